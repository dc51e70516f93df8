#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <guong/text.hpp>

#include "../../src/syntax/keywords.hpp"
#include "support/golden.hpp"

namespace parsing = guong::parsing;
using guong::language;
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
    CHECK_FALSE(match(std::array<std::string_view, 2>{"at", "last"}).spelling);
    CHECK_FALSE(match(std::array<std::string_view, 1>{"valid"}).spelling);
    CHECK_FALSE(match(std::array<std::string_view, 1>{"And"}).spelling);
    CHECK_FALSE(parsing::longest_keyword(nullptr, 0).spelling);
}

TEST_CASE("the reserved words are those that the guide lists") {
    std::set<std::string> reserved;
    for (const auto& spelling : parsing::keyword_spellings()) {
        if (spelling.reserved) reserved.emplace(spelling.words);
    }
    const std::set<std::string> listed = {"and",     "or",   "not",  "is",      "in",     "of",    "where", "satisfies", "meets", "some",
                                          "every",   "no",   "count", "known",  "true",   "false", "between", "all",     "any",   "none",
                                          "exactly", "before", "after", "và",   "hoặc",   "không", "là",    "từ",        "trong", "mà",
                                          "có",      "mọi",  "đúng", "sai",     "if",     "then",  "else",  "nếu",       "thì",   "this"};
    CHECK(reserved == listed);
}

TEST_CASE("every keyword has a spelling in both languages") {
    for (auto word = 1; word <= static_cast<int>(keyword::open); ++word) {
        CAPTURE(word);
        CHECK_FALSE(parsing::spellings_of(static_cast<keyword>(word), language::en).empty());
        CHECK_FALSE(parsing::spellings_of(static_cast<keyword>(word), language::vi).empty());
    }
}

TEST_CASE("spellings are composed, with single blanks, and each stands once for a keyword") {
    std::set<std::pair<keyword, std::string_view>> rows;
    for (const auto& spelling : parsing::keyword_spellings()) {
        CAPTURE(spelling.words);
        CHECK(rows.emplace(spelling.meaning, spelling.words).second);
        CHECK(guong::compose(spelling.words) == spelling.words);
        CHECK(spelling.words.find("  ") == std::string_view::npos);
    }
}

TEST_CASE("no spelling means two things, but for some whose place tells") {
    std::map<std::string_view, std::vector<keyword>> meanings;
    for (const auto& spelling : parsing::keyword_spellings()) meanings[spelling.words].push_back(spelling.meaning);
    std::map<std::string_view, std::vector<keyword>> doubles;
    for (const auto& [words, found] : meanings) {
        if (found.size() > 1) doubles.emplace(words, found);
    }
    const std::map<std::string_view, std::vector<keyword>> told_by_place = {
        {"of", {keyword::percent_of, keyword::of}},
        {"trong", {keyword::percent_of, keyword::of, keyword::in}},
        {"trong số", {keyword::percent_of, keyword::of}},
        {"đúng", {keyword::exactly, keyword::yes_value}},
        {"đến hết ngày", {keyword::valid_through, keyword::on_or_before}},
        {"and", {keyword::range_end, keyword::conjunction}},
        {"và", {keyword::range_end, keyword::conjunction}},
        {"đến", {keyword::range_end, keyword::to}},
        {"trở lên", {keyword::upwards, keyword::or_better}},
        {"trở xuống", {keyword::downwards, keyword::or_worse}},
        {"given", {keyword::given_facts, keyword::given}},
    };
    CHECK(doubles == told_by_place);
}

