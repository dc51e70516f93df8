#include "written_values.hpp"

#include <algorithm>

#include "../syntax/keywords.hpp"

namespace guong::inline v0::testing {

std::string quoted_text(const std::string& text) {
    std::string made = "\"";
    for (const char letter : text) {
        if (letter == '\n') {
            made += "\\n";
            continue;
        }
        if (letter == '"' || letter == '\\') made += '\\';
        made += letter;
    }
    return made + '"';
}

std::string written_name(const std::string& name) {
    const auto& words = parsing::keyword_spellings();
    const bool is_keyword = std::any_of(words.begin(), words.end(), [&](const auto& each) { return each.words == name; });
    return is_keyword ? '`' + name + '`' : name;
}

std::string literal_of(const value& content, model::type type, const model::ruleset& rules) {
    if (const auto* yes = std::get_if<bool>(&content)) {
        if (type.base == model::base_type::judgement) return *yes ? "met" : "unmet";
        return *yes ? "true" : "false";
    }
    if (const auto* number = std::get_if<decimal>(&content)) return number->to_string() + (type.base == model::base_type::percent ? "%" : "");
    if (const auto* day = std::get_if<date>(&content)) return day->to_string();
    if (const auto* rank = std::get_if<level>(&content)) return written_name(rules.scales[type.index].levels[rank->rank].name);
    if (const auto* years = std::get_if<school_year>(&content)) return years->to_string();
    if (const auto* text = std::get_if<std::string>(&content)) return quoted_text(*text);
    return {};
}

} // namespace guong::inline v0::testing
