#include "formula_from_evaluation.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <guong/limits.hpp>

#include "../value/comparison.hpp"
#include "../value/truth.hpp"
#include "atlas.hpp"
#include "cells.hpp"
#include "knowledge.hpp"
#include "open_facts.hpp"
#include "pair_set.hpp"
#include "tabulation.hpp"

namespace guong::inline v0::explaining {

namespace {

using relevance::count_range;
using relevance::fact_index;
using relevance::node;
using relevance::node_index;
using relevance::unbounded;

class formula_builder {
public:
    formula_builder(const outcome& result, settled_conditions settled, std::size_t nodes_max)
        : settled_{settled}, nodes_max_{nodes_max}, engine_{result.evaluator()}, code_{engine_.program()},
          atlas_{code_.model(), engine_.data(), code_.model().criteria[result.criterion()].record, result.row()}, asks_{find_knowledge(code_)},
          trials_{engine_, {code_.model().criteria[result.criterion()].record, result.row()}, limits::relevance_trials_max}, facts_{engine_.data(), atlas_, question_} {
        root_unit_ = code_.unit_of(result.criterion());
        question_.form.root = build(root_unit_, 0, {{atlas_.root()}}, &result.slots());
    }

    open_question take() {
        if (question_.complete) question_.form = relevance::without_loose_nodes(question_.form);
        return std::move(question_);
    }

private:
    using scopes = std::vector<scope>;

    // Nodes.

    node_index add(node made) { return question_.form.add(std::move(made)); }

    node_index constant(truth outcome) {
        node made;
        made.constant = outcome;
        return add(made);
    }

    [[nodiscard]] const node& at(node_index index) const { return question_.form.nodes[index]; }
    [[nodiscard]] bool is_constant(node_index index, truth outcome) const {
        return at(index).what == node::kind::constant && at(index).constant == outcome;
    }

    node_index turned(node_index index, bool negated) {
        auto& here = question_.form.nodes[index];
        if (here.what == node::kind::constant)
            here.constant = guong::turned(here.constant, negated);
        else
            here.negated = here.negated != negated;
        return index;
    }

    /// A number of conditions from `low` to `high` must hold; those that are settled are counted at once.
    node_index threshold(const std::vector<node_index>& conditions, std::int64_t low, std::int64_t high) {
        node made;
        made.what = node::kind::threshold;
        for (const auto condition : conditions) {
            if (is_constant(condition, truth::yes))
                --low, --high;
            else if (!is_constant(condition, truth::no))
                made.children.push_back(condition);
        }
        const auto size = static_cast<std::int64_t>(made.children.size());
        if (high < 0 || low > size || low > high) return constant(truth::no);
        if (low <= 0 && high >= size) return constant(truth::yes);
        if (size == 1) return turned(made.children.front(), high == 0);
        made.needed.low = static_cast<std::uint32_t>(std::max<std::int64_t>(low, 0));
        made.needed.high = high >= size ? unbounded : static_cast<std::uint32_t>(high);
        return add(std::move(made));
    }

    // Rows and facts.

    [[nodiscard]] bool is_real(const scopes& around) const {
        return std::none_of(around.begin(), around.end(), [](const scope& each) { return each.is_imagined(); });
    }

    static std::vector<row_number> rows_of(const scopes& around) {
        std::vector<row_number> rows;
        for (const auto& each : around) rows.push_back(each.at.row);
        return rows;
    }

    scope imagined(model::record_index record, fact_index by) const { return {{record, 0, {}, nullptr}, by}; }

    scope follow(const model::row_path& path, const scopes& around) {
        auto end = around[around.size() - 1 - path.depth];
        for (const auto hop : path.hops) {
            auto next = end.is_imagined() ? std::nullopt : atlas_.referenced(end.at, hop);
            if (next)
                end.at = std::move(*next);
            else
                end = imagined(atlas_.field(end.at.record, hop).type.index, facts_.at(end, hop));
        }
        return end;
    }

