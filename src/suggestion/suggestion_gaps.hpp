#pragma once

/// What a coverage lacks, one by one.

#include <optional>
#include <vector>

#include <guong/suggestion.hpp>

namespace guong::inline v0::proposing {

using gap_kind = test_gap::kind;

/// A gap by its place in the coverage, which is the same for every suite of the same rules.
struct open_point {
    gap_kind what{};
    std::size_t index = 0; ///< into the conditions, edges, rows, versions or clauses
};

[[nodiscard]] std::vector<open_point> open_points(const coverage& shown);
/// The tests that close a gap: one, or of `decides` two; none while it is open.
[[nodiscard]] std::vector<test_index> closed_by(const coverage& shown, const open_point& gap);
[[nodiscard]] test_gap told(const coverage& shown, const open_point& gap);
[[nodiscard]] test_gap told(const source_map& sources, const mutant& survivor);

} // namespace guong::inline v0::proposing
