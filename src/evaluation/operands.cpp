#include "operands.hpp"

#include <algorithm>
#include <limits>

#include <guong/text.hpp>

#include "../value/calendar.hpp"

namespace guong::inline v0 {

namespace valuing {

namespace {

rational cell_number(const bound_column& column, row_number row) {
    switch (column.kind) {
    case cell_kind::byte: return column.as<std::uint8_t>()[row];
    case cell_kind::number: return decimal::of(column.as<std::int64_t>()[row], column.scale);
    case cell_kind::day: return column.as<std::int32_t>()[row];
    default: return column.as<std::uint32_t>()[row];
    }
}

/// A number that is a day of the calendar, or an amount of time; nothing where it does not fit.
std::optional<std::int32_t> small_whole(const rational& number) {
    if (!number.is_whole() || number.numerator() < std::numeric_limits<std::int32_t>::min() ||
        number.numerator() > std::numeric_limits<std::int32_t>::max())
        return std::nullopt;
    return static_cast<std::int32_t>(number.numerator());
}

std::optional<period> period_of(time_unit unit, std::int32_t amount) {
    constexpr std::int32_t months_in_year = 12;
    switch (unit) {
    case time_unit::days: return period{0, amount};
    case time_unit::months: return period{amount, 0};
    case time_unit::years: break;
    }
    if (amount > std::numeric_limits<std::int32_t>::max() / months_in_year || amount < std::numeric_limits<std::int32_t>::min() / months_in_year)
        return std::nullopt;
    return period{amount * months_in_year, 0};
}

class operand_reader {
public:
    operand_reader(const bound_program& code, const bound_operand& operand, const frame& innermost)
        : code_{code}, operand_{operand}, innermost_{innermost} {}

    [[nodiscard]] value_range read() const {
        using kind = operand_code::kind;
        switch (operand_.what) {
        case kind::constant: return value_range::exactly(operand_.constant);
        case kind::fact: return fact();
        case kind::call: return call();
        case kind::sum: return sum();
        case kind::product: return product();
        case kind::shift: return shift();
        case kind::rounding: return rounded(part(0), operand_.mode, operand_.step);
        case kind::choice: return choice();
        case kind::fallback: return fallback();
        case kind::smallest: return folded(smaller_of);
        case kind::largest: return folded(larger_of);
        case kind::function_call: return range_of_function_call(code_, operand_, innermost_);
        case kind::elapsed: return elapsed();
        case kind::covered_time: return range_of_covered_time(code_, operand_, innermost_);
        case kind::year: return year();
        case kind::school_year: return school_year();
        case kind::text_length: return text_length();
        case kind::reference_date: return reference_date();
        case kind::dated_parameter: return dated_parameter();
        default: return range_over_list(code_, operand_, innermost_);
        }
    }

private:
    [[nodiscard]] value_range part(std::uint32_t index) const { return range_of(code_, operand_.first + index, innermost_); }
    [[nodiscard]] const bound_operand& code_of_part(std::uint32_t index) const { return code_.operands[operand_.first + index]; }

    [[nodiscard]] value_range fact() const {
        const auto row = follow_path(code_.paths[operand_.path], innermost_);
        if (!row || !operand_.column.is_known(*row)) return {};
        return value_range::exactly(cell_number(operand_.column, *row));
    }

    [[nodiscard]] value_range call() const {
        const auto row = follow_path(code_.paths[operand_.path], innermost_);
        return row ? range_of(code_, operand_.first, frame{*row, nullptr, innermost_.memory}) : value_range{};
    }

    template <class Operation>
    [[nodiscard]] value_range folded(Operation operation) const {
        auto result = part(0);
        for (std::uint32_t index = 1; index < operand_.size; ++index) result = operation(result, part(index));
        return result;
    }

    [[nodiscard]] value_range sum() const {
        auto total = value_range::exactly(0);
        for (std::uint32_t index = 0; index < operand_.size; ++index)
            total = code_of_part(index).inverse ? difference_of(total, part(index)) : sum_of(total, part(index));
        return total;
    }

    [[nodiscard]] value_range factor(std::uint32_t index) const {
        constexpr std::int64_t hundred = 100;
        return code_of_part(index).takes_per_cent ? quotient_of(part(index), value_range::exactly(hundred)) : part(index);
    }

