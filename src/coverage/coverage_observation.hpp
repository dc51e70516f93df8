#pragma once

/// What one test shows: what every condition that it asks was, for every row that it was asked of.

#include <cstdint>
#include <set>
#include <vector>

#include "coverage_points.hpp"

namespace guong::inline v0::covering {

/// A program with its places among the points, and what tests need to be run on it.
struct covered_program {
    program code;
    point_map::places places;
};

struct edge_reading {
    std::size_t edge;
    value found;
    value bound;
    bool is_calculated; ///< neither a fact nor a count
};

/// That a condition on a list comes out otherwise where one of its elements alone does, by a condition on that.
struct element_turn {
    point_index condition;
    bool met;         ///< how it is for that element
    point_index list; ///< the condition on the list

    friend auto operator<=>(const element_turn&, const element_turn&) = default;
};

struct observation {
    /// Of each condition whether it was seen unmet, met and undetermined: bit 0, 1 and 2.
    std::vector<std::uint8_t> conditions;
    std::set<point_index> rows;
    std::set<std::size_t> versions;
    std::vector<edge_reading> edges;
    std::set<element_turn> element_turns; ///< of lists that were asked about once

    [[nodiscard]] bool has_seen(point_index condition, truth outcome) const { return conditions[condition] & 1u << static_cast<unsigned>(outcome); }
    [[nodiscard]] bool has_seen(point_index condition) const { return conditions[condition] != 0; }
};

/// Follows what the test asks through the program.
[[nodiscard]] observation observe(const tested_record& test, const covered_program& tested, const point_map& points);

} // namespace guong::inline v0::covering
