#pragma once

/// What the rows of a table leave out, cover twice, or never come to.

#include "declared.hpp"

namespace guong::inline v0::checking {

/// Reports, for each table of the ruleset: combinations of values that no row covers, where there is no `otherwise` (W0511); in a table that
/// takes the only row, rows that hold at once (E0430); in one that takes the first, rows that those above leave nothing (W0512); and cells
/// that no value meets (W0513).
///
/// Exact where cells compare with constants; parameters count with their present value. A cell of another kind may hold or not, so what
/// hangs on it is not reported. Where columns hang on the same facts, not every combination can come about, and neither gaps nor rows that
/// hold at once are reported. A table that takes more than `limits::table_comparisons_max` is not searched, which is said (W0514).
void report_table_coverage(declared& known);

/// Notes of each table whether some row holds whatever the values of its inputs are (`choice::covers_all`). Says so only where it is sure.
void note_table_coverage(model::ruleset& rules);

} // namespace guong::inline v0::checking
