#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "../../src/value/calendar.hpp"

using guong::civil_day;
using guong::completed;
using guong::completed_with_rest;
using guong::date;
using guong::month_end_rule;
using guong::months_and_days;
using guong::period;
using guong::shifted;
using guong::time_unit;

namespace {

constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t greatest = std::numeric_limits<std::int32_t>::max();
constexpr std::array rules = {month_end_rule::last_day, month_end_rule::next_day};
constexpr std::array units = {time_unit::days, time_unit::months, time_unit::years};

date day(const char* iso) { return date::parse(iso).value(); }

period of(time_unit unit, std::int32_t amount) {
    switch (unit) {
    case time_unit::days: return {0, amount};
    case time_unit::months: return {amount, 0};
    case time_unit::years: break;
    }
    return {12 * amount, 0};
}

/// The day moved by n units, forward or back, or 0000-00-00.
std::string moved(const char* iso, std::int32_t n, time_unit unit, month_end_rule rule = month_end_rule::last_day) {
    const auto found = shifted(day(iso), of(unit, n), 1, rule);
    return found ? found->to_string() : "0000-00-00";
}

/// Whether moving by n units asks for a day that its month does not have: by the written numbers alone.
bool is_settled_by_rule(date from, time_unit unit, int n) {
    if (unit == time_unit::days) return false;
    const civil_day start = from.civil();
    int month = start.year * 12 + static_cast<int>(start.month) - 1 + (unit == time_unit::years ? 12 * n : n);
    return !date::of(month / 12, static_cast<unsigned>(month % 12) + 1, start.day);
}

/// The definition itself: counts up until the day is passed.
std::int64_t slowly_completed(time_unit unit, date from, date to, month_end_rule rule) {
    if (to < from) return -slowly_completed(unit, to, from, rule);
    std::int32_t n = 0;
    while (*shifted(from, of(unit, n + 1), 1, rule) <= to) ++n;
    return n;
}

} // namespace

TEST_CASE("a day that its month does not have is its last, or the first of the next month, as the rule says") {
    constexpr auto next = month_end_rule::next_day;
    CHECK(moved("2023-01-31", 1, time_unit::months) == "2023-02-28");
    CHECK(moved("2023-01-31", 1, time_unit::months, next) == "2023-03-01");
    CHECK(moved("2024-01-31", 1, time_unit::months) == "2024-02-29");
    CHECK(moved("2024-01-30", 1, time_unit::months, next) == "2024-03-01");
    CHECK(moved("2024-02-29", 1, time_unit::years) == "2025-02-28");
    CHECK(moved("2024-02-29", 1, time_unit::years, next) == "2025-03-01");
    CHECK(moved("2024-02-29", 4, time_unit::years) == "2028-02-29");
    CHECK(moved("2023-03-31", -1, time_unit::months) == "2023-02-28");
    CHECK(moved("2023-03-31", -1, time_unit::months, next) == "2023-03-01");
    CHECK(moved("2023-08-31", 1, time_unit::months, next) == "2023-10-01");
}

TEST_CASE("a day that its month has is kept by either rule") {
    for (const auto rule : rules) {
        CHECK(moved("2023-06-21", 15, time_unit::years, rule) == "2038-06-21");
        CHECK(moved("2023-06-21", -30, time_unit::months, rule) == "2020-12-21");
        CHECK(moved("2023-02-28", 1, time_unit::months, rule) == "2023-03-28");
        CHECK(moved("2023-12-31", 1, time_unit::days, rule) == "2024-01-01");
        CHECK(moved("2023-12-31", 2, time_unit::months, rule) == (rule == month_end_rule::last_day ? "2024-02-29" : "2024-03-01"));
    }
}

TEST_CASE("the months are moved first and the days counted from there, forward and back") {
    CHECK(shifted(day("2023-01-31"), {1, 1}, 1, month_end_rule::last_day) == day("2023-03-01"));
    CHECK(shifted(day("2023-01-31"), {1, 1}, 1, month_end_rule::next_day) == day("2023-03-02"));
    CHECK(shifted(day("2023-03-31"), {1, 1}, -1, month_end_rule::last_day) == day("2023-02-27"));
    CHECK(shifted(day("2023-03-31"), {1, 1}, -1, month_end_rule::next_day) == day("2023-02-28"));
    CHECK(shifted(day("2023-03-31"), {-1, -1}, 1, month_end_rule::last_day) == day("2023-02-27"));
    CHECK(shifted(day("2023-03-31"), {1, -3}, 0, month_end_rule::last_day) == day("2023-04-27"));
}

