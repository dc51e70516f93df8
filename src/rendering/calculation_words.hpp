#pragma once

// How a value was calculated, in words: `15% of 47 = 7.05; rounded down = 7`.

#include <string>

#include <guong/explanation.hpp>

namespace guong::inline v0::phrasing {

[[nodiscard]] std::string words_of(const calculation& how, language which);

} // namespace guong::inline v0::phrasing
