#include "missing_ways.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <guong/explanation.hpp>

#include "../text/json_text.hpp"

namespace guong::inline v0::testing {

namespace {

std::vector<std::string_view> pointer_tokens(std::string_view pointer) {
    std::vector<std::string_view> tokens;
    while (!pointer.empty()) {
        pointer.remove_prefix(1); // the `/`
        const auto end = std::min(pointer.find('/'), pointer.size());
        tokens.push_back(pointer.substr(0, end));
        pointer.remove_prefix(end);
    }
    return tokens;
}

bool is_position(std::string_view token) {
    return !token.empty() && std::all_of(token.begin(), token.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// Whether the steps from `first` on make up the pointer, positions in lists left out.
bool are_steps(const std::vector<std::string_view>& tokens, const std::vector<model::missing_path::step>& steps, std::size_t first) {
    std::size_t next = 0;
    for (auto step = first; step < steps.size(); ++step) {
        if (next == tokens.size() || tokens[next] != json_pointer_token(steps[step].key)) return false;
        ++next;
        if (next < tokens.size() && is_position(tokens[next])) ++next;
    }
    return next == tokens.size();
}

} // namespace

bool leads_to(std::string_view pointer, const model::missing_path& way) {
    if (way.steps.empty() || pointer == reference_date_pointer) return way.steps.empty() && pointer == reference_date_pointer;
    const auto hash = pointer.find('#');
    if (hash == std::string_view::npos) return are_steps(pointer_tokens(pointer), way.steps, 0);
    // Of another record it says the type and id: the ways there do not stand in it.
    const auto record = pointer.substr(0, pointer.find('/'));
    const auto tokens = pointer_tokens(pointer.substr(hash + 1));
    for (std::size_t first = 0; first < way.steps.size(); ++first)
        if (way.steps[first].record == record && are_steps(tokens, way.steps, first)) return true;
    return false;
}

} // namespace guong::inline v0::testing