    [[nodiscard]] bool is_known(const scope& where, model::field_index field, const model::type& type) const {
        if (where.is_imagined()) return false;
        const auto& data = engine_.data();
        if (type.list) return data.elements(where.at.record, where.at.row, field).has_value();
        if (type.base == model::base_type::record) return data.reference(where.at.record, where.at.row, field).has_value();
        return guong::is_known(data.fact(where.at.record, where.at.row, field));
    }

    /// Where a value stands on the line of its fact's values. Texts are numbered as they come.
    decimal point_of(const value& content) {
        if (const auto* span_of_time = std::get_if<duration>(&content)) return decimal{span_of_time->amount};
        if (const auto* years = std::get_if<school_year>(&content)) return decimal{years->first};
        if (const auto* yes = std::get_if<bool>(&content)) return decimal{*yes ? 1 : 0};
        if (const auto* number = std::get_if<decimal>(&content)) return *number;
        if (const auto* day = std::get_if<date>(&content)) return decimal{day->days};
        if (const auto* rank = std::get_if<level>(&content)) return decimal{rank->rank};
        const auto& text = std::get<std::string>(content);
        return decimal{texts_.try_emplace(text, static_cast<std::int64_t>(texts_.size())).first->second};
    }

    // Conditions.

    /// The condition in a slot of a unit; `known` are the unit's outcomes, where no row around is imagined.
    node_index build(std::uint32_t unit, std::uint32_t slot, const scopes& around, const slots* known) {
        const bool is_settled = known && (*known)[slot] != truth::unknown && !asks_[unit][slot];
        if (is_settled && settled_ == settled_conditions::left_out) return constant((*known)[slot]);
        const auto& code = code_.units()[unit].code[slot];
        if (unit != root_unit_ || around.size() > 1 || !known) return build_below(unit, slot, around, known);
        // A criterion and its items: the facts below are asked for here.
        const auto outer = facts_.asking();
        if (code.origin && code.origin->item) facts_.enter(code.origin->item->name, is_settled ? std::optional{status_of((*known)[slot])} : std::nullopt);
        const auto made = build_below(unit, slot, around, known);
        facts_.return_to(outer);
        return made;
    }

    node_index build_below(std::uint32_t unit, std::uint32_t slot, const scopes& around, const slots* known) {
        const auto& code = code_.units()[unit].code[slot];
        if (is_on_calculations(code)) return turned(build_opaque(unit, slot, around, known), code.negated);
        return turned(build_upright(unit, code, around, known), code.negated);
    }

    node_index build_unit(std::uint32_t unit, const scopes& around) {
        if (question_.form.nodes.size() > nodes_max_) {
            // Only the facts are looked for now, and so every unit for every row once.
            question_.complete = false;
            if (!visited_.emplace(unit, around).second) return constant(truth::unknown);
        }
        if (!is_real(around) || settled_ == settled_conditions::included) return build(unit, 0, around, nullptr);
        slots known;
        engine_.recall(unit, rows_of(around), known);
        return build(unit, 0, around, &known);
    }

    node_index build_upright(std::uint32_t unit, const instruction& code, const scopes& around, const slots* known) {
        switch (code.what) {
        case operation::within: return build_test(code, {range_of(code)}, around);
        case operation::one_of: return build_test(code, options_of(code), around);
        case operation::compare: {
            auto left = side_of(code.first, around);
            return build_comparison(code.comparison, std::move(left), side_of(code.first + 1, around));
        }
        case operation::known: return build_knowledge(code_.accesses()[code.access], around);
        case operation::call: return build_unit(code.unit, {follow(code_.accesses()[code.access].row, around)});
        case operation::some: return build_list(code.access, code.unit, false, {1, unbounded}, around);
        case operation::every: return build_list(code.access, code.unit, true, {0, 0}, around);
        case operation::no: return build_list(code.access, code.unit, false, {0, 0}, around);
        case operation::count_within: return build_list(code.access, code.unit, false, {code.count_low, code.count_high}, around);
        default: return build_group(unit, code, around, known);
        }
    }

