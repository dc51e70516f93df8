#pragma once

// How a value was calculated, in words: `15% of 47 = 7.05; rounded down = 7`.

#include <string>

#include <guong/explanation.hpp>

namespace guong::inline v0::phrasing {

[[nodiscard]] std::string words_of(const calculation& how, language which);

/// The same without what comes out: what a person calls a calculation that has no name. Empty where a choice was made, which is no name.
[[nodiscard]] std::string formula_of(const calculation& how, language which);

} // namespace guong::inline v0::phrasing