TEST_CASE("a word that is a keyword by itself and begins or ends a phrase is reserved, or a keyword only where no name can stand") {
    // So that a name never has to be put in backticks because of the language its neighbours are written in.
    const std::map<std::string_view, std::string_view> only_by_place = {
        {"đến", "behind what has a beginning"},
        {"from", "behind a value, in front of a day of a parameter"},
        {"to", "behind what has a beginning"},
        {"below", "behind a value"},
        {"dưới", "behind a value"},
        {"trên", "behind a value"},
        {"by", "behind the type of a field"},
        {"theo", "behind the type of a field"},
        {"day", "behind a number"},
        {"days", "behind a number"},
        {"ngày", "behind a number"},
        {"month", "behind a number"},
        {"months", "behind a number"},
        {"tháng", "behind a number"},
        {"year", "behind a number"},
        {"years", "behind a number"},
        {"năm", "behind a number"},
        {"row", "where a row of a table begins"},
        {"dòng", "where a row of a table begins"},
        {"value", "where a declaration begins"},
        {"tổng", "in front of a value"},
        {"của", "behind a percentage"},
        {"hơn", "behind a value"},
        {"the", "behind a comma, in front of a number and `largest`"},
        {"largest", "behind `the` and a number"},
        {"mẫu", "where a declaration begins"},
        {"cho", "where a line of a test begins"},
        {"with", "where a line of a test begins"},
        {"kèm", "where a line of a test begins"},
        {"như", "where a line of a test begins, in front of a sample"},
        {"vì", "behind what a test expects"},
        {"met", "where a test says what a fact or an item is"},
        {"unmet", "where a test says what a fact or an item is"},
        {"đạt", "where a test says what a fact or an item is"},
        {"undetermined", "where a test says what an item is"},
        {"applicable", "where a test says what an item is"},
    };
    std::set<std::string_view> met;
    for (const auto& spelling : parsing::keyword_spellings()) {
        const auto blank = spelling.words.find(' ');
        if (blank == std::string_view::npos) continue;
        for (const auto& other : parsing::keyword_spellings()) {
            const bool is_end = other.words == spelling.words.substr(0, blank) || other.words == spelling.words.substr(spelling.words.rfind(' ') + 1);
            if (!is_end || other.reserved) continue;
            CAPTURE(spelling.words);
            CAPTURE(other.words);
            CHECK(only_by_place.contains(other.words));
            met.insert(other.words);
        }
    }
    for (const auto& exception : only_by_place) {
        const auto& words = exception.first;
        CAPTURE(words);
        CHECK((met.contains(words) || words == "day")); // `day` is written where `days` is
    }
}

TEST_CASE("the guide lists every spelling") {
    const std::string guide = guong::tests::read_repository_file("rules/README.md");
    for (const auto& spelling : parsing::keyword_spellings()) {
        if (spelling.meaning == keyword::none) continue;
        CAPTURE(spelling.words);
        CHECK(guide.find("`" + std::string{spelling.words}) != std::string::npos);
    }
}

TEST_CASE("tone marks may stand on either vowel") {
    for (const std::string_view first : {"thỏa", "thoả"}) {
        const auto found = match(std::array<std::string_view, 2>{first, "mãn"});
        REQUIRE(found.spelling);
        CHECK(found.spelling->meaning == keyword::satisfies);
        CHECK(found.spelling->words == "thỏa mãn");
    }
}

TEST_CASE("what was expected is quoted with the keywords of the reader's language") {
    CHECK(parsing::with_keywords_in(language::vi, "`else if`, `}` or a name") == "`còn nếu`, `}` or a name");
    CHECK(parsing::with_keywords_in(language::vi, "`of`") == "`trong`");
    CHECK(parsing::with_keywords_in(language::vi, "`and`, `or`, an item or `}`") == "`và`, `hoặc`, an item or `}`");
    CHECK(parsing::with_keywords_in(language::vi, "`given`") == "`xét theo`");
    CHECK(parsing::with_keywords_in(language::vi, "`like`, `given` or `}`") == "`như`, `cho` or `}`");
    CHECK(parsing::with_keywords_in(language::en, "`else`") == "`else`");
    CHECK(parsing::with_keywords_in(language::vi, "a condition") == "a condition");
}

TEST_CASE("declarations are suggested by their words") {
    CHECK(parsing::declaration_words() ==
          std::vector<std::string>{"ruleset",       "scale",     "parameter", "record",    "define",     "value",   "table", "function", "criterion", "sample", "test",
                                   "use",           "set",       "tighten",   "add to",    "replace",    "bộ tiêu chuẩn", "thang bậc",
                                   "tham số",       "đối tượng", "định nghĩa", "giá trị",  "bảng",       "hàm", "tiêu chuẩn", "mẫu", "kiểm thử", "dùng",
                                   "đặt",           "siết chặt", "bổ sung vào", "thay thế"});
}
