#pragma once

// Values as JSON text.

#include <string>

#include <guong/evaluation.hpp>

namespace guong::inline v0::value_writing {

/// Levels as texts, by their names: as scripts read them.
[[nodiscard]] operand_value by_name(operand_value found, const model::ruleset& rules, model::type type);
[[nodiscard]] value by_name(const value& found, const model::ruleset& rules, model::type type);

/// A value as JSON, where levels are given as texts.
[[nodiscard]] std::string json_of(const operand_value& shown);
[[nodiscard]] std::string json_of(const value& shown);

} // namespace guong::inline v0::value_writing
