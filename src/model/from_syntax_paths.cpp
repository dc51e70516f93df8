#include "from_syntax_expressions.hpp"

#include <algorithm>

namespace guong::inline v0::checking {

model::row_path expression_checker::row_of(std::size_t scope_position) const {
    const auto record = scopes_[scope_position].record;
    return {static_cast<std::uint32_t>(scopes_.size() - 1 - scope_position), {}, record, record};
}

void expression_checker::look_at(std::size_t scope_position) {
    for (auto inside = scope_position + 1; inside < scopes_.size(); ++inside) scopes_[inside].looks_outwards = true;
}

const model::field& expression_checker::field_at(const model::field_path& path) const {
    return known_.rules.records[path.row.end].fields[path.field];
}

std::optional<expression_checker::definition_at> expression_checker::find_definition(const std::string& name, model::row_path row) const {
    const auto named = known_.definitions.find(name);
    if (named == known_.definitions.end()) return std::nullopt;
    for (const auto index : named->second) {
        if (known_.rules.definitions[index].record != row.end) continue;
        known_.definition_used[index] = true;
        return definition_at{std::move(row), index};
    }
    return std::nullopt;
}

bool expression_checker::is_declared(const syntax::name& name) const {
    if (known_.is_poisoned(name.text) || known_.definitions.contains(name.text) || known_.parameters.contains(name.text)) return true;
    if (std::any_of(numbers_.begin(), numbers_.end(), [&](const bound_number& each) { return each.name == name.text; })) return true;
    return std::any_of(scopes_.begin(), scopes_.end(), [&](const scope& each) {
        return each.element_name == name.text || known_.rules.records[each.record].find(name.text);
    });
}

expression_checker::target expression_checker::resolve_this() {
    constexpr std::size_t outermost = 0;
    look_at(outermost);
    return row_of(outermost);
}

expression_checker::target expression_checker::resolve_first(const syntax::name& first) {
    for (auto position = scopes_.size(); position-- > 0;) {
        const auto number = std::find_if(numbers_.rbegin(), numbers_.rend(), [&](const bound_number& each) {
            return each.scope == position && each.name == first.text;
        });
        if (number != numbers_.rend()) return *number;
        const auto& around = scopes_[position];
        const bool is_element = !around.element_name.empty() && around.element_name == first.text;
        const auto field = known_.rules.records[around.record].find(first.text);
        if (!is_element && !field) continue;
        look_at(position);
        if (is_element) return row_of(position);
        warn_of_field_around(first, position);
        return model::field_path{row_of(position), *field};
    }
    for (auto position = scopes_.size(); position-- > 0;) {
        auto definition = find_definition(first.text, row_of(position));
        if (!definition) continue;
        look_at(position);
        return *definition;
    }
    if (const auto parameter = known_.parameters.find(first.text); parameter != known_.parameters.end()) {
        known_.parameter_used[parameter->second] = true;
        return parameter->second;
    }
    report_unknown_name(first);
    return {};
}

/// A bare name is the element's. Where a record around it has such a field too, readers may take it for that one.
void expression_checker::warn_of_field_around(const syntax::name& name, std::size_t position) {
    const auto& element = scopes_[position];
    if (element.element_name.empty() || known_.rules.records[element.record].plain_element) return;
    // Where a number of that name stands between, the record is not what readers look for.
    if (std::any_of(numbers_.begin(), numbers_.end(), [&](const bound_number& each) { return each.name == name.text; })) return;
    for (auto around = position; around-- > 0;) {
        const auto& outer = scopes_[around];
        const auto& record = known_.rules.records[outer.record];
        const bool is_nameable = around == 0 || !outer.element_name.empty();
        if (!is_nameable || record.plain_element || !record.find(name.text)) continue;
        if (!known_.warns_first_at(name.where)) return;
        auto& finding = known_.report_finding(diagnostic_code::ambiguous_name, name.where, {name.text, element.element_name, record.name});
        if (around == 0)
            finding.help.push_back({phrase_id::say_element_or_this, {element.element_name, name.text}});
        else
            finding.help.push_back({phrase_id::say_element_or_other, {element.element_name, name.text, outer.element_name}});
        return;
    }
}

expression_checker::target expression_checker::resolve_rest(model::row_path row, const syntax::path& written, std::size_t next) {
    for (;; ++next) {
        if (next == written.parts.size()) return row;
        const auto& name = written.parts[next];
        const auto field = known_.rules.records[row.end].find(name.text);
        if (!field) {
            const bool last = next + 1 == written.parts.size();
            if (auto definition = last ? find_definition(name.text, row) : std::nullopt) return *definition;
            report_unknown_field(name, row.end);
            return {};
        }
        const auto& type = known_.rules.records[row.end].fields[*field].type;
        if (next + 1 == written.parts.size()) return model::field_path{std::move(row), *field};
        if (type.list || type.base != model::base_type::record) {
            known_.report_finding(type.list ? diagnostic_code::list_needs_quantifier : diagnostic_code::not_a_reference, name.where, {name.text});
            return {};
        }
        row.hops.push_back(*field);
        row.end = type.index;
    }
}

expression_checker::target expression_checker::resolve(const syntax::path& written) {
    auto fact = resolve_fact(written);
    return written.beside ? resolve_beside(std::move(fact), written) : fact;
}

/// From a fact to what was recorded beside it. Who judged it, when and why, only judgements say; evidence, facts that are declared with it.
expression_checker::target expression_checker::resolve_beside(target fact, const syntax::path& written) {
    if (std::holds_alternative<std::monostate>(fact)) return {};
    const auto& name = written.parts.back().text;
    const bool asks_evidence = *written.beside == companion::evidence;
    auto* path = std::get_if<model::field_path>(&fact);
    if (path && asks_evidence) {
        if (const auto field = known_.rules.records[path->row.end].find({companion::evidence, path->field}))
            return model::field_path{std::move(path->row), *field};
    } else if (path && field_at(*path).type == model::type{model::base_type::judgement}) {
        const auto field = known_.companion_field(path->row.end, {*written.beside, path->field});
        return model::field_path{std::move(path->row), field};
    }
    if (asks_evidence && known_.poisoned.contains("evidence of " + name)) return {};
    auto& finding = known_.report_finding(asks_evidence ? diagnostic_code::not_evidenced : diagnostic_code::not_judged, written.where, {name});
    if (path && known_.rules.records[path->row.end].plain_element) path = nullptr; // declared as a list
    if (!path) return {};
    const auto& field = field_at(*path);
    finding.labels.push_back({field.where, {phrase_id::declared_here, {field.name}}});
    if (asks_evidence && !field.referring)
        finding.help.push_back({phrase_id::write_instead, {field.name + " : " + known_.type_words(field.type) + " evidenced by …"}});
    return {};
}

expression_checker::target expression_checker::resolve_fact(const syntax::path& written) {
    auto first = written.from_this ? resolve_this() : resolve_first(written.parts.front());
    if (auto* row = std::get_if<model::row_path>(&first)) {
        const auto& record = known_.rules.records[row->end];
        if (written.parts.size() == 1 && record.plain_element) return model::field_path{*row, 0};
        return resolve_rest(*row, written, 1);
    }
    if (written.parts.size() == 1 || std::holds_alternative<std::monostate>(first)) return first;
    const auto& name = written.parts.front();
    if (auto* field = std::get_if<model::field_path>(&first)) {
        const auto& type = field_at(*field).type;
        if (type.base == model::base_type::record && !type.list) {
            auto row = field->row;
            row.hops.push_back(field->field);
            row.end = type.index;
            return resolve_rest(std::move(row), written, 1);
        }
        known_.report_finding(type.list ? diagnostic_code::list_needs_quantifier : diagnostic_code::not_a_reference, name.where, {name.text});
        return {};
    }
    known_.report_finding(diagnostic_code::not_a_reference, name.where, {name.text});
    return {};
}

void expression_checker::report_unknown_name(const syntax::name& name) {
    if (known_.is_poisoned(name.text)) return;
    const auto elsewhere = known_.definitions.find(name.text);
    if (elsewhere != known_.definitions.end()) {
        const auto& definition = known_.rules.definitions[elsewhere->second.front()];
        auto& finding = known_.report_finding(
            diagnostic_code::wrong_record_type, name.where,
            {name.text, known_.rules.records[definition.record].name, known_.rules.records[scopes_.back().record].name});
        finding.labels.push_back({definition.where, {phrase_id::declared_here, {name.text}}});
        for (const auto index : elsewhere->second) known_.definition_used[index] = true;
        return;
    }
    std::vector<std::string> visible;
    for (auto around = scopes_.rbegin(); around != scopes_.rend(); ++around) {
        if (!around->element_name.empty()) visible.push_back(around->element_name);
        for (auto& field : declared::field_names(known_.rules.records[around->record])) visible.push_back(std::move(field));
    }
    for (const auto& each : numbers_) visible.push_back(each.name);
    for (const auto& [known, index] : known_.parameters) visible.push_back(known);
    for (const auto& definition : known_.rules.definitions)
        if (definition.record == scopes_.back().record) visible.push_back(definition.name);
    std::sort(visible.begin(), visible.end());
    visible.erase(std::unique(visible.begin(), visible.end()), visible.end());
    auto& finding = known_.report_finding(diagnostic_code::unknown_name, name.where, {name.text});
    // `is 3 or more`
    if (name.text == "more" || name.text == "less") return finding.help.push_back({phrase_id::bound_in_words, {}});
    declared::suggest(finding, name.text, visible, "");
}

void expression_checker::report_unknown_field(const syntax::name& name, model::record_index record) {
    if (known_.is_poisoned(name.text)) return;
    const auto& type = known_.rules.records[record];
    auto& finding = known_.report_finding(diagnostic_code::unknown_field, name.where, {name.text, type.name});
    declared::suggest(finding, name.text, declared::field_names(type), "`" + type.name + "`");
}

} // namespace guong::inline v0::checking
