#pragma once

/// Lines, and the columns of those that stand together.

#include <cstdint>
#include <string>
#include <vector>

namespace guong::inline v0::formatting {

inline constexpr std::size_t line_columns_max = 120;

/// A part of a line that may stand in a column: what is declared, `: …`, its label, `cite "…"`.
struct cell {
    enum class kind : std::uint8_t { head, colon, label, annotation };
    cell::kind sort = kind::head;
    std::string text;
};

struct line {
    std::size_t indent = 0;
    std::vector<cell> cells;
    std::string trailing;
    bool blank_before = false;
    bool stands_alone = true; ///< in no column with its neighbours
};

/// The lines as text. Neighbours that are built alike have their cells in columns: as many, from the left, as keep every line short enough.
[[nodiscard]] std::string to_text(const std::vector<line>& lines);

} // namespace guong::inline v0::formatting
