#include "lanes.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>

#include "jobs.hpp"

namespace guong::inline v0 {

namespace batching {

namespace {

/// Rows of a block: a multiple of 64, few enough that the bits of a unit's slots stay in the first cache.
constexpr std::uint32_t block_rows = 4096;

/// Where the bits of one slot go.
struct bit_rows {
    std::uint64_t* is_true;
    std::uint64_t* is_known;
};

/// All slots of one unit for a block: slot s begins at word s * stride.
struct block_bits {
    std::uint64_t* is_true;
    std::uint64_t* is_known;
    std::size_t stride;

    [[nodiscard]] bit_rows slot(std::size_t number) const noexcept { return {is_true + number * stride, is_known + number * stride}; }
};

void set_lane(bit_rows out, std::uint32_t lane, truth outcome) noexcept {
    out.is_true[lane / 64] |= std::uint64_t{outcome == truth::yes} << lane % 64;
    out.is_known[lane / 64] |= std::uint64_t{outcome != truth::unknown} << lane % 64;
}

template <class Decide>
void fill_lane_by_lane(const lanes& at, bit_rows out, const Decide& decide_lane) {
    std::array<std::uint8_t, 64> is_true, is_known;
    for (std::uint32_t begin = 0; begin < at.count; begin += 64) {
        const auto size = std::min<std::uint32_t>(64, at.count - begin);
        is_true.fill(0);
        is_known.fill(0);
        for (std::uint32_t i = 0; i < size; ++i) {
            const truth outcome = decide_lane(begin + i);
            is_true[i] = outcome == truth::yes;
            is_known[i] = outcome != truth::unknown;
        }
        out.is_true[begin / 64] = packed_bits(is_true.data());
        out.is_known[begin / 64] = packed_bits(is_known.data());
    }
}

/// A test of single cells over lanes: known bits are copied or gathered, true bits computed 64 cells at a time.
template <class Cell, class Test>
void fill_cells(const Cell* cells, const std::uint64_t* known, const lanes& at, bit_rows out, const Test& test) {
    std::array<std::uint8_t, 64> passed;
    for (std::uint32_t begin = 0; begin < at.count; begin += 64) {
        const auto size = std::min<std::uint32_t>(64, at.count - begin);
        std::uint64_t known_word = 0;
        if (at.rows) {
            for (std::uint32_t i = 0; i < size; ++i) {
                const auto row = at.rows[begin + i];
                passed[i] = test(cells[row]);
                known_word |= (known[row / 64] >> row % 64 & 1) << i;
            }
        } else {
            const auto* here = cells + at.base + begin;
            if (size == 64)
                for (std::uint32_t i = 0; i < 64; ++i) passed[i] = test(here[i]);
            else
                for (std::uint32_t i = 0; i < size; ++i) passed[i] = test(here[i]);
            known_word = bits_at(known, at.base + begin, size);
        }
        std::fill(passed.begin() + size, passed.end(), std::uint8_t{0});
        out.is_known[begin / 64] = known_word;
        out.is_true[begin / 64] = packed_bits(passed.data()) & known_word;
    }
}

/// Bounds as the cell type has them, so that comparing needs no widening; false where no cell can lie between.
template <class Cell>
bool narrow(std::int64_t low, std::int64_t high, Cell& cell_low, Cell& cell_high) {
    constexpr std::int64_t least = std::numeric_limits<Cell>::min();
    constexpr std::int64_t most = static_cast<std::int64_t>(std::numeric_limits<Cell>::max());
    if (low > high || low > most || high < least) return false;
    cell_low = static_cast<Cell>(std::max(low, least));
    cell_high = static_cast<Cell>(std::min(high, most));
    return true;
}

template <class Cell>
void fill_within(const bound_instruction& code, const lanes& at, bit_rows out) {
    const auto* cells = static_cast<const Cell*>(code.cells);
    Cell low{}, high{};
    if (narrow(code.low, code.high, low, high))
        fill_cells(cells, code.known, at, out, [low, high](Cell cell) -> std::uint8_t { return (cell >= low) & (cell <= high); });
    else
        fill_cells(cells, code.known, at, out, [](Cell) -> std::uint8_t { return 0; });
}

template <class Cell>
void fill_one_of(const bound_instruction& code, const std::vector<std::int64_t>& options, const lanes& at, bit_rows out) {
    fill_cells(static_cast<const Cell*>(code.cells), code.known, at, out, [&](Cell cell) -> std::uint8_t {
        return std::binary_search(options.begin(), options.end(), static_cast<std::int64_t>(cell));
    });
}

template <class Action>
void with_cell_type(cell_kind kind, const Action& action) {
    switch (kind) {
    case cell_kind::byte: return action(std::uint8_t{});
    case cell_kind::number: return action(std::int64_t{});
    case cell_kind::day: return action(std::int32_t{});
    default: return action(std::uint32_t{});
    }
}

/// Children stand side by side, so a group is a few passes over words.
void fill_group(const bound_instruction& code, const block_bits& bits, std::size_t words, bit_rows out) {
    const auto fold = [&](bool stop_at_yes) {
        for (std::size_t word = 0; word < words; ++word) {
            std::uint64_t settled = 0, all_known = ~std::uint64_t{0};
            for (std::uint32_t child = 0; child < code.size; ++child) {
                const auto [is_true, is_known] = bits.slot(code.first + child);
                settled |= stop_at_yes ? is_true[word] : is_known[word] & ~is_true[word];
                all_known &= is_known[word];
            }
            out.is_known[word] = settled | all_known;
            out.is_true[word] = stop_at_yes ? settled : all_known & ~settled;
        }
    };
    switch (code.what) {
    case operation::all: return fold(false);
    case operation::any: return fold(true);
    case operation::none:
        fold(true);
        for (std::size_t word = 0; word < words; ++word) out.is_true[word] = out.is_known[word] & ~out.is_true[word];
        return;
    default: break;
    }
    std::fill_n(out.is_true, words, 0);
    std::fill_n(out.is_known, words, 0);
    for (std::size_t word = 0; word < words; ++word) {
        std::array<std::uint32_t, 64> yes{}, no{};
        for (std::uint32_t child = 0; child < code.size; ++child) {
            const auto [is_true, is_known] = bits.slot(code.first + child);
            for (std::uint32_t i = 0; i < 64; ++i) {
                yes[i] += static_cast<std::uint32_t>(is_true[word] >> i & 1);
                no[i] += static_cast<std::uint32_t>((is_known[word] & ~is_true[word]) >> i & 1);
            }
        }
        for (std::uint32_t i = 0; i < 64; ++i)
            set_lane(out, static_cast<std::uint32_t>(word * 64 + i), decide(code.what, {yes[i], no[i], code.size}, code.needed));
    }
}

/// Elements laid side by side at once: enough to fill the words of a unit, and few enough that lists inside lists inside lists, which
/// multiply, take little memory.
constexpr std::uint32_t piece_elements = 1u << 15;

/// Goes through the elements of the lists of some lanes in pieces, each as lanes of elements.
class element_walk {
public:
    /// A filter that looks outwards sees `scope`, where the lists are written; for others it need not be known which lane is whose.
    element_walk(const list_column& list, const lanes& at, const lanes& scope, bool looks_outwards)
        : list_{list}, at_{at}, looks_outwards_{looks_outwards} {
        elements_.outer = &scope;
    }

