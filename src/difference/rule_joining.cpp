#include "rule_joining.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <guong/model_parts.hpp>

#include "../model/model_walk.hpp"

namespace guong::inline v0::differing {

namespace {

/// Moves what a part of one ruleset names to where that stands behind another.
class reference_mover {
public:
    reference_mover(std::uint32_t definitions, std::uint32_t criteria, std::uint32_t parameters, std::uint32_t functions, std::uint32_t sources)
        : definitions_{definitions}, criteria_{criteria}, parameters_{parameters}, functions_{functions}, sources_{sources} {}

    void move(model::condition& here) const {
        here.where.source += sources_;
        // The statuses of items are told by the rules that are not changed.
        here.item.reset();
        here.said.clear();
        if (auto* met = std::get_if<model::meeting>(&here.form)) met->criterion += criteria_;
        if (auto* used = std::get_if<model::definition_use>(&here.form)) used->definition += definitions_;
        if (here.applicability) move(**here.applicability);
        move_parts(here);
    }

    void move(model::operand& here) const {
        here.where.source += sources_;
        if (auto* used = std::get_if<model::definition_value>(&here.form)) used->definition += definitions_;
        if (auto* dated = std::get_if<model::dated_parameter>(&here.form)) dated->parameter += parameters_;
        if (auto* call = std::get_if<model::function_call>(&here.form)) call->function += functions_;
        if (auto* choice = std::get_if<model::choice>(&here.form)) {
            for (auto& input : choice->inputs) move(input);
            for (auto& row : choice->rows) row.where.source += sources_;
        }
        move_parts(here);
    }

    [[nodiscard]] model::ruleset::step moved(model::ruleset::step step) const {
        step.index += step.what == model::ruleset::step::kind::definition ? definitions_ : criteria_;
        return step;
    }

private:
    /// `for_each_part` shows parts as they are; these are parts of a copy that is being made.
    template <class Part>
    void move_parts(Part& whole) const {
        model::for_each_part(
            std::as_const(whole), [&](const model::operand& part) { move(const_cast<model::operand&>(part)); },
            [&](const model::condition& part) { move(const_cast<model::condition&>(part)); });
    }

    std::uint32_t definitions_;
    std::uint32_t criteria_;
    std::uint32_t parameters_;
    std::uint32_t functions_;
    std::uint32_t sources_;
};

/// A name that no rule file can write.
std::string renamed(const std::string& name) { return name + "′"; }

void append(model::ruleset& made, const model::ruleset& changed, const reference_mover& mover) {
    for (auto each : changed.parameters) {
        each.name = renamed(each.name);
        made.parameters.push_back(std::move(each));
    }
    for (auto each : changed.functions) {
        each.name = renamed(each.name);
        made.functions.push_back(std::move(each));
    }
    for (auto each : changed.definitions) {
        each.name = renamed(each.name);
        each.reported = false;
        std::visit([&](auto& body) { mover.move(body); }, each.body);
        made.definitions.push_back(std::move(each));
    }
    for (auto each : changed.criteria) {
        each.name = renamed(each.name);
        mover.move(each.body);
        made.criteria.push_back(std::move(each));
    }
    for (const auto step : changed.order) made.order.push_back(mover.moved(step));
    made.sources_text.insert(made.sources_text.end(), changed.sources_text.begin(), changed.sources_text.end());
}

/// Empties what criteria and values do not hang on.
class pruner {
public:
    pruner(model::ruleset& rules, const std::vector<model::criterion_index>& criteria, const std::vector<model::definition_index>& values)
        : rules_{rules} {
        visitor_.on_condition = [this](const model::condition& here, const walking::surroundings&) {
            if (const auto* met = std::get_if<model::meeting>(&here.form)) need_criterion(met->criterion);
            if (const auto* used = std::get_if<model::definition_use>(&here.form)) need_definition(used->definition);
        };
        visitor_.on_operand = [this](const model::operand& here) {
            if (const auto* used = std::get_if<model::definition_value>(&here.form)) need_definition(used->definition);
        };
        for (const auto each : criteria) need_criterion(each);
        for (const auto each : values) need_definition(each);
    }

    void prune() {
        for (model::criterion_index each = 0; each < rules_.criteria.size(); ++each)
            if (!criteria_.contains(each)) rules_.criteria[each].body = joined(model::group::kind::all, {});
        for (model::definition_index each = 0; each < rules_.definitions.size(); ++each) {
            auto& declared = rules_.definitions[each];
            declared.reported = false;
            if (!definitions_.contains(each)) std::visit([](auto& body) { empty(body); }, declared.body);
        }
    }

private:
    static void empty(model::condition& body) { body = joined(model::group::kind::all, {}); }
    static void empty(model::operand& body) { body.form = model::constant{}; }

    void need_criterion(model::criterion_index index) {
        if (criteria_.insert(index).second) walking::walk(rules_.criteria[index], visitor_);
    }
    void need_definition(model::definition_index index) {
        if (definitions_.insert(index).second) walking::walk(rules_.definitions[index], visitor_);
    }

    model::ruleset& rules_;
    walking::model_visitor visitor_;
    std::set<model::criterion_index> criteria_;
    std::set<model::definition_index> definitions_;
};

void free_fields(model::ruleset& rules) {
    for (auto& record : rules.records)
        for (auto& field : record.fields) {
            field.fixed = false;
            field.costed = false;
            field.cost = 1;
            field.sensitive = false;
        }
}

class part_finder {
public:
    part_finder(const model::ruleset& rules, model::record_index record) : rules_{rules}, record_{record} {}

