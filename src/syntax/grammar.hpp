#pragma once

/// The grammar of rule files over tokens. Its implementation is the only file that includes Boost.Spirit.

#include <guong/syntax.hpp>

#include "parse_state.hpp"

namespace guong::inline v0::parsing {

/// Reads all declarations; what is wrong goes to the findings of `state`. The tokens must have passed `pair_brackets`: the grammar recurses
/// as deep as they are nested.
[[nodiscard]] syntax::file read_declarations(parse_state& state);

} // namespace guong::inline v0::parsing
