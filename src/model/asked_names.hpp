#pragma once

/// Names that a host asks for: what they stand for, or a finding that says which are nearest.

#include <string>
#include <string_view>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/model.hpp>

namespace guong::inline v0 {

/// A finding that is about no place.
[[nodiscard]] report single_finding(diagnostic_code code, std::vector<std::string> arguments);

/// That nothing has that name, with what has one like it.
[[nodiscard]] report unknown_name(diagnostic_code code, std::string_view name, const std::vector<std::string>& known);

/// The record type of that name, compared after composition (E0206). The elements of lists of plain values have no name of their own.
[[nodiscard]] result<model::record_index> record_type_of(const model::ruleset& rules, std::string_view name);

} // namespace guong::inline v0
