#pragma once

// Values in words.

#include <string>
#include <string_view>
#include <vector>

#include <guong/explanation.hpp>

#include "wording.hpp"

namespace guong::inline v0::phrasing {

[[nodiscard]] std::string words_of(const displayed_value& shown, language which);
[[nodiscard]] std::string words_of(const date& day, language which);
/// The label of a record type and the record's id: `Collective k1`.
[[nodiscard]] std::string record_words(const model::wording& label, const std::string& id, language which);
/// Who judged it, when, why and what shows it; empty if nothing was said.
[[nodiscard]] std::string words_of(const annotation& note, language which);

/// How many elements a list has.
[[nodiscard]] std::string entries_words(std::size_t count, language which);

/// The pieces that are not empty, with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& pieces, std::string_view between);

} // namespace guong::inline v0::phrasing
