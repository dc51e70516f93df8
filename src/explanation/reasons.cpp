#include "reasons.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace guong::inline v0::explaining {

namespace {

/// Items, by their number in the order of the tree.
using item_set = std::vector<std::uint32_t>;

/// Sets of which each decides, the smallest first; of many only the first ones. No set means that nothing decides, one empty set that
/// nothing is needed. An item stands in one place of the tree, so no set contains another.
struct alternatives {
    std::vector<item_set> sets;
    bool complete = true;
};

class reason_search {
public:
    explicit reason_search(std::size_t sets_max) : sets_max_{sets_max} {}

    decision_reasons find(const explanation_node& criterion, const std::string& name) {
        const auto found = deciding(criterion, name);
        decision_reasons reasons;
        reasons.complete = found.complete;
        for (const auto& set : found.sets) {
            auto& paths = reasons.sets.emplace_back();
            for (const auto item : set) paths.push_back(paths_[item]);
        }
        return reasons;
    }

private:
    /// What decides the status of a node.
    alternatives deciding(const explanation_node& node, const std::string& path) {
        if (node.status == status::undetermined) return {};
        if (node.status == status::not_applicable || !is_group_of_items(node)) return item(path);
        const bool holds = (node.status == status::met) != node.negated;
        const auto count = node.children.size(), needed = std::size_t{node.needed_count};
        switch (node.kind) {
        case node_kind::all: return holds ? chosen(node, path, true, count) : chosen(node, path, false, 1);
        case node_kind::any: return holds ? chosen(node, path, true, 1) : chosen(node, path, false, count);
        case node_kind::none: return holds ? chosen(node, path, false, count) : chosen(node, path, true, 1);
        case node_kind::at_least: return holds ? chosen(node, path, true, needed) : chosen(node, path, false, count + 1 - needed);
        default: break;
        }
        if (holds) return chosen(node, path, std::nullopt, count);
        const auto too_many = chosen(node, path, true, needed + 1);
        return too_many.sets.empty() && count + 1 > needed ? chosen(node, path, false, count + 1 - needed) : too_many;
    }

    static bool is_group_of_items(const explanation_node& node) {
        return node.kind <= node_kind::exactly &&
               std::any_of(node.children.begin(), node.children.end(),
                           [](const explanation_node& child) { return !child.id.empty() && child.kind != node_kind::element; });
    }

    /// An item that is not applicable counts as met where all are asked for, elsewhere as not met.
    static bool counts_as_met(const explanation_node& child, node_kind group) {
        return child.status == status::met || (child.status == status::not_applicable && group == node_kind::all);
    }

    /// So many of the children that are met, or are not, or of all; whichever.
    alternatives chosen(const explanation_node& group, const std::string& path, std::optional<bool> met, std::size_t count) {
        std::vector<alternatives> by_count(count + 1);
        by_count[0].sets.emplace_back();
        for (const auto& child : group.children) {
            if (child.status == status::undetermined || (met && counts_as_met(child, group.kind) != *met)) continue;
            const auto one = deciding(child, child.id.empty() ? path : path + '/' + child.id);
            for (auto so_many = count; so_many > 0; --so_many)
                by_count[so_many] = either(std::move(by_count[so_many]), joined(by_count[so_many - 1], one));
        }
        return std::move(by_count[count]);
    }

    alternatives item(const std::string& path) {
        paths_.push_back(path);
        alternatives one;
        one.sets.push_back({static_cast<std::uint32_t>(paths_.size() - 1)});
        return one;
    }

    /// One of each side together.
    alternatives joined(const alternatives& left, const alternatives& right) const {
        alternatives made;
        made.complete = left.complete && right.complete;
        for (const auto& first : left.sets)
            for (const auto& second : right.sets) {
                auto both = first;
                both.insert(both.end(), second.begin(), second.end());
                std::sort(both.begin(), both.end());
                made.sets.push_back(std::move(both));
            }
        return shortened(std::move(made));
    }

    alternatives either(alternatives left, alternatives right) const {
        left.complete = left.complete && right.complete;
        std::move(right.sets.begin(), right.sets.end(), std::back_inserter(left.sets));
        return shortened(std::move(left));
    }

    alternatives shortened(alternatives all) const {
        std::stable_sort(all.sets.begin(), all.sets.end(), [](const item_set& a, const item_set& b) {
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        });
        if (all.sets.size() > sets_max_) {
            all.sets.resize(sets_max_);
            all.complete = false;
        }
        return all;
    }

    std::size_t sets_max_;
    std::vector<std::string> paths_;
};

} // namespace

decision_reasons find_reasons(const explanation_node& criterion, const std::string& name, std::size_t sets_max) {
    return reason_search{sets_max}.find(criterion, name);
}

} // namespace guong::inline v0::explaining
