#pragma once

/// What `ruleset` says of the whole, where one or several files say it.

#include "declared.hpp"

namespace guong::inline v0::checking {

/// Name and language are those of the loaded file, or else of the nearest it uses; sources and notes add up; the time in force is what all of
/// them have in common. How months end must be the same for all.
void declare_rulesets(const rule_files& files, declared& known);

} // namespace guong::inline v0::checking
