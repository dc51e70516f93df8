#pragma once

/// Rules in which the outcome of one condition is the opposite of what it should be.

#include <guong/rules.hpp>

#include "../coverage/coverage_points.hpp"

namespace guong::inline v0::covering {

/// As `program_turner` does it to a program: these can be searched for a record on which they differ from the rules.
[[nodiscard]] rules turned_rules(const rules& original, const point_map& points, point_index condition);

} // namespace guong::inline v0::covering
