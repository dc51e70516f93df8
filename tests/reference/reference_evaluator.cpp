#include "reference_evaluator.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace guong::reference {

namespace {

truth truth_of(bool yes) { return yes ? truth::yes : truth::no; }

truth opposite(truth outcome) {
    if (outcome == truth::unknown) return truth::unknown;
    return truth_of(outcome == truth::no);
}

struct tally {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
};

tally count_outcomes(const std::vector<truth>& outcomes) {
    const auto times = [&](truth which) { return static_cast<std::size_t>(std::count(outcomes.begin(), outcomes.end(), which)); };
    return {times(truth::yes), times(truth::no), times(truth::unknown)};
}

truth all_of(const std::vector<truth>& outcomes) {
    const auto counted = count_outcomes(outcomes);
    if (counted.no > 0) return truth::no;
    return counted.unknown > 0 ? truth::unknown : truth::yes;
}

truth any_of(const std::vector<truth>& outcomes) {
    const auto counted = count_outcomes(outcomes);
    if (counted.yes > 0) return truth::yes;
    return counted.unknown > 0 ? truth::unknown : truth::no;
}

truth at_least(const std::vector<truth>& outcomes, std::size_t needed) {
    const auto counted = count_outcomes(outcomes);
    if (counted.yes >= needed) return truth::yes;
    return counted.yes + counted.unknown >= needed ? truth::unknown : truth::no;
}

truth exactly_so_many(const std::vector<truth>& outcomes, std::size_t needed) {
    const auto counted = count_outcomes(outcomes);
    if (counted.yes > needed || counted.yes + counted.unknown < needed) return truth::no;
    return counted.unknown == 0 ? truth::yes : truth::unknown;
}

bool passes(model::text_test::kind what, std::string_view text, std::string_view other) {
    switch (what) {
    case model::text_test::kind::starts_with: return text.substr(0, other.size()) == other;
    case model::text_test::kind::ends_with: return text.size() >= other.size() && text.substr(text.size() - other.size()) == other;
    case model::text_test::kind::contains:
        for (std::size_t at = 0; at <= text.size(); ++at)
            if (text.substr(at, other.size()) == other) return true;
        return false;
    case model::text_test::kind::blank: break;
    }
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

truth reference_evaluator::criterion(model::criterion_index which, row_number row) const {
    return condition(rules_.criteria.at(which).body, {row});
}

truth reference_evaluator::condition(const model::condition& what, const scopes& rows) const {
    const auto plain = std::visit([&](const auto& form) { return holds(form, rows); }, what.form);
    const auto outcome = what.negated ? opposite(plain) : plain;
    watch_.condition(what, rows, outcome);
    return outcome;
}

std::optional<row_number> reference_evaluator::follow(const model::row_path& path, const scopes& rows) const {
    auto row = rows.at(rows.size() - 1 - path.depth);
    auto record = path.start;
    for (const auto hop : path.hops) {
        const auto next = data_.reference(record, row, hop);
        if (!next) return std::nullopt;
        row = *next;
        record = rules_.records.at(record).fields.at(hop).type.index;
    }
    return row;
}

std::optional<std::vector<row_number>> reference_evaluator::elements(const model::field_path& list, const scopes& rows) const {
    const auto row = follow(list.row, rows);
    if (!row) return std::nullopt;
    const auto& field = rules_.records.at(list.row.end).fields.at(list.field);
    if (field.referring) return referring(list.row.end, *row, field.type.index, *field.referring);
    const auto found = data_.elements(list.row.end, *row, list.field);
    if (!found) return std::nullopt;
    return std::vector<row_number>(found->begin(), found->end());
}

std::optional<std::vector<row_number>> reference_evaluator::referring(model::record_index record, row_number row, model::record_index other,
                                                                      model::field_index field) const {
    if (data_.of(record).spoiled.at(row)) return std::nullopt;
    std::vector<row_number> found;
    for (row_number each = 0; each < data_.of(other).row_count(); ++each) {
        const auto target = data_.reference(other, each, field);
        if (!target) return std::nullopt;
        if (*target == row) found.push_back(each);
    }
    return found;
}

truth reference_evaluator::holds(const model::fact& form, const scopes& rows) const {
    const auto row = follow(form.field.row, rows);
    if (!row) return truth::unknown;
    const auto content = data_.fact(form.field.row.end, *row, form.field.field);
    return is_known(content) ? truth_of(std::get<bool>(content)) : truth::unknown;
}

truth reference_evaluator::holds(const model::comparison& form, const scopes& rows) const {
    return compare(form.operation, value_of(form.left, rows), value_of(form.right, rows));
}

truth reference_evaluator::holds(const model::interval& form, const scopes& rows) const {
    const auto content = value_of(form.operand, rows);
    const auto to_high = form.excludes_high ? comparison_operator::less : comparison_operator::less_or_equal;
    return all_of({compare(comparison_operator::less_or_equal, value_of(form.low, rows), content),
                   compare(to_high, content, value_of(form.high, rows))});
}

truth reference_evaluator::holds(const model::membership& form, const scopes& rows) const {
    const auto content = value_of(form.operand, rows);
    std::vector<truth> outcomes;
    for (const auto& option : form.options) outcomes.push_back(compare(comparison_operator::equal, content, to_possible(option.content)));
    return any_of(outcomes);
}

truth reference_evaluator::holds(const model::text_test& form, const scopes& rows) const {
    const auto content = value_of(form.content, rows);
    const auto other = form.other ? value_of(*form.other, rows) : text_value({});
    if (!content || !other) return truth::unknown;
    return truth_of(passes(form.what, *content->text, *other->text));
}

truth reference_evaluator::holds(const model::knowledge& form, const scopes& rows) const {
    const auto row = follow(form.field.row, rows);
    if (!row) return truth::unknown;
    const auto record = form.field.row.end;
    const auto type = rules_.records.at(record).fields.at(form.field.field).type;
    if (type.list) return truth_of(elements(form.field, rows).has_value());
    if (type.base == model::base_type::record) return truth_of(data_.reference(record, *row, form.field.field).has_value());
    return truth_of(is_known(data_.fact(record, *row, form.field.field)));
}

truth reference_evaluator::holds(const model::meeting& form, const scopes& rows) const {
    const auto row = follow(form.subject, rows);
    return row ? criterion(form.criterion, *row) : truth::unknown;
}

truth reference_evaluator::holds(const model::definition_use& form, const scopes& rows) const {
    const auto row = follow(form.subject, rows);
    if (!row) return truth::unknown;
    return condition(std::get<model::condition>(rules_.definitions.at(form.definition).body), {*row});
}

truth reference_evaluator::holds(const model::group& form, const scopes& rows) const {
    std::vector<truth> outcomes;
    for (const auto& child : form.children) {
        const auto outcome = condition(child, rows);
        if (!child.applicability) {
            outcomes.push_back(outcome);
            continue;
        }
        const auto applies = condition(**child.applicability, rows);
        const bool must_all = form.quantity == model::group::kind::all;
        outcomes.push_back(must_all ? any_of({opposite(applies), outcome}) : all_of({applies, outcome}));
    }
    switch (form.quantity) {
    case model::group::kind::all: return all_of(outcomes);
    case model::group::kind::any: return any_of(outcomes);
    case model::group::kind::none: return opposite(any_of(outcomes));
    case model::group::kind::at_least: return at_least(outcomes, form.needed);
    case model::group::kind::exactly: return exactly_so_many(outcomes, form.needed);
    }
    return truth::unknown;
}

truth reference_evaluator::holds(const model::quantifier& form, const scopes& rows) const {
    const auto list = elements(form.elements.list, rows);
    if (!list) return truth::unknown;
    std::vector<truth> outcomes;
    for (const auto element : *list) {
        auto inner = rows;
        inner.push_back(element);
        const auto filter = form.elements.filter ? condition(**form.elements.filter, inner) : truth::yes;
        const auto body = form.body ? condition(**form.body, inner) : truth::yes;
        outcomes.push_back(form.quantity == model::quantifier::kind::every ? any_of({opposite(filter), body}) : all_of({filter, body}));
    }
    switch (form.quantity) {
    case model::quantifier::kind::some: return any_of(outcomes);
    case model::quantifier::kind::every: return all_of(outcomes);
    case model::quantifier::kind::no: return opposite(any_of(outcomes));
    }
    return truth::unknown;
}

} // namespace guong::reference
