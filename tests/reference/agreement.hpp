#pragma once

/// The engine against the reference evaluator, on one random ruleset and its records.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "coverage.hpp"

namespace guong::reference {

struct agreement {
    std::size_t pairs = 0;      ///< criteria times records compared
    std::size_t conditions = 0; ///< conditions compared one by one
    std::size_t values = 0;     ///< values compared, those that are reported among them
    std::size_t reported = 0;
    std::size_t lists = 0;      ///< lists of rows compared
    std::size_t given_up = 0;   ///< 1 where numbers became too long to compare
    std::size_t untried = 0;    ///< rulesets left out because the best of a list may be chosen in more ways than can be tried
    /// Empty if all agree; otherwise what differs, with the rules and the records that show it.
    std::string disagreement;
};

/// Makes rules and records from a seed and compares every criterion and condition: the reference, one record at a time, all records with
/// one thread and with two, and the same records read from JSON.
[[nodiscard]] agreement compare_with_reference(std::uint64_t seed, coverage& covered);

/// A thousand records of each type at once against one record at a time. Empty if they agree.
[[nodiscard]] std::string compare_batch_with_single_records(std::uint64_t seed);

} // namespace guong::reference
