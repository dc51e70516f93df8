#include "record_tests.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>

#include <guong/limits.hpp>

#include "../value/truth.hpp"

namespace guong::inline v0 {

namespace interpreting {

namespace {

/// Whether some child settles a group, and whether some child is unknown.
struct leaning {
    bool settled;
    bool open;
};

/// A bit that is not known is not true, so that known and true differ exactly where a child fails.
constexpr leaning leaning_of(std::uint64_t is_true, std::uint64_t is_known, std::uint64_t mask, std::uint64_t failing) noexcept {
    return {((is_true ^ (is_known & failing)) & mask) != 0, (~is_known & mask) != 0};
}

constexpr poll poll_of(std::uint64_t is_true, std::uint64_t is_known, std::uint64_t mask) noexcept {
    return {static_cast<std::uint32_t>(std::popcount(is_true & mask)), static_cast<std::uint32_t>(std::popcount(is_known & ~is_true & mask)), 0};
}

/// `size` bits from bit `first` on, for a size from 1 to 64.
constexpr std::uint64_t mask_of(std::uint32_t first, std::uint32_t size) noexcept { return (~std::uint64_t{0} >> (64 - size)) << first; }

/// The slots of a unit in two words. Handed on by value, so that they stay in registers.
struct word_bits {
    evaluator::words words;

    void set(std::uint32_t slot, bool is_true, bool is_known) noexcept {
        words.is_true |= std::uint64_t{is_true} << slot;
        words.is_known |= std::uint64_t{is_known} << slot;
    }
    void set(std::uint32_t slot, truth outcome) noexcept { set(slot, outcome == truth::yes, outcome != truth::unknown); }
    [[nodiscard]] leaning lean(const bound_group& group) const noexcept {
        return leaning_of(words.is_true, words.is_known, group.mask, group.failing);
    }
    [[nodiscard]] poll count(const bound_group& group) const noexcept {
        auto votes = poll_of(words.is_true, words.is_known, group.mask);
        votes.size = group.size;
        return votes;
    }
};

/// The slots of a unit of any size.
struct array_bits {
    slots* all;

