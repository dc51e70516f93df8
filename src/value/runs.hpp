#pragma once

/// Runs of consecutive numbers: years in a row, times in a row. The numbers may stand in any order, and one that stands twice counts once.

#include <cstdint>
#include <vector>

namespace guong::inline v0 {

/// How many numbers the longest stretch has in which no more than `gap_max` are missing between any two neighbours. With 0, or less, they
/// are strictly consecutive. What is missing does not count: 2020, 2022, 2023 with gaps of 1 is a run of 3.
[[nodiscard]] std::int64_t longest_run(std::vector<std::int64_t> numbers, std::int64_t gap_max) noexcept;

/// How many numbers the stretch has that ends in `last`; 0 if `last` is not among them. Later numbers do not matter.
[[nodiscard]] std::int64_t run_ending_at(std::vector<std::int64_t> numbers, std::int64_t last, std::int64_t gap_max) noexcept;

/// How many blocks of `length` strictly consecutive numbers there are at most, if no number is used twice; 0 if `length` is below 1.
[[nodiscard]] std::int64_t blocks(std::vector<std::int64_t> numbers, std::int64_t length) noexcept;

} // namespace guong::inline v0
