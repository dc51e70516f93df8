#pragma once

// On which facts eligibility hangs, in words.

#include <string>
#include <vector>

#include <guong/explanation.hpp>

namespace guong::inline v0::phrasing {

/// For people.
struct told_margins {
    std::string heading;
    std::vector<std::string> points; ///< a sentence for each fact and list
    std::string remark;              ///< what else is to be said; may be empty
};

[[nodiscard]] told_margins words_of(const margins& found, language which);

} // namespace guong::inline v0::phrasing