    /// The elements of one lane within a piece.
    struct share {
        std::uint32_t lane;
        std::uint32_t begin;
        std::uint32_t end;
    };

    /// False if there is none left.
    bool next() {
        rows_.clear();
        outer_lane_.clear();
        shares_.clear();
        std::uint32_t count = 0;
        for (; lane_ < at_.count && count < piece_elements; ++lane_, passed_ = 0) {
            const auto row = at_.row(lane_);
            const auto size = list_.begins[row + 1] - list_.begins[row] - passed_;
            const auto taken = std::min(size, piece_elements - count);
            if (taken == 0) continue;
            const auto begin = list_.begins[row] + passed_;
            if (count == 0) cell_ = begin;
            shares_.push_back({lane_, count, count + taken});
            if (looks_outwards_) outer_lane_.insert(outer_lane_.end(), taken, lane_);
            if (at_.rows) rows_.insert(rows_.end(), list_.elements.begin() + begin, list_.elements.begin() + begin + taken);
            count += taken;
            passed_ += taken;
            if (taken < size) break;
        }
        place(count);
        return count > 0;
    }

    [[nodiscard]] const lanes& elements() const noexcept { return elements_; }
    [[nodiscard]] const std::vector<share>& shares() const noexcept { return shares_; }

private:
    void place(std::uint32_t count) {
        elements_.count = count;
        elements_.outer_lane = looks_outwards_ ? outer_lane_.data() : nullptr;
        if (count == 0) return;
        // The lists of rows that follow one another follow one another too.
        elements_.rows = at_.rows ? rows_.data() : list_.elements.data() + cell_;
        if (!at_.rows && follow_one_another(elements_.rows, count)) {
            elements_.base = elements_.rows[0];
            elements_.rows = nullptr;
        }
    }

