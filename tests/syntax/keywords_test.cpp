#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <guong/text.hpp>

#include "../../src/syntax/keywords.hpp"

namespace parsing = guong::parsing;
using parsing::keyword;

namespace {

template <std::size_t Count>
parsing::keyword_match match(const std::array<std::string_view, Count>& words) {
    return parsing::longest_keyword(words.data(), words.size());
}

} // namespace

TEST_CASE("the longest keyword wins") {
    const auto on_or_before = match(std::array<std::string_view, 4>{"on", "or", "before", "x"});
    REQUIRE(on_or_before.spelling);
    CHECK(on_or_before.spelling->meaning == keyword::on_or_before);
    CHECK(on_or_before.words == 3);
    const auto better = match(std::array<std::string_view, 2>{"or", "better"});
    REQUIRE(better.spelling);
    CHECK(better.spelling->meaning == keyword::or_better);
    const auto alone = match(std::array<std::string_view, 2>{"or", "worst"});
    REQUIRE(alone.spelling);
    CHECK(alone.spelling->meaning == keyword::disjunction);
    CHECK(alone.words == 1);
}

TEST_CASE("what begins like a keyword of several words need not be one") {
    CHECK_FALSE(match(std::array<std::string_view, 2>{"at", "most"}).spelling);
    CHECK_FALSE(match(std::array<std::string_view, 1>{"valid"}).spelling);
    CHECK_FALSE(match(std::array<std::string_view, 1>{"And"}).spelling);
    CHECK_FALSE(parsing::longest_keyword(nullptr, 0).spelling);
}

TEST_CASE("the reserved words are those that the guide lists") {
    std::set<std::string> reserved;
    for (const auto& spelling : parsing::keyword_spellings()) {
        if (spelling.reserved) reserved.emplace(spelling.words);
    }
    const std::set<std::string> listed = {"and",     "or",   "not",   "is",   "in",      "of",     "where", "satisfies",
                                          "meets",   "some", "every", "no",   "count",   "known",  "true",  "false",
                                          "between", "all",  "any",   "none", "exactly", "before", "after"};
    CHECK(reserved == listed);
}

TEST_CASE("every keyword has one spelling table row at least, and no spelling means two things") {
    std::set<std::string_view> words;
    std::set<keyword> meanings;
    for (const auto& spelling : parsing::keyword_spellings()) {
        CAPTURE(spelling.words);
        CHECK(words.insert(spelling.words).second);
        CHECK(guong::compose(spelling.words) == spelling.words);
        meanings.insert(spelling.meaning);
    }
    CHECK(meanings.size() == static_cast<std::size_t>(keyword::open));
}

TEST_CASE("declarations are suggested by their words") {
    CHECK(parsing::declaration_words() ==
          std::vector<std::string>{"ruleset", "scale", "parameter", "record", "define", "criterion", "use", "set", "tighten", "add to",
                                   "replace", "dùng", "đặt", "siết chặt", "bổ sung vào", "thay thế"});
}
