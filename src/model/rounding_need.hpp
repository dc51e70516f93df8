#pragma once

/// Whether a value may have no end behind the point, so that a report of it must say how it is rounded.

#include <guong/model.hpp>

namespace guong::inline v0::checking {

/// The innermost part that may have no end behind the point, such as a third, unless it is rounded; nullptr if there is none.
[[nodiscard]] const model::operand* find_endless(const model::operand& content, const model::ruleset& rules);

} // namespace guong::inline v0::checking
