#pragma once

/// Which thresholds the values that tests brought stand next to.

#include <span>

#include "coverage_observation.hpp"

namespace guong::inline v0::covering {

void note_edges(std::span<const observation> of_tests, std::vector<covered_edge>& edges);

} // namespace guong::inline v0::covering
