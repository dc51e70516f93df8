#pragma once

/// Words that mean one keyword or another by where they stand: `trong` is `in` before a list and `of` before a brace.

#include <vector>

#include "token.hpp"

namespace guong::inline v0::parsing {

/// Gives such words the meaning of their place. Cost: linear.
void settle_keyword_places(std::vector<token>& tokens);

} // namespace guong::inline v0::parsing
