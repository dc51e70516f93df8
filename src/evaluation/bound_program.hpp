#pragma once

/// A program whose columns and constants are looked up: what both evaluations, of one record and of many, run.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <guong/evaluation.hpp>
#include <guong/limits.hpp>

#include "../value/rational.hpp"
#include "../value/working_vector.hpp"

#include "schedule.hpp"
#include "value_range.hpp"

namespace guong::inline v0 {

/// How a bound instruction reads its fact.
enum class cell_kind : std::uint8_t { byte, number, day, text, row, list };

/// A column seen from the code: where cells and their known bits begin.
struct bound_column {
    cell_kind kind{};
    bool all_known = false;                     ///< no fact of the column is unknown
    int scale = 0;
    const void* cells = nullptr;                ///< of a list: nullptr
    const std::uint64_t* known = nullptr;
    const list_column* list = nullptr;

    template <class Cell>
    [[nodiscard]] const Cell* as() const noexcept {
        return static_cast<const Cell*>(cells);
    }
    [[nodiscard]] bool is_known(row_number row) const noexcept { return known[row / 64] >> row % 64 & 1; }
};

/// The way to a row: scopes outwards, then references.
struct bound_path {
    std::uint32_t depth = 0;
    std::vector<bound_column> hops;

    [[nodiscard]] bool leads_nowhere_else() const noexcept { return depth == 0 && hops.empty(); }
};

struct bound_instruction {
    operation what{};
    bool negated = false;
    bool direct = true;               ///< the fact stands in the innermost row itself
    bool all_known = false;           ///< as of the column
    cell_kind kind{};                 ///< of the fact
    std::uint32_t first = 0;
    std::uint32_t size = 0;
    std::uint32_t needed = 0;
    std::uint32_t unit = no_unit;
    std::uint32_t path = 0;           ///< index into paths, for facts that stand elsewhere
    const void* cells = nullptr;
    const std::uint64_t* known = nullptr;
    const list_column* list = nullptr;
    std::int64_t low = 0;             ///< of within, in units of the column; of count_within, the least count
    std::int64_t high = 0;            ///< empty where below `low`
    comparison_operator comparison{};
    model::text_test::kind text{};
};

/// What a parameter is from a day on.
struct bound_dated_content {
    std::int32_t from = 0;
    rational content;
};

/// A value as it is found, with its constants as numbers: days, ranks, yes/no and text indices are numbers too.
struct bound_operand {
    operand_code::kind what{};
    rational constant;
    bound_column column;
    std::uint32_t path = 0;
    std::uint32_t unit = no_unit;
    std::uint32_t named = no_operand; ///< of named values
    std::uint32_t first = 0; ///< parts
    std::uint32_t size = 0;
    std::span<const std::uint32_t> units; ///< those of the program
    bool inverse = false;
    bool has_last = false;
    bool covers_all = false; ///< of a choice
    bool takes_per_cent = false;
    bool is_text = false;    ///< of a choice
    bool is_whole = false;   ///< nothing but whole numbers
    rounding_mode mode{};
    rational step = 1;
    model::choice::policy takes{};
    time_unit time{};
    std::int64_t number = 0;
    std::vector<bound_dated_content> dated; ///< by day
    const model::function* function = nullptr; ///< of a call of one; `number` is then how many levels the scale of its answer has
};

struct bound_unit {
    model::record_index record{};
    row_number rows = 0;                 ///< of its table
    std::vector<bound_instruction> code; ///< by slot
    schedule_on_demand schedule;         ///< the same, for one record
    bool fits_word = true;
    bool calls_branch = false;   ///< needs a call_memory
    bool is_element = false;     ///< runs for elements of lists, not for the rows of a table
    std::uint32_t reach = 0;     ///< how many scopes outwards it, or an element inside it, looks
};

struct bound_program {
    std::vector<bound_unit> units;
    std::vector<bound_path> paths;
    std::vector<bound_operand> operands;
    std::vector<std::vector<std::int64_t>> option_sets; ///< sorted, for one_of; `first` of the instruction is the index
    std::optional<date> as_of;
    month_end_rule month_ends{};
    const std::vector<std::string>* texts = nullptr; ///< of the records
    std::vector<std::string> own_texts;              ///< of the rules, where no record holds them; numbered behind the others

