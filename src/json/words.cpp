#include "words.hpp"

#include "../text/utf8.hpp"

namespace guong::inline v0::json_reading {

std::string shortened(std::string_view text) {
    constexpr std::size_t letters_max = 40;
    constexpr std::size_t bytes_max = 400; // for a letter under a heap of marks
    std::string line;
    std::size_t letters = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto here = utf8::decode(text, offset);
        if (!utf8::is_mark(here.code_point)) ++letters;
        if (letters > letters_max || line.size() > bytes_max) return line + "…";
        utf8::append(line, utf8::is_unprintable(here.code_point) ? U' ' : here.code_point);
        offset += here.bytes;
    }
    return line;
}

std::string expected_words(const model::ruleset& rules, model::type type) {
    if (type.list) return std::string{words_for_list};
    switch (type.base) {
    case model::base_type::boolean: return "true or false";
    case model::base_type::judgement: return "true, false or a judgement such as {\"value\": true, \"by\": \"…\"}";
    case model::base_type::integer: return "a whole number";
    case model::base_type::decimal: return "a number";
    case model::base_type::percent: return "a percentage such as 80 or \"80%\"";
    case model::base_type::text: return std::string{words_for_text};
    case model::base_type::date: return std::string{words_for_date};
    case model::base_type::school_year: return "a school year such as \"2023-2024\"";
    case model::base_type::scale: return "a value of the scale `" + rules.scales[type.index].name + '`';
    case model::base_type::record: return "the id of a `" + rules.records[type.index].name + "`, or the record itself";
    case model::base_type::duration: break;
    }
    return {};
}

std::string found_words(const json_node& found) {
    switch (found.kind) {
    case json_kind::no: return "false";
    case json_kind::yes: return "true";
    case json_kind::number:
    case json_kind::unbounded_number: return "the number " + shortened(found.text());
    case json_kind::text:
    case json_kind::broken_text: return "the text \"" + shortened(found.text()) + '"';
    default: return kind_words(found);
    }
}

std::string kind_words(const json_node& found) {
    switch (found.kind) {
    case json_kind::null: return "null";
    case json_kind::no:
    case json_kind::yes: return "true or false";
    case json_kind::number:
    case json_kind::unbounded_number: return "a number";
    case json_kind::text:
    case json_kind::broken_text: return "a text";
    case json_kind::array: return "a list";
    case json_kind::object:
    case json_kind::too_deep: break;
    }
    return "an object";
}

std::string record_words(const model::record_type& type) { return "a record of type `" + type.name + '`'; }

} // namespace guong::inline v0::json_reading