    node_index build_group(std::uint32_t unit, const instruction& code, const scopes& around, const slots* known) {
        std::vector<node_index> children;
        for (std::uint32_t i = 0; i < code.size; ++i) children.push_back(build(unit, code.first + i, around, known));
        const std::int64_t size = code.size;
        switch (code.what) {
        case operation::any: return threshold(children, 1, size);
        case operation::none: return threshold(children, 0, 0);
        case operation::exactly: return few_of(std::move(children), code.needed, code.needed);
        case operation::at_least: return few_of(std::move(children), code.needed, size);
        default: return few_of(std::move(children), size, size);
        }
    }

    /// As `threshold`; where most must hold, it counts those that do not, which are fewer.
    node_index few_of(std::vector<node_index> children, std::int64_t low, std::int64_t high) {
        const auto size = static_cast<std::int64_t>(children.size());
        if (low * 2 <= size) return threshold(children, low, high);
        for (auto& child : children) child = turned(child, true);
        return threshold(children, size - high, size - low);
    }

    relevance::point_range range_of(const instruction& code) {
        relevance::point_range range;
        if (guong::is_known(code.low)) range.low = point_of(code.low);
        if (guong::is_known(code.high)) range.high = point_of(code.high);
        return range;
    }
    std::vector<relevance::point_range> options_of(const instruction& code) {
        std::vector<relevance::point_range> ranges;
        for (std::uint32_t i = 0; i < code.size; ++i) {
            const auto point = point_of(code_.options()[code.first + i]);
            ranges.push_back({point, point});
        }
        return ranges;
    }

    node_index build_test(const instruction& code, std::vector<relevance::point_range> allowed, const scopes& around) {
        const auto& access = code_.accesses()[code.access];
        const auto where = follow(access.row, around);
        if (!is_known(where, access.field, access.type)) return add_test(facts_.at(where, access.field), std::move(allowed));
        const auto point = point_of(engine_.data().fact(where.at.record, where.at.row, access.field));
        const bool holds = std::any_of(allowed.begin(), allowed.end(), [&](const relevance::point_range& each) {
            return (!each.low || point >= *each.low) && (!each.high || point <= *each.high);
        });
        return constant(holds ? truth::yes : truth::no);
    }

    node_index add_test(fact_index fact, std::vector<relevance::point_range> allowed) {
        node made;
        made.what = node::kind::test;
        made.fact = fact;
        made.allowed = std::move(allowed);
        return add(std::move(made));
    }

    node_index build_knowledge(const access& asked, const scopes& around) {
        const auto where = follow(asked.row, around);
        if (is_known(where, asked.field, asked.type)) return constant(truth::yes);
        node made;
        made.what = node::kind::knowledge;
        made.fact = facts_.at(where, asked.field);
        // Among the elements of a list, the list is known.
        const bool among_its_elements =
            std::any_of(around.begin(), around.end(), [&](const scope& each) { return each.imagined_by == made.fact; });
        return among_its_elements ? constant(truth::yes) : add(made);
    }

    /// A number of elements within `needed` satisfies the unit; or, where `failing`, does not.
    node_index build_list(std::uint32_t list, std::uint32_t unit, bool failing, count_range needed, const scopes& around) {
        if (is_listed(list, around)) {
            auto conditions = conditions_on_elements(list, unit, around);
            for (auto& condition : conditions) condition = turned(condition, failing);
            return threshold(conditions, needed.low, needed.high);
        }
        node made = list_node(list, unit, around);
        made.children.front() = turned(made.children.front(), failing);
        return add_list(std::move(made), needed);
    }

    /// A list of the data, though unknown, has some number of elements.
    node_index add_list(node made, count_range needed) {
        const bool is_imagined = question_.form.facts[made.fact].holder != relevance::nothing;
        if (!is_imagined && needed.low > needed.high) return constant(truth::no);
        if (!is_imagined && needed.low == 0 && needed.high == unbounded) return constant(truth::yes);
        made.needed = needed;
        return add(std::move(made));
    }

    [[nodiscard]] bool is_listed(std::uint32_t list, const scopes& around) {
        const auto& access = code_.accesses()[list];
        return is_known(follow(access.row, around), access.field, access.type);
    }

