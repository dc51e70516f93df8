#include "operands.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include <guong/limits.hpp>

#include "../value/day_set.hpp"
#include "best_values.hpp"
#include "run_numbers.hpp"

namespace guong::inline v0 {

namespace listing {

namespace {

/// No list is longer: what the count of an unknown list may be.
constexpr std::int64_t count_max = std::numeric_limits<std::uint32_t>::max();

/// The rows of a list, in the scope that the list is read in.
struct listed_rows {
    const row_number* begin = nullptr;
    const row_number* end = nullptr;
};

std::optional<listed_rows> rows_of(const bound_program& code, const bound_operand& operand, const frame& innermost) {
    const auto row = follow_path(code.paths[operand.path], innermost);
    if (!row || !operand.column.is_known(*row)) return std::nullopt;
    const auto& list = *operand.column.list;
    return listed_rows{list.elements.data() + list.begins[*row], list.elements.data() + list.begins[*row + 1]};
}

/// Calls `visit` with the scope of each element that is meant, or may be, and whether it surely is. Stops where `visit` says false.
template <class Visit>
void for_each_meant(const bound_program& code, const bound_operand& operand, listed_rows rows, const frame& innermost, Visit visit) {
    for (const auto* row = rows.begin; row != rows.end; ++row) {
        const frame element{*row, &innermost, innermost.memory};
        const auto is_meant = operand.unit == no_unit ? truth::yes : run_condition(code, operand.unit, element);
        if (is_meant != truth::no && !visit(element, is_meant == truth::yes)) return;
    }
}

class list_reader {
public:
    list_reader(const bound_program& code, const bound_operand& operand, const frame& innermost)
        : code_{code}, operand_{operand}, innermost_{innermost} {}

    [[nodiscard]] value_range read() const {
        using kind = operand_code::kind;
        if (operand_.what == kind::count) return count();
        const auto rows = rows_of(code_, operand_, innermost_);
        if (!rows) return {};
        switch (operand_.what) {
        case kind::list_sum: return sum(*rows);
        case kind::list_average: return average(*rows);
        case kind::list_least: return extreme(*rows, smaller_of);
        case kind::list_most: return extreme(*rows, larger_of);
        case kind::share: return share(*rows);
        default: return run(*rows);
        }
    }

private:
    [[nodiscard]] value_range content(const frame& element) const { return range_of(code_, operand_.first, element); }

    template <class Visit>
    void for_each(listed_rows rows, Visit visit) const {
        for_each_meant(code_, operand_, rows, innermost_, visit);
    }

    [[nodiscard]] value_range count() const {
        const auto row = follow_path(code_.paths[operand_.path], innermost_);
        if (!row) return {};
        if (!operand_.column.is_known(*row)) return value_range::within(0, count_max);
        const auto votes = ask_elements(code_, *operand_.column.list, operand_.unit, *row, innermost_);
        return value_range::within(votes.yes, votes.size - votes.no);
    }

    [[nodiscard]] value_range sum(listed_rows rows) const {
        const bool has_key = operand_.size > 1;
        if (has_key || operand_.number > 0) return sum_of_best(rows, has_key);
        auto total = value_range::exactly(0);
        for_each(rows, [&](const frame& element, bool is_meant) {
            total = sum_of(total, is_meant ? content(element) : either_of(value_range::exactly(0), content(element)));
            return total.is_known();
        });
        return total;
    }

    [[nodiscard]] value_range sum_of_best(listed_rows rows, bool has_key) const {
        best_values found{operand_.number};
        for_each(rows, [&](const frame& element, bool is_meant) {
            const auto key = has_key ? range_of(code_, operand_.first + 1, element) : value_range{};
            return found.add(content(element), has_key ? &key : nullptr, is_meant);
        });
        return found.sum();
    }

    /// How many there are must be known.
    [[nodiscard]] value_range average(listed_rows rows) const {
        auto total = value_range::exactly(0);
        std::int64_t elements = 0;
        for_each(rows, [&](const frame& element, bool is_meant) {
            ++elements;
            total = is_meant ? sum_of(total, content(element)) : value_range{};
            return total.is_known();
        });
        if (elements == 0) return value_range::unknown(unknown_reason::empty_group);
        return quotient_of(total, value_range::exactly(elements));
    }