    [[nodiscard]] value_range product() const {
        auto result = value_range::exactly(1);
        for (std::uint32_t index = 0; index < operand_.size; ++index)
            result = code_of_part(index).inverse ? quotient_of(result, factor(index)) : product_of(result, factor(index));
        return result;
    }

    [[nodiscard]] std::optional<rational> shifted_day(const rational& start, const rational& amount) const {
        const auto day = small_whole(start), count = small_whole(amount);
        const auto by = count ? period_of(operand_.time, *count) : std::nullopt;
        if (!day || !by) return std::nullopt;
        const auto moved = shifted(date{*day}, *by, operand_.inverse ? -1 : 1, code_.month_ends);
        return moved ? std::optional<rational>{moved->days} : std::nullopt;
    }

    [[nodiscard]] value_range shift() const {
        const auto start = part(0), amount = part(1);
        if (!start.is_known()) return start;
        if (!amount.is_known()) return amount;
        const auto& least = operand_.inverse ? amount.high : amount.low;
        const auto& most = operand_.inverse ? amount.low : amount.high;
        return range_between(shifted_day(start.low, least), shifted_day(start.high, most));
    }

    [[nodiscard]] std::optional<rational> completed_units(const rational& from, const rational& to) const {
        const auto first = small_whole(from), last = small_whole(to);
        if (!first || !last) return std::nullopt;
        return rational{completed(operand_.time, date{*first}, date{*last}, code_.month_ends)};
    }

    [[nodiscard]] value_range elapsed() const {
        const auto from = part(0), to = part(1);
        if (!from.is_known()) return from;
        if (!to.is_known()) return to;
        return range_between(completed_units(from.high, to.low), completed_units(from.low, to.high));
    }

    [[nodiscard]] value_range year() const {
        const auto day = part(0);
        if (!day.is_known()) return day;
        const auto of = [](const rational& number) {
            const auto days = small_whole(number);
            return days ? std::optional<rational>{year_of(date{*days})} : std::nullopt;
        };
        return range_between(of(day.low), of(day.high));
    }

    [[nodiscard]] value_range school_year() const {
        const auto day = part(0);
        if (!day.is_known()) return day;
        const auto of = [this](const rational& number) -> std::optional<rational> {
            const auto days = small_whole(number);
            const auto first = days ? school_year_of(date{*days}, static_cast<unsigned>(operand_.number)) : std::nullopt;
            if (!first) return std::nullopt;
            return rational{*first};
        };
        return range_between(of(day.low), of(day.high));
    }

    [[nodiscard]] value_range text_length() const {
        const auto text = part(0);
        if (!text.is_exact()) return value_range::unknown(text.is_known() ? unknown_reason::missing_fact : text.why);
        return value_range::exactly(static_cast<std::int64_t>(letter_count(code_.text(static_cast<std::size_t>(text.low.numerator())))));
    }

    [[nodiscard]] value_range reference_date() const {
        return code_.as_of ? value_range::exactly(code_.as_of->days) : value_range::unknown(unknown_reason::no_reference_date);
    }

    /// The content in force on a day; nothing before the first.
    [[nodiscard]] const bound_dated_content* in_force_on(const rational& day) const {
        const auto later = std::upper_bound(operand_.dated.begin(), operand_.dated.end(), day,
                                            [](const rational& asked, const bound_dated_content& each) { return asked < rational{each.from}; });
        return later == operand_.dated.begin() ? nullptr : &later[-1];
    }

    [[nodiscard]] value_range dated_parameter() const {
        const auto day = operand_.size > 0 ? part(0) : reference_date();
        if (!day.is_known()) return day;
        const auto* first = in_force_on(day.low);
        const auto* last = in_force_on(day.high);
        if (first != last) return value_range::unknown(unknown_reason::missing_fact);
        return first ? value_range::exactly(first->content) : value_range::unknown(unknown_reason::not_in_force);
    }

    [[nodiscard]] value_range fallback() const {
        const auto content = part(0);
        return content.is_known() ? content : part(1);
    }

    // Choices

