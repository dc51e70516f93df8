#include "value_json.hpp"

#include "../text/json_text.hpp"

namespace guong::inline v0 {

namespace value_writing {

namespace {

void write(json_writer& json, const value& content) {
    if (const auto* yes = std::get_if<bool>(&content)) {
        json.boolean(*yes);
    } else if (const auto* number = std::get_if<decimal>(&content)) {
        json.raw(number->to_string());
    } else if (const auto* day = std::get_if<date>(&content)) {
        json.text(day->to_string());
    } else if (const auto* text = std::get_if<std::string>(&content)) {
        json.text(*text);
    } else if (const auto* span_of_time = std::get_if<duration>(&content)) {
        json.number(span_of_time->amount);
    } else if (const auto* years = std::get_if<school_year>(&content)) {
        json.text(years->to_string());
    } else {
        json.null();
    }
}

} // namespace

value by_name(const value& found, const model::ruleset& rules, model::type type) {
    const auto* rank = std::get_if<level>(&found);
    return rank ? value{rules.scales[type.index].levels[rank->rank].name} : found;
}

operand_value by_name(operand_value found, const model::ruleset& rules, model::type type) {
    for (auto* content : {&found.content, &found.at_least, &found.at_most}) *content = by_name(*content, rules, type);
    if (found.rows)
        for (auto& content : *found.rows) content = by_name(content, rules, type);
    return found;
}

std::string json_of(const value& shown) {
    json_writer json;
    write(json, shown);
    return json.take();
}

std::string json_of(const operand_value& shown) {
    json_writer json;
    if (shown.rows) {
        json.begin_array();
        for (const auto& each : *shown.rows) write(json, each);
        json.end_array();
        return json.take();
    }
    if (!is_known(shown.at_least)) {
        write(json, shown.content);
        return json.take();
    }
    json.begin_object().key("at_least");
    write(json, shown.at_least);
    json.key("at_most");
    write(json, shown.at_most);
    return json.end_object().take();
}

} // namespace value_writing

} // namespace guong::inline v0
