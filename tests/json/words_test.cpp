#include <doctest/doctest.h>

#include <guong/text.hpp>

#include "../../src/json/words.hpp"
#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;
using namespace guong::json_reading;

TEST_CASE("a text is quoted up to forty letters and on one line") {
    CHECK(shortened("short") == "short");
    CHECK(shortened("two\nlines\t") == "two lines ");
    CHECK(shortened(std::string(40, 'a')) == std::string(40, 'a'));
    CHECK(shortened(std::string(41, 'a')) == std::string(40, 'a') + "…");
    std::string vowels;
    for (int letter = 0; letter < 60; ++letter) vowels += "o\u0302\u0309";
    CHECK(letter_count(shortened(vowels)) == 41);
}

TEST_CASE("a heap of marks on one letter is cut too") {
    std::string heap = "o";
    for (int mark = 0; mark < 10'000; ++mark) heap += "\u0302";
    CHECK(shortened(heap).size() < 500);
}

TEST_CASE("bytes that are no UTF-8 are quoted as replacement characters") { CHECK(shortened("a\xFF") == "a\uFFFD"); }

TEST_CASE("what was expected is said for every type") {
    const auto rules = sample_ruleset();
    const auto words = [&](model::field_index field) { return expected_words(rules, rules.records[sample::person].fields[field].type); };
    CHECK(words(sample::member) == "true or false");
    CHECK(words(sample::ethics).starts_with("true, false or a judgement such as"));
    CHECK(words(sample::solutions) == "a whole number");
    CHECK(words(sample::mark) == "a number");
    CHECK(words(sample::votes) == "a percentage such as 80 or \"80%\"");
    CHECK(words(sample::full_name) == "a text");
    CHECK(words(sample::born) == "a date such as \"2023-06-21\"");
    CHECK(words(sample::completion) == "a value of the scale `completion`");
    CHECK(words(sample::unit) == "the id of a `collective`, or the record itself");
    CHECK(words(sample::leads) == "a list");
}
