#include "json_text.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace cli {

void append_json(std::string& out, std::string_view text) {
    const auto plain = [](char letter) { return letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\'; };
    if (!std::all_of(text.begin(), text.end(), plain)) {
        out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void append_json(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const auto& text : texts) {
        if (&text != &texts.front()) out += ',';
        append_json(out, text);
    }
    out += ']';
}

void append_json_or_null(std::string& out, std::string_view id) {
    if (id.empty())
        out += "null";
    else
        append_json(out, id);
}

std::string join_json_arrays(const std::vector<std::string>& arrays) {
    auto all = nlohmann::ordered_json::array();
    for (const auto& array : arrays)
        for (auto& element : nlohmann::ordered_json::parse(array)) all.push_back(std::move(element));
    std::string text = "[";
    for (const auto& element : all) text += (&element == &all.front() ? "\n" : ",\n") + element.dump();
    return text + (all.empty() ? "]\n" : "\n]\n");
}

} // namespace cli
