#include "record_splitter.hpp"

#include <algorithm>

namespace guong::inline v0::json_reading {

bool record_splitter::sees(char byte) noexcept {
    skip_blanks();
    return cursor_ < text_.size() && text_[cursor_] == byte;
}

bool record_splitter::take(char byte) noexcept {
    if (!sees(byte)) return false;
    ++cursor_;
    return true;
}

bool record_splitter::at_end() noexcept { return offset() == text_.size(); }

std::size_t record_splitter::offset() noexcept {
    skip_blanks();
    return cursor_;
}

std::optional<std::string_view> record_splitter::take_value() {
    const auto begin = offset();
    bool good = false;
    if (sees('"'))
        good = pass_text();
    else if (sees('{') || sees('['))
        good = pass_brackets();
    else {
        cursor_ = std::min(text_.find_first_of(" \t\r\n\",:[]{}", begin), text_.size());
        good = cursor_ != begin || fail("a value");
    }
    return good ? std::optional{text_.substr(begin, cursor_ - begin)} : std::nullopt;
}

std::optional<std::string_view> record_splitter::take_line() noexcept {
    if (cursor_ >= text_.size()) return std::nullopt;
    const auto begin = cursor_;
    const auto end = std::min(text_.find('\n', begin), text_.size());
    cursor_ = end + 1;
    return text_.substr(begin, end - begin);
}

bool record_splitter::fail(std::string_view expected) noexcept {
    fault_ = {cursor_, expected};
    return false;
}

void record_splitter::skip_blanks() noexcept {
    const auto is_blank = [](char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; };
    while (cursor_ < text_.size() && is_blank(text_[cursor_])) ++cursor_;
}

bool record_splitter::pass_text() noexcept {
    auto at = cursor_ + 1;
    while (at < text_.size() && text_[at] != '"') at += text_[at] == '\\' ? 2 : 1;
    cursor_ = std::min(at + 1, text_.size());
    return at < text_.size() || fail("a closing quote");
}

bool record_splitter::pass_brackets() {
    closings_.clear();
    do {
        if (cursor_ == text_.size()) return fail("a closing bracket");
        switch (const char byte = text_[cursor_]; byte) {
        case '"':
            if (!pass_text()) return false;
            continue;
        case '{': closings_ += '}'; break;
        case '[': closings_ += ']'; break;
        case '}':
        case ']':
            if (byte != closings_.back()) return fail(byte == ']' ? "`}`" : "`]`");
            closings_.pop_back();
            break;
        default: break;
        }
        ++cursor_;
    } while (!closings_.empty());
    return true;
}

} // namespace guong::inline v0::json_reading
