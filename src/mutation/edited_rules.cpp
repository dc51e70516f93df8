#include "edited_rules.hpp"

#include <algorithm>
#include <utility>

namespace guong::inline v0::mutating {

namespace {

/// A path without what leads nowhere, and how many folders it climbs out of.
struct climbing_path {
    std::size_t climbs = 0;
    std::string rest;
};

climbing_path without_climbs(const std::string& name) {
    climbing_path made;
    std::vector<std::string> steps;
    for (std::size_t at = 0; at <= name.size();) {
        const auto end = std::min(name.find('/', at), name.size());
        auto step = name.substr(at, end - at);
        at = end + 1;
        if (step.empty() || step == ".") continue;
        if (step != "..") {
            steps.push_back(std::move(step));
        } else if (steps.empty()) {
            ++made.climbs;
        } else {
            steps.pop_back();
        }
    }
    for (const auto& step : steps) made.rest += (made.rest.empty() ? "" : "/") + step;
    return made;
}

/// Tests and samples are left out, blank by blank so that everything else stays in its place: a mutant may lack what they name.
std::string without_tests(const source& text) {
    std::string bytes{text.bytes()};
    const auto parsed = parse(text);
    if (!parsed) return bytes;
    for (const auto& declaration : parsed->declarations) {
        const bool is_test = std::holds_alternative<syntax::test>(declaration.form) || std::holds_alternative<syntax::sample>(declaration.form);
        if (!is_test) continue;
        for (auto at = declaration.where.begin; at < declaration.where.end; ++at)
            if (bytes[at] != '\n' && bytes[at] != '\r') bytes[at] = ' ';
    }
    return bytes;
}

} // namespace

rule_texts_in_memory::rule_texts_in_memory(const model::ruleset& of, parameter_values overrides) : overrides_{std::move(overrides)} {
    const auto& sources = of.sources_text;
    for (const auto& each : of.functions) functions_.add(each.name, each.body);
    std::vector<climbing_path> names;
    std::size_t climbs_max = 0;
    for (const auto& each : sources) {
        names.push_back(without_climbs(each.name()));
        climbs_max = std::max(climbs_max, names.back().climbs);
        texts_.push_back(without_tests(each));
    }
    // No path may lead out of the root, so the root is where the one that climbs highest begins; the folders climbed out of need names.
    for (const auto& name : names) {
        std::string folders;
        for (auto climbed = name.climbs; climbed < climbs_max; ++climbed) folders += "folder/";
        paths_.push_back(folders + name.rest);
    }
}

std::optional<rules> rule_texts_in_memory::load_with(const text_edit& edit) const {
    auto texts = texts_;
    texts.at(edit.where.source).replace(edit.where.begin, edit.where.end - edit.where.begin, edit.replacement);
    load_options options;
    options.functions = functions_;
    options.others = unregistered_functions::unanswered;
    options.read = text_reader{[this, &texts](const std::string& path) -> std::optional<std::string> {
        const auto found = std::find(paths_.begin(), paths_.end(), path);
        return found == paths_.end() ? std::nullopt : std::optional{texts[static_cast<std::size_t>(found - paths_.begin())]};
    }};
    auto loaded = load_text(paths_.front(), texts.front(), overrides_, options);
    return loaded ? std::optional{std::move(loaded).value()} : std::nullopt;
}

} // namespace guong::inline v0::mutating
