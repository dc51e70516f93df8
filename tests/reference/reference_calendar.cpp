#include "reference_calendar.hpp"

#include <algorithm>
#include <set>

namespace guong::reference {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t months_in_year = 12;

year_month_day written(day which) { return sys_days{std::chrono::days{which}}; }
day number_of(sys_days which) { return which.time_since_epoch().count(); }

std::optional<day> within_calendar(day which) {
    const auto year = year_of(which);
    return year >= 1 && year <= 9999 ? std::optional{which} : std::nullopt;
}

/// Walks along the days one by one.
std::int64_t length_of(time_unit unit, const std::set<day>& days, month_end_rule rule) {
    if (unit == time_unit::days) return static_cast<std::int64_t>(days.size());
    std::int64_t months = 0, left_over = 0;
    for (const auto first : days) {
        if (days.contains(first - 1)) continue;
        auto behind = first;
        while (days.contains(behind)) ++behind;
        const auto completed = completed_units(time_unit::months, first, behind, rule);
        months += completed;
        left_over += behind - months_later(first, completed, rule).value();
    }
    months += left_over / 30;
    return unit == time_unit::months ? months : months / months_in_year;
}

} // namespace

std::optional<day> months_later(day start, std::int64_t months, month_end_rule rule) {
    const auto from = written(start);
    const auto month = from.year() / from.month() + std::chrono::months{months};
    const auto same_day = month / from.day();
    if (same_day.ok()) return within_calendar(number_of(sys_days{same_day}));
    const auto end_of_month = number_of(sys_days{month / std::chrono::last});
    return within_calendar(rule == month_end_rule::last_day ? end_of_month : end_of_month + 1);
}

std::optional<day> later(day start, time_unit unit, std::int64_t amount, month_end_rule rule) {
    constexpr std::int64_t days_of_calendar = 3'700'000;
    if (amount > days_of_calendar || amount < -days_of_calendar) return std::nullopt;
    if (unit == time_unit::days) return within_calendar(start + amount);
    return months_later(start, unit == time_unit::years ? amount * months_in_year : amount, rule);
}

std::int64_t completed_units(time_unit unit, day from, day to, month_end_rule rule) {
    if (unit == time_unit::days) return to - from;
    if (to < from) return -completed_units(unit, to, from, rule);
    std::int64_t completed = 0;
    for (;;) {
        const auto next = later(from, unit, completed + 1, rule);
        if (!next || *next > to) return completed;
        ++completed;
    }
}

std::int64_t year_of(day which) { return static_cast<int>(written(which).year()); }

std::int64_t school_year_of(day which, unsigned first_month) {
    return year_of(which) - (static_cast<unsigned>(written(which).month()) < first_month ? 1 : 0);
}

std::int64_t covered_units(time_unit unit, const std::vector<stretch_of_days>& counted, const std::vector<stretch_of_days>& excluded,
                           const std::optional<stretch_of_days>& window, month_end_rule rule) {
    std::set<day> days;
    for (const auto& each : counted)
        for (auto which = each.first; which <= each.last; ++which) days.insert(days.end(), which);
    for (const auto& each : excluded) {
        if (each.first > each.last) continue;
        days.erase(days.lower_bound(each.first), days.upper_bound(each.last));
    }
    if (window) {
        days.erase(days.begin(), days.lower_bound(window->first));
        days.erase(days.upper_bound(window->last), days.end());
    }
    return length_of(unit, days, rule);
}

} // namespace guong::reference
