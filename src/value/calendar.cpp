#include "calendar.hpp"

#include <array>

#include <guong/limits.hpp>

namespace guong::inline v0 {

namespace month_counting {

namespace {

constexpr std::int64_t months_in_year = 12;

bool is_leap(std::int64_t year) noexcept { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

/// Months since January of the year 0.
std::int64_t month_number(civil_day day) noexcept { return day.year * months_in_year + day.month - 1; }

/// The number of the day that the rule gives for day `day` of the month with the number `months`.
std::int64_t settled(std::int64_t months, unsigned day, month_end_rule rule) noexcept {
    const std::int64_t year = (months >= 0 ? months : months - months_in_year + 1) / months_in_year;
    const auto month = static_cast<unsigned>(months - year * months_in_year + 1);
    const unsigned length = days_in_month(year, month);
    if (day <= length) return day_number(year, month, day);
    return day_number(year, month, length) + (rule == month_end_rule::next_day ? 1 : 0);
}

/// Whether the day is of the years 1 to 9999.
bool is_written(std::int64_t number) noexcept { return number >= day_number(1, 1, 1) && number <= day_number(9999, 12, 31); }

} // namespace

} // namespace month_counting

unsigned days_in_month(std::int64_t year, unsigned month) noexcept {
    constexpr std::array<unsigned, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && month_counting::is_leap(year) ? 29 : lengths[month - 1];
}

std::optional<date> shifted(date from, period by, int sign, month_end_rule rule) noexcept {
    const std::int64_t direction = sign < 0 ? -1 : 1;
    std::int64_t number = from.days;
    if (by.months != 0) {
        const civil_day start = from.civil();
        number = month_counting::settled(month_counting::month_number(start) + direction * by.months, start.day, rule);
        if (!month_counting::is_written(number)) return std::nullopt;
    }
    number += direction * by.days;
    if (!month_counting::is_written(number)) return std::nullopt;
    return date{static_cast<std::int32_t>(number)};
}

months_and_days completed_with_rest(date from, date to, month_end_rule rule) noexcept {
    if (to < from) return {};
    const civil_day start = from.civil();
    const std::int64_t start_month = month_counting::month_number(start);
    // The month of `to` is reached, or only the one before it.
    std::int64_t months = month_counting::month_number(to.civil()) - start_month;
    std::int64_t reached = month_counting::settled(start_month + months, start.day, rule);
    if (reached > to.days) reached = month_counting::settled(start_month + --months, start.day, rule);
    return {months, to.days - reached};
}

std::int64_t completed(time_unit unit, date from, date to, month_end_rule rule) noexcept {
    if (unit == time_unit::days) return std::int64_t{to.days} - from.days;
    if (to < from) return -completed(unit, to, from, rule);
    const std::int64_t months = completed_with_rest(from, to, rule).months;
    return unit == time_unit::months ? months : months / month_counting::months_in_year;
}

int year_of(date day) noexcept { return day.civil().year; }

std::optional<int> school_year_of(date day, unsigned first_month) noexcept {
    if (first_month < 1 || first_month > 12) return std::nullopt;
    const civil_day written = day.civil();
    const int first = written.month >= first_month ? written.year : written.year - 1;
    if (first < 1 || first > limits::school_year_max) return std::nullopt;
    return first;
}

} // namespace guong::inline v0
