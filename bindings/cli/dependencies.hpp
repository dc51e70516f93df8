#pragma once

/// What the criteria and helpers of a ruleset depend on, as a graph.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <guong/model.hpp>

namespace cli {

struct node {
    enum class kind : std::uint8_t { record, definition, criterion };
    kind what{};
    std::uint32_t index = 0; ///< into the vector of the ruleset

    friend auto operator<=>(const node&, const node&) = default;
};

/// `from` depends on `to`. `by` is how it gets there: the fields that lead to another record, as a rule writes them.
struct dependency {
    node from;
    node to;
    std::string by;

    friend auto operator<=>(const dependency&, const dependency&) = default;
};

/// Criteria and helpers used, and the other records whose facts are read. What `criteria` depend on, directly or by others.
[[nodiscard]] std::set<dependency> dependencies_of(const guong::model::ruleset& rules,
                                                   const std::vector<guong::model::criterion_index>& criteria);

} // namespace cli
