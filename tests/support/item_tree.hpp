#pragma once

/// The truth tables of groups of items, on explanations, written down apart from the engine.

#include <algorithm>
#include <set>
#include <string>

#include <guong/explanation.hpp>

namespace guong::testing {

/// What a group comes to if so many of its items are met and so many open.
inline status status_of_group(const explanation_node& group, std::size_t met, std::size_t open) {
    std::size_t low = 0, high = group.children.size();
    switch (group.kind) {
    case node_kind::all: low = high; break;
    case node_kind::any: low = 1; break;
    case node_kind::none: high = 0; break;
    case node_kind::at_least: low = group.needed_count; break;
    default: low = high = group.needed_count; break;
    }
    const bool certain = met >= low && met + open <= high, possible = met <= high && met + open >= low;
    if (!certain && possible) return status::undetermined;
    return certain != group.negated ? status::met : status::unmet;
}

inline bool counts_as_met(status item, const explanation_node& group) {
    return item == status::met || (item == status::not_applicable && group.kind == node_kind::all);
}

/// What a node of items comes to where only the items of `kept`, named by their paths, are as they are and nothing is known of all others.
inline status status_from(const explanation_node& node, const std::string& path, const std::set<std::string>& kept) {
    const bool is_group = node.kind <= node_kind::exactly && node.status != status::not_applicable &&
                          std::any_of(node.children.begin(), node.children.end(), [](const explanation_node& child) {
                              return !child.id.empty() && child.kind != node_kind::element;
                          });
    if (!is_group) return kept.count(path) ? node.status : status::undetermined;
    std::size_t met = 0, open = 0;
    for (const auto& child : node.children) {
        const auto found = status_from(child, child.id.empty() ? path : path + '/' + child.id, kept);
        met += counts_as_met(found, node);
        open += found == status::undetermined;
    }
    return status_of_group(node, met, open);
}

} // namespace guong::testing