    [[nodiscard]] const std::string& text(std::size_t number) const {
        return number < texts->size() ? (*texts)[number] : own_texts[number - texts->size()];
    }
};

/// Of a program that is kept alive.
[[nodiscard]] bound_program bind(const program& code, const dataset& data, const evaluation_options& options);

/// For data that is written anew under a program that stays bound: schedules are made of what it says now.
void make_schedules(const bound_program& code);

/// How many conditions hold and fail of a number of them: all that a group or a list needs to be decided.
struct poll {
    std::uint32_t yes = 0;
    std::uint32_t no = 0;
    std::uint32_t size = 0;
};

/// Strong Kleene logic: decided as soon as every completion of the unknown ones gives the same.
[[nodiscard]] constexpr truth decide(operation what, poll votes, std::uint32_t needed) noexcept {
    const auto possible = votes.size - votes.no;
    switch (what) {
    case operation::all:
    case operation::every: return votes.no ? truth::no : votes.yes == votes.size ? truth::yes : truth::unknown;
    case operation::any:
    case operation::some: return votes.yes ? truth::yes : possible == 0 ? truth::no : truth::unknown;
    case operation::none:
    case operation::no: return votes.yes ? truth::no : possible == 0 ? truth::yes : truth::unknown;
    case operation::at_least: return votes.yes >= needed ? truth::yes : possible < needed ? truth::no : truth::unknown;
    case operation::exactly:
        if (votes.yes > needed || possible < needed) return truth::no;
        return votes.yes == possible ? truth::yes : truth::unknown;
    default: return truth::unknown;
    }
}

/// Whether a count known to lie from `at_least` to `at_most` lies from `low` to `high`.
[[nodiscard]] constexpr truth decide_count(std::int64_t at_least, std::int64_t at_most, std::int64_t low, std::int64_t high) noexcept {
    if (low > high || at_most < low || at_least > high) return truth::no;
    return at_least >= low && at_most <= high ? truth::yes : truth::unknown;
}

/// What comes of units and named values for rows, so that what is called in many ways is run once for each row.
struct call_memory {
    template <class Result>
    using by_call = std::unordered_map<std::uint64_t, Result, std::hash<std::uint64_t>, std::equal_to<>, working_allocator<std::pair<const std::uint64_t, Result>>>;

    by_call<truth> outcomes;
    by_call<value_range> values;

    [[nodiscard]] static std::uint64_t key_of(std::uint32_t called, row_number row) noexcept { return std::uint64_t{called} << 32 | row; }
};

/// The scopes around a row, innermost first. Lives on the stack.
struct frame {
    row_number row;
    const frame* outer;
    call_memory* memory = nullptr; ///< where calls branch so much that running them anew each time could take for ever
};

/// Calls `action` with the scope of the last of some rows, which stand from the outermost scope inwards.
template <class Action>
auto with_frames(std::span<const row_number> rows, call_memory* memory, const Action& action) {
    std::array<frame, limits::nesting_max + 2> frames;
    const frame* outer = nullptr;
    for (std::size_t depth = 0; depth < rows.size(); ++depth) {
        frames[depth] = {rows[depth], outer, memory};
        outer = &frames[depth];
    }
    return action(*outer);
}

/// The outcome of a unit in the scopes of `innermost`.
[[nodiscard]] truth run_condition(const bound_program& code, std::uint32_t unit, const frame& innermost);
/// How the elements of a list vote on a unit; all of them hold where there is none.
[[nodiscard]] poll ask_elements(const bound_program& code, const list_column& list, std::uint32_t unit, row_number row, const frame& innermost);
/// A test of texts, for the row of `innermost`.
[[nodiscard]] truth test_text(const bound_program& code, const bound_instruction& instruction, const frame& innermost);
/// One instruction of a general comparison, for the row of `innermost`.
[[nodiscard]] truth compare_sides(const bound_program& code, const bound_instruction& instruction, const frame& innermost);
/// The row that a path leads to, or nothing.
[[nodiscard]] std::optional<row_number> follow_path(const bound_path& path, const frame& innermost) noexcept;

} // namespace guong::inline v0
