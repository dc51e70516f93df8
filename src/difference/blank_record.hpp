#pragma once

/// Records of which nothing is known but which records they refer to.

#include <guong/dataset.hpp>

namespace guong::inline v0::differing {

/// Each reference leads to a record of its own, and so do references of that, `depth_max` deep: two that lead to one record say no more than two
/// that lead to records alike.
[[nodiscard]] record blank_record(const model::ruleset& rules, model::record_index type);

/// A record of which everything is known, with one element in each list, as plain as can be: something to move facts of where calculations
/// read lists. Days lie before `day`, those of inner records before those around them, and those of fields that stand first before the
/// others.
[[nodiscard]] record plain_record(const model::ruleset& rules, model::record_index type, date day);

} // namespace guong::inline v0::differing