    /// One that may be meant can only push the outcome in one direction, so one end is that of those that surely are.
    template <class Choose>
    [[nodiscard]] value_range extreme(listed_rows rows, Choose choose) const {
        std::optional<value_range> surely, perhaps;
        bool is_known = true;
        for_each(rows, [&](const frame& element, bool is_meant) {
            const auto here = content(element);
            is_known = here.is_known();
            auto& best = is_meant ? surely : perhaps;
            best = best ? choose(*best, here) : here;
            return is_known;
        });
        if (!is_known) return value_range::unknown(surely && !surely->is_known() ? surely->why : perhaps->why);
        if (!surely) return value_range::unknown(perhaps ? unknown_reason::missing_fact : unknown_reason::empty_group);
        return perhaps ? either_of(*surely, choose(*surely, *perhaps)) : *surely;
    }

    [[nodiscard]] value_range share(listed_rows rows) const {
        std::int64_t met = 0, unmet = 0, open = 0;             // of those that are surely meant
        std::int64_t perhaps_met = 0, perhaps_unmet = 0;       // of those that may be: these add to one side at their worst or best
        for_each(rows, [&](const frame& element, bool is_meant) {
            const auto holds = run_condition(code_, operand_.units.front(), element);
            if (is_meant) {
                met += holds == truth::yes;
                unmet += holds == truth::no;
                open += holds == truth::unknown;
            } else {
                perhaps_met += holds != truth::no;
                perhaps_unmet += holds != truth::yes;
            }
            return true;
        });
        const auto surely = met + unmet + open;
        if (surely == 0) return value_range::unknown(perhaps_met + perhaps_unmet > 0 ? unknown_reason::missing_fact : unknown_reason::empty_group);
        constexpr std::int64_t hundred = 100;
        return range_between(rational::of(hundred * met, surely + perhaps_unmet), rational::of(hundred * (met + open + perhaps_met), surely + perhaps_met));
    }

    [[nodiscard]] value_range run(listed_rows rows) const {
        working_vector<std::int64_t> surely, perhaps;
        auto why = unknown_reason::none;
        for_each(rows, [&](const frame& element, bool is_meant) {
            const auto number = whole_number(content(element), why);
            if (!number) return false;
            if (is_meant) surely.push_back(*number);
            perhaps.push_back(*number);
            return true;
        });
        std::int64_t last = 0;
        if (why == unknown_reason::none && operand_.has_last) last = whole_number(range_of(code_, operand_.first + 1, innermost_), why).value_or(0);
        if (why != unknown_reason::none) return value_range::unknown(why);
        return value_range::within(length_of(std::move(surely), last), length_of(std::move(perhaps), last));
    }

    /// Nothing, with the reason, where it is not known exactly or is too great.
    static std::optional<std::int64_t> whole_number(const value_range& number, unknown_reason& why) {
        why = !number.is_known() ? number.why : !number.is_exact() ? unknown_reason::missing_fact : unknown_reason::none;
        if (why != unknown_reason::none) return std::nullopt;
        constexpr std::int64_t furthest = std::int64_t{1} << 61; // gaps and lengths are added to it
        if (number.low.is_whole() && number.low.numerator() >= -furthest && number.low.numerator() <= furthest)
            return static_cast<std::int64_t>(number.low.numerator());
        why = unknown_reason::out_of_range;
        return std::nullopt;
    }

    [[nodiscard]] std::int64_t length_of(working_vector<std::int64_t> numbers, std::int64_t last) const {
        const auto count = static_cast<std::int64_t>(numbers_of_run(operand_.what, std::move(numbers), last, operand_.number).size());
        return operand_.what == operand_code::kind::blocks && count > 0 ? count / operand_.number : count;
    }