    /// As the rows of elements do that are written inside their records.
    static bool follow_one_another(const row_number* rows, std::uint32_t count) {
        bool dense = true;
        for (std::uint32_t i = 0; i < count; ++i) dense &= rows[i] == rows[0] + i;
        return dense;
    }

    const list_column& list_;
    const lanes& at_;
    bool looks_outwards_;
    std::uint32_t lane_ = 0;   ///< the next to be taken from
    std::uint32_t passed_ = 0; ///< elements of its list that were taken
    std::size_t cell_ = 0;     ///< where the piece begins in the column
    lanes elements_;
    std::vector<row_number> rows_;
    std::vector<std::uint32_t> outer_lane_;
    std::vector<share> shares_;
};

/// For each element, whether it surely holds and whether it surely does not.
struct element_votes {
    std::vector<std::uint64_t> yes;
    std::vector<std::uint64_t> no;

    [[nodiscard]] poll of(std::uint32_t begin, std::uint32_t end) const noexcept {
        const auto size = end - begin;
        if (size >= 64) return {count_bits(yes.data(), begin, end), count_bits(no.data(), begin, end), size};
        return {static_cast<std::uint32_t>(std::popcount(short_bits_at(yes.data(), begin, size))),
                static_cast<std::uint32_t>(std::popcount(short_bits_at(no.data(), begin, size))), size};
    }
};

class block_runner {
public:
    block_runner(const bound_program& program, const std::vector<bit_columns>& finished) : program_{program}, finished_{finished} {}

    void run(std::uint32_t unit, const lanes& at, const block_bits& bits) {
        const auto& code = program_.units[unit].code;
        for (auto slot = code.size(); slot-- > 0;) {
            const auto out = bits.slot(slot);
            run_instruction(code[slot], at, bits, out);
            if (!code[slot].negated) continue;
            for (std::size_t word = 0; word < at.word_count(); ++word) out.is_true[word] = out.is_known[word] & ~out.is_true[word];
        }
    }

private:
    void run_instruction(const bound_instruction& code, const lanes& at, const block_bits& bits, bit_rows out) {
        switch (code.what) {
        case operation::all:
        case operation::any:
        case operation::none:
        case operation::at_least:
        case operation::exactly: return fill_group(code, bits, at.word_count(), out);
        case operation::compare: return fill_compare(code, at, out);
        case operation::text_test: return fill_text_test(code, at, out);
        default: break;
        }
        if (code.direct) return run_at_rows(code, at, at, out);
        run_elsewhere(code, at, out);
    }

    /// `at` are the rows that hold the facts; a filter sees the scope it is written in.
    void run_at_rows(const bound_instruction& code, const lanes& at, const lanes& scope, bit_rows out) {
        switch (code.what) {
        case operation::within:
            return with_cell_type(code.kind, [&](auto cell) { fill_within<decltype(cell)>(code, at, out); });
        case operation::one_of:
            return with_cell_type(code.kind, [&](auto cell) { fill_one_of<decltype(cell)>(code, program_.option_sets[code.first], at, out); });
        case operation::known: return fill_known(code, at, out);
        case operation::call: return fill_call(code, at, out);
        default: return fill_list(code, at, scope, out);
        }
    }

    /// Facts of other rows: the rows are looked up first, and lanes whose way is unknown are undetermined.
    void run_elsewhere(const bound_instruction& code, const lanes& at, bit_rows out) {
        std::vector<row_number> rows(at.count);
        std::vector<std::uint64_t> reached(at.word_count(), 0);
        for (std::uint32_t lane = 0; lane < at.count; ++lane) {
            const auto row = with_frame(at, lane, [&](const frame& innermost) { return follow_path(program_.paths[code.path], innermost); });
            rows[lane] = row.value_or(0);
            reached[lane / 64] |= std::uint64_t{row.has_value()} << lane % 64;
        }
        if (std::all_of(reached.begin(), reached.end(), [](auto word) { return word == 0; })) {
            std::fill_n(out.is_true, at.word_count(), 0);
            std::fill_n(out.is_known, at.word_count(), 0);
            return;
        }
        lanes there = at;
        there.rows = rows.data();
        run_at_rows(code, there, at, out);
        for (std::size_t word = 0; word < at.word_count(); ++word) {
            out.is_true[word] &= reached[word];
            out.is_known[word] &= reached[word];
        }
    }

