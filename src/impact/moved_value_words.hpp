#pragma once

// A reported value as explanations say it.

#include <guong/evaluation.hpp>
#include <guong/model.hpp>

namespace guong::inline v0::impacts {

/// In both languages: levels by their labels, bounds, and why it is unknown.
[[nodiscard]] model::wording words_of_value(const operand_value& found, model::type type, const model::ruleset& rules);

} // namespace guong::inline v0::impacts
