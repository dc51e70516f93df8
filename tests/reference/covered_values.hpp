#pragma once

/// The kinds of values that a run of random rules must meet.

#include <string_view>
#include <vector>

#include <guong/model.hpp>

namespace guong::reference {

struct covered_value {
    std::string_view name;
    bool (*is)(const model::operand&);
    bool may_lie_within_bounds = true;
    bool may_be_unknown = true;
};

[[nodiscard]] const std::vector<covered_value>& covered_values();

/// Whether a condition compares, or tests, a value that is made with such a one.
[[nodiscard]] bool is_made_with(const model::condition& what, const covered_value& kind);

} // namespace guong::reference
