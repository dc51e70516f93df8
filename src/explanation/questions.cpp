#include "questions.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <guong/limits.hpp>

#include "../value/truth.hpp"
#include "attainable.hpp"
#include "cells.hpp"
#include "pair_set.hpp"
#include "shape.hpp"

namespace guong::inline v0::relevance {

namespace asking {

namespace {

/// What is expected of a condition.
struct prospect {
    double holds = 0.5; ///< the chance that it does
    double cost = 0;    ///< questions until it is settled
};

/// Orders the conditions below each node.
class order_search {
public:
    order_search(const formula& form, const shape& places) : form_{form}, places_{places}, prospects_(form.nodes.size()), asked_(form.facts.size()) {}

    std::vector<fact_index> find() {
        expect(form_.root);
        collect(form_.root);
        return std::move(order_);
    }

private:
    prospect expect(node_index index) {
        const auto& node = form_.nodes[index];
        prospect found;
        switch (node.what) {
        case node::kind::constant: found = {node.constant == truth::yes ? 1.0 : node.constant == truth::no ? 0.0 : 0.5, 0}; break;
        case node::kind::threshold: found = expect_threshold(index); break;
        default: found.cost = static_cast<double>(facts_below(index).size());
        }
        if (node.negated) found.holds = 1 - found.holds;
        return prospects_[index] = found;
    }

    prospect expect_threshold(node_index index) {
        const auto& node = form_.nodes[index];
        for (const auto child : node.children) expect(child);
        const auto size = node.children.size();
        std::vector<double> chances{1.0}; // by the number that hold, of the conditions settled so far
        prospect found;
        const auto order = sorted_children(index);
        for (std::size_t settled = 0; settled < size; ++settled) {
            const auto& child = prospects_[order[settled]];
            double is_open = 0;
            for (std::size_t held = 0; held < chances.size(); ++held)
                if (within(tally_of(held, size - settled), node.needed) == truth::unknown) is_open += chances[held];
            found.cost += is_open * child.cost;
            chances.push_back(0);
            for (auto held = chances.size() - 1; held > 0; --held)
                chances[held] = chances[held] * (1 - child.holds) + chances[held - 1] * child.holds;
            chances.front() *= 1 - child.holds;
        }
        found.holds = 0;
        for (std::size_t held = 0; held <= size; ++held)
            if (within(tally_of(held, 0), node.needed) == truth::yes) found.holds += chances[held];
        return found;
    }

    static tally tally_of(std::size_t held, std::size_t open) noexcept {
        return {static_cast<std::uint32_t>(held), static_cast<std::uint32_t>(held + open)};
    }

    /// By what it costs to settle the whole by one of them.
    [[nodiscard]] std::vector<node_index> sorted_children(node_index index) const {
        const auto& node = form_.nodes[index];
        const auto rank = [&](node_index child) {
            const auto& expected = prospects_[child];
            const bool all = node.needed.low == node.children.size(), one = node.needed.low == 1 || node.needed.high == 0;
            const auto chance = all ? 1 - expected.holds : one ? expected.holds : 1.0;
            constexpr double never = 1e300;
            return chance > 0 ? expected.cost / chance : never;
        };
        auto sorted = node.children;
        std::stable_sort(sorted.begin(), sorted.end(), [&](node_index left, node_index right) { return rank(left) < rank(right); });
        return sorted;
    }

    void collect(node_index index) {
        if (form_.nodes[index].what == node::kind::threshold) {
            for (const auto child : sorted_children(index)) collect(child);
            return;
        }
        for (const auto fact : facts_below(index)) {
            if (asked_[fact]) continue;
            asked_[fact] = true;
            order_.push_back(fact);
        }
    }

    /// The facts of the data that a condition hangs on, each once, in order; of an unknown list, which brings its elements along, the list first.
    [[nodiscard]] std::vector<fact_index> facts_below(node_index index) const {
        std::vector<fact_index> found;
        std::set<fact_index> seen;
        add_facts_below(index, found, seen);
        return found;
    }

    void add_facts_below(node_index index, std::vector<fact_index>& found, std::set<fact_index>& seen) const {
        const auto& node = form_.nodes[index];
        const auto add = [&](fact_index fact) {
            const auto root = places_.root_of(fact);
            if (seen.insert(root).second) found.push_back(root);
        };
        if (node.fact != nothing) add(node.fact);
        for (const auto fact : node.facts) add(fact);
        if (node.what == node::kind::comparison)
            for (const auto& compared : node.sides) {
                if (const auto* fact = std::get_if<fact_side>(&compared)) add(fact->fact);
                if (const auto* count = std::get_if<count_side>(&compared)) add_facts_below(count->node, found, seen);
            }
        for (const auto child : node.children) add_facts_below(child, found, seen);
    }

