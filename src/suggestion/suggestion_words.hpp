#pragma once

/// Gaps in words.

#include <string>
#include <string_view>

#include <guong/suggestion.hpp>

namespace guong::inline v0::proposing {

struct suggestion_phrases {
    std::string_view name;                            ///< of a test: {0} its number, {1} the item
    std::string_view for_one, for_several;            ///< the comment in front: {0} what it closes, or how many gaps
    std::string_view at, below, above;                ///< {0} the bound
    std::string_view row, branch, version, clause;
    std::string_view mutant, mutant_without, mutant_with; ///< {0} what stands there, {1} what would
    std::string_view summary, summary_none;           ///< {0} tests, {1} gaps
    std::string_view remaining;                       ///< {0} gaps
    std::string_view impossible, not_found;
};
[[nodiscard]] const suggestion_phrases& suggestion_phrases_in(language which) noexcept;

/// The clause and what stands there.
[[nodiscard]] std::string place_words(const test_gap& gap);
/// What is missing there: `unmet`, `at 3`.
[[nodiscard]] std::string gap_words(const test_gap& gap, language which);
/// The comment in front of a suggested test.
[[nodiscard]] std::string comment_for(const std::vector<test_gap>& closes, language which);

} // namespace guong::inline v0::proposing
