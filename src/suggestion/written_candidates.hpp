#pragma once

/// Candidates as the tests that a person would get.

#include <string>
#include <vector>

#include "suggestion_candidates.hpp"

namespace guong::inline v0::proposing {

/// What a test of a candidate expects: what the rules say now. With English keywords: `gv eligible`, `bonus = 2400`.
[[nodiscard]] std::string expected_of(const candidate& asked, const rules& tested);

/// The test, in canonical form.
[[nodiscard]] std::string test_of(const candidate& asked, const rules& tested, const std::string& name);

/// What a test says after it was written and read again: a record that leads back to another may say less then.
struct read_candidate {
    std::size_t of = 0; ///< which candidate
    tested_record record;
};

/// Those that can be read again and pass.
[[nodiscard]] std::vector<read_candidate> read_again(const std::vector<candidate>& written, const rules& tested, const parameter_values& overrides);

} // namespace guong::inline v0::proposing
