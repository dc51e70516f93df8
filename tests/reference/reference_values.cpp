#include <algorithm>
#include <set>
#include <stdexcept>

#include "best_by_trial.hpp"
#include "reference_evaluator.hpp"

namespace guong::reference {

namespace {

/// No list is longer.
constexpr std::int64_t count_max = 0xffff'ffff;

std::int64_t to_integer(const fraction& number) { return static_cast<std::int64_t>(numerator(number)); }

/// Beginnings of letters: all bytes but those that continue one. Texts are composed.
std::int64_t letters_in(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

/// What a function that grows with its argument makes of both bounds.
template <class Function>
possible_value mapped(const possible_value& argument, Function function) {
    if (!argument) return std::nullopt;
    return between(function(to_integer(argument->low)), function(to_integer(argument->high)));
}

} // namespace

possible_value reference_evaluator::value_of(const model::operand& what, const scopes& rows) const {
    auto result = std::visit([&](const auto& form) { return found(form, what, rows); }, what.form);
    if (result) result->is_whole = what.type.base == model::base_type::integer && !what.type.list;
    watch_.value(what, result);
    return result;
}

possible_value reference_evaluator::found(const model::constant& form, const model::operand&, const scopes&) const {
    return to_possible(form.content);
}

possible_value reference_evaluator::found(const model::field_path& form, const model::operand&, const scopes& rows) const {
    const auto row = follow(form.row, rows);
    return row ? to_possible(data_.fact(form.row.end, *row, form.field)) : std::nullopt;
}

possible_value reference_evaluator::found(const model::definition_value& form, const model::operand&, const scopes& rows) const {
    const auto row = follow(form.subject, rows);
    return row ? value_of(std::get<model::operand>(rules_.definitions.at(form.definition).body), {*row}) : std::nullopt;
}

possible_value reference_evaluator::found(const model::sum& form, const model::operand&, const scopes& rows) const {
    auto total = exactly(0);
    for (std::size_t term = 0; term < form.terms.size(); ++term) {
        const auto each = value_of(form.terms[term], rows);
        total = sum(total, form.subtracted[term] ? opposite(each) : each);
    }
    return total;
}

/// A per cent is a hundredth; if the outcome is one again, it counts in hundredths.
possible_value reference_evaluator::found(const model::product& form, const model::operand& whole, const scopes& rows) const {
    const auto hundred = exactly(100);
    auto result = exactly(1);
    for (std::size_t index = 0; index < form.factors.size(); ++index) {
        auto factor = value_of(form.factors[index], rows);
        if (form.factors[index].type.base == model::base_type::percent) factor = quotient(factor, hundred);
        result = form.divided[index] ? quotient(result, factor) : product(result, factor);
    }
    return whole.type.base == model::base_type::percent ? product(result, hundred) : result;
}

possible_value reference_evaluator::found(const model::shift& form, const model::operand&, const scopes& rows) const {
    const auto start = value_of(*form.start, rows);
    auto amount = value_of(*form.amount, rows);
    if (form.backwards) amount = opposite(amount);
    if (!start || !amount) return std::nullopt;
    const auto unit = static_cast<time_unit>(form.amount->type.index);
    const auto first = later(to_integer(start->low), unit, to_integer(amount->low), rules_.month_ends);
    const auto last = later(to_integer(start->high), unit, to_integer(amount->high), rules_.month_ends);
    return first && last ? between(*first, *last) : std::nullopt;
}

possible_value reference_evaluator::found(const model::rounding& form, const model::operand&, const scopes& rows) const {
    return rounded(value_of(*form.content, rows), form.mode, to_fraction(form.step));
}

possible_value reference_evaluator::found(const model::fallback& form, const model::operand&, const scopes& rows) const {
    const auto content = value_of(*form.content, rows);
    const auto otherwise = value_of(*form.otherwise, rows);
    return content ? content : otherwise;
}

possible_value reference_evaluator::found(const model::extreme& form, const model::operand&, const scopes& rows) const {
    auto best = value_of(form.operands.front(), rows);
    for (const auto& operand : form.operands) {
        const auto each = value_of(operand, rows);
        if (form.operands.size() > 1) best = form.largest ? larger(best, each) : smaller(best, each);
    }
    return best;
}

/// Of whole numbers and days, which are all that random rules give to functions.
possible_value reference_evaluator::found(const model::function_call& form, const model::operand&, const scopes& rows) const {
    std::vector<value> given;
    for (const auto& argument : form.arguments) {
        const auto content = value_of(argument, rows);
        if (!content || !content->is_exact()) return std::nullopt;
        const auto whole = to_integer(content->low);
        if (argument.type.base == model::base_type::date)
            given.emplace_back(date{static_cast<std::int32_t>(whole)});
        else
            given.emplace_back(decimal{static_cast<std::int64_t>(whole)});
    }
    try {
        return to_possible(rules_.functions[form.function].body(given));
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

possible_value reference_evaluator::found(const model::elapsed& form, const model::operand&, const scopes& rows) const {
    const auto from = value_of(*form.from, rows), to = value_of(*form.to, rows);
    if (!from || !to) return std::nullopt;
    const auto completed = [&](const fraction& first, const fraction& last) {
        return completed_units(form.unit, to_integer(first), to_integer(last), rules_.month_ends);
    };
    return between(completed(from->high, to->low), completed(from->low, to->high));
}

possible_value reference_evaluator::found(const model::part& form, const model::operand&, const scopes& rows) const {
    const auto content = value_of(*form.content, rows);
    switch (form.what) {
    case model::part::kind::year: return mapped(content, year_of);
    case model::part::kind::school_year: return mapped(content, [&](day which) { return school_year_of(which, form.first_month); });
    case model::part::kind::length: break;
    }
    return content ? exactly(letters_in(*content->text)) : std::nullopt;
}

possible_value reference_evaluator::found(const model::reference_date&, const model::operand&, const scopes&) const {
    return as_of_ ? exactly(as_of_->days) : std::nullopt;
}

possible_value reference_evaluator::found(const model::dated_parameter& form, const model::operand&, const scopes& rows) const {
    const auto on = form.day ? value_of(**form.day, rows) : as_of_ ? exactly(as_of_->days) : std::nullopt;
    if (!on) return std::nullopt;
    const auto& dated = rules_.parameters.at(form.parameter).dated;
    const auto in_force_on = [&](const fraction& which) {
        return std::count_if(dated.begin(), dated.end(), [&](const auto& each) { return fraction{each.from.days} <= which; });
    };
    const auto begun = in_force_on(on->low);
    if (begun == 0 || begun != in_force_on(on->high)) return std::nullopt;
    return to_possible(dated[static_cast<std::size_t>(begun) - 1].content);
}

// Choices

possible_value reference_evaluator::found(const model::choice& form, const model::operand&, const scopes& rows) const {
    using policy = model::choice::policy;
    if (form.takes == policy::first || form.takes == policy::only) return first_or_only(form, rows);
    auto total = exactly(0);
    std::int64_t surely = 0, perhaps = 0;
    for (const auto& row : form.rows) {
        const auto holds = condition(row.when, rows);
        const auto content = value_of(row.content, rows);
        surely += holds == truth::yes;
        perhaps += holds != truth::no;
        if (holds != truth::no) total = sum(total, holds == truth::yes ? content : one_of_two(exactly(0), content));
    }
    return form.takes == policy::total ? total : between(surely, perhaps);
}

std::optional<std::vector<possible_value>> reference_evaluator::rows_of(const model::operand& what, const scopes& rows) const {
    if (const auto* named = std::get_if<model::definition_value>(&what.form)) {
        const auto row = follow(named->subject, rows);
        if (!row) return std::nullopt;
        return rows_of(std::get<model::operand>(rules_.definitions.at(named->definition).body), {*row});
    }
    const auto& table = std::get<model::choice>(what.form);
    std::vector<possible_value> given;
    bool is_known = true;
    for (const auto& row : table.rows) {
        const auto holds = condition(row.when, rows);
        if (holds == truth::unknown) is_known = false;
        if (holds == truth::yes) given.push_back(value_of(row.content, rows));
    }
    if (given.empty() && table.otherwise) given.push_back(value_of(**table.otherwise, rows));
    constexpr auto most = std::int64_t{1} << 31;
    for (const auto& each : given) {
        is_known = is_known && each && each->is_exact();
        const auto is_small = what.type.base == model::base_type::school_year || what.type.base == model::base_type::duration;
        if (is_known && is_small && abs(each->low) >= fraction{most}) is_known = false;
    }
    if (!is_known) return std::nullopt;
    return given;
}

possible_value reference_evaluator::first_or_only(const model::choice& form, const scopes& rows) const {
    std::vector<possible_value> candidates, sure;
    for (const auto& row : form.rows) {
        const auto holds = condition(row.when, rows);
        const auto content = value_of(row.content, rows);
        if (holds == truth::yes) sure.push_back(content);
        const bool comes_too_late = form.takes == model::choice::policy::first && sure.size() > (holds == truth::yes ? 1u : 0u);
        if (holds != truth::no && !comes_too_late) candidates.push_back(content);
    }
    const auto otherwise = form.otherwise ? value_of(**form.otherwise, rows) : std::nullopt;
    if (form.takes == model::choice::policy::only) {
        if (sure.size() > 1) return std::nullopt;
        if (sure.size() == 1) return sure.front(); // rows exclude each other
    }
    if (form.covers_all && candidates.empty()) throw std::logic_error{"no row holds of a table that is said to cover all"};
    if (sure.empty() && !form.covers_all) candidates.push_back(otherwise);
    auto result = candidates.front();
    for (std::size_t index = 1; index < candidates.size(); ++index) result = one_of_two(result, candidates[index]);
    return result;
}

// Lists

std::optional<std::vector<reference_evaluator::meant_element>> reference_evaluator::meant(const model::selection& selected, const scopes& rows) const {
    const auto list = elements(selected.list, rows);
    if (!list) return std::nullopt;
    std::vector<meant_element> chosen;
    for (const auto element : *list) {
        auto inner = rows;
        inner.push_back(element);
        const auto is_meant = selected.filter ? condition(**selected.filter, inner) : truth::yes;
        if (is_meant != truth::no) chosen.push_back({std::move(inner), is_meant == truth::yes});
    }
    return chosen;
}

possible_value reference_evaluator::found(const model::count& form, const model::operand&, const scopes& rows) const {
    if (!follow(form.elements.list.row, rows)) return std::nullopt;
    const auto chosen = meant(form.elements, rows);
    if (!chosen) return between(0, count_max);
    const auto surely = std::count_if(chosen->begin(), chosen->end(), [](const auto& each) { return each.surely; });
    return between(surely, static_cast<std::int64_t>(chosen->size()));
}

possible_value reference_evaluator::found(const model::aggregate& form, const model::operand&, const scopes& rows) const {
    using kind = model::aggregate::kind;
    const auto chosen = meant(form.elements, rows);
    if (!chosen) return std::nullopt;
    if (form.key || form.largest) return sum_of_best(form, *chosen);
    possible_value total = exactly(0), surely, either; // of those that surely are meant, and of all that may be
    bool all_known = true, all_sure = true;
    for (const auto& each : *chosen) {
        const auto content = value_of(*form.content, each.rows);
        const auto choose = [&](const possible_value& best) {
            return !best ? content : form.what == kind::least ? smaller(best, content) : larger(best, content);
        };
        all_known = all_known && content;
        all_sure = all_sure && each.surely;
        if (!content) continue;
        total = sum(total, each.surely ? content : one_of_two(exactly(0), content));
        either = choose(either);
        if (each.surely) surely = choose(surely);
    }
    if (!all_known) return std::nullopt;
    switch (form.what) {
    case kind::sum: return total;
    case kind::average: return all_sure && !chosen->empty() ? quotient(total, exactly(static_cast<std::int64_t>(chosen->size()))) : std::nullopt;
    case kind::least:
    case kind::most: break;
    }
    return one_of_two(surely, either);
}

possible_value reference_evaluator::sum_of_best(const model::aggregate& form, const std::vector<meant_element>& chosen) const {
    std::vector<best_candidate> candidates;
    std::size_t place = 0; // what has no key stands for itself
    bool all_known = true;
    for (const auto& each : chosen) {
        const auto content = value_of(*form.content, each.rows);
        all_known = all_known && content;
        std::optional<same_key> key;
        if (!form.key) key.emplace(fraction{static_cast<std::int64_t>(place++)}, std::string{});
        if (form.key)
            if (const auto found = value_of(**form.key, each.rows); found && found->is_exact()) key.emplace(found->low, found->text.value_or(""));
        if (content) candidates.push_back({*content, std::move(key), each.surely});
    }
    if (!all_known) return std::nullopt;
    return best_by_trial(candidates, form.largest ? std::get<decimal>(form.largest->content).coefficient() : 0);
}

/// Tries every number of elements, and of those that meet the condition, that there may be.
possible_value reference_evaluator::found(const model::share& form, const model::operand&, const scopes& rows) const {
    const auto chosen = meant(form.elements, rows);
    if (!chosen) return std::nullopt;
    std::set<std::pair<int, int>> tallies{{0, 0}};
    for (const auto& each : *chosen) {
        const auto holds = condition(*form.body, each.rows);
        std::set<std::pair<int, int>> next;
        for (const auto& [size, met] : tallies) {
            if (!each.surely) next.insert({size, met});
            if (holds != truth::no) next.insert({size + 1, met + 1});
            if (holds != truth::yes) next.insert({size + 1, met});
        }
        tallies = std::move(next);
    }
    std::set<fraction> shares;
    for (const auto& [size, met] : tallies) {
        if (size == 0) return std::nullopt;
        shares.insert(fraction{100 * met, size});
    }
    return between(*shares.begin(), *shares.rbegin());
}

namespace {

std::int64_t length_of_run(const model::run& form, const std::set<std::int64_t>& numbers, std::int64_t last) {
    std::int64_t longest = 0, ending = 0, blocks = 0;
    for (const auto first : numbers) {
        // From each number on, as far as it goes.
        std::int64_t length = 1, reached = first;
        for (auto next = numbers.upper_bound(reached); next != numbers.end() && *next - reached - 1 <= form.gap_max; ++next) {
            reached = *next;
            ++length;
            if (reached == last) ending = std::max(ending, length);
        }
        if (first == last) ending = std::max<std::int64_t>(ending, 1);
        longest = std::max(longest, length);
    }
    auto left = numbers;
    while (!left.empty()) {
        std::int64_t taken = 0;
        for (auto next = *left.begin(); taken < form.length && left.erase(next) > 0; ++next) ++taken;
        blocks += taken == form.length;
    }
    switch (form.what) {
    case model::run::kind::longest: return longest;
    case model::run::kind::ending: return ending;
    case model::run::kind::blocks: break;
    }
    return blocks;
}

} // namespace

possible_value reference_evaluator::found(const model::run& form, const model::operand&, const scopes& rows) const {
    const auto chosen = meant(form.elements, rows);
    const auto last = form.last ? value_of(**form.last, rows) : exactly(0);
    if (!chosen) return std::nullopt;
    std::set<std::int64_t> surely, perhaps;
    for (const auto& each : *chosen) {
        const auto number = value_of(*form.number, each.rows);
        if (!number || !number->is_exact() || denominator(number->low) != 1) return std::nullopt;
        perhaps.insert(to_integer(number->low));
        if (each.surely) surely.insert(to_integer(number->low));
    }
    if (!last || !last->is_exact() || denominator(last->low) != 1) return std::nullopt;
    return between(length_of_run(form, surely, to_integer(last->low)), length_of_run(form, perhaps, to_integer(last->low)));
}

std::optional<reference_evaluator::stretches> reference_evaluator::stretches_of(const model::covered_time::stretch& form, const scopes& rows) const {
    const auto chosen = meant(form.elements, rows);
    if (!chosen) return std::nullopt;
    stretches found;
    for (const auto& each : *chosen) {
        const auto first = value_of(*form.first, each.rows), last = value_of(*form.last, each.rows);
        if (!first || !last || !first->is_exact() || !last->is_exact()) return std::nullopt;
        (each.surely ? found.surely : found.perhaps).push_back({to_integer(first->low), to_integer(last->low)});
    }
    return found;
}

namespace {

/// A stretch of which nobody knows whether it counts, or is taken away.
struct open_stretch {
    stretch_of_days days;
    bool is_excluded;
};

} // namespace

/// Tries every way in which the open stretches may be meant or not, as long as there are few. Of many, the days bound the months: a month
/// has 28 days at least and 31 at most.
possible_value reference_evaluator::found(const model::covered_time& form, const model::operand&, const scopes& rows) const {
    const auto counted = stretches_of(form.counted, rows);
    bool all_known = counted.has_value();
    std::vector<stretch_of_days> excluded;
    std::vector<open_stretch> open;
    for (const auto& each : form.excluded) {
        const auto taken = stretches_of(each, rows);
        all_known = all_known && taken;
        if (!taken) continue;
        excluded.insert(excluded.end(), taken->surely.begin(), taken->surely.end());
        for (const auto& days : taken->perhaps) open.push_back({days, true});
    }
    std::vector<possible_value> ends;
    for (const auto& each : form.window) ends.push_back(value_of(each, rows));
    for (const auto& each : ends) all_known = all_known && each && each->is_exact();
    if (!all_known) return std::nullopt;
    for (const auto& days : counted->perhaps) open.push_back({days, false});
    std::optional<stretch_of_days> window;
    if (!ends.empty()) window = stretch_of_days{to_integer(ends[0]->low), to_integer(ends[1]->low)};

    const auto length = [&](time_unit unit, const auto& is_meant) {
        auto some_counted = counted->surely, some_excluded = excluded;
        for (std::size_t index = 0; index < open.size(); ++index)
            if (is_meant(index)) (open[index].is_excluded ? some_excluded : some_counted).push_back(open[index].days);
        return covered_units(unit, some_counted, some_excluded, window, rules_.month_ends);
    };
    constexpr std::size_t tried_max = 6;
    if (form.unit == time_unit::days || open.size() > tried_max) {
        const auto least = length(time_unit::days, [&](std::size_t index) { return open[index].is_excluded; });
        const auto most = length(time_unit::days, [&](std::size_t index) { return !open[index].is_excluded; });
        const auto months = form.unit == time_unit::years ? 12 : 1;
        return form.unit == time_unit::days ? between(least, most) : between(least / 31 / months, most / 28 / months);
    }
    std::set<std::int64_t> lengths;
    for (std::size_t way = 0; way < std::size_t{1} << open.size(); ++way)
        lengths.insert(length(form.unit, [&](std::size_t index) { return (way >> index & 1) != 0; }));
    return between(*lengths.begin(), *lengths.rbegin());
}

} // namespace guong::reference
