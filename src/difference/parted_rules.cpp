#include "parted_rules.hpp"

#include <algorithm>
#include <utility>

#include "rule_joining.hpp"
#include "same_program.hpp"

namespace guong::inline v0::differing {

namespace {

constexpr std::size_t nodes_max = 400;
constexpr std::size_t paths_max = 6;

/// A condition, and what stands in its place in the changed rules; both as they are in the joined ones.
struct part_pair {
    model::condition before;
    model::condition after;
};

verdict_change turned(verdict_change wanted) noexcept {
    return wanted == verdict_change::lost ? verdict_change::won : wanted == verdict_change::won ? verdict_change::lost : wanted;
}

/// What may be inapplicable is met then too; here it must apply.
model::condition applied(model::condition part) {
    if (!part.applicability) return part;
    auto when = **std::exchange(part.applicability, std::nullopt);
    return joined(model::group::kind::all, {std::move(when), std::move(part)});
}

/// Conditions of both rules that are built alike, one beside the other.
struct pair_node {
    enum class kind {
        leaf,
        group,   ///< its children are the items
        turned,  ///< its child is what is negated
        wrapped, ///< its child is what a criterion or helper asks
        applied, ///< its children are when it applies, and what it asks then
    };
    part_pair pair;
    pair_node::kind form = kind::leaf;
    std::vector<pair_node> children = {};
    std::size_t number = 0; ///< in the order in which they were made
};

class pair_tree {
public:
    pair_tree(const model::ruleset& rules, model::record_index record, part_pair whole) : rules_{rules}, record_{record} {
        root_ = grow(std::move(whole));
    }

    [[nodiscard]] const pair_node& root() const noexcept { return root_; }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }

private:
    pair_node grow(part_pair pair) {
        pair_node made{std::move(pair)};
        made.number = count_++;
        if (count_ < nodes_max) branch(made);
        return made;
    }

    void branch(pair_node& node) {
        auto &one = node.pair.before, &other = node.pair.after;
        if (one.applicability.has_value() != other.applicability.has_value() || one.negated != other.negated) return;
        if (one.applicability) {
            auto inner = node.pair;
            inner.before.applicability.reset();
            inner.after.applicability.reset();
            node.form = pair_node::kind::applied;
            node.children.push_back(grow({**one.applicability, **other.applicability}));
            node.children.push_back(grow(std::move(inner)));
        } else if (one.negated) {
            node.form = pair_node::kind::turned;
            node.children.push_back(grow({opposite(one), opposite(other)}));
        } else {
            branch_plain(node);
        }
    }

    void branch_plain(pair_node& node) {
        const auto *one = std::get_if<model::group>(&node.pair.before.form), *other = std::get_if<model::group>(&node.pair.after.form);
        if (one && other) {
            const bool are_alike = one->quantity == other->quantity && one->needed == other->needed && !one->range && !other->range &&
                                   one->children.size() == other->children.size();
            if (!are_alike) return;
            node.form = pair_node::kind::group;
            for (std::size_t each = 0; each < one->children.size(); ++each)
                node.children.push_back(grow({one->children[each], other->children[each]}));
            return;
        }
        const auto *body = body_of(rules_, node.pair.before, record_), *other_body = body_of(rules_, node.pair.after, record_);
        if (!body || !other_body) return;
        node.form = pair_node::kind::wrapped;
        node.children.push_back(grow({*body, *other_body}));
    }

    const model::ruleset& rules_;
    model::record_index record_;
    std::size_t count_ = 0;
    pair_node root_;
};

/// From a part that differs outwards.
struct part_path {
    part_pair part;
    verdict_change wanted{};
    std::vector<model::condition> around = {}; ///< what must be so besides, of the innermost first
};

class path_finder {
public:
    path_finder(const rule_joining& joining, const pair_tree& tree, model::record_index record) : joining_{joining}, record_{record} {
        compare(tree);
    }

    [[nodiscard]] std::vector<part_path> find(const pair_node& root, verdict_change wanted) const {
        auto found = paths_in(root, wanted);
        if (found.size() > paths_max) found.resize(paths_max);
        return found;
    }

private:
    void compare(const pair_tree& tree) {
        auto tried = joining_;
        std::vector<model::criterion_index> asked(2 * tree.size());
        add(tree.root(), tried, asked);
        const auto code = compile(std::move(tried).take(asked));
        for (std::size_t each = 0; each < tree.size(); ++each) is_same_.push_back(are_same(code, asked[2 * each], code, asked[2 * each + 1]));
    }

    void add(const pair_node& node, rule_joining& tried, std::vector<model::criterion_index>& asked) const {
        asked[2 * node.number] = tried.add("′", record_, node.pair.before);
        asked[2 * node.number + 1] = tried.add("″", record_, node.pair.after);
        for (const auto& child : node.children) add(child, tried, asked);
    }