TEST_CASE("no day is moved out of the years 1 to 9999") {
    for (const auto rule : rules) {
        CHECK(moved("9999-12-30", 1, time_unit::days, rule) == "9999-12-31");
        CHECK(moved("9999-12-31", 1, time_unit::days, rule) == "0000-00-00");
        CHECK(moved("9999-12-01", 1, time_unit::months, rule) == "0000-00-00");
        CHECK(moved("0001-01-01", -1, time_unit::days, rule) == "0000-00-00");
        CHECK(moved("0001-01-31", -1, time_unit::months, rule) == "0000-00-00");
        CHECK(moved("0001-02-01", -1, time_unit::months, rule) == "0001-01-01");
        CHECK(shifted(day("9999-12-31"), {1, -31}, 1, rule) == std::nullopt);
        for (const std::int32_t months : {least, -1, 0, 1, greatest}) {
            for (const std::int32_t days : {least, greatest}) {
                for (const int sign : {-1, 1}) {
                    for (const char* from : {"0001-01-01", "2024-02-29", "9999-12-31"}) CHECK_FALSE(shifted(day(from), {months, days}, sign, rule).has_value());
                }
            }
        }
        CHECK(shifted(date{greatest}, {0, greatest}, -1, rule) == date{0});
        CHECK(shifted(date{least}, {0, greatest}, 1, rule) == date{-1});
        for (const std::int32_t far : {least, greatest}) {
            CHECK(shifted(date{far}, {0, 0}, 1, rule) == std::nullopt);
            CHECK(shifted(date{far}, {greatest, greatest}, 1, rule) == std::nullopt);
            CHECK(shifted(date{far}, {least, least}, -1, rule) == std::nullopt);
        }
    }
}

TEST_CASE("a year is completed on the day of the same number, not before") {
    const auto years = [](const char* from, const char* to, month_end_rule rule) { return completed(time_unit::years, day(from), day(to), rule); };
    for (const auto rule : rules) {
        CHECK(years("2008-09-01", "2023-08-31", rule) == 14);
        CHECK(years("2008-09-01", "2023-09-01", rule) == 15);
        CHECK(years("2023-09-01", "2008-09-01", rule) == -15);
        CHECK(years("2023-09-01", "2008-09-02", rule) == -14);
        CHECK(years("2023-09-01", "2023-09-01", rule) == 0);
    }
    CHECK(years("2004-02-29", "2023-02-28", month_end_rule::last_day) == 19);
    CHECK(years("2004-02-29", "2023-02-28", month_end_rule::next_day) == 18);
    CHECK(years("2004-02-29", "2023-03-01", month_end_rule::next_day) == 19);
}

TEST_CASE("what is completed is what counting up finds") {
    for (const auto rule : rules) {
        for (date from = day("2023-12-25"); from < day("2024-03-05"); ++from.days) {
            for (date to = day("2022-10-01"); to < day("2026-04-05"); ++to.days) {
                for (const auto unit : {time_unit::months, time_unit::years}) {
                    if (completed(unit, from, to, rule) != slowly_completed(unit, from, to, rule)) FAIL_CHECK(from.to_string() << " to " << to.to_string());
                }
            }
        }
    }
}

TEST_CASE("n units after a day n are completed, and n units before it, but for the one exception of the header") {
    // Four centuries, after which the calendar repeats, in steps that meet every day of the year; and every day around two leap years and one that is none.
    const auto check = [](date from) {
        for (const auto rule : rules) {
            for (const auto unit : units) {
                for (int n = -50; n <= 50; n += n < -26 || n > 26 ? 7 : 1) {
                    const auto to = shifted(from, of(unit, n), 1, rule);
                    const bool falls_short = rule == month_end_rule::next_day && n < 0 && is_settled_by_rule(from, unit, n);
                    const bool agrees = to && completed(unit, from, *to, rule) == (falls_short ? n + 1 : n) &&
                                        shifted(from, of(unit, -n), -1, rule) == to;
                    if (!agrees) FAIL_CHECK(from.to_string() << " moved by " << n << " of unit " << static_cast<int>(unit));
                }
            }
        }
    };
    for (date from = day("1800-01-01"); from < day("2200-01-01"); from.days += 61) check(from);
    for (date from = day("1899-01-01"); from < day("1901-01-01"); ++from.days) check(from);
    for (date from = day("1999-01-01"); from < day("2001-03-02"); ++from.days) check(from);
    for (date from = day("2023-01-01"); from < day("2026-01-01"); ++from.days) check(from);
    for (int year = 1896; year <= 2104; ++year) {
        for (unsigned month = 1; month <= 12; ++month) check(*date::of(year, month, guong::days_in_month(year, month)));
    }
}

