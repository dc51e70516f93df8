#pragma once

/// The tests of one record, and of the elements of its lists.

#include <algorithm>
#include <cstdint>
#include <limits>

#include "../value/truth.hpp"
#include "bound_program.hpp"

namespace guong::inline v0 {

namespace interpreting {

/// Whether a cell fails a test.
template <class Cell>
[[gnu::always_inline]] inline bool fails(const bound_test& test, Cell cell) noexcept {
    return test.width < static_cast<std::uint64_t>(static_cast<std::int64_t>(cell)) - test.low;
}

/// Shifts in a bit for each test that the row fails, the last test lowest. They are subtracted, so that `failed` is the number of them
/// turned negative: a comparison and a subtraction with borrow are two instructions, where an addition becomes more.
template <class Cell>
[[gnu::always_inline]] inline std::uint64_t failed_tests(const test_lane& lane, row_number row, std::uint64_t failed = 0) noexcept {
    for (const auto& test : lane) failed = failed + failed - fails(test, static_cast<const Cell*>(test.cells)[row]);
    return failed;
}

/// What some bits set, each in its place, in a word of slots.
[[gnu::always_inline]] inline std::uint64_t placed(const placements& tables, std::uint64_t bits) noexcept {
    std::uint64_t word = 0;
    for (const auto& table : tables) {
        word |= table[bits % table.size()];
        bits >>= placed_bits;
    }
    return word;
}

/// The slots of all range tests for one row.
[[gnu::always_inline]] inline evaluator::words run_tests(const bound_tests& all, row_number row) noexcept {
    auto failed = failed_tests<std::uint8_t>(all.tests.bytes, row);
    failed = failed_tests<std::int64_t>(all.tests.numbers, row, failed);
    if (all.has_days_or_texts) {
        failed = failed_tests<std::int32_t>(all.tests.days, row, failed);
        failed = failed_tests<std::uint32_t>(all.tests.texts, row, failed);
    }
    const auto is_true = placed(all.of_failed, 0 - failed);
    if (all.partly.empty()) return {is_true, all.surely_known};
    std::uint64_t known = 0;
    for (const auto* column : all.partly) known = known + known + (column[row / 64] >> row % 64 & 1);
    const auto is_known = all.surely_known | placed(all.of_known, known);
    return {is_true & is_known, is_known};
}

/// Whether a row passes all tests.
[[gnu::always_inline]] inline bool passes(const test_lanes& tests, row_number row) noexcept {
    return (failed_tests<std::uint8_t>(tests.bytes, row) | failed_tests<std::int64_t>(tests.numbers, row) |
            failed_tests<std::int32_t>(tests.days, row) | failed_tests<std::uint32_t>(tests.texts, row)) == 0;
}

/// Adds to `failed` a bit for each element of the block from `row` on that fails some test, the first lowest. To stop when all have failed
/// saves little by itself, but keeps compilers from running several tests at once: there are too few of them for that to pay.
template <class Cell>
[[gnu::always_inline]] inline std::uint64_t failed_in_block(const test_lane& lane, row_number row, std::uint64_t failed) noexcept {
    constexpr auto all_failed = (std::uint64_t{1} << block_elements) - 1;
    for (const auto& test : lane) {
        const auto* cells = static_cast<const Cell*>(test.cells) + row;
        std::uint64_t of_test = 0;
        for (auto i = block_elements; i-- > 0;) of_test = of_test + of_test - fails(test, cells[i]);
        failed |= 0 - of_test;
        if (failed == all_failed) break;
    }
    return failed;
}

/// What a short list in blocks comes to, as the bits of its slot; no bits if it is long, or unknown.
[[gnu::noinline]] inline evaluator::words run_block(const bound_list& code, row_number row) noexcept {
    const auto begin = code.begins[row], size = code.begins[row + 1] - begin;
    if (size > block_elements || !(code.known[row / 64] >> row % 64 & 1)) return {};
    const auto first = code.first_row + begin;
    const auto block = std::min(first, code.last_block);
    auto failed = failed_in_block<std::uint8_t>(code.conjuncts.bytes, block, 0);
    failed = failed_in_block<std::int64_t>(code.conjuncts.numbers, block, failed);
    failed = failed_in_block<std::int32_t>(code.conjuncts.days, block, failed);
    failed = failed_in_block<std::uint32_t>(code.conjuncts.texts, block, failed);
    // Elements that settle it: those that pass, or, of `every`, those that fail.
    const auto settling = (failed ^ code.passing) >> (first - block) & ((std::uint64_t{1} << size) - 1);
    return {settling != 0 ? code.bit ^ code.turned_bit : code.turned_bit, code.bit};
}

/// How the elements of a list vote; stops as soon as one vote settles a quantifier.
inline poll ask_one_by_one(const bound_list& code, std::uint32_t begin, std::uint32_t size) noexcept {
    poll votes{0, 0, size};
    for (auto at = begin; at != begin + size; ++at) {
        const auto row = code.elements[at];
        if (code.is_plain) {
            const bool holds = passes(code.conjuncts, row);
            votes.yes += holds;
            votes.no += !holds;
        } else {
            const auto [is_true, is_known] = run_tests(*code.tests, row);
            votes.yes += (is_true & code.mask) == code.mask;
            votes.no += ((is_true ^ is_known) & code.mask) != 0;
        }
        if ((code.failing ? votes.no : votes.yes) != 0 && !code.counts) break;
    }
    return votes;
}

/// What a list of the row itself comes to.
inline truth run_list(const bound_list& code, row_number row) noexcept {
    if (!(code.known[row / 64] >> row % 64 & 1))
        return code.counts ? turned(decide_count(0, std::numeric_limits<std::int64_t>::max(), code.low, code.high), code.turned)
                           : truth::unknown;
    const auto begin = code.begins[row], size = code.begins[row + 1] - begin;
    const auto votes = ask_one_by_one(code, begin, size);
    if (code.counts) return turned(decide_count(votes.yes, votes.size - votes.no, code.low, code.high), code.turned);
    if ((code.failing ? votes.no : votes.yes) != 0) return truth_of(!code.turned);
    return (code.failing ? votes.yes : votes.no) == votes.size ? truth_of(code.turned) : truth::unknown;
}

} // namespace interpreting

} // namespace guong::inline v0
