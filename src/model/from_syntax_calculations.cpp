#include "from_syntax_expressions.hpp"

#include <algorithm>
#include <limits>

#include <guong/limits.hpp>

#include "types.hpp"

namespace guong::inline v0::checking {

namespace {

using model::base_type;
using sign = syntax::calculation::sign;

std::string_view words_of(sign operation) {
    switch (operation) {
    case sign::plus: return "+";
    case sign::minus: return "-";
    case sign::times: return "*";
    case sign::divided_by: return "/";
    }
    return {};
}

bool all_are(const std::vector<model::operand>& operands, base_type base) {
    return std::all_of(operands.begin(), operands.end(), [&](const auto& each) { return each.type.base == base; });
}

bool is_zero(const model::operand& operand) {
    const auto* constant = std::get_if<model::constant>(&operand.form);
    const auto* number = constant ? std::get_if<decimal>(&constant->content) : nullptr;
    return number && *number == decimal{0};
}

bool is_ends_of_two_days(const std::vector<model::operand>& terms, const syntax::calculation& written) {
    return terms.size() == 2 && all_are(terms, base_type::date) && written.signs.front().operation == sign::minus;
}

/// Whether every whole number is a multiple of the step: 0.25, but not 0.3.
bool divides_one(const decimal& step) {
    std::int64_t one = 1;
    for (int digit = 0; digit < step.scale(); ++digit) {
        if (one > std::numeric_limits<std::int64_t>::max() / 10) return false;
        one *= 10;
    }
    return one % step.coefficient() == 0;
}

/// Of `2 * 6 months`: a span taken so many times, which stays whole. Nothing for any other factors.
std::optional<model::type> multiplied_span(const std::vector<model::operand>& factors, const std::vector<bool>& divided) {
    std::optional<model::type> span;
    for (std::size_t index = 0; index < factors.size(); ++index) {
        const auto type = factors[index].type;
        if (divided[index] || (type.base != base_type::integer && type.base != base_type::duration)) return std::nullopt;
        if (type.base != base_type::duration) continue;
        if (span) return std::nullopt;
        span = type;
    }
    return span;
}

} // namespace

expression_checker::operand_or_nothing expression_checker::refuse_calculation(std::string_view sign, span where, const model::operand& left,
                                                                              const model::operand& right) {
    auto& finding = known_.report_finding(diagnostic_code::not_calculable, where,
                                          {std::string{sign}, known_.type_words(left.type), known_.type_words(right.type)});
    finding.labels.push_back({left.where, {phrase_id::this_is, {known_.type_words(left.type)}}});
    finding.labels.push_back({right.where, {phrase_id::this_is, {known_.type_words(right.type)}}});
    const bool lacks_unit = left.type.base == base_type::date || left.type.base == base_type::duration;
    if (lacks_unit && right.type.base == base_type::integer && std::holds_alternative<model::constant>(right.form)) {
        const auto number = known_.written_at(right.where);
        if (left.type.base == base_type::duration)
            finding.help.push_back({phrase_id::write_unit, {number, known_.type_words(left.type)}});
        else
            finding.help.push_back({phrase_id::say_unit, {number}});
    }
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::refuse_operand(std::string words, const model::operand& content) {
    known_.report_finding(diagnostic_code::not_calculable, content.where, {std::move(words), known_.type_words(content.type)});
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::calculation& written, span where) {
    std::vector<model::operand> operands;
    for (const auto& each : written.operands)
        if (auto checked = check_operand(each)) operands.push_back(std::move(*checked));
    if (operands.size() < written.operands.size()) return std::nullopt;
    const auto first_sign = written.signs.front().operation;
    if (first_sign == sign::times || first_sign == sign::divided_by) return multiply_all(std::move(operands), written, where);
    if (is_ends_of_two_days(operands, written)) {
        model::elapsed days{time_unit::days, std::move(operands[1]), std::move(operands[0])};
        return model::operand{std::move(days), type_of(time_unit::days), where};
    }
    if (operands.front().type.base == base_type::date) return move_day(std::move(operands), written, where);
    return add_all(std::move(operands), written, where);
}

expression_checker::operand_or_nothing expression_checker::add_all(std::vector<model::operand> terms, const syntax::calculation& written,
                                                                   span where) {
    auto type = terms.front().type;
    for (std::size_t next = 1; next < terms.size(); ++next) {
        const auto added = terms[next].type;
        const bool both_numbers = is_number(type.base) && is_number(added.base);
        const bool alike = type == added && (type.base == base_type::percent || type.base == base_type::duration);
        const bool moves_year = type.base == base_type::school_year && added.base == base_type::integer;
        if (!both_numbers && !alike && !moves_year) {
            const auto& step = written.signs[next - 1];
            return refuse_calculation(words_of(step.operation), step.where, terms.front(), terms[next]);
        }
        if (added.base == base_type::decimal) type = added;
    }
    model::sum made;
    made.subtracted.push_back(false);
    for (const auto& step : written.signs) made.subtracted.push_back(step.operation == sign::minus);
    made.terms = std::move(terms);
    return model::operand{std::move(made), type, where};
}

expression_checker::operand_or_nothing expression_checker::move_day(std::vector<model::operand> terms, const syntax::calculation& written,
                                                                    span where) {
    auto day = std::move(terms.front());
    for (std::size_t next = 1; next < terms.size(); ++next) {
        const auto& step = written.signs[next - 1];
        if (terms[next].type.base != base_type::duration) return refuse_calculation(words_of(step.operation), step.where, day, terms[next]);
        const auto reaches = join(day.where, terms[next].where);
        day = model::operand{model::shift{std::move(day), std::move(terms[next]), step.operation == sign::minus}, {base_type::date}, reaches};
    }
    day.where = where;
    return day;
}

expression_checker::operand_or_nothing expression_checker::multiply_all(std::vector<model::operand> factors, const syntax::calculation& written,
                                                                        span where) {
    model::product made;
    made.divided.push_back(false);
    for (const auto& step : written.signs) made.divided.push_back(step.operation == sign::divided_by);
    if (const auto span = multiplied_span(factors, made.divided)) {
        made.factors = std::move(factors);
        return model::operand{std::move(made), *span, where};
    }
    bool divides = false, multiplies_number = false, divides_percent = false, is_whole = true;
    for (std::size_t index = 0; index < factors.size(); ++index) {
        const auto base = factors[index].type.base;
        if (!is_amount(base)) {
            const auto& step = written.signs[index == 0 ? 0 : index - 1];
            return refuse_calculation(words_of(step.operation), step.where, factors.front(), factors[index == 0 ? 1 : index]);
        }
        if (made.divided[index] && is_zero(factors[index])) {
            known_.report_finding(diagnostic_code::division_by_zero, factors[index].where);
            return std::nullopt;
        }
        divides = divides || made.divided[index];
        multiplies_number = multiplies_number || (!made.divided[index] && is_number(base));
        divides_percent = divides_percent || (made.divided[index] && base == base_type::percent);
        is_whole = is_whole && base == base_type::integer;
    }
    // A per cent of a number is a number; a per cent that is only made greater or smaller stays one.
    const bool stays_percent = !multiplies_number && !divides_percent;
    const auto type = stays_percent ? base_type::percent : is_whole && !divides ? base_type::integer : base_type::decimal;
    made.factors = std::move(factors);
    return model::operand{std::move(made), {type}, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::opposite& written, span where) {
    auto operand = check_operand(*written.operand);
    if (!operand) return std::nullopt;
    if (!is_amount(operand->type.base)) return refuse_operand("-", *operand);
    const auto type = operand->type;
    model::sum made;
    made.terms.push_back(std::move(*operand));
    made.subtracted.push_back(true);
    return model::operand{std::move(made), type, where};
}

std::optional<std::int64_t> expression_checker::number_within(const syntax::literal& written, std::int64_t low, std::int64_t high) {
    const auto* number = std::get_if<decimal>(&written.content);
    if (number && number->is_whole() && *number >= decimal{low} && *number <= decimal{high}) return number->coefficient();
    known_.report_finding(diagnostic_code::number_outside, written.where,
                          {"a number from " + std::to_string(low) + " to " + std::to_string(high), known_.written_at(written.where)});
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::rounding& written, span where) {
    auto content = check_operand(*written.operand);
    if (!content) return std::nullopt;
    if (!is_amount(content->type.base)) {
        auto& finding = known_.report_finding(diagnostic_code::type_mismatch, content->where, {"decimal", known_.type_words(content->type)});
        // `average of x over e in list where counted rounded down`
        if (is_yes_or_no(content->type.base) && scopes_.size() > 1) finding.help.push_back({phrase_id::bracket_filter, {}});
        return std::nullopt;
    }
    decimal step{1};
    if (written.places) {
        const auto places = number_within(*written.places, 0, limits::number_digits_max);
        if (!places) return std::nullopt;
        step = decimal::of(1, static_cast<int>(*places));
    }
    if (written.multiple) {
        const auto* multiple = std::get_if<decimal>(&written.multiple->content);
        if (!multiple || *multiple <= decimal{0}) {
            known_.report_finding(diagnostic_code::number_outside, written.multiple->where, {"a number above 0", known_.written_at(written.multiple->where)});
            return std::nullopt;
        }
        step = *multiple;
    }
    auto type = content->type;
    if (type.base == base_type::decimal && step.is_whole()) type.base = base_type::integer;
    if (type.base == base_type::integer && !step.is_whole() && !divides_one(step)) type.base = base_type::decimal;
    return model::operand{model::rounding{std::move(*content), written.mode, step}, type, where};
}

std::optional<model::type> expression_checker::common_type(const model::operand& first, const model::operand& second) {
    if (!may_compare(first, second)) return std::nullopt;
    return wider(first.type, second.type);
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::fallback& written, span where,
                                                                      std::optional<model::type> expected) {
    auto content = check_operand(*written.operand, expected);
    auto otherwise = check_operand(*written.otherwise, content ? std::optional{content->type} : expected);
    if (!content || !otherwise) return std::nullopt;
    const auto type = common_type(*content, *otherwise);
    if (!type) return std::nullopt;
    return model::operand{model::fallback{std::move(*content), std::move(*otherwise)}, *type, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::choice& written, span where,
                                                                      std::optional<model::type> expected) {
    model::choice made;
    std::optional<model::type> type;
    bool is_whole = true;
    const auto take = [&](operand_or_nothing content) {
        is_whole = is_whole && content;
        if (!content) return content;
        const auto common = made.rows.empty() ? std::optional{content->type} : common_type(made.rows.front().content, *content);
        type = common && type ? std::optional{wider(*type, *common)} : common;
        is_whole = is_whole && type;
        expected = content->type;
        return content;
    };
    for (const auto& branch : written.branches) {
        auto when = check_condition(*branch.condition);
        auto content = take(check_operand(*branch.content, expected));
        is_whole = is_whole && when;
        if (is_whole) made.rows.push_back({std::move(*when), std::move(*content), branch.content->where});
    }
    if (!written.otherwise) return std::nullopt;
    auto otherwise = take(check_operand(**written.otherwise, expected));
    if (!is_whole) return std::nullopt;
    made.otherwise = box<model::operand>{std::move(*otherwise)};
    return model::operand{std::move(made), *type, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::extreme& written, span where,
                                                                      std::optional<model::type> expected) {
    model::extreme made;
    made.largest = written.largest;
    std::optional<model::type> type;
    bool is_whole = true;
    for (const auto& each : written.operands) {
        auto checked = check_operand(each, type ? type : expected);
        if (!checked || !is_ordered(*checked, each.where)) {
            is_whole = false;
            continue;
        }
        const auto common = made.operands.empty() ? std::optional{checked->type} : common_type(made.operands.front(), *checked);
        if (!common) return std::nullopt;
        type = type ? wider(*type, *common) : *common;
        made.operands.push_back(std::move(*checked));
    }
    if (!is_whole) return std::nullopt;
    return model::operand{std::move(made), *type, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::function_call& written, span where) {
    const auto& name = written.function;
    const auto found = known_.functions.find(name.text);
    if (found == known_.functions.end()) {
        if (known_.is_poisoned(name.text)) return std::nullopt;
        auto& finding = known_.report_finding(diagnostic_code::unknown_function, name.where, {name.text});
        declared::suggest(finding, name.text, names_of(known_.rules.functions), "");
        return std::nullopt;
    }
    known_.function_used[found->second] = true;
    const auto& asked = known_.rules.functions[found->second];
    if (written.arguments.size() != asked.arguments.size()) {
        known_.report_finding(diagnostic_code::wrong_argument_count, where,
                              {name.text, std::to_string(asked.arguments.size()), std::to_string(written.arguments.size())})
            .labels.push_back({asked.where, {phrase_id::declared_here, {name.text}}});
        return std::nullopt;
    }
    model::function_call made{found->second, {}};
    for (std::size_t i = 0; i < written.arguments.size(); ++i)
        if (auto argument = check_argument(written.arguments[i], asked.arguments[i].type)) made.arguments.push_back(std::move(*argument));
    if (made.arguments.size() != written.arguments.size()) return std::nullopt;
    return model::operand{std::move(made), asked.result, where};
}

/// Of the type that is declared, or a whole number where a decimal is.
expression_checker::operand_or_nothing expression_checker::check_argument(const syntax::expression& written, model::type type) {
    auto checked = check_operand(written, type);
    const bool widens = checked && type == model::type{base_type::decimal} && checked->type == model::type{base_type::integer};
    if (!checked || checked->type == type || widens) return checked;
    known_.report_finding(diagnostic_code::type_mismatch, written.where, {known_.type_words(type), known_.type_words(checked->type)});
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::elapsed& written, span where) {
    auto from = check_operand(*written.from);
    auto to = check_operand(*written.to);
    if (!from || !to) return std::nullopt;
    for (const auto* end : {&*from, &*to}) {
        if (end->type.base == base_type::date) continue;
        auto& finding = known_.report_finding(diagnostic_code::type_mismatch, end->where, {"date", known_.type_words(end->type)});
        // `years from 3 to 5` of a field that is called `years`
        const auto text = known_.written_at(where);
        const auto first_word = text.substr(0, text.find_first_of(" \t\r\n#"));
        if (known_.fields.contains(first_word)) finding.help.push_back({phrase_id::quote_name, {"`" + first_word + "`"}});
        return std::nullopt;
    }
    return model::operand{model::elapsed{written.unit, std::move(*from), std::move(*to)}, type_of(written.unit), where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::part& written, span where) {
    using kind = model::part::kind;
    const bool of_text = written.what == syntax::part::kind::length;
    auto content = check_typed(*written.operand, {of_text ? base_type::text : base_type::date});
    if (!content) return std::nullopt;
    model::part made{static_cast<kind>(written.what), std::move(*content), 1};
    if (written.what != syntax::part::kind::school_year) return model::operand{std::move(made), {base_type::integer}, where};
    const auto month = written.first_month ? number_within(*written.first_month, 1, 12) : std::nullopt;
    if (!month) return std::nullopt;
    made.first_month = static_cast<unsigned>(*month);
    return model::operand{std::move(made), {base_type::school_year}, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::dated_parameter& written, span where) {
    auto day = check_typed(*written.day, {base_type::date});
    const auto found = resolve(written.parameter);
    if (!day || std::holds_alternative<std::monostate>(found)) return std::nullopt;
    const auto* parameter = std::get_if<model::parameter_index>(&found);
    if (!parameter || !known_.dated_parameters.contains(known_.rules.parameters[*parameter].name)) {
        known_.report_finding(diagnostic_code::not_dated, written.parameter.where, {written.parameter.parts.back().text});
        return std::nullopt;
    }
    const auto& declared = known_.rules.parameters[*parameter];
    if (declared.dated.empty()) return model::operand{model::constant{declared.content, *parameter}, declared.type, where};
    return model::operand{model::dated_parameter{*parameter, box<model::operand>{std::move(*day)}}, declared.type, where};
}

} // namespace guong::inline v0::checking