TEST_CASE("each day is a day further, and no month is completed twice on the way") {
    for (const auto rule : rules) {
        for (const char* start : {"2023-01-28", "2023-01-29", "2023-01-30", "2023-01-31", "2024-01-31", "2024-02-29", "2023-12-31"}) {
            const date from = day(start);
            months_and_days before;
            for (date to{from.days + 1}; to.days < from.days + 1000; ++to.days) {
                const auto now = completed_with_rest(from, to, rule);
                const bool one_further = now == months_and_days{before.months, before.days + 1} || now == months_and_days{before.months + 1, 0};
                if (!one_further) FAIL_CHECK(start << " to " << to.to_string());
                before = now;
            }
        }
        CHECK(completed_with_rest(day("2023-06-21"), day("2023-06-20"), rule) == months_and_days{});
    }
}

TEST_CASE("what is completed between the ends of all that a date can hold fits") {
    for (const auto rule : rules) {
        CHECK(completed(time_unit::days, date{least}, date{greatest}, rule) == 4'294'967'295);
        CHECK(completed(time_unit::days, date{greatest}, date{least}, rule) == -4'294'967'295);
        CHECK(completed(time_unit::years, date{least}, date{greatest}, rule) == 5'881'580 + 5'877'641);
        CHECK(completed(time_unit::months, date{greatest}, date{least}, rule) == -((5'881'580 + 5'877'641) * std::int64_t{12}));
    }
}

TEST_CASE("day numbers are the inverse of civil days, in any year") {
    for (std::int64_t number = least; number <= greatest; number += 86'399) {
        const auto written = date{static_cast<std::int32_t>(number)}.civil();
        if (guong::day_number(written.year, written.month, written.day) != number) FAIL_CHECK(number);
    }
}

TEST_CASE("months have the days of the calendar") {
    CHECK(guong::days_in_month(2023, 2) == 28);
    CHECK(guong::days_in_month(2024, 2) == 29);
    CHECK(guong::days_in_month(1900, 2) == 28);
    CHECK(guong::days_in_month(2000, 2) == 29);
    CHECK(guong::days_in_month(-400, 2) == 29);
    CHECK(guong::days_in_month(2023, 4) == 30);
    CHECK(guong::days_in_month(2023, 12) == 31);
}

TEST_CASE("a day is in a year, and in the school year that began last") {
    CHECK(guong::year_of(day("2023-06-21")) == 2023);
    CHECK(guong::school_year_of(day("2023-08-31"), 9) == 2022);
    CHECK(guong::school_year_of(day("2023-09-01"), 9) == 2023);
    CHECK(guong::school_year_of(day("2023-12-31"), 9) == 2023);
    CHECK(guong::school_year_of(day("2024-01-01"), 9) == 2023);
    CHECK(guong::school_year_of(day("2024-01-01"), 1) == 2024);
    CHECK(guong::school_year_of(day("2024-12-01"), 12) == 2024);
}

TEST_CASE("no school year begins in a month that is none or has a year outside 1 to 9999") {
    CHECK_FALSE(guong::school_year_of(day("2023-06-21"), 0).has_value());
    CHECK_FALSE(guong::school_year_of(day("2023-06-21"), 13).has_value());
    CHECK_FALSE(guong::school_year_of(day("0001-08-31"), 9).has_value());
    CHECK(guong::school_year_of(day("0001-09-01"), 9) == 1);
    CHECK(guong::school_year_of(day("9999-08-31"), 9) == 9998);
    CHECK_FALSE(guong::school_year_of(day("9999-09-01"), 9).has_value());
    CHECK_FALSE(guong::school_year_of(date{greatest}, 9).has_value());
    CHECK_FALSE(guong::school_year_of(date{least}, 9).has_value());
}
