#pragma once

// What is certain already, although facts are unknown.

#include <cstddef>
#include <optional>

#include <guong/limits.hpp>

#include "formula.hpp"

namespace guong::inline v0::relevance {

/// The outcome that comes about whatever the unknown facts turn out to be, all of them, those of imagined records too. Nothing where two
/// completions differ, where one of them leaves a calculation without a value, or where the search met its bound. Cost: as `find_relevant`
/// for one fact.
[[nodiscard]] std::optional<truth> certain_outcome(const formula& form, std::size_t trials_max = limits::relevance_trials_max);

} // namespace guong::inline v0::relevance
