#include "utf8.hpp"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include <guong/text.hpp>

namespace guong::inline v0::utf8 {

namespace {

unit broken_byte() noexcept {
    return {0xFFFD, 1, false};
}

utf8proc_category_t category_of(char32_t code_point) noexcept {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

} // namespace

unit decode(std::string_view text, std::size_t offset) noexcept {
    if (offset >= text.size()) return {};
    const auto byte_at = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = byte_at(offset);
    if (first < 0x80) return {static_cast<char32_t>(first), 1, true};

    const std::uint8_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || text.size() - offset < length) return broken_byte();
    char32_t code_point = first & (0xFFu >> (length + 1u));
    for (std::size_t index = 1; index < length; ++index) {
        const unsigned next = byte_at(offset + index);
        if ((next & 0xC0u) != 0x80u) return broken_byte();
        code_point = (code_point << 6u) | (next & 0x3Fu);
    }
    const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (overlong || surrogate || code_point > 0x10FFFF) return broken_byte();
    return {code_point, length, true};
}

void append(std::string& text, char32_t code_point) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

bool is_mark(char32_t code_point) noexcept {
    if (code_point < 0x300) return false;
    const auto category = category_of(code_point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

bool is_letter(char32_t code_point) noexcept {
    const auto category = category_of(code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t code_point) noexcept {
    return category_of(code_point) == UTF8PROC_CATEGORY_ND;
}

bool is_unprintable(char32_t code_point) noexcept {
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return true;
    return code_point == 0x200E || code_point == 0x200F || code_point == 0x061C || (code_point >= 0x2028 && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xFEFF;
}

std::size_t cells(char32_t code_point) noexcept {
    if (is_unprintable(code_point)) return 1;
    if (is_mark(code_point)) return 0;
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
    return width > 0 ? static_cast<std::size_t>(width) : 0;
}

std::string printable(std::string_view text) {
    std::string drawn;
    drawn.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const unit here = decode(text, offset);
        const bool is_control = here.code_point < 0x20;
        constexpr char32_t control_pictures = 0x2400;
        constexpr char32_t replacement = 0xFFFD;
        append(drawn, is_control ? control_pictures + here.code_point : is_unprintable(here.code_point) ? replacement : here.code_point);
        offset += here.bytes;
    }
    return drawn;
}

namespace {

char32_t upper_case(char32_t code_point) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code_point))); }
char32_t lower_case(char32_t code_point) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point))); }

std::string with_first(std::string_view text, unit first, char32_t instead) {
    if (!first.valid) return std::string{text};
    std::string made;
    append(made, instead);
    return made += text.substr(first.bytes);
}

} // namespace

std::string capitalised(std::string_view text) {
    const auto first = decode(text, 0);
    return with_first(text, first, upper_case(first.code_point));
}

std::string inside_sentence(std::string_view label) {
    const auto first = decode(label, 0), second = decode(label, first.bytes);
    const bool begins_with_capitals = lower_case(second.code_point) != second.code_point;
    return begins_with_capitals ? std::string{label} : with_first(label, first, lower_case(first.code_point));
}

std::size_t letter_begin(std::string_view text, std::size_t offset) noexcept {
    if (offset >= text.size()) return text.size();
    const auto begin_of_code_point = [&](std::size_t at) {
        for (std::size_t back = 0; back < 4 && back <= at; ++back) {
            const unit here = decode(text, at - back);
            if (here.valid && here.bytes > back) return at - back;
        }
        return at;
    };
    std::size_t begin = begin_of_code_point(offset);
    while (begin > 0 && is_mark(decode(text, begin).code_point)) begin = begin_of_code_point(begin - 1);
    return begin;
}

// Most text is composed already: letters below U+0300 and the composed Vietnamese ones, with nothing that could join them.
bool is_surely_composed(std::string_view text) noexcept {
    for (std::size_t offset = 0; offset < text.size();) {
        const unit here = decode(text, offset);
        const bool stays = here.valid && (here.code_point < 0x300 || (here.code_point >= 0x1EA0 && here.code_point <= 0x1EF9) ||
                                          (here.code_point >= 0x2010 && here.code_point <= 0x2027));
        if (!stays) return false;
        offset += here.bytes;
    }
    return true;
}

namespace {

/// Runs utf8proc over valid UTF-8; the text itself if that fails.
std::string mapped(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* buffer = nullptr;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &buffer, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{buffer, &std::free};
    if (length < 0) return std::string{text};
    return {reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length)};
}

constexpr auto composing = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
constexpr auto folding = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);

} // namespace

bool is_blank(char32_t code_point) noexcept {
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') || code_point == 0xA0 || code_point == 0x3000 ||
           (code_point >= 0x2000 && code_point <= 0x200A);
}

bool is_blank(std::string_view text) noexcept {
    for (std::size_t offset = 0; offset < text.size();) {
        const auto here = decode(text, offset);
        if (!here.valid || !is_blank(here.code_point)) return false;
        offset += here.bytes;
    }
    return true;
}

} // namespace guong::inline v0::utf8

namespace guong::inline v0 {

std::string compose(std::string_view text) {
    if (utf8::is_surely_composed(text) || first_invalid_utf8(text)) return std::string{text};
    return utf8::mapped(text, utf8::composing);
}

std::string fold(std::string_view text) {
    const std::string bare = first_invalid_utf8(text) ? std::string{text} : utf8::mapped(text, utf8::folding);
    std::string folded;
    folded.reserve(bare.size());
    bool blank_pending = false;
    for (std::size_t offset = 0; offset < bare.size();) {
        const utf8::unit here = utf8::decode(bare, offset);
        if (utf8::is_blank(here.code_point)) {
            blank_pending = !folded.empty();
        } else {
            if (blank_pending) folded.push_back(' ');
            blank_pending = false;
            // Neither đ nor its look-alike ð decomposes into a d and a mark.
            if (here.code_point == U'đ' || here.code_point == U'ð') folded.push_back('d');
            else folded.append(bare, offset, here.bytes);
        }
        offset += here.bytes;
    }
    return folded;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const utf8::unit here = utf8::decode(text, offset);
        width += here.valid ? utf8::cells(here.code_point) : 1;
        offset += here.bytes;
    }
    return width;
}

std::size_t letter_count(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const std::size_t valid = first_invalid_utf8(text).value_or(text.size());
        const std::string composed = compose(text.substr(0, valid));
        for (std::size_t offset = 0; offset < composed.size(); ++count) offset += utf8::decode(composed, offset).bytes;
        text.remove_prefix(valid);
        if (!text.empty()) {
            ++count;
            text.remove_prefix(1);
        }
    }
    return count;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept {
    for (std::size_t offset = 0; offset < text.size();) {
        const utf8::unit here = utf8::decode(text, offset);
        if (!here.valid) return offset;
        offset += here.bytes;
    }
    return std::nullopt;
}

} // namespace guong::inline v0
