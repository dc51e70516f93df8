#pragma once

/// Whether a condition can be met at all, by what surely holds between the conditions that it is made of.

#include <guong/program.hpp>

namespace guong::inline v0::differing {

/// True where no record, whatever is known of it, meets the criterion: it is tried for every choice of outcomes of the conditions on facts and
/// calculations in it, but for those that cannot be together. What is at least 3 is at least 2; a run in which numbers may be missing is at
/// least as long as one in which none may. False where it is not proved so. Cost: 3 to the power of the conditions, of which few are taken on.
[[nodiscard]] bool is_never_met(const program& code, model::criterion_index criterion);

} // namespace guong::inline v0::differing
