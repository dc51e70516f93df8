#pragma once

/// Values moved by as much as others are apart.

#include <optional>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0::proposing {

/// `from` moved by as much as `to` is beyond `start`; nothing where these are not alike, or there is no such value.
[[nodiscard]] std::optional<value> moved(const value& from, const value& start, const value& to);
/// Values next to one: whole steps, and of decimals steps of the last digit and of the one behind it. Some may not be on its scale.
[[nodiscard]] std::vector<value> next_to(const value& bound);

} // namespace guong::inline v0::proposing
