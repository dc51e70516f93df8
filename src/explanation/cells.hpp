#pragma once

// The values of a fact, cut into the few that conditions can tell apart.

#include <compare>
#include <cstdint>
#include <vector>

#include "formula.hpp"

namespace guong::inline v0::relevance {

/// A value that stands for its cell: `base`, or the `steps`-th of some values just above it (below the next number that matters).
struct position {
    decimal base;
    std::uint32_t steps = 0;

    friend bool operator==(const position&, const position&) = default;
    friend std::strong_ordering operator<=>(const position& left, const position& right) noexcept {
        const auto order = left.base <=> right.base;
        return order != 0 ? order : left.steps <=> right.steps;
    }
};

/// Values from low to high, one of which is meant.
struct position_range {
    position low;
    position high;
};

/// Yes or no if every choice of values gives the same answer.
[[nodiscard]] truth compare(comparison_operator operation, const position_range& left, const position_range& right) noexcept;

/// Cells of all scalar facts of a formula, and the outcome of every test for each of them.
struct cell_table {
    /// By fact. Two facts that are compared with each other have enough cells for every order among them.
    std::vector<std::vector<position>> cells;
    /// By node, for tests: the outcome for each cell of its fact, before `negated`.
    std::vector<std::vector<truth>> outcomes;
    /// By node, for conditions that were tried: for each of its facts and each cell of that, the number of the point that stands for the
    /// cell, as in `trial_table::outcomes`; `untried` where there is none. Empty unless all its facts are scalar.
    std::vector<std::vector<std::vector<std::uint32_t>>> tried_points;
    static constexpr std::uint32_t untried = nothing;
    /// Counts compared with other counts or with facts are told apart up to this number.
    std::uint32_t count_limit = 0;
};

[[nodiscard]] cell_table cells_of(const formula& form);
/// About how many outcomes and cells such a table would hold: where one fact stands in very many conditions, they multiply.
[[nodiscard]] std::uint64_t size_of_cells(const formula& form);

} // namespace guong::inline v0::relevance
