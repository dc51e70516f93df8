#pragma once

// What the verdict on a record still hangs on, as a formula over its unknown facts.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <guong/explanation.hpp>
#include <guong/limits.hpp>

#include "formula.hpp"

namespace guong::inline v0::explaining {

struct open_question {
    relevance::formula form;
    /// By fact of the formula, as people find it; none for facts of imagined records. A list of the records that refer to one is unknown because
    /// of those that do not say to which they refer: it stands for these facts of theirs.
    std::vector<std::vector<missing_fact>> facts;
    /// By fact: where it is asked for, each innermost settled item once.
    std::vector<std::vector<settled_item>> settled_by;
    std::vector<bool> is_asked_openly; ///< by fact: also in a place around which nothing is settled
    /// False where the formula met its bound: then it says nothing, and `facts` are all that may be asked for.
    bool complete = true;
};

/// What becomes of conditions that are settled, whatever becomes known.
enum class settled_conditions : std::uint8_t {
    left_out, ///< as the verdict does not hang on them
    included, ///< to find all facts that are asked for; the formula is then of no use
};

/// Facts come in the order in which the items ask for them.
[[nodiscard]] open_question open_question_of(const outcome& result, settled_conditions settled = settled_conditions::left_out,
                                             std::size_t nodes_max = limits::explanation_nodes_max);

} // namespace guong::inline v0::explaining
