#pragma once

/// The numbers of the run that an operand asks for.

#include <cstdint>
#include <utility>

#include <guong/program.hpp>

#include "../value/runs.hpp"

namespace guong::inline v0 {

/// `last` is the number that a run must end with, `allowed` the greatest gap, or the length of blocks.
[[nodiscard]] inline working_vector<std::int64_t> numbers_of_run(operand_code::kind what, working_vector<std::int64_t> numbers, std::int64_t last,
                                                              std::int64_t allowed) {
    switch (what) {
    case operand_code::kind::longest_run: return longest_run(std::move(numbers), allowed);
    case operand_code::kind::run_ending: return run_ending_at(std::move(numbers), last, allowed);
    default: return blocks(std::move(numbers), allowed);
    }
}

} // namespace guong::inline v0
