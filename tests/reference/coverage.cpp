#include "coverage.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <ostream>

#include "covered_values.hpp"

namespace guong::reference {

namespace {

using model::base_type;
using model::condition;

struct covered_operator {
    std::string_view name;
    bool (*shown_by)(const condition&);
    bool may_be_undetermined = true;
};

template <class Form, class Test>
bool form_is(const condition& what, Test test) {
    const auto* form = std::get_if<Form>(&what.form);
    return form && test(*form);
}

const model::operand* subject_of(const condition& what) {
    if (const auto* form = std::get_if<model::comparison>(&what.form)) return &form->left;
    if (const auto* form = std::get_if<model::interval>(&what.form)) return &form->operand;
    if (const auto* form = std::get_if<model::membership>(&what.form)) return &form->operand;
    return nullptr;
}

template <class Kind>
bool is_a(const model::operand& side) {
    return std::holds_alternative<Kind>(side.form);
}
bool is_literal(const model::operand& side) { return is_a<model::constant>(side) && !std::get<model::constant>(side.form).parameter; }
bool is_parameter(const model::operand& side) { return is_a<model::constant>(side) && !is_literal(side); }

template <comparison_operator Operation>
bool compares(const condition& what) {
    return form_is<model::comparison>(what, [](const auto& form) { return form.operation == Operation; });
}
template <base_type Type>
bool compares_type(const condition& what) {
    return form_is<model::comparison>(what, [](const auto& form) { return form.left.type.base == Type; });
}
template <base_type Type>
bool lies_within(const condition& what) {
    return form_is<model::interval>(what, [](const auto& form) { return form.operand.type.base == Type; });
}
template <base_type Type>
bool one_of(const condition& what) {
    return form_is<model::membership>(what, [](const auto& form) { return form.operand.type.base == Type; });
}

/// Some comparison has such sides, in either order.
template <class Left, class Right>
bool between_sides(const condition& what, Left left, Right right) {
    return form_is<model::comparison>(what, [&](const auto& form) {
        return (left(form.left) && right(form.right)) || (left(form.right) && right(form.left));
    });
}

template <class Form>
bool negated(const condition& what) {
    return what.negated && std::holds_alternative<Form>(what.form);
}

template <model::group::kind Quantity>
bool groups(const condition& what) {
    return form_is<model::group>(what, [](const auto& form) { return form.quantity == Quantity; });
}

template <model::group::kind Quantity>
bool ranges(const condition& what) {
    return form_is<model::group>(what, [](const auto& form) { return form.range && form.quantity == Quantity; });
}

template <model::quantifier::kind Quantity, bool Filter, bool Body>
bool quantifies(const condition& what) {
    return form_is<model::quantifier>(what, [](const auto& form) {
        return form.quantity == Quantity && form.elements.filter.has_value() == Filter && form.body.has_value() == Body;
    });
}

const model::count* count_in(const condition& what) {
    const auto* subject = subject_of(what);
    if (const auto* form = std::get_if<model::comparison>(&what.form); form && !is_a<model::count>(*subject)) subject = &form->right;
    return subject ? std::get_if<model::count>(&subject->form) : nullptr;
}

/// The row that a fact, list, record or helper is read from.
const model::row_path* row_read(const condition& what) {
    if (const auto* form = std::get_if<model::fact>(&what.form)) return &form->field.row;
    if (const auto* form = std::get_if<model::knowledge>(&what.form)) return &form->field.row;
    if (const auto* form = std::get_if<model::meeting>(&what.form)) return &form->subject;
    if (const auto* form = std::get_if<model::definition_use>(&what.form)) return &form->subject;
    if (const auto* form = std::get_if<model::quantifier>(&what.form)) return &form->elements.list.row;
    const auto* subject = subject_of(what);
    if (!subject) return nullptr;
    if (const auto* field = std::get_if<model::field_path>(&subject->form)) return &field->row;
    if (const auto* counted = std::get_if<model::count>(&subject->form)) return &counted->elements.list.row;
    if (const auto* helper = std::get_if<model::definition_value>(&subject->form)) return &helper->subject;
    return nullptr;
}

template <class Form, class Test>
bool reads(const condition& what, Test test) {
    return std::holds_alternative<Form>(what.form) && test(*row_read(what));
}
bool own(const model::row_path& row) { return row.depth == 0 && row.hops.empty(); }
bool referred(const model::row_path& row) { return !row.hops.empty(); }
bool outer(const model::row_path& row) { return row.depth > 0; }

template <model::text_test::kind What, bool Negated>
bool tests_text(const condition& what) {
    return what.negated == Negated && form_is<model::text_test>(what, [](const auto& form) { return form.what == What; });
}

/// Some child is applicable only where another condition holds.
template <model::group::kind Quantity>
bool has_exceptions(const condition& what) {
    return form_is<model::group>(what, [](const auto& form) {
        return form.quantity == Quantity &&
               std::any_of(form.children.begin(), form.children.end(), [](const auto& child) { return child.applicability.has_value(); });
    });
}

/// The list whose elements a condition asks, or whose elements it counts.
const model::field_path* list_asked(const condition& what) {
    if (const auto* form = std::get_if<model::quantifier>(&what.form)) return &form->elements.list;
    const auto* counted = count_in(what);
    return counted ? &counted->elements.list : nullptr;
}

using kind = model::group::kind;
using test = model::text_test::kind;
using quantity = model::quantifier::kind;
constexpr auto literal = is_literal;
constexpr auto parameter = is_parameter;
constexpr auto field = is_a<model::field_path>;
constexpr auto count = is_a<model::count>;
constexpr auto helper = is_a<model::definition_value>;

const std::vector<covered_operator> operators{
    {"yes/no field", [](const condition& c) { return std::holds_alternative<model::fact>(c.form); }},
    {"=", compares<comparison_operator::equal>},
    {"!=", compares<comparison_operator::not_equal>},
    {"<, before", compares<comparison_operator::less>},
    {"<=, on or before, or worse", compares<comparison_operator::less_or_equal>},
    {">, after", compares<comparison_operator::greater>},
    {">=, on or after, or better", compares<comparison_operator::greater_or_equal>},
    {"is not", negated<model::comparison>},
    {"comparison of boolean", compares_type<base_type::boolean>},
    {"comparison of judgement", compares_type<base_type::judgement>},
    {"comparison of integer", compares_type<base_type::integer>},
    {"comparison of decimal", compares_type<base_type::decimal>},
    {"comparison of percent", compares_type<base_type::percent>},
    {"comparison of text", compares_type<base_type::text>},
    {"comparison of date", compares_type<base_type::date>},
    {"comparison of scale", compares_type<base_type::scale>},
    {"comparison of duration", compares_type<base_type::duration>},
    {"comparison of school year", compares_type<base_type::school_year>},
    {"field with literal", [](const condition& c) { return between_sides(c, field, literal); }},
    {"field with parameter", [](const condition& c) { return between_sides(c, field, parameter); }},
    {"field with field", [](const condition& c) { return between_sides(c, field, field); }},
    {"helper value with literal", [](const condition& c) { return between_sides(c, helper, literal); }},
    {"helper value with parameter", [](const condition& c) { return between_sides(c, helper, parameter); }},
    {"helper value with field", [](const condition& c) { return between_sides(c, helper, field); }},
    {"helper value with helper value", [](const condition& c) { return between_sides(c, helper, helper); }},
    {"count with literal", [](const condition& c) { return between_sides(c, count, literal); }},
    {"count with parameter", [](const condition& c) { return between_sides(c, count, parameter); }},
    {"count with field", [](const condition& c) { return between_sides(c, count, field); }},
    {"count with helper value", [](const condition& c) { return between_sides(c, count, helper); }},
    {"count with count", [](const condition& c) { return between_sides(c, count, count); }},
    {"literal before field", [](const condition& c) { return form_is<model::comparison>(c, [](const auto& f) { return literal(f.left) && field(f.right); }); }},
    {"literal before count", [](const condition& c) { return form_is<model::comparison>(c, [](const auto& f) { return literal(f.left) && count(f.right); }); }},
    {"count of all", [](const condition& c) { return count_in(c) && !count_in(c)->elements.filter; }},
    {"count with filter", [](const condition& c) { return count_in(c) && count_in(c)->elements.filter; }},
    {"between, integer", lies_within<base_type::integer>},
    {"between, decimal", lies_within<base_type::decimal>},
    {"between, percent", lies_within<base_type::percent>},
    {"between, date", lies_within<base_type::date>},
    {"between, scale", lies_within<base_type::scale>},
    {"between, duration", lies_within<base_type::duration>},
    {"between, school year", lies_within<base_type::school_year>},
    {"from, to below", [](const condition& c) { return form_is<model::interval>(c, [](const auto& f) { return f.excludes_high; }); }},
    {"between, count", [](const condition& c) { return form_is<model::interval>(c, [](const auto& f) { return count(f.operand); }); }},
    {"between, a bound that is a field", [](const condition& c) { return form_is<model::interval>(c, [](const auto& f) { return field(f.low) || field(f.high); }); }},
    {"not between", negated<model::interval>},
    {"one of, boolean", one_of<base_type::boolean>},
    {"one of, judgement", one_of<base_type::judgement>},
    {"one of, integer", one_of<base_type::integer>},
    {"one of, decimal", one_of<base_type::decimal>},
    {"one of, percent", one_of<base_type::percent>},
    {"one of, text", one_of<base_type::text>},
    {"one of, date", one_of<base_type::date>},
    {"one of, scale", one_of<base_type::scale>},
    {"one of, duration", one_of<base_type::duration>},
    {"one of, school year", one_of<base_type::school_year>},
    {"one of, count", [](const condition& c) { return form_is<model::membership>(c, [](const auto& f) { return count(f.operand); }); }},
    {"is not one of", negated<model::membership>},
    {"starts with", tests_text<test::starts_with, false>},
    {"ends with", tests_text<test::ends_with, false>},
    {"contains", tests_text<test::contains, false>},
    {"is blank", tests_text<test::blank, false>},
    {"is not blank", tests_text<test::blank, true>},
    {"is known, own fact", [](const condition& c) { return reads<model::knowledge>(c, own); }, false},
    {"is known, through a reference", [](const condition& c) { return reads<model::knowledge>(c, referred); }},
    {"is known, of an outer record", [](const condition& c) { return reads<model::knowledge>(c, outer); }},
    {"is not known", negated<model::knowledge>},
    {"meets, the record itself", [](const condition& c) { return reads<model::meeting>(c, own); }},
    {"meets, a reference", [](const condition& c) { return reads<model::meeting>(c, referred); }},
    {"meets, elements of a list", [](const condition& c) {
         return form_is<model::quantifier>(c, [](const auto& f) { return f.body && reads<model::meeting>(**f.body, own); });
     }},
    {"helper condition, own", [](const condition& c) { return reads<model::definition_use>(c, own); }},
    {"helper condition, through a reference", [](const condition& c) { return reads<model::definition_use>(c, referred); }},
    {"helper condition, of an outer record", [](const condition& c) { return reads<model::definition_use>(c, outer); }},
    {"all, and", groups<kind::all>},
    {"any, or", groups<kind::any>},
    {"none, not", groups<kind::none>},
    {"at least", groups<kind::at_least>},
    {"exactly", groups<kind::exactly>},
    {"at least or exactly, a parameter", [](const condition& c) { return form_is<model::group>(c, [](const auto& f) { return f.parameter.has_value(); }); }},
    {"every number of a range", ranges<kind::all>},
    {"some number of a range", ranges<kind::any>},
    {"no number of a range", ranges<kind::none>},
    {"a group of more than 64", [](const condition& c) { return form_is<model::group>(c, [](const auto& f) { return f.children.size() > 64; }); }},
    {"all, with exceptions", has_exceptions<kind::all>},
    {"any, with exceptions", has_exceptions<kind::any>},
    {"none, with exceptions", has_exceptions<kind::none>},
    {"at least, with exceptions", has_exceptions<kind::at_least>},
    {"exactly, with exceptions", has_exceptions<kind::exactly>},
    {"an item with an exception", [](const condition& c) { return c.applicability.has_value(); }},
    {"some where", quantifies<quantity::some, true, false>},
    {"some satisfies", quantifies<quantity::some, false, true>},
    {"some where satisfies", quantifies<quantity::some, true, true>},
    {"every satisfies", quantifies<quantity::every, false, true>},
    {"every where satisfies", quantifies<quantity::every, true, true>},
    {"no where", quantifies<quantity::no, true, false>},
    {"no satisfies", quantifies<quantity::no, false, true>},
    {"no where satisfies", quantifies<quantity::no, true, true>},
    {"a list inside the elements of a list", [](const condition& c) {
         return form_is<model::quantifier>(c, [](const auto& f) { return f.body && reads<model::quantifier>(**f.body, own); });
     }},
    {"list of an outer record", [](const condition& c) { return reads<model::quantifier>(c, outer); }},
    {"list through a reference", [](const condition& c) { return reads<model::quantifier>(c, referred); }},
    {"a fact through two references", [](const condition& c) { return row_read(c) && row_read(c)->hops.size() == 2; }},
    {"a fact one scope out", [](const condition& c) { return row_read(c) && row_read(c)->depth == 1; }},
    {"a fact two scopes out", [](const condition& c) { return row_read(c) && row_read(c)->depth == 2; }},
};

/// What a field says that a condition reads or lists the elements of.
struct covered_field {
    std::string_view name;
    bool (*shown_by)(const model::field&);
};

template <companion What>
bool is_beside(const model::field& asked) {
    return asked.beside && asked.beside->what == What;
}

const std::vector<covered_field> covered_fields{
    {"list of the records that refer to one", [](const model::field& asked) { return asked.referring.has_value(); }},
    {"evidence of a fact", is_beside<companion::evidence>},
    {"judge of a judgement", is_beside<companion::judge>},
    {"day of judging a judgement", is_beside<companion::judging_day>},
    {"reason behind a judgement", is_beside<companion::reason>},
};

/// The operators that stand in the table, then the fields, then the kinds of values that a condition compares.
std::size_t place_of_fields() { return operators.size(); }
std::size_t place_of_values() { return place_of_fields() + covered_fields.size(); }
std::size_t line_count() { return place_of_values() + covered_values().size(); }

std::string name_of(std::size_t line) {
    if (line < operators.size()) return std::string{operators[line].name};
    if (line < place_of_values()) return std::string{covered_fields[line - place_of_fields()].name};
    return "a test of: " + std::string{covered_values()[line - place_of_values()].name};
}

bool may_be_undetermined(std::size_t line) {
    if (line < operators.size()) return operators[line].may_be_undetermined;
    return true;
}

/// The field whose elements a condition asks, or that it compares.
const model::field* field_asked(const condition& what, const model::ruleset& rules) {
    const auto* asked = list_asked(what);
    if (const auto* subject = subject_of(what); !asked && subject) asked = std::get_if<model::field_path>(&subject->form);
    return asked ? &rules.records.at(asked->row.end).fields.at(asked->field) : nullptr;
}

} // namespace

void coverage::begin(const model::ruleset& rules) {
    rules_ = &rules;
    operators_of_.clear();
    kinds_of_.clear();
}

void coverage::add(const model::condition& what, truth outcome) {
    counts_.resize(line_count());
    const auto [place, is_new] = operators_of_.try_emplace(&what);
    if (is_new) {
        for (std::size_t index = 0; index < operators.size(); ++index)
            if (operators[index].shown_by(what)) place->second.push_back(index);
        if (const auto* asked = field_asked(what, *rules_))
            for (std::size_t index = 0; index < covered_fields.size(); ++index)
                if (covered_fields[index].shown_by(*asked)) place->second.push_back(place_of_fields() + index);
        for (std::size_t index = 0; index < covered_values().size(); ++index)
            if (is_made_with(what, covered_values()[index], *rules_)) place->second.push_back(place_of_values() + index);
    }
    for (const auto index : place->second) ++counts_[index][static_cast<std::size_t>(outcome)];
}

void coverage::add(const model::operand& what, const possible_value& found) {
    value_counts_.resize(covered_values().size());
    const auto [place, is_new] = kinds_of_.try_emplace(&what);
    if (is_new)
        for (std::size_t index = 0; index < covered_values().size(); ++index)
            if (covered_values()[index].is(what)) place->second.push_back(index);
    const std::size_t way = !found ? 2 : found->is_exact() ? 0 : 1;
    for (const auto index : place->second) ++value_counts_[index][way];
}

void coverage::print(std::ostream& out) const {
    const auto line = [&](std::string_view name, auto first, auto second, auto third) {
        out << std::left << std::setw(44) << name << std::right << std::setw(12) << first << std::setw(14) << second << std::setw(14) << third << '\n';
    };
    line("operator", "met", "unmet", "undetermined");
    for (std::size_t index = 0; index < counts_.size(); ++index) line(name_of(index), counts_[index][1], counts_[index][0], counts_[index][2]);
    line("value", "exact", "within bounds", "unknown");
    for (std::size_t index = 0; index < value_counts_.size(); ++index)
        line(covered_values()[index].name, value_counts_[index][0], value_counts_[index][1], value_counts_[index][2]);
}

std::vector<std::string> coverage::uncovered() const {
    std::vector<std::string> names;
    for (std::size_t index = 0; index < line_count(); ++index) {
        const auto counts = index < counts_.size() ? counts_[index] : std::array<std::size_t, 3>{};
        const auto decided = counts[0] > 0 && counts[1] > 0;
        if (!decided || (may_be_undetermined(index) ? counts[2] == 0 : counts[2] > 0)) names.push_back(name_of(index));
    }
    for (std::size_t index = 0; index < covered_values().size(); ++index) {
        const auto& kind = covered_values()[index];
        const auto counts = index < value_counts_.size() ? value_counts_[index] : std::array<std::size_t, 3>{};
        const auto as_it_may = [](bool may_be, std::size_t times) { return may_be == (times > 0); };
        if (counts[0] == 0 || !as_it_may(kind.may_lie_within_bounds, counts[1]) || !as_it_may(kind.may_be_unknown, counts[2]))
            names.push_back("values of: " + std::string{kind.name});
    }
    return names;
}

} // namespace guong::reference