    static void fill_known(const bound_instruction& code, const lanes& at, bit_rows out) {
        for (std::uint32_t begin = 0; begin < at.count; begin += 64) {
            const auto size = std::min<std::uint32_t>(64, at.count - begin);
            std::uint64_t known_word = 0;
            if (at.rows)
                for (std::uint32_t i = 0; i < size; ++i) known_word |= (code.known[at.rows[begin + i] / 64] >> at.rows[begin + i] % 64 & 1) << i;
            else
                known_word = bits_at(code.known, at.base + begin, size);
            out.is_true[begin / 64] = known_word;
            out.is_known[begin / 64] = ~std::uint64_t{0} >> (64 - size);
        }
    }

    void fill_call(const bound_instruction& code, const lanes& at, bit_rows out) const {
        const auto& called = finished_[code.unit];
        if (at.rows) return fill_lane_by_lane(at, out, [&](std::uint32_t lane) { return called.at(0, at.rows[lane]); });
        for (std::uint32_t begin = 0; begin < at.count; begin += 64) {
            const auto size = std::min<std::uint32_t>(64, at.count - begin);
            out.is_true[begin / 64] = bits_at(called.is_true.data(), at.base + begin, size);
            out.is_known[begin / 64] = bits_at(called.is_known.data(), at.base + begin, size);
        }
    }

    void fill_compare(const bound_instruction& code, const lanes& at, bit_rows out) const {
        fill_lane_by_lane(at, out, [&](std::uint32_t lane) {
            return with_frame(at, lane, [&](const frame& innermost) { return compare_sides(program_, code, innermost); });
        });
    }

    void fill_text_test(const bound_instruction& code, const lanes& at, bit_rows out) const {
        fill_lane_by_lane(at, out, [&](std::uint32_t lane) {
            return with_frame(at, lane, [&](const frame& innermost) { return test_text(program_, code, innermost); });
        });
    }

    void fill_list(const bound_instruction& code, const lanes& at, const lanes& scope, bit_rows out) {
        const auto polls = ask_elements(code, at, scope);
        const auto decide_lanes = [&](const auto& decide_votes, truth of_unknown_list) {
            fill_lane_by_lane(at, out, [&](std::uint32_t lane) {
                const auto row = at.row(lane);
                return code.known[row / 64] >> row % 64 & 1 ? decide_votes(polls[lane]) : of_unknown_list;
            });
        };
        // The kinds one by one, so that none of them is chosen for each lane anew.
        switch (code.what) {
        case operation::some: return decide_lanes([](poll all) { return decide(operation::some, all, 0); }, truth::unknown);
        case operation::every: return decide_lanes([](poll all) { return decide(operation::every, all, 0); }, truth::unknown);
        case operation::no: return decide_lanes([](poll all) { return decide(operation::no, all, 0); }, truth::unknown);
        default: break;
        }
        decide_lanes([&](poll all) { return decide_count(all.yes, all.size - all.no, code.low, code.high); },
                     decide_count(0, std::numeric_limits<std::int64_t>::max(), code.low, code.high));
    }

    /// How the elements of each lane's list vote; of a list without a filter, every element for it.
    std::vector<poll> ask_elements(const bound_instruction& code, const lanes& at, const lanes& scope) {
        std::vector<poll> polls(at.count);
        for (std::uint32_t lane = 0; lane < at.count; ++lane) {
            const auto row = at.row(lane);
            polls[lane].size = code.list->begins[row + 1] - code.list->begins[row];
            if (code.unit == no_unit) polls[lane].yes = polls[lane].size;
        }
        if (code.unit == no_unit) return polls;
        element_votes votes;
        for (element_walk walk{*code.list, at, scope, program_.units[code.unit].reach > 0}; walk.next();) {
            ask_piece(code.unit, walk.elements(), votes);
            for (const auto& [lane, begin, end] : walk.shares()) {
                const auto part = votes.of(begin, end);
                polls[lane].yes += part.yes;
                polls[lane].no += part.no;
            }
        }
        return polls;
    }

