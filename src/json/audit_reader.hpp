#pragma once

/// Audits from JSON text.

#include <string_view>
#include <vector>

#include <guong/audit.hpp>
#include <guong/diagnostic.hpp>

namespace guong::inline v0::json_reading {

/// One audit, or one a line; empty lines are passed over. The first fault is reported, and then there is no value.
[[nodiscard]] result<std::vector<audit>> read_audits(std::string_view text);

} // namespace guong::inline v0::json_reading
