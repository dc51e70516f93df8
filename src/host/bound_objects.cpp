#include "bound_objects.hpp"

#include <algorithm>
#include <string>

#include <guong/text.hpp>

#include "../model/type_words.hpp"

namespace guong::inline v0::host {

namespace {

std::string words_of(fact_kind kind) {
    switch (kind) {
    case fact_kind::yes_no: return "true or false";
    case fact_kind::whole: return "a whole number";
    case fact_kind::number: return "a number";
    case fact_kind::text: return "a text";
    case fact_kind::day: return "a day";
    case fact_kind::years: return "a school year";
    case fact_kind::choice: return "a value of a scale";
    case fact_kind::reference: return "a record";
    case fact_kind::list: return "a list";
    }
    return {};
}

bool can_say(fact_kind kind, model::type type) {
    if (type.list || kind == fact_kind::list) return type.list && kind == fact_kind::list;
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement: return kind == fact_kind::yes_no;
    case model::base_type::integer: return kind == fact_kind::whole;
    case model::base_type::decimal:
    case model::base_type::percent: return kind == fact_kind::whole || kind == fact_kind::number;
    case model::base_type::text: return kind == fact_kind::text;
    case model::base_type::date: return kind == fact_kind::day;
    case model::base_type::school_year: return kind == fact_kind::years;
    case model::base_type::scale: return kind == fact_kind::choice;
    case model::base_type::record: return kind == fact_kind::reference;
    case model::base_type::duration: break; // no field is a span of time
    }
    return false;
}

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const auto& each : all)
        if (!each.name.empty()) names.push_back(each.name);
    return names;
}

class binding_check {
public:
    binding_check(const model::ruleset& rules, bound_objects& made, report& findings) : rules_{rules}, made_{made}, findings_{findings} {}

    /// `expected` is what the list or reference around it is declared to hold.
    bound_record* bind(const record_plan& plan, std::optional<model::record_index> expected) {
        const auto record = plan.record.empty() ? expected : rules_.find_record(compose(plan.record));
        if (!record) {
            add(diagnostic_code::unknown_bound_record, {plan.record}, {}, near(plan.record, names_of(rules_.records)));
            return nullptr;
        }
        if (expected && *expected != *record) {
            const auto& declared = rules_.records[*expected];
            add(diagnostic_code::unfitting_bound_field, {plan.record, declared.name, "a record"}, declared.where);
            return nullptr;
        }
        auto& bound = made_.records.emplace_back();
        bound.record = *record;
        for (const auto& field : plan.fields) bind_field(field, bound);
        for (const auto& field : bound.fields)
            if (!bound.members.add(*field.plan, field.ranks, field.place)) bound.called.push_back(&field);
        return &bound;
    }

private:
    void bind_field(const field_plan& plan, bound_record& owner) {
        const auto& type = rules_.records[owner.record];
        const auto index = type.find(compose(plan.name));
        if (!index) return add(diagnostic_code::unknown_bound_field, {plan.name, type.name}, type.where, near(plan.name, names_of(type.fields)));
        const auto& field = type.fields[*index];
        if (std::any_of(owner.fields.begin(), owner.fields.end(), [&](const bound_field& other) { return other.field == *index; }))
            return add(diagnostic_code::field_bound_twice, {plan.name, type.name}, field.where);
        if (field.referring) return add(diagnostic_code::unbindable_field, {plan.name}, field.where);
        const bool has_plain_elements = field.type.list && rules_.records[field.type.index].plain_element;
        if (!can_say(plan.kind, field.type) || (field.type.list && has_plain_elements != plan.inside->record.empty()))
            return add(diagnostic_code::unfitting_bound_field, {plan.name, checking::type_text(rules_, field.type, rules_.language), words_of(plan.kind)}, field.where,
                       way_to_bind(field.type));
        bound_field bound{*index, field.type.base, &plan, {}, nullptr, {}};
        if (plan.kind == fact_kind::choice) bind_levels(plan, field, bound);
        if (plan.inside) {
            bound.inside = bind(*plan.inside, field.type.index);
            if (bound.inside == nullptr) return;
        }
        owner.fields.push_back(std::move(bound));
    }

