#include "day_set.hpp"

#include <algorithm>

#include "calendar.hpp"

namespace guong::inline v0 {

namespace day_joining {

namespace {

/// What both ranges have; empty if there is nothing.
day_range common(day_range left, day_range right) noexcept { return {std::max(left.first, right.first), std::min(left.last, right.last)}; }

bool is_empty(day_range range) noexcept { return range.last < range.first; }

/// The neighbours of a day of the years 1 to 9999.
date day_before(date day) noexcept { return date{day.days - 1}; }
date day_after(date day) noexcept { return date{day.days + 1}; }

std::int64_t days_in(day_range range) noexcept { return std::int64_t{range.last.days} - range.first.days + 1; }

} // namespace

} // namespace day_joining

day_set day_set::of(working_vector<day_range> ranges) {
    const day_range written{*date::of(1, 1, 1), *date::of(9999, 12, 31)};
    for (day_range& range : ranges) range = day_joining::common(range, written);
    std::erase_if(ranges, day_joining::is_empty);
    std::sort(ranges.begin(), ranges.end(), [](day_range left, day_range right) { return left.first < right.first; });
    day_set made;
    for (const day_range range : ranges) {
        if (made.ranges_.empty() || day_joining::day_after(made.ranges_.back().last) < range.first)
            made.ranges_.push_back(range);
        else
            made.ranges_.back().last = std::max(made.ranges_.back().last, range.last);
    }
    return made;
}

day_set day_set::united_with(const day_set& other) const {
    auto all = ranges_;
    all.insert(all.end(), other.ranges_.begin(), other.ranges_.end());
    return of(std::move(all));
}

day_set day_set::without(const day_set& other) const {
    day_set left;
    auto taken = other.ranges_.begin();
    for (day_range range : ranges_) {
        while (taken != other.ranges_.end() && taken->last < range.first) ++taken;
        // The last one taken may reach into the next range too, so it is looked at again there.
        for (auto here = taken; here != other.ranges_.end() && here->first <= range.last; ++here) {
            if (range.first < here->first) left.ranges_.push_back({range.first, day_joining::day_before(here->first)});
            range.first = day_joining::day_after(here->last);
        }
        if (!day_joining::is_empty(range)) left.ranges_.push_back(range);
    }
    return left;
}

day_set day_set::clipped_to(day_range window) const {
    day_set inside;
    for (const day_range range : ranges_) {
        const day_range kept = day_joining::common(range, window);
        if (!day_joining::is_empty(kept)) inside.ranges_.push_back(kept);
    }
    return inside;
}

std::int64_t day_set::day_count() const noexcept {
    std::int64_t count = 0;
    for (const day_range range : ranges_) count += day_joining::days_in(range);
    return count;
}

std::int64_t covered(const day_set& days, time_unit unit, month_end_rule rule) noexcept {
    if (unit == time_unit::days) return days.day_count();
    constexpr std::int64_t days_in_made_up_month = 30;
    months_and_days total;
    for (const day_range range : days.ranges()) {
        const auto part = completed_with_rest(range.first, day_joining::day_after(range.last), rule);
        total.months += part.months;
        total.days += part.days;
    }
    const std::int64_t months = total.months + total.days / days_in_made_up_month;
    return unit == time_unit::months ? months : months / 12;
}

} // namespace guong::inline v0
