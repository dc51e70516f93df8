#include "from_syntax_expressions.hpp"

#include "types.hpp"

namespace guong::inline v0::checking {

namespace {

const syntax::name* single_name(const syntax::expression& written) {
    const auto* path = std::get_if<syntax::path>(&written.form);
    return path && path->parts.size() == 1 && !path->beside && !path->from_this ? &path->parts.front() : nullptr;
}

} // namespace

expression_checker::operand_or_nothing expression_checker::check_operand(const syntax::expression& written, std::optional<model::type> expected) {
    if (std::holds_alternative<syntax::expression::broken>(written.form)) return std::nullopt;
    if (const auto* literal = std::get_if<syntax::literal>(&written.form)) return operand_of_literal(*literal, expected, written.where);
    if (const auto* path = std::get_if<syntax::path>(&written.form)) return operand_of_path(*path, expected);
    if (!syntax::reads_as_value(written)) {
        known_.report_finding(diagnostic_code::not_a_value, written.where);
        return std::nullopt;
    }
    return std::visit(
        [&]<class Form>(const Form& form) -> operand_or_nothing {
            if constexpr (std::is_same_v<Form, syntax::reference_date>)
                return model::operand{model::reference_date{}, {model::base_type::date}, written.where};
            else if constexpr (requires { operand_of(form, written.where, expected); })
                return operand_of(form, written.where, expected);
            else if constexpr (requires { operand_of(form, written.where); })
                return operand_of(form, written.where);
            else
                return std::nullopt;
        },
        written.form);
}

expression_checker::operand_or_nothing expression_checker::check_typed(const syntax::expression& written, model::type type) {
    auto checked = check_operand(written, type);
    if (!checked || checked->type == type) return checked;
    known_.report_finding(diagnostic_code::type_mismatch, written.where, {known_.type_words(type), known_.type_words(checked->type)});
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of_literal(const syntax::literal& written, std::optional<model::type> expected,
                                                                              span where) {
    const auto type = type_of(written);
    known_.warn_of_point(written, expected == model::type{model::base_type::integer});
    if (type.base != model::base_type::text || !expected || expected->base != model::base_type::scale || expected->list)
        return model::operand{model::constant{written.content, std::nullopt}, type, where};
    const auto& scale = known_.rules.scales[expected->index];
    const auto& label = std::get<std::string>(written.content);
    if (const auto found = scale.find(label)) return model::operand{model::constant{*found, std::nullopt}, *expected, where};
    auto& finding = known_.report_finding(diagnostic_code::unknown_scale_value, where, {label, scale.name});
    declared::suggest(finding, label, names_of(scale.levels), "`" + scale.name + "`");
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of_path(const syntax::path& written, std::optional<model::type> expected) {
    if (expected && expected->base == model::base_type::scale && written.parts.size() == 1 && !written.beside && !written.from_this) {
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
        if (!declared.dated.empty()) return model::operand{model::dated_parameter{*parameter, std::nullopt}, declared.type, written.where};
        return model::operand{model::constant{declared.content, *parameter}, declared.type, written.where};
    }
    if (auto* number = std::get_if<bound_number>(&found))
        return model::operand{model::constant{std::move(number->content), std::nullopt, std::move(number->name)}, number->type, written.where};
    if (auto* path = std::get_if<model::field_path>(&found)) {
        const auto& field = field_at(*path);
        if (!field.type.list && field.type.base != model::base_type::record) return model::operand{std::move(*path), field.type, written.where};
        if (field.type.list) {
            auto& finding = known_.report_finding(diagnostic_code::list_needs_quantifier, written.where, {written.parts.back().text});
            finding.help.push_back({phrase_id::count_it, {written.parts.back().text}});
            return std::nullopt;
        }
    }
    if (auto* definition = std::get_if<definition_at>(&found)) {
        const auto& declared = known_.rules.definitions[definition->definition];
        if (known_.is_poisoned(declared.name)) return std::nullopt;
        const auto* body = std::get_if<model::operand>(&declared.body);
        if (body && body->type.list) {
            refuse_rows(written.parts.back(), declared);
            return std::nullopt;
        }
        if (body)
            return model::operand{model::definition_value{std::move(definition->subject), definition->definition}, body->type, written.where};
    }
    known_.report_finding(diagnostic_code::not_a_value, written.where);
    return std::nullopt;
}

void expression_checker::refuse_rows(const syntax::name& name, const model::definition& table) {
    auto& finding = known_.report_finding(diagnostic_code::rows_are_no_value, name.where, {name.text});
    finding.labels.push_back({table.where, {phrase_id::declared_here, {table.name}}});
    finding.help.push_back({phrase_id::report_or_count_rows, {name.text}});
}

std::optional<std::pair<expression_checker::operand_or_nothing, expression_checker::operand_or_nothing>>
expression_checker::check_sides(const syntax::expression& left, const syntax::expression& right) {
    const auto* left_name = single_name(left);
    const auto* right_name = single_name(right);
    operand_or_nothing first, second;
    // A bare name on the left that nothing is called may be a value of the scale on the right.
    if (left_name && !is_declared(*left_name) && (!right_name || is_declared(*right_name))) {
        second = check_operand(right);
        first = check_operand(left, second ? std::optional{second->type} : std::nullopt);
    } else {
        first = check_operand(left);
        // Without a type for the left side, a bare name on the right may be a value of a scale: saying that it is unknown would be guessing.
        if (first || !right_name) second = check_operand(right, first ? std::optional{first->type} : std::nullopt);
    }
    if (!first || !second || !may_compare(*first, *second)) return std::nullopt;
    return std::pair{std::move(first), std::move(second)};
}

expression_checker::checked_interval expression_checker::check_interval(const syntax::interval& written) {
    checked_interval made;
    const auto* name = single_name(*written.operand);
    if (name && !is_declared(*name)) { // as in `check_sides`: it may be a value of the scale of an end
        made.low = check_operand(*written.low);
        made.operand = check_operand(*written.operand, made.low ? std::optional{made.low->type} : std::nullopt);
    } else {
        made.operand = check_operand(*written.operand);
        if (!made.operand) return made;
        made.low = check_operand(*written.low, made.operand->type);
    }
    if (made.operand) made.high = check_operand(*written.high, made.operand->type);
    return made;
}

bool expression_checker::may_compare(const model::operand& left, const model::operand& right) {
    const auto first = left.type, second = right.type;
    if (first.base == model::base_type::duration && second.base == model::base_type::duration && first.index != second.index) {
        known_.report_finding(diagnostic_code::different_units, right.where, {known_.type_words(first), known_.type_words(second)})
            .labels.push_back({left.where, {phrase_id::this_is, {known_.type_words(first)}}});
        return false;
    }
    if (first == second || (is_number(first.base) && is_number(second.base)) || (is_yes_or_no(first.base) && is_yes_or_no(second.base))) return true;
    if (first.base == model::base_type::scale && second.base == model::base_type::scale) {
        known_.report_finding(diagnostic_code::different_scales, right.where,
                              {known_.rules.scales[first.index].name, known_.rules.scales[second.index].name});
        return false;
    }
    auto& finding =
        known_.report_finding(diagnostic_code::type_mismatch, right.where, {known_.type_words(first), known_.type_words(second)});
    finding.labels.push_back({left.where, {phrase_id::this_is, {known_.type_words(first)}}});
    // `count of x in list where effective >= 2`
    if (is_yes_or_no(first.base) && is_number(second.base) && scopes_.size() > 1) finding.help.push_back({phrase_id::bracket_filter, {}});
    const auto* number = std::get_if<model::constant>(&right.form);
    if (!is_number(second.base) || !number || number->parameter) return false;
    const auto digits = std::get<decimal>(number->content).to_string();
    if (first.base == model::base_type::percent) finding.help.push_back({phrase_id::write_instead, {digits + "%"}});
    if (first.base == model::base_type::duration) {
        auto unit = known_.type_words(first);
        if (digits == "1") unit.pop_back(); // one year, not one years
        finding.help.push_back({phrase_id::write_unit, {digits, std::move(unit)}});
    }
    return false;
}

bool expression_checker::is_ordered(const model::operand& side, span operator_where) {
    if (is_ordered_type(side.type.base)) return true;
    auto& finding = known_.report_finding(diagnostic_code::not_ordered, operator_where, {known_.type_words(side.type)});
    finding.labels.push_back({side.where, {phrase_id::this_is, {known_.type_words(side.type)}}});
    return false;
}

} // namespace guong::inline v0::checking
