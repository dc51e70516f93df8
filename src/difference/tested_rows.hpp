#pragma once

/// Records of tests, asked as they are.

#include <functional>
#include <optional>
#include <vector>

#include "difference.hpp"

namespace guong::inline v0::differing {

/// What is asked of a record of a test; true where it is what is looked for.
using test_question = std::function<bool(const record& asked, const evaluation_options& options, test_index test)>;

/// Asks each tested record of a type, and then the others of that type that stand around it, on the day of the test and then on these; until one is what is looked for.
/// Whatever parameters a test sets, it is the rules as they are that are asked.
void ask_tested_rows(const model::ruleset& rules, model::record_index type, const difference_options& options,
                     const std::vector<std::optional<date>>& days, const test_question& ask);

} // namespace guong::inline v0::differing
