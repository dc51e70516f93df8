#pragma once

/// A value that stands for many: the one that a person would name.

#include "value_set.hpp"

namespace guong::inline v0::checking {

/// Of the values in a set that is not empty: an end that belongs to it, else the number with the fewest digits between two ends, else the
/// nearest behind the only end. `8`, `7.5` between 7 and 8, `10.01` above 10, `4.99` below 5.
[[nodiscard]] decimal simplest_value(const value_set& values);

/// Whether the values that `simplest_value` chooses among lie between two ends.
[[nodiscard]] bool lies_between_ends(const value_set& values);

} // namespace guong::inline v0::checking
