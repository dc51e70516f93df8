#pragma once

/// A dataset, however it was read, as arrays: any rules can then be tried the way that arrays take.

#include <string>
#include <vector>

#include "array_spec.hpp"

namespace guong::tests {

/// Which arrays are chosen where several can say the same.
struct array_choice {
    bool plain = true;     ///< those that are read where they lie; otherwise floating-point numbers, days as texts, string views, large lists …
    std::int64_t lead = 0; ///< cells before the first of each array but structs
    std::int64_t rows_before = 0; ///< of each table, rows before the first that are sliced off
};

/// The records at top level of a type, as a struct array. What is recorded beside facts, and lists that are found from other records, are left out.
[[nodiscard]] array_spec array_of_records(const dataset& data, const model::ruleset& rules, model::record_index record, array_choice chosen = {});
/// All record types that have records at top level.
[[nodiscard]] std::vector<arrow_table> tables_of(const dataset& data, const model::ruleset& rules, array_choice chosen = {});

} // namespace guong::tests
