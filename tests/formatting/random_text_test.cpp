/// Canonical form of random texts: whatever the reader takes, laid out at random, with comments anywhere.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "../../src/syntax/lexer.hpp"
#include "../reference/dice.hpp"
#include "formatted.hpp"

namespace {

using guong::reference::dice;
using tokens = std::vector<std::string>;

/// One text that has everything in it; others are made of its pieces.
const std::string everything = R"(ruleset r "R" en "e" note "n" { source "s" valid from 2023-06-21 through 2025-12-31 language vi }
scale level "L" note "n" { low "thấp" en "low" high `note` note "x" `không` key }
parameter many = 2 "nhiều" cite "c"
parameter best : level = high
parameter yes = true
record person "P" { name : text "N" key "k" hours : integer score : decimal trust : percent hired : date ok : boolean good : judgement
  rank : level tags : list of text friends : list of person boss : person }
define d for person, other "D" : hours >= 2
criterion c for person "C" cite "I" any {
  a "A" : ok and not good
  b all { x : rank is high or better or rank is not low y : rank is high or higher and hours > 15% of score }
  e at least 2 of { x : name is not "y" y : score between 7 and 8.5 and ok }
  f exactly many of { x : hired before 2020-01-01 y : boss.boss.rank is one of (low, high) }
  g none { x : count of f in friends where (f.ok) >= 2 y : name is known and score is not known }
  h "H" en "h" vi "v" cite "c" note "n" note "m" : (some f in friends where ok and good) or every f in friends satisfies f.ok
  i : no f in friends where not ok
  j : boss meets c and meets c and every f in friends meets c
  k : ok = false and not (not some f in friends) and trust not between 10% and 20%
}
)";

/// Names that are words of phrases, or keywords elsewhere.
const tokens odd_names = {"bộ",     "tiêu", "chuẩn",   "trở",      "lên",    "đến",   "hết",    "ngày",     "ít",       "nhất",
                          "khoảng", "số",   "lượng",   "danh",     "sách",   "áp",    "at",     "least",    "one",      "better",
                          "note",   "cite", "for",     "source",   "vi",     "nguồn", "key",    "`có`",     "`trong`",  "`is`",
                          "tiếng",  "Anh",  "phải",    "hiệu",     "đáp",    "ứng",   "hòa",    "`từ`",     "đúng_sai", "chữ",
                          "cao",    "hơn",  "thấp",    "của",     "mỗi",   "valid",  "from", "through", "language", "record", "scale", "define", "parameter"};

tokens tokens_of(const std::string& text) {
    guong::parsing::finding_list findings{0};
    tokens all;
    for (const auto& each : guong::parsing::read_tokens(text, findings).tokens) {
        if (each.end > each.begin) all.push_back(text.substr(each.begin, each.end - each.begin));
    }
    return all;
}

std::string gap(dice& chance) {
    static const std::vector<std::string> gaps = {" ",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  " ",
                                                  "\n",
                                                  "\n",
                                                  "\n\n",
                                                  "\n\n\n",
                                                  "\t",
                                                  "  # a \"comment\"\n",
                                                  "\n# one\n",
                                                  "\n\n# one\n\n\n# two\n",
                                                  " # x\n# y\n\n",
                                                  "\r\n"};
    return chance.percent(60) ? " " : chance.one_of(gaps);
}

/// A declaration of the text, or several, with some tokens exchanged, left out or doubled.
std::string random_text(dice& chance, const std::vector<tokens>& declarations, const tokens& vocabulary) {
    std::string text;
    const auto count = 1 + chance.below(3);
    for (std::size_t index = 0; index < count; ++index) {
        tokens words = chance.one_of(declarations);
        for (auto changes = chance.below(4); changes > 0; --changes) {
            const auto at = static_cast<std::ptrdiff_t>(chance.below(words.size()));
            switch (chance.below(4)) {
            case 0: words[static_cast<std::size_t>(at)] = chance.one_of(odd_names); break;
            case 1: words.insert(words.begin() + at, chance.one_of(odd_names)); break;
            case 2: words[static_cast<std::size_t>(at)] = chance.one_of(vocabulary); break;
            default: words.erase(words.begin() + at); break;
            }
            if (words.empty()) break;
        }
        for (const auto& word : words) text += word + gap(chance);
    }
    return text;
}

std::vector<tokens> declarations_of(const std::string& text) {
    std::vector<tokens> declarations;
    int depth = 0;
    for (const auto& word : tokens_of(text)) {
        const bool begins = depth == 0 && (word == "ruleset" || word == "scale" || word == "parameter" || word == "record" ||
                                           word == "define" || word == "criterion");
        if (begins && (declarations.empty() || declarations.back().size() > 1)) declarations.emplace_back();
        declarations.back().push_back(word);
        depth += word == "{" ? 1 : word == "}" ? -1 : 0;
    }
    return declarations;
}

} // namespace

TEST_CASE("random texts that can be read have a canonical form that says the same") {
    const auto declarations = declarations_of(everything);
    REQUIRE(declarations.size() == 8);
    const auto vocabulary = tokens_of(everything);
    dice chance{326};
    std::size_t read = 0;
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(chance, declarations, vocabulary);
        if (guong_test::meaning_of(text).empty()) continue;
        guong_test::check_canonical_form(text);
        ++read;
    }
    CHECK(read >= 450);
}

TEST_CASE("a text with everything in it has a canonical form that says the same") {
    REQUIRE_FALSE(guong_test::meaning_of(everything).empty());
    guong_test::check_canonical_form(everything);
}
