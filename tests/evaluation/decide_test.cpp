#include <vector>

#include <doctest/doctest.h>

#include "../../src/evaluation/lanes.hpp"

using guong::decide;
using guong::operation;
using guong::truth;

namespace {

/// What all completions of the unknown votes agree on: strong Kleene logic from its definition.
truth by_completion(operation what, const std::vector<truth>& votes, std::uint32_t needed) {
    bool may_hold = false, may_fail = false;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < votes.size(); ++i)
        if (votes[i] == truth::unknown) open.push_back(i);
    for (unsigned choice = 0; choice < 1u << open.size(); ++choice) {
        auto completed = votes;
        for (std::size_t i = 0; i < open.size(); ++i) completed[open[i]] = choice >> i & 1 ? truth::yes : truth::no;
        std::uint32_t yes = 0;
        for (const auto vote : completed) yes += vote == truth::yes;
        bool holds = false;
        switch (what) {
        case operation::all:
        case operation::every: holds = yes == votes.size(); break;
        case operation::any:
        case operation::some: holds = yes > 0; break;
        case operation::none:
        case operation::no: holds = yes == 0; break;
        case operation::at_least: holds = yes >= needed; break;
        case operation::exactly: holds = yes == needed; break;
        default: break;
        }
        (holds ? may_hold : may_fail) = true;
    }
    return may_hold && may_fail ? truth::unknown : may_hold ? truth::yes : truth::no;
}

} // namespace

TEST_CASE("groups and quantifiers follow strong Kleene logic for every vote of up to four") {
    constexpr truth values[] = {truth::no, truth::yes, truth::unknown};
    for (const auto what : {operation::all, operation::any, operation::none, operation::at_least, operation::exactly, operation::some,
                            operation::every, operation::no})
        for (std::uint32_t size = 0; size <= 4; ++size)
            for (unsigned code = 0; code < 81; ++code) {
                std::vector<truth> votes;
                for (unsigned rest = code, i = 0; i < size; ++i, rest /= 3) votes.push_back(values[rest % 3]);
                guong::poll counted{0, 0, size};
                for (const auto vote : votes) counted.yes += vote == truth::yes, counted.no += vote == truth::no;
                for (std::uint32_t needed = 1; needed <= 3; ++needed)
                    CHECK(decide(what, counted, needed) == by_completion(what, votes, needed));
            }
}

TEST_CASE("a count is decided when every number it may be gives the same answer") {
    for (int low = 0; low <= 4; ++low)
        for (int high = 0; high <= 4; ++high)
            for (int least = 0; least <= 4; ++least)
                for (int most = least; most <= 4; ++most) {
                    bool may_hold = false, may_fail = false;
                    for (int number = least; number <= most; ++number) (number >= low && number <= high ? may_hold : may_fail) = true;
                    const auto expected = may_hold && may_fail ? truth::unknown : may_hold ? truth::yes : truth::no;
                    CHECK(guong::decide_count(least, most, low, high) == expected);
                }
}

TEST_CASE("bits are packed, cut out and counted at any place") {
    std::uint8_t bytes[64];
    std::uint64_t expected = 0;
    for (unsigned i = 0; i < 64; ++i) {
        bytes[i] = (i * 7 + i / 5) % 3 == 1;
        expected |= std::uint64_t{bytes[i]} << i;
    }
    CHECK(guong::packed_bits(bytes) == expected);

    const std::uint64_t words[] = {expected, ~expected, expected ^ 0x1234'5678'9abc'def0};
    const auto bit = [&](std::size_t at) { return words[at / 64] >> at % 64 & 1; };
    for (std::size_t from = 0; from < 130; from += 3)
        for (std::size_t length = 0; length <= 62; ++length) {
            std::uint64_t cut = 0;
            std::uint32_t set = 0;
            for (std::size_t i = 0; i < length; ++i) cut |= bit(from + i) << i, set += static_cast<std::uint32_t>(bit(from + i));
            CHECK(guong::bits_at(words, from, length) == cut);
            if (from < 128) CHECK(guong::short_bits_at(words, from, length) == cut);
            CHECK(guong::count_bits(words, from, from + length) == set);
        }
}
