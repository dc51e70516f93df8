#pragma once

/// Samples and tests as written become what `testing` runs.

#include "declared.hpp"

namespace guong::inline v0::checking {

/// Checks the samples of all files, and the tests of the loaded one. All bodies must be checked.
void check_tests(const rule_files& files, declared& known);

} // namespace guong::inline v0::checking
