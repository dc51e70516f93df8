#pragma once

/// What kinds of conditions a verdict hangs on.

#include <guong/program.hpp>

namespace guong::inline v0::differing {

struct reached_code {
    bool calculates = false;          ///< compares what is calculated, or texts: not all values that matter are named by the rules
    bool reads_reference_date = false;
    bool reads_referring_lists = false; ///< lists of the records that refer to this one
};

[[nodiscard]] reached_code reached_from(const program& code, std::uint32_t unit);

} // namespace guong::inline v0::differing
