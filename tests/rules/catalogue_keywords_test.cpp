/// What the catalogue of diagnostics quotes in backticks is written as the formatter writes it, in the language of the text around it.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <guong/diagnostic_codes.hpp>

#include "../../src/model/type_words.hpp"
#include "../../src/syntax/keywords.hpp"

namespace {

using guong::diagnostic_code;
using guong::language;
namespace parsing = guong::parsing;

/// What stands in backticks, but for commands and their options.
std::vector<std::string_view> quoted_rules(std::string_view text) {
    std::vector<std::string_view> quoted;
    for (std::size_t begin = text.find('`'); begin != std::string_view::npos; begin = text.find('`')) {
        const std::size_t end = text.find('`', begin + 1);
        const auto inside = text.substr(begin + 1, end - begin - 1);
        if (!inside.starts_with("--") && !inside.starts_with("guong ")) quoted.push_back(inside);
        text.remove_prefix(end + 1);
    }
    return quoted;
}

bool is_word_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80u || byte == '_' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

/// The words of a piece of rules, in runs that nothing but blanks interrupts.
std::vector<std::vector<std::string_view>> runs_of_words(std::string_view rules) {
    std::vector<std::vector<std::string_view>> runs(1);
    for (std::size_t at = 0; at < rules.size();) {
        if (!is_word_byte(rules[at])) {
            if (rules[at] != ' ') runs.emplace_back();
            ++at;
            continue;
        }
        const auto* end = std::find_if_not(rules.begin() + at, rules.end(), is_word_byte);
        const auto size = static_cast<std::size_t>(end - rules.begin()) - at;
        runs.back().push_back(rules.substr(at, size));
        at += size;
    }
    return runs;
}

/// Whether some keyword is written so by the formatter in a language. `language vi` holds the name of a language, which is no keyword there.
bool is_first_spelling(std::string_view words, language tongue) {
    if (words == "en" || words == "vi") return true;
    const auto& all = parsing::keyword_spellings();
    return std::any_of(all.begin(), all.end(), [&](const parsing::keyword_spelling& each) {
        return each.tongue == tongue && each.words == words && parsing::spellings_of(each.meaning, tongue).front() == words;
    });
}

void check_keywords(const std::vector<std::string_view>& words, language tongue) {
    for (std::size_t at = 0; at < words.size();) {
        const auto match = parsing::longest_keyword(words.data() + at, words.size() - at);
        if (match.spelling != nullptr) {
            CAPTURE(match.spelling->words);
            CHECK(is_first_spelling(match.spelling->words, tongue));
        } else {
            CAPTURE(words[at]);
            CHECK(guong::checking::type_word_in(tongue, words[at]) == words[at]);
        }
        at += std::max<std::size_t>(match.words, 1);
    }
}

void check_quotations(std::string_view text, language tongue) {
    CAPTURE(text);
    for (const auto rules : quoted_rules(text))
        for (const auto& words : runs_of_words(rules)) check_keywords(words, tongue);
}

bool quotes(std::string_view text, std::string_view words) {
    return text.find("`" + std::string{words} + "`") != std::string_view::npos;
}

/// "a, b and c" as a list that is searched word by word.
bool lists(std::string_view text, std::string_view word) {
    for (const auto& run : runs_of_words(text))
        if (std::find(run.begin(), run.end(), word) != run.end()) return true;
    return false;
}

} // namespace

TEST_CASE("texts of the catalogue quote keywords and types in their own language, as the formatter writes them") {
    for (const auto& row : guong::diagnostic_catalogue()) {
        CAPTURE(row.slug);
        for (const auto& words : {row.message, row.cause, row.cure}) {
            check_quotations(words.en, language::en);
            check_quotations(words.vi, language::vi);
        }
    }
}

TEST_CASE("where the catalogue lists words of the language, it lists all of them") {
    const auto& declaration = guong::describe(diagnostic_code::unknown_declaration).cause;
    for (const auto& word : parsing::declaration_words()) {
        CAPTURE(word);
        CHECK((quotes(declaration.en, word) || quotes(declaration.vi, word)));
    }
    const auto& reserved = guong::describe(diagnostic_code::reserved_name).cause;
    for (const auto& spelling : parsing::keyword_spellings()) {
        if (!spelling.reserved) continue;
        CAPTURE(spelling.words);
        CHECK(lists(reserved.en, spelling.words));
        CHECK(lists(reserved.vi, spelling.words));
    }
    const auto& types = guong::describe(diagnostic_code::unknown_type).cause;
    for (const auto& each : guong::checking::type_words()) {
        CAPTURE(each.word);
        const bool comes_first = guong::checking::type_word_in(each.tongue, each.word) == each.word;
        if (comes_first) CHECK(quotes(types.in(each.tongue), each.word));
    }
}
