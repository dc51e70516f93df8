#pragma once

/// What an array holds, by the format string of its schema.

#include <cstdint>
#include <string>
#include <string_view>

#include <guong/arrow.hpp>

namespace guong::inline v0::arrow {

enum class type_kind : std::uint8_t {
    null,
    bits,            ///< true and false
    signed_whole,
    unsigned_whole,
    floating,
    decimal,
    days,
    milliseconds,    ///< since 1970, of a day
    timestamp,       ///< without a time zone
    text,
    text_view,
    list,
    fixed_list,
    record,          ///< a struct
    other,           ///< of no use here
};

struct array_type {
    type_kind kind = type_kind::other;
    std::uint8_t bytes = 0;        ///< of a cell; of texts and lists, of an offset
    std::int32_t scale = 0;        ///< of decimals
    std::int64_t units_a_day = 0;  ///< of timestamps
    std::int64_t list_size = 0;    ///< of lists of one size

    [[nodiscard]] bool is_text() const noexcept { return kind == type_kind::text || kind == type_kind::text_view; }
    [[nodiscard]] bool is_whole() const noexcept { return kind == type_kind::signed_whole || kind == type_kind::unsigned_whole; }
    [[nodiscard]] bool is_number() const noexcept { return is_whole() || kind == type_kind::floating || kind == type_kind::decimal; }
    [[nodiscard]] bool is_list() const noexcept { return kind == type_kind::list || kind == type_kind::fixed_list; }
};

[[nodiscard]] array_type type_of(std::string_view format) noexcept;

/// `int64`, `timestamp in the time zone UTC`, `dictionary of utf8`: what messages say stood there.
[[nodiscard]] std::string words_of(const ArrowSchema& schema);

} // namespace guong::inline v0::arrow
