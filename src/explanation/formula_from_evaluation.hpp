#pragma once

// What the verdict on a record still hangs on, as a formula over its unknown facts.

#include <cstddef>
#include <string>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/limits.hpp>

#include "formula.hpp"

namespace guong::inline v0::explaining {

/// An unknown fact as people find it.
struct unknown_fact {
    std::string pointer;
    model::wording label;
};

struct open_question {
    relevance::formula form;
    std::vector<unknown_fact> facts; ///< by fact of the formula; empty for facts of imagined records
    /// False where the formula met its bound: then it says nothing, and `facts` are all that may be asked for.
    bool complete = true;
};

/// Conditions that are settled, whatever becomes known, are left out. Facts come in the order in which the items ask for them.
[[nodiscard]] open_question open_question_of(const outcome& result, std::size_t nodes_max = limits::explanation_nodes_max);

} // namespace guong::inline v0::explaining
