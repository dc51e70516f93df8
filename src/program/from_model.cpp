#include <guong/program.hpp>

#include <algorithm>
#include <deque>
#include <limits>

namespace guong::inline v0 {

namespace compiling {

namespace {

constexpr std::uint32_t count_max = std::numeric_limits<std::uint32_t>::max();

comparison_operator seen_from_right(comparison_operator operation) {
    switch (operation) {
    case comparison_operator::less: return comparison_operator::greater;
    case comparison_operator::less_or_equal: return comparison_operator::greater_or_equal;
    case comparison_operator::greater: return comparison_operator::less;
    case comparison_operator::greater_or_equal: return comparison_operator::less_or_equal;
    default: return operation;
    }
}

/// A comparison with a constant as a closed range, turned round where the comparison excludes its end: `x < 5` is not `x >= 5`.
struct closed_range {
    value low;
    value high;
    bool negated = false;
};

closed_range range_of(comparison_operator operation, const value& limit) {
    switch (operation) {
    case comparison_operator::equal: return {limit, limit, false};
    case comparison_operator::not_equal: return {limit, limit, true};
    case comparison_operator::less: return {limit, {}, true};
    case comparison_operator::less_or_equal: return {{}, limit, false};
    case comparison_operator::greater: return {{}, limit, true};
    case comparison_operator::greater_or_equal: return {limit, {}, false};
    }
    return {};
}

std::uint32_t clamped_to_count(std::int64_t number) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 0, count_max));
}

/// How many elements a count must have; an empty range (low above high) where no count will do.
void set_count_range(instruction& code, const closed_range& range) {
    const auto* low = std::get_if<decimal>(&range.low);
    const auto* high = std::get_if<decimal>(&range.high);
    const auto first = low ? low->ceiling_at_scale(0) : 0;
    const auto last = high ? high->floor_at_scale(0) : count_max;
    const bool is_empty = last < 0 || first > count_max;
    code.count_low = is_empty ? 1 : clamped_to_count(first);
    code.count_high = is_empty ? 0 : clamped_to_count(last);
}

class compiler {
public:
    explicit compiler(std::shared_ptr<const model::ruleset> rules) : rules_{*rules} { parts_.model = std::move(rules); }

    program::parts compile() {
        parts_.criterion_units.assign(rules_.criteria.size(), no_unit);
        parts_.definition_units.assign(rules_.definitions.size(), no_unit);
        for (const auto& step : rules_.order) {
            if (step.what == model::ruleset::step::kind::criterion) {
                const auto& criterion = rules_.criteria[step.index];
                parts_.criterion_units[step.index] = compile_unit(criterion.record, 1, criterion.body);
            } else if (const auto& definition = rules_.definitions[step.index]; std::holds_alternative<model::condition>(definition.body)) {
                parts_.definition_units[step.index] = compile_unit(definition.record, 1, std::get<model::condition>(definition.body));
            }
        }
        return std::move(parts_);
    }

private:
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

    std::uint32_t compile_unit(model::record_index record, std::uint32_t depth, const model::condition& root) {
        auto unit = begin_unit(record, depth);
        unit.await(root, unit.add_slots(1));
        return finish_unit(std::move(unit));
    }

    static draft begin_unit(model::record_index record, std::uint32_t depth) {
        draft begun;
        begun.made.record = record;
        begun.made.depth = depth;
        return begun;
    }

    std::uint32_t finish_unit(draft unit) {
        while (!unit.queue.empty()) {
            const auto [condition, slot] = unit.queue.front();
            unit.queue.pop_front();
            auto code = std::visit([&, where = condition](const auto& form) { return emit(form, *where, unit); }, condition->form);
            code.negated = code.negated != condition->negated;
            code.origin = condition;
            unit.made.code[slot] = std::move(code);
        }
        reaches_.push_back(reach_of(unit.made));
        parts_.units.push_back(std::move(unit.made));
        return static_cast<std::uint32_t>(parts_.units.size() - 1);
    }

