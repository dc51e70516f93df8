#pragma once

// Formulas small enough to be tried in full, what they plainly mean, and random ones.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "../../src/explanation/formula.hpp"

namespace guong::relevance::tests {

/// What a fact is taken to be in one trial. Values are in quarters.
struct assumed;
using assumptions = std::vector<assumed>; // by fact
struct assumed {
    bool known = false;
    std::int64_t quarters = 0;
    std::vector<assumptions> elements; // of a list: the facts of each
};

/// The plain meaning of a formula: what `find_relevant` must agree with.
class brute_force {
public:
    brute_force(const formula& form, std::size_t elements_max) : form_{form}, elements_max_{elements_max} {}

    std::vector<bool> relevant(std::uint64_t trials_max, bool& possible) const {
        const auto facts = form_.facts.size();
        std::vector<fact_index> outer;
        std::vector<std::vector<assumptions>> options(facts);
        std::uint64_t trials = 1;
        for (fact_index fact = 0; fact < facts; ++fact) {
            if (form_.facts[fact].holder != nothing) continue;
            outer.push_back(fact);
            trials *= option_count(fact);
            if (trials > trials_max) {
                possible = false;
                return {};
            }
            options[fact] = options_of(fact);
        }
        possible = true;
        std::vector<bool> found(facts);
        for (const auto varied : outer) found[varied] = matters(varied, outer, options);
        return found;
    }

    truth outcome(node_index index, const assumptions& facts) const {
        const auto& node = form_.nodes[index];
        const auto found = plain_outcome(node, facts);
        if (!node.negated || found == truth::unknown) return found;
        return found == truth::yes ? truth::no : truth::yes;
    }

