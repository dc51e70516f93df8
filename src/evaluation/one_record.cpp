#include "bound_program.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include <guong/limits.hpp>

namespace guong::inline v0 {

namespace interpreting {

namespace {

/// The slots of a unit in two words.
struct word_bits {
    evaluator::words& words;

    void set(std::uint32_t slot, truth outcome) const noexcept {
        words.is_true |= std::uint64_t{outcome == truth::yes} << slot;
        words.is_known |= std::uint64_t{outcome != truth::unknown} << slot;
    }
    [[nodiscard]] poll count(std::uint32_t first, std::uint32_t size) const noexcept {
        if (size == 0) return {};
        const auto mask = (~std::uint64_t{0} >> (64 - size)) << first;
        return {static_cast<std::uint32_t>(std::popcount(words.is_true & mask)),
                static_cast<std::uint32_t>(std::popcount(words.is_known & ~words.is_true & mask)), size};
    }
};

/// The slots of a unit of any size.
struct array_bits {
    slots& all;

    void set(std::uint32_t slot, truth outcome) const noexcept {
        all.is_true[slot / 64] |= std::uint64_t{outcome == truth::yes} << slot % 64;
        all.is_known[slot / 64] |= std::uint64_t{outcome != truth::unknown} << slot % 64;
    }
    [[nodiscard]] poll count(std::uint32_t first, std::uint32_t size) const noexcept {
        poll votes{0, 0, size};
        const auto end = first + size;
        for (auto at = first; at < end;) {
            const auto stop = std::min<std::uint32_t>(end, (at / 64 + 1) * 64);
            const auto mask = (~std::uint64_t{0} >> (64 - (stop - at))) << at % 64;
            votes.yes += static_cast<std::uint32_t>(std::popcount(all.is_true[at / 64] & mask));
            votes.no += static_cast<std::uint32_t>(std::popcount(all.is_known[at / 64] & ~all.is_true[at / 64] & mask));
            at = stop;
        }
        return votes;
    }
};

constexpr truth truth_of(bool yes) noexcept { return yes ? truth::yes : truth::no; }

/// Unknown stays unknown.
constexpr truth turned(truth outcome, bool negated) noexcept {
    if (outcome == truth::unknown) return outcome;
    return truth_of((outcome == truth::yes) != negated);
}

std::int64_t cell_of(const bound_instruction& code, row_number row) noexcept {
    switch (code.kind) {
    case cell_kind::byte: return static_cast<const std::uint8_t*>(code.cells)[row];
    case cell_kind::number: return static_cast<const std::int64_t*>(code.cells)[row];
    case cell_kind::day: return static_cast<const std::int32_t*>(code.cells)[row];
    default: return static_cast<const std::uint32_t*>(code.cells)[row];
    }
}

bool known_at(const bound_instruction& code, row_number row) noexcept { return code.known[row / 64] >> row % 64 & 1; }

/// How the elements of a list vote; stops as soon as one vote settles a quantifier.
poll ask_elements(const bound_program& program, const bound_instruction& code, row_number row, const frame& innermost) {
    const auto begin = code.list->begins[row], end = code.list->begins[row + 1];
    poll votes{0, 0, end - begin};
    if (code.unit == no_unit) return {votes.size, 0, votes.size};
    const bool one_yes_settles = code.what == operation::some || code.what == operation::no;
    const bool one_no_settles = code.what == operation::every;
    for (auto at = begin; at < end; ++at) {
        const auto outcome = run_root(program, code.unit, frame{code.list->elements[at], &innermost});
        votes.yes += outcome == truth::yes;
        votes.no += outcome == truth::no;
        if ((one_yes_settles && votes.yes) || (one_no_settles && votes.no)) break;
    }
    return votes;
}

truth run_fact(const bound_program& program, const bound_instruction& code, row_number row, const frame& innermost) {
    switch (code.what) {
    case operation::within: {
        if (!known_at(code, row)) return truth::unknown;
        const auto cell = cell_of(code, row);
        return truth_of(cell >= code.low && cell <= code.high);
    }
    case operation::one_of: {
        if (!known_at(code, row)) return truth::unknown;
        const auto& options = program.option_sets[code.first];
        return truth_of(std::binary_search(options.begin(), options.end(), cell_of(code, row)));
    }
    case operation::known: return truth_of(known_at(code, row));
    case operation::count_within: {
        if (!known_at(code, row)) return decide_count(0, std::numeric_limits<std::int64_t>::max(), code.low, code.high);
        const auto votes = ask_elements(program, code, row, innermost);
        return decide_count(votes.yes, votes.size - votes.no, code.low, code.high);
    }
    default:
        if (!known_at(code, row)) return truth::unknown;
        return decide(code.what, ask_elements(program, code, row, innermost), 0);
    }
}

template <class Bits>
truth run_instruction(const bound_program& program, const bound_instruction& code, const frame& innermost, const Bits& bits) {
    switch (code.what) {
    case operation::all:
    case operation::any:
    case operation::none:
    case operation::at_least:
    case operation::exactly: return decide(code.what, bits.count(code.first, code.size), code.needed);
    case operation::compare: return compare_sides(program, code, innermost);
    default: break;
    }
    auto row = innermost.row;
    if (!code.direct) {
        const auto found = follow_path(program.paths[code.path], innermost);
        if (!found) return truth::unknown;
        row = *found;
    }
    if (code.what == operation::call) return run_root(program, code.unit, frame{row, nullptr});
    return run_fact(program, code, row, innermost);
}

template <class Bits>
void run_unit(const bound_program& program, const bound_unit& unit, const frame& innermost, const Bits& bits) {
    for (auto slot = static_cast<std::uint32_t>(unit.code.size()); slot-- > 0;) {
        const auto& code = unit.code[slot];
        bits.set(slot, turned(run_instruction(program, code, innermost, bits), code.negated));
    }
}

/// What a side is known to be: exactly, or within bounds, or not at all.
struct side {
    bool known = false;
    decimal low;
    std::optional<decimal> high; ///< nothing is without end
};

side exactly(decimal number) { return {true, number, number}; }

decimal cell_number(const bound_column& column, row_number row) {
    switch (column.kind) {
    case cell_kind::byte: return decimal{column.as<std::uint8_t>()[row]};
    case cell_kind::number: return decimal::of(column.as<std::int64_t>()[row], column.scale);
    case cell_kind::day: return decimal{column.as<std::int32_t>()[row]};
    default: return decimal{column.as<std::uint32_t>()[row]};
    }
}

side read_side(const bound_program& program, const bound_operand& operand, const frame& innermost) {
    if (operand.what == operand_code::kind::constant) return exactly(operand.constant);
    const auto row = follow_path(program.paths[operand.path], innermost);
    if (!row) return {};
    if (operand.what == operand_code::kind::call) return read_side(program, program.operands[operand.target], frame{*row, nullptr});
    if (operand.what == operand_code::kind::fact) return operand.column.is_known(*row) ? exactly(cell_number(operand.column, *row)) : side{};
    if (!operand.column.is_known(*row)) return {true, decimal{0}, std::nullopt};
    bound_instruction counting;
    counting.what = operation::count_within;
    counting.list = operand.column.list;
    counting.unit = operand.unit;
    const auto votes = ask_elements(program, counting, *row, innermost);
    return {true, decimal{votes.yes}, decimal{votes.size - votes.no}};
}

truth both_ways(bool surely, bool surely_not) noexcept { return surely ? truth::yes : surely_not ? truth::no : truth::unknown; }

truth is_less(const side& left, const side& right) {
    return both_ways(left.high && *left.high < right.low, right.high && left.low >= *right.high);
}

truth is_equal(const side& left, const side& right) {
    const bool single = left.high && right.high && left.low == *left.high && right.low == *right.high;
    const bool apart = (left.high && *left.high < right.low) || (right.high && *right.high < left.low);
    return both_ways(single && left.low == right.low, apart);
}

} // namespace

} // namespace interpreting

std::optional<row_number> follow_path(const bound_path& path, const frame& innermost) noexcept {
    const auto* scope = &innermost;
    for (auto out = path.depth; out > 0; --out) scope = scope->outer;
    auto row = scope->row;
    for (const auto& hop : path.hops) {
        if (!hop.is_known(row)) return std::nullopt;
        row = hop.as<row_number>()[row];
    }
    return row;
}

truth compare_sides(const bound_program& code, const bound_instruction& instruction, const frame& innermost) {
    using namespace interpreting;
    const auto left = read_side(code, code.operands[instruction.first], innermost);
    const auto right = read_side(code, code.operands[instruction.first + 1], innermost);
    if (!left.known || !right.known) return truth::unknown;
    switch (instruction.comparison) {
    case comparison_operator::equal: return is_equal(left, right);
    case comparison_operator::not_equal: return turned(is_equal(left, right), true);
    case comparison_operator::less: return is_less(left, right);
    case comparison_operator::greater_or_equal: return turned(is_less(left, right), true);
    case comparison_operator::greater: return is_less(right, left);
    case comparison_operator::less_or_equal: return turned(is_less(right, left), true);
    }
    return truth::unknown;
}

truth run_root(const bound_program& code, std::uint32_t unit, const frame& innermost) {
    const auto& bound = code.units[unit];
    if (bound.fits_word) {
        evaluator::words words;
        interpreting::run_unit(code, bound, innermost, interpreting::word_bits{words});
        if (!(words.is_known & 1)) return truth::unknown;
        return words.is_true & 1 ? truth::yes : truth::no;
    }
    slots all;
    all.resize(bound.code.size());
    interpreting::run_unit(code, bound, innermost, interpreting::array_bits{all});
    return all[0];
}

void evaluator::run(std::uint32_t unit, std::span<const row_number> rows, slots& out) const {
    std::array<frame, limits::nesting_max + 2> frames;
    const frame* outer = nullptr;
    for (std::size_t depth = 0; depth < rows.size(); ++depth) {
        frames[depth] = {rows[depth], outer};
        outer = &frames[depth];
    }
    const auto& bound = bound_->units[unit];
    out.resize(bound.code.size());
    interpreting::run_unit(*bound_, bound, *outer, interpreting::array_bits{out});
}

evaluator::words evaluator::run_words(std::uint32_t unit, row_number row) const noexcept {
    words filled;
    interpreting::run_unit(*bound_, bound_->units[unit], frame{row, nullptr}, interpreting::word_bits{filled});
    return filled;
}

bool evaluator::fits_words(std::uint32_t unit) const noexcept { return bound_->units[unit].fits_word; }

std::optional<row_number> evaluator::follow(const model::row_path& path, std::span<const row_number> rows) const {
    auto row = rows[rows.size() - 1 - path.depth];
    auto record = path.start;
    for (const auto hop : path.hops) {
        const auto next = data_->reference(record, row, hop);
        if (!next) return std::nullopt;
        row = *next;
        record = program_.model().records[record].fields[hop].type.index;
    }
    return row;
}

std::optional<evaluator::tally> evaluator::count(std::uint32_t list_access, std::uint32_t unit, std::span<const row_number> rows) const {
    const auto& access = program_.accesses()[list_access];
    const auto row = follow(access.row, rows);
    if (!row) return std::nullopt;
    const auto elements = data_->elements(access.row.end, *row, access.field);
    if (!elements) return std::nullopt;
    if (unit == no_unit) return tally{static_cast<std::uint32_t>(elements->size()), static_cast<std::uint32_t>(elements->size())};
    tally counted;
    std::vector<row_number> inner(rows.begin(), rows.end());
    inner.push_back(0);
    slots filled;
    for (const auto element : *elements) {
        inner.back() = element;
        run(unit, inner, filled);
        counted.at_least += filled[0] == truth::yes;
        counted.at_most += filled[0] != truth::no;
    }
    return counted;
}

outcome::outcome(std::shared_ptr<const guong::evaluator> engine, model::criterion_index criterion, row_number row, evaluation_options options)
    : engine_{std::move(engine)}, criterion_{criterion}, row_{row}, options_{options} {
    engine_->run(engine_->program().unit_of(criterion_), {&row_, 1}, slots_);
}

namespace {

verdict verdict_of(truth outcome) noexcept {
    switch (outcome) {
    case truth::yes: return verdict::eligible;
    case truth::no: return verdict::ineligible;
    case truth::unknown: break;
    }
    return verdict::undetermined;
}

} // namespace

verdict outcome::verdict() const noexcept { return verdict_of(slots_[0]); }

verdict batch::of(model::criterion_index criterion, row_number row) const noexcept {
    return verdict_of(units_[criterion_units_[criterion]].at(0, row));
}

const model::ruleset& outcome::model() const noexcept { return engine_->program().model(); }

} // namespace guong::inline v0
