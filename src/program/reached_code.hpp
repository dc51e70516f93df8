#pragma once

/// What kinds of conditions a verdict hangs on.

#include <cstdint>

#include <guong/program.hpp>

namespace guong::inline v0 {

struct reached_code {
    bool calculates = false;          ///< compares what is calculated, or texts: not all values that matter are named by the rules
    bool reads_reference_date = false;
    bool reads_referring_lists = false; ///< lists of the records that refer to this one
    bool asks_functions = false;        ///< of the host
};

[[nodiscard]] reached_code reached_from(const program& code, std::uint32_t unit);
/// The same of one condition.
[[nodiscard]] reached_code reached_from(const program& code, const instruction& condition);
/// The same of a helper, be it a value or a condition.
[[nodiscard]] reached_code reached_from_definition(const program& code, model::definition_index definition);

} // namespace guong::inline v0
