#pragma once

// The numbers of the run that was found.

#include <cstdint>
#include <vector>

#include <guong/program.hpp>

namespace guong::inline v0::explaining {

/// In order: of `longest_run` those of the first of the longest runs, of `run_ending` those of the run that ends with `last`, of `blocks`
/// those of all blocks. `number` is the greatest gap, or the length of blocks.
[[nodiscard]] std::vector<std::int64_t> run_found(operand_code::kind what, std::vector<std::int64_t> numbers, std::int64_t last,
                                                  std::int64_t number);

} // namespace guong::inline v0::explaining
