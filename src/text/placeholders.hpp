#pragma once

// Sentences with places to be filled: `Mới đạt {thực tế}, cần {yêu cầu}.`

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guong::inline v0 {

/// What a place stands for.
enum class placeholder : std::uint8_t {
    actual, ///< what was found
    needed, ///< what was asked for
};

/// Letters as they are, or the name of a place.
struct saying_part {
    std::string text;
    bool is_place = false;
};

/// `{{` and `}}` are letters; a place that is not closed reaches to the end.
[[nodiscard]] std::vector<saying_part> parts_of_saying(std::string_view text);

/// In either language; nothing for another name.
[[nodiscard]] std::optional<placeholder> placeholder_named(std::string_view name);

/// All names, for suggestions.
[[nodiscard]] const std::vector<std::string>& placeholder_names();

} // namespace guong::inline v0
