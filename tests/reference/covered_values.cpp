#include "covered_values.hpp"

#include <algorithm>

#include <guong/model_parts.hpp>

namespace guong::reference {

namespace {

using model::operand;

template <class Form, class Test>
bool form_is(const operand& what, Test test) {
    const auto* form = std::get_if<Form>(&what.form);
    return form && test(*form);
}

template <class Form>
bool is_a(const operand& what) {
    return std::holds_alternative<Form>(what.form);
}
template <rounding_mode Mode>
bool rounds(const operand& what) {
    return form_is<model::rounding>(what, [](const auto& form) { return form.mode == Mode; });
}
template <model::choice::policy Policy, bool Table>
bool chooses(const operand& what) {
    return form_is<model::choice>(what, [](const auto& form) { return form.takes == Policy && form.inputs.empty() != Table; });
}
template <model::aggregate::kind Kind>
bool aggregates(const operand& what) {
    return form_is<model::aggregate>(what, [](const auto& form) { return form.what == Kind; });
}
template <model::run::kind Kind>
bool runs(const operand& what) {
    return form_is<model::run>(what, [](const auto& form) { return form.what == Kind; });
}
template <time_unit Unit>
bool elapses(const operand& what) {
    return form_is<model::elapsed>(what, [](const auto& form) { return form.unit == Unit; });
}
template <time_unit Unit>
bool covers(const operand& what) {
    return form_is<model::covered_time>(what, [](const auto& form) { return form.unit == Unit; });
}
template <time_unit Unit, bool Backwards>
bool shifts(const operand& what) {
    return form_is<model::shift>(what, [](const auto& form) {
        return form.backwards == Backwards && form.amount->type.index == static_cast<std::uint32_t>(Unit);
    });
}
template <model::part::kind Kind>
bool takes_part(const operand& what) {
    return form_is<model::part>(what, [](const auto& form) { return form.what == Kind; });
}
template <bool Divided, bool Percent>
bool has_factor(const operand& what) {
    return form_is<model::product>(what, [](const auto& form) {
        for (std::size_t index = 0; index < form.factors.size(); ++index)
            if (form.divided[index] == Divided && (form.factors[index].type.base == model::base_type::percent) == Percent) return true;
        return false;
    });
}

using policy = model::choice::policy;
using aggregation = model::aggregate::kind;

const std::vector<covered_value> kinds{
    {"field", is_a<model::field_path>, false},
    {"count", is_a<model::count>},
    {"helper value", is_a<model::definition_value>},
    {"sum, difference", is_a<model::sum>},
    {"times a number", has_factor<false, false>},
    {"times per cent", has_factor<false, true>},
    {"a span times a number", [](const operand& what) { return is_a<model::product>(what) && what.type.base == model::base_type::duration; }},
    {"divided by a number", has_factor<true, false>},
    {"divided by per cent", has_factor<true, true>},
    {"per cent that stays one", [](const operand& what) { return is_a<model::product>(what) && what.type.base == model::base_type::percent; }},
    {"day + days", shifts<time_unit::days, false>},
    {"day - days", shifts<time_unit::days, true>},
    {"day + months", shifts<time_unit::months, false>},
    {"day - months", shifts<time_unit::months, true>},
    {"day + years", shifts<time_unit::years, false>},
    {"day - years", shifts<time_unit::years, true>},
    {"rounded down", rounds<rounding_mode::down>},
    {"rounded up", rounds<rounding_mode::up>},
    {"rounded half up", rounds<rounding_mode::half_up>},
    {"rounded half even", rounds<rounding_mode::half_even>},
    {"if", chooses<policy::first, false>},
    {"table, only row", chooses<policy::only, true>},
    {"table, first row", chooses<policy::first, true>},
    {"table, sum of rows", chooses<policy::total, true>},
    {"table, count of rows", chooses<policy::count, true>, true, false},
    {"table that covers all", [](const operand& what) { return form_is<model::choice>(what, [](const auto& form) { return form.covers_all; }); }},
    {"table of two inputs", [](const operand& what) { return form_is<model::choice>(what, [](const auto& form) { return form.inputs.size() == 2; }); }},
    {"or else", is_a<model::fallback>},
    {"smallest of", [](const operand& what) { return form_is<model::extreme>(what, [](const auto& form) { return !form.largest; }); }},
    {"largest of", [](const operand& what) { return form_is<model::extreme>(what, [](const auto& form) { return form.largest; }); }},
    {"function of the host", is_a<model::function_call>, false},
    {"sum of a list", aggregates<aggregation::sum>},
    {"sum of the best for each key", [](const operand& what) { return form_is<model::aggregate>(what, [](const auto& form) { return form.key && !form.largest; }); }},
    {"sum of the largest", [](const operand& what) { return form_is<model::aggregate>(what, [](const auto& form) { return form.largest && !form.key; }); }},
    {"sum of the largest for each key", [](const operand& what) { return form_is<model::aggregate>(what, [](const auto& form) { return form.largest && form.key; }); }},
    {"least of a list", aggregates<aggregation::least>},
    {"most of a list", aggregates<aggregation::most>},
    {"average of a list", aggregates<aggregation::average>},
    {"share of a list", is_a<model::share>},
    {"longest run", runs<model::run::kind::longest>},
    {"run ending in", runs<model::run::kind::ending>},
    {"blocks", runs<model::run::kind::blocks>},
    {"run with gaps", [](const operand& what) { return form_is<model::run>(what, [](const auto& form) { return form.gap_max > 0; }); }},
    {"days from to", elapses<time_unit::days>},
    {"months from to", elapses<time_unit::months>},
    {"years from to", elapses<time_unit::years>},
    {"days covered", covers<time_unit::days>},
    {"months covered", covers<time_unit::months>},
    {"years covered", covers<time_unit::years>},
    {"covered, excluding", [](const operand& what) { return form_is<model::covered_time>(what, [](const auto& form) { return !form.excluded.empty(); }); }},
    {"covered, within", [](const operand& what) { return form_is<model::covered_time>(what, [](const auto& form) { return !form.window.empty(); }); }},
    {"year of", takes_part<model::part::kind::year>},
    {"school year of", takes_part<model::part::kind::school_year>},
    {"length of", takes_part<model::part::kind::length>, false},
    {"reference date", is_a<model::reference_date>, false},
    {"dated parameter", [](const operand& what) { return form_is<model::dated_parameter>(what, [](const auto& form) { return !form.day; }); }, false},
    {"dated parameter in force on", [](const operand& what) { return form_is<model::dated_parameter>(what, [](const auto& form) { return form.day.has_value(); }); }, false},
};

bool is_made_with(const operand& what, const covered_value& kind, const model::ruleset& rules) {
    if (kind.is(what)) return true;
    if (const auto* helper = std::get_if<model::definition_value>(&what.form))
        return is_made_with(std::get<operand>(rules.definitions.at(helper->definition).body), kind, rules);
    bool found = false;
    model::for_each_part(
        what, [&](const operand& part) { found = found || is_made_with(part, kind, rules); }, [](const model::condition&) {});
    return found;
}

} // namespace

const std::vector<covered_value>& covered_values() { return kinds; }

bool is_made_with(const model::condition& what, const covered_value& kind, const model::ruleset& rules) {
    const auto any_of = [&](std::initializer_list<const operand*> sides) {
        return std::any_of(sides.begin(), sides.end(), [&](const auto* side) { return side && is_made_with(*side, kind, rules); });
    };
    if (const auto* form = std::get_if<model::comparison>(&what.form)) return any_of({&form->left, &form->right});
    if (const auto* form = std::get_if<model::interval>(&what.form)) return any_of({&form->operand, &form->low, &form->high});
    if (const auto* form = std::get_if<model::membership>(&what.form)) return any_of({&form->operand});
    if (const auto* form = std::get_if<model::text_test>(&what.form)) return any_of({&form->content, form->other ? &*form->other : nullptr});
    return false;
}

} // namespace guong::reference
