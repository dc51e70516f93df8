#include <array>
#include <bit>
#include <set>
#include <string_view>

#include <doctest/doctest.h>

#include "../../src/description/phrases.hpp"

namespace {

using guong::describing::phrase_table;

// The table holds nothing but texts.
constexpr auto phrase_count = sizeof(phrase_table) / sizeof(std::string_view);
using all_phrases = std::array<std::string_view, phrase_count>;

std::set<char> places_in(std::string_view pattern) {
    std::set<char> found;
    for (std::size_t at = 0; at + 2 < pattern.size(); ++at)
        if (pattern[at] == '{') found.insert(pattern[at + 1]);
    return found;
}

} // namespace

TEST_CASE("every phrase has words in both languages, with places for the same arguments") {
    const auto english = std::bit_cast<all_phrases>(guong::describing::english_phrases());
    const auto vietnamese = std::bit_cast<all_phrases>(guong::describing::vietnamese_phrases());
    for (std::size_t each = 0; each < phrase_count; ++each) {
        CAPTURE(english[each]);
        CAPTURE(vietnamese[each]);
        CHECK_FALSE(english[each].empty());
        CHECK_FALSE(vietnamese[each].empty());
        CHECK(places_in(english[each]) == places_in(vietnamese[each]));
    }
}
