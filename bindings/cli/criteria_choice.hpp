#pragma once

#include <vector>

#include <guong/rules.hpp>

#include "options.hpp"

namespace cli {

/// The criteria that `--criterion` names, or all, in the order of the ruleset. A name that is none is told, and `stop` is thrown.
[[nodiscard]] std::vector<guong::model::criterion_index> choose_criteria(const guong::rules& rules, const options& chosen,
                                                                         guong::language which);

} // namespace cli
