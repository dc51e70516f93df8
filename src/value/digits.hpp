#pragma once

/// Digits of written days and years.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guong::inline v0::digits {

/// The number that at most nine ASCII digits write; nothing if something else stands among them.
[[nodiscard]] inline std::optional<int> number_of(std::string_view written) noexcept {
    int number = 0;
    for (const char digit : written) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    return number;
}

/// Appends the number with zeros before it, so that it is at least `width` wide.
inline void append_padded(std::string& text, std::int64_t number, std::size_t width) {
    const std::string written = std::to_string(number);
    if (written.size() < width) text.append(width - written.size(), '0');
    text += written;
}

} // namespace guong::inline v0::digits
