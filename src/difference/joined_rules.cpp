#include "joined_rules.hpp"

#include <algorithm>
#include <utility>

#include "rule_joining.hpp"

namespace guong::inline v0::differing {

namespace {

/// Where the value of that name and record type stands in joined rules.
std::optional<model::definition_index> moved_definition(const model::ruleset& rules, const model::ruleset& changed, model::definition_index definition) {
    const auto& whole = rules.definitions.at(definition);
    const auto other = std::find_if(changed.definitions.begin(), changed.definitions.end(),
                                    [&](const model::definition& each) { return each.name == whole.name && each.record == whole.record; });
    if (other == changed.definitions.end() || !(other->type() == whole.type()) || !declare_the_same(rules, changed)) return std::nullopt;
    return static_cast<model::definition_index>(rules.definitions.size() + static_cast<std::size_t>(other - changed.definitions.begin()));
}

model::operand value_of_definition(model::definition_index definition, model::record_index record, model::type type) {
    return {model::definition_value{{0, {}, record, record}, definition}, type, {}};
}

} // namespace

std::optional<joined_rules> join_values(const model::ruleset& rules, const model::ruleset& changed, model::definition_index definition) {
    const auto& whole = rules.definitions.at(definition);
    const auto* content = std::get_if<model::operand>(&whole.body);
    const auto moved = moved_definition(rules, changed, definition);
    if (!content || !moved) return std::nullopt;
    const auto* choice = std::get_if<model::choice>(&content->form);
    if (choice && choice->takes == model::choice::policy::all) return std::nullopt;
    rule_joining joining{rules, changed};
    const auto record = whole.record;
    model::condition differs{model::comparison{comparison_operator::not_equal, value_of_definition(definition, record, content->type),
                                               value_of_definition(*moved, record, content->type)},
                             false, std::nullopt, {}};
    const auto index = joining.add("‴", record, std::move(differs));
    return joined_rules{compile(std::move(joining).take({index})), index, index, index};
}

std::optional<joined_values> join_reported(const model::ruleset& rules, const model::ruleset& changed, model::definition_index definition) {
    const auto moved = moved_definition(rules, changed, definition);
    if (!moved) return std::nullopt;
    return joined_values{compile(rule_joining{rules, changed}.take({}, {definition, *moved})), definition, *moved};
}

stepped_rules step_rules(const model::ruleset& rules, const model::condition& whole, model::record_index record) {
    rule_joining joining{rules};
    std::vector<model::criterion_index> steps;
    std::vector<model::condition> asked;
    for (auto& part : parts_of(rules, whole, record)) {
        asked.push_back(std::move(part));
        steps.push_back(joining.add("′", record, joined(model::group::kind::all, asked)));
    }
    // The last is the condition as it was written, whatever it was taken apart into.
    steps.push_back(joining.add("″", record, whole));
    return {compile(std::move(joining).take(steps)), std::move(steps)};
}

std::optional<joined_rules> join_conditions(const model::ruleset& rules, const model::condition& before, const model::ruleset& changed,
                                            const model::condition& after, model::record_index record, verdict_change asked) {
    if (!declare_the_same(rules, changed)) return std::nullopt;
    rule_joining joining{rules, changed};
    const auto first = joining.add("′", record, before);
    const auto second = joining.add("″", record, joining.moved(after));
    const auto third = joining.add("‴", record, difference_between(meets(first, record, false), meets(second, record, false), asked));
    return joined_rules{compile(std::move(joining).take({third})), first, second, third};
}

std::optional<joined_rules> join_rules(const model::ruleset& rules, const model::ruleset& changed, model::criterion_index criterion,
                                       verdict_change asked) {
    const auto& whole = rules.criteria.at(criterion);
    const auto other = changed.find_criterion(whole.name);
    if (!other || changed.criteria[*other].record != whole.record) return std::nullopt;
    return join_conditions(rules, whole.body, changed, changed.criteria[*other].body, whole.record, asked);
}

} // namespace guong::inline v0::differing
