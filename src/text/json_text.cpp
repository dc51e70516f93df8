#include "json_text.hpp"

#include <utility>

#include "utf8.hpp"

namespace guong::inline v0 {

std::string json_quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "\"";
    quoted.reserve(text.size() + 2);
    for (std::size_t offset = 0; offset < text.size();) {
        const utf8::unit here = utf8::decode(text, offset);
        switch (here.code_point) {
        case '"': quoted += "\\\""; break;
        case '\\': quoted += "\\\\"; break;
        case '\n': quoted += "\\n"; break;
        case '\r': quoted += "\\r"; break;
        case '\t': quoted += "\\t"; break;
        default:
            if (here.code_point < 0x20 || here.code_point == 0x7F) {
                quoted += "\\u00";
                quoted.push_back(digits[here.code_point >> 4]);
                quoted.push_back(digits[here.code_point & 0xF]);
            } else {
                utf8::append(quoted, here.code_point);
            }
        }
        offset += here.bytes;
    }
    quoted.push_back('"');
    return quoted;
}

std::string json_pointer_token(std::string_view key) {
    std::string escaped;
    escaped.reserve(key.size());
    for (const char letter : key) {
        if (letter == '~')
            escaped += "~0";
        else if (letter == '/')
            escaped += "~1";
        else
            escaped += letter;
    }
    return escaped;
}

void json_writer::separate() {
    if (follows_value_) json_.push_back(',');
    follows_value_ = true;
}

json_writer& json_writer::begin_object() {
    separate();
    json_.push_back('{');
    follows_value_ = false;
    return *this;
}

json_writer& json_writer::end_object() {
    json_.push_back('}');
    follows_value_ = true;
    return *this;
}

json_writer& json_writer::begin_array() {
    separate();
    json_.push_back('[');
    follows_value_ = false;
    return *this;
}

json_writer& json_writer::end_array() {
    json_.push_back(']');
    follows_value_ = true;
    return *this;
}

json_writer& json_writer::key(std::string_view name) {
    separate();
    json_ += json_quoted(name);
    json_.push_back(':');
    follows_value_ = false;
    return *this;
}

json_writer& json_writer::text(std::string_view content) {
    return raw(json_quoted(content));
}

json_writer& json_writer::number(std::int64_t content) {
    return raw(std::to_string(content));
}

json_writer& json_writer::boolean(bool content) {
    return raw(content ? "true" : "false");
}

json_writer& json_writer::null() {
    return raw("null");
}

json_writer& json_writer::raw(std::string_view json) {
    separate();
    json_ += json;
    return *this;
}

json_writer& json_writer::texts(const std::vector<std::string>& contents) {
    begin_array();
    for (const std::string& content : contents) text(content);
    return end_array();
}

std::string json_writer::take() {
    follows_value_ = false;
    return std::exchange(json_, {});
}

} // namespace guong::inline v0
