#pragma once

/// In which order declarations can be built, and the cycles that forbid one.

#include <cstddef>
#include <vector>

#include <guong/text.hpp>

namespace guong::inline v0::checking {

/// Declaration `from` needs declaration `to`, because of what stands at `where`.
struct dependency {
    std::size_t from;
    std::size_t to;
    span where;
};

struct dependency_order {
    std::vector<std::size_t> order;               ///< all declarations, each behind those it needs (in a cycle: any order)
    std::vector<std::size_t> steps;               ///< for each declaration, the longest chain of those it builds on, itself included
    std::vector<std::size_t> nesting;             ///< for each, the deepest such chain, by how deep the bodies in it are nested
    std::vector<std::vector<dependency>> cycles;  ///< a shortest cycle for each knot of declarations that need each other
};

/// `depths` says of each declaration how deep its body is nested. Cost: linear in declarations and dependencies, but for the search of the
/// shortest cycle in each knot.
[[nodiscard]] dependency_order order_by_dependency(const std::vector<std::size_t>& depths, const std::vector<dependency>& dependencies);

} // namespace guong::inline v0::checking