    void ask_piece(std::uint32_t unit, const lanes& elements, element_votes& votes) {
        const auto stride = elements.word_count() + 1; // short_bits_at wants a spare word
        const auto words = stride * program_.units[unit].code.size();
        votes.yes.assign(words, 0);
        votes.no.assign(words, 0);
        run(unit, elements, {votes.yes.data(), votes.no.data(), stride});
        for (std::size_t word = 0; word < stride; ++word) votes.no[word] &= ~votes.yes[word]; // was: known
    }

    const bound_program& program_;
    const std::vector<bit_columns>& finished_;
};

/// Units that the criteria need: these themselves and what they call, directly or in the elements of lists.
std::vector<bool> needed_units(const bound_program& program, std::span<const std::uint32_t> roots) {
    std::vector<bool> needed(program.units.size(), false);
    for (const auto root : roots) needed[root] = true;
    const auto need = [&](std::uint32_t unit) {
        if (unit != no_unit) needed[unit] = true;
    };
    for (auto unit = program.units.size(); unit-- > 0;) { // a unit stands behind all that it calls
        if (!needed[unit]) continue;
        // What values are made of is run for each record by itself, with all that it calls.
        for (const auto& code : program.units[unit].code) need(code.unit);
    }
    return needed;
}

void run_blocks(const bound_program& program, std::uint32_t unit, row_number rows, std::vector<bit_columns>& units, unsigned jobs) {
    auto& made = units[unit];
    made.words_a_slot = (std::size_t{rows} + 63) / 64;
    const auto words = made.words_a_slot * program.units[unit].code.size();
    made.is_true.resize(words);
    made.is_known.resize(words);
    std::atomic<std::uint64_t> next{0};
    const auto work = [&] {
        block_runner runner{program, units};
        for (;;) {
            const auto begin = next.fetch_add(block_rows);
            if (begin >= rows) return;
            lanes at;
            at.base = static_cast<row_number>(begin);
            at.count = static_cast<std::uint32_t>(std::min<std::uint64_t>(block_rows, rows - begin));
            runner.run(unit, at, {made.is_true.data() + begin / 64, made.is_known.data() + begin / 64, made.words_a_slot});
        }
    };
    const auto blocks = (std::size_t{rows} + block_rows - 1) / block_rows;
    run_jobs(std::min<std::size_t>(jobs, blocks), work);
}

} // namespace

} // namespace batching

struct evaluator::recollection {
    std::once_flag filled;
    batch all;
};

std::shared_ptr<evaluator::recollection> evaluator::nothing_recalled() { return std::make_shared<recollection>(); }

void evaluator::recall(std::uint32_t unit, std::span<const row_number> frame, slots& out) const {
    const auto& bound = bound_->units[unit];
    if (bound.is_element || !bound.calls_branch) return run(unit, frame, out);
    std::call_once(recalled_->filled, [&] { recalled_->all = evaluate(*this); });
    const auto& columns = recalled_->all.bits(unit);
    if (columns.words_a_slot == 0) return run(unit, frame, out); // a helper that no criterion needs
    out.resize(bound.code.size());
    for (std::size_t slot = 0; slot < bound.code.size(); ++slot) {
        const auto outcome = columns.at(slot, frame.back());
        out.is_true[slot / 64] |= std::uint64_t{outcome == truth::yes} << slot % 64;
        out.is_known[slot / 64] |= std::uint64_t{outcome != truth::unknown} << slot % 64;
    }
}

batch evaluate(const evaluator& engine, std::span<const model::criterion_index> criteria, unsigned jobs) {
    const auto& program = engine.bound();
    const auto& rules = engine.program().model();
    batch made;
    for (model::criterion_index i = 0; i < rules.criteria.size(); ++i) made.criterion_units_.push_back(engine.program().unit_of(i));
    std::vector<std::uint32_t> roots;
    for (const auto criterion : criteria) roots.push_back(made.criterion_units_.at(criterion));
    if (criteria.empty()) roots = made.criterion_units_;
    const auto needed = batching::needed_units(program, roots);
    made.units_.resize(program.units.size());
    for (std::uint32_t unit = 0; unit < program.units.size(); ++unit)
        if (needed[unit] && !program.units[unit].is_element)
            batching::run_blocks(program, unit, engine.data().of(program.units[unit].record).row_count(), made.units_, jobs);
    return made;
}

} // namespace guong::inline v0