    /// The unit of a quantifier's element.
    std::uint32_t compile_element(const model::quantifier& quantifier, std::uint32_t depth) {
        if (!quantifier.filter && !quantifier.body) return no_unit;
        return on_a_row_of_its_own(join_filter_and_body(quantifier, depth));
    }

    /// Filter and body as the quantifier joins them.
    std::uint32_t join_filter_and_body(const model::quantifier& quantifier, std::uint32_t depth) {
        auto unit = begin_unit(quantifier.element, depth);
        const auto root = unit.add_slots(1);
        if (!quantifier.filter || !quantifier.body) {
            unit.await(quantifier.filter ? **quantifier.filter : **quantifier.body, root);
            return finish_unit(std::move(unit));
        }
        const auto pair = unit.add_slots(2);
        unit.made.body_slot = pair + 1;
        unit.made.filter_slot = pair;
        if (quantifier.quantity == model::quantifier::kind::every) {
            unit.made.filter_slot = unit.add_slots(1);
            unit.made.code[root] = group_of(operation::any, pair, 2);
            unit.made.code[pair] = group_of(operation::none, unit.made.filter_slot, 1);
        } else {
            unit.made.code[root] = group_of(operation::all, pair, 2);
        }
        unit.await(**quantifier.filter, unit.made.filter_slot);
        unit.await(**quantifier.body, unit.made.body_slot);
        return finish_unit(std::move(unit));
    }

    /// Conditions on an element that ask for further rows, but for none around the element, are the same wherever the element is met. They
    /// become a unit of their own, called for the element: then they are decided once for each row, though records that refer to each other
    /// in a circle are met in ever so many ways.
    std::uint32_t on_a_row_of_its_own(std::uint32_t element) {
        if (reaches_[element] > 0 || !asks_further(parts_.units[element])) return element;
        auto& own = parts_.units[element];
        auto caller = begin_unit(own.record, own.depth);
        own.depth = 1;
        caller.made.code.push_back(emit_call({0, {}, own.record, own.record}, element));
        return finish_unit(std::move(caller));
    }

    [[nodiscard]] bool asks_further(const unit& made) const {
        return std::any_of(made.code.begin(), made.code.end(), [&](const instruction& code) {
            if (code.what != operation::compare) return code.unit != no_unit;
            return asks_further(parts_.operands[code.first]) || asks_further(parts_.operands[code.first + 1]);
        });
    }
    [[nodiscard]] bool asks_further(const operand_code& operand) const {
        return operand.what == operand_code::kind::call ? asks_further(parts_.operands[operand.target]) : operand.unit != no_unit;
    }

    /// How many scopes outwards a unit looks, or an element inside it.
    [[nodiscard]] std::uint32_t reach_of(const unit& made) const {
        std::uint32_t reach = 0;
        for (const auto& code : made.code) {
            if (code.what == operation::compare)
                reach = std::max({reach, reach_of(parts_.operands[code.first]), reach_of(parts_.operands[code.first + 1])});
            else if (!is_group(code.what))
                reach = std::max({reach, parts_.accesses[code.access].row.depth, code.what == operation::call ? 0 : reach_from_inside(code.unit)});
        }
        return reach;
    }
    [[nodiscard]] std::uint32_t reach_of(const operand_code& operand) const {
        switch (operand.what) {
        case operand_code::kind::constant: return 0;
        case operand_code::kind::call: return operand.subject.depth; // what is called has scopes of its own
        default: return std::max(parts_.accesses[operand.access].row.depth, reach_from_inside(operand.unit));
        }
    }
    [[nodiscard]] std::uint32_t reach_from_inside(std::uint32_t element) const {
        return element == no_unit || reaches_[element] == 0 ? 0 : reaches_[element] - 1;
    }

    static bool is_group(operation what) { return what >= operation::all && what <= operation::exactly; }

    static instruction group_of(operation what, std::uint32_t first, std::size_t size) {
        instruction code;
        code.what = what;
        code.first = first;
        code.size = static_cast<std::uint32_t>(size);
        return code;
    }

