#pragma once

/// The functions of a host that random rules ask: some answers are unknown, and now and then one fails.

#include <guong/rules.hpp>

namespace guong::reference {

/// As a rule file declares them: `hàm_số` from a whole number to one, `hàm_ngày` from a day to one.
[[nodiscard]] std::string function_declarations();
[[nodiscard]] const host_functions& random_functions();
/// To load rules that ask them.
[[nodiscard]] load_options with_random_functions();

} // namespace guong::reference
