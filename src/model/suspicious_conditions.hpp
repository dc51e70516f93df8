#pragma once

/// Conditions that can never be met or never fail, as far as the values of one field tell.

#include "declared.hpp"

namespace guong::inline v0::checking {

/// Warns of the innermost conditions of definitions and criteria that no value of some field can meet (W0501), or that every known
/// value meets (W0502). A condition that depends on a parameter is left alone: another value may make it sensible.
void report_suspicious(declared& known);

} // namespace guong::inline v0::checking
