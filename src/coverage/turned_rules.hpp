#pragma once

/// Rules in which the outcome of one condition is another than it should be.

#include <guong/rules.hpp>

#include "coverage_points.hpp"

namespace guong::inline v0::covering {

/// How a condition comes out.
enum class turned_outcome : std::uint8_t {
    opposite, ///< the other way round; what is undetermined stays so
    met,      ///< whatever the facts are
    unmet,
};

/// The rules with one condition turned wherever it stands; `rules` are those that the points were read from, or these with other parameters.
/// Cost: that of compiling them.
[[nodiscard]] guong::rules turned_rules(const model::ruleset& rules, const point_map& points, point_index condition,
                                        turned_outcome outcome = turned_outcome::opposite);

} // namespace guong::inline v0::covering
