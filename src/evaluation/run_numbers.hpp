#pragma once

/// The numbers of the run that an operand asks for.

#include <cstdint>
#include <utility>
#include <vector>

#include <guong/program.hpp>

#include "../value/runs.hpp"

namespace guong::inline v0 {

/// `last` is the number that a run must end with.
[[nodiscard]] inline std::vector<std::int64_t> numbers_of_run(const operand_code& code, std::vector<std::int64_t> numbers, std::int64_t last) {
    switch (code.what) {
    case operand_code::kind::longest_run: return longest_run(std::move(numbers), code.number);
    case operand_code::kind::run_ending: return run_ending_at(std::move(numbers), last, code.number);
    default: return blocks(std::move(numbers), code.number);
    }
}

} // namespace guong::inline v0
