#pragma once

/// Finds texts in unordered containers without a copy of the text that is looked for.

#include <cstddef>
#include <functional>
#include <string_view>

namespace guong::inline v0 {

struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

} // namespace guong::inline v0
