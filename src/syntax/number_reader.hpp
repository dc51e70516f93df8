#pragma once

/// Numbers and dates as people write them: which spelling is the language's, and what another one means.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "token.hpp"

namespace guong::inline v0::parsing {

struct number_reading {
    token_kind kind = token_kind::number; ///< number, date or school year
    std::size_t bytes = 0;                ///< how many of the text it takes
    std::string text;                     ///< as the language prefers to write it; empty where it has no value
    enum class fault : std::uint8_t {
        none,
        foreign,     ///< `8,5`, `1.000.000`, `21.06.2023`: `text` says what to write
        too_long,
        no_such_day,
        no_such_school_year, ///< `2023-2025`
    };
    fault what = fault::none;
};

/// Reads what begins with a digit. A comma stands between digits only where the context lets it: in a list of options it separates.
[[nodiscard]] number_reading read_number(std::string_view text, bool comma_separates);

} // namespace guong::inline v0::parsing
