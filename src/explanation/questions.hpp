#pragma once

// In what order to ask for unknown facts, so that few questions settle the outcome.

#include <vector>

#include "formula.hpp"

namespace guong::inline v0::relevance {

struct question {
    fact_index fact = nothing;
    /// Whether some answer to this question alone, all others open, makes the outcome yes, or no. Found out for scalar facts; of others, and of
    /// those behind calculations, it is not said.
    bool can_settle_yes = false;
    bool can_settle_no = false;
};

/// Every fact that is marked once, by fact of the data. Below each node those conditions come first that settle it at the least expected
/// number of questions: of conditions that must all hold by C/(1-p), of those of which one must hold by C/p, where C is the expected number of
/// questions to settle a condition and p the chance that it holds, a half for every single one. That order is the best there is for one level of
/// conditions on facts of their own (Simon and Kadane, "Optimal problem-solving search", Artificial Intelligence 6, 1975), and near it where levels
/// are nested or conditions share facts. Of the same rank, what stands first in the formula. Cost: linear in the formula, times the logarithm
/// of the width of a node; for what an answer settles, times the values that conditions tell apart.
[[nodiscard]] std::vector<question> asking_order(const formula& form, const std::vector<bool>& can_matter);

} // namespace guong::inline v0::relevance
