#pragma once

/// Mutants put to the test.

#include <functional>

#include <guong/mutation.hpp>

namespace guong::inline v0::mutating {

/// The first of the tests that fails on changed rules; nothing if all pass. Called by several threads at once.
using test_runner = std::function<std::optional<test_index>(const rules& changed)>;

/// The tests of the loaded rule file, as `run_tests` runs them. The rules must outlive it.
[[nodiscard]] test_runner runner_of_suite(const rules& original);

/// Tries all mutants of the rules. `records` are those of the tests, to look for differences around.
[[nodiscard]] std::vector<mutant> tried_mutants(const rules& original, const test_runner& first_failure, std::span<const tested_record> records,
                                                const mutation_options& options);

} // namespace guong::inline v0::mutating
