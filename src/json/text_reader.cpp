#include "text_reader.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include <guong/limits.hpp>
#include <guong/text.hpp>

#include "../text/utf8.hpp"
#include "words.hpp"

namespace guong::inline v0::json_reading {

namespace {

bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }

// The highest bit of each byte of eight that is a quote, a backslash or a control: the bytes at which a text ends or needs a look. Bits
// above the lowest of them may be wrong.
std::uint64_t special_bytes(std::uint64_t eight) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x8080808080808080;
    const auto zero_in = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes; };
    return (zero_in(eight ^ ones * '"') | zero_in(eight ^ ones * '\\') | ((eight - ones * 0x20) & ~eight)) & highs;
}

bool is_plain(char byte) noexcept { return byte != '"' && byte != '\\' && static_cast<unsigned char>(byte) >= 0x20; }

// Past the plain bytes from `at` on; `bits` gathers their bits, so that ASCII is told from the rest.
const char* past_plain_bytes(const char* at, const char* end, std::uint64_t& bits) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        while (end - at >= 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, at, 8);
            if (const auto special = special_bytes(eight)) {
                const auto plain_bits = std::countr_zero(special) / 8 * 8;
                bits |= eight & ((std::uint64_t{1} << plain_bits) - 1);
                return at + plain_bits / 8;
            }
            bits |= eight;
            at += 8;
        }
    }
    while (at != end && is_plain(*at)) bits |= static_cast<unsigned char>(*at++);
    return at;
}

constexpr std::uint64_t beyond_ascii = 0x8080808080808080;

} // namespace

void text_reader::restart(std::string_view text, std::size_t offset) noexcept {
    begin_ = text.data();
    cursor_ = begin_ + offset;
    end_ = begin_ + text.size();
}

void text_reader::skip_blanks() noexcept {
    while (cursor_ != end_ && (*cursor_ == ' ' || *cursor_ == '\n' || *cursor_ == '\r' || *cursor_ == '\t')) ++cursor_;
}

bool text_reader::sees(char byte) noexcept {
    skip_blanks();
    return cursor_ != end_ && *cursor_ == byte;
}

bool text_reader::take(char byte) noexcept {
    if (!sees(byte)) return false;
    ++cursor_;
    return true;
}

bool text_reader::at_end() noexcept {
    skip_blanks();
    return cursor_ == end_;
}

std::size_t text_reader::offset() noexcept {
    skip_blanks();
    return static_cast<std::size_t>(cursor_ - begin_);
}

bool text_reader::fail(std::string_view expected) noexcept {
    expected_ = expected;
    return false;
}

std::string text_reader::problem(std::size_t lines_before) const {
    const std::string_view before{begin_, static_cast<std::size_t>(cursor_ - begin_)};
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + lines_before + 1;
    const auto line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    const auto column = letter_count(before.substr(line_begin)) + 1;
    std::string said = "line " + std::to_string(line) + ", column " + std::to_string(column) + ": expected ";
    said += expected_;
    said += ", found ";
    if (cursor_ == end_) return said + "the end of the text";
    const auto here = utf8::decode({cursor_, static_cast<std::size_t>(end_ - cursor_)}, 0);
    return said + '`' + shortened({cursor_, here.valid ? here.bytes : std::size_t{1}}) + '`';
}

bool text_reader::read_value(tape& into) {
    into.clear();
    open_.clear();
    deep_.clear();
    auto next = expecting::value;
    do {
        skip_blanks();
        bool good = false;
        switch (next) {
        case expecting::value: good = read_value_here(into, next); break;
        case expecting::key: good = read_key(into, next); break;
        case expecting::separator: good = read_separator(into, next); break;
        }
        if (!good) return false;
    } while (next != expecting::separator || !open_.empty());
    return true;
}

bool text_reader::read_value_here(tape& into, expecting& next) {
    if (cursor_ == end_) return fail("a value");
    next = expecting::separator;
    switch (*cursor_) {
    case '{': return open(into, json_kind::object, next);
    case '[': return open(into, json_kind::array, next);
    case '"': return read_text(into);
    case 't': return read_word(into, "true", json_kind::yes);
    case 'f': return read_word(into, "false", json_kind::no);
    case 'n': return read_word(into, "null", json_kind::null);
    default: return read_number(into);
    }
}

bool text_reader::read_key(tape& into, expecting& next) {
    if (cursor_ == end_ || *cursor_ != '"') return fail("a key in quotes");
    if (!read_text(into)) return false;
    next = expecting::value;
    return take(':') || fail("`:`");
}

bool text_reader::read_separator(tape& into, expecting& next) {
    const bool keyed = inside_object(into);
    const char byte = cursor_ == end_ ? '\0' : *cursor_;
    if (byte == ',') {
        ++cursor_;
        next = keyed ? expecting::key : expecting::value;
        return true;
    }
    if (byte != (keyed ? '}' : ']')) return fail(keyed ? "`,` or `}`" : "`,` or `]`");
    ++cursor_;
    close(into);
    return true;
}

bool text_reader::open(tape& into, json_kind kind, expecting& next) {
    ++cursor_;
    const bool keyed = kind == json_kind::object;
    if (open_.size() == limits::record_nesting_max) {
        if (deep_.empty()) into.add(json_kind::too_deep);
        deep_.push_back(keyed);
    } else {
        open_.push_back(static_cast<std::uint32_t>(into.add(kind)));
    }
    if (take(keyed ? '}' : ']'))
        close(into);
    else
        next = keyed ? expecting::key : expecting::value;
    return true;
}

