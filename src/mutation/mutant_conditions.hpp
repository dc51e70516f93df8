#pragma once

/// The edits of one condition or value.

#include <vector>

#include <guong/mutation.hpp>

#include "known_names.hpp"
#include "rule_words.hpp"

namespace guong::inline v0::mutating {

struct condition_edit {
    mutation what;
    text_edit edit;
};

struct condition_edits {
    std::vector<condition_edit> edits;
    std::vector<const syntax::literal*> literals; ///< that may be a step higher or lower; of the expression that was given
    std::vector<syntax::name> names;              ///< that may be values of scales
};

enum class expression_role : std::uint8_t {
    condition, ///< a name alone is a fact that has to be so, or a helper
    value,
    cell, ///< of a table: the left side stands elsewhere
};

[[nodiscard]] condition_edits edits_of_condition(const syntax::expression& written, const file_words& words, const known_names& names,
                                                 expression_role role);

} // namespace guong::inline v0::mutating
