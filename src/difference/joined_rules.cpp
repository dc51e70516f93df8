#include "joined_rules.hpp"

#include <algorithm>
#include <utility>

#include "rule_joining.hpp"
#include "same_program.hpp"

namespace guong::inline v0::differing {

namespace {

/// Old and not new, or new and not old.
model::condition difference_between(const model::condition& before, const model::condition& after, verdict_change asked) {
    using kind = model::group::kind;
    auto lost = joined(kind::all, {before, opposite(after)});
    auto won = joined(kind::all, {after, opposite(before)});
    if (asked == verdict_change::lost) return lost;
    if (asked == verdict_change::won) return won;
    return joined(kind::any, {std::move(lost), std::move(won)});
}

model::operand value_of_definition(model::definition_index definition, model::record_index record, model::type type) {
    return {model::definition_value{{0, {}, record, record}, definition}, type, {}};
}

/// What may be inapplicable is met then too; here it must apply.
model::condition applied(model::condition part) {
    if (!part.applicability) return part;
    auto when = **std::exchange(part.applicability, std::nullopt);
    return joined(model::group::kind::all, {std::move(when), std::move(part)});
}

/// The parts of a criterion by both rules, one beside the other. None where they are not made of as many.
struct part_pair {
    model::condition before;
    model::condition after; ///< moved
};

std::vector<part_pair> part_pairs(const rule_joining& joining, const model::condition& before, const model::ruleset& changed, const model::condition& after,
                                  model::record_index record) {
    auto old_parts = parts_of(joining.rules(), before, record);
    auto new_parts = parts_of(changed, after, record);
    if (old_parts.size() != new_parts.size()) return {};
    std::vector<part_pair> pairs;
    for (std::size_t each = 0; each < old_parts.size(); ++each) pairs.push_back({std::move(old_parts[each]), joining.moved(std::move(new_parts[each]))});
    return pairs;
}

/// Which of the pairs do not ask the same.
std::vector<std::size_t> pairs_that_differ(const rule_joining& joining, const std::vector<part_pair>& pairs, model::record_index record) {
    auto tried = joining;
    std::vector<model::criterion_index> asked;
    for (const auto& each : pairs) {
        asked.push_back(tried.add("′", record, each.before));
        asked.push_back(tried.add("″", record, each.after));
    }
    const auto code = compile(std::move(tried).take(asked));
    std::vector<std::size_t> found;
    for (std::size_t each = 0; each < pairs.size(); ++each)
        if (!are_same(code, asked[2 * each], code, asked[2 * each + 1])) found.push_back(each);
    return found;
}

parted_rules parted_at(rule_joining joining, const std::vector<part_pair>& pairs, std::size_t part, const part_pair& whole, model::record_index record,
                       verdict_change asked) {
    std::vector<model::criterion_index> criteria;
    const auto add = [&](const char* name, model::condition body) {
        criteria.push_back(joining.add(name, record, std::move(body)));
        return criteria.back();
    };
    const auto &old_part = pairs[part].before, &new_part = pairs[part].after;
    const auto part_before = add("′", old_part), part_after = add("″", new_part);
    std::vector<model::criterion_index> bases, steps;
    for (const auto* each : {&old_part, &new_part}) {
        bases.push_back(add("′", applied(*each)));
        bases.push_back(add("′", opposite(*each)));
    }
    std::vector<model::condition> met{difference_between(old_part, new_part, asked)};
    steps.push_back(add("‴", met.front()));
    for (std::size_t other = 0; other < pairs.size(); ++other) {
        if (other == part) continue;
        met.push_back(pairs[other].before);
        steps.push_back(add("‴", joined(model::group::kind::all, met)));
    }
    const auto before = add("′", whole.before), after = add("″", whole.after);
    steps.push_back(add("‴", difference_between(meets(before, record, false), meets(after, record, false), asked)));
    return {compile(std::move(joining).take(criteria)), part_before, part_after, std::move(bases), std::move(steps), before, after};
}

} // namespace

std::optional<joined_rules> join_values(const model::ruleset& rules, const model::ruleset& changed, model::definition_index definition) {
    const auto& whole = rules.definitions.at(definition);
    const auto* content = std::get_if<model::operand>(&whole.body);
    const auto other = std::find_if(changed.definitions.begin(), changed.definitions.end(),
                                    [&](const model::definition& each) { return each.name == whole.name && each.record == whole.record; });
    if (!content || other == changed.definitions.end() || !declare_the_same(rules, changed)) return std::nullopt;
    const auto* other_content = std::get_if<model::operand>(&other->body);
    const auto* choice = std::get_if<model::choice>(&content->form);
    const bool is_one_value = !choice || choice->takes != model::choice::policy::all;
    if (!other_content || !is_one_value || !(other_content->type == content->type)) return std::nullopt;
    rule_joining joining{rules, changed};
    const auto moved = static_cast<model::definition_index>(rules.definitions.size() + static_cast<std::size_t>(other - changed.definitions.begin()));
    const auto record = whole.record;
    model::condition differs{model::comparison{comparison_operator::not_equal, value_of_definition(definition, record, content->type),
                                               value_of_definition(moved, record, content->type)},
                             false, std::nullopt, {}};
    const auto index = joining.add("‴", record, std::move(differs));
    return joined_rules{compile(std::move(joining).take({index})), index, index, index};
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

std::vector<parted_rules> part_rules(const model::ruleset& rules, const model::ruleset& changed, model::criterion_index criterion, verdict_change asked) {
    const auto& whole = rules.criteria.at(criterion);
    const auto other = changed.find_criterion(whole.name);
    if (!other || changed.criteria[*other].record != whole.record || !declare_the_same(rules, changed)) return {};
    const rule_joining joining{rules, changed};
    const auto& after = changed.criteria[*other].body;
    const auto pairs = part_pairs(joining, whole.body, changed, after, whole.record);
    std::vector<parted_rules> found;
    for (const auto part : pairs_that_differ(joining, pairs, whole.record))
        found.push_back(parted_at(joining, pairs, part, {whole.body, joining.moved(after)}, whole.record, asked));
    return found;
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
