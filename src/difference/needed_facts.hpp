#pragma once

/// Conditions and values that are unknown for want of a fact.

#include <guong/program.hpp>

namespace guong::inline v0::differing {

/// Whether the condition is surely undetermined for a row that lacks the fact. False where that is not sure.
[[nodiscard]] bool needs_fact(const program& code, const instruction& condition, const access& fact);

/// Likewise where some element of the list lacks it; `fact` is seen from the element.
[[nodiscard]] bool needs_of_every_element(const program& code, const instruction& condition, const access& list, const access& fact);

} // namespace guong::inline v0::differing
