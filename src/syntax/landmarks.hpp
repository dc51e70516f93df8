#pragma once

/// Places in a sequence of tokens that look like the beginning of something, whatever stands before them: how the parser tells a missing
/// piece from the next thing, and where it goes on after a fault. Each looks at a bounded number of tokens.

#include <cstddef>

#include "token.hpp"

namespace guong::inline v0::parsing {

/// `criterion NAME for`, `record NAME … {`, `parameter NAME =`: nothing else reads like this.
[[nodiscard]] bool begins_declaration(const token* here) noexcept;

/// A line that is meant as a declaration, though its first word may be misspelt.
[[nodiscard]] bool resembles_declaration(const token* here) noexcept;

/// `NAME annotations :`, `NAME annotations {`, `NAME annotations any {`, or a name with annotations or `any` at the beginning
/// of a line: an item or a field, for no condition reads like this.
[[nodiscard]] bool begins_entry(const token* here) noexcept;

/// `:`, `{`, `any {`, `at least 2 of`
[[nodiscard]] bool begins_body(const token* here) noexcept;

/// An annotation word with its text, or a text alone.
[[nodiscard]] bool begins_annotation(const token* here) noexcept;
/// Tokens of the annotation that begins here; 0 if there is none.
[[nodiscard]] std::ptrdiff_t annotation_size(const token* here) noexcept;

/// Behind the annotations that begin here; `here` itself if there is none.
[[nodiscard]] const token* behind_annotations(const token* here) noexcept;

} // namespace guong::inline v0::parsing
