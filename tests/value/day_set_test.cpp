#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <set>

#include "../../src/value/calendar.hpp"
#include "../../src/value/day_set.hpp"

using guong::covered;
using guong::date;
using guong::day_range;
using guong::day_set;
using guong::month_end_rule;
using guong::time_unit;

namespace {

constexpr date earliest{std::numeric_limits<std::int32_t>::min()};
constexpr date latest{std::numeric_limits<std::int32_t>::max()};

day_range days(const char* first, const char* last) { return {date::parse(first).value(), date::parse(last).value()}; }

std::set<std::int32_t> each_of(const guong::working_vector<day_range>& ranges) {
    std::set<std::int32_t> all;
    for (const auto& range : ranges) {
        for (auto day = range.first.days; day <= range.last.days; ++day) all.insert(day);
    }
    return all;
}

/// In order, none empty, a day between each and the next.
bool is_settled(const day_set& set) {
    const auto& ranges = set.ranges();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (ranges[i].last < ranges[i].first) return false;
        if (i > 0 && ranges[i].first.days - ranges[i - 1].last.days < 2) return false;
    }
    return true;
}

guong::working_vector<day_range> random_ranges(std::mt19937& random) {
    guong::working_vector<day_range> ranges(random() % 6);
    for (auto& range : ranges) {
        range.first.days = static_cast<std::int32_t>(random() % 40) - 20;
        range.last.days = range.first.days + static_cast<std::int32_t>(random() % 14) - 2;
    }
    return ranges;
}

} // namespace

TEST_CASE("ranges that overlap or touch become one, and empty ones nothing") {
    const auto set = day_set::of({days("2023-03-01", "2023-03-10"), days("2023-01-01", "2023-01-31"), days("2023-02-01", "2023-02-05"),
                                  days("2023-01-10", "2023-01-20"), days("2023-06-02", "2023-06-01")});
    CHECK(set.ranges() == guong::working_vector<day_range>{days("2023-01-01", "2023-02-05"), days("2023-03-01", "2023-03-10")});
    CHECK(set.day_count() == 46);
    CHECK(day_set::of({}) == day_set{});
    CHECK(day_set{}.day_count() == 0);
}

TEST_CASE("leave in the middle of a service is taken out of it") {
    const auto service = day_set::of({days("2008-09-01", "2023-08-31")});
    const auto leave = day_set::of({days("2012-09-01", "2014-08-31")});
    const auto left = service.without(leave);
    CHECK(left.ranges() == guong::working_vector<day_range>{days("2008-09-01", "2012-08-31"), days("2014-09-01", "2023-08-31")});
    CHECK(covered(service, time_unit::years, month_end_rule::last_day) == 15);
    CHECK(covered(left, time_unit::years, month_end_rule::last_day) == 13);
    CHECK(left.united_with(leave) == service);
    CHECK(service.without(service) == day_set{});
    CHECK(leave.without(service) == day_set{});
}

TEST_CASE("sets of days agree with the days counted one by one") {
    std::mt19937 random{148};
    for (int round = 0; round < 4000; ++round) {
        const auto left_ranges = random_ranges(random);
        const auto right_ranges = random_ranges(random);
        const auto left = day_set::of(left_ranges);
        const auto right = day_set::of(right_ranges);
        const day_range window{{static_cast<std::int32_t>(random() % 50) - 25}, {static_cast<std::int32_t>(random() % 50) - 25}};

        const auto left_days = each_of(left_ranges);
        auto both = left_days;
        both.merge(each_of(right_ranges));
        auto rest = left_days;
        for (const auto day : each_of(right_ranges)) rest.erase(day);
        std::set<std::int32_t> inside;
        for (const auto day : left_days) {
            if (day >= window.first.days && day <= window.last.days) inside.insert(day);
        }

        const auto agrees = [](const day_set& set, const std::set<std::int32_t>& expected) {
            return is_settled(set) && each_of(set.ranges()) == expected && set.day_count() == static_cast<std::int64_t>(expected.size());
        };
        if (!agrees(left, left_days)) FAIL_CHECK("of, round " << round);
        if (!agrees(left.united_with(right), both)) FAIL_CHECK("united_with, round " << round);
        if (!agrees(left.without(right), rest)) FAIL_CHECK("without, round " << round);
        if (!agrees(left.clipped_to(window), inside)) FAIL_CHECK("clipped_to, round " << round);
    }
}

