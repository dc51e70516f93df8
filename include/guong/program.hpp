#pragma once

/// Stage 3, what runs: a ruleset as straight-line code. One program serves one record and many.

#include <cstdint>
#include <memory>
#include <vector>

#include <guong/model.hpp>

namespace guong::inline v0 {

/// What an instruction does. Each fills one slot of its unit: two bits, true and known.
enum class operation : std::uint8_t {
    within,       ///< low <= fact <= high; integers, decimals, per cent, days, levels, yes/no
    one_of,       ///< the fact equals one of some constants
    compare,      ///< two operands, neither a constant, or a count: the general case
    known,        ///< whether a fact is known
    call,         ///< the first slot of another unit, for this row or the one a path leads to
    all,          ///< of the slots first to first + size
    any,          ///<
    none,         ///<
    at_least,     ///< `needed` of them
    exactly,      ///< `needed` of them
    some,         ///< of the elements of a list, the first slot of a unit
    every,        ///<
    no,           ///<
    count_within, ///< how many elements, between low and high
    text_test,    ///< two operands, or one for blank
};

/// Whether it joins other slots of its unit.
[[nodiscard]] constexpr bool is_group(operation what) noexcept { return what >= operation::all && what <= operation::exactly; }

/// Whether its outcome is that of the elements of a list.
[[nodiscard]] constexpr bool is_over_elements(operation what) noexcept { return what >= operation::some && what <= operation::count_within; }

/// Whether its sides are operands of the program.
[[nodiscard]] constexpr bool takes_operands(operation what) noexcept { return what == operation::compare || what == operation::text_test; }

/// How many an instruction of this size takes, side by side.
[[nodiscard]] constexpr std::uint32_t operand_count(operation what, std::uint32_t size) noexcept {
    return what == operation::compare ? 2 : what == operation::text_test ? size : 0;
}

/// Whether it reads what stands at its access: a fact, or a list and its elements.
[[nodiscard]] constexpr bool reads_access(operation what) noexcept {
    switch (what) {
    case operation::within:
    case operation::one_of:
    case operation::known:
    case operation::some:
    case operation::every:
    case operation::no:
    case operation::count_within: return true;
    default: return false;
    }
}

/// Where a fact stands, seen from the row a unit runs for.
struct access {
    model::row_path row;
    model::field_index field{};
    model::type type;
};

inline constexpr std::uint32_t no_unit = 0xffff'ffff;
inline constexpr std::uint32_t no_operand = 0xffff'ffff;

/// A side of a general comparison: a tree of operations on values, each an index into the program's operands. Parts stand side by side.
struct operand_code {
    enum class kind : std::uint8_t {
        constant,
        fact,
        count,
        call,            ///< the operand `first` for another row
        sum,             ///< of parts; those that are `inverse` are subtracted
        product,         ///< of parts; those that are `inverse` are divided by
        shift,           ///< a day and a duration, which is `inverse` where it goes back
        rounding,
        choice,          ///< parts are the rows' values and, last, where `has_last`, the value where no row holds; `units` are the rows' conditions
        fallback,
        smallest,
        largest,
        function_call,   ///< of the function `number`; the parts are its arguments
        list_sum,        ///< over a list; the part is evaluated for each element, and so is the key, where there is a second part
        list_least,
        list_most,
        list_average,
        share,           ///< `units` holds the unit of the condition
        longest_run,
        run_ending,      ///< the second part is the number it ends with, outside the list
        blocks,
        elapsed,
        covered_time,    ///< parts are stretches, the first one counted and the others excluded, and then, where `has_last`, two days
        stretch,         ///< two days for each element of a list
        year,
        school_year,
        text_length,
        reference_date,
        dated_parameter, ///< the part, where there is one, is the day that counts instead of the reference date
    };
    /// Whether the value is made of the elements of a list: then its parts, but the last number of a run, are read in their scope.
    [[nodiscard]] static constexpr bool is_over_list(operand_code::kind what) noexcept {
        return what == kind::count || (what >= kind::list_sum && what <= kind::blocks) || what == kind::stretch;
    }

    operand_code::kind what{};
    value content;                ///< of a constant
    std::uint32_t access{};       ///< of a fact or a list: index into the program's accesses
    std::uint32_t unit = no_unit; ///< of a list: the filter's unit, or `no_unit`
    model::row_path subject;      ///< of a call: the row for which its part is evaluated
    std::uint32_t first = 0;      ///< parts: indices first to first + size
    std::uint32_t size = 0;
    std::vector<std::uint32_t> units;
    bool inverse = false;
    bool has_last = false;
    bool covers_all = false;      ///< of a choice: some row surely holds
    bool takes_per_cent = false;  ///< of a factor: a per cent, of which a hundredth counts
    rounding_mode mode{};
    decimal step{1};              ///< of a rounding
    model::choice::policy takes{};
    time_unit time{};             ///< of elapsed and covered time
    std::int64_t number = 0;      ///< gap of runs, length of blocks, first month of school years, which function is called, how many values of a sum count (0: all)
    model::parameter_index parameter{};
    std::uint32_t named = no_operand; ///< of a named value, and where one is unfolded that stands for it: the index of the named value's own operand
    const model::operand* origin = nullptr; ///< the operand it stands for; nullptr for stretches and options

