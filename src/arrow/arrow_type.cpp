#include "arrow_type.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "../json/words.hpp"

namespace guong::inline v0::arrow {

namespace formats {

namespace {

struct named_format {
    std::string_view format;
    std::string_view name;
    array_type type = {};
};

constexpr std::array<named_format, 33> all_formats{{
    {"n", "null", {type_kind::null}},
    {"b", "bool", {type_kind::bits}},
    {"c", "int8", {type_kind::signed_whole, 1}},
    {"C", "uint8", {type_kind::unsigned_whole, 1}},
    {"s", "int16", {type_kind::signed_whole, 2}},
    {"S", "uint16", {type_kind::unsigned_whole, 2}},
    {"i", "int32", {type_kind::signed_whole, 4}},
    {"I", "uint32", {type_kind::unsigned_whole, 4}},
    {"l", "int64", {type_kind::signed_whole, 8}},
    {"L", "uint64", {type_kind::unsigned_whole, 8}},
    {"e", "float16"},
    {"f", "float32", {type_kind::floating, 4}},
    {"g", "float64", {type_kind::floating, 8}},
    {"u", "utf8", {type_kind::text, 4}},
    {"U", "large_utf8", {type_kind::text, 8}},
    {"vu", "string_view", {type_kind::text_view, 16}},
    {"z", "binary"},
    {"Z", "large_binary"},
    {"vz", "binary_view"},
    {"tdD", "date32", {type_kind::days, 4}},
    {"tdm", "date64", {type_kind::milliseconds, 8}},
    {"tts", "time32"},
    {"ttm", "time32"},
    {"ttu", "time64"},
    {"ttn", "time64"},
    {"tiM", "interval"},
    {"+s", "struct", {type_kind::record}},
    {"+l", "list", {type_kind::list, 4}},
    {"+L", "large_list", {type_kind::list, 8}},
    {"+vl", "list_view"},
    {"+vL", "large_list_view"},
    {"+m", "map"},
    {"+r", "run-end encoded"},
}};

/// The number that the text begins with, which is taken off it.
std::optional<std::int32_t> take_number(std::string_view& text) noexcept {
    std::int32_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// `d:38,10`, or with the bits of a cell: `d:18,2,64`.
array_type decimal_type(std::string_view digits) noexcept {
    constexpr std::int32_t bits_unless_said = 128;
    constexpr std::int32_t scale_max = 1000; // no cell holds as many digits
    const auto take_next = [&]() -> std::optional<std::int32_t> {
        if (!digits.starts_with(',')) return std::nullopt;
        digits.remove_prefix(1);
        return take_number(digits);
    };
    const auto precision = take_number(digits);
    const auto scale = take_next();
    const auto bits = digits.empty() ? std::optional{bits_unless_said} : take_next();
    const bool is_known = precision && scale && bits && digits.empty() && (*bits == 32 || *bits == 64 || *bits == 128 || *bits == 256);
    if (!is_known || *scale > scale_max || *scale < -scale_max) return {};
    return {type_kind::decimal, static_cast<std::uint8_t>(*bits / 8), *scale};
}

/// `tsn:`, with a time zone behind it or not. An instant is on different days in different places, so that one in a time zone is no day.
array_type timestamp_type(std::string_view format) noexcept {
    constexpr std::int64_t seconds_a_day = 86'400;
    if (format.size() != 4 || format[3] != ':') return {};
    const auto per_second = format[2] == 's' ? 1 : format[2] == 'm' ? 1'000 : format[2] == 'u' ? 1'000'000 : format[2] == 'n' ? 1'000'000'000 : 0;
    if (per_second == 0) return {};
    return {type_kind::timestamp, 8, 0, seconds_a_day * per_second};
}

array_type fixed_list_type(std::string_view size) noexcept {
    const auto count = take_number(size);
    if (!count || *count < 0 || !size.empty()) return {};
    return {type_kind::fixed_list, 0, 0, 0, *count};
}

const named_format* find(std::string_view format) noexcept {
    for (const auto& each : all_formats)
        if (each.format == format) return &each;
    return nullptr;
}

std::string words_of_format(std::string_view format) {
    if (const auto* known = find(format)) return std::string{known->name};
    if (format.starts_with("d:")) return "decimal(" + json_reading::shortened(format.substr(2)) + ')';
    if (format.starts_with("ts"))
        return format.size() > 4 ? "timestamp in the time zone " + json_reading::shortened(format.substr(4)) : std::string{"timestamp"};
    if (format.starts_with("+w:")) return "fixed_size_list";
    if (format.starts_with("+u")) return "union";
    if (format.starts_with("tD")) return "duration";
    return "the format `" + json_reading::shortened(format) + '`';
}

} // namespace

} // namespace formats

array_type type_of(std::string_view format) noexcept {
    if (const auto* known = formats::find(format)) return known->type;
    if (format.starts_with("d:")) return formats::decimal_type(format.substr(2));
    if (format.starts_with("ts")) return formats::timestamp_type(format);
    if (format.starts_with("+w:")) return formats::fixed_list_type(format.substr(3));
    return {};
}

std::string words_of(const ArrowSchema& schema) {
    if (schema.dictionary != nullptr) return "dictionary of " + formats::words_of_format(schema.dictionary->format);
    return formats::words_of_format(schema.format);
}

} // namespace guong::inline v0::arrow
