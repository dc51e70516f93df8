#pragma once

/// Findings about what the host, here the command line, asked for; and how findings are told.

#include <string>
#include <vector>

#include <guong/diagnostic.hpp>

namespace cli {

[[nodiscard]] guong::diagnostic finding(guong::diagnostic_code code, std::vector<std::string> arguments);

/// A finding about a name that is not among those known: suggests the nearest, or lists the known where none is near.
[[nodiscard]] guong::diagnostic unknown_name(guong::diagnostic_code code, const std::string& name, const std::string& what,
                                             const std::vector<std::string>& known);

/// Renders a report to standard error.
void complain(const guong::report& report, guong::language which);
void complain(const guong::diagnostic& finding, guong::language which);

} // namespace cli
