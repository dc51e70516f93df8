#pragma once

/// Which facts a value hangs on.

#include <guong/model.hpp>

namespace guong::inline v0::checking {

/// Whether two values hang on a fact in common, so that not every pair of them can come together. Two fields are compared exactly; of
/// calculated values, fields of one name in different records count as one.
[[nodiscard]] bool share_facts(const model::operand& left, const model::operand& right, const model::ruleset& rules);

} // namespace guong::inline v0::checking