    template <class Compute>
    void fill(const Compute& word) const noexcept {
        for (std::size_t i = 0; i < all->is_true.size(); ++i) {
            const auto [is_true, is_known] = word(i);
            all->is_true[i] = is_true;
            all->is_known[i] = is_known;
        }
    }
    void set(std::uint32_t slot, bool is_true, bool is_known) const noexcept {
        all->is_true[slot / 64] |= std::uint64_t{is_true} << slot % 64;
        all->is_known[slot / 64] |= std::uint64_t{is_known} << slot % 64;
    }
    void set(std::uint32_t slot, truth outcome) const noexcept { set(slot, outcome == truth::yes, outcome != truth::unknown); }
    template <class Action>
    void each_word(std::uint32_t first, std::uint32_t size, const Action& action) const {
        const auto end = first + size;
        for (auto at = first; at < end;) {
            const auto stop = std::min<std::uint32_t>(end, (at / 64 + 1) * 64);
            action(all->is_true[at / 64], all->is_known[at / 64], mask_of(at % 64, stop - at));
            at = stop;
        }
    }
    [[nodiscard]] leaning lean(const bound_group& group) const noexcept {
        leaning total{};
        each_word(group.first, group.size, [&](auto is_true, auto is_known, auto mask) {
            const auto part = leaning_of(is_true, is_known, mask, group.failing);
            total = {total.settled || part.settled, total.open || part.open};
        });
        return total;
    }
    [[nodiscard]] poll count(const bound_group& group) const noexcept {
        poll votes{0, 0, group.size};
        each_word(group.first, group.size, [&](auto is_true, auto is_known, auto mask) {
            const auto part = poll_of(is_true, is_known, mask);
            votes.yes += part.yes;
            votes.no += part.no;
        });
        return votes;
    }
};

template <bool may_count, class Bits>
[[gnu::always_inline]] inline Bits run_groups(const std::vector<bound_group>& groups, Bits bits) noexcept {
    for (const auto& group : groups) {
        if constexpr (may_count)
            if (group.counts) {
                bits.set(group.slot, turned(decide(group.what, bits.count(group), group.needed), group.turned));
                continue;
            }
        const auto [settled, open] = bits.lean(group);
        const bool is_known = settled | !open;
        bits.set(group.slot, (settled != group.turned) & is_known, is_known);
    }
    return bits;
}

/// The same where all children are known and no group counts: in two-valued logic a group is settled, or it holds if it is turned. Begins with
/// the bits of those set.
[[gnu::always_inline]] inline std::uint64_t run_known_groups(const std::vector<bound_group>& groups, std::uint64_t is_true) noexcept {
    for (const auto& group : groups) {
        const bool settled = ((is_true ^ group.failing) & group.mask) != 0;
        is_true ^= group.bit & (0 - std::uint64_t{settled});
    }
    return is_true;
}

/// The outcome in the first slot of a word.
constexpr truth first_slot(evaluator::words words) noexcept {
    return words.is_known & 1 ? truth_of(words.is_true & 1) : truth::unknown;
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

const bound_schedule& schedule_of(const bound_program& program, const bound_unit& unit) { return unit.schedule.of(unit.code, program.units); }

truth run_element(const bound_program& program, const bound_unit& unit, const frame& innermost);

/// How the elements of a list vote; stops as soon as one vote settles a quantifier.
poll ask_until_settled(const bound_program& program, const bound_instruction& code, row_number row, const frame& innermost) {
    const auto begin = code.list->begins[row], end = code.list->begins[row + 1];
    poll votes{0, 0, end - begin};
    if (code.unit == no_unit) return {votes.size, 0, votes.size};
    const auto& unit = program.units[code.unit];
    const bool one_yes_settles = code.what == operation::some || code.what == operation::no;
    const bool one_no_settles = code.what == operation::every;
    for (auto at = begin; at < end; ++at) {
        const auto element = code.list->elements[at];
        const auto outcome = run_element(program, unit, frame{element, &innermost, innermost.memory});
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
        const auto votes = ask_until_settled(program, code, row, innermost);
        return decide_count(votes.yes, votes.size - votes.no, code.low, code.high);
    }
    default:
        if (!known_at(code, row)) return truth::unknown;
        return decide(code.what, ask_until_settled(program, code, row, innermost), 0);
    }
}

truth run_call(const bound_program& program, std::uint32_t unit, row_number row, call_memory* memory) {
    if (!memory) return run_element(program, program.units[unit], frame{row, nullptr, nullptr});
    const auto key = call_memory::key_of(unit, row);
    if (const auto known = memory->outcomes.find(key); known != memory->outcomes.end()) return known->second;
    const auto outcome = run_element(program, program.units[unit], frame{row, nullptr, memory});
    memory->outcomes.emplace(key, outcome);
    return outcome;
}

truth run_other(const bound_program& program, const bound_instruction& code, const frame& innermost) {
    if (code.what == operation::compare) return compare_sides(program, code, innermost);
    if (code.what == operation::text_test) return test_text(program, code, innermost);
    auto row = innermost.row;
    if (!code.direct) {
        const auto found = follow_path(program.paths[code.path], innermost);
        if (!found) return truth::unknown;
        row = *found;
    }
    if (code.what == operation::call) return run_call(program, code.unit, row, innermost.memory);
    return run_fact(program, code, row, innermost);
}

/// Lists, other code and groups, after the tests: the general way.
template <class Bits>
Bits run_after_tests(const bound_program& program, const bound_unit& unit, const bound_schedule& schedule, const frame& innermost, Bits bits) {
    for (const auto& list : schedule.lists) bits.set(list.slot, run_list(list, innermost.row));
    for (const auto slot : schedule.others) bits.set(slot, turned(run_other(program, unit.code[slot], innermost), unit.code[slot].negated));
    return run_groups<true>(schedule.groups, bits);
}

/// A unit of at most 64 slots.
evaluator::words run_in_words(const bound_program& program, const bound_unit& unit, const bound_schedule& schedule, const frame& innermost) {
    return run_after_tests(program, unit, schedule, innermost, word_bits{run_tests(schedule.tests.front(), innermost.row)}).words;
}

void run_in_slots(const bound_program& program, const bound_unit& unit, const bound_schedule& schedule, const frame& innermost, slots& out) {
    array_bits bits{&out};
    bits.fill([&](std::size_t word) { return run_tests(schedule.tests[word], innermost.row); });
    run_after_tests(program, unit, schedule, innermost, bits);
}

/// What most units are made of and most records hold; nothing in between needs a call. False if this record needs the general way.
[[gnu::always_inline]] inline bool run_quickly(const bound_schedule& schedule, row_number row, evaluator::words& out) noexcept {
    if (!schedule.is_quick) return false;
    // Lists first: their rows take longest to come by.
    word_bits bits{};
    for (const auto& list : schedule.lists) {
        const auto found = run_block(list, row);
        if (found.is_known == 0) return false;
        bits.words.is_true |= found.is_true;
        bits.words.is_known |= found.is_known;
    }
    const auto tests = run_tests(schedule.tests.front(), row);
    bits.words.is_true |= tests.is_true;
    bits.words.is_known |= tests.is_known;
    if (bits.words.is_known == schedule.leaves)
        out = {run_known_groups(schedule.groups, bits.words.is_true | schedule.turned_groups), schedule.all};
    else
        out = run_groups<false>(schedule.groups, bits).words;
    return true;
}

truth run_element(const bound_program& program, const bound_unit& unit, const frame& innermost) {
    const auto& schedule = schedule_of(program, unit);
    evaluator::words found;
    if (run_quickly(schedule, innermost.row, found)) return first_slot(found);
    if (unit.fits_word) return first_slot(run_in_words(program, unit, schedule, innermost));
    slots all;
    all.resize(unit.code.size());
    run_in_slots(program, unit, schedule, innermost, all);
    return all[0];
}

/// Apart, so that the quick way need not make room for it.
[[gnu::noinline]] evaluator::words run_row(const bound_program& program, const bound_unit& unit, const bound_schedule& schedule, row_number row) {
    if (!unit.calls_branch) return run_in_words(program, unit, schedule, frame{row, nullptr, nullptr});
    call_memory memory;
    return run_in_words(program, unit, schedule, frame{row, nullptr, &memory});
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

truth run_condition(const bound_program& code, std::uint32_t unit, const frame& innermost) {
    return interpreting::run_element(code, code.units[unit], innermost);
}

poll ask_elements(const bound_program& code, const list_column& list, std::uint32_t unit, row_number row, const frame& innermost) {
    bound_instruction counting;
    counting.what = operation::count_within;
    counting.list = &list;
    counting.unit = unit;
    return interpreting::ask_until_settled(code, counting, row, innermost);
}

void evaluator::run(std::uint32_t unit, std::span<const row_number> rows, slots& out) const {
    const auto& bound = bound_->units[unit];
    const auto& schedule = interpreting::schedule_of(*bound_, bound);
    if (words found; interpreting::run_quickly(schedule, rows.back(), found)) {
        out.is_true.assign(1, found.is_true);
        out.is_known.assign(1, found.is_known);
        return;
    }
    call_memory memory;
    out.resize(bound.code.size());
    with_frames(rows, bound.calls_branch ? &memory : nullptr,
                [&](const frame& innermost) { interpreting::run_in_slots(*bound_, bound, schedule, innermost, out); });
}

evaluator::words evaluator::run_words(std::uint32_t unit, row_number row) const {
    const auto& bound = bound_->units[unit];
    const auto& schedule = interpreting::schedule_of(*bound_, bound);
    words found;
    if (interpreting::run_quickly(schedule, row, found)) return found;
    return interpreting::run_row(*bound_, bound, schedule, row);
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

outcome::outcome(std::shared_ptr<const guong::evaluator> engine, model::criterion_index criterion, row_number row)
    : engine_{std::move(engine)}, criterion_{criterion}, row_{row} {
    engine_->run(engine_->program().unit_of(criterion_), {&row_, 1}, slots_);
}

verdict outcome::verdict() const noexcept { return verdict_of(slots_[0]); }

verdict batch::of(model::criterion_index criterion, row_number row) const {
    const auto& bits = units_.at(criterion_units_.at(criterion));
    if (bits.words_a_slot == 0) throw std::out_of_range{"the criterion was not evaluated"};
    return verdict_of(bits.at(0, row));
}

const model::ruleset& outcome::model() const noexcept { return engine_->program().model(); }

} // namespace guong::inline v0