    std::vector<node_index> conditions_on_elements(std::uint32_t list, std::uint32_t unit, const scopes& around) {
        const auto& access = code_.accesses()[list];
        const auto where = follow(access.row, around);
        const auto elements = *engine_.data().elements(where.at.record, where.at.row, access.field);
        std::vector<node_index> conditions;
        auto inner = around;
        inner.emplace_back();
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (unit == no_unit) {
                conditions.push_back(constant(truth::yes));
                continue;
            }
            inner.back() = {atlas_.element(where.at, access.field, i, code_.units()[unit].record, elements[i])};
            conditions.push_back(build_unit(unit, inner));
        }
        return conditions;
    }

    /// The conditions on any one element of an unknown list.
    node list_node(std::uint32_t list, std::uint32_t unit, const scopes& around) {
        const auto& access = code_.accesses()[list];
        node made;
        made.what = node::kind::list;
        made.fact = facts_.at(follow(access.row, around), access.field);
        if (unit == no_unit) {
            made.children.push_back(constant(truth::yes));
            return made;
        }
        auto inner = around;
        inner.push_back(imagined(code_.units()[unit].record, made.fact));
        made.children.push_back(build(unit, 0, inner, nullptr));
        return made;
    }

    // Calculated values: which facts they hang on, and what trying those brings about.

    [[nodiscard]] bool is_calculated(std::uint32_t index) const {
        const auto& operand = code_.operands()[index];
        switch (operand.what) {
        case operand_code::kind::constant:
        case operand_code::kind::fact:
        case operand_code::kind::count: return false;
        case operand_code::kind::call: return is_calculated(operand.first);
        default: return true;
        }
    }

    [[nodiscard]] bool is_on_calculations(const instruction& code) const {
        if (code.what == operation::text_test) return true;
        return code.what == operation::compare && (is_calculated(code.first) || is_calculated(code.first + 1));
    }

    node_index build_opaque(std::uint32_t unit, std::uint32_t slot, const scopes& around, const slots* known) {
        const auto& code = code_.units()[unit].code[slot];
        const std::uint32_t sides = code.what == operation::compare ? 2 : code.size;
        std::set<fact_index> facts;
        for (std::uint32_t side = 0; side < sides; ++side) collect_facts(code.first + side, around, facts);
        const auto present = known ? (*known)[slot] : truth::unknown;
        if (facts.empty()) return turned(constant(present), code.negated); // the caller turns it back
        node made;
        made.what = node::kind::opaque;
        made.facts.assign(facts.begin(), facts.end());
        if (known && settled_ == settled_conditions::left_out) made.tried = tried(unit, slot, around, made.facts, guong::turned(present, code.negated));
        return add(std::move(made));
    }

    /// Null where facts of imagined records are among them.
    [[nodiscard]] std::shared_ptr<const relevance::trial_table> tried(std::uint32_t unit, std::uint32_t slot, const scopes& around,
                                                                      const std::vector<fact_index>& facts, truth present) {
        std::vector<data_fact> asked;
        for (const auto fact : facts) {
            if (question_.form.facts[fact].holder != relevance::nothing) return nullptr;
            asked.push_back(facts_.in_data(fact));
        }
        tried_condition condition{unit, slot, {}};
        for (const auto& each : around) condition.scopes.emplace_back(each.at.record, each.at.row);
        return trials_.tried(condition, asked, present);
    }

