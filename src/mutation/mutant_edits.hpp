#pragma once

/// The edits that make mutants of one rule file.

#include <vector>

#include <guong/mutation.hpp>

#include "known_names.hpp"
#include "rule_words.hpp"

namespace guong::inline v0::mutating {

/// In the order of the text.
[[nodiscard]] std::vector<mutant> edits_of(const file_words& words, const known_names& names);

} // namespace guong::inline v0::mutating
