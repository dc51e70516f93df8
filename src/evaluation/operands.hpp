#pragma once

/// Values: what comparisons compare and reports report.

#include "bound_program.hpp"
#include "value_range.hpp"

namespace guong::inline v0 {

/// What an operand is for the row of `innermost`.
[[nodiscard]] value_range range_of(const bound_program& code, std::uint32_t operand, const frame& innermost);

namespace valuing {

/// A number as the value of a type that it stands for; unknown where it does not fit. One without an end behind the point is rounded, and that is said.
[[nodiscard]] value to_value(const rational& number, model::type type, const bound_program& code, bool& is_rounded);

} // namespace valuing

/// What a function of the host answers.
[[nodiscard]] value_range range_of_function_call(const bound_program& code, const bound_operand& operand, const frame& innermost);

/// The same for the kinds that are made of the elements of a list.
[[nodiscard]] value_range range_over_list(const bound_program& code, const bound_operand& operand, const frame& innermost);
/// Of stretches of days.
[[nodiscard]] value_range range_of_covered_time(const bound_program& code, const bound_operand& operand, const frame& innermost);

} // namespace guong::inline v0
