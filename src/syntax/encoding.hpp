#pragma once

/// Whether bytes are a rule file at all: UTF-8 text, and which foreign encoding they look like if they are not.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <guong/diagnostic_codes.hpp>

namespace guong::inline v0::parsing {

struct encoding_fault {
    diagnostic_code code{};
    std::string argument; ///< empty where the message takes none
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What keeps the bytes from being read as UTF-8 text of at most the size allowed; nothing if they can.
[[nodiscard]] std::optional<encoding_fault> find_encoding_fault(std::string_view bytes);

/// Bytes of a byte order mark at the front: 3 or 0.
[[nodiscard]] std::size_t byte_order_mark_bytes(std::string_view bytes) noexcept;

} // namespace guong::inline v0::parsing
