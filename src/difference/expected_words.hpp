#pragma once

/// What a test of a record expects: what the rules say now.

#include <string>
#include <vector>

#include <guong/coverage.hpp>
#include <guong/difference.hpp>

namespace guong::inline v0::differing {

/// Of each criterion and reported value that is asked, with English keywords: `gv eligible`, `bonus = 2400`.
[[nodiscard]] std::vector<std::string> expected_words(const rules& tested, const tested_record& asked);

/// A record on which rules differ, as a test that asks for what differs.
[[nodiscard]] tested_record asked_of(const difference_record& found);

} // namespace guong::inline v0::differing
