#pragma once

/// The language that a rule file is written in.

#include <vector>

#include <guong/value.hpp>

#include "token.hpp"

namespace guong::inline v0::parsing {

/// The language that most keywords among the tokens are in; English where neither has more.
[[nodiscard]] language language_of_keywords(const std::vector<token>& tokens);

} // namespace guong::inline v0::parsing
