#pragma once

// One node of an explanation in words: what both the text and the JSON of an explanation say.

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

/// `unwanted`: the condition is one that must not hold.
[[nodiscard]] condition_words words_of(const explanation_node& node, language which, bool unwanted = false);
[[nodiscard]] std::string_view words_of(guong::status outcome, language which, bool unwanted);
[[nodiscard]] std::string_view words_of(guong::verdict outcome, language which);

} // namespace guong::inline v0::phrasing
