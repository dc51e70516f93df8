#include "from_syntax_expressions.hpp"

#include <algorithm>

namespace guong::inline v0::checking {

namespace {

using model::base_type;

bool is_number(base_type base) { return base == base_type::integer || base == base_type::decimal; }

bool is_yes_or_no(base_type base) { return base == base_type::boolean || base == base_type::judgement; }

bool is_single_name(const syntax::expression& written) {
    const auto* path = std::get_if<syntax::path>(&written.form);
    return path && path->parts.size() == 1;
}

model::type type_of(const syntax::literal& written) {
    using kind = syntax::literal::kind;
    switch (written.form) {
    case kind::boolean: return {base_type::boolean};
    case kind::number: return {std::get<decimal>(written.content).is_whole() ? base_type::integer : base_type::decimal};
    case kind::percent: return {base_type::percent};
    case kind::date: return {base_type::date};
    case kind::text: return {base_type::text};
    }
    return {};
}

} // namespace

// Paths

model::row_path expression_checker::row_of(std::size_t scope_position) const {
    const auto record = scopes_[scope_position].record;
    return {static_cast<std::uint32_t>(scopes_.size() - 1 - scope_position), {}, record, record};
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
    return std::any_of(scopes_.begin(), scopes_.end(), [&](const scope& each) {
        return each.element_name == name.text || known_.rules.records[each.record].find(name.text);
    });
}

expression_checker::target expression_checker::resolve_first(const syntax::name& first) {
    for (auto position = scopes_.size(); position-- > 0;) {
        const auto& around = scopes_[position];
        if (!around.element_name.empty() && around.element_name == first.text) return row_of(position);
        if (const auto field = known_.rules.records[around.record].find(first.text)) return model::field_path{row_of(position), *field};
    }
    for (auto position = scopes_.size(); position-- > 0;)
        if (auto definition = find_definition(first.text, row_of(position))) return *definition;
    if (const auto parameter = known_.parameters.find(first.text); parameter != known_.parameters.end()) {
        known_.parameter_used[parameter->second] = true;
        return parameter->second;
    }
    report_unknown_name(first);
    return {};
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
        if (type.list || type.base != base_type::record) {
            known_.report_finding(type.list ? diagnostic_code::list_needs_quantifier : diagnostic_code::not_a_reference, name.where, {name.text});
            return {};
        }
        row.hops.push_back(*field);
        row.end = type.index;
    }
}

