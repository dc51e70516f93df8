#pragma once

// What is said of items in one status.

#include <vector>

#include "declared.hpp"

namespace guong::inline v0::checking {

/// Each status once, its sentences by language; a place that nothing fills is reported.
[[nodiscard]] std::vector<model::saying> to_sayings(declared& known, const std::vector<syntax::saying>& written);

} // namespace guong::inline v0::checking
