#include "formula.hpp"

#include <algorithm>
#include <utility>

namespace guong::inline v0::relevance {

namespace {

/// Copies what can be reached from a node; children before their parents.
node_index copy_below(const formula& from, node_index index, formula& to) {
    auto copied = from.nodes[index];
    for (auto& child : copied.children) child = copy_below(from, child, to);
    if (copied.what == node::kind::comparison)
        for (auto& compared : copied.sides)
            if (auto* count = std::get_if<count_side>(&compared)) count->node = copy_below(from, count->node, to);
    return to.add(std::move(copied));
}

} // namespace

bool has_untried(const formula& form) {
    return std::any_of(form.nodes.begin(), form.nodes.end(),
                       [](const node& each) { return each.what == node::kind::opaque && !(each.tried && each.tried->is_complete); });
}

formula without_loose_nodes(const formula& form) {
    formula kept;
    kept.facts = form.facts;
    kept.root = copy_below(form, form.root, kept);
    return kept;
}

} // namespace guong::inline v0::relevance
