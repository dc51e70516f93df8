#include "from_syntax_expressions.hpp"

#include <algorithm>

#include <guong/limits.hpp>

#include "types.hpp"

namespace guong::inline v0::checking {

std::optional<model::condition> expression_checker::check_condition(const syntax::expression& written) {
    if (std::holds_alternative<syntax::expression::broken>(written.form)) return std::nullopt;
    if (const auto* path = std::get_if<syntax::path>(&written.form)) return condition_of_path(*path);
    const auto report_value = [&](std::string type) {
        known_.report_finding(diagnostic_code::not_a_condition, written.where, {std::move(type)});
        return condition_or_nothing{};
    };
    if (syntax::reads_as_value(written)) {
        auto value = check_operand(written);
        if (value && std::holds_alternative<model::function_call>(value->form) && value->type.base == model::base_type::boolean)
            return holds(std::move(*value));
        return value ? report_value(known_.type_words(value->type)) : std::nullopt;
    }
    return std::visit(
        [&](const auto& form) -> condition_or_nothing {
            if constexpr (requires { condition_of(form, written.where); })
                return condition_of(form, written.where);
            else
                return std::nullopt;
        },
        written.form);
}

/// A value that is yes or no, as a condition.
model::condition expression_checker::holds(model::operand content) {
    const auto type = content.type;
    const auto where = content.where;
    model::comparison asked{comparison_operator::equal, std::move(content), {model::constant{true, std::nullopt}, type, where}};
    return {std::move(asked), false, std::nullopt, where};
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
        if (const auto* value = std::get_if<model::operand>(&declared.body)) {
            if (!value->type.list) return refuse(value->type);
            refuse_rows(written.parts.back(), declared);
            return std::nullopt;
        }
        return make(model::definition_use{std::move(definition->subject), definition->definition});
    }
    if (const auto* parameter = std::get_if<model::parameter_index>(&found)) {
        const auto& declared = known_.rules.parameters[*parameter];
        if (declared.type.base != model::base_type::boolean) return refuse(declared.type);
        return holds(*check_operand({written, written.where}));
    }
    if (const auto* number = std::get_if<bound_number>(&found)) return refuse(number->type);
    if (const auto* row = std::get_if<model::row_path>(&found)) return refuse({model::base_type::record, row->end});
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
    if (written.extent != reach::exactly && type.base != model::base_type::scale) {
        known_.report_finding(diagnostic_code::levels_only, written.right->where, {known_.type_words(type)})
            .help.push_back({phrase_id::bound_in_words, {}});
        return std::nullopt;
    }
    made->negated = written.negated;
    return made;
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::interval& written, span where) {
    auto [operand, low, high] = check_interval(written);
    if (!operand || !low || !high || !may_compare(*operand, *low) || !may_compare(*operand, *high) || !is_ordered(*operand, operand->where)) return std::nullopt;
    const auto* first = std::get_if<model::constant>(&low->form);
    const auto* last = std::get_if<model::constant>(&high->form);
    const bool stays = first && last && first->standing_for.empty() && last->standing_for.empty();
    const bool reversed = stays && (last->content < first->content || (written.excludes_high && last->content == first->content));
    if (reversed) {
        known_.report_finding(diagnostic_code::interval_reversed, join(low->where, high->where),
                              {known_.written_at(low->where), known_.written_at(high->where)});
        return std::nullopt;
    }
    return model::condition{model::interval{std::move(*operand), std::move(*low), std::move(*high), written.excludes_high}, written.negated, std::nullopt, where};
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
            known_.report_finding(diagnostic_code::not_a_constant, option.where);
            whole = false;
            continue;
        }
        const bool repeated = std::any_of(made.options.begin(), made.options.end(), [&](const auto& each) {
            return each.content == constant->content && each.standing_for == constant->standing_for;
        });
        if (repeated)
            known_.report_finding(diagnostic_code::repeated_option, option.where,
                                  {known_.written_at(option.where)});
        else
            made.options.push_back(*constant);
    }
    if (!whole) return std::nullopt;
    return model::condition{std::move(made), written.negated, std::nullopt, where};
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::text_test& written, span where) {
    auto content = check_typed(*written.operand, {model::base_type::text});
    auto other = written.other ? check_typed(**written.other, {model::base_type::text}) : std::nullopt;
    if (!content || (written.other && !other)) return std::nullopt;
    model::text_test made{static_cast<model::text_test::kind>(written.what), std::move(*content), std::move(other)};
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
    std::string bracketed, run;
    std::size_t run_length = 0;
    const auto close_run = [&] {
        bracketed += run_length > 1 ? "(" + run + ")" : run;
        run.clear();
        run_length = 0;
    };
    for (std::size_t i = 0; i < written.operands.size(); ++i) {
        run += known_.written_at(written.operands[i].where);
        ++run_length;
        if (i == written.operators.size()) break;
        const auto& connective = written.operators[i];
        const auto word = " " + known_.written_at(connective.where) + " ";
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
        } else if (auto* path = std::get_if<model::field_path>(&found); path && field_at(*path).type.base == model::base_type::record) {
            const auto type = field_at(*path).type;
            if (type.list) {
                known_.report_finding(diagnostic_code::list_needs_quantifier, written.subject->where, {written.subject->parts.back().text});
                return std::nullopt;
            }
            subject = std::move(path->row);
            subject.hops.push_back(path->field);
            subject.end = type.index;
        } else {
            auto& finding = known_.report_finding(diagnostic_code::not_a_reference, written.subject->where, {written.subject->parts.back().text});
            // `every x in xs where flag meets c`
            const bool is_of_element = scopes_.size() > 1 && !scopes_.back().element_name.empty();
            if (is_of_element)
                finding.help.push_back({phrase_id::meet_behind_satisfies,
                                        {known_.written_at(written.subject->where), scopes_.back().element_name, written.criterion.text}});
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

} // namespace guong::inline v0::checking
