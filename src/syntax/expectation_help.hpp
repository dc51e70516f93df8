#pragma once

/// What to write instead, where something else was expected: for what people bring along from other languages, or half remember.

#include <optional>
#include <string_view>

#include <guong/diagnostic.hpp>

#include "token.hpp"

namespace guong::inline v0::parsing {

/// The help line for a token that was not expected; nothing where there is nothing to advise. `found` is not the first token.
[[nodiscard]] std::optional<phrase> help_for_unexpected(const token* found, std::string_view expected);

/// Likewise for characters that begin nothing in the language.
[[nodiscard]] std::optional<phrase> help_for_unexpected_character(char32_t character);

} // namespace guong::inline v0::parsing
