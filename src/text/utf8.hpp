#pragma once

/// Code points, letters and cells of text that may be broken: the pieces behind `guong/text.hpp`.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guong::inline v0::utf8 {

/// What stands at one place of a text: a code point, or one byte that is no UTF-8.
struct unit {
    char32_t code_point = 0;
    std::uint8_t bytes = 0; ///< how many it takes; 0 at the end of the text
    bool valid = false;
};

/// Decodes what begins at `offset`. Overlong forms, surrogates and values beyond U+10FFFF are no UTF-8.
[[nodiscard]] unit decode(std::string_view text, std::size_t offset) noexcept;

/// Appends a code point as UTF-8.
void append(std::string& text, char32_t code_point);

/// Whether the code point sits on the letter before it: an accent, a vowel sign.
[[nodiscard]] bool is_mark(char32_t code_point) noexcept;
/// Whether the code point is a letter (Unicode general category L).
[[nodiscard]] bool is_letter(char32_t code_point) noexcept;
/// Whether the code point is a decimal digit (Unicode general category Nd).
[[nodiscard]] bool is_digit(char32_t code_point) noexcept;

/// Whether the code point is a blank of any kind: a space, a tab, a line break, a no-break space.
[[nodiscard]] bool is_blank(char32_t code_point) noexcept;

/// Whether every code point is one: also of an empty text.
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

/// Whether drawing the code point would move the cursor, reorder the text or do worse: controls and bidirectional formatting.
[[nodiscard]] bool is_unprintable(char32_t code_point) noexcept;

/// Terminal cells of one code point: 0 for marks, 2 for wide characters. Unprintable ones count as the one cell of what is drawn for them.
[[nodiscard]] std::size_t cells(char32_t code_point) noexcept;

/// Text that is safe to draw: each unprintable code point, tabs and line breaks too, becomes a visible sign of one cell, and each byte
/// that is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// Whether composing the text would surely leave it as it is; what may be composed already too. Allocates nothing.
[[nodiscard]] bool is_surely_composed(std::string_view text) noexcept;

/// The text with its first letter in upper case.
[[nodiscard]] std::string capitalised(std::string_view text);
/// A label as it stands inside a sentence: its first letter in lower case, unless it begins with capitals, as abbreviations do.
[[nodiscard]] std::string inside_sentence(std::string_view label);

/// The offset where the letter begins that covers `offset`: before its continuation bytes and marks.
[[nodiscard]] std::size_t letter_begin(std::string_view text, std::size_t offset) noexcept;

} // namespace guong::inline v0::utf8