    void bind_levels(const field_plan& plan, const model::field& field, bound_field& bound) {
        const auto& scale = rules_.scales[field.type.index];
        for (const auto& [enumerator, name] : plan.levels) {
            const auto composed = compose(name);
            const auto level = std::find_if(scale.levels.begin(), scale.levels.end(), [&](const auto& each) { return each.name == composed; });
            if (level == scale.levels.end()) {
                add(diagnostic_code::unknown_bound_level, {name, plan.name, scale.name}, scale.where, near(name, names_of(scale.levels)));
                continue;
            }
            bound.ranks.emplace_back(enumerator, static_cast<std::uint8_t>(level - scale.levels.begin()));
        }
        std::sort(bound.ranks.begin(), bound.ranks.end());
        const auto twice = std::adjacent_find(bound.ranks.begin(), bound.ranks.end(), [](const auto& left, const auto& right) { return left.first == right.first; });
        if (twice != bound.ranks.end()) add(diagnostic_code::enumerator_bound_twice, {std::to_string(twice->first), plan.name}, field.where);
    }

    static std::vector<phrase> near(std::string_view name, const std::vector<std::string>& known) {
        auto nearest = nearest_names(name, known);
        return nearest.empty() ? std::vector<phrase>{} : std::vector<phrase>{{phrase_id::did_you_mean, std::move(nearest)}};
    }

    /// Of a scale, for which a text or a number would be the obvious thing to give.
    [[nodiscard]] std::vector<phrase> way_to_bind(const model::type& type) const {
        if (type.base != model::base_type::scale) return {};
        return {{phrase_id::bind_as_level, {rules_.scales[type.index].name}}};
    }

    void add(diagnostic_code code, std::vector<std::string> arguments, span where, std::vector<phrase> help = {}) {
        diagnostic finding;
        finding.code = code;
        finding.arguments = std::move(arguments);
        finding.where = where;
        finding.help = std::move(help);
        findings_.findings.push_back(std::move(finding));
    }

    const model::ruleset& rules_;
    bound_objects& made_;
    report& findings_;
};

using counts = std::vector<std::size_t>;

/// How many ways lead to rows of each table.
counts ways_to(const model::ruleset& rules, const bound_objects& bound) {
    counts ways(rules.records.size());
    ++ways[bound.records.front().record];
    for (const auto& record : bound.records)
        for (const auto& field : record.fields)
            if (field.inside != nullptr) ++ways[field.inside->record];
    return ways;
}

} // namespace

void bind_objects(const model::ruleset& rules, bound_objects& made, report& findings) {
    findings.sources = rules.sources_text;
    binding_check{rules, made, findings}.bind(made.plan, std::nullopt);
}

buffer_promises promises_of(const model::ruleset& rules, const bound_objects& bound) {
    buffer_promises made;
    std::vector<std::vector<std::size_t>> surely(rules.records.size());
    for (std::size_t record = 0; record < rules.records.size(); ++record) {
        const auto fields = rules.records[record].fields.size();
        made.always_known.emplace_back(fields);
        made.sole_way.emplace_back(fields);
        surely[record].resize(fields);
    }
    counts readings(rules.records.size()); // how many plans read records of a type
    const auto ways = ways_to(rules, bound);
    for (const auto& record : bound.records) {
        ++readings[record.record];
        for (const auto& field : record.fields) {
            if (field.plan->always_known) ++surely[record.record][field.field];
            if (field.plan->kind == fact_kind::list && ways[field.inside->record] == 1) made.sole_way[record.record][field.field] = true;
        }
    }
    for (std::size_t record = 0; record < surely.size(); ++record)
        for (std::size_t field = 0; field < surely[record].size(); ++field)
            made.always_known[record][field] = readings[record] > 0 && surely[record][field] == readings[record];
    return made;
}

} // namespace guong::inline v0::host
