#pragma once

/// What the tests of a rule file show of it, besides whether they pass.

#include <string>

#include <guong/rules.hpp>

#include "options.hpp"

namespace cli {

/// Whether a format is one of coverage alone: then the report of the tests is not written in it.
[[nodiscard]] bool is_format_of_coverage(const std::string& format);

/// Throws `usage_error` where what is asked for cannot be written together.
void check_measures(const options& chosen);

/// Writes coverage and mutants as far as they are asked for. Mutants are only tried where all tests pass: a test that fails anyway tells nothing of them.
void write_measures(const guong::rules& tested, bool passed, const options& chosen, guong::language which);

/// Writes the tests that are missing to standard output, and what is to be said of them to standard error. Those for mutants are only looked for where all tests pass.
void write_suggestions(const guong::rules& tested, bool passed, const options& chosen, guong::language which);

} // namespace cli