TEST_CASE("the months of all ranges add up, and every thirty days left over make one more") {
    const auto months = [](guong::working_vector<day_range> ranges) { return covered(day_set::of(std::move(ranges)), time_unit::months, month_end_rule::last_day); };
    CHECK(months({}) == 0);
    CHECK(months({days("2023-01-01", "2023-03-31")}) == 3);
    CHECK(months({days("2023-01-01", "2023-03-30")}) == 3); // two completed, and 30 days left over
    CHECK(months({days("2023-01-01", "2023-03-29")}) == 2);
    CHECK(months({days("2023-02-01", "2023-02-28")}) == 1);
    CHECK(months({days("2023-01-01", "2023-01-20"), days("2023-03-01", "2023-03-10")}) == 1);
    CHECK(months({days("2023-01-01", "2023-01-20"), days("2023-03-01", "2023-03-09")}) == 0);
    CHECK(months({days("2023-01-15", "2023-02-14"), days("2023-05-01", "2023-06-30")}) == 3);
}

TEST_CASE("years are twelve months, wherever they come from") {
    const auto in = [](const day_set& set, time_unit unit) { return covered(set, unit, month_end_rule::last_day); };
    const auto halves = day_set::of({days("2020-01-01", "2020-06-30"), days("2022-01-01", "2022-06-30")});
    CHECK(in(halves, time_unit::years) == 1);
    CHECK(in(halves, time_unit::months) == 12);
    CHECK(in(halves, time_unit::days) == 182 + 181);
    CHECK(in(day_set::of({days("2020-01-01", "2020-11-30")}), time_unit::years) == 0);
}

TEST_CASE("the month-end rule decides what a range from the thirty-first covers") {
    const auto set = day_set::of({days("2023-01-31", "2023-02-27")});
    CHECK(covered(set, time_unit::months, month_end_rule::last_day) == 1); // up to 28 February
    CHECK(covered(set, time_unit::months, month_end_rule::next_day) == 0); // 1 March is not reached, and 28 days are no month
}

TEST_CASE("one range covers what is completed from its first day to the day after its last") {
    const auto first = date::of(2023, 12, 30).value();
    for (const auto rule : {month_end_rule::last_day, month_end_rule::next_day}) {
        for (int length = 1; length <= 1200; ++length) {
            const auto set = day_set::of({{first, {first.days + length - 1}}});
            const auto [months, rest] = guong::completed_with_rest(first, {first.days + length}, rule);
            const auto expected = months + (rest >= 30 ? 1 : 0);
            if (covered(set, time_unit::months, rule) != expected || covered(set, time_unit::years, rule) != expected / 12) FAIL_CHECK(length);
        }
    }
}

TEST_CASE("days outside the years 1 to 9999 are left out") {
    const auto all = day_set::of({{earliest, latest}});
    CHECK(all.ranges() == guong::working_vector<day_range>{days("0001-01-01", "9999-12-31")});
    CHECK(all.day_count() == 3'652'059);
    CHECK(covered(all, time_unit::months, month_end_rule::last_day) == 9999 * 12);
    CHECK(covered(all, time_unit::years, month_end_rule::next_day) == 9999);
    CHECK(all.without(all) == day_set{});
    CHECK(all.clipped_to({earliest, latest}) == all);
    CHECK(all.clipped_to({latest, earliest}) == day_set{});
    CHECK(all.clipped_to({latest, latest}) == day_set{});
    CHECK(day_set::of({{latest, latest}, {earliest, earliest}}) == day_set{});
    CHECK(day_set::of({{days("2023-01-01", "2023-01-01").first, latest}}).clipped_to(days("2022-01-01", "2023-12-31")).day_count() == 365);
}
