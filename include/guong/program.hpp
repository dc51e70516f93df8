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
};

/// Where a fact stands, seen from the row a unit runs for.
struct access {
    model::row_path row;
    model::field_index field{};
    model::type type;
};

inline constexpr std::uint32_t no_unit = 0xffff'ffff;

/// A side of a general comparison.
struct operand_code {
    enum class kind : std::uint8_t { constant, fact, count, call };
    operand_code::kind what{};
    value content;              ///< of a constant
    std::uint32_t access{};     ///< of a fact or a counted list: index into the program's accesses
    std::uint32_t unit = no_unit; ///< of a counted list: the filter's unit, or `no_unit`
    model::row_path subject;    ///< of a call: the row for which the operand `target` is evaluated
    std::uint32_t target{};     ///< of a call: index into the program's operands
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

    struct parts {
        std::shared_ptr<const model::ruleset> model;
        std::vector<unit> units; ///< each behind all that it calls
        std::vector<guong::access> accesses;
        std::vector<value> options;
        std::vector<operand_code> operands;
        std::vector<std::uint32_t> criterion_units;
        std::vector<std::uint32_t> definition_units;
    };
    explicit program(std::shared_ptr<const parts> code) : code_{std::move(code)} {}

private:
    std::shared_ptr<const parts> code_;
};

/// Compiles a checked ruleset. Cannot fail. Cost: linear in the ruleset.
[[nodiscard]] program compile(model::ruleset rules);

} // namespace guong::inline v0
