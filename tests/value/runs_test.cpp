#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "../../src/value/runs.hpp"

namespace {

using run = guong::working_vector<std::int64_t>;

std::int64_t length_of_longest(run all, std::int64_t gap_max) { return std::ssize(guong::longest_run(std::move(all), gap_max)); }
std::int64_t ending_at(run all, std::int64_t last, std::int64_t gap_max) {
    return std::ssize(guong::run_ending_at(std::move(all), last, gap_max));
}
std::int64_t block_count(run all, std::int64_t length) { return std::ssize(guong::blocks(std::move(all), length)) / length; }

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

/// Walks back from `last`, number by number.
std::int64_t slow_run_ending_at(const std::set<std::int64_t>& numbers, std::int64_t last, std::int64_t gap_max) {
    if (!numbers.contains(last)) return 0;
    std::int64_t count = 1;
    std::int64_t missing = 0;
    for (std::int64_t number = last - 1; missing <= gap_max; --number) {
        if (numbers.contains(number)) {
            ++count;
            missing = 0;
        } else {
            ++missing;
        }
    }
    return count;
}

/// Tries each number as the first of a block and as none.
std::int64_t slow_blocks(const std::set<std::int64_t>& numbers, std::int64_t length, std::int64_t from, std::int64_t to) {
    if (from > to) return 0;
    std::int64_t best = slow_blocks(numbers, length, from + 1, to);
    bool whole = true;
    for (std::int64_t i = 0; i < length; ++i) whole = whole && numbers.contains(from + i);
    if (whole) best = std::max(best, 1 + slow_blocks(numbers, length, from + length, to));
    return best;
}

} // namespace

TEST_CASE("three years in a row are found among years in any order") {
    CHECK(length_of_longest({2023, 2019, 2021, 2022, 2022}, 0) == 3);
    CHECK(length_of_longest({2023, 2019, 2021, 2022, 2022}, 1) == 4);
    CHECK(length_of_longest({2020, 2022, 2023}, 1) == 3);
    CHECK(ending_at({2023, 2019, 2021, 2022}, 2023, 0) == 3);
    CHECK(ending_at({2023, 2019, 2021, 2022}, 2022, 0) == 2);
    CHECK(ending_at({2023, 2019, 2021, 2022}, 2024, 0) == 0);
    CHECK(ending_at({2023, 2019, 2021, 2022}, 2020, 5) == 0);
    CHECK(block_count({2018, 2019, 2020, 2021, 2022, 2023}, 3) == 2);
    CHECK(block_count({2018, 2019, 2020, 2021, 2022}, 3) == 1);
    CHECK(block_count({2018, 2019, 2021, 2022, 2023}, 2) == 2);
}

TEST_CASE("nothing has no run, and a number alone is a run of one") {
    CHECK(length_of_longest({}, 0) == 0);
    CHECK(ending_at({}, 2023, 0) == 0);
    CHECK(block_count({}, 1) == 0);
    CHECK(length_of_longest({2023, 2023}, 0) == 1);
    CHECK(block_count({2023, 2023}, 1) == 1);
}

TEST_CASE("a gap below zero is none, and there are no blocks of no length") {
    CHECK(length_of_longest({2021, 2022, 2024}, -1) == 2);
    CHECK(length_of_longest({2021, 2022, 2024}, least) == 2);
    CHECK(guong::blocks({2021, 2022}, 0).empty());
    CHECK(guong::blocks({2021, 2022}, -3).empty());
}

TEST_CASE("numbers at either end of 64 bits are counted without overflow") {
    CHECK(length_of_longest({least, greatest}, 0) == 1);
    CHECK(length_of_longest({least, greatest}, greatest) == 1);
    CHECK(length_of_longest({least, least + 1, greatest - 1, greatest}, 0) == 2);
    CHECK(length_of_longest({0, greatest}, greatest) == 2);
    CHECK(ending_at({least, -1, greatest}, greatest, greatest) == 3);
    CHECK(block_count({greatest, greatest - 1, least}, 2) == 1);
    CHECK(block_count({greatest}, greatest) == 0);
}

TEST_CASE("the numbers found are those of the first of the longest runs, of the run that ends there, and of whole blocks") {
    CHECK(guong::longest_run({2023, 2015, 2016, 2022, 2019}, 0) == run{2015, 2016});
    CHECK(guong::run_ending_at({2025, 2023, 2021, 2020, 2017}, 2023, 1) == run{2020, 2021, 2023});
    CHECK(guong::blocks({2013, 2014, 2015, 2018, 2020, 2021}, 2) == run{2013, 2014, 2020, 2021});
    CHECK(guong::blocks({2013}, 0).empty());
}

TEST_CASE("runs and blocks are those that trying everything finds") {
    std::mt19937 random{20'230'621};
    for (int round = 0; round < 4000; ++round) {
        run all(random() % 12);
        for (auto& number : all) number = static_cast<std::int64_t>(random() % 16) - 5;
        const std::set<std::int64_t> distinct(all.begin(), all.end());
        const auto gap_max = static_cast<std::int64_t>(random() % 4);
        std::int64_t longest = 0;
        for (std::int64_t last = -6; last <= 11; ++last) {
            const auto expected = slow_run_ending_at(distinct, last, gap_max);
            longest = std::max(longest, expected);
            if (ending_at(all, last, gap_max) != expected) FAIL_CHECK("round " << round << ", last " << last);
        }
        if (length_of_longest(all, gap_max) != longest) FAIL_CHECK("round " << round);
        const auto length = static_cast<std::int64_t>(random() % 4) + 1;
        if (block_count(all, length) != slow_blocks(distinct, length, -6, 11)) FAIL_CHECK("round " << round << ", length " << length);
    }
}
