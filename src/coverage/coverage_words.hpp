#pragma once

/// Coverage in words.

#include <string>
#include <string_view>
#include <vector>

#include <guong/coverage.hpp>

namespace guong::inline v0::covering {

struct coverage_phrases {
    std::string_view coverage, share; ///< of `share`: {0} of {1}, {2} per cent
    std::string_view decides, edges, rows, versions, clauses; ///< rows with branches
    std::string_view not_counted; ///< {0} conditions that cannot decide alone
    std::string_view never_met, never_unmet, never_undetermined, never_decides;
    std::string_view not_at, not_below, not_above; ///< {0} the bound
    std::string_view never_hit, never_entered, never_used, never_touched, nothing_missing;
    std::string_view shown, partly, missing; ///< the colours of a page
};
[[nodiscard]] const coverage_phrases& coverage_phrases_in(language which) noexcept;

/// What is missing of one place.
struct coverage_gap {
    covered_place place;
    std::vector<std::string> words;
};

/// In the order of the rules, those of one place together; clauses stand behind the rest.
[[nodiscard]] std::vector<coverage_gap> gaps_of(const coverage& told, language which);

/// `met 3 of 4 (75%)` and so on, of all that there is any of.
[[nodiscard]] std::string summary_of(const coverage_totals& totals, language which);

/// `gv.guong:12`
[[nodiscard]] std::string line_words(const source_map& sources, span where);
/// The clause that a heading tells: where the source has it, and the item.
[[nodiscard]] std::string clause_words(const std::string& cite, const std::string& item);

/// Never rounded up: all of them are 100, and one that is missing shows.
[[nodiscard]] std::string per_cent_of(std::size_t part, std::size_t whole);

} // namespace guong::inline v0::covering
