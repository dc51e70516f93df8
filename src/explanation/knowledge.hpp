#pragma once

// Which conditions ask whether something is known.

#include <vector>

#include <guong/program.hpp>

namespace guong::inline v0::explaining {

/// For each slot of each unit: whether it asks, somewhere below, if something is known. Other conditions, once decided, stay so.
[[nodiscard]] std::vector<std::vector<bool>> find_knowledge(const program& code);

} // namespace guong::inline v0::explaining
