#include "bound_program.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace guong::inline v0 {

namespace binding {

namespace {

/// Below this, running a unit anew for each call costs less than remembering.
constexpr std::uint64_t calls_without_memory_max = 256;
constexpr std::uint64_t supposed_elements = 4;

cell_kind kind_of(model::type type) {
    if (type.list) return cell_kind::list;
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement:
    case model::base_type::scale: return cell_kind::byte;
    case model::base_type::integer:
    case model::base_type::decimal:
    case model::base_type::percent: return cell_kind::number;
    case model::base_type::school_year:
    case model::base_type::date: return cell_kind::day;
    case model::base_type::text: return cell_kind::text;
    case model::base_type::record: return cell_kind::row;
    case model::base_type::duration: break; // no field is a span of time
    }
    return cell_kind::byte;
}

/// Whether each of `rows` bits is set.
bool all_set(const std::vector<std::uint64_t>& bits, row_number rows) {
    for (row_number word = 0; word < rows / 64; ++word)
        if (bits[word] != ~std::uint64_t{0}) return false;
    const auto rest = rows % 64;
    return rest == 0 || (bits[rows / 64] | ~std::uint64_t{0} << rest) == ~std::uint64_t{0};
}

class binder {
public:
    binder(const program& code, const dataset& data, const evaluation_options& options) : code_{code}, data_{data}, operand_calls_(code.operands().size()) {
        made_.as_of = options.as_of;
        made_.month_ends = code.model().month_ends;
        made_.texts = &data.texts();
    }

