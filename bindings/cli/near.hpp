#pragma once

/// Records that a few changes would make eligible: which changes, by the clause that they help to meet.

#include <string>

#include <guong/explanation.hpp>

#include "workload.hpp"

namespace cli {

/// Sets of at most so many changes as `--near` says; none where there is none.
[[nodiscard]] guong::repairs changes_nearby(const guong::outcome& outcome, const options& chosen);

/// `[{"cost":1,"clauses":[{"items":[{"item":"sv2/b","cite":"III.2"}],"changes":[…]}]}]`
[[nodiscard]] std::string near_json(const guong::repairs& found, guong::language which);

/// Lines for people: the record and the criterion, and below each clause what to change.
[[nodiscard]] std::string near_text(const workload& work, const guong::outcome& outcome, const guong::repairs& found);

} // namespace cli
