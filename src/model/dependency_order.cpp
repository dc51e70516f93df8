#include "dependency_order.hpp"

#include <algorithm>
#include <deque>
#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace guong::inline v0::checking {

namespace {

using dependency_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

/// The edges that stay inside one knot, by the declaration they leave.
std::vector<std::vector<const dependency*>> edges_inside(const std::vector<dependency>& dependencies, const std::vector<std::size_t>& knots) {
    std::vector<std::vector<const dependency*>> inside(knots.size());
    for (const auto& edge : dependencies)
        if (knots[edge.from] == knots[edge.to]) inside[edge.from].push_back(&edge);
    return inside;
}

/// Breadth first from `start` back to it, so that the cycle shown is as short as any through it.
std::vector<dependency> shortest_cycle(std::size_t start, const std::vector<std::vector<const dependency*>>& inside) {
    std::vector<const dependency*> reached_by(inside.size(), nullptr);
    std::deque<std::size_t> waiting{start};
    while (!waiting.empty()) {
        const auto current = waiting.front();
        waiting.pop_front();
        for (const auto* edge : inside[current]) {
            if (reached_by[edge->to]) continue;
            reached_by[edge->to] = edge;
            if (edge->to == start) {
                std::vector<dependency> cycle;
                for (auto at = start; cycle.empty() || at != start; at = reached_by[at]->from) cycle.push_back(*reached_by[at]);
                std::reverse(cycle.begin(), cycle.end());
                return cycle;
            }
            waiting.push_back(edge->to);
        }
    }
    return {};
}

/// For each declaration the greatest sum along a chain that begins with it, `sizes` being what each adds. Of a cycle's declarations the figures mean
/// nothing; the cycle itself is the finding.
std::vector<std::size_t> longest_chains(const std::vector<std::size_t>& order, const std::vector<dependency>& dependencies,
                                        const std::vector<std::size_t>& sizes) {
    std::vector<std::vector<std::size_t>> needs(order.size());
    for (const auto& edge : dependencies) needs[edge.from].push_back(edge.to);
    std::vector<std::size_t> sums(order.size(), 0);
    for (const auto declaration : order) {
        for (const auto needed : needs[declaration]) sums[declaration] = std::max(sums[declaration], sums[needed]);
        sums[declaration] += sizes[declaration];
    }
    return sums;
}

} // namespace

dependency_order order_by_dependency(const std::vector<std::size_t>& depths, const std::vector<dependency>& dependencies) {
    const auto declarations = depths.size();
    dependency_graph graph(declarations);
    for (const auto& edge : dependencies) boost::add_edge(edge.from, edge.to, graph);
    std::vector<std::size_t> knots(declarations);
    const auto knot_count = boost::strong_components(
        graph, boost::make_iterator_property_map(knots.begin(), boost::get(boost::vertex_index, graph)));

    dependency_order found;
    found.order.resize(declarations);
    std::iota(found.order.begin(), found.order.end(), std::size_t{0});
    // Tarjan's algorithm numbers a knot after all the knots it needs.
    std::stable_sort(found.order.begin(), found.order.end(), [&](std::size_t left, std::size_t right) { return knots[left] < knots[right]; });

    found.steps = longest_chains(found.order, dependencies, std::vector<std::size_t>(declarations, 1));
    found.nesting = longest_chains(found.order, dependencies, depths);

    const auto inside = edges_inside(dependencies, knots);
    std::vector<bool> seen(knot_count, false);
    for (std::size_t declaration = 0; declaration < declarations; ++declaration) {
        if (seen[knots[declaration]] || inside[declaration].empty()) continue;
        seen[knots[declaration]] = true;
        if (auto cycle = shortest_cycle(declaration, inside); !cycle.empty()) found.cycles.push_back(std::move(cycle));
    }
    return found;
}

} // namespace guong::inline v0::checking
