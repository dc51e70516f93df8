#pragma once

#include <string_view>

namespace guong::inline v0::html {

/// The style sheet of a page: for phones and wide screens, light and dark, and A4.
[[nodiscard]] std::string_view style() noexcept;

} // namespace guong::inline v0::html
