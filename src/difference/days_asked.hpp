#pragma once

/// On which days rules are asked that read the reference date.

#include <optional>
#include <vector>

#include "difference.hpp"

namespace guong::inline v0::differing {

/// The one that is given, if one is. Else those of tests come first, then those on which something begins, the latest first: most is in force then; at last the days before
/// those. One at least, and few at most.
[[nodiscard]] std::vector<std::optional<date>> days_asked(const model::ruleset& joined, const difference_options& options);

/// Where no day is asked for and a record has to be told as of some day: the first on which the rules are in force, if they say so.
[[nodiscard]] date day_in_force(const model::ruleset& rules);

} // namespace guong::inline v0::differing