    [[nodiscard]] truth row_holds(std::uint32_t row) const { return run_condition(code_, operand_.units[row], innermost_); }
    [[nodiscard]] std::uint32_t row_count() const { return static_cast<std::uint32_t>(operand_.units.size()); }
    [[nodiscard]] value_range without_row() const {
        return operand_.has_last ? part(operand_.size - 1) : value_range::unknown(unknown_reason::no_row);
    }

    /// The row that holds is one of those not known to hold, or none, unless one surely does. Why nobody knows, their conditions say.
    [[nodiscard]] value_range perhaps_without_row(const value_range& possible) const {
        if (operand_.covers_all) return possible;
        auto rest = without_row();
        if (rest.why == unknown_reason::no_row) rest.why = reason_of_doubt();
        return one_of(possible, rest);
    }

    /// Of the values that rows ask about, what makes the first of them unknown that is not just a missing fact.
    [[nodiscard]] unknown_reason reason_of_doubt() const {
        for (const auto unit : operand_.units)
            for (const auto& each : code_.units[unit].code) {
                if (each.what != operation::compare) continue;
                for (const auto side : {each.first, each.first + 1}) {
                    const auto why = range_of(code_, side, innermost_).why;
                    if (why != unknown_reason::none && why != unknown_reason::missing_fact) return why;
                }
            }
        return unknown_reason::missing_fact;
    }

    /// One of the two. The numbers of texts have no order that means anything, so that two texts bound nothing.
    [[nodiscard]] value_range one_of(const value_range& left, const value_range& right) const {
        const auto either = either_of(left, right);
        return operand_.is_text && either.is_known() && !either.is_exact() ? value_range{} : either;
    }

    [[nodiscard]] value_range choice() const {
        switch (operand_.takes) {
        case model::choice::policy::first: return first_row();
        case model::choice::policy::only: return only_row();
        case model::choice::policy::total: return total_of_rows();
        case model::choice::policy::all: return {}; // no single value
        case model::choice::policy::count: break;
        }
        std::int64_t surely = 0, perhaps = 0;
        for (std::uint32_t row = 0; row < row_count(); ++row) {
            const auto holds = row_holds(row);
            surely += holds == truth::yes;
            perhaps += holds == truth::unknown;
        }
        return value_range::within(surely, surely + perhaps);
    }

    [[nodiscard]] value_range first_row() const {
        std::optional<value_range> found;
        const auto may_be = [&](const value_range& content) { found = found ? one_of(*found, content) : content; };
        for (std::uint32_t row = 0; row < row_count(); ++row) {
            const auto holds = row_holds(row);
            if (holds != truth::no) may_be(part(row));
            if (holds == truth::yes) return *found;
        }
        return found ? perhaps_without_row(*found) : without_row();
    }

    [[nodiscard]] value_range only_row() const {
        std::optional<value_range> possible;
        std::optional<std::uint32_t> holding;
        for (std::uint32_t row = 0; row < row_count(); ++row) {
            const auto holds = row_holds(row);
            if (holds == truth::yes && holding) return value_range::unknown(unknown_reason::several_rows);
            if (holds == truth::yes) holding = row;
            if (holds == truth::unknown) possible = possible ? one_of(*possible, part(row)) : part(row);
        }
        if (holding) return part(*holding);
        return possible ? perhaps_without_row(*possible) : without_row();
    }

    [[nodiscard]] value_range total_of_rows() const {
        auto total = value_range::exactly(0);
        for (std::uint32_t row = 0; row < row_count(); ++row) {
            const auto holds = row_holds(row);
            if (holds == truth::yes) total = sum_of(total, part(row));
            if (holds == truth::unknown) total = sum_of(total, either_of(value_range::exactly(0), part(row)));
        }
        return total;
    }

