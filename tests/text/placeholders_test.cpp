#include <doctest/doctest.h>

#include <string>

#include "../../src/text/placeholders.hpp"

using namespace guong;

namespace {

/// Places in square brackets, parts apart by `|`.
std::string parts(std::string_view text) {
    std::string words;
    for (const auto& each : parts_of_saying(text)) words += (words.empty() ? "" : "|") + (each.is_place ? '[' + each.text + ']' : each.text);
    return words;
}

} // namespace

TEST_CASE("a sentence is letters and places") {
    CHECK(parts("Mới đạt {thực tế}, cần {yêu cầu}.") == "Mới đạt |[thực tế]|, cần |[yêu cầu]|.");
    CHECK(parts("{actual}{needed}") == "[actual]|[needed]");
    CHECK(parts("no place") == "no place");
    CHECK(parts("") == "");
}

TEST_CASE("a brace that is written twice is a letter, and one that closes nothing is one too") {
    CHECK(parts("{{actual}}") == "{actual}");
    CHECK(parts("{{{actual}}}") == "{|[actual]|}");
    CHECK(parts("a } b") == "a } b");
}

TEST_CASE("a place that is not closed reaches to the end") {
    CHECK(parts("is {actual") == "is |[actual]");
    CHECK(parts("is {") == "is |[]");
}

TEST_CASE("places have names in both languages, and no others") {
    CHECK(placeholder_named("actual") == placeholder::actual);
    CHECK(placeholder_named("thực tế") == placeholder::actual);
    CHECK(placeholder_named("needed") == placeholder::needed);
    CHECK(placeholder_named("yêu cầu") == placeholder::needed);
    CHECK_FALSE(placeholder_named("Actual"));
    CHECK_FALSE(placeholder_named(""));
}
