#pragma once

// One node of an explanation in words: what both the text and the JSON of an explanation say.

#include <cstdint>
#include <string>
#include <string_view>

#include <guong/explanation.hpp>

#include "value_words.hpp"

namespace guong::inline v0::phrasing {

/// Empty where there is nothing to say.
struct condition_words {
    std::string actual; ///< `completed well`
    std::string needed; ///< `excellent`
    std::string text;   ///< `completion: completed well; needed: excellent`
};

/// What a condition is asked for.
enum class purpose : std::uint8_t {
    wanted,   ///< it is to hold
    unwanted, ///< it must not hold
    counted,  ///< elements of a list for which it holds are counted: of itself that is neither good nor bad
};

/// What the children of a node are asked for, where it is asked for `own` itself.
[[nodiscard]] purpose purpose_of_children(const explanation_node& node, purpose own);

[[nodiscard]] condition_words words_of(const explanation_node& node, language which, purpose asked_for = purpose::wanted);
/// What the rule file says of an item in its status, filled; empty where it says nothing in this language, or a place has nothing to be filled
/// with. It is then the `text` of the words of its condition.
[[nodiscard]] std::string said_of(const explanation_node& node, language which);
[[nodiscard]] std::string_view words_of(guong::status outcome, language which, purpose asked_for);
[[nodiscard]] std::string_view words_of(guong::verdict outcome, language which);

} // namespace guong::inline v0::phrasing
