#include <guong/program.hpp>

#include <algorithm>
#include <deque>

#include "closed_range.hpp"

namespace guong::inline v0 {

namespace compiling {

namespace {

class compiler {
public:
    explicit compiler(std::shared_ptr<const model::ruleset> rules) : rules_{*rules} { parts_.model = std::move(rules); }

    program::parts compile() {
        parts_.criterion_units.assign(rules_.criteria.size(), no_unit);
        parts_.definition_units.assign(rules_.definitions.size(), no_unit);
        parts_.definition_operands.assign(rules_.definitions.size(), no_operand);
        for (const auto& step : rules_.order) {
            if (step.what == model::ruleset::step::kind::criterion) {
                const auto& criterion = rules_.criteria[step.index];
                parts_.criterion_units[step.index] = compile_unit(criterion.record, 1, criterion.body);
            } else if (const auto& definition = rules_.definitions[step.index]; std::holds_alternative<model::condition>(definition.body)) {
                parts_.definition_units[step.index] = compile_unit(definition.record, 1, std::get<model::condition>(definition.body));
            } else if (definition.reported) {
                parts_.definition_operands[step.index] = add_operands(1);
                emit_operand(std::get<model::operand>(definition.body), parts_.definition_operands[step.index], {definition.record, 1});
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
        unit.made.reach = reach_of(unit.made);
        parts_.units.push_back(std::move(unit.made));
        return static_cast<std::uint32_t>(parts_.units.size() - 1);
    }

    /// The unit of a quantifier's element.
    std::uint32_t compile_element(const model::quantifier& quantifier, std::uint32_t depth) {
        if (!quantifier.elements.filter && !quantifier.body) return no_unit;
        return on_a_row_of_its_own(join_filter_and_body(quantifier, depth));
    }

    /// Filter and body as the quantifier joins them.
    std::uint32_t join_filter_and_body(const model::quantifier& quantifier, std::uint32_t depth) {
        auto unit = begin_unit(quantifier.elements.element, depth);
        const auto root = unit.add_slots(1);
        if (!quantifier.elements.filter || !quantifier.body) {
            unit.await(quantifier.elements.filter ? **quantifier.elements.filter : **quantifier.body, root);
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
        unit.await(**quantifier.elements.filter, unit.made.filter_slot);
        unit.await(**quantifier.body, unit.made.body_slot);
        return finish_unit(std::move(unit));
    }

    /// Conditions on an element that ask for further rows, but for none around the element, are the same wherever the element is met. They
    /// become a unit of their own, called for the element: then they are decided once for each row, though records that refer to each other
    /// in a circle are met in ever so many ways.
    std::uint32_t on_a_row_of_its_own(std::uint32_t element) {
        if (parts_.units[element].reach > 0 || !asks_further(parts_.units[element])) return element;
        auto& own = parts_.units[element];
        auto caller = begin_unit(own.record, own.depth);
        own.depth = 1;
        caller.made.code.push_back(emit_call({0, {}, own.record, own.record}, element));
        return finish_unit(std::move(caller));
    }

    [[nodiscard]] bool asks_further(const unit& made) const {
        return std::any_of(made.code.begin(), made.code.end(), [&](const instruction& code) {
            bool found = !is_group(code.what) && code.unit != no_unit;
            for_each_side(code, [&](std::uint32_t side) { found = found || asks_further(side); });
            return found;
        });
    }
    [[nodiscard]] bool asks_further(std::uint32_t index) const {
        const auto& operand = parts_.operands[index];
        bool found = operand.unit != no_unit || !operand.units.empty();
        for (std::uint32_t part = 0; part < operand.size; ++part) found = found || asks_further(operand.first + part);
        return found;
    }

    template <class Action>
    static void for_each_side(const instruction& code, Action action) {
        const auto sides = code.what == operation::compare ? 2 : code.what == operation::text_test ? code.size : 0;
        for (std::uint32_t side = 0; side < sides; ++side) action(code.first + side);
    }

    /// How many scopes outwards a unit looks, or an element inside it.
    [[nodiscard]] std::uint32_t reach_of(const unit& made) const {
        std::uint32_t reach = 0;
        for (const auto& code : made.code) {
            for_each_side(code, [&](std::uint32_t side) { reach = std::max(reach, reach_of(side)); });
            const bool reads_row = !is_group(code.what) && code.what != operation::compare && code.what != operation::text_test;
            if (!reads_row) continue;
            // What is called has scopes of its own.
            const auto inside = code.what == operation::call ? 0 : reach_from_inside(code.unit);
            reach = std::max({reach, parts_.accesses[code.access].row.depth, inside});
        }
        return reach;
    }

    [[nodiscard]] std::uint32_t reach_of(std::uint32_t index) const {
        const auto& operand = parts_.operands[index];
        using kind = operand_code::kind;
        if (operand.what == kind::call) return operand.subject.depth;
        const bool over_list = operand_code::is_over_list(operand.what);
        std::uint32_t reach = over_list || operand.what == kind::fact ? parts_.accesses[operand.access].row.depth : 0;
        reach = std::max(reach, reach_from_inside(operand.unit));
        for (const auto unit : operand.units) reach = std::max(reach, over_list ? reach_from_inside(unit) : parts_.units[unit].reach);
        for (std::uint32_t part = 0; part < operand.size; ++part) {
            const auto of_part = reach_of(operand.first + part);
            const bool is_inside = over_list && !(operand.what == kind::run_ending && part == 1);
            reach = std::max(reach, is_inside && of_part > 0 ? of_part - 1 : of_part);
        }
        return reach;
    }

    [[nodiscard]] std::uint32_t reach_from_inside(std::uint32_t element) const {
        return element == no_unit || parts_.units[element].reach == 0 ? 0 : parts_.units[element].reach - 1;
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

    std::uint32_t compile_filter(const model::selection& elements, std::uint32_t depth) {
        return elements.filter ? on_a_row_of_its_own(compile_unit(elements.element, depth, **elements.filter)) : no_unit;
    }

    /// Follows named values to what they stand for, as far as that means the same at the place of use.
    const model::operand& unfolded(const model::operand& operand, const unit& user) const {
        const auto* named = std::get_if<model::definition_value>(&operand.form);
        if (!named) return operand;
        const auto& body = std::get<model::operand>(rules_.definitions[named->definition].body);
        const bool same_row = named->subject.depth == 0 && named->subject.hops.empty();
        const bool reads_one_row = std::holds_alternative<model::constant>(body.form) || std::holds_alternative<model::field_path>(body.form) ||
                                   std::holds_alternative<model::definition_value>(body.form);
        return same_row && (user.depth == 1 || reads_one_row) ? unfolded(body, user) : operand;
    }

    /// Where an operand stands: the record type of the innermost row, and how many scopes it may look into.
    struct place {
        model::record_index record;
        std::uint32_t depth;
    };

    void emit_operand(const model::operand& written, std::uint32_t at, place where) {
        auto code = std::visit([&](const auto& form) { return emit_value(form, where); }, written.form);
        code.origin = &written;
        parts_.operands[at] = std::move(code);
    }

    static operand_code code_of(operand_code::kind what) {
        operand_code code;
        code.what = what;
        return code;
    }

    void add_parts(operand_code& code, std::initializer_list<const model::operand*> parts, place where) {
        code.size = static_cast<std::uint32_t>(parts.size());
        code.first = add_operands(parts.size());
        auto at = code.first;
        for (const auto* part : parts) emit_operand(*part, at++, where);
    }

    void add_parts(operand_code& code, const std::vector<model::operand>& parts, place where) {
        code.size = static_cast<std::uint32_t>(parts.size());
        code.first = add_operands(parts.size());
        for (std::uint32_t i = 0; i < code.size; ++i) emit_operand(parts[i], code.first + i, where);
    }

    void set_list(operand_code& code, const model::selection& elements, place where) {
        code.access = add_access(elements.list);
        code.unit = compile_filter(elements, where.depth + 1);
    }

    static place inside(const model::selection& elements, place where) { return {elements.element, where.depth + 1}; }

    operand_code emit_value(const model::constant& form, place) {
        auto code = code_of(operand_code::kind::constant);
        code.content = form.content;
        return code;
    }

    operand_code emit_value(const model::field_path& form, place) {
        auto code = code_of(operand_code::kind::fact);
        code.access = add_access(form);
        return code;
    }

    operand_code emit_value(const model::count& form, place where) {
        auto code = code_of(operand_code::kind::count);
        set_list(code, form.elements, where);
        return code;
    }

    operand_code emit_value(const model::definition_value& form, place) {
        auto code = code_of(operand_code::kind::call);
        code.subject = form.subject;
        add_parts(code, {&std::get<model::operand>(rules_.definitions[form.definition].body)}, {form.subject.end, 1});
        return code;
    }

    operand_code emit_value(const model::sum& form, place where) {
        auto code = code_of(operand_code::kind::sum);
        add_parts(code, form.terms, where);
        for (std::uint32_t i = 0; i < code.size; ++i) parts_.operands[code.first + i].inverse = form.subtracted[i];
        return code;
    }

    /// Where per cent multiply a number, or divide, each counts as hundredths; where they only grow or shrink, all but one do.
    operand_code emit_value(const model::product& form, place where) {
        auto code = code_of(operand_code::kind::product);
        add_parts(code, form.factors, where);
        const auto is_percent = [&](std::size_t i) { return form.factors[i].type.base == model::base_type::percent; };
        bool stays_percent = true;
        for (std::size_t i = 0; i < form.factors.size(); ++i)
            if (form.divided[i] == is_percent(i)) stays_percent = false;
        for (std::uint32_t i = 0; i < code.size; ++i) {
            auto& factor = parts_.operands[code.first + i];
            factor.inverse = form.divided[i];
            factor.takes_per_cent = is_percent(i) && !(stays_percent && !form.divided[i]);
            if (is_percent(i) && !form.divided[i]) stays_percent = false;
        }
        return code;
    }

    operand_code emit_value(const model::shift& form, place where) {
        auto code = code_of(operand_code::kind::shift);
        add_parts(code, {&*form.start, &*form.amount}, where);
        code.time = static_cast<time_unit>(form.amount->type.index);
        code.inverse = form.backwards;
        return code;
    }

    operand_code emit_value(const model::rounding& form, place where) {
        auto code = code_of(operand_code::kind::rounding);
        add_parts(code, {&*form.content}, where);
        code.mode = form.mode;
        code.step = form.step;
        return code;
    }

    operand_code emit_value(const model::choice& form, place where) {
        auto code = code_of(operand_code::kind::choice);
        code.takes = form.takes;
        code.has_last = form.otherwise.has_value();
        code.size = static_cast<std::uint32_t>(form.rows.size() + code.has_last);
        code.first = add_operands(code.size);
        for (std::uint32_t i = 0; i < form.rows.size(); ++i) {
            emit_operand(form.rows[i].content, code.first + i, where);
            code.units.push_back(compile_unit(where.record, where.depth, form.rows[i].when));
        }
        if (form.otherwise) emit_operand(**form.otherwise, code.first + code.size - 1, where);
        return code;
    }

    operand_code emit_value(const model::fallback& form, place where) {
        auto code = code_of(operand_code::kind::fallback);
        add_parts(code, {&*form.content, &*form.otherwise}, where);
        return code;
    }

    operand_code emit_value(const model::extreme& form, place where) {
        auto code = code_of(form.largest ? operand_code::kind::largest : operand_code::kind::smallest);
        add_parts(code, form.operands, where);
        return code;
    }

    operand_code emit_value(const model::aggregate& form, place where) {
        static constexpr operand_code::kind kinds[] = {operand_code::kind::list_sum, operand_code::kind::list_least, operand_code::kind::list_most,
                                                       operand_code::kind::list_average};
        auto code = code_of(kinds[static_cast<std::size_t>(form.what)]);
        set_list(code, form.elements, where);
        add_parts(code, {&*form.content}, inside(form.elements, where));
        return code;
    }

    operand_code emit_value(const model::share& form, place where) {
        auto code = code_of(operand_code::kind::share);
        set_list(code, form.elements, where);
        code.units.push_back(on_a_row_of_its_own(compile_unit(form.elements.element, where.depth + 1, *form.body)));
        return code;
    }

    operand_code emit_value(const model::run& form, place where) {
        static constexpr operand_code::kind kinds[] = {operand_code::kind::longest_run, operand_code::kind::run_ending, operand_code::kind::blocks};
        auto code = code_of(kinds[static_cast<std::size_t>(form.what)]);
        set_list(code, form.elements, where);
        code.has_last = form.last.has_value();
        code.size = code.has_last ? 2 : 1;
        code.first = add_operands(code.size);
        emit_operand(*form.number, code.first, inside(form.elements, where));
        if (form.last) emit_operand(**form.last, code.first + 1, where);
        code.number = form.what == model::run::kind::blocks ? form.length : form.gap_max;
        return code;
    }

    operand_code emit_value(const model::elapsed& form, place where) {
        auto code = code_of(operand_code::kind::elapsed);
        add_parts(code, {&*form.from, &*form.to}, where);
        code.time = form.unit;
        return code;
    }

    operand_code emit_stretch(const model::covered_time::stretch& form, place where) {
        auto code = code_of(operand_code::kind::stretch);
        set_list(code, form.elements, where);
        add_parts(code, {&*form.first, &*form.last}, inside(form.elements, where));
        return code;
    }

    operand_code emit_value(const model::covered_time& form, place where) {
        auto code = code_of(operand_code::kind::covered_time);
        code.time = form.unit;
        code.has_last = !form.window.empty();
        code.size = static_cast<std::uint32_t>(1 + form.excluded.size() + form.window.size());
        code.first = add_operands(code.size);
        auto at = code.first;
        parts_.operands[at++] = emit_stretch(form.counted, where);
        for (const auto& each : form.excluded) parts_.operands[at++] = emit_stretch(each, where);
        for (const auto& day : form.window) emit_operand(day, at++, where);
        return code;
    }

    operand_code emit_value(const model::part& form, place where) {
        static constexpr operand_code::kind kinds[] = {operand_code::kind::year, operand_code::kind::school_year, operand_code::kind::text_length};
        auto code = code_of(kinds[static_cast<std::size_t>(form.what)]);
        add_parts(code, {&*form.content}, where);
        code.number = form.first_month;
        return code;
    }

    operand_code emit_value(const model::reference_date&, place) { return code_of(operand_code::kind::reference_date); }

    operand_code emit_value(const model::dated_parameter& form, place where) {
        auto code = code_of(operand_code::kind::dated_parameter);
        code.parameter = form.parameter;
        if (form.day) add_parts(code, {&**form.day}, where);
        return code;
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
        emit_operand(left, code.first, {user.record, user.depth});
        emit_operand(right, code.first + 1, {user.record, user.depth});
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
            code.access = add_access(count->elements.list);
            code.unit = compile_filter(count->elements, user.depth + 1);
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
        if (std::holds_alternative<model::constant>(left.form)) return emit_side(right, seen_from_right(comparison.operation), left, unit.made);
        return emit_side(left, comparison.operation, right, unit.made);
    }

    /// A range test where the limit is a constant and the operand a fact or a count; the general comparison otherwise.
    instruction emit_side(const model::operand& operand, comparison_operator operation, const model::operand& limit, const unit& user) {
        if (const auto* constant = std::get_if<model::constant>(&limit.form))
            if (auto code = emit_range(operand, range_of(operation, constant->content), user)) return *code;
        return emit_general(operation, operand, limit, user);
    }

    instruction emit(const model::text_test& test, const model::condition&, draft& unit) {
        instruction code;
        code.what = operation::text_test;
        code.text = test.what;
        code.size = test.other ? 2 : 1;
        code.first = add_operands(code.size);
        emit_operand(test.content, code.first, {unit.made.record, unit.made.depth});
        if (test.other) emit_operand(*test.other, code.first + 1, {unit.made.record, unit.made.depth});
        return code;
    }

    instruction emit(const model::interval& interval, const model::condition&, draft& unit) {
        const auto& operand = unfolded(interval.operand, unit.made);
        const auto& low = unfolded(interval.low, unit.made);
        const auto& high = unfolded(interval.high, unit.made);
        const auto* first = std::get_if<model::constant>(&low.form);
        const auto* last = std::get_if<model::constant>(&high.form);
        if (first && last && !interval.excludes_high)
            if (auto code = emit_range(operand, {first->content, last->content, false}, unit.made)) return *code;
        const auto children = unit.add_slots(2);
        unit.made.code[children] = emit_side(operand, comparison_operator::greater_or_equal, low, unit.made);
        unit.made.code[children + 1] = emit_side(operand, interval.excludes_high ? comparison_operator::less : comparison_operator::less_or_equal, high, unit.made);
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
        for (std::size_t i = 0; i < group.children.size(); ++i)
            await_item(group.children[i], group.quantity, children + static_cast<std::uint32_t>(i), unit);
        auto code = group_of(operations[static_cast<std::size_t>(group.quantity)], children, group.children.size());
        code.needed = group.needed;
        return code;
    }

    /// An item that may not be applicable stands beside the condition that says so, under a group that the compiler makes: among items that must
    /// all be met, it holds too where it does not apply; among others, only where it does.
    static void await_item(const model::condition& item, model::group::kind siblings, std::uint32_t slot, draft& unit) {
        if (!item.applicability) return unit.await(item, slot);
        const auto pair = unit.add_slots(2);
        if (siblings == model::group::kind::all) {
            const auto applies = unit.add_slots(1);
            unit.made.code[slot] = group_of(operation::any, pair, 2);
            unit.made.code[pair] = group_of(operation::none, applies, 1);
            unit.await(**item.applicability, applies);
        } else {
            unit.made.code[slot] = group_of(operation::all, pair, 2);
            unit.await(**item.applicability, pair);
        }
        unit.await(item, pair + 1);
    }

    instruction emit(const model::quantifier& quantifier, const model::condition&, draft& unit) {
        static constexpr operation operations[] = {operation::some, operation::every, operation::no};
        instruction code;
        code.what = operations[static_cast<std::size_t>(quantifier.quantity)];
        code.access = add_access(quantifier.elements.list);
        code.unit = compile_element(quantifier, unit.made.depth + 1);
        return code;
    }

    const model::ruleset& rules_;
    program::parts parts_;
};

} // namespace

} // namespace compiling

program compile(model::ruleset rules) {
    auto shared = std::make_shared<const model::ruleset>(std::move(rules));
    return program{std::make_shared<const program::parts>(compiling::compiler{std::move(shared)}.compile())};
}

} // namespace guong::inline v0
