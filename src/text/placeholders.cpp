#include "placeholders.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace guong::inline v0 {

namespace filling {

namespace {

constexpr auto names = std::to_array<std::pair<std::string_view, placeholder>>({
    {"actual", placeholder::actual},
    {"needed", placeholder::needed},
    {"thực tế", placeholder::actual},
    {"yêu cầu", placeholder::needed},
});

} // namespace

} // namespace filling

std::vector<saying_part> parts_of_saying(std::string_view text) {
    std::vector<saying_part> parts;
    const auto add_letter = [&](char letter) {
        if (parts.empty() || parts.back().is_place) parts.push_back({});
        parts.back().text += letter;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_brace = text[at] == '{' || text[at] == '}';
        const bool is_doubled = is_brace && at + 1 < text.size() && text[at + 1] == text[at];
        if (is_doubled) ++at;
        if (text[at] != '{' || is_doubled) {
            add_letter(text[at]);
            continue;
        }
        const auto end = std::min(text.find('}', at), text.size());
        parts.push_back({std::string{text.substr(at + 1, end - at - 1)}, true});
        at = end;
    }
    return parts;
}

std::optional<placeholder> placeholder_named(std::string_view name) {
    const auto found = std::find_if(filling::names.begin(), filling::names.end(), [&](const auto& each) { return each.first == name; });
    return found == filling::names.end() ? std::nullopt : std::optional{found->second};
}

const std::vector<std::string>& placeholder_names() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> made;
        for (const auto& each : filling::names) made.emplace_back(each.first);
        return made;
    }();
    return all;
}

} // namespace guong::inline v0
