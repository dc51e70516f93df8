#pragma once

/// Runs of consecutive numbers: years in a row, times in a row. The numbers may stand in any order, and one that stands twice counts once. What
/// is found comes in order; that there is none, is found as none.

#include <cstdint>

#include "working_vector.hpp"

namespace guong::inline v0 {

/// The longest stretch in which no more than `gap_max` are missing between any two neighbours; of several, the first. With 0, or less, they are
/// strictly consecutive. What is missing does not count: 2020, 2022, 2023 with gaps of 1 is a run of 3.
[[nodiscard]] working_vector<std::int64_t> longest_run(working_vector<std::int64_t> numbers, std::int64_t gap_max) noexcept;

/// The stretch that ends in `last`; none if that is not among the numbers. Later numbers do not matter.
[[nodiscard]] working_vector<std::int64_t> run_ending_at(working_vector<std::int64_t> numbers, std::int64_t last, std::int64_t gap_max) noexcept;

/// As many blocks as there can be of `length` strictly consecutive numbers, no number in two of them: one block behind the other. None if
/// `length` is below 1.
[[nodiscard]] working_vector<std::int64_t> blocks(working_vector<std::int64_t> numbers, std::int64_t length) noexcept;

} // namespace guong::inline v0
