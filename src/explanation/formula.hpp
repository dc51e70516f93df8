#pragma once

// What a verdict still hangs on, as a formula over unknown facts. Knows nothing of rules and records: facts are numbers, and the
// values a fact may take are points of a line.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include <guong/decimal.hpp>
#include <guong/value.hpp>

namespace guong::inline v0::relevance {

using fact_index = std::uint32_t;
using node_index = std::uint32_t;
inline constexpr std::uint32_t nothing = 0xffff'ffff;

/// The points a fact may take: whole numbers between two ends, or all numbers (texts are numbered).
struct domain {
    bool whole = false;
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
};

struct fact {
    enum class kind : std::uint8_t { scalar, reference, list };
    fact::kind what = kind::scalar;
    domain values;
    /// For a fact of a record that is only imagined: the unknown reference or list through which that record would be reached.
    fact_index holder = nothing;
};

/// Points from low to high; a missing end is no bound.
struct point_range {
    std::optional<decimal> low;
    std::optional<decimal> high;
};

/// How many of some conditions must hold.
inline constexpr std::uint32_t unbounded = std::numeric_limits<std::uint32_t>::max();
struct count_range {
    std::uint32_t low = 0;
    std::uint32_t high = unbounded;
};

/// A side of a comparison: a point, a fact, or how many children of a `threshold` or `list` node hold.
struct known_point {
    decimal content;
};
struct fact_side {
    fact_index fact;
};
struct count_side {
    node_index node;
};
using side = std::variant<known_point, fact_side, count_side>;

/// What a condition on calculated values came to for some values of its facts.
struct trial_table {
    std::vector<std::vector<decimal>> points; ///< by fact: the values that were tried, in order
    /// By the number of each fact's value in `points`, counted from 1; 0 where the fact was left unknown.
    std::map<std::vector<std::uint32_t>, truth> outcomes;
    bool holds_between = false; ///< of one fact: what was found at a point is so up to the next one
    bool is_complete = false;   ///< no value of any fact was left out: then it says what is impossible too
};

/// A condition. The formula is a tree: every node but the root stands under one other.
struct node {
    enum class kind : std::uint8_t {
        constant,
        test,       ///< the fact's point lies in one of `allowed`
        knowledge,  ///< the fact is known
        threshold,  ///< a number of the children within `needed` hold
        list,       ///< of an unknown list, a number of elements within `needed` satisfies the only child
        comparison, ///< of two sides
        opaque,     ///< of values calculated from `facts`: what they bring about is known only where it was tried
    };
    node::kind what = kind::constant;
    bool negated = false;
    truth constant = truth::unknown;
    fact_index fact = nothing; ///< of test, knowledge and list
    std::vector<point_range> allowed;
    count_range needed;
    std::vector<node_index> children;
    comparison_operator operation{};
    std::array<side, 2> sides{};
    std::vector<fact_index> facts; ///< of opaque
    std::shared_ptr<const trial_table> tried; ///< of opaque; null where nothing was tried
};

struct formula {
    std::vector<fact> facts;
    std::vector<node> nodes;
    node_index root = 0;

    fact_index add(fact content) {
        facts.push_back(content);
        return static_cast<fact_index>(facts.size() - 1);
    }
    node_index add(node content) {
        nodes.push_back(std::move(content));
        return static_cast<node_index>(nodes.size() - 1);
    }
};

/// Whether there are conditions of which not everything was tried.
[[nodiscard]] bool has_untried(const formula& form);

/// The formula without nodes that its root does not lead to; children stand before their parents.
[[nodiscard]] formula without_loose_nodes(const formula& form);

} // namespace guong::inline v0::relevance
