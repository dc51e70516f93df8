#pragma once

/// The compiler from rules to code: conditions in `from_model.cpp`, values in `from_model_values.cpp`.

#include <deque>
#include <initializer_list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include <guong/program.hpp>

namespace guong::inline v0::compiling {

/// A comparison with a constant as a closed range, turned round where the comparison excludes its end: `x < 5` is not `x >= 5`.
struct closed_range {
    value low;
    value high;
    bool negated = false;
};

class compiler {
public:
    explicit compiler(std::shared_ptr<const model::ruleset> rules) : rules_{*rules} { parts_.model = std::move(rules); }

    program::parts compile();

private:
    [[nodiscard]] bool asks_what_is_known() const;

    /// A unit on its way: slots are given out breadth first, so that the children of a group stand side by side behind it.
    struct draft {
        unit made;
        struct waiting {
            const model::condition* condition;
            std::uint32_t slot;
        };
        std::deque<waiting> queue;

        std::uint32_t add_slots(std::size_t count) {
            const auto first = static_cast<std::uint32_t>(made.code.size());
            made.code.resize(made.code.size() + count);
            return first;
        }
        void await(const model::condition& condition, std::uint32_t slot) { queue.push_back({&condition, slot}); }
    };

    std::uint32_t compile_unit(model::record_index record, std::uint32_t depth, const model::condition& root);

    static draft begin_unit(model::record_index record, std::uint32_t depth);

    std::uint32_t finish_unit(draft unit);

    /// The unit of a quantifier's element.
    std::uint32_t compile_element(const model::quantifier& quantifier, std::uint32_t depth);

    /// Filter and body as the quantifier joins them.
    std::uint32_t join_filter_and_body(const model::quantifier& quantifier, std::uint32_t depth);

    /// Conditions on an element that ask for further rows, but for none around the element, are the same wherever the element is met. They
    /// become a unit of their own, called for the element: then they are decided once for each row, though records that refer to each other
    /// in a circle are met in ever so many ways.
    std::uint32_t on_a_row_of_its_own(std::uint32_t element);
    [[nodiscard]] bool asks_further(const unit& made) const;
    [[nodiscard]] bool asks_further(std::uint32_t index) const;

    template <class Action>
    static void for_each_side(const instruction& code, Action action) {
        for (std::uint32_t side = 0; side < operand_count(code.what, code.size); ++side) action(code.first + side);
    }

    /// How many scopes outwards a unit looks, or an element inside it.
    [[nodiscard]] std::uint32_t reach_of(const unit& made) const;
    [[nodiscard]] std::uint32_t reach_of(std::uint32_t index) const;

    [[nodiscard]] std::uint32_t reach_from_inside(std::uint32_t element) const;

    static instruction group_of(operation what, std::uint32_t first, std::size_t size);
    std::uint32_t add_access(const model::row_path& row, model::field_index field, model::type type);
    std::uint32_t add_access(const model::field_path& path);

    std::uint32_t compile_filter(const model::selection& elements, std::uint32_t depth);

    /// Follows named values to what they stand for, as far as that means the same at the place of use.
    const model::operand& unfolded(const model::operand& operand, const unit& user) const;

    /// Where an operand stands: the record type of the innermost row, and how many scopes it may look into.
    struct place {
        model::record_index record;
        std::uint32_t depth;
    };

    void emit_operand(const model::operand& written, std::uint32_t at, place where);

    static operand_code code_of(operand_code::kind what);
    void add_parts(operand_code& code, std::initializer_list<const model::operand*> parts, place where);
    void add_parts(operand_code& code, const std::vector<model::operand>& parts, place where);

    void set_list(operand_code& code, const model::selection& elements, place where);

    static place inside(const model::selection& elements, place where) { return {elements.element, where.depth + 1}; }

    operand_code emit_value(const model::constant& form, place);
    operand_code emit_value(const model::field_path& form, place);
    operand_code emit_value(const model::count& form, place where);
    operand_code emit_value(const model::definition_value& form, place);
    operand_code emit_value(const model::sum& form, place where);

    /// Where per cent multiply a number, or divide, each counts as hundredths; where they only grow or shrink, all but one do.
    operand_code emit_value(const model::product& form, place where);
    operand_code emit_value(const model::shift& form, place where);
    operand_code emit_value(const model::rounding& form, place where);
    operand_code emit_value(const model::choice& form, place where);
    operand_code emit_value(const model::fallback& form, place where);
    operand_code emit_value(const model::function_call& form, place where);
    operand_code emit_value(const model::extreme& form, place where);
    operand_code emit_value(const model::aggregate& form, place where);
    operand_code emit_value(const model::share& form, place where);
    operand_code emit_value(const model::run& form, place where);
    operand_code emit_value(const model::elapsed& form, place where);
    operand_code emit_stretch(const model::covered_time::stretch& form, place where);
    operand_code emit_value(const model::covered_time& form, place where);
    operand_code emit_value(const model::part& form, place where);
    operand_code emit_value(const model::reference_date&, place) { return code_of(operand_code::kind::reference_date); }

    operand_code emit_value(const model::dated_parameter& form, place where);

    std::uint32_t add_operands(std::size_t count);
    instruction emit_general(comparison_operator operation, const model::operand& left, const model::operand& right, const unit& user);

    /// An operand within a closed range of constants; nothing if the operand is no fact and no count.
    std::optional<instruction> emit_range(const model::operand& operand, const closed_range& range, const unit& user);
    instruction emit(const model::fact& fact, const model::condition&, draft&);
    instruction emit(const model::comparison& comparison, const model::condition&, draft& unit);

    /// A range test where the limit is a constant and the operand a fact or a count; the general comparison otherwise.
    instruction emit_side(const model::operand& operand, comparison_operator operation, const model::operand& limit, const unit& user);
    instruction emit(const model::text_test& test, const model::condition&, draft& unit);
    instruction emit(const model::interval& interval, const model::condition&, draft& unit);
    instruction emit(const model::membership& membership, const model::condition&, draft& unit);
    instruction emit(const model::knowledge& knowledge, const model::condition&, draft&);
    instruction emit_call(const model::row_path& subject, std::uint32_t unit);
    instruction emit(const model::meeting& meeting, const model::condition&, draft&);
    instruction emit(const model::definition_use& use, const model::condition&, draft&);
    instruction emit(const model::group& group, const model::condition&, draft& unit);

    /// An item that may not be applicable stands beside the condition that says so, under a group that the compiler makes: among items that must
    /// all be met, it holds too where it does not apply; among others, only where it does.
    static void await_item(const model::condition& item, model::group::kind siblings, std::uint32_t slot, draft& unit);
    instruction emit(const model::quantifier& quantifier, const model::condition&, draft& unit);

    const model::ruleset& rules_;
    program::parts parts_;
    /// The named values that are emitted so far. Each is once: values that are made of values would grow with every step.
    std::unordered_map<const model::operand*, std::uint32_t> bodies_;
};

} // namespace guong::inline v0::compiling