    std::uint32_t add_access(const model::row_path& row, model::field_index field, model::type type) {
        parts_.accesses.push_back({row, field, type});
        return static_cast<std::uint32_t>(parts_.accesses.size() - 1);
    }

    std::uint32_t add_access(const model::field_path& path) {
        return add_access(path.row, path.field, rules_.records[path.row.end].fields[path.field].type);
    }

    std::uint32_t compile_filter(const model::count& count, std::uint32_t depth) {
        return count.filter ? on_a_row_of_its_own(compile_unit(count.element, depth, **count.filter)) : no_unit;
    }

    /// Follows named values to what they stand for, as far as that means the same at the place of use.
    const model::operand& unfolded(const model::operand& operand, const unit& user) const {
        const auto* named = std::get_if<model::definition_value>(&operand.form);
        if (!named) return operand;
        const auto& body = std::get<model::operand>(rules_.definitions[named->definition].body);
        const bool same_row = named->subject.depth == 0 && named->subject.hops.empty();
        const bool moves_freely = user.depth == 1 || !std::holds_alternative<model::count>(body.form);
        return same_row && moves_freely ? unfolded(body, user) : operand;
    }

    void emit_operand(const model::operand& written, std::uint32_t at, std::uint32_t depth) {
        operand_code code;
        if (const auto* constant = std::get_if<model::constant>(&written.form)) {
            code.what = operand_code::kind::constant;
            code.content = constant->content;
        } else if (const auto* path = std::get_if<model::field_path>(&written.form)) {
            code.what = operand_code::kind::fact;
            code.access = add_access(*path);
        } else if (const auto* count = std::get_if<model::count>(&written.form)) {
            code.what = operand_code::kind::count;
            code.access = add_access(count->list);
            code.unit = compile_filter(*count, depth + 1);
        } else {
            const auto& named = std::get<model::definition_value>(written.form);
            code.what = operand_code::kind::call;
            code.subject = named.subject;
            code.target = add_operands(1);
            emit_operand(std::get<model::operand>(rules_.definitions[named.definition].body), code.target, 1);
        }
        parts_.operands[at] = std::move(code);
    }

    std::uint32_t add_operands(std::size_t count) {
        const auto first = static_cast<std::uint32_t>(parts_.operands.size());
        parts_.operands.resize(parts_.operands.size() + count);
        return first;
    }

    instruction emit_general(comparison_operator operation, const model::operand& left, const model::operand& right, const unit& user) {
        instruction code;
        code.what = operation::compare;
        code.comparison = operation;
        code.first = add_operands(2);
        emit_operand(left, code.first, user.depth);
        emit_operand(right, code.first + 1, user.depth);
        return code;
    }

    /// An operand within a closed range of constants; nothing if the operand is no fact and no count.
    std::optional<instruction> emit_range(const model::operand& operand, const closed_range& range, const unit& user) {
        instruction code;
        code.negated = range.negated;
        if (const auto* path = std::get_if<model::field_path>(&operand.form)) {
            code.what = operation::within;
            code.access = add_access(*path);
            code.low = range.low;
            code.high = range.high;
            return code;
        }
        if (const auto* count = std::get_if<model::count>(&operand.form)) {
            code.what = operation::count_within;
            code.access = add_access(count->list);
            code.unit = compile_filter(*count, user.depth + 1);
            set_count_range(code, range);
            return code;
        }
        return std::nullopt;
    }

    instruction emit(const model::fact& fact, const model::condition&, draft&) {
        instruction code;
        code.what = operation::within;
        code.access = add_access(fact.field);
        code.low = code.high = true;
        return code;
    }

    instruction emit(const model::comparison& comparison, const model::condition&, draft& unit) {
        const auto& left = unfolded(comparison.left, unit.made);
        const auto& right = unfolded(comparison.right, unit.made);
        if (const auto* limit = std::get_if<model::constant>(&right.form))
            if (auto code = emit_range(left, range_of(comparison.operation, limit->content), unit.made)) return *code;
        if (const auto* limit = std::get_if<model::constant>(&left.form))
            if (auto code = emit_range(right, range_of(seen_from_right(comparison.operation), limit->content), unit.made)) return *code;
        return emit_general(comparison.operation, left, right, unit.made);
    }

