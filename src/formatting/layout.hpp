#pragma once

/// Pieces into lines.

#include <vector>

#include "columns.hpp"
#include "pieces.hpp"

namespace guong::inline v0::formatting {

/// Lays out by braces and entries alone, not by what they mean: an entry stands on one line if that is short enough; otherwise its
/// annotations, and what comes behind them, stand on lines of their own.
[[nodiscard]] std::vector<line> lay_out(std::vector<piece> pieces);

} // namespace guong::inline v0::formatting
