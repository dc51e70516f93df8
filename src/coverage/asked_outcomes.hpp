#pragma once

/// What the rules say to what a test asks.

#include <span>
#include <vector>

#include <guong/coverage.hpp>

namespace guong::inline v0::covering {

struct asked_outcomes {
    std::vector<verdict> verdicts;      ///< of the criteria that are asked
    std::vector<operand_value> values;  ///< of the reported values
};

[[nodiscard]] asked_outcomes outcomes_of(const tested_record& test, const program& code);
/// The same of a row, by a program that is bound already.
[[nodiscard]] asked_outcomes outcomes_of(const evaluator& engine, row_number row, std::span<const model::criterion_index> criteria,
                                         std::span<const model::definition_index> values);

[[nodiscard]] bool are_equal(const operand_value& left, const operand_value& right);
[[nodiscard]] bool are_equal(const asked_outcomes& left, const asked_outcomes& right);

} // namespace guong::inline v0::covering
