#pragma once

/// What tests expect and find, in words of both languages.

#include <string>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/explanation.hpp>

#include "../rendering/wording.hpp"

namespace guong::inline v0::testing {

/// The words of tests in one language. `{0}` is a place for an argument.
struct test_phrases {
    std::string_view eligible, ineligible, undetermined; ///< verdicts
    std::string_view met, unmet, open, not_applicable;   ///< of conditions
    std::string_view unknown;                            ///< a value
    std::string_view is, is_not;                 ///< {0} what, {1} an outcome
    std::string_view value_is, value_is_not;     ///< {0} what, {1} a value
    std::string_view decided_by, not_decided_by; ///< {0} a verdict's criterion, {1} items
    std::string_view decided_alone;              ///< {0} what, {1} sets of items
    std::string_view no_reasons;                 ///< {0} what
    std::string_view misses, does_not_miss;      ///< {0} what, {1} facts
    std::string_view misses_nothing;             ///< {0} what
    std::string_view and_, or_;                  ///< between names, and between sets of them
    std::string_view no_such_item, not_calculated; ///< {0} what
    std::string_view does_not_fit, fits;         ///< a number among the facts
    std::string_view test, row, expected, found, passed, passed_one, failed, none;
};
[[nodiscard]] const test_phrases& test_phrases_in(language which) noexcept;

/// The same words in both languages, each made by `make(language)`.
template <class Make>
[[nodiscard]] model::wording in_both_languages(Make make) {
    auto english = make(language::en);
    return {english, english, make(language::vi)};
}

/// A value as explanations and changes hold it.
[[nodiscard]] displayed_value shown_value(const value& content, model::type type, const model::ruleset& rules);

[[nodiscard]] std::string words_of(verdict outcome, language which);
[[nodiscard]] std::string words_of(status outcome, language which);
/// A value as explanations say it.
[[nodiscard]] std::string words_of(const value& content, model::type type, const model::ruleset& rules, language which);
[[nodiscard]] std::string words_of(const operand_value& content, model::type type, const model::ruleset& rules, language which);
/// `gv.guong:12:3`
[[nodiscard]] std::string place_words(const std::string& file, guong::position where);
/// Each line that is not blank behind some blanks.
[[nodiscard]] std::string indented(const std::string& text, std::string_view by);
/// The names in backticks, with `between` between them.
[[nodiscard]] std::string names_in_backticks(const std::vector<std::string>& names, std::string_view between);

} // namespace guong::inline v0::testing
