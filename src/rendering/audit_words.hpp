#pragma once

// How a case that was evaluated again differs, in words.

#include <string_view>

#include <guong/audit.hpp>

namespace guong::inline v0::phrasing {

/// As scripts read it: `reference_date`.
[[nodiscard]] std::string_view name_of(audit_difference::kind what) noexcept;

} // namespace guong::inline v0::phrasing
