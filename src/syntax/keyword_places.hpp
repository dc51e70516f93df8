#pragma once

/// Words that mean one keyword or another by where they stand: `trong` is `in` before a list and `of` before a brace.

#include <vector>

#include "token.hpp"

namespace guong::inline v0::parsing {

/// Marks what stands between the braces of tables, samples and tests. Cost: linear.
void mark_blocks(std::vector<token>& tokens);

/// Gives such words the meaning of their place; blocks must be marked. Cost: linear.
void settle_keyword_places(std::vector<token>& tokens);

} // namespace guong::inline v0::parsing