    /// Whether it is, or depends by itself on, the day that the host gives.
    [[nodiscard]] bool reads_reference_date() const noexcept {
        return what == kind::reference_date || (what == kind::dated_parameter && size == 0);
    }
};

/// Children always stand behind their group, side by side: slots are filled from the last to the first.
struct instruction {
    operation what{};
    bool negated = false;                  ///< turns true and false round; unknown stays
    std::uint32_t access = 0;              ///< index into the program's accesses, where a fact, list or row is read
    std::uint32_t first = 0;               ///< of groups: the first child slot; of one_of: the first option; of compare: the left operand
    std::uint32_t size = 0;                ///< of groups: how many children; of one_of: how many options
    std::uint32_t needed = 0;              ///< of at_least and exactly
    std::uint32_t unit = no_unit;          ///< of call and lists
    comparison_operator comparison{};      ///< of compare; the right operand is first + 1
    model::text_test::kind text{};         ///< of text_test
    value low;                             ///< of within; missing is no bound. Texts only with low == high
    value high;
    std::uint32_t count_low = 0;           ///< of count_within
    std::uint32_t count_high = 0xffff'ffff;
    const model::condition* origin = nullptr; ///< the condition it stands for; nullptr where the compiler joined filter and body, or passes on
};

/// Code for one scope: a criterion, a helper condition, or the element of a list. Slot 0 is its outcome.
struct unit {
    model::record_index record{};
    std::uint32_t depth = 1;        ///< scopes it may look into: 1 is its own row alone
    std::uint32_t reach = 0;        ///< how many scopes outwards it, or an element inside it, looks
    std::vector<instruction> code;  ///< a slot each
    std::uint32_t filter_slot = 0;  ///< for elements: where filter and body stand in the code, 0 if there is none of its own
    std::uint32_t body_slot = 0;
};

/// An immutable program; cheap to copy, safe from many threads. Keeps its model alive.
class program {
public:
    [[nodiscard]] const model::ruleset& model() const noexcept { return *code_->model; }
    [[nodiscard]] const std::vector<unit>& units() const noexcept { return code_->units; }
    [[nodiscard]] const std::vector<guong::access>& accesses() const noexcept { return code_->accesses; }
    [[nodiscard]] const std::vector<value>& options() const noexcept { return code_->options; }
    [[nodiscard]] const std::vector<operand_code>& operands() const noexcept { return code_->operands; }
    /// The unit that holds the conditions on an element of a list: the list's unit itself, or the one of its own that it passes on to.
    [[nodiscard]] std::uint32_t unit_of_element(std::uint32_t list_unit) const {
        const auto& first = code_->units.at(list_unit).code.front();
        return first.what == operation::call && !first.origin ? first.unit : list_unit;
    }
    [[nodiscard]] std::uint32_t unit_of(model::criterion_index criterion) const { return code_->criterion_units.at(criterion); }
    /// The unit of a helper condition; `no_unit` for a helper value.
    [[nodiscard]] std::uint32_t unit_of_definition(model::definition_index definition) const { return code_->definition_units.at(definition); }

    /// The operand of a helper value; `no_operand` for a helper condition.
    [[nodiscard]] std::uint32_t operand_of_definition(model::definition_index definition) const {
        return code_->definition_operands.at(definition);
    }

    /// Whether some condition asks if a fact is known, or some value falls back where one is not: then a verdict that is decided may change
    /// when an unknown fact becomes known.
    [[nodiscard]] bool asks_what_is_known() const noexcept { return code_->asks_what_is_known; }

    struct parts {
        std::shared_ptr<const model::ruleset> model;
        std::vector<unit> units; ///< each behind all that it calls
        std::vector<guong::access> accesses;
        std::vector<value> options;
        std::vector<operand_code> operands;
        std::vector<std::uint32_t> criterion_units;
        std::vector<std::uint32_t> definition_units;
        std::vector<std::uint32_t> definition_operands;
        bool asks_what_is_known = false;
    };
    explicit program(std::shared_ptr<const parts> code) : code_{std::move(code)} {}

private:
    std::shared_ptr<const parts> code_;
};

/// Compiles a checked ruleset. Cannot fail. Cost: linear in the ruleset.
[[nodiscard]] program compile(model::ruleset rules);

} // namespace guong::inline v0
