/// `guong graph FILE`

#include <map>
#include <sstream>
#include <utility>

#include "commands.hpp"
#include "criteria_choice.hpp"
#include "dependencies.hpp"
#include "output.hpp"
#include "rules_input.hpp"

namespace cli {
namespace {

namespace model = guong::model;

constexpr std::size_t line_cells_max = 40;

/// The nodes of one record type stand together.
using nodes_by_record = std::map<model::record_index, std::set<node>>;

struct drawing {
    const model::ruleset& rules;
    guong::language language;
    nodes_by_record nodes;
    std::set<dependency> edges;
};

model::record_index record_of(const model::ruleset& rules, node which) {
    switch (which.what) {
    case node::kind::criterion: return rules.criteria[which.index].record;
    case node::kind::definition: return rules.definitions[which.index].record;
    case node::kind::record: break;
    }
    return which.index;
}

drawing draw(const model::ruleset& rules, guong::language language, const std::vector<model::criterion_index>& criteria) {
    drawing made{rules, language, {}, dependencies_of(rules, criteria)};
    const auto place = [&](node which) { made.nodes[record_of(rules, which)].insert(which); };
    for (const auto index : criteria) place({node::kind::criterion, index});
    for (const auto& edge : made.edges) place(edge.to);
    return made;
}

/// A name that dot and mermaid both take without quotes.
std::string key_of(node which) {
    const auto* kind = which.what == node::kind::criterion ? "criterion" : which.what == node::kind::definition ? "define" : "record";
    return kind + std::to_string(which.index);
}

/// Appends a sentence in lines that a box can hold.
void append_wrapped(std::vector<std::string>& lines, const std::string& sentence) {
    std::istringstream words{sentence};
    std::string line;
    for (std::string word; words >> word; line += (line.empty() ? "" : " ") + word)
        if (!line.empty() && guong::display_width(line) + 1 + guong::display_width(word) > line_cells_max)
            lines.push_back(std::exchange(line, {}));
    if (!line.empty()) lines.push_back(line);
}

std::vector<std::string> lines_of(const drawing& picture, node which) {
    const auto lines = [&](const std::string& name, const model::wording& label) {
        std::vector<std::string> made{name};
        append_wrapped(made, label.in(picture.language));
        return made;
    };
    switch (which.what) {
    case node::kind::criterion: return lines(picture.rules.criteria[which.index].name, picture.rules.criteria[which.index].title);
    case node::kind::definition: return lines(picture.rules.definitions[which.index].name, picture.rules.definitions[which.index].label);
    case node::kind::record: break;
    }
    return {picture.rules.records[which.index].name};
}

std::string title_of(const drawing& picture, model::record_index record) {
    const auto& type = picture.rules.records[record];
    const auto& label = type.label.in(picture.language);
    return label.empty() ? type.name : label;
}

/// Text between double quotes; lines are joined by what the format writes for a line break.
std::string quoted(const std::vector<std::string>& lines, const std::string& line_break, const std::string& quote) {
    std::string text = "\"";
    for (const auto& line : lines) {
        if (&line != &lines.front()) text += line_break;
        for (const auto letter : line) text += letter == '"' ? quote : std::string(letter == '\\' ? 2 : 1, letter);
    }
    return text + "\"";
}

std::string dot(const drawing& picture) {
    const auto text_of = [](const std::vector<std::string>& lines) { return quoted(lines, "\\n", "\\\""); };
    auto text = "digraph " + text_of({picture.rules.name}) +
                " {\n    rankdir=LR;\n    node [fontname=\"sans-serif\"];\n    edge [fontname=\"sans-serif\"];\n";
    for (const auto& [record, nodes] : picture.nodes) {
        text += "    subgraph cluster" + std::to_string(record) + " {\n        label=" + text_of({title_of(picture, record)}) + ";\n";
        for (const auto which : nodes) {
            const auto* shape = which.what == node::kind::criterion ? "box" : which.what == node::kind::definition ? "ellipse" : "cylinder";
            text += "        " + key_of(which) + " [shape=" + shape + ", label=" + text_of(lines_of(picture, which)) + "];\n";
        }
        text += "    }\n";
    }
    for (const auto& [from, to, by] : picture.edges) {
        text += "    " + key_of(from) + " -> " + key_of(to);
        if (!by.empty()) text += " [label=" + text_of({by}) + (to.what == node::kind::record ? ", style=dashed]" : "]");
        text += ";\n";
    }
    return text + "}\n";
}

std::string mermaid(const drawing& picture) {
    const auto text_of = [](const std::vector<std::string>& lines) { return quoted(lines, "<br>", "#quot;"); };
    std::string text = "flowchart LR\n";
    for (const auto& [record, nodes] : picture.nodes) {
        text += "    subgraph group" + std::to_string(record) + "[" + text_of({title_of(picture, record)}) + "]\n";
        for (const auto which : nodes) {
            const auto label = text_of(lines_of(picture, which));
            text += "        " + key_of(which);
            text += which.what == node::kind::criterion    ? "[" + label + "]"
                    : which.what == node::kind::definition ? "([" + label + "])"
                                                           : "[(" + label + ")]";
            text += "\n";
        }
        text += "    end\n";
    }
    for (const auto& [from, to, by] : picture.edges) {
        text += "    " + key_of(from) + (to.what == node::kind::record ? " -.->" : " -->");
        if (!by.empty()) text += "|" + text_of({by}) + "|";
        text += " " + key_of(to) + "\n";
    }
    return text;
}

} // namespace

exit_status graph(const options& chosen) {
    const auto rules = require_rules(chosen);
    const auto language = chosen.language.value_or(rules.model().language);
    const auto picture = draw(rules.model(), language, choose_criteria(rules, chosen, language));
    write(chosen.format == "mermaid" ? mermaid(picture) : dot(picture));
    return exit_status::done;
}

} // namespace cli
