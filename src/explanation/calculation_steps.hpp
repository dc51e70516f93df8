#pragma once

// How a calculated value came about, step by step.

#include <cstddef>
#include <optional>

#include "readings.hpp"

namespace guong::inline v0::explaining {

/// The steps of an operand of the program; nothing where it is not calculated, or only by what has a name of its own and is told as a part.
/// `nodes` counts them; past `limits::explanation_nodes_max` they are not taken apart further.
[[nodiscard]] std::optional<calculation> steps_of_value(std::uint32_t operand, const frame& scopes, const fact_reader& reader,
                                                        const evaluator& engine, const atlas& places, std::size_t& nodes);

} // namespace guong::inline v0::explaining
