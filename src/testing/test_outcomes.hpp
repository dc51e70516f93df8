#pragma once

/// What a target of an expectation came out as.

#include <memory>
#include <optional>

#include <guong/evaluation.hpp>

namespace guong::inline v0::testing {

/// The status of an item, by the names on the way down from the criterion; nothing where there is no such item.
[[nodiscard]] std::optional<status> status_of_item(const outcome& result, const std::vector<std::string>& items);
/// The status of a helper condition for a row of its record type.
[[nodiscard]] status status_of_helper(const evaluator& engine, model::definition_index helper, row_number row);
/// What a helper value is; nothing where no rule calculates it.
[[nodiscard]] std::optional<operand_value> value_of_helper(const evaluator& engine, model::definition_index helper, row_number row);

} // namespace guong::inline v0::testing
