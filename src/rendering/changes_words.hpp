#pragma once

// What would make a record eligible, in words.

#include <string>
#include <vector>

#include <guong/explanation.hpp>

namespace guong::inline v0::phrasing {

/// Lines for people: a heading, each set in turn, and what else is to be said; none where the record is eligible.
[[nodiscard]] std::vector<std::string> lines_of(const repairs& found, language which);
/// `[{"at","label","why"},…]`, where no set was found.
[[nodiscard]] std::string obstacles_json(const repairs& found, language which);

} // namespace guong::inline v0::phrasing
