#pragma once

/// Candidates as the tests that a person would get.

#include <string>
#include <vector>

#include "candidate_book.hpp"

namespace guong::inline v0::proposing {

/// The test, in canonical form: it expects what the rules say now.
[[nodiscard]] std::string test_of(const candidate& asked, const rules& tested, const std::string& name);

/// What a test says after it was written and read again: a record that leads back to another may say less then.
struct read_candidate {
    std::size_t of = 0; ///< which candidate
    tested_record record;
    covering::asked_outcomes told; ///< by the rules as they are
};

/// Those that can be read again and pass.
[[nodiscard]] std::vector<read_candidate> read_again(const std::vector<candidate>& written, const rules& tested, const parameter_values& overrides);

} // namespace guong::inline v0::proposing
