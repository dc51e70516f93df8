#pragma once

/// Reckoning with days, months and years: the pieces behind `guong/value.hpp`. Every function is defined for every day that a `date` can hold.

#include <cstdint>
#include <optional>

#include <guong/value.hpp>

namespace guong::inline v0 {

/// What a day is moved by: the months first, then the days.
struct period {
    std::int32_t months = 0;
    std::int32_t days = 0;

    friend bool operator==(period, period) = default;
};

/// Completed months, and the days left over behind them.
struct months_and_days {
    std::int64_t months = 0;
    std::int64_t days = 0;

    friend bool operator==(months_and_days, months_and_days) = default;
};

/// How many days the month has; `month` from 1 to 12.
[[nodiscard]] unsigned days_in_month(std::int64_t year, unsigned month) noexcept;

/// The days from 1970-01-01 to a day that exists, in any year of the proleptic Gregorian calendar that a `civil_day` can name.
[[nodiscard]] std::int64_t day_number(std::int64_t year, unsigned month, unsigned day) noexcept;

/// The day moved by the period, forward, or back if `sign` is negative. The months are moved first: a day that its month does not have is
/// settled by the rule, and the days are counted from there. Nothing if the day after either move is outside the years 1 to 9999.
[[nodiscard]] std::optional<date> shifted(date from, period by, int sign, month_end_rule rule) noexcept;

/// The greatest n for which `from` moved forward by n units is not after `to`; if `to` is before `from`, minus what is completed from `to`
/// to `from`. So a month is completed on the day of the same number, not on the day before it.
///
/// `completed(unit, day, day moved by n units, rule) == n` for every day and every n, forward and back, with one exception: under
/// `next_day`, moving back by months or years onto a day that does not exist lands on the first of the month after, and from there one
/// unit less is completed (31 March - 1 month is 1 March, and from 1 to 31 March no month is completed).
[[nodiscard]] std::int64_t completed(time_unit unit, date from, date to, month_end_rule rule) noexcept;

/// The completed months from one day to a later one, and how many days remain from where the last of them ends. Both zero if `to` is
/// before `from`.
[[nodiscard]] months_and_days completed_with_rest(date from, date to, month_end_rule rule) noexcept;

/// The calendar year the day is in.
[[nodiscard]] int year_of(date day) noexcept;

/// The first of the two years of the school year the day is in, when school years begin on the first of `first_month`. Nothing if there is
/// no such month, or if either year is outside 1 to 9999.
[[nodiscard]] std::optional<int> school_year_of(date day, unsigned first_month) noexcept;

} // namespace guong::inline v0