    void collect_facts(std::uint32_t index, const scopes& around, std::set<fact_index>& facts) {
        const auto& operand = code_.operands()[index];
        using kind = operand_code::kind;
        const auto collect_parts = [&](const scopes& inside) {
            for (std::uint32_t part = 0; part < operand.size; ++part) collect_facts(operand.first + part, inside, facts);
        };
        if (operand.what == kind::call) return collect_parts({follow(operand.subject, around)});
        if (operand.what == kind::choice) return collect_choice(operand, around, facts);
        if (operand.what == kind::fallback) return collect_fallback(operand, around, facts);
        if (operand.reads_reference_date() && !engine_.options().as_of) facts.insert(facts_.reference_date());
        const bool over_list = operand_code::is_over_list(operand.what);
        if (operand.what != kind::fact && !over_list) return collect_parts(around);
        const auto& access = code_.accesses()[operand.access];
        const auto where = follow(access.row, around);
        if (!is_known(where, access.field, access.type)) {
            facts.insert(facts_.at(where, access.field));
            return;
        }
        if (!over_list) return;
        const auto elements = *engine_.data().elements(where.at.record, where.at.row, access.field);
        auto inner = around;
        inner.emplace_back();
        for (std::size_t i = 0; i < elements.size(); ++i) {
            inner.back() = {atlas_.element(where.at, access.field, i, access.type.index, elements[i])};
            if (operand.unit != no_unit) {
                const auto counts = build_unit(operand.unit, inner);
                if (is_constant(counts, truth::no)) continue; // what it says matters to nobody
                harvest(counts, facts);
            }
            for (const auto unit : operand.units) harvest(build_unit(unit, inner), facts);
            const bool has_outer_part = operand.what == kind::run_ending;
            for (std::uint32_t part = 0; part < operand.size; ++part)
                collect_facts(operand.first + part, has_outer_part && part == 1 ? around : inner, facts);
        }
    }

    /// Rows that are settled not to hold give nothing, nor do those behind the first that holds, where only that one counts.
    void collect_choice(const operand_code& operand, const scopes& around, std::set<fact_index>& facts) {
        const auto rows = static_cast<std::uint32_t>(operand.units.size());
        for (std::uint32_t row = 0; row < rows; ++row) {
            const auto condition = build_unit(operand.units[row], around);
            if (is_constant(condition, truth::no)) continue;
            harvest(condition, facts);
            collect_facts(operand.first + row, around, facts);
            if (operand.takes == model::choice::policy::first && is_constant(condition, truth::yes)) return;
        }
        if (operand.has_last) collect_facts(operand.first + rows, around, facts);
    }

    /// What stands in for an unknown value is not read where nothing that the value is made of is unknown.
    void collect_fallback(const operand_code& operand, const scopes& around, std::set<fact_index>& facts) {
        const auto before = facts.size();
        collect_facts(operand.first, around, facts);
        const bool is_settled = facts.size() == before && is_real(around) &&
                                engine_.value_of(operand.first, rows_of(around)).why == unknown_reason::none;
        if (!is_settled) collect_facts(operand.first + 1, around, facts);
    }

    /// The facts that a condition hangs on.
    void harvest(node_index index, std::set<fact_index>& facts) const {
        const auto& condition = at(index);
        if (condition.fact != relevance::nothing) facts.insert(condition.fact);
        facts.insert(condition.facts.begin(), condition.facts.end());
        for (const auto child : condition.children) harvest(child, facts);
        if (condition.what != node::kind::comparison) return;
        for (const auto& compared : condition.sides) {
            if (const auto* fact = std::get_if<relevance::fact_side>(&compared)) facts.insert(fact->fact);
            if (const auto* count = std::get_if<relevance::count_side>(&compared)) harvest(count->node, facts);
        }
    }

    // Comparisons.

    relevance::side side_of(std::uint32_t index, const scopes& around) {
        const auto& operand = code_.operands()[index];
        switch (operand.what) {
        case operand_code::kind::constant: return relevance::known_point{point_of(operand.content)};
        case operand_code::kind::call: return side_of(operand.first, {follow(operand.subject, around)});
        case operand_code::kind::count: return count_of(operand, around);
        default: break;
        }
        const auto& access = code_.accesses()[operand.access];
        const auto where = follow(access.row, around);
        if (!is_known(where, access.field, access.type)) return relevance::fact_side{facts_.at(where, access.field)};
        return relevance::known_point{point_of(engine_.data().fact(where.at.record, where.at.row, access.field))};
    }

