#pragma once

/// The words of labels and help lines, and of those arguments that are not the author's own.

#include <string>
#include <string_view>

#include <guong/diagnostic_codes.hpp>
#include <guong/value.hpp>

namespace guong::inline v0::catalogue {

/// The template of a phrase; its syntax is that of the catalogue's messages.
[[nodiscard]] std::string_view phrase_template(phrase_id id, language which);

/// An argument such as "`:` or the end of the file" in the reader's language: what stands in backticks or quotes is left as it is.
[[nodiscard]] std::string translated_argument(std::string_view argument, language which);

/// A word of the rule language that is no keyword of the grammar's messages, such as a type: "`list of text`", "months". Anything else is
/// left as it is.
[[nodiscard]] std::string translated_word(std::string_view word, language which);

} // namespace guong::inline v0::catalogue
