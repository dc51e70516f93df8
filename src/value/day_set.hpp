#pragma once

/// Sets of days: services, absences and whatever else lasts from a day to a day.

#include <cstdint>

#include <guong/value.hpp>

#include "working_vector.hpp"

namespace guong::inline v0 {

/// The days from the first to the last, both included. Empty if the last is before the first.
struct day_range {
    date first;
    date last;

    friend bool operator==(day_range, day_range) = default;
};

/// Days, as ranges that neither overlap nor touch, in order: equal sets have equal ranges. A value.
/// Only days of the years 1 to 9999 are kept, so that an end that is not yet known can be written as any later day.
class day_set {
public:
    day_set() = default;

    /// All days of the ranges, which may overlap, touch, be empty, and stand in any order.
    static day_set of(working_vector<day_range> ranges);

    /// The days of either set.
    [[nodiscard]] day_set united_with(const day_set& other) const;
    /// The days that are not in the other set.
    [[nodiscard]] day_set without(const day_set& other) const;
    /// The days that are in the range.
    [[nodiscard]] day_set clipped_to(day_range window) const;

    [[nodiscard]] std::int64_t day_count() const noexcept;
    [[nodiscard]] const working_vector<day_range>& ranges() const noexcept { return ranges_; }

    friend bool operator==(const day_set&, const day_set&) = default;

private:
    working_vector<day_range> ranges_; // invariant: none is empty, and a day lies between each and the next
};

/// How long the days are together.
/// - Days: how many there are.
/// - Months: for each range the months completed from its first day to the day after its last; the days left over behind them are added
///   together over all ranges, and every 30 of them count as one month more.
/// - Years: those months divided by 12, rounded down.
///
/// So 1 January to 31 March is three months, and 1 to 20 January and 1 to 10 March are one month together.
[[nodiscard]] std::int64_t covered(const day_set& days, time_unit unit, month_end_rule rule) noexcept;

} // namespace guong::inline v0
