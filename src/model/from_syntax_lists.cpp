#include "from_syntax_expressions.hpp"

#include <algorithm>

#include <guong/limits.hpp>

#include "types.hpp"

namespace guong::inline v0::checking {

using model::base_type;

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

bool expression_checker::leave_element(span where) {
    const auto left = scopes_.back();
    scopes_.pop_back();
    if (!left.looks_outwards) return true;
    const auto entangled = left.entangled_inside + 1;
    scopes_.back().entangled_inside = std::max(scopes_.back().entangled_inside, entangled);
    if (entangled != limits::entangled_lists_max + 1) return entangled <= limits::entangled_lists_max;
    known_.report_finding(diagnostic_code::entangled_lists, where, {std::to_string(limits::entangled_lists_max)});
    return false;
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::count& written, span where) {
    auto elements = check_selection(written.elements, [] { return true; });
    if (!elements) return std::nullopt;
    return model::operand{model::count{std::move(*elements)}, {base_type::integer}, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::aggregate& written, span where) {
    using kind = model::aggregate::kind;
    operand_or_nothing content, key;
    auto elements = check_selection(written.elements, [&] {
        content = check_operand(*written.content);
        if (written.key) key = check_operand(**written.key);
        return content && (!written.key || key);
    });
    const auto largest = written.largest ? check_largest(*written.largest) : std::nullopt;
    if (!elements || (written.largest && !largest)) return std::nullopt;
    const auto what = static_cast<kind>(written.what);
    auto type = content->type;
    const bool picks = what == kind::least || what == kind::most;
    const bool adds_spans = what == kind::sum && type.base == base_type::duration;
    if (picks ? !is_ordered_type(type.base) : !is_amount(type.base) && !adds_spans) {
        auto words = known_.written_at({where.source, where.begin, content->where.begin});
        words.erase(words.find_last_not_of(" \t\r\n(") + 1);
        return refuse_operand(std::move(words), *content);
    }
    if (what == kind::average && type.base == base_type::integer) type.base = base_type::decimal;
    model::aggregate made{what, std::move(*elements), std::move(*content)};
    if (key) made.key = box<model::operand>{std::move(*key)};
    made.largest = largest;
    return model::operand{std::move(made), type, where};
}

/// How many of the greatest values count.
std::optional<model::constant> expression_checker::check_largest(const syntax::threshold& written) {
    const auto number = number_of(written);
    if (!number) return std::nullopt;
    const auto* count = std::get_if<decimal>(&number->content);
    const decimal most{static_cast<std::int64_t>(limits::list_elements_max)};
    if (number->counts && count && count->is_whole() && *count >= decimal{1} && *count <= most) return model::constant{*count, number->parameter};
    auto& finding = known_.report_finding(diagnostic_code::number_outside, number->where, {"a number from 1 to " + most.to_string(), number->words});
    if (number->set_where) finding.labels.push_back({*number->set_where, {phrase_id::set_here, {}}});
    return std::nullopt;
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::share& written, span where) {
    if (!written.condition) return std::nullopt;
    condition_or_nothing body;
    auto elements = check_selection(written.elements, [&] {
        body = check_condition(**written.condition);
        return body.has_value();
    });
    if (!elements) return std::nullopt;
    return model::operand{model::share{std::move(*elements), std::move(*body)}, {base_type::percent}, where};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::run& written, span where) {
    operand_or_nothing number;
    auto elements = check_selection(written.elements, [&] {
        number = check_operand(*written.number);
        return number.has_value();
    });
    if (!elements) return std::nullopt;
    const auto type = number->type;
    if (type.base != base_type::integer && type.base != base_type::school_year) {
        auto& finding = known_.report_finding(diagnostic_code::not_consecutive, number->where, {known_.type_words(type)});
        if (type.base == base_type::date) finding.help.push_back({phrase_id::take_year, {known_.written_at(number->where)}});
        return std::nullopt;
    }
    model::run made;
    made.what = static_cast<model::run::kind>(written.what);
    made.elements = std::move(*elements);
    made.number = std::move(*number);
    if (written.last) {
        auto last = check_typed(**written.last, type);
        if (!last) return std::nullopt;
        made.last = box<model::operand>{std::move(*last)};
    }
    if (written.gap) {
        const auto gap = number_within(*written.gap, 0, limits::list_elements_max);
        if (!gap) return std::nullopt;
        made.gap_max = *gap;
    }
    if (written.length) {
        const auto length = number_within(*written.length, 1, limits::list_elements_max);
        if (!length) return std::nullopt;
        made.length = *length;
    }
    return model::operand{std::move(made), {base_type::integer}, where};
}

std::optional<model::covered_time::stretch> expression_checker::check_stretch(const syntax::covered_time::stretch& written) {
    operand_or_nothing first, last;
    auto elements = check_selection(written.elements, [&] {
        first = check_typed(*written.first, {base_type::date});
        last = check_typed(*written.last, {base_type::date});
        return first && last;
    });
    if (!elements) return std::nullopt;
    return model::covered_time::stretch{std::move(*elements), std::move(*first), std::move(*last)};
}

expression_checker::operand_or_nothing expression_checker::operand_of(const syntax::covered_time& written, span where) {
    if (!written.counted) return std::nullopt;
    model::covered_time made;
    made.unit = written.unit;
    auto counted = check_stretch(*written.counted);
    bool is_whole = counted.has_value();
    if (counted) made.counted = std::move(*counted);
    for (const auto& each : written.excluded) {
        if (auto excluded = check_stretch(each))
            made.excluded.push_back(std::move(*excluded));
        else
            is_whole = false;
    }
    if (written.within) {
        for (const auto* end : {&*written.within->first, &*written.within->last}) {
            if (auto day = check_typed(*end, {base_type::date}))
                made.window.push_back(std::move(*day));
            else
                is_whole = false;
        }
    }
    if (!is_whole) return std::nullopt;
    return model::operand{std::move(made), type_of(written.unit), where};
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::quantifier& written, span where) {
    using kind = model::quantifier::kind;
    condition_or_nothing body;
    auto elements = check_selection(written.elements, [&] {
        if (written.condition) body = check_condition(**written.condition);
        return !written.condition || body;
    });
    if (!elements) return std::nullopt;
    model::quantifier made;
    made.quantity = static_cast<kind>(written.quantity);
    made.elements = std::move(*elements);
    if (made.quantity == kind::every && !body) {
        const auto written_text = known_.written_at(where);
        auto& finding = known_.report_finding(diagnostic_code::missing_condition, where, {written_text.substr(0, written_text.find_first_of(" \t\r\n#"))});
        finding.help.push_back({phrase_id::add_satisfies, {}});
        return std::nullopt;
    }
    if (body) made.body = box<model::condition>{std::move(*body)};
    return model::condition{std::move(made), false, std::nullopt, where};
}

} // namespace guong::inline v0::checking
