#pragma once

/// Brackets and braces of a rule file, paired before anything recurses into them.

#include "finding_list.hpp"
#include "token.hpp"

namespace guong::inline v0::parsing {

/// Pairs brackets and braces: sets `partner`, turns those that close nothing into `stray_close` (which the parser reports, unless it skips
/// them), and puts in those that are missing, where the next item or declaration shows that they are. False, with a finding, if something
/// is nested too deeply to be parsed. Cost: linear.
[[nodiscard]] bool pair_brackets(token_sequence& sequence, finding_list& findings);

} // namespace guong::inline v0::parsing
