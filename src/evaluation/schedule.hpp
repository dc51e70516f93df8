#pragma once

/// The code of a unit sorted by what it does, so that one record is a few short loops with hardly a choice in them: tests, by the kind of
/// their cells, lists of the row itself, whatever needs the general way, and groups from the innermost outwards.

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/program.hpp>

namespace guong::inline v0 {

struct bound_instruction;
struct bound_unit;

/// A range test of a fact of the row itself: most conditions are one. Bounds are taken modulo 2^64, so that a cell fails exactly if its
/// distance from `low` is more than `width`, and what is outside of a range is a range too.
struct bound_test {
    const void* cells;
    std::uint64_t low;
    std::uint64_t width; ///< high - low

    friend bool operator==(const bound_test&, const bound_test&) = default;
};

/// Tests of one kind of cells.
using test_lane = std::vector<bound_test>;

/// Tests by the kind of their cells.
struct test_lanes {
    test_lane bytes;
    test_lane numbers;
    test_lane days;
    test_lane texts;
};

/// Where bits that were shifted into a word one by one belong: for each six of them, from the lowest up, what they set in a word of slots.
inline constexpr unsigned placed_bits = 6;
using placements = std::vector<std::array<std::uint64_t, 1 << placed_bits>>;

/// The range tests among 64 slots, each once however many slots want it.
struct bound_tests {
    test_lanes tests;
    bool has_days_or_texts = false;
    placements of_failed;                     ///< of a bit for each test, those of bytes first, the last of all lowest
    std::vector<const std::uint64_t*> partly; ///< known bits of the columns of which not every fact is known
    placements of_known;                      ///< of a bit for each of these, the last lowest
    std::uint64_t surely_known = 0;           ///< slots of the tests on the other columns
};

/// Elements in a block. All of them are tested, whatever the length of the list: no two records agree on it, so to branch on it costs more.
inline constexpr row_number block_elements = 4;

/// A list of the row itself whose filter is a test of the element or a conjunction of such tests, as most filters are.
struct bound_list {
    const std::uint32_t* begins;
    const row_number* elements;
    const std::uint64_t* known;
    test_lanes conjuncts;     ///< what elements must pass, if they are plain
    const bound_tests* tests; ///< all of the element
    std::uint64_t mask;       ///< those of them that it must pass
    std::uint64_t bit;        ///< of its slot
    std::uint64_t turned_bit; ///< the same, if being settled makes it false
    std::uint64_t passing;    ///< all bits if elements that pass settle it, none if failing ones do
    std::int64_t low;         ///< of count_within
    std::int64_t high;
    std::uint32_t slot;
    row_number first_row;  ///< the first element's, where the elements of all lists follow one another, as those written inside records do
    row_number last_block; ///< the last row from which on there are rows for a block
    bool is_plain;         ///< every fact that the conjuncts read is known
    bool in_blocks;        ///< plain, and elements follow one another
    bool counts;           ///< count_within
    bool failing;          ///< whether an element that fails settles it, as with `every`, or one that holds
    bool turned;           ///< whether being settled makes it false; for counts, whether the outcome is turned round
};

/// A group in the form that needs no choice while it runs. What settles it are children that fail (of `all`) or hold (of `any`, `none`); if
/// none does and all are known, the opposite holds.
struct bound_group {
    std::uint64_t mask;    ///< the children's slots, where the unit fits a word
    std::uint64_t failing; ///< all bits if failing children settle it, none if holding ones do
    std::uint64_t bit;     ///< of its slot
    std::uint32_t first;
    std::uint32_t size;
    std::uint32_t slot;
    std::uint32_t needed;
    operation what;
    bool counts; ///< at_least and exactly: the votes are counted instead
    bool turned; ///< whether being settled makes it false; for counts, whether the outcome is turned round
};

struct bound_schedule {
    std::vector<bound_tests> tests; ///< for each 64 slots
    std::vector<bound_list> lists;
    std::vector<std::uint32_t> others; ///< slots of all other code but groups
    std::vector<bound_group> groups;   ///< from the innermost outwards
    std::uint64_t leaves = 0;          ///< the slots that are no groups, where the unit fits a word
    std::uint64_t all = 0;             ///< all slots, likewise
    std::uint64_t turned_groups = 0;   ///< the slots of groups that hold if nothing settles them, likewise
    bool is_quick = false;             ///< nothing but tests, lists in blocks and groups that do not count, in one word
};

/// The schedule of a unit, made when it is run for the first time: of a program that is bound to a few records, most units never are. Safe from many
/// threads. Stays where it is: schedules point at those of elements.
class schedule_on_demand {
public:
    /// `code` by slot; `units` are all of the program, those of elements among them.
    [[nodiscard]] const bound_schedule& of(const std::vector<bound_instruction>& code, const std::vector<bound_unit>& units) const {
        if (!is_made_.load(std::memory_order_acquire)) make(code, units);
        return made_;
    }

private:
    void make(const std::vector<bound_instruction>& code, const std::vector<bound_unit>& units) const;

    mutable bound_schedule made_;
    mutable std::atomic<bool> is_made_ = false;
    mutable std::once_flag once_;
};

} // namespace guong::inline v0
