#pragma once

// Which unknown facts can still change a verdict.

#include <cstddef>
#include <vector>

#include <guong/limits.hpp>

#include "formula.hpp"

namespace guong::inline v0::relevance {

struct relevant_facts {
    /// By fact: whether some choice of the other facts (each set to some value, or left unknown) makes the outcome with the fact set
    /// differ from the outcome with it left unknown. Facts of imagined records count for the fact that leads to them.
    std::vector<bool> can_matter;
    /// False where the search met its bound and took facts along that may not matter.
    bool exact = true;
};

/// Cost: linear in the formula for each fact, where no fact stands in several places; those that do are tried value by value, in all at
/// most `trials_max` times.
[[nodiscard]] relevant_facts find_relevant(const formula& form, std::size_t trials_max = limits::relevance_trials_max);

} // namespace guong::inline v0::relevance
