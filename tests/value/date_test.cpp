#include <doctest/doctest.h>

#include <limits>

#include <guong/value.hpp>

using guong::civil_day;
using guong::date;

namespace {

/// The day after, by the calendar's own rule.
civil_day day_after(civil_day day) {
    const bool leap = day.year % 400 == 0 || (day.year % 4 == 0 && day.year % 100 != 0);
    const unsigned lengths[] = {31, leap ? 29u : 28u, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (++day.day > lengths[day.month - 1]) {
        day.day = 1;
        if (++day.month > 12) {
            day.month = 1;
            ++day.year;
        }
    }
    return day;
}

} // namespace

TEST_CASE("every day from 1900 to 2100 has its number and comes back from it") {
    civil_day day{1900, 1, 1};
    std::int32_t number = date::of(1900, 1, 1).value().days;
    CHECK(number == -25'567);
    for (; day.year <= 2100; day = day_after(day), ++number) {
        const auto made = date::of(day.year, day.month, day.day);
        const bool agrees = made && made->days == number && made->civil() == day && date::parse(made->to_string()) == *made;
        if (!agrees) FAIL_CHECK(day.year << "-" << day.month << "-" << day.day);
    }
    CHECK(number == date::of(2101, 1, 1).value().days);
}

TEST_CASE("the years run from 0001 to 9999") {
    CHECK(date::of(1, 1, 1).value().to_string() == "0001-01-01");
    CHECK(date::of(9999, 12, 31).value().to_string() == "9999-12-31");
    CHECK(date::parse("0001-01-01").value().days == -719'162);
    CHECK(date::parse("9999-12-31").value().days == 2'932'896);
    CHECK_FALSE(date::of(0, 12, 31).has_value());
    CHECK_FALSE(date::of(10'000, 1, 1).has_value());
    CHECK_FALSE(date::of(-1, 1, 1).has_value());
    CHECK_FALSE(date::parse("0000-01-01").has_value());
}

TEST_CASE("days that no calendar has are refused") {
    CHECK(date::of(2024, 2, 29).has_value());
    CHECK(date::of(2000, 2, 29).has_value());
    CHECK_FALSE(date::of(2023, 2, 29).has_value());
    CHECK_FALSE(date::of(1900, 2, 29).has_value());
    CHECK_FALSE(date::of(2100, 2, 29).has_value());
    CHECK_FALSE(date::of(2023, 4, 31).has_value());
    CHECK_FALSE(date::of(2023, 0, 1).has_value());
    CHECK_FALSE(date::of(2023, 13, 1).has_value());
    CHECK_FALSE(date::of(2023, 1, 0).has_value());
}

TEST_CASE("only the ISO form is read") {
    CHECK(date::parse("2023-06-21") == date::of(2023, 6, 21));
    for (const char* text : {"", "2023-6-21", "21/06/2023", "2023-06-21 ", "2023/06/21", "2023-06-2x",
                             "20230621", "+023-06-21", "2023-06-211", "-023-06-21"}) {
        CAPTURE(text);
        CHECK_FALSE(date::parse(text).has_value());
    }
}

TEST_CASE("dates are ordered, and the first of 1970 is day zero") {
    CHECK(date::of(1970, 1, 1) == date{0});
    CHECK(date::of(1969, 12, 31) == date{-1});
    CHECK(date::of(2023, 6, 21).value() < date::of(2023, 6, 22).value());
}

TEST_CASE("any number of days has a civil day, even far outside the years that are written") {
    CHECK(date{std::numeric_limits<std::int32_t>::max()}.civil() == civil_day{5'881'580, 7, 11});
    CHECK(date{std::numeric_limits<std::int32_t>::min()}.civil() == civil_day{-5'877'641, 6, 23});
}
