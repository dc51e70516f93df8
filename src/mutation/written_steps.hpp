#pragma once

/// Literals a step up or down, written as the author wrote them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <guong/syntax.hpp>

namespace guong::inline v0::mutating {

/// What stands there, with the literal one step lower and one higher; fewer where there is no such value.
[[nodiscard]] std::vector<std::string> neighbours_of(const syntax::literal& written, std::string_view text);

} // namespace guong::inline v0::mutating
