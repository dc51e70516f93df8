#pragma once

/// The commands, a file each.

#include "exit_status.hpp"
#include "options.hpp"

namespace cli {

exit_status check(const options& chosen);
exit_status codes(const options& chosen);
exit_status describe(const options& chosen);
exit_status evaluate(const options& chosen);
exit_status explain(const options& chosen);
exit_status fmt(const options& chosen);
exit_status graph(const options& chosen);
exit_status replay(const options& chosen);
exit_status test(const options& chosen);

} // namespace cli