    std::vector<model::condition> find(const model::condition& whole) && {
        add(whole, false);
        return std::move(found_);
    }

private:
    /// An item that is not applicable counts as met among all, and as not there among others: turned round it may stay as inapplicable.
    void add(const model::condition& here, bool is_turned) {
        const bool is_negated = here.negated != is_turned;
        const auto* group = std::get_if<model::group>(&here.form);
        if (!here.applicability) {
            using kind = model::group::kind;
            if (group && !group->range && group->quantity == kind::all && !is_negated) return add_all(*group, false);
            if (group && !group->range && group->quantity == kind::any && is_negated) return add_all(*group, true);
            if (group && !group->range && group->quantity == kind::none && !is_negated) return add_all(*group, true);
            if (const auto* body = body_of(rules_, here, record_)) return add(*body, is_negated);
        }
        found_.push_back(here);
        found_.back().negated = is_negated;
    }

    void add_all(const model::group& group, bool are_turned) {
        for (const auto& child : group.children) add(child, are_turned);
    }

    const model::ruleset& rules_;
    model::record_index record_;
    std::vector<model::condition> found_;
};

} // namespace

bool declare_the_same(const model::ruleset& left, const model::ruleset& right) {
    const auto same_fields = [](const model::field& a, const model::field& b) {
        return a.name == b.name && a.type == b.type && a.referring == b.referring && a.beside == b.beside;
    };
    const auto same_record = [&](const model::record_type& a, const model::record_type& b) {
        return a.name == b.name && std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), same_fields);
    };
    const auto same_scale = [](const model::scale& a, const model::scale& b) {
        return std::equal(a.levels.begin(), a.levels.end(), b.levels.begin(), b.levels.end(),
                          [](const auto& x, const auto& y) { return x.name == y.name; });
    };
    return left.month_ends == right.month_ends &&
           std::equal(left.records.begin(), left.records.end(), right.records.begin(), right.records.end(), same_record) &&
           std::equal(left.scales.begin(), left.scales.end(), right.scales.begin(), right.scales.end(), same_scale);
}

model::condition joined(model::group::kind quantity, std::vector<model::condition> children) {
    model::group made;
    made.quantity = quantity;
    made.children = std::move(children);
    return {std::move(made), false, std::nullopt, {}};
}

model::condition difference_between(const model::condition& before, const model::condition& after, verdict_change asked) {
    using kind = model::group::kind;
    auto lost = joined(kind::all, {before, opposite(after)});
    auto won = joined(kind::all, {after, opposite(before)});
    if (asked == verdict_change::lost) return lost;
    if (asked == verdict_change::won) return won;
    return joined(kind::any, {std::move(lost), std::move(won)});
}

model::condition opposite(model::condition of) {
    of.negated = !of.negated;
    return of;
}

model::condition meets(model::criterion_index criterion, model::record_index record, bool negated) {
    return {model::meeting{{0, {}, record, record}, criterion}, negated, std::nullopt, {}};
}

const model::condition* body_of(const model::ruleset& rules, const model::condition& here, model::record_index record) {
    const auto is_itself = [&](const model::row_path& subject) { return subject == model::row_path{0, {}, record, record}; };
    if (const auto* met = std::get_if<model::meeting>(&here.form); met && is_itself(met->subject)) return &rules.criteria[met->criterion].body;
    if (const auto* used = std::get_if<model::definition_use>(&here.form); used && is_itself(used->subject))
        return std::get_if<model::condition>(&rules.definitions[used->definition].body);
    return nullptr;
}

std::vector<model::condition> parts_of(const model::ruleset& rules, const model::condition& whole, model::record_index record) {
    return part_finder{rules, record}.find(whole);
}

rule_joining::rule_joining(const model::ruleset& rules)
    : made_{rules}, definitions_{static_cast<std::uint32_t>(rules.definitions.size())}, criteria_{static_cast<std::uint32_t>(rules.criteria.size())},
      parameters_{static_cast<std::uint32_t>(rules.parameters.size())},
      functions_{static_cast<std::uint32_t>(rules.functions.size())}, sources_{static_cast<std::uint32_t>(rules.sources_text.size())} {
    free_fields(made_);
}

rule_joining::rule_joining(const model::ruleset& rules, const model::ruleset& changed) : rule_joining{rules} {
    append(made_, changed, reference_mover{definitions_, criteria_, parameters_, functions_, sources_});
}

model::condition rule_joining::moved(model::condition of_changed) const {
    reference_mover{definitions_, criteria_, parameters_, functions_, sources_}.move(of_changed);
    return of_changed;
}

model::criterion_index rule_joining::add(const char* name, model::record_index record, model::condition body) {
    const auto index = static_cast<model::criterion_index>(made_.criteria.size());
    model::criterion added;
    added.name = name;
    added.record = record;
    added.body = std::move(body);
    made_.criteria.push_back(std::move(added));
    made_.order.push_back({model::ruleset::step::kind::criterion, index});
    return index;
}

model::ruleset rule_joining::take(const std::vector<model::criterion_index>& criteria, const std::vector<model::definition_index>& values) && {
    pruner{made_, criteria, values}.prune();
    return std::move(made_);
}

} // namespace guong::inline v0::differing