    instruction emit(const model::interval& interval, const model::condition&, draft& unit) {
        const auto& operand = unfolded(interval.operand, unit.made);
        const auto& low = unfolded(interval.low, unit.made);
        const auto& high = unfolded(interval.high, unit.made);
        const auto* first = std::get_if<model::constant>(&low.form);
        const auto* last = std::get_if<model::constant>(&high.form);
        if (first && last)
            if (auto code = emit_range(operand, {first->content, last->content, false}, unit.made)) return *code;
        const auto children = unit.add_slots(2);
        unit.made.code[children] = emit_general(comparison_operator::greater_or_equal, operand, low, unit.made);
        unit.made.code[children + 1] = emit_general(comparison_operator::less_or_equal, operand, high, unit.made);
        return group_of(operation::all, children, 2);
    }

    instruction emit(const model::membership& membership, const model::condition&, draft& unit) {
        const auto& operand = unfolded(membership.operand, unit.made);
        if (const auto* path = std::get_if<model::field_path>(&operand.form)) {
            instruction code;
            code.what = operation::one_of;
            code.access = add_access(*path);
            code.first = static_cast<std::uint32_t>(parts_.options.size());
            code.size = static_cast<std::uint32_t>(membership.options.size());
            for (const auto& option : membership.options) parts_.options.push_back(option.content);
            return code;
        }
        const auto children = unit.add_slots(membership.options.size());
        for (std::size_t i = 0; i < membership.options.size(); ++i)
            unit.made.code[children + i] =
                emit_general(comparison_operator::equal, operand, {membership.options[i], operand.type, operand.where}, unit.made);
        return group_of(operation::any, children, membership.options.size());
    }

    instruction emit(const model::knowledge& knowledge, const model::condition&, draft&) {
        instruction code;
        code.what = operation::known;
        code.access = add_access(knowledge.field);
        return code;
    }

    instruction emit_call(const model::row_path& subject, std::uint32_t unit) {
        instruction code;
        code.what = operation::call;
        code.access = add_access(subject, 0, {model::base_type::record, subject.end});
        code.unit = unit;
        return code;
    }

    instruction emit(const model::meeting& meeting, const model::condition&, draft&) {
        return emit_call(meeting.subject, parts_.criterion_units[meeting.criterion]);
    }

    instruction emit(const model::definition_use& use, const model::condition&, draft&) {
        return emit_call(use.subject, parts_.definition_units[use.definition]);
    }

    instruction emit(const model::group& group, const model::condition&, draft& unit) {
        static constexpr operation operations[] = {operation::all, operation::any, operation::none, operation::at_least, operation::exactly};
        const auto children = unit.add_slots(group.children.size());
        for (std::size_t i = 0; i < group.children.size(); ++i) unit.await(group.children[i], children + static_cast<std::uint32_t>(i));
        auto code = group_of(operations[static_cast<std::size_t>(group.quantity)], children, group.children.size());
        code.needed = group.needed;
        return code;
    }

    instruction emit(const model::quantifier& quantifier, const model::condition&, draft& unit) {
        static constexpr operation operations[] = {operation::some, operation::every, operation::no};
        instruction code;
        code.what = operations[static_cast<std::size_t>(quantifier.quantity)];
        code.access = add_access(quantifier.list);
        code.unit = compile_element(quantifier, unit.made.depth + 1);
        return code;
    }

    const model::ruleset& rules_;
    program::parts parts_;
    std::vector<std::uint32_t> reaches_; ///< of the units made so far
};

} // namespace

} // namespace compiling

program compile(model::ruleset rules) {
    auto shared = std::make_shared<const model::ruleset>(std::move(rules));
    return program{std::make_shared<const program::parts>(compiling::compiler{std::move(shared)}.compile())};
}

} // namespace guong::inline v0
