#pragma once

/// A record with another one where it leads to one of that type.

#include <guong/dataset.hpp>

namespace guong::inline v0::differing {

/// A copy of `outer` that leads to `inner` wherever it leads to a record of its type: what makes a difference for one criterion then may for another that asks it. Lists of
/// those that refer to a record are made anew.
[[nodiscard]] record with_inside(const model::ruleset& rules, const record& outer, const record& inner);

} // namespace guong::inline v0::differing
