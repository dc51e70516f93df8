#include "bound_program.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include <guong/limits.hpp>

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

    template <class Compute>
    void fill(const Compute& word) noexcept {
        words = word(0);
    }
    void set(std::uint32_t slot, bool is_true, bool is_known) noexcept {
        words.is_true |= std::uint64_t{is_true} << slot;
        words.is_known |= std::uint64_t{is_known} << slot;
    }
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

constexpr truth truth_of(bool yes) noexcept { return yes ? truth::yes : truth::no; }

/// Unknown stays unknown.
constexpr truth turned(truth outcome, bool negated) noexcept {
    if (outcome == truth::unknown) return outcome;
    return truth_of((outcome == truth::yes) != negated);
}

/// The bits of the tests that the row passes.
template <class Cell>
[[gnu::always_inline]] inline std::uint64_t passed_tests(const std::vector<bound_test>& tests, row_number row) noexcept {
    std::uint64_t passed = 0;
    for (const auto& test : tests) {
        const auto cell = static_cast<std::int64_t>(static_cast<const Cell*>(test.cells)[row]);
        const bool inside = static_cast<std::uint64_t>(cell) - static_cast<std::uint64_t>(test.low) <= test.width;
        passed |= std::uint64_t{inside} << test.bit;
    }
    return passed;
}

[[gnu::noinline]] evaluator::words rare_tests(const bound_tests& tests, row_number row) noexcept {
    evaluator::words found{passed_tests<std::int32_t>(tests.days, row) | passed_tests<std::uint32_t>(tests.texts, row), 0};
    for (const auto& column : tests.known_columns) found.is_known |= (column.known[row / 64] >> row % 64 & 1) << column.bit;
    return found;
}

[[gnu::always_inline]] inline evaluator::words run_tests(const bound_tests& tests, row_number row) noexcept {
    auto passed = passed_tests<std::uint8_t>(tests.bytes, row) | passed_tests<std::int64_t>(tests.numbers, row);
    auto is_known = tests.surely_known;
    if (tests.has_rare) {
        const auto rare = rare_tests(tests, row);
        passed |= rare.is_true;
        is_known |= rare.is_known;
    }
    return {(passed ^ tests.turned) & is_known, is_known};
}

/// The bits of the elements that pass, four at once: how many there are is not branched on, since no two records agree on it.
template <class Cell>
[[gnu::always_inline]] inline unsigned passed_by_four(const bound_tests& tests, const std::vector<bound_test>& some, const row_number (&rows)[4],
                                                      unsigned passed) noexcept {
    for (const auto& test : some) {
        const auto* cells = static_cast<const Cell*>(test.cells);
        unsigned inside = 0;
        for (unsigned i = 0; i < 4; ++i) {
            const auto distance = static_cast<std::uint64_t>(static_cast<std::int64_t>(cells[rows[i]])) - static_cast<std::uint64_t>(test.low);
            inside |= unsigned{distance <= test.width} << i;
        }
        const auto turned_round = static_cast<unsigned>(tests.turned >> test.bit & 1);
        passed &= inside ^ (0u - turned_round);
    }
    return passed;
}