    relevance::side count_of(const operand_code& operand, const scopes& around) {
        if (!is_listed(operand.access, around)) return relevance::count_side{add(list_node(operand.access, operand.unit, around))};
        node made;
        made.what = node::kind::threshold;
        made.children = conditions_on_elements(operand.access, operand.unit, around);
        const auto settled = [&](truth outcome) {
            return std::count_if(made.children.begin(), made.children.end(), [&](node_index child) { return is_constant(child, outcome); });
        };
        const auto met = settled(truth::yes);
        if (static_cast<std::size_t>(met + settled(truth::no)) == made.children.size()) return relevance::known_point{decimal{met}};
        return relevance::count_side{add(std::move(made))};
    }

    node_index build_comparison(comparison_operator operation, relevance::side left, relevance::side right) {
        if (std::holds_alternative<relevance::known_point>(left)) {
            std::swap(left, right);
            operation = mirrored(operation);
        }
        const auto* limit = std::get_if<relevance::known_point>(&right);
        if (const auto* point = std::get_if<relevance::known_point>(&left)) {
            const relevance::position one{point->content, 0};
            const relevance::position other{limit->content, 0};
            return constant(relevance::compare(operation, {one, one}, {other, other}));
        }
        if (limit) {
            const auto* fact = std::get_if<relevance::fact_side>(&left);
            return fact ? compare_with_point(operation, fact->fact, limit->content)
                        : compare_count(operation, std::get<relevance::count_side>(left).node, limit->content);
        }
        node made;
        made.what = node::kind::comparison;
        made.operation = operation;
        made.sides = {left, right};
        return add(std::move(made));
    }

    node_index compare_with_point(comparison_operator operation, fact_index fact, decimal limit) {
        switch (operation) {
        case comparison_operator::equal: return add_test(fact, {{limit, limit}});
        case comparison_operator::not_equal: return turned(add_test(fact, {{limit, limit}}), true);
        case comparison_operator::less: return turned(add_test(fact, {{limit, {}}}), true);
        case comparison_operator::less_or_equal: return add_test(fact, {{{}, limit}});
        case comparison_operator::greater: return turned(add_test(fact, {{{}, limit}}), true);
        case comparison_operator::greater_or_equal: break;
        }
        return add_test(fact, {{limit, {}}});
    }

    node_index compare_count(comparison_operator operation, node_index counted, decimal limit) {
        constexpr std::int64_t no_limit = unbounded;
        const auto floor = std::clamp<std::int64_t>(limit.floor_at_scale(0), -1, no_limit);
        const auto ceiling = std::clamp<std::int64_t>(limit.ceiling_at_scale(0), 0, no_limit);
        switch (operation) {
        case comparison_operator::equal: return count_between(counted, ceiling, floor);
        case comparison_operator::not_equal: return turned(count_between(counted, ceiling, floor), true);
        case comparison_operator::less: return turned(count_between(counted, ceiling, no_limit), true);
        case comparison_operator::less_or_equal: return count_between(counted, 0, floor);
        case comparison_operator::greater: return turned(count_between(counted, 0, floor), true);
        case comparison_operator::greater_or_equal: break;
        }
        return count_between(counted, ceiling, no_limit);
    }

    node_index count_between(node_index counted, std::int64_t low, std::int64_t high) {
        if (at(counted).what == node::kind::threshold) return threshold(std::vector{at(counted).children}, low, high);
        const auto needed = low > high ? count_range{1, 0} : count_range{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high)};
        return add_list(node{at(counted)}, needed);
    }

    settled_conditions settled_;
    std::size_t nodes_max_;
    const evaluator& engine_;
    const program& code_;
    atlas atlas_;
    std::uint32_t root_unit_ = no_unit;
    std::vector<std::vector<bool>> asks_; ///< by unit and slot
    tabulator trials_;
    open_question question_;
    open_facts facts_;
    std::map<std::string, std::int64_t, std::less<>> texts_;
    std::set<std::pair<std::uint32_t, scopes>> visited_;
};

} // namespace

open_question open_question_of(const outcome& result, settled_conditions settled, std::size_t nodes_max) {
    return formula_builder{result, settled, nodes_max}.take();
}

} // namespace guong::inline v0::explaining
