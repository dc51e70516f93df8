#pragma once

// One node of an explanation in words: what both the text and the JSON of an explanation say.

#include <string>
#include <vector>

#include <guong/explanation.hpp>

#include "wording.hpp"

namespace guong::inline v0::phrasing {

/// Empty where there is nothing to say.
struct condition_words {
    std::string actual; ///< `completed well`
    std::string needed; ///< `excellent`
    std::string text;   ///< `completion: completed well; needed: excellent`
};

/// `unwanted`: the condition is one that must not hold.
/// A fact that a calculated value is made of, and what stood there.
[[nodiscard]] std::string words_of_part(const reading& part, language which);
[[nodiscard]] condition_words words_of(const explanation_node& node, language which, bool unwanted = false);
[[nodiscard]] std::string words_of(const displayed_value& shown, language which);
[[nodiscard]] std::string words_of(const date& day, language which);
/// The label of a record type and the record's id: `Collective k1`.
[[nodiscard]] std::string record_words(const model::wording& label, const std::string& id, language which);
/// Who judged it, when, why and what shows it; empty if nothing was said.
[[nodiscard]] std::string words_of(const annotation& note, language which);
[[nodiscard]] std::string_view words_of(guong::status outcome, language which, bool unwanted);
[[nodiscard]] std::string_view words_of(guong::verdict outcome, language which);

/// The pieces that are not empty, with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& pieces, std::string_view between);

} // namespace guong::inline v0::phrasing
