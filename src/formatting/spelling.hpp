#pragma once

/// How words are written in a language, so that they are read again as what they are.

#include <string>
#include <string_view>
#include <vector>

#include <guong/value.hpp>

#include "../syntax/reading.hpp"

namespace guong::inline v0::formatting {

/// For each token that is a word or a phrase its spelling; empty for the others. A name that its neighbours would make a part of a phrase
/// stands in backticks, and so does one that is a reserved word.
[[nodiscard]] std::vector<std::string> spell_words(const parsing::reading& read, std::string_view bytes, language keywords);

} // namespace guong::inline v0::formatting
