#pragma once

/// A ruleset as a document: what an officer reads and signs off.

#include <string>

#include <guong/model.hpp>

namespace guong::inline v0 {

/// All that the ruleset says, as Markdown: source and validity, parameters with their values and notes, scales, record types, helpers and
/// tables, and each criterion with its sentences, citations and conditions in words. Labels come in the language where the author gave them
/// in it, otherwise in the ruleset's own. Pure; cost linear in the ruleset.
[[nodiscard]] std::string describe(const model::ruleset& rules, language which);

} // namespace guong::inline v0
