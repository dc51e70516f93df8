#include "expectation_help.hpp"

#include <vector>

#include "keywords.hpp"
#include "token_predicates.hpp"

namespace guong::inline v0::parsing {

namespace expectation_help {

std::string in_backticks(std::string_view text) {
    return '`' + std::string{text} + '`';
}

/// Whether what follows shows that a word was meant as the name of a value.
bool goes_on_like_operand(const token* here) noexcept {
    const bool is_sign = here->kind >= token_kind::dot && here->kind <= token_kind::greater_or_equal;
    return is_sign || (here->meaning >= keyword::is && here->meaning <= keyword::meets);
}

/// The keywords among what was expected, in both languages.
std::vector<std::string> keywords_in(std::string_view expected) {
    const std::string in_vietnamese = with_keywords_in(language::vi, expected);
    std::vector<std::string> words;
    for (const keyword_spelling& spelling : keyword_spellings()) {
        const auto& quoted = spelling.tongue == language::vi ? std::string_view{in_vietnamese} : expected;
        if (quoted.find(in_backticks(spelling.words)) != std::string_view::npos) words.emplace_back(spelling.words);
    }
    return words;
}

/// Where a construction of the language stands that is not written so, or is none here.
std::optional<phrase> help_for_construction(const token* found, std::string_view expected) {
    if (expected == "`else`") return phrase{phrase_id::choice_needs_else, {}};
    if (expected == "`over`" || found->meaning == keyword::over) return phrase{phrase_id::take_over_elements, {}};
    if (expected == "`:`" && found[-1].meaning == keyword::from) return phrase{phrase_id::bound_in_criterion, {}};
    if (expected == "a declaration" && found->meaning == keyword::from) return phrase{phrase_id::dates_in_braces, {}};
    if (grammar::is_amount_of_time(found) && grammar::is_time_unit(found - 1)) return phrase{phrase_id::add_spans_in_turn, {}};
    return std::nullopt;
}

} // namespace expectation_help

std::optional<phrase> help_for_unexpected(const token* found, std::string_view expected) {
    using namespace expectation_help;
    if (auto construction = help_for_construction(found, expected)) return construction;
    if (!is_word(*found)) return std::nullopt;
    const bool wants_name = expected.starts_with("a ");
    if (found->reserved && wants_name && goes_on_like_operand(found + 1)) return phrase{phrase_id::quote_name, {in_backticks(found->text)}};
    if (found->meaning != keyword::none || found->reserved) return std::nullopt;
    auto near = nearest_names(found->text, keywords_in(expected));
    return near.empty() ? std::nullopt : std::optional{phrase{phrase_id::did_you_mean, std::move(near)}};
}

std::optional<phrase> help_for_unexpected_character(char32_t character) {
    switch (character) {
    case U'%': return phrase{phrase_id::percent_behind_number, {}};
    case U'^': return phrase{phrase_id::multiply_instead, {}};
    default: return std::nullopt;
    }
}

} // namespace guong::inline v0::parsing
