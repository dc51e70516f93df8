#include "bound_program.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace guong::inline v0 {

namespace scheduling {

namespace {

constexpr std::uint64_t everything = ~std::uint64_t{0};

bool is_test(const bound_instruction& code) { return code.what == operation::within && code.direct; }

/// A test, and whether to pass it makes its slot false.
struct turnable_test {
    bound_test test;
    cell_kind kind;
    bool turned;
    std::uint32_t slot;
};

/// A range that is empty is all values turned round: to run it then needs no case for it.
turnable_test test_of(const bound_instruction& code, std::uint32_t slot) {
    const bool empty = code.low > code.high;
    const auto low = static_cast<std::uint64_t>(code.low);
    const auto width = empty ? everything : static_cast<std::uint64_t>(code.high) - low;
    return {{code.cells, low, width}, code.kind, code.negated != empty, slot};
}

/// The same without turning; nothing if no cell would pass.
std::optional<bound_test> straight(const turnable_test& some) {
    if (!some.turned) return some.test;
    if (some.test.width == everything) return std::nullopt;
    return bound_test{some.test.cells, some.test.low + some.test.width + 1, everything - some.test.width - 1};
}

std::vector<turnable_test> tests_between(const std::vector<bound_instruction>& all, std::uint32_t begin, std::uint32_t end) {
    std::vector<turnable_test> tests;
    for (auto slot = begin; slot < end; ++slot)
        if (is_test(all[slot])) tests.push_back(test_of(all[slot], slot));
    return tests;
}

/// The one of four that is for a kind of cells.
template <class Lanes>
auto& lane_of(Lanes& lanes, cell_kind kind) {
    switch (kind) {
    case cell_kind::byte: return lanes.bytes;
    case cell_kind::number: return lanes.numbers;
    case cell_kind::day: return lanes.days;
    default: return lanes.texts;
    }
}

/// What a bit sets in a word of slots.
struct choice {
    std::uint64_t if_clear;
    std::uint64_t if_set;
};

/// The last of the choices is that of the lowest bit.
placements placements_of(const std::vector<choice>& choices) {
    placements made((choices.size() + placed_bits - 1) / placed_bits);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto& [if_clear, if_set] = choices[choices.size() - 1 - i];
        auto& table = made[i / placed_bits];
        for (std::size_t bits = 0; bits < table.size(); ++bits) table[bits] |= bits >> i % placed_bits & 1 ? if_set : if_clear;
    }
    return made;
}

/// Adds what a bit sets to the bit of `key`, which is a new one if none is for it yet.
template <class Key>
void add_choice(std::vector<Key>& keys, std::vector<choice>& choices, const Key& key, choice added) {
    const auto place = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    if (place == keys.size()) {
        keys.push_back(key);
        choices.push_back({});
    }
    choices[place].if_clear |= added.if_clear;
    choices[place].if_set |= added.if_set;
}

bound_tests tests_among(const std::vector<bound_instruction>& all, std::uint32_t begin, std::uint32_t end) {
    bound_tests made;
    struct {
        std::vector<choice> bytes, numbers, days, texts;
    } of_failed;
    std::vector<choice> of_known;
    for (const auto& [test, kind, turned, slot] : tests_between(all, begin, end)) {
        const auto bit = std::uint64_t{1} << slot % 64;
        add_choice(lane_of(made.tests, kind), lane_of(of_failed, kind), test, turned ? choice{0, bit} : choice{bit, 0});
        if (all[slot].all_known)
            made.surely_known |= bit;
        else
            add_choice(made.partly, of_known, all[slot].known, {0, bit});
    }
    auto& in_order = of_failed.bytes;
    for (const auto* lane : {&of_failed.numbers, &of_failed.days, &of_failed.texts})
        in_order.insert(in_order.end(), lane->begin(), lane->end());
    made.of_failed = placements_of(in_order);
    made.has_days_or_texts = !made.tests.days.empty() || !made.tests.texts.empty();
    made.of_known = placements_of(of_known);
    return made;
}

/// `not X` of a plain test is that test turned round: one wait less than a group.
std::vector<bound_instruction> without_plain_negations(std::vector<bound_instruction> all) {
    for (auto& code : all) {
        if (code.what != operation::none || code.size != 1 || !is_test(all[code.first])) continue;
        const bool negated = !code.negated;
        code = all[code.first];
        code.negated = code.negated != negated;
    }
    return all;
}

bound_group group_of(const bound_instruction& code, std::uint32_t slot) {
    const bool fits_word = code.first + code.size <= 64;
    bound_group group{};
    group.mask = fits_word && code.size > 0 ? (everything >> (64 - code.size)) << code.first : 0;
    group.failing = code.what == operation::all ? everything : 0;
    group.bit = std::uint64_t{1} << slot % 64;
    group.first = code.first;
    group.size = code.size;
    group.slot = slot;
    group.needed = code.needed;
    group.what = code.what;
    group.counts = code.what == operation::at_least || code.what == operation::exactly;
    group.turned = group.counts ? code.negated : (code.what != operation::any) != code.negated;
    return group;
}

/// The tests that an element must pass, all of them; none where the filter is anything else.
std::uint64_t conjunction_of(const bound_unit& element, const bound_schedule& schedule) {
    if (!element.fits_word || !schedule.lists.empty() || !schedule.others.empty()) return 0;
    std::uint64_t mask = 1;
    for (auto group = schedule.groups.rbegin(); group != schedule.groups.rend(); ++group) { // parents before children
        const auto bit = std::uint64_t{1} << group->slot;
        if (!(mask & bit)) continue;
        if (group->what != operation::all || !group->turned || group->size == 0) return 0;
        mask = (mask ^ bit) | group->mask;
    }
    return mask;
}

/// The tests of `mask` alone, where all that they read is known; nothing where it is not, or no element could pass.
std::optional<test_lanes> conjuncts_of(const bound_unit& element, const bound_schedule& schedule, std::uint64_t mask) {
    if ((schedule.tests.front().surely_known & mask) != mask) return std::nullopt;
    const auto code = without_plain_negations(element.code);
    test_lanes made;
    for (const auto& each : tests_between(code, 0, static_cast<std::uint32_t>(code.size()))) {
        if (!(mask >> each.slot & 1)) continue;
        const auto test = straight(each);
        if (!test) return std::nullopt;
        lane_of(made, each.kind).push_back(*test);
    }
    return made;
}

bool follow_one_another(const std::vector<row_number>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i] != rows[i - 1] + 1) return false;
    return true;
}

