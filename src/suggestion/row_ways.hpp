#pragma once

/// What must hold so that a row of a table, or a branch, gives the value.

#include <vector>

#include "../coverage/coverage_points.hpp"

namespace guong::inline v0::proposing {

struct row_way {
    covering::point_index row{};
    model::record_index record{}; ///< of which the condition is asked
    model::condition when;        ///< also that the value around it is known, where it can be asked
};

/// Rows that can be reached from a helper or criterion without going into the elements of a list.
[[nodiscard]] std::vector<row_way> row_ways(const model::ruleset& rules, const covering::point_map& points);

} // namespace guong::inline v0::proposing
