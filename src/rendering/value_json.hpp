#pragma once

#include <string>

#include <guong/evaluation.hpp>

namespace guong::inline v0::value_writing {

/// A value as JSON, where levels are given as texts, by their names.
[[nodiscard]] std::string json_of(const operand_value& shown);

} // namespace guong::inline v0::value_writing