    const bound_program& code_;
    const bound_operand& operand_;
    const frame& innermost_;
};

/// What the rows give that hold, of a table that takes all; or why that is not known.
operand_value value_of_rows(const bound_program& code, std::uint32_t index, model::type type, const frame& innermost) {
    const auto& operand = code.operands[index];
    operand_value result;
    if (operand.what == operand_code::kind::call) {
        const auto row = follow_path(code.paths[operand.path], innermost);
        if (row) return value_of_rows(code, operand.first, type, frame{*row, nullptr, innermost.memory});
        result.why = unknown_reason::missing_fact;
        return result;
    }
    std::vector<value> rows;
    const auto add = [&](std::uint32_t part) {
        const auto found = range_of(code, part, innermost);
        if (!found.is_exact()) return result.why = found.is_known() ? unknown_reason::missing_fact : found.why;
        rows.push_back(to_value(found.low, type, code, result.is_rounded));
        return result.why = is_known(rows.back()) ? unknown_reason::none : unknown_reason::out_of_range;
    };
    for (std::uint32_t row = 0; row < operand.units.size(); ++row) {
        const auto holds = run_condition(code, operand.units[row], innermost);
        if (holds == truth::unknown) result.why = unknown_reason::missing_fact;
        if (holds == truth::yes) add(operand.first + row);
        if (result.why != unknown_reason::none) return result;
    }
    if (rows.empty() && operand.has_last && add(operand.first + operand.size - 1) != unknown_reason::none) return result;
    result.rows = std::move(rows);
    return result;
}

} // namespace

value to_value(const rational& number, model::type type, const bound_program& code, bool& is_rounded) {
    using model::base_type;
    const auto whole = static_cast<std::int64_t>(number.numerator());
    const auto small = small_whole(number);
    switch (type.base) {
    case base_type::boolean:
    case base_type::judgement: return whole != 0;
    case base_type::date: return date{static_cast<std::int32_t>(whole)};
    case base_type::scale: return level{static_cast<std::uint8_t>(whole)};
    case base_type::text: return code.text(static_cast<std::size_t>(whole));
    case base_type::duration: return small ? value{duration{*small, static_cast<time_unit>(type.index)}} : value{};
    case base_type::school_year: return small ? value{guong::school_year{*small}} : value{};
    default: break;
    }
    if (const auto exact = number.to_decimal()) return *exact;
    is_rounded = true;
    constexpr int places = 6;
    const auto near = round(number, rounding_mode::half_up, decimal::of(1, places));
    const auto shown = near ? near->to_decimal() : std::nullopt;
    return shown ? value{*shown} : value{};
}

} // namespace valuing

value_range range_of(const bound_program& code, std::uint32_t operand, const frame& innermost) {
    const auto& asked = code.operands[operand];
    const auto read = [&] {
        auto found = valuing::operand_reader{code, asked, innermost}.read();
        found.is_whole = asked.is_whole;
        return found;
    };
    const bool is_remembered = asked.named != no_operand && innermost.memory && !innermost.outer;
    if (!is_remembered) return read();
    auto& values = innermost.memory->values;
    const auto key = call_memory::key_of(asked.named, innermost.row);
    if (const auto known = values.find(key); known != values.end()) return known->second;
    return values.emplace(key, read()).first->second;
}

truth compare_sides(const bound_program& code, const bound_instruction& instruction, const frame& innermost) {
    return compare(instruction.comparison, range_of(code, instruction.first, innermost), range_of(code, instruction.first + 1, innermost));
}

std::vector<reported_value> reported_values(const evaluator& engine, model::record_index record, row_number row) {
    const auto& rules = engine.program().model();
    std::vector<reported_value> found;
    for (model::definition_index index = 0; index < rules.definitions.size(); ++index) {
        const auto& definition = rules.definitions[index];
        if (!definition.reported || definition.record != record) continue;
        found.push_back({index, engine.value_of(engine.program().operand_of_definition(index), {&row, 1})});
    }
    return found;
}

operand_value evaluator::value_of(std::uint32_t operand, std::span<const row_number> rows) const {
    call_memory memory;
    return with_frames(rows, &memory, [&](const frame& innermost) {
        const auto type = program_.operands()[operand].origin->type;
        if (type.list) return valuing::value_of_rows(*bound_, operand, type, innermost);
        const auto found = range_of(*bound_, operand, innermost);
        operand_value result;
        result.why = found.why;
        if (!found.is_known()) return result;
        auto low = valuing::to_value(found.low, type, *bound_, result.is_rounded);
        if (found.is_exact()) {
            if (!is_known(low)) result.why = unknown_reason::out_of_range;
            result.content = std::move(low);
        } else if (type.base != model::base_type::text) {
            result.at_least = std::move(low);
            result.at_most = valuing::to_value(found.high, type, *bound_, result.is_rounded);
        }
        return result;
    });
}

} // namespace guong::inline v0