expression_checker::target expression_checker::resolve(const syntax::path& written) {
    auto first = resolve_first(written.parts.front());
    if (auto* row = std::get_if<model::row_path>(&first)) {
        const auto& record = known_.rules.records[row->end];
        if (written.parts.size() == 1 && record.plain_element) return model::field_path{*row, 0};
        return resolve_rest(*row, written, 1);
    }
    if (written.parts.size() == 1 || std::holds_alternative<std::monostate>(first)) return first;
    const auto& name = written.parts.front();
    if (auto* field = std::get_if<model::field_path>(&first)) {
        const auto& type = field_at(*field).type;
        if (type.base == base_type::record && !type.list) {
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
        for (const auto& field : known_.rules.records[around->record].fields) visible.push_back(field.name);
    }
    for (const auto& [known, index] : known_.parameters) visible.push_back(known);
    for (const auto& definition : known_.rules.definitions)
        if (definition.record == scopes_.back().record) visible.push_back(definition.name);
    std::sort(visible.begin(), visible.end());
    visible.erase(std::unique(visible.begin(), visible.end()), visible.end());
    auto& finding = known_.report_finding(diagnostic_code::unknown_name, name.where, {name.text});
    declared::suggest(finding, name.text, visible, "");
}

void expression_checker::report_unknown_field(const syntax::name& name, model::record_index record) {
    if (known_.is_poisoned(name.text)) return;
    const auto& type = known_.rules.records[record];
    auto& finding = known_.report_finding(diagnostic_code::unknown_field, name.where, {name.text, type.name});
    declared::suggest(finding, name.text, names_of(type.fields), "`" + type.name + "`");
}

// Operands

expression_checker::operand_or_nothing expression_checker::check_operand(const syntax::expression& written, std::optional<model::type> expected) {
    if (std::holds_alternative<syntax::expression::broken>(written.form)) return std::nullopt;
    if (const auto* literal = std::get_if<syntax::literal>(&written.form)) return operand_of_literal(*literal, expected, written.where);
    if (const auto* path = std::get_if<syntax::path>(&written.form)) return operand_of_path(*path, expected);
    if (const auto* count = std::get_if<syntax::count>(&written.form)) return operand_of_count(*count, written.where);
    known_.report_finding(diagnostic_code::not_a_value, written.where);
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of_literal(const syntax::literal& written, std::optional<model::type> expected,
                                                                              span where) {
    const auto type = type_of(written);
    if (type.base != base_type::text || !expected || expected->base != base_type::scale || expected->list)
        return model::operand{model::constant{written.content, std::nullopt}, type, where};
    const auto& scale = known_.rules.scales[expected->index];
    const auto& label = std::get<std::string>(written.content);
    if (const auto found = scale.find(label)) return model::operand{model::constant{*found, std::nullopt}, *expected, where};
    auto& finding = known_.report_finding(diagnostic_code::unknown_scale_value, where, {label, scale.name});
    declared::suggest(finding, label, names_of(scale.levels), "`" + scale.name + "`");
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of_path(const syntax::path& written, std::optional<model::type> expected) {
    if (expected && expected->base == base_type::scale && written.parts.size() == 1) {
        const auto& scale = known_.rules.scales[expected->index];
        const auto& name = written.parts.front();
        for (std::size_t rank = 0; rank < scale.levels.size(); ++rank)
            if (scale.levels[rank].name == name.text)
                return model::operand{model::constant{level{static_cast<std::uint8_t>(rank)}, std::nullopt}, *expected, written.where};
        if (!is_declared(name)) {
            if (known_.is_poisoned(scale.name)) return std::nullopt;
            auto& finding = known_.report_finding(diagnostic_code::unknown_scale_value, name.where, {name.text, scale.name});
            declared::suggest(finding, name.text, names_of(scale.levels), "`" + scale.name + "`");
            return std::nullopt;
        }
    }
    auto found = resolve(written);
    if (std::holds_alternative<std::monostate>(found)) return std::nullopt;
    if (const auto* parameter = std::get_if<model::parameter_index>(&found)) {
        const auto& declared = known_.rules.parameters[*parameter];
        return model::operand{model::constant{declared.content, *parameter}, declared.type, written.where};
    }
    if (auto* path = std::get_if<model::field_path>(&found)) {
        const auto& field = field_at(*path);
        if (!field.type.list && field.type.base != base_type::record) return model::operand{std::move(*path), field.type, written.where};
        if (field.type.list) {
            auto& finding = known_.report_finding(diagnostic_code::list_needs_quantifier, written.where, {written.parts.back().text});
            finding.help.push_back({phrase_id::count_it, {written.parts.back().text}});
            return std::nullopt;
        }
    }
    if (auto* definition = std::get_if<definition_at>(&found)) {
        const auto& declared = known_.rules.definitions[definition->definition];
        if (known_.is_poisoned(declared.name)) return std::nullopt;
        if (const auto* body = std::get_if<model::operand>(&declared.body))
            return model::operand{model::definition_value{std::move(definition->subject), definition->definition}, body->type, written.where};
    }
    known_.report_finding(diagnostic_code::not_a_value, written.where);
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of_count(const syntax::count& written, span where) {
    auto list = list_of(written.list);
    if (!list) return std::nullopt;
    model::count counted{*list, field_at(*list).type.index, written.element ? written.element->text : std::string{}, std::nullopt};
    if (written.filter) {
        if (!enter_element(written.element, counted.element)) return std::nullopt;
        auto filter = check_condition(**written.filter);
        leave_element();
        if (!filter) return std::nullopt;
        counted.filter = box<model::condition>{std::move(*filter)};
    }
    return model::operand{std::move(counted), {base_type::integer}, where};
}

std::optional<std::pair<expression_checker::operand_or_nothing, expression_checker::operand_or_nothing>>
expression_checker::check_sides(const syntax::expression& left, const syntax::expression& right) {
    const auto* name = is_single_name(left) ? &std::get<syntax::path>(left.form).parts.front() : nullptr;
    operand_or_nothing first, second;
    if (name && !is_declared(*name) && !is_single_name(right)) {
        second = check_operand(right);
        first = check_operand(left, second ? std::optional{second->type} : std::nullopt);
    } else {
        first = check_operand(left);
        // Without a type for the left side, a bare name on the right may be a value of a scale: saying that it is unknown would be guessing.
        if (first || !is_single_name(right)) second = check_operand(right, first ? std::optional{first->type} : std::nullopt);
    }
    if (!first || !second || !may_compare(*first, *second)) return std::nullopt;
    return std::pair{std::move(first), std::move(second)};
}

bool expression_checker::may_compare(const model::operand& left, const model::operand& right) {
    const auto first = left.type, second = right.type;
    if (first == second || (is_number(first.base) && is_number(second.base)) || (is_yes_or_no(first.base) && is_yes_or_no(second.base))) return true;
    if (first.base == base_type::scale && second.base == base_type::scale) {
        known_.report_finding(diagnostic_code::different_scales, right.where,
                              {known_.rules.scales[first.index].name, known_.rules.scales[second.index].name});
        return false;
    }
    auto& finding =
        known_.report_finding(diagnostic_code::type_mismatch, right.where, {known_.type_words(first), known_.type_words(second)});
    finding.labels.push_back({left.where, {phrase_id::this_is, {known_.type_words(first)}}});
    const auto* number = std::get_if<model::constant>(&right.form);
    if (first.base == base_type::percent && is_number(second.base) && number && !number->parameter)
        finding.help.push_back({phrase_id::write_instead, {std::get<decimal>(number->content).to_string() + "%"}});
    return false;
}

bool expression_checker::is_ordered(const model::operand& side, span operator_where) {
    if (side.type.base != base_type::text && !is_yes_or_no(side.type.base)) return true;
    auto& finding = known_.report_finding(diagnostic_code::not_ordered, operator_where, {known_.type_words(side.type)});
    finding.labels.push_back({side.where, {phrase_id::this_is, {known_.type_words(side.type)}}});
    return false;
}

// Conditions

std::optional<model::condition> expression_checker::check_condition(const syntax::expression& written) {
    if (std::holds_alternative<syntax::expression::broken>(written.form)) return std::nullopt;
    if (const auto* path = std::get_if<syntax::path>(&written.form)) return condition_of_path(*path);
    const auto report_value = [&](std::string type) {
        known_.report_finding(diagnostic_code::not_a_condition, written.where, {std::move(type)});
        return condition_or_nothing{};
    };
    return std::visit(
        [&](const auto& form) -> condition_or_nothing {
            using form_type = std::decay_t<decltype(form)>;
            if constexpr (std::is_same_v<form_type, syntax::literal>)
                return report_value(known_.type_words(type_of(form)));
            else if constexpr (std::is_same_v<form_type, syntax::count>)
                return report_value("integer");
            else if constexpr (std::is_same_v<form_type, syntax::path> || std::is_same_v<form_type, syntax::expression::broken>)
                return std::nullopt;
            else
                return condition_of(form, written.where);
        },
        written.form);
}

expression_checker::condition_or_nothing expression_checker::condition_of_path(const syntax::path& written) {
    auto found = resolve(written);
    const auto make = [&](auto form) { return model::condition{std::move(form), false, std::nullopt, written.where}; };
    const auto refuse = [&](model::type type) {
        if (type.list) {
            auto& finding = known_.report_finding(diagnostic_code::list_needs_quantifier, written.where, {written.parts.back().text});
            finding.help.push_back({phrase_id::count_it, {written.parts.back().text}});
        } else {
            known_.report_finding(diagnostic_code::not_a_condition, written.where, {known_.type_words(type)});
        }
        return condition_or_nothing{};
    };
    if (auto* path = std::get_if<model::field_path>(&found)) {
        const auto type = field_at(*path).type;
        if (type.list || !is_yes_or_no(type.base)) return refuse(type);
        return make(model::fact{std::move(*path)});
    }
    if (auto* definition = std::get_if<definition_at>(&found)) {
        const auto& declared = known_.rules.definitions[definition->definition];
        if (known_.is_poisoned(declared.name)) return std::nullopt;
        if (const auto* value = std::get_if<model::operand>(&declared.body)) return refuse(value->type);
        return make(model::definition_use{std::move(definition->subject), definition->definition});
    }
    if (const auto* parameter = std::get_if<model::parameter_index>(&found)) {
        const auto& declared = known_.rules.parameters[*parameter];
        if (declared.type.base != base_type::boolean) return refuse(declared.type);
        return make(model::comparison{comparison_operator::equal,
                                      {model::constant{declared.content, *parameter}, declared.type, written.where},
                                      {model::constant{true, std::nullopt}, declared.type, written.where}});
    }
    if (const auto* row = std::get_if<model::row_path>(&found)) return refuse({base_type::record, row->end});
    return std::nullopt;
}

expression_checker::condition_or_nothing expression_checker::make_comparison(comparison_operator operation, const syntax::expression& left,
                                                                             const syntax::expression& right, span operator_where, span where) {
    auto sides = check_sides(left, right);
    if (!sides) return std::nullopt;
    const bool only_equality = operation == comparison_operator::equal || operation == comparison_operator::not_equal;
    if (!only_equality && !is_ordered(*sides->first, operator_where)) return std::nullopt;
    return model::condition{model::comparison{operation, std::move(*sides->first), std::move(*sides->second)}, false, std::nullopt, where};
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::comparison& written, span where) {
    return make_comparison(written.operation, *written.left, *written.right, written.operator_where, where);
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::classification& written, span where) {
    using reach = syntax::classification::reach;
    const auto operation = written.extent == reach::or_better  ? comparison_operator::greater_or_equal
                           : written.extent == reach::or_worse ? comparison_operator::less_or_equal
                                                               : comparison_operator::equal;
    auto made = make_comparison(operation, *written.left, *written.right, written.right->where, where);
    if (!made) return std::nullopt;
    const auto& type = std::get<model::comparison>(made->form).left.type;
    if (written.extent != reach::exactly && type.base != base_type::scale) {
        known_.report_finding(diagnostic_code::not_ordered, written.right->where, {known_.type_words(type)});
        return std::nullopt;
    }
    made->negated = written.negated;
    return made;
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::interval& written, span where) {
    auto operand = check_operand(*written.operand);
    if (!operand) return std::nullopt;
    auto low = check_operand(*written.low, operand->type);
    auto high = check_operand(*written.high, operand->type);
    if (!low || !high || !may_compare(*operand, *low) || !may_compare(*operand, *high) || !is_ordered(*operand, operand->where)) return std::nullopt;
    const auto* first = std::get_if<model::constant>(&low->form);
    const auto* last = std::get_if<model::constant>(&high->form);
    if (first && last && last->content < first->content) {
        const auto text = [&](span place) { return std::string{known_.findings.sources[0].bytes().substr(place.begin, place.end - place.begin)}; };
        known_.report_finding(diagnostic_code::interval_reversed, join(low->where, high->where), {text(low->where), text(high->where)});
        return std::nullopt;
    }
    return model::condition{model::interval{std::move(*operand), std::move(*low), std::move(*high)}, written.negated, std::nullopt, where};
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::membership& written, span where) {
    auto operand = check_operand(*written.operand);
    if (!operand) return std::nullopt;
    model::membership made{std::move(*operand), {}};
    bool whole = true;
    for (const auto& option : written.options) {
        auto checked = check_operand(option, made.operand.type);
        if (!checked || !may_compare(made.operand, *checked)) {
            whole = false;
            continue;
        }
        const auto* constant = std::get_if<model::constant>(&checked->form);
        if (!constant) {
            known_.report_finding(diagnostic_code::not_a_value, option.where);
            whole = false;
            continue;
        }
        const bool repeated = std::any_of(made.options.begin(), made.options.end(), [&](const auto& each) { return each.content == constant->content; });
        if (repeated)
            known_.report_finding(diagnostic_code::repeated_option, option.where,
                                  {std::string{known_.findings.sources[0].bytes().substr(option.where.begin, option.where.end - option.where.begin)}});
        else
            made.options.push_back(*constant);
    }
    if (!whole) return std::nullopt;
    return model::condition{std::move(made), written.negated, std::nullopt, where};
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::knowledge& written, span where) {
    auto found = resolve(written.operand);
    if (std::holds_alternative<std::monostate>(found)) return std::nullopt;
    if (auto* path = std::get_if<model::field_path>(&found))
        return model::condition{model::knowledge{std::move(*path)}, written.negated, std::nullopt, where};
    known_.report_finding(diagnostic_code::unknowable_operand, written.operand.where, {written.operand.parts.back().text});
    return std::nullopt;
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::negation& written, span where) {
    auto inner = check_condition(*written.operand);
    if (!inner) return std::nullopt;
    model::group none;
    none.quantity = model::group::kind::none;
    none.children.push_back(std::move(*inner));
    return model::condition{std::move(none), false, std::nullopt, where};
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::connection& written, span where) {
    using kind = syntax::connection::kind;
    const auto first = written.operators.front().operation;
    const bool mixed = std::any_of(written.operators.begin(), written.operators.end(), [&](const auto& each) { return each.operation != first; });
    if (mixed) report_mixed(written);
    model::group group;
    group.quantity = first == kind::conjunction ? model::group::kind::all : model::group::kind::any;
    bool whole = !mixed;
    for (const auto& operand : written.operands) {
        if (auto checked = check_condition(operand))
            group.children.push_back(std::move(*checked));
        else
            whole = false;
    }
    if (!whole) return std::nullopt;
    return model::condition{std::move(group), false, std::nullopt, where};
}

void expression_checker::report_mixed(const syntax::connection& written) {
    using kind = syntax::connection::kind;
    const auto bytes = known_.findings.sources[0].bytes();
    std::string bracketed, run;
    std::size_t run_length = 0;
    const auto close_run = [&] {
        bracketed += run_length > 1 ? "(" + run + ")" : run;
        run.clear();
        run_length = 0;
    };
    for (std::size_t i = 0; i < written.operands.size(); ++i) {
        const auto where = written.operands[i].where;
        run += bytes.substr(where.begin, where.end - where.begin);
        ++run_length;
        if (i == written.operators.size()) break;
        const auto& connective = written.operators[i];
        const auto word = " " + std::string{bytes.substr(connective.where.begin, connective.where.end - connective.where.begin)} + " ";
        if (connective.operation == kind::conjunction) {
            run += word;
        } else {
            close_run();
            bracketed += word;
        }
    }
    close_run();
    const auto first = written.operators.front();
    const auto odd = std::find_if(written.operators.begin(), written.operators.end(), [&](const auto& each) { return each.operation != first.operation; });
    auto& finding = known_.report_finding(diagnostic_code::mixed_and_or, odd->where);
    constexpr std::size_t shown_bytes_max = 200;
    if (bracketed.size() <= shown_bytes_max && bracketed.find('\n') == std::string::npos)
        finding.help.push_back({phrase_id::put_brackets, {std::move(bracketed)}});
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::meeting& written, span where) {
    model::row_path subject = row_of(scopes_.size() - 1);
    if (written.subject) {
        auto found = resolve(*written.subject);
        if (std::holds_alternative<std::monostate>(found)) return std::nullopt;
        if (auto* row = std::get_if<model::row_path>(&found)) {
            subject = std::move(*row);
        } else if (auto* path = std::get_if<model::field_path>(&found); path && field_at(*path).type.base == base_type::record) {
            const auto type = field_at(*path).type;
            if (type.list) {
                known_.report_finding(diagnostic_code::list_needs_quantifier, written.subject->where, {written.subject->parts.back().text});
                return std::nullopt;
            }
            subject = std::move(path->row);
            subject.hops.push_back(path->field);
            subject.end = type.index;
        } else {
            known_.report_finding(diagnostic_code::not_a_reference, written.subject->where, {written.subject->parts.back().text});
            return std::nullopt;
        }
    }
    const auto criterion = criterion_for(written.criterion, subject.end);
    if (!criterion) return std::nullopt;
    return model::condition{model::meeting{std::move(subject), *criterion}, false, std::nullopt, where};
}

std::optional<model::criterion_index> expression_checker::criterion_for(const syntax::name& written, model::record_index record) {
    if (known_.is_poisoned(written.text)) return std::nullopt;
    const auto found = known_.criteria.find(written.text);
    if (found == known_.criteria.end()) {
        auto& finding = known_.report_finding(diagnostic_code::unknown_criterion, written.where, {written.text});
        declared::suggest(finding, written.text, names_of(known_.rules.criteria), "");
        return std::nullopt;
    }
    const auto& criterion = known_.rules.criteria[found->second];
    if (criterion.record == record) return found->second;
    auto& finding = known_.report_finding(diagnostic_code::wrong_record_type, written.where,
                                          {written.text, known_.rules.records[criterion.record].name, known_.rules.records[record].name});
    finding.labels.push_back({criterion.where, {phrase_id::declared_here, {written.text}}});
    return std::nullopt;
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::quantifier& written, span where) {
    using kind = model::quantifier::kind;
    auto list = list_of(written.list);
    if (!list) return std::nullopt;
    model::quantifier made;
    made.quantity = static_cast<kind>(written.quantity);
    made.list = std::move(*list);
    made.element = field_at(made.list).type.index;
    made.element_name = written.element.text;
    if (!enter_element(written.element, made.element)) return std::nullopt;
    auto filter = written.filter ? check_condition(**written.filter) : std::nullopt;
    auto body = written.condition ? check_condition(**written.condition) : std::nullopt;
    leave_element();
    if ((written.filter && !filter) || (written.condition && !body)) return std::nullopt;
    if (made.quantity == kind::every && !body) {
        auto& finding = known_.report_finding(diagnostic_code::missing_condition, where, {"every"});
        finding.help.push_back({phrase_id::add_satisfies, {}});
        return std::nullopt;
    }
    if (filter) made.filter = box<model::condition>{std::move(*filter)};
    if (body) made.body = box<model::condition>{std::move(*body)};
    return model::condition{std::move(made), false, std::nullopt, where};
}

std::optional<model::field_path> expression_checker::list_of(const syntax::path& written) {
    auto found = resolve(written);
    if (std::holds_alternative<std::monostate>(found)) return std::nullopt;
    if (auto* path = std::get_if<model::field_path>(&found); path && field_at(*path).type.list) return std::move(*path);
    known_.report_finding(diagnostic_code::not_a_list, written.where, {written.parts.back().text});
    return std::nullopt;
}

bool expression_checker::enter_element(const std::optional<syntax::name>& name, model::record_index record) {
    if (name && (known_.definitions.contains(name->text) || known_.parameters.contains(name->text))) {
        known_.report_finding(diagnostic_code::duplicate_name, name->where, {name->text});
        return false;
    }
    scopes_.push_back({record, name ? name->text : std::string{}});
    return true;
}

// Bodies

std::optional<std::variant<model::condition, model::operand>> expression_checker::check_definition(const syntax::expression& written) {
    const auto as_operand = [&]() -> std::optional<std::variant<model::condition, model::operand>> {
        if (auto operand = check_operand(written)) return std::move(*operand);
        return std::nullopt;
    };
    if (std::holds_alternative<syntax::literal>(written.form) || std::holds_alternative<syntax::count>(written.form)) return as_operand();
    if (const auto* path = std::get_if<syntax::path>(&written.form)) {
        const auto found = resolve(*path);
        if (std::holds_alternative<std::monostate>(found)) return std::nullopt;
        if (is_value(found)) return as_operand();
    }
    if (auto condition = check_condition(written)) return std::move(*condition);
    return std::nullopt;
}

bool expression_checker::is_value(const target& found) const {
    if (const auto* path = std::get_if<model::field_path>(&found)) return !is_yes_or_no(field_at(*path).type.base);
    if (const auto* parameter = std::get_if<model::parameter_index>(&found))
        return known_.rules.parameters[*parameter].type.base != base_type::boolean;
    if (const auto* definition = std::get_if<definition_at>(&found))
        return std::holds_alternative<model::operand>(known_.rules.definitions[definition->definition].body);
    return false;
}

std::optional<model::condition> expression_checker::check_body(const syntax::body& body, const syntax::name& name,
                                                               const syntax::annotations& annotations) {
    condition_or_nothing checked;
    if (const auto* expression = std::get_if<syntax::expression>(&body)) checked = check_condition(*expression);
    if (const auto* group = std::get_if<syntax::group>(&body)) checked = check_group(*group);
    if (!checked) return std::nullopt;
    checked->item = model::item{name.text, to_wording(annotations), to_text(annotations.cite), to_texts(annotations.notes), name.where};
    take_sentence_of_helper(*checked);
    return checked;
}

void expression_checker::take_sentence_of_helper(model::condition& item) const {
    if (!item.item->sentence.empty() || item.negated) return;
    if (const auto* use = std::get_if<model::definition_use>(&item.form)) item.item->sentence = known_.rules.definitions[use->definition].label;
}

expression_checker::condition_or_nothing expression_checker::check_group(const syntax::group& written) {
    model::group group;
    group.quantity = static_cast<model::group::kind>(written.quantity);
    bool whole = !written.items.empty();
    std::unordered_map<std::string, span> seen;
    for (const auto& item : written.items) {
        if (const auto [first, fresh] = seen.emplace(item.name.text, item.name.where); !fresh) {
            auto& finding = known_.report_finding(diagnostic_code::duplicate_item, item.name.where, {item.name.text});
            finding.labels.push_back({first->second, {phrase_id::first_declared_here, {}}});
        }
        if (auto checked = check_body(item.body, item.name, item.annotations))
            group.children.push_back(std::move(*checked));
        else
            whole = false;
    }
    if (written.needed) {
        const auto needed = check_threshold(written, group);
        if (!needed) return std::nullopt;
        group.needed = *needed;
    }
    if (!whole) return std::nullopt;
    return model::condition{std::move(group), false, std::nullopt, written.where};
}

std::optional<std::uint32_t> expression_checker::check_threshold(const syntax::group& written, model::group& group) {
    value content;
    span where;
    std::string words;
    if (const auto* literal = std::get_if<syntax::literal>(&*written.needed)) {
        content = literal->content;
        where = literal->where;
        words = std::string{known_.findings.sources[0].bytes().substr(where.begin, where.end - where.begin)};
    } else {
        const auto& name = std::get<syntax::name>(*written.needed);
        where = name.where;
        words = name.text;
        const auto parameter = known_.parameters.find(name.text);
        if (parameter == known_.parameters.end()) {
            report_unknown_name(name);
            return std::nullopt;
        }
        known_.parameter_used[parameter->second] = true;
        group.parameter = parameter->second;
        content = known_.rules.parameters[parameter->second].content;
    }
    const auto* number = std::get_if<decimal>(&content);
    if (!number || !number->is_whole() || *number < decimal{0}) {
        known_.report_finding(diagnostic_code::threshold_not_whole, where, {words});
        return std::nullopt;
    }
    if (*number == decimal{0}) {
        known_.report_finding(diagnostic_code::threshold_zero, where);
        return std::nullopt;
    }
    if (*number > decimal{static_cast<std::int64_t>(written.items.size())}) {
        known_.report_finding(diagnostic_code::threshold_beyond_items, where, {number->to_string(), std::to_string(written.items.size())});
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(number->coefficient());
}

} // namespace guong::inline v0::checking
