#include "document_reader.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include <guong/limits.hpp>
#include <guong/text.hpp>

namespace guong::inline v0::json_reading {

namespace {

template <class Number>
std::string shortest_text(Number number) {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), written.ptr};
}

// Infinity is beyond every range; that it is no number is as unknown as null.
void add_float(double number, tape& into) {
    if (std::isnan(number))
        into.add(json_kind::null);
    else if (std::isinf(number))
        into.add(json_kind::number, number < 0 ? "-1e999" : "1e999");
    else
        into.add(json_kind::number, into.keep(shortest_text(number)));
}

void add_text(const std::string& text, tape& into) { into.add(first_invalid_utf8(text) ? json_kind::broken_text : json_kind::text, text); }

void add_value(const nlohmann::json& value, tape& into, std::size_t depth) {
    using kind = nlohmann::json::value_t;
    if (value.is_structured() && depth == limits::record_nesting_max) {
        into.add(json_kind::too_deep);
        return;
    }
    switch (value.type()) {
    case kind::null: into.add(json_kind::null); break;
    case kind::boolean: into.add(value.get<bool>() ? json_kind::yes : json_kind::no); break;
    case kind::number_integer: into.add(json_kind::number, into.keep(shortest_text(value.get<std::int64_t>()))); break;
    case kind::number_unsigned: into.add(json_kind::number, into.keep(shortest_text(value.get<std::uint64_t>()))); break;
    case kind::number_float: add_float(value.get<double>(), into); break;
    case kind::string: add_text(value.get_ref<const std::string&>(), into); break;
    case kind::array: {
        const auto at = into.add(json_kind::array);
        for (const auto& element : value) add_value(element, into, depth + 1);
        into.close(at);
        break;
    }
    case kind::object: {
        const auto at = into.add(json_kind::object);
        for (const auto& member : value.items()) {
            add_text(member.key(), into);
            add_value(member.value(), into, depth + 1);
        }
        into.close(at);
        break;
    }
    case kind::binary:
    case kind::discarded: into.add(json_kind::broken_text); break;
    }
}

} // namespace

void read_document(const nlohmann::json& document, tape& into) {
    into.clear();
    add_value(document, into, 0);
}

} // namespace guong::inline v0::json_reading
