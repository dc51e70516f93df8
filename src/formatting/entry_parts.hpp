#pragma once

/// Where an entry may be broken, told by the shape of its pieces: texts behind a name are labels, words with a text are annotations, and
/// what comes behind those is its body.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "columns.hpp"
#include "pieces.hpp"

namespace guong::inline v0::formatting {

/// In braces of which the grammar says no entries, each line as it was written is one.
void mark_entries_of_their_own_lines(std::vector<piece>& pieces);

/// Whether lines stand between this brace and its partner: not in braces without entries, which stand inside a line.
[[nodiscard]] bool opens_block(const std::vector<piece>& pieces, std::size_t index) noexcept;

/// Behind the brace that opens the block of the entry that goes on at `first`, or behind the entry.
[[nodiscard]] std::size_t end_of_header(const std::vector<piece>& pieces, std::size_t first) noexcept;

/// Whether a comment stands inside.
[[nodiscard]] bool is_interrupted(std::span<const piece> parts) noexcept;
[[nodiscard]] bool holds_brace(std::span<const piece> parts) noexcept;

/// On one line, with the blanks that belong between.
[[nodiscard]] std::string joined(std::span<const piece> parts);

/// For columns.
[[nodiscard]] std::vector<cell> cells_of(std::span<const piece> parts);
[[nodiscard]] std::size_t width_of(const std::vector<cell>& cells);

/// What stands on lines of its own where one line is too short: the head with its label, each annotation, the body.
[[nodiscard]] std::vector<std::span<const piece>> segments_of(std::span<const piece> parts);

/// Where a line that is too long is broken: before the pieces of these indices, all of one sort. Outside brackets first, and there before
/// `only if` and `unless`; else before `and` and `or`; else before `else`, `or else`, `excluding`, `within` and `ending in`; else before `over`, `where` and
/// `satisfies`; else before plus and minus. Else inside the outermost brackets, where commas part as well, and so on; what stands behind
/// `where` belongs to it as what stands in brackets does. Empty where nothing can be broken.
[[nodiscard]] std::vector<std::size_t> breaks_of(std::span<const piece> parts);

} // namespace guong::inline v0::formatting
