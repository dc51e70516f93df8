#pragma once

/// Whether two conditions agree in every case there is.

#include "joined_rules.hpp"

namespace guong::inline v0::differing {

/// True where both conditions read a few facts of the record itself, compare them with what stands in the rules, and come to the same for
/// every choice of these facts, unknown included: of values that no comparison tells apart, one is tried. False where they differ, or other
/// things are read.
[[nodiscard]] bool agree_in_every_case(const joined_rules& joined);

} // namespace guong::inline v0::differing
