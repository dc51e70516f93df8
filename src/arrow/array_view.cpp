#include "array_view.hpp"

#include <limits>

namespace guong::inline v0::arrow {

namespace {

constexpr std::int32_t view_inline_bytes = 12; // of a string view: longer ones stand in a buffer
constexpr std::int64_t view_bytes = 16;
constexpr int first_view_buffer = 2;

} // namespace

std::optional<std::int64_t> array_view::whole(std::int64_t at) const noexcept {
    const bool is_signed = type_.kind == type_kind::signed_whole;
    switch (type_.bytes) {
    case 1: return is_signed ? std::int64_t{cell<std::int8_t>(at)} : std::int64_t{cell<std::uint8_t>(at)};
    case 2: return is_signed ? std::int64_t{cell<std::int16_t>(at)} : std::int64_t{cell<std::uint16_t>(at)};
    case 4: return is_signed ? std::int64_t{cell<std::int32_t>(at)} : std::int64_t{cell<std::uint32_t>(at)};
    default: break;
    }
    if (is_signed) return cell<std::int64_t>(at);
    const auto content = cell<std::uint64_t>(at);
    if (content > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return static_cast<std::int64_t>(content);
}

std::string_view array_view::text(std::int64_t at) const noexcept {
    if (type_.kind == type_kind::text) {
        const auto begin = offset_of(at), size = offset_of(at + 1) - begin;
        return size == 0 ? std::string_view{} : std::string_view{static_cast<const char*>(array_->buffers[2]) + begin, static_cast<std::size_t>(size)};
    }
    const auto* view = buffer(1) + (array_->offset + at) * view_bytes;
    std::int32_t size = 0, which = 0, offset = 0;
    std::memcpy(&size, view, sizeof size);
    if (size <= view_inline_bytes) return {reinterpret_cast<const char*>(view + sizeof size), static_cast<std::size_t>(size)};
    std::memcpy(&which, view + 8, sizeof which);
    std::memcpy(&offset, view + 12, sizeof offset);
    return {static_cast<const char*>(array_->buffers[first_view_buffer + which]) + offset, static_cast<std::size_t>(size)};
}

std::int64_t array_view::offset_of(std::int64_t at) const noexcept {
    return type_.bytes == 4 ? std::int64_t{stored<std::int32_t>(1, array_->offset + at)} : stored<std::int64_t>(1, array_->offset + at);
}

element_run array_view::elements(std::int64_t at) const noexcept {
    if (type_.kind == type_kind::list) return {offset_of(at), offset_of(at + 1)};
    const auto begin = (array_->offset + at) * type_.list_size;
    return {begin, begin + type_.list_size};
}

} // namespace guong::inline v0::arrow
