#pragma once

/// A rule file as it was read: the tree, and the tokens with what the grammar took them for. For what writes rule files again.

#include <optional>
#include <vector>

#include <guong/syntax.hpp>

#include "finding_list.hpp"
#include "parse_state.hpp"
#include "token.hpp"

namespace guong::inline v0::parsing {

struct reading {
    token_sequence sequence;
    std::vector<token_use> uses; ///< for each token
    syntax::file file;
};

/// Nothing where the text cannot be read at all; then the findings say why.
[[nodiscard]] std::optional<reading> read(const source& text, finding_list& findings);

} // namespace guong::inline v0::parsing
