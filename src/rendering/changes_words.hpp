#pragma once

// What would make a record eligible, in words.

#include <string>
#include <vector>

#include <guong/explanation.hpp>

namespace guong::inline v0::phrasing {

/// What would make a record eligible, for people.
struct told_changes {
    std::string heading;
    std::vector<std::string> points; ///< the sets in turn; where there is none, what stands in the way
    std::string remark;              ///< what else is to be said; may be empty
};

[[nodiscard]] told_changes words_of(const repairs& found, language which);
/// `[{"at","label","why"},…]`, where no set was found.
[[nodiscard]] std::string obstacles_json(const repairs& found, language which);

} // namespace guong::inline v0::phrasing
