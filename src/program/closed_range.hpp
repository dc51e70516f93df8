#pragma once

/// Comparisons with a constant as ranges: what single instructions decide.

#include <guong/program.hpp>

namespace guong::inline v0::compiling {

/// A comparison with a constant as a closed range, turned round where the comparison excludes its end: `x < 5` is not `x >= 5`.
struct closed_range {
    value low;
    value high;
    bool negated = false;
};

/// `5 > x` is `x < 5`.
[[nodiscard]] comparison_operator seen_from_right(comparison_operator operation) noexcept;
[[nodiscard]] closed_range range_of(comparison_operator operation, const value& limit);
/// How many elements a count must have; an empty range (low above high) where no count will do.
void set_count_range(instruction& code, const closed_range& range);

} // namespace guong::inline v0::compiling