    bound_program bind() {
        made_.paths.reserve(code_.accesses().size());
        made_.operands.reserve(code_.operands().size());
        for (const auto& access : code_.accesses()) made_.paths.push_back(bind_path(access.row));
        for (const auto& operand : code_.operands()) made_.operands.push_back(bind_operand(operand));
        made_.units = std::vector<bound_unit>(code_.units().size());
        for (std::size_t each = 0; each < made_.units.size(); ++each) bind_unit(code_.units()[each], made_.units[each]);
        return std::move(made_);
    }

private:
    [[nodiscard]] bound_column column_at(model::record_index record, model::field_index field, model::type type) const {
        const auto& column = data_.of(record).columns[field];
        bound_column bound;
        bound.kind = kind_of(type);
        bound.scale = column.scale;
        bound.known = column.known.data();
        bound.all_known = all_set(column.known, data_.of(record).row_count());
        if (const auto* list = std::get_if<list_column>(&column.cells))
            bound.list = list;
        else
            std::visit(
                [&](const auto& cells) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(cells)>, list_column>) bound.cells = cells.data();
                },
                column.cells);
        return bound;
    }

    [[nodiscard]] bound_path bind_path(const model::row_path& path) const {
        bound_path bound;
        bound.depth = path.depth;
        auto record = path.start;
        for (const auto hop : path.hops) {
            const auto type = code_.model().records[record].fields[hop].type;
            bound.hops.push_back(column_at(record, hop, type));
            record = type.index;
        }
        return bound;
    }

    /// A text that no record holds gets a number that no cell has.
    [[nodiscard]] std::int64_t number_of_text(const std::string& text) {
        if (const auto found = data_.find_text(text)) return *found;
        const auto own = std::find(made_.own_texts.begin(), made_.own_texts.end(), text) - made_.own_texts.begin();
        if (static_cast<std::size_t>(own) == made_.own_texts.size()) made_.own_texts.push_back(text);
        return static_cast<std::int64_t>(data_.texts().size()) + own;
    }

    [[nodiscard]] std::int64_t number_of(const value& content) {
        if (const auto* yes = std::get_if<bool>(&content)) return *yes;
        if (const auto* rank = std::get_if<level>(&content)) return rank->rank;
        if (const auto* day = std::get_if<date>(&content)) return day->days;
        if (const auto* text = std::get_if<std::string>(&content)) return number_of_text(*text);
        if (const auto* span_of_time = std::get_if<duration>(&content)) return span_of_time->amount;
        if (const auto* years = std::get_if<school_year>(&content)) return years->first;
        return 0;
    }

    [[nodiscard]] rational fraction_of(const value& content) {
        const auto* number = std::get_if<decimal>(&content);
        return number ? rational{*number} : rational{number_of(content)};
    }

    [[nodiscard]] bound_operand bind_operand(const operand_code& operand) {
        bound_operand bound;
        bound.what = operand.what;
        bound.unit = operand.unit;
        bound.path = operand.access;
        bound.named = operand.named;
        bound.first = operand.first;
        bound.size = operand.size;
        bound.units = operand.units;
        bound.inverse = operand.inverse;
        bound.has_last = operand.has_last;
        bound.covers_all = operand.covers_all;
        bound.takes_per_cent = operand.takes_per_cent;
        bound.mode = operand.mode;
        bound.step = operand.step;
        bound.takes = operand.takes;
        bound.is_text = operand.origin && operand.origin->type.base == model::base_type::text;
        bound.is_whole = operand.origin && operand.origin->type.base == model::base_type::integer;
        bound.time = operand.time;
        bound.number = operand.number;
        if (operand.what == operand_code::kind::constant) bound.constant = fraction_of(operand.content);
        if (operand.what == operand_code::kind::function_call) bind_function(operand, bound);
        if (operand.what == operand_code::kind::call) {
            bound.path = static_cast<std::uint32_t>(made_.paths.size());
            made_.paths.push_back(bind_path(operand.subject));
        }
        if (operand.what == operand_code::kind::dated_parameter)
            for (const auto& each : code_.model().parameters[operand.parameter].dated) bound.dated.push_back({each.from.days, fraction_of(each.content)});
        if (operand.what == operand_code::kind::fact || operand_code::is_over_list(operand.what)) {
            const auto& access = code_.accesses()[operand.access];
            bound.column = column_at(access.row.end, access.field, access.type);
        }
        return bound;
    }

    void bind_function(const operand_code& operand, bound_operand& bound) const {
        const auto& rules = code_.model();
        bound.function = &rules.functions[static_cast<std::size_t>(operand.number)];
        const auto& result = bound.function->result;
        if (result.base == model::base_type::scale) bound.number = static_cast<std::int64_t>(rules.scales[result.index].levels.size());
    }

    void bind_unit(const unit& unit, bound_unit& bound) {
        bound.record = unit.record;
        bound.rows = data_.of(unit.record).row_count();
        bound.fits_word = unit.code.size() <= 64;
        bound.is_element = unit.depth > 1;
        bound.reach = unit.reach;
        bound.code.reserve(unit.code.size());
        for (const auto& instruction : unit.code) {
            bound.code.push_back(bind_instruction(instruction));
        }
        bound.calls_branch = count_calls(bound) > calls_without_memory_max;
    }

    /// How often units are run for one row of this one, saturated; lists are taken to hold a few elements.
    [[nodiscard]] std::uint64_t count_calls(const bound_unit& bound) {
        std::uint64_t calls = 1;
        for (const auto& code : bound.code) {
            if (code.what == operation::call)
                calls += call_counts_[code.unit];
            else if (takes_operands(code.what))
                for_each_side(code, [&](std::uint32_t side) { calls += calls_of_operand(side); });
            else
                calls += calls_of_filter(code.unit);
        }
        calls = std::min(calls, std::uint64_t{1} << 32);
        call_counts_.push_back(calls);
        return calls;
    }

    [[nodiscard]] std::uint64_t calls_of_filter(std::uint32_t unit) const {
        return unit == no_unit ? 0 : (call_counts_[unit] - 1) * supposed_elements;
    }

    template <class Action>
    static void for_each_side(const bound_instruction& code, Action action) {
        for (std::uint32_t side = 0; side < operand_count(code.what, code.size); ++side) action(code.first + side);
    }

    /// Counted once: values that are made of values would be gone through once for each way to them.
    [[nodiscard]] std::uint64_t calls_of_operand(std::uint32_t index) {
        if (operand_calls_[index]) return *operand_calls_[index];
        const auto& operand = made_.operands[index];
        const bool over_list = operand_code::is_over_list(operand.what);
        std::uint64_t calls = calls_of_filter(operand.unit);
        for (const auto unit : operand.units) calls += over_list ? calls_of_filter(unit) : call_counts_[unit];
        for (std::uint32_t part = 0; part < operand.size; ++part) calls += calls_of_operand(operand.first + part) * (over_list ? supposed_elements : 1);
        return operand_calls_[index].emplace(std::min(calls, std::uint64_t{1} << 32));
    }

    [[nodiscard]] bound_instruction bind_instruction(const instruction& code) {
        bound_instruction bound;
        bound.what = code.what;
        bound.negated = code.negated;
        bound.first = code.first;
        bound.size = code.size;
        bound.needed = code.needed;
        bound.unit = code.unit;
        bound.comparison = code.comparison;
        bound.text = code.text;
        bound.path = code.access;
        if (reads_access(code.what)) bind_fact(code, bound);
        if (code.what == operation::call) bound.direct = made_.paths[bound.path].leads_nowhere_else();
        if (code.what == operation::within) bind_range(code, bound);
        if (code.what == operation::one_of) bind_options(code, bound);
        if (code.what == operation::count_within) {
            bound.low = code.count_low;
            bound.high = code.count_high == std::numeric_limits<std::uint32_t>::max() ? std::numeric_limits<std::int64_t>::max() : code.count_high;
        }
        return bound;
    }

    void bind_fact(const instruction& code, bound_instruction& bound) const {
        const auto& access = code_.accesses()[code.access];
        const auto column = column_at(access.row.end, access.field, access.type);
        bound.kind = column.kind;
        bound.cells = column.cells;
        bound.known = column.known;
        bound.all_known = column.all_known;
        bound.list = column.list;
        bound.direct = made_.paths[bound.path].leads_nowhere_else();
    }

    [[nodiscard]] int scale_of(const instruction& code) const {
        const auto& access = code_.accesses()[code.access];
        return data_.of(access.row.end).columns[access.field].scale;
    }

    void bind_range(const instruction& code, bound_instruction& bound) {
        bound.low = std::numeric_limits<std::int64_t>::min();
        bound.high = std::numeric_limits<std::int64_t>::max();
        const auto* low = std::get_if<decimal>(&code.low);
        const auto* high = std::get_if<decimal>(&code.high);
        if (low) bound.low = low->ceiling_at_scale(scale_of(code));
        if (high) bound.high = high->floor_at_scale(scale_of(code));
        if (!low && is_known(code.low)) bound.low = number_of(code.low);
        if (!high && is_known(code.high)) bound.high = number_of(code.high);
    }

    /// Options become cells of the column; one that the column's digits cannot express equals no cell.
    void bind_options(const instruction& code, bound_instruction& bound) {
        std::vector<std::int64_t> options;
        for (std::uint32_t i = 0; i < code.size; ++i) {
            const auto& option = code_.options()[code.first + i];
            if (const auto* number = std::get_if<decimal>(&option)) {
                if (const auto exact = number->at_scale(scale_of(code))) options.push_back(*exact);
            } else {
                options.push_back(number_of(option));
            }
        }
        std::sort(options.begin(), options.end());
        bound.first = static_cast<std::uint32_t>(made_.option_sets.size());
        made_.option_sets.push_back(std::move(options));
    }

    const program& code_;
    const dataset& data_;
    bound_program made_;
    std::vector<std::uint64_t> call_counts_; ///< of the units bound so far
    std::vector<std::optional<std::uint64_t>> operand_calls_; ///< of operands, as far as they were asked for
};

} // namespace

} // namespace binding

bound_program bind(const program& code, const dataset& data, const evaluation_options& options) {
    return binding::binder{code, data, options}.bind();
}

void make_schedules(const bound_program& code) {
    for (const auto& each : code.units) static_cast<void>(each.schedule.of(each.code, code.units));
}

namespace {

const dataset& fitting(const dataset& data, const model::ruleset& rules) {
    if (!data.fits(rules)) throw std::invalid_argument{"the records were read for other record types than those of the rules"};
    return data;
}

} // namespace

evaluator::evaluator(guong::program code, std::shared_ptr<const dataset> data, evaluation_options options)
    : program_{std::move(code)}, data_{std::move(data)}, options_{options},
      bound_{std::make_shared<const bound_program>(bind(program_, fitting(*data_, program_.model()), options_))} {}

} // namespace guong::inline v0
