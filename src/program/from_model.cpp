#include "from_model_compiler.hpp"

#include <algorithm>
#include <limits>

#include "../value/comparison.hpp"

namespace guong::inline v0 {

namespace compiling {

namespace {

constexpr std::uint32_t count_max = std::numeric_limits<std::uint32_t>::max();

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

} // namespace

program::parts compiler::compile() {
    parts_.criterion_units.assign(rules_.criteria.size(), no_unit);
    parts_.definition_units.assign(rules_.definitions.size(), no_unit);
    parts_.definition_operands.assign(rules_.definitions.size(), no_operand);
    for (const auto& step : rules_.order) {
        if (step.what == model::ruleset::step::kind::criterion) {
            const auto& criterion = rules_.criteria[step.index];
            parts_.criterion_units[step.index] = compile_unit(criterion.record, 1, criterion.body);
        } else if (const auto& definition = rules_.definitions[step.index]; std::holds_alternative<model::condition>(definition.body)) {
            parts_.definition_units[step.index] = compile_unit(definition.record, 1, std::get<model::condition>(definition.body));
        } else {
            const auto& body = std::get<model::operand>(definition.body);
            const auto at = add_operands(1);
            emit_operand(body, at, {definition.record, 1});
            parts_.operands[at].named = at;
            parts_.definition_operands[step.index] = at;
            bodies_.emplace(&body, at);
        }
    }
    parts_.asks_what_is_known = asks_what_is_known();
    return std::move(parts_);
}

bool compiler::asks_what_is_known() const {
    const auto asks = [](const unit& made) {
        return std::any_of(made.code.begin(), made.code.end(), [](const instruction& code) { return code.what == operation::known; });
    };
    return std::any_of(parts_.units.begin(), parts_.units.end(), asks) ||
           std::any_of(parts_.operands.begin(), parts_.operands.end(),
                       [](const operand_code& code) { return code.what == operand_code::kind::fallback; });
}

std::uint32_t compiler::compile_unit(model::record_index record, std::uint32_t depth, const model::condition& root) {
    auto unit = begin_unit(record, depth);
    unit.await(root, unit.add_slots(1));
    return finish_unit(std::move(unit));
}

compiler::draft compiler::begin_unit(model::record_index record, std::uint32_t depth) {
    draft begun;
    begun.made.record = record;
    begun.made.depth = depth;
    return begun;
}

std::uint32_t compiler::finish_unit(draft unit) {
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

std::uint32_t compiler::compile_element(const model::quantifier& quantifier, std::uint32_t depth) {
    if (!quantifier.elements.filter && !quantifier.body) return no_unit;
    return on_a_row_of_its_own(join_filter_and_body(quantifier, depth));
}

std::uint32_t compiler::join_filter_and_body(const model::quantifier& quantifier, std::uint32_t depth) {
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

std::uint32_t compiler::on_a_row_of_its_own(std::uint32_t element) {
    if (parts_.units[element].reach > 0 || !asks_further(parts_.units[element])) return element;
    auto& own = parts_.units[element];
    auto caller = begin_unit(own.record, own.depth);
    own.depth = 1;
    caller.made.code.push_back(emit_call({0, {}, own.record, own.record}, element));
    return finish_unit(std::move(caller));
}

bool compiler::asks_further(const unit& made) const {
    return std::any_of(made.code.begin(), made.code.end(), [&](const instruction& code) {
        bool found = !is_group(code.what) && code.unit != no_unit;
        for_each_side(code, [&](std::uint32_t side) { found = found || asks_further(side); });
        return found;
    });
}

bool compiler::asks_further(std::uint32_t index) const {
    const auto& operand = parts_.operands[index];
    bool found = operand.unit != no_unit || !operand.units.empty();
    for (std::uint32_t part = 0; part < operand.size; ++part) found = found || asks_further(operand.first + part);
    return found;
}

std::uint32_t compiler::reach_of(const unit& made) const {
    std::uint32_t reach = 0;
    for (const auto& code : made.code) {
        for_each_side(code, [&](std::uint32_t side) { reach = std::max(reach, reach_of(side)); });
        const bool reads_row = !is_group(code.what) && !takes_operands(code.what);
        if (!reads_row) continue;
        // What is called has scopes of its own.
        const auto inside = code.what == operation::call ? 0 : reach_from_inside(code.unit);
        reach = std::max({reach, parts_.accesses[code.access].row.depth, inside});
    }
    return reach;
}

std::uint32_t compiler::reach_of(std::uint32_t index) const {
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

std::uint32_t compiler::reach_from_inside(std::uint32_t element) const {
    return element == no_unit || parts_.units[element].reach == 0 ? 0 : parts_.units[element].reach - 1;
}

instruction compiler::group_of(operation what, std::uint32_t first, std::size_t size) {
    instruction code;
    code.what = what;
    code.first = first;
    code.size = static_cast<std::uint32_t>(size);
    return code;
}

std::uint32_t compiler::add_access(const model::row_path& row, model::field_index field, model::type type) {
    parts_.accesses.push_back({row, field, type});
    return static_cast<std::uint32_t>(parts_.accesses.size() - 1);
}

std::uint32_t compiler::add_access(const model::field_path& path) {
    return add_access(path.row, path.field, rules_.records[path.row.end].fields[path.field].type);
}

std::uint32_t compiler::compile_filter(const model::selection& elements, std::uint32_t depth) {
    return elements.filter ? on_a_row_of_its_own(compile_unit(elements.element, depth, **elements.filter)) : no_unit;
}

const model::operand& compiler::unfolded(const model::operand& operand, const unit& user) const {
    const auto* named = std::get_if<model::definition_value>(&operand.form);
    if (!named) return operand;
    const auto& body = std::get<model::operand>(rules_.definitions[named->definition].body);
    const bool same_row = named->subject.depth == 0 && named->subject.hops.empty();
    const bool reads_one_row = std::holds_alternative<model::constant>(body.form) || std::holds_alternative<model::field_path>(body.form) ||
                               std::holds_alternative<model::definition_value>(body.form);
    return same_row && (user.depth == 1 || reads_one_row) ? unfolded(body, user) : operand;
}

std::uint32_t compiler::add_operands(std::size_t count) {
    const auto first = static_cast<std::uint32_t>(parts_.operands.size());
    parts_.operands.resize(parts_.operands.size() + count);
    return first;
}

instruction compiler::emit_general(comparison_operator operation, const model::operand& left, const model::operand& right, const unit& user) {
    instruction code;
    code.what = operation::compare;
    code.comparison = operation;
    code.first = add_operands(2);
    emit_operand(left, code.first, {user.record, user.depth});
    emit_operand(right, code.first + 1, {user.record, user.depth});
    return code;
}

std::optional<instruction> compiler::emit_range(const model::operand& operand, const closed_range& range, const unit& user) {
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

instruction compiler::emit(const model::fact& fact, const model::condition&, draft&) {
    instruction code;
    code.what = operation::within;
    code.access = add_access(fact.field);
    code.low = code.high = true;
    return code;
}

instruction compiler::emit(const model::comparison& comparison, const model::condition&, draft& unit) {
    const auto& left = unfolded(comparison.left, unit.made);
    const auto& right = unfolded(comparison.right, unit.made);
    if (std::holds_alternative<model::constant>(left.form)) return emit_side(right, mirrored(comparison.operation), left, unit.made);
    return emit_side(left, comparison.operation, right, unit.made);
}

instruction compiler::emit_side(const model::operand& operand, comparison_operator operation, const model::operand& limit, const unit& user) {
    if (const auto* constant = std::get_if<model::constant>(&limit.form))
        if (auto code = emit_range(operand, range_of(operation, constant->content), user)) return *code;
    return emit_general(operation, operand, limit, user);
}

instruction compiler::emit(const model::text_test& test, const model::condition&, draft& unit) {
    instruction code;
    code.what = operation::text_test;
    code.text = test.what;
    code.size = test.other ? 2 : 1;
    code.first = add_operands(code.size);
    emit_operand(test.content, code.first, {unit.made.record, unit.made.depth});
    if (test.other) emit_operand(*test.other, code.first + 1, {unit.made.record, unit.made.depth});
    return code;
}

instruction compiler::emit(const model::interval& interval, const model::condition&, draft& unit) {
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

instruction compiler::emit(const model::membership& membership, const model::condition&, draft& unit) {
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
    for (std::size_t i = 0; i < membership.options.size(); ++i) {
        auto& code = unit.made.code[children + i];
        code = emit_general(comparison_operator::equal, operand, {membership.options[i], operand.type, operand.where}, unit.made);
        parts_.operands[code.first + 1].origin = nullptr; // an option is no operand of the model
    }
    return group_of(operation::any, children, membership.options.size());
}

instruction compiler::emit(const model::knowledge& knowledge, const model::condition&, draft&) {
    instruction code;
    code.what = operation::known;
    code.access = add_access(knowledge.field);
    return code;
}

instruction compiler::emit_call(const model::row_path& subject, std::uint32_t unit) {
    instruction code;
    code.what = operation::call;
    code.access = add_access(subject, 0, {model::base_type::record, subject.end});
    code.unit = unit;
    return code;
}

instruction compiler::emit(const model::meeting& meeting, const model::condition&, draft&) {
    return emit_call(meeting.subject, parts_.criterion_units[meeting.criterion]);
}

instruction compiler::emit(const model::definition_use& use, const model::condition&, draft&) {
    return emit_call(use.subject, parts_.definition_units[use.definition]);
}

instruction compiler::emit(const model::group& group, const model::condition&, draft& unit) {
    static constexpr operation operations[] = {operation::all, operation::any, operation::none, operation::at_least, operation::exactly};
    const auto children = unit.add_slots(group.children.size());
    for (std::size_t i = 0; i < group.children.size(); ++i)
        await_item(group.children[i], group.quantity, children + static_cast<std::uint32_t>(i), unit);
    auto code = group_of(operations[static_cast<std::size_t>(group.quantity)], children, group.children.size());
    code.needed = group.needed;
    return code;
}

void compiler::await_item(const model::condition& item, model::group::kind siblings, std::uint32_t slot, draft& unit) {
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

instruction compiler::emit(const model::quantifier& quantifier, const model::condition&, draft& unit) {
    static constexpr operation operations[] = {operation::some, operation::every, operation::no};
    instruction code;
    code.what = operations[static_cast<std::size_t>(quantifier.quantity)];
    code.access = add_access(quantifier.elements.list);
    code.unit = compile_element(quantifier, unit.made.depth + 1);
    return code;
}

} // namespace compiling

program compile(model::ruleset rules) {
    auto shared = std::make_shared<const model::ruleset>(std::move(rules));
    return program{std::make_shared<const program::parts>(compiling::compiler{std::move(shared)}.compile())};
}

} // namespace guong::inline v0
