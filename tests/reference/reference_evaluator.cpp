#include "reference_evaluator.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

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

truth exactly(const std::vector<truth>& outcomes, std::size_t needed) {
    const auto counted = count_outcomes(outcomes);
    if (counted.yes > needed || counted.yes + counted.unknown < needed) return truth::no;
    return counted.unknown == 0 ? truth::yes : truth::unknown;
}

/// What stands if all cases agree; undetermined otherwise, and where there is no case.
truth unanimous(const std::vector<truth>& cases) {
    const auto differs = [&](truth other) { return other != cases.front(); };
    return cases.empty() || std::any_of(cases.begin(), cases.end(), differs) ? truth::unknown : cases.front();
}

__extension__ typedef __int128 wide_integer;

/// A number times 10^18, exactly.
wide_integer magnified(decimal number) {
    auto result = static_cast<wide_integer>(number.coefficient());
    for (auto digits = number.scale(); digits < 18; ++digits) result *= 10;
    return result;
}

template <class T>
int order_of(const T& left, const T& right) {
    if (left == right) return 0;
    return left < right ? -1 : 1;
}

/// Below zero, zero or above it, as `left` is less than, equal to or greater than `right`.
int order(const value& left, const value& right) {
    if (const auto* number = std::get_if<decimal>(&left)) return order_of(magnified(*number), magnified(std::get<decimal>(right)));
    if (const auto* day = std::get_if<date>(&left)) return order_of(day->days, std::get<date>(right).days);
    if (const auto* grade = std::get_if<level>(&left)) return order_of(grade->rank, std::get<level>(right).rank);
    if (const auto* text = std::get_if<std::string>(&left)) return order_of(*text, std::get<std::string>(right));
    return order_of(std::get<bool>(left), std::get<bool>(right));
}

bool stands(comparison_operator operation, int order) {
    switch (operation) {
    case comparison_operator::equal: return order == 0;
    case comparison_operator::not_equal: return order != 0;
    case comparison_operator::less: return order < 0;
    case comparison_operator::less_or_equal: return order <= 0;
    case comparison_operator::greater: return order > 0;
    case comparison_operator::greater_or_equal: return order >= 0;
    }
    return false;
}

bool is_unknown(const possible_values& side) { return side.values.empty(); }

/// No list is longer.
constexpr std::int64_t count_max = 0xffff'ffff;

/// Enough of the values without end to stand beside some others in every way in which they all can: less, equal and greater.
std::vector<value> representatives(const possible_values& side, const std::vector<value>& others) {
    auto values = side.values;
    if (!side.and_all_that_follow) return values;
    for (const auto& other : others) {
        const auto number = std::get<decimal>(other);
        const auto whole = number.floor_at_scale(0);
        for (const auto near : {whole, whole + 1})
            if (near > 0 && near <= count_max) values.emplace_back(decimal{near});
    }
    return values;
}

truth compare(comparison_operator operation, const possible_values& left, const possible_values& right) {
    if (is_unknown(left) || is_unknown(right)) return truth::unknown;
    std::vector<truth> cases;
    for (const auto& one : representatives(left, right.values))
        for (const auto& other : representatives(right, left.values)) cases.push_back(truth_of(stands(operation, order(one, other))));
    return unanimous(cases);
}

} // namespace

truth reference_evaluator::criterion(model::criterion_index which, row_number row) const {
    return condition(rules_.criteria.at(which).body, {row});
}

truth reference_evaluator::condition(const model::condition& what, const scopes& rows) const {
    const auto plain = std::visit([&](const auto& form) { return holds(form, rows); }, what.form);
    const auto outcome = what.negated ? opposite(plain) : plain;
    if (watch_) watch_(what, rows, outcome);
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
    const auto found = data_.elements(list.row.end, *row, list.field);
    if (!found) return std::nullopt;
    return std::vector<row_number>(found->begin(), found->end());
}

std::optional<count_range> reference_evaluator::count(const model::count& what, const scopes& rows) const {
    if (!follow(what.elements.list.row, rows)) return std::nullopt;
    const auto list = elements(what.elements.list, rows);
    if (!list) return count_range{0, std::nullopt};
    count_range counted;
    for (const auto element : *list) {
        auto inner = rows;
        inner.push_back(element);
        const auto outcome = what.elements.filter ? condition(**what.elements.filter, inner) : truth::yes;
        if (outcome == truth::yes) ++counted.at_least;
        if (outcome != truth::no) ++*counted.at_most;
    }
    return counted;
}

value reference_evaluator::fact(const model::field_path& field, const scopes& rows) const {
    const auto row = follow(field.row, rows);
    return row ? data_.fact(field.row.end, *row, field.field) : value{};
}

possible_values reference_evaluator::values_of(const model::operand& what, const scopes& rows) const {
    if (const auto* literal = std::get_if<model::constant>(&what.form)) return {{literal->content}};
    if (const auto* field = std::get_if<model::field_path>(&what.form)) {
        const auto content = fact(*field, rows);
        return is_known(content) ? possible_values{{content}} : possible_values{};
    }
    if (const auto* counted = std::get_if<model::count>(&what.form)) {
        const auto range = count(*counted, rows);
        if (!range) return {};
        possible_values numbers{{}, !range->at_most};
        for (auto number = range->at_least; number <= range->at_most.value_or(range->at_least); ++number) numbers.values.emplace_back(decimal{number});
        return numbers;
    }
    const auto& helper = std::get<model::definition_value>(what.form);
    const auto row = follow(helper.subject, rows);
    if (!row) return {};
    return values_of(std::get<model::operand>(rules_.definitions.at(helper.definition).body), {*row});
}

truth reference_evaluator::holds(const model::fact& form, const scopes& rows) const {
    const auto content = fact(form.field, rows);
    return is_known(content) ? truth_of(std::get<bool>(content)) : truth::unknown;
}

truth reference_evaluator::holds(const model::comparison& form, const scopes& rows) const {
    return compare(form.operation, values_of(form.left, rows), values_of(form.right, rows));
}

truth reference_evaluator::holds(const model::interval& form, const scopes& rows) const {
    const auto content = values_of(form.operand, rows);
    return all_of({compare(comparison_operator::less_or_equal, values_of(form.low, rows), content),
                   compare(comparison_operator::less_or_equal, content, values_of(form.high, rows))});
}

truth reference_evaluator::holds(const model::membership& form, const scopes& rows) const {
    const auto contents = values_of(form.operand, rows);
    std::vector<truth> outcomes;
    for (const auto& option : form.options) outcomes.push_back(compare(comparison_operator::equal, contents, {{option.content}}));
    return any_of(outcomes);
}

truth reference_evaluator::holds(const model::text_test&, const scopes&) const {
    throw std::logic_error{"the reference evaluator does not know tests of texts yet"};
}

truth reference_evaluator::holds(const model::knowledge& form, const scopes& rows) const {
    const auto row = follow(form.field.row, rows);
    if (!row) return truth::unknown;
    const auto record = form.field.row.end;
    const auto type = rules_.records.at(record).fields.at(form.field.field).type;
    if (type.list) return truth_of(data_.elements(record, *row, form.field.field).has_value());
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
    for (const auto& child : form.children) outcomes.push_back(condition(child, rows));
    switch (form.quantity) {
    case model::group::kind::all: return all_of(outcomes);
    case model::group::kind::any: return any_of(outcomes);
    case model::group::kind::none: return opposite(any_of(outcomes));
    case model::group::kind::at_least: return at_least(outcomes, form.needed);
    case model::group::kind::exactly: return exactly(outcomes, form.needed);
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
