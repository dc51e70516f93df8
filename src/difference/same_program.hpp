#pragma once

/// Whether two programs do the same, step by step.

#include <guong/program.hpp>

namespace guong::inline v0::differing {

/// True where no record and no lack of facts can tell them apart because each step is the same, or asks for the same range of whole
/// numbers, days, levels or years in other words (`n >= 3`, `n > 2`). Both must be of rules that declare the same record types.
[[nodiscard]] bool are_same(const program& left, const program& right);
/// The same of one criterion of each.
[[nodiscard]] bool are_same(const program& left, model::criterion_index criterion, const program& right, model::criterion_index other);

/// The same of one value or helper of each.
[[nodiscard]] bool are_same_values(const program& left, model::definition_index definition, const program& right, model::definition_index other);

/// Of the values that the rules report: that is all that is compared.
[[nodiscard]] bool report_the_same(const program& left, const program& right);

/// The same of two conditions or values of one program.
[[nodiscard]] bool are_same(const program& code, const instruction& left, const instruction& right);
[[nodiscard]] bool are_same(const program& code, const operand_code& left, const operand_code& right);

} // namespace guong::inline v0::differing