/// Votes of at most four elements of whose columns every fact is known.
[[gnu::always_inline]] inline poll ask_few(const bound_list& code, std::uint32_t begin, std::uint32_t size) noexcept {
    static constexpr row_number first_row = 0;
    const auto* elements = size == 0 ? &first_row : code.list->elements.data() + begin;
    const auto last = size == 0 ? 0u : size - 1;
    const row_number rows[4] = {elements[0], elements[std::min(1u, last)], elements[std::min(2u, last)], elements[std::min(3u, last)]};
    auto passed = passed_by_four<std::uint8_t>(*code.tests, code.tests->bytes, rows, (1u << size) - 1);
    passed = passed_by_four<std::int64_t>(*code.tests, code.tests->numbers, rows, passed);
    const auto yes = (0x4332'3221'3221'2110u >> passed * 4) & 7; // how many of four bits are set
    return {static_cast<std::uint32_t>(yes), size - static_cast<std::uint32_t>(yes), size};
}

poll ask_many(const bound_list& code, std::uint32_t begin, std::uint32_t size) noexcept {
    poll votes{0, 0, size};
    for (auto at = begin; at != begin + size; ++at) {
        const auto [is_true, is_known] = run_tests(*code.tests, code.list->elements[at]);
        votes.yes += (is_true & code.mask) == code.mask;
        votes.no += ((is_true ^ is_known) & code.mask) != 0;
    }
    return votes;
}

template <class Bits>
[[gnu::always_inline]] inline Bits run_list(const bound_list& code, row_number row, Bits bits) noexcept {
    constexpr auto no_end = std::numeric_limits<std::int64_t>::max();
    if (!(code.known[row / 64] >> row % 64 & 1)) {
        const auto outcome = turned(code.counts ? decide_count(0, no_end, code.low, code.high) : truth::unknown, code.turned);
        bits.set(code.slot, outcome == truth::yes, outcome != truth::unknown);
        return bits;
    }
    const auto begin = code.list->begins[row], size = code.list->begins[row + 1] - begin;
    const auto votes = size <= 4 && code.is_plain ? ask_few(code, begin, size) : ask_many(code, begin, size);
    if (code.counts) {
        const auto outcome = turned(decide_count(votes.yes, votes.size - votes.no, code.low, code.high), code.turned);
        bits.set(code.slot, outcome == truth::yes, outcome != truth::unknown);
        return bits;
    }
    const bool settled = (code.failing ? votes.no : votes.yes) != 0;
    const bool is_known = settled | ((code.failing ? votes.yes : votes.no) == votes.size);
    bits.set(code.slot, (settled != code.turned) & is_known, is_known);
    return bits;
}

template <class Bits>
[[gnu::always_inline]] inline Bits run_group(const bound_group& group, const Bits& children, Bits bits) noexcept {
    if (group.counts) {
        const auto outcome = turned(decide(group.what, children.count(group), group.needed), group.turned);
        bits.set(group.slot, outcome == truth::yes, outcome != truth::unknown);
        return bits;
    }
    const auto [settled, open] = children.lean(group);
    const bool is_known = settled | !open;
    bits.set(group.slot, (settled != group.turned) & is_known, is_known);
    return bits;
}

template <class Bits>
[[gnu::always_inline]] inline Bits run_groups(const std::vector<bound_group>& groups, Bits bits) noexcept {
    auto children = bits;
    for (const auto& group : groups) {
        if (group.begins_level) children = bits;
        bits = run_group(group, children, bits);
    }
    return bits;
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
    const auto key = std::uint64_t{unit} << 32 | row;
    if (const auto known = memory->find(key); known != memory->end()) return known->second;
    const auto outcome = run_element(program, program.units[unit], frame{row, nullptr, memory});
    memory->emplace(key, outcome);
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

template <class Bits>
[[gnu::always_inline]] inline Bits run_unit(const bound_program& program, const bound_unit& unit, const frame& innermost, Bits bits) {
    bits.fill([&](std::size_t word) { return run_tests(unit.schedule.tests[word], innermost.row); });
    for (const auto& list : unit.schedule.lists) bits = run_list(list, innermost.row, bits);
    for (const auto& [slot, code] : unit.schedule.others) {
        const auto outcome = turned(run_other(program, code, innermost), code.negated);
        bits.set(slot, outcome == truth::yes, outcome != truth::unknown);
    }
    return run_groups(unit.schedule.groups, bits);
}

truth run_element(const bound_program& program, const bound_unit& unit, const frame& innermost) {
    if (!unit.fits_word) {
        slots all;
        all.resize(unit.code.size());
        run_unit(program, unit, innermost, array_bits{&all});
        return all[0];
    }
    return first_slot(run_unit(program, unit, innermost, word_bits{}).words);
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
    call_memory memory;
    out.resize(bound.code.size());
    with_frames(rows, bound.calls_branch ? &memory : nullptr, [&](const frame& innermost) {
        return interpreting::run_unit(*bound_, bound, innermost, interpreting::array_bits{&out});
    });
}

evaluator::words evaluator::run_words(std::uint32_t unit, row_number row) const noexcept {
    const auto& bound = bound_->units[unit];
    if (!bound.calls_branch) return interpreting::run_unit(*bound_, bound, frame{row, nullptr, nullptr}, interpreting::word_bits{}).words;
    call_memory memory;
    return interpreting::run_unit(*bound_, bound, frame{row, nullptr, &memory}, interpreting::word_bits{}).words;
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