    const formula& form_;
    const shape& places_;
    std::vector<prospect> prospects_; ///< by node
    std::vector<bool> asked_;         ///< by fact
    std::vector<fact_index> order_;
};

/// What one answer settles, all other facts left open.
class answer_search {
public:
    answer_search(const formula& form, const shape& places)
        : form_{form}, places_{places}, cells_{cells_of(form)}, unanswered_(form.nodes.size(), truth::unknown), held_(form.nodes.size()) {
        for (node_index index = 0; index < form.nodes.size(); ++index) { // children stand before their parents
            for (const auto child : form.nodes[index].children) held_[index] = counted(held_[index], unanswered_[child], unbounded);
            unanswered_[index] = outcome_unanswered(index);
        }
    }

    void find(question& asked) const {
        if (form_.facts[asked.fact].what != fact::kind::scalar) return;
        for (std::size_t cell = 0; cell < cells_.cells[asked.fact].size(); ++cell) {
            const auto outcome = outcome_at_root(asked.fact, cell);
            if (outcome == unanswered_[form_.root]) continue;
            asked.can_settle_yes = asked.can_settle_yes || outcome == truth::yes;
            asked.can_settle_no = asked.can_settle_no || outcome == truth::no;
        }
    }

private:
    [[nodiscard]] truth outcome_at_root(fact_index fact, std::size_t cell) const {
        std::map<node_index, tally> waiting; // those above a change, the lowest first: how many of their children hold now
        auto root = unanswered_[form_.root];
        const auto change = [&](node_index index, truth outcome) {
            const auto above = places_.parent(index);
            if (above == nothing) root = outcome;
            // Of a count that is compared, or one element of an unknown list, nothing follows.
            if (above == nothing || places_.is_stem(above) || form_.nodes[above].what != node::kind::threshold) return;
            auto& held = waiting.try_emplace(above, held_[above]).first->second;
            if (unanswered_[index] == truth::yes) --held.sure;
            if (unanswered_[index] != truth::no) --held.possible;
            held = counted(held, outcome, unbounded);
        };
        for (const auto reader : places_.readers(fact)) change(reader, answer_at(reader, cell));
        while (!waiting.empty()) {
            const auto [next, held] = *waiting.begin();
            waiting.erase(waiting.begin());
            change(next, turned(next, within(held, form_.nodes[next].needed)));
        }
        return root;
    }

    [[nodiscard]] truth turned(node_index whole, truth outcome) const { return guong::turned(outcome, form_.nodes[whole].negated); }

    [[nodiscard]] truth answer_at(node_index reader, std::size_t cell) const {
        switch (form_.nodes[reader].what) {
        case node::kind::test: return turned(reader, cells_.outcomes[reader][cell]);
        case node::kind::knowledge: return turned(reader, truth::yes);
        default: return unanswered_[reader];
        }
    }

    /// As things stand.
    [[nodiscard]] truth outcome_unanswered(node_index index) const {
        const auto& node = form_.nodes[index];
        switch (node.what) {
        case node::kind::constant: return node.constant;
        case node::kind::knowledge: return form_.facts[node.fact].holder == nothing ? turned(index, truth::no) : truth::unknown;
        case node::kind::threshold: return turned(index, within(held_[index], node.needed));
        default: return truth::unknown;
        }
    }

    const formula& form_;
    const shape& places_;
    cell_table cells_;
    std::vector<truth> unanswered_; ///< by node, turned round where it is
    std::vector<tally> held_;       ///< by node: how many of its children hold, unanswered
};

} // namespace

} // namespace asking

std::vector<question> asking_order(const formula& form, const std::vector<bool>& can_matter) {
    const shape places{form};
    // Where conditions on shared facts multiply beyond the bound of `find_relevant`, what an answer settles is not said.
    std::optional<asking::answer_search> answers;
    if (size_of_cells(form) <= std::uint64_t{limits::relevance_trials_max} * attainable::trial_effort) answers.emplace(form, places);
    std::vector<question> questions;
    for (const auto fact : asking::order_search{form, places}.find()) {
        if (!can_matter[fact]) continue;
        questions.push_back({fact});
        if (answers) answers->find(questions.back());
    }
    return questions;
}

} // namespace guong::inline v0::relevance
