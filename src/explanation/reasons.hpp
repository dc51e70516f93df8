#pragma once

// The smallest sets of items that decide a verdict by themselves.

#include <cstddef>

#include <guong/explanation.hpp>
#include <guong/limits.hpp>

namespace guong::inline v0::explaining {

/// From the tree of an explanation, whose root is the criterion. Cost: linear in its items, times the square of `sets_max` at the worst.
[[nodiscard]] decision_reasons find_reasons(const explanation_node& criterion, const std::string& name, std::size_t sets_max = limits::reasons_max);

} // namespace guong::inline v0::explaining