bound_list list_of(const bound_instruction& code, std::uint32_t slot, const bound_unit& element, const bound_schedule& of_element, std::uint64_t mask) {
    bound_list made{};
    made.begins = code.list->begins.data();
    made.elements = code.list->elements.data();
    made.known = code.known;
    made.tests = &of_element.tests.front();
    made.mask = mask;
    made.low = code.low;
    made.high = code.high;
    made.slot = slot;
    made.counts = code.what == operation::count_within;
    made.failing = code.what == operation::every;
    made.turned = (!made.counts && code.what != operation::some) != code.negated;
    made.bit = std::uint64_t{1} << slot % 64;
    made.turned_bit = made.turned ? made.bit : 0;
    made.passing = made.failing ? 0 : everything;
    auto conjuncts = conjuncts_of(element, of_element, mask);
    if (!conjuncts) return made;
    made.is_plain = true;
    made.conjuncts = std::move(*conjuncts);
    const auto& rows = code.list->elements;
    if (rows.empty() || element.rows < block_elements || !follow_one_another(rows)) return made;
    made.in_blocks = true;
    made.first_row = rows.front();
    made.last_block = element.rows - block_elements;
    return made;
}

void add_leaf(bound_schedule& made, const bound_instruction& code, std::uint32_t slot, const std::vector<bound_unit>& units) {
    if (!is_over_elements(code.what) || !code.direct || code.unit == no_unit) return made.others.push_back(slot);
    const auto& element = units[code.unit];
    const auto& of_element = element.schedule.of(element.code, units);
    if (const auto mask = conjunction_of(element, of_element); mask != 0)
        made.lists.push_back(list_of(code, slot, element, of_element, mask));
    else
        made.others.push_back(slot);
}

void finish(bound_schedule& made, std::uint32_t slots) {
    if (slots == 0 || slots > 64) return;
    made.all = everything >> (64 - slots);
    made.leaves = made.all;
    made.is_quick = made.others.empty();
    for (const auto& group : made.groups) {
        made.leaves ^= group.bit;
        if (group.turned) made.turned_groups |= group.bit;
        made.is_quick = made.is_quick && !group.counts;
    }
    for (const auto& list : made.lists) made.is_quick = made.is_quick && list.in_blocks && !list.counts;
}

bound_schedule made_of(const std::vector<bound_instruction>& code, const std::vector<bound_unit>& units) {
    const auto all = without_plain_negations(code);
    const auto slots = static_cast<std::uint32_t>(all.size());
    bound_schedule made;
    for (std::uint32_t begin = 0; begin < slots; begin += 64) made.tests.push_back(tests_among(all, begin, std::min(begin + 64, slots)));
    for (std::uint32_t slot = 0; slot < slots; ++slot)
        if (!is_group(all[slot].what) && !is_test(all[slot])) add_leaf(made, all[slot], slot, units);
    for (auto slot = slots; slot-- > 0;) // children stand behind their group
        if (is_group(all[slot].what)) made.groups.push_back(group_of(all[slot], slot));
    finish(made, slots);
    return made;
}

} // namespace

} // namespace scheduling

void schedule_on_demand::make(const std::vector<bound_instruction>& code, const std::vector<bound_unit>& units) const {
    std::call_once(once_, [&] {
        made_ = scheduling::made_of(code, units);
        is_made_.store(true, std::memory_order_release);
    });
}

} // namespace guong::inline v0