    /// The outcomes where every fact is known, also those of imagined records; nothing where there are too many to try.
    std::optional<std::vector<truth>> outcomes_when_complete(std::uint64_t trials_max) const {
        std::vector<std::vector<assumptions>> options;
        std::uint64_t trials = 1;
        for (fact_index fact = 0; fact < form_.facts.size(); ++fact) {
            if (form_.facts[fact].holder != nothing) continue;
            trials *= option_count(fact);
            if (trials > trials_max) return std::nullopt;
            options.push_back(options_of(fact));
            std::erase_if(options.back(), [&](const assumptions& each) { return !is_complete(fact, each); });
        }
        std::vector<assumptions> worlds{assumptions(form_.facts.size())};
        for (const auto& each : options) worlds = combined(worlds, each);
        std::vector<truth> found;
        for (const auto& world : worlds) {
            const auto one = outcome(form_.root, world);
            if (std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
        }
        return found;
    }

private:
    /// Whether a fact is known, and those of the records that it leads to.
    bool is_complete(fact_index fact, const assumptions& facts) const {
        if (!facts[fact].known) return false;
        const auto are_held_known = [&](const assumptions& record) {
            for (fact_index held = 0; held < form_.facts.size(); ++held)
                if (form_.facts[held].holder == fact && !is_complete(held, record)) return false;
            return true;
        };
        if (form_.facts[fact].what == fact::kind::reference) return are_held_known(facts);
        const auto& elements = facts[fact].elements;
        return std::all_of(elements.begin(), elements.end(), are_held_known);
    }

    /// How many `options_of` a fact there are, or some large number.
    std::uint64_t option_count(fact_index fact) const {
        const auto& of = form_.facts[fact];
        if (of.what == fact::kind::scalar) return options_of(fact).size();
        std::uint64_t records = 1;
        for (fact_index held = 0; held < form_.facts.size(); ++held)
            if (form_.facts[held].holder == fact) records = std::min<std::uint64_t>(records * option_count(held), 100'000);
        if (of.what == fact::kind::reference) return 1 + records;
        std::uint64_t lists = 1;
        for (std::size_t length = 0, longest = 1; length < elements_max_; ++length) lists += longest *= records;
        return 1 + lists;
    }

    /// All that can be assumed of a fact together with the facts behind it, as assumptions that differ only there.
    std::vector<assumptions> options_of(fact_index fact) const {
        const auto& of = form_.facts[fact];
        const assumptions unknown(form_.facts.size());
        std::vector<assumptions> found{unknown};
        if (of.what == fact::kind::scalar) {
            const auto step = of.values.whole ? 4 : 1;
            const auto low = of.values.whole ? of.values.lowest * 4 : -2;
            const auto high = of.values.whole ? of.values.highest * 4 : 14;
            for (auto quarters = low; quarters <= high; quarters += step) {
                found.push_back(unknown);
                found.back()[fact].known = true;
                found.back()[fact].quarters = quarters;
            }
            return found;
        }
        std::vector<assumptions> records{unknown};
        for (fact_index held = 0; held < form_.facts.size(); ++held)
            if (form_.facts[held].holder == fact) records = combined(records, options_of(held));
        if (of.what == fact::kind::reference) {
            for (auto& record : records) {
                record[fact].known = true;
                found.push_back(record);
            }
            return found;
        }
        std::vector<assumptions> lists{unknown};
        lists.front()[fact].known = true;
        for (std::size_t length = 0, begin = 0; length <= elements_max_; ++length) {
            const auto end = lists.size();
            if (length == elements_max_) break;
            for (auto i = begin; i < end; ++i)
                for (const auto& record : records) {
                    auto longer = lists[i];
                    longer[fact].elements.push_back(record);
                    lists.push_back(longer);
                }
            begin = end;
        }
        found.insert(found.end(), lists.begin(), lists.end());
        return found;
    }

    std::vector<assumptions> combined(const std::vector<assumptions>& left, const std::vector<assumptions>& right) const {
        std::vector<assumptions> both;
        for (const auto& one : left)
            for (const auto& other : right) both.push_back(merged(one, other));
        return both;
    }

    static assumptions merged(assumptions one, const assumptions& other) {
        for (std::size_t fact = 0; fact < one.size(); ++fact)
            if (other[fact].known) one[fact] = other[fact];
        return one;
    }

    bool matters(fact_index varied, const std::vector<fact_index>& outer, const std::vector<std::vector<assumptions>>& options) const {
        std::vector<fact_index> others;
        for (const auto fact : outer)
            if (fact != varied) others.push_back(fact);
        std::vector<std::size_t> counter(others.size());
        for (;;) {
            assumptions rest(form_.facts.size());
            for (std::size_t i = 0; i < others.size(); ++i) rest = merged(rest, options[others[i]][counter[i]]);
            const auto before = outcome(form_.root, rest);
            for (const auto& option : options[varied])
                if (outcome(form_.root, merged(rest, option)) != before) return true;
            std::size_t i = 0;
            while (i < others.size() && ++counter[i] == options[others[i]].size()) counter[i++] = 0;
            if (i == others.size()) return false;
        }
    }

    bool reachable(fact_index fact, const assumptions& facts) const {
        for (auto holder = form_.facts[fact].holder; holder != nothing; holder = form_.facts[holder].holder)
            if (form_.facts[holder].what == fact::kind::reference && !facts[holder].known) return false;
        return true;
    }

    struct range {
        bool known = false;
        std::int64_t low = 0;
        std::int64_t high = 0;
    };

    range count_of(const node& counted, const assumptions& facts) const {
        range found{true, 0, 0};
        const auto add = [&](truth one) {
            found.low += one == truth::yes;
            found.high += one != truth::no;
        };
        if (counted.what == node::kind::threshold) {
            for (const auto child : counted.children) add(outcome(child, facts));
            return found;
        }
        if (!reachable(counted.fact, facts)) return {};
        if (!facts[counted.fact].known) return {true, 0, 100};
        for (const auto& element : facts[counted.fact].elements) {
            auto inside = facts;
            for (fact_index fact = 0; fact < form_.facts.size(); ++fact)
                if (is_behind(fact, counted.fact)) inside[fact] = element[fact];
            add(outcome(counted.children.front(), inside));
        }
        return found;
    }

    bool is_behind(fact_index fact, fact_index list) const {
        for (auto holder = form_.facts[fact].holder; holder != nothing; holder = form_.facts[holder].holder)
            if (holder == list) return true;
        return false;
    }

    range value_of(const side& compared, const assumptions& facts) const {
        if (const auto* point = std::get_if<known_point>(&compared)) {
            const auto quarters = point->content.coefficient() * 4;
            return {true, quarters, quarters};
        }
        if (const auto* count = std::get_if<count_side>(&compared)) {
            auto found = count_of(form_.nodes[count->node], facts);
            found.low *= 4;
            found.high *= 4;
            return found;
        }
        const auto fact = std::get<fact_side>(compared).fact;
        if (!facts[fact].known || !reachable(fact, facts)) return {};
        return {true, facts[fact].quarters, facts[fact].quarters};
    }

    static truth compared(comparison_operator operation, range left, range right) {
        if (!left.known || !right.known) return truth::unknown;
        bool some = false;
        bool every = true;
        for (auto one = left.low; one <= left.high; one += 4)
            for (auto other = right.low; other <= right.high; other += 4) {
                bool holds = false;
                switch (operation) {
                case comparison_operator::equal: holds = one == other; break;
                case comparison_operator::not_equal: holds = one != other; break;
                case comparison_operator::less: holds = one < other; break;
                case comparison_operator::less_or_equal: holds = one <= other; break;
                case comparison_operator::greater: holds = one > other; break;
                case comparison_operator::greater_or_equal: holds = one >= other; break;
                }
                some = some || holds;
                every = every && holds;
            }
        return every ? truth::yes : some ? truth::unknown : truth::no;
    }

    truth plain_outcome(const node& node, const assumptions& facts) const {
        switch (node.what) {
        case node::kind::opaque: return truth::unknown; // not among the random ones: it has no outcome to speak of
        case node::kind::constant: return node.constant;
        case node::kind::test: {
            if (!facts[node.fact].known || !reachable(node.fact, facts)) return truth::unknown;
            const auto quarters = facts[node.fact].quarters;
            const bool holds = std::any_of(node.allowed.begin(), node.allowed.end(), [&](const point_range& each) {
                return (!each.low || quarters >= each.low->coefficient() * 4) && (!each.high || quarters <= each.high->coefficient() * 4);
            });
            return holds ? truth::yes : truth::no;
        }
        case node::kind::knowledge:
            if (!reachable(node.fact, facts)) return truth::unknown;
            return facts[node.fact].known ? truth::yes : truth::no;
        case node::kind::threshold:
        case node::kind::list: {
            const auto counted = count_of(node, facts);
            if (!counted.known) return truth::unknown;
            if (counted.high < node.needed.low || counted.low > node.needed.high || node.needed.low > node.needed.high) return truth::no;
            return counted.low >= node.needed.low && counted.high <= node.needed.high ? truth::yes : truth::unknown;
        }
        case node::kind::comparison: return compared(node.operation, value_of(node.sides[0], facts), value_of(node.sides[1], facts));
        }
        return truth::unknown;
    }

    const formula& form_;
    std::size_t elements_max_;
};

/// Random formulas that are small enough to be tried in full.
class random_formula {
public:
    explicit random_formula(std::uint32_t seed) : random_{seed} {}

    formula make() {
        form_ = {};
        scopes_ = {{}};
        const auto facts = 1 + pick(3);
        for (std::uint32_t i = 0; i < facts; ++i) add_fact(nothing, i == 0 || chance(2, 3) ? fact::kind::scalar : any_kind());
        form_.root = make_node(3);
        return form_;
    }

private:
    std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }
    bool chance(std::uint32_t part, std::uint32_t whole) { return pick(whole) < part; }
    fact::kind any_kind() { return static_cast<fact::kind>(pick(3)); }

    void add_fact(fact_index holder, fact::kind what, bool inside_element = false) {
        fact added;
        added.what = what;
        added.holder = holder;
        added.values.whole = holder != nothing || chance(5, 6);
        added.values.highest = holder != nothing || chance(1, 2) ? 1 : 2;
        const auto index = form_.add(added);
        if (!inside_element) scopes_.front().push_back(index);
        if (what == fact::kind::scalar) return;
        const auto held = 1 + pick(2);
        for (std::uint32_t i = 0; i < held; ++i) {
            const bool deeper = holder == nothing && chance(1, 10);
            add_fact(index, deeper ? any_kind() : fact::kind::scalar, inside_element || what == fact::kind::list);
        }
    }

    bool is_open(fact_index list) const { return std::find(open_lists_.begin(), open_lists_.end(), list) != open_lists_.end(); }

    std::vector<fact_index> visible(fact::kind what) const {
        std::vector<fact_index> found;
        for (const auto& scope : scopes_)
            for (const auto fact : scope)
                if (form_.facts[fact].what == what && !is_open(fact)) found.push_back(fact);
        return found;
    }

    fact_index any_visible() {
        const auto& scope = scopes_[chance(2, 3) ? scopes_.size() - 1 : pick(static_cast<std::uint32_t>(scopes_.size()))];
        return scope.empty() ? scopes_.front().front() : scope[pick(static_cast<std::uint32_t>(scope.size()))];
    }

    node_index make_list(std::uint32_t depth, fact_index list) {
        node made;
        made.what = node::kind::list;
        made.fact = list;
        made.needed = some_range(1);
        open_lists_.push_back(list);
        scopes_.emplace_back();
        for (fact_index fact = 0; fact < form_.facts.size(); ++fact)
            if (form_.facts[fact].holder == list) scopes_.back().push_back(fact);
        made.children.push_back(make_node(depth == 0 ? 0 : depth - 1));
        scopes_.pop_back();
        open_lists_.pop_back();
        return form_.add(made);
    }

    count_range some_range(std::uint32_t most) {
        switch (pick(9)) {
        case 0: return chance(1, 8) ? count_range{0, unbounded} : count_range{1, 0};
        case 1:
        case 2: return {0, 0};
        case 3:
        case 4: return {most, most};
        default: return {1 + pick(most), unbounded};
        }
    }

    node_index make_threshold(std::uint32_t depth) {
        node made;
        made.what = node::kind::threshold;
        const auto size = 2 + pick(2);
        for (std::uint32_t i = 0; i < size; ++i) made.children.push_back(make_node(depth - 1));
        made.needed = chance(1, 3) ? count_range{size, size} : some_range(2);
        return form_.add(made);
    }

    side make_side(std::uint32_t depth) {
        const auto lists = visible(fact::kind::list);
        if (!lists.empty() && chance(1, 3)) return count_side{make_list(depth, lists[pick(static_cast<std::uint32_t>(lists.size()))])};
        if (depth > 0 && chance(1, 5)) return count_side{make_threshold(1)};
        const auto scalars = visible(fact::kind::scalar);
        return fact_side{scalars[pick(static_cast<std::uint32_t>(scalars.size()))]};
    }

    node_index make_node(std::uint32_t depth) {
        node made;
        if (depth > 0 && chance(2, 3)) {
            const auto index = make_threshold(depth);
            form_.nodes[index].negated = chance(1, 5);
            return index;
        }
        auto fact = any_visible();
        while (is_open(fact)) fact = any_visible();
        if (chance(1, 8)) {
            made.what = node::kind::comparison;
            made.operation = static_cast<comparison_operator>(pick(6));
            made.sides = {make_side(depth), make_side(depth)};
        } else if (form_.facts[fact].what == fact::kind::list && chance(4, 5)) {
            return make_list(depth, fact);
        } else if (form_.facts[fact].what != fact::kind::scalar || chance(1, 6)) {
            made.what = node::kind::knowledge;
            made.fact = fact;
        } else {
            made.what = node::kind::test;
            made.fact = fact;
            const decimal limit{std::int64_t{pick(3)}};
            switch (pick(3)) {
            case 0: made.allowed = {{limit, {}}}; break;
            case 1: made.allowed = {{{}, limit}}; break;
            default: made.allowed = {{limit, limit}};
            }
        }
        made.negated = chance(1, 4);
        return form_.add(made);
    }

    std::mt19937 random_;
    formula form_;
    std::vector<std::vector<fact_index>> scopes_;
    std::vector<fact_index> open_lists_; // a list within conditions on its own elements is not searched exactly
};

inline std::string described(const formula& form, node_index index) {
    const auto& node = form.nodes[index];
    std::string text = node.negated ? "not " : "";
    const auto number = [](const std::optional<decimal>& point) { return point ? point->to_string() : std::string{}; };
    switch (node.what) {
    case node::kind::constant: return text + "constant";
    case node::kind::knowledge: return text + "known f" + std::to_string(node.fact);
    case node::kind::test:
        return text + "f" + std::to_string(node.fact) + " in " + number(node.allowed[0].low) + ".." + number(node.allowed[0].high);
    case node::kind::comparison: {
        text += "compare" + std::to_string(static_cast<int>(node.operation)) + "(";
        for (const auto& each : node.sides) {
            if (const auto* fact = std::get_if<fact_side>(&each)) text += "f" + std::to_string(fact->fact) + " ";
            if (const auto* count = std::get_if<count_side>(&each)) text += described(form, count->node) + " ";
        }
        return text + ")";
    }
    default: break;
    }
    text += node.what == node::kind::list ? "list f" + std::to_string(node.fact) : std::string{"of"};
    text += " " + std::to_string(node.needed.low) + ".." + (node.needed.high == unbounded ? "" : std::to_string(node.needed.high)) + "(";
    for (const auto child : node.children) text += described(form, child) + "; ";
    return text + ")";
}

inline std::string described(const formula& form) {
    std::string text;
    for (std::size_t i = 0; i < form.facts.size(); ++i) {
        static const char* const kinds[] = {"scalar", "reference", "list"};
        text += "f" + std::to_string(i) + ":" + kinds[static_cast<int>(form.facts[i].what)];
        if (form.facts[i].holder != nothing) text += "@f" + std::to_string(form.facts[i].holder);
        if (!form.facts[i].values.whole) text += " dense";
        text += " ";
    }
    return text + "| " + described(form, form.root);
}

} // namespace guong::relevance::tests
