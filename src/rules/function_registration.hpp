#pragma once

/// The functions that rules declare and a host offers.

#include <guong/diagnostic.hpp>
#include <guong/model.hpp>
#include <guong/rules.hpp>

namespace guong::inline v0::importing {

/// Gives each declared function that of the host with its name. One that the host does not offer is reported, unless it may stay without an answer;
/// one whose types are others than the declared ones always is.
void register_functions(model::ruleset& rules, const host_functions& offered, unregistered_functions others, report& findings);

} // namespace guong::inline v0::importing