    const bound_program& code_;
    const bound_operand& operand_;
    const frame& innermost_;
};

/// Stretches of days: those that surely count, and those that may.
struct stretches {
    working_vector<day_range> surely;
    working_vector<day_range> perhaps;
};

std::optional<date> day_of(const value_range& found, unknown_reason& why) {
    if (found.is_exact()) return date{static_cast<std::int32_t>(found.low.numerator())};
    why = found.is_known() ? unknown_reason::missing_fact : found.why;
    return std::nullopt;
}

/// `why` says whether they are known.
stretches stretches_of(const bound_program& code, const bound_operand& stretch, const frame& innermost, unknown_reason& why) {
    stretches found;
    const auto rows = rows_of(code, stretch, innermost);
    if (!rows) {
        why = unknown_reason::missing_fact;
        return found;
    }
    for_each_meant(code, stretch, *rows, innermost, [&](const frame& element, bool is_meant) {
        const auto first = day_of(range_of(code, stretch.first, element), why);
        const auto last = first ? day_of(range_of(code, stretch.first + 1, element), why) : std::nullopt;
        if (!last) return false;
        (is_meant ? found.surely : found.perhaps).push_back({*first, *last});
        return true;
    });
    return found;
}

/// What covered time is made of.
struct covered_days {
    day_set counted;
    day_set excluded;
    struct open_stretch {
        day_set days;
        bool is_excluded;
    };
    working_vector<open_stretch> open; ///< nobody knows whether they are meant
    std::optional<day_range> window;

    /// The days, if of the open stretches those are meant for which `is_meant` says so.
    template <class IsMeant>
    [[nodiscard]] day_set days(IsMeant is_meant) const {
        auto with = counted, without = excluded;
        for (std::size_t index = 0; index < open.size(); ++index) {
            auto& side = open[index].is_excluded ? without : with;
            if (is_meant(index)) side = side.united_with(open[index].days);
        }
        auto left = with.without(without);
        return window ? left.clipped_to(*window) : left;
    }
};

/// More days are not always more months: they may join two stretches whose days made a month between them (2 to 30 January, February and a
/// day elsewhere are two months, and with 31 January only one). So every way in which few open stretches may be meant is tried.
/// And where there are many, the days bound the months: a month has so many days at most, and at least.
constexpr std::int64_t days_in_month_max = 31, days_in_month_min = 28;

value_range length_of(const covered_days& all, time_unit unit, month_end_rule rule) {
    if (unit != time_unit::days && all.open.size() <= limits::open_stretches_max) {
        std::optional<value_range> either;
        for (std::size_t way = 0; way < std::size_t{1} << all.open.size(); ++way) {
            const auto length = value_range::exactly(covered(all.days([&](std::size_t index) { return (way >> index & 1) != 0; }), unit, rule));
            either = either ? either_of(*either, length) : length;
        }
        return *either;
    }
    const auto least = all.days([&](std::size_t index) { return all.open[index].is_excluded; }).day_count();
    const auto most = all.days([&](std::size_t index) { return !all.open[index].is_excluded; }).day_count();
    if (unit == time_unit::days) return value_range::within(least, most);
    const std::int64_t months = unit == time_unit::years ? 12 : 1;
    return value_range::within(least / days_in_month_max / months, most / days_in_month_min / months);
}

} // namespace

} // namespace listing

value_range range_over_list(const bound_program& code, const bound_operand& operand, const frame& innermost) {
    return listing::list_reader{code, operand, innermost}.read();
}

value_range range_of_covered_time(const bound_program& code, const bound_operand& operand, const frame& innermost) {
    const auto window_parts = operand.has_last ? 2u : 0u;
    listing::covered_days all;
    auto why = unknown_reason::none;
    for (std::uint32_t part = 0; part + window_parts < operand.size; ++part) {
        auto found = listing::stretches_of(code, code.operands[operand.first + part], innermost, why);
        if (why != unknown_reason::none) return value_range::unknown(why);
        auto& side = part == 0 ? all.counted : all.excluded;
        side = side.united_with(day_set::of(std::move(found.surely)));
        for (const auto& days : found.perhaps) all.open.push_back({day_set::of({days}), part > 0});
    }
    if (operand.has_last) {
        const auto first = listing::day_of(range_of(code, operand.first + operand.size - 2, innermost), why);
        const auto last = first ? listing::day_of(range_of(code, operand.first + operand.size - 1, innermost), why) : std::nullopt;
        if (!last) return value_range::unknown(why);
        all.window = day_range{*first, *last};
    }
    return listing::length_of(all, operand.time, code.month_ends);
}

} // namespace guong::inline v0
