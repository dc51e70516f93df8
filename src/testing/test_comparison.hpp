#pragma once

/// One test on one program: what is expected beside what is found.

#include <guong/testing.hpp>

namespace guong::inline v0::testing {

struct comparison_options {
    bool only_first = false; ///< whether one failure is enough to know
    bool explained = true;   ///< whether explanations are wanted
};

/// Compares. `code` holds what the test sets already.
[[nodiscard]] test_result compare(const prepared_test& prepared, const program& code, comparison_options options);

} // namespace guong::inline v0::testing
