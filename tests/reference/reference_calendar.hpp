#pragma once

/// Days for the reference evaluator, reckoned by the standard library's calendar and by counting.

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <guong/value.hpp>

namespace guong::reference {

using day = std::int64_t; ///< since 1970-01-01

/// A day so many months later, or earlier where the number is below zero. Nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<day> months_later(day start, std::int64_t months, month_end_rule rule);
[[nodiscard]] std::optional<day> later(day start, time_unit unit, std::int64_t amount, month_end_rule rule);

/// Completed units, found by counting up; below zero where `to` is before `from`.
[[nodiscard]] std::int64_t completed_units(time_unit unit, day from, day to, month_end_rule rule);

[[nodiscard]] std::int64_t year_of(day which);
[[nodiscard]] std::int64_t school_year_of(day which, unsigned first_month);

/// The first and last day of a stretch; no day where the last is before the first.
struct stretch_of_days {
    day first;
    day last;
};

/// How long the days of `counted` that are in none of `excluded`, and in the window, are together.
[[nodiscard]] std::int64_t covered_units(time_unit unit, const std::vector<stretch_of_days>& counted, const std::vector<stretch_of_days>& excluded,
                                         const std::optional<stretch_of_days>& window, month_end_rule rule);

} // namespace guong::reference