void text_reader::close(tape& into) noexcept {
    if (!deep_.empty()) {
        deep_.pop_back();
        return;
    }
    into.close(open_.back());
    open_.pop_back();
}

bool text_reader::inside_object(const tape& into) const noexcept {
    return deep_.empty() ? into[open_.back()].kind == json_kind::object : deep_.back();
}

void text_reader::add_scalar(tape& into, json_kind kind, std::string_view content) {
    if (deep_.empty()) into.add(kind, content);
}

bool text_reader::read_number(tape& into) {
    const char* at = cursor_;
    const auto digits = [&] {
        const char* const first = at;
        while (at != end_ && is_digit(*at)) ++at;
        return at != first;
    };
    const auto stop = [&](std::string_view expected) {
        cursor_ = at;
        return fail(expected);
    };
    if (at != end_ && *at == '-') ++at;
    if (at != end_ && *at == '0')
        ++at;
    else if (!digits())
        return stop(at == cursor_ ? "a value" : "a digit");
    if (at != end_ && *at == '.') {
        ++at;
        if (!digits()) return stop("a digit");
    }
    if (at != end_ && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end_ && (*at == '+' || *at == '-')) ++at;
        if (!digits()) return stop("a digit");
    }
    if (static_cast<std::uint64_t>(at - cursor_) > UINT32_MAX) return fail("a shorter number");
    add_scalar(into, json_kind::number, {cursor_, static_cast<std::size_t>(at - cursor_)});
    cursor_ = at;
    return true;
}

bool text_reader::read_word(tape& into, std::string_view word, json_kind kind) {
    const std::string_view rest{cursor_, static_cast<std::size_t>(end_ - cursor_)};
    if (rest.substr(0, word.size()) != word) return fail("a value");
    add_scalar(into, kind);
    cursor_ += word.size();
    return true;
}

bool text_reader::read_text(tape& into) {
    const char* const first = cursor_ + 1;
    std::uint64_t bits = 0;
    const char* const last = past_plain_bytes(first, end_, bits);
    if (last != end_ && *last == '\\') return read_escaped_text(into, first);
    if (last == end_ || *last != '"' || static_cast<std::uint64_t>(last - first) > UINT32_MAX) {
        cursor_ = last;
        return fail("a closing quote");
    }
    const std::string_view content{first, static_cast<std::size_t>(last - first)};
    const bool broken = (bits & beyond_ascii) != 0 && first_invalid_utf8(content).has_value();
    add_scalar(into, broken ? json_kind::broken_text : json_kind::text, content);
    cursor_ = last + 1;
    return true;
}

bool text_reader::read_escaped_text(tape& into, const char* first) {
    std::string decoded;
    bool broken = false;
    std::uint64_t bits = 0;
    for (cursor_ = first; cursor_ != end_ && *cursor_ != '"';) {
        if (*cursor_ == '\\') {
            if (!read_escape(decoded, broken)) return false;
            continue;
        }
        const char* const last = past_plain_bytes(cursor_, end_, bits);
        if (last == cursor_) return fail("a closing quote");
        decoded.append(cursor_, last);
        cursor_ = last;
    }
    if (cursor_ == end_ || decoded.size() > UINT32_MAX) return fail("a closing quote");
    ++cursor_;
    broken = broken || ((bits & beyond_ascii) != 0 && first_invalid_utf8(decoded).has_value());
    if (deep_.empty()) into.add(broken ? json_kind::broken_text : json_kind::text, into.keep(std::move(decoded)));
    return true;
}

// Half of a surrogate pair is no letter: it breaks the text, not the file.
bool text_reader::read_escape(std::string& decoded, bool& broken) {
    constexpr std::string_view letters = "\"\\/bfnrtu";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    ++cursor_;
    const auto which = cursor_ == end_ ? std::string_view::npos : letters.find(*cursor_);
    if (which == std::string_view::npos) return fail("one of `\"\\/bfnrtu` behind `\\`");
    ++cursor_;
    if (which < meanings.size()) {
        decoded += meanings[which];
        return true;
    }
    std::uint32_t unit = 0;
    if (!read_code_unit(unit)) return false;
    if (unit >= 0xD800 && unit < 0xDC00 && end_ - cursor_ >= 2 && cursor_[0] == '\\' && cursor_[1] == 'u') {
        const char* const second = cursor_;
        cursor_ += 2;
        std::uint32_t low = 0;
        if (!read_code_unit(low)) return false;
        if (low >= 0xDC00 && low < 0xE000)
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        else
            cursor_ = second;
    }
    const bool half = unit >= 0xD800 && unit < 0xE000;
    broken = broken || half;
    utf8::append(decoded, half ? U'\uFFFD' : static_cast<char32_t>(unit));
    return true;
}

bool text_reader::read_code_unit(std::uint32_t& code_unit) noexcept {
    for (int place = 0; place < 4; ++place, ++cursor_) {
        const char byte = cursor_ == end_ ? '\0' : *cursor_;
        std::uint32_t digit = 0;
        if (is_digit(byte))
            digit = static_cast<std::uint32_t>(byte - '0');
        else if (byte >= 'a' && byte <= 'f')
            digit = static_cast<std::uint32_t>(byte - 'a' + 10);
        else if (byte >= 'A' && byte <= 'F')
            digit = static_cast<std::uint32_t>(byte - 'A' + 10);
        else
            return fail("four hexadecimal digits behind `\\u`");
        code_unit = code_unit << 4 | digit;
    }
    return true;
}

} // namespace guong::inline v0::json_reading
