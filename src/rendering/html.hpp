#pragma once

// Texts as HTML.

#include <string>
#include <string_view>

namespace guong::inline v0::html {

/// The text, so that a browser shows its letters and nothing else, between tags and in attributes. What is not printable becomes visible.
[[nodiscard]] std::string escaped(std::string_view text);

/// `<p class="place">…</p>`; the content must be escaped. Without a class where `kind` is empty.
[[nodiscard]] std::string element(std::string_view name, std::string_view kind, std::string_view content);

} // namespace guong::inline v0::html