    [[nodiscard]] std::vector<part_path> paths_in(const pair_node& node, verdict_change wanted) const {
        if (is_same_[node.number]) return {};
        const bool is_turned = node.form == pair_node::kind::turned || has_opposite_items(node);
        std::vector<part_path> found;
        std::size_t differing = 0;
        // When it applies is no part by itself: what it asks then may be anything.
        const bool is_open = node.form != pair_node::kind::applied || is_same_[node.children.front().number];
        for (std::size_t child = 0; is_open && child < node.children.size(); ++child) {
            differing += !is_same_[node.children[child].number];
            for (auto& path : paths_in(node.children[child], is_turned ? turned(wanted) : wanted)) {
                add_around(node, child, path.around);
                found.push_back(std::move(path));
            }
        }
        // Where several differ, that of one may be undone by another.
        if (differing != 1) found.push_back({node.pair, wanted});
        return found;
    }

    static bool has_opposite_items(const pair_node& node) {
        const auto* group = std::get_if<model::group>(&node.pair.before.form);
        return node.form == pair_node::kind::group && group->quantity == model::group::kind::none;
    }

    /// What must be so of the others for one child to decide.
    void add_around(const pair_node& node, std::size_t decides, std::vector<model::condition>& around) const {
        if (node.form == pair_node::kind::applied) add_parts(node.children.front().pair.before, around);
        if (node.form != pair_node::kind::group) return;
        const auto& group = std::get<model::group>(node.pair.before.form);
        std::size_t to_be_met = met_beside_one(group);
        for (std::size_t other = 0; other < node.children.size(); ++other) {
            if (other == decides) continue;
            const auto& condition = node.children[other].pair.before;
            add_parts(to_be_met > 0 ? condition : opposite(condition), around);
            to_be_met -= to_be_met > 0;
        }
    }

    static std::size_t met_beside_one(const model::group& group) noexcept {
        switch (group.quantity) {
        case model::group::kind::all: return group.children.size();
        case model::group::kind::any:
        case model::group::kind::none: return 0;
        case model::group::kind::at_least:
        case model::group::kind::exactly: break;
        }
        return group.needed == 0 ? 0 : group.needed - 1;
    }

    void add_parts(const model::condition& whole, std::vector<model::condition>& around) const {
        for (auto& part : parts_of(joining_.rules(), whole, record_)) around.push_back(std::move(part));
    }

    const rule_joining& joining_;
    model::record_index record_;
    std::vector<bool> is_same_; ///< by the numbers of the nodes
};

parted_rules parted_at(rule_joining joining, part_path path, const part_pair& whole, model::record_index record, verdict_change asked) {
    std::vector<model::criterion_index> criteria;
    const auto add = [&](const char* name, model::condition body) {
        criteria.push_back(joining.add(name, record, std::move(body)));
        return criteria.back();
    };
    const auto &old_part = path.part.before, &new_part = path.part.after;
    const auto part_before = add("′", old_part), part_after = add("″", new_part);
    std::vector<model::criterion_index> bases, steps;
    for (const auto* each : {&old_part, &new_part}) {
        bases.push_back(add("′", applied(*each)));
        bases.push_back(add("′", opposite(*each)));
    }
    std::vector<model::condition> met{difference_between(old_part, new_part, path.wanted)};
    steps.push_back(add("‴", met.front()));
    for (auto& each : path.around) {
        met.push_back(std::move(each));
        steps.push_back(add("‴", joined(model::group::kind::all, met)));
    }
    const auto before = add("′", whole.before), after = add("″", whole.after);
    steps.push_back(add("‴", difference_between(meets(before, record, false), meets(after, record, false), asked)));
    return {compile(std::move(joining).take(criteria)), path.wanted, part_before, part_after, std::move(bases), std::move(steps), before, after};
}

} // namespace

std::vector<parted_rules> part_rules(const model::ruleset& rules, const model::ruleset& changed, model::criterion_index criterion,
                                     verdict_change asked) {
    const auto& whole = rules.criteria.at(criterion);
    const auto other = changed.find_criterion(whole.name);
    if (!other || changed.criteria[*other].record != whole.record || !declare_the_same(rules, changed)) return {};
    const rule_joining joining{rules, changed};
    const part_pair both{whole.body, joining.moved(changed.criteria[*other].body)};
    const pair_tree tree{joining.rules(), whole.record, both};
    std::vector<parted_rules> found;
    for (auto& path : path_finder{joining, tree, whole.record}.find(tree.root(), asked))
        found.push_back(parted_at(joining, std::move(path), both, whole.record, asked));
    return found;
}

} // namespace guong::inline v0::differing
