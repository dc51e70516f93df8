#pragma once

/// Rule text into tokens.

#include <string>
#include <string_view>

#include "finding_list.hpp"
#include "token.hpp"

namespace guong::inline v0::parsing {

/// Reads valid UTF-8, with or without a byte order mark. What is spelled as in neighbouring languages is reported and read as the right
/// thing; what begins nothing becomes an `unexpected` token, so that the parser knows of it. Cost: linear.
[[nodiscard]] token_sequence read_tokens(std::string_view bytes, finding_list& findings);

/// A piece of the source as it may stand in a message: on one line, not too long, unprintable characters by number.
[[nodiscard]] std::string for_message(std::string_view text);

} // namespace guong::inline v0::parsing
