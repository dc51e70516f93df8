#pragma once

/// What holds of conditions by their truth tables.

#include "joined_rules.hpp"

namespace guong::inline v0::differing {

/// True where no record, whatever is known of it, meets the criterion: it is tried for every choice of outcomes of the conditions on facts and
/// calculations in it, but for those that cannot be together. False where it is not proved so. Cost: 3 to the power of the conditions, of
/// which few are taken on.
[[nodiscard]] bool is_never_met(const program& code, model::criterion_index criterion);

/// True where both conditions come to the same in every such case, also to the same that is undetermined; of lists, for all that their elements
/// may be. False where it is not proved so. Cost: likewise.
[[nodiscard]] bool agree_in_truth_cases(const joined_rules& joined);

} // namespace guong::inline v0::differing
