#include "near.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <guong/rendering.hpp>

#include "json_text.hpp"

namespace cli {
namespace {

/// Changes that help to meet the same clauses.
struct clause_group {
    const std::vector<guong::served_clause>* clauses;
    std::vector<const guong::change*> changes;
};

std::vector<clause_group> by_clause(const guong::change_set& set) {
    std::vector<clause_group> groups;
    for (const auto& each : set.changes) {
        const auto known = std::find_if(groups.begin(), groups.end(), [&](const clause_group& group) { return *group.clauses == each.serves; });
        if (known == groups.end())
            groups.push_back({&each.serves, {&each}});
        else
            known->changes.push_back(&each);
    }
    return groups;
}

/// `tt3 (III.2.1, gạch đầu dòng 3)`
std::string clause_words(const std::vector<guong::served_clause>& clauses) {
    std::string text;
    for (const auto& each : clauses) text += (text.empty() ? "" : ", ") + each.item + (each.cite.empty() ? "" : " (" + each.cite + ")");
    return text;
}

void append_group(std::string& out, const clause_group& group, guong::language which) {
    out += R"({"items":[)";
    for (const auto& clause : *group.clauses) {
        out += &clause == group.clauses->data() ? R"({"item":)" : R"(,{"item":)";
        append_json(out, clause.item);
        out += R"(,"cite":)";
        append_json(out, clause.cite);
        out += '}';
    }
    guong::repairs own;
    own.sets.emplace_back();
    for (const auto* each : group.changes) own.sets.front().changes.push_back(*each);
    const auto sets = guong::render_json(own, which);
    out += R"(],"changes":)" + sets.substr(1, sets.size() - 2) + "}";
}

} // namespace

guong::repairs changes_nearby(const guong::outcome& outcome, const options& chosen) {
    guong::change_options sought;
    sought.changes_max = chosen.near;
    sought.show_sensitive = chosen.show_sensitive;
    return guong::find_changes(outcome, sought);
}

std::string near_json(const guong::repairs& found, guong::language which) {
    std::string out = "[";
    for (const auto& set : found.sets) {
        if (out.size() > 1) out += ',';
        out += R"({"cost":)" + std::to_string(set.cost) + R"(,"clauses":[)";
        const auto groups = by_clause(set);
        for (const auto& group : groups) {
            if (&group != groups.data()) out += ',';
            append_group(out, group, which);
        }
        out += "]}";
    }
    return out + "]";
}

std::string near_text(const workload& work, const guong::outcome& outcome, const guong::repairs& found) {
    const auto& criterion = work.model().criteria[outcome.criterion()];
    const auto& type = work.model().records[criterion.record];
    const auto& label = criterion.title.in(work.language);
    std::string out = type.name + ' ' + work.engine->data().of(criterion.record).ids[outcome.row()] + ": " + criterion.name +
                      (label.empty() ? "" : " – " + label) + (criterion.cite.empty() ? "" : " (" + criterion.cite + ")") + '\n';
    for (std::size_t number = 0; number < found.sets.size(); ++number) {
        auto lead = "  " + std::to_string(number + 1) + ". ";
        const std::string blank(lead.size(), ' ');
        for (const auto& group : by_clause(found.sets[number])) {
            const auto clauses = clause_words(*group.clauses);
            if (!clauses.empty()) out += std::exchange(lead, blank) + clauses + '\n';
            for (const auto* each : group.changes) {
                out += std::exchange(lead, blank) + (clauses.empty() ? "" : "  ") + guong::render(*each, work.language) + '\n';
            }
        }
    }
    return out;
}

} // namespace cli
