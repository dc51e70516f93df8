#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../../src/explanation/reasons.hpp"
#include "support/item_tree.hpp"

namespace {

using namespace guong;
using paths = std::vector<std::string>;

/// The sets of items that decide, for a criterion `c` of a record with yes-or-no facts a, b, d and e.
std::vector<paths> reasons(const std::string& body, const std::string& facts) {
    const auto rules = load_text("rules.guong", "record r { a : boolean  b : boolean  d : boolean  e : boolean }\ncriterion c for r " + body).value();
    const auto lone = record_from_json(rules, "r", nlohmann::json::parse("{" + facts + "}")).value();
    return explain(rules.criterion("c").value().evaluate(lone)).reasons.sets;
}

} // namespace

TEST_CASE("each unmet item alone decides where all are asked for") {
    CHECK(reasons("{ x : a  y : b  z : d }", R"("a": false, "b": true, "d": false)") == std::vector<paths>{{"c/x"}, {"c/z"}});
    CHECK(reasons("{ x : a  y : b }", R"("a": true, "b": true)") == std::vector<paths>{{"c/x", "c/y"}});
}

TEST_CASE("one met item decides a choice, and the smaller set comes first") {
    CHECK(reasons("any { x { p : a  q : b }  y : d }", R"("a": true, "b": true, "d": true)") == std::vector<paths>{{"c/y"}, {"c/x/p", "c/x/q"}});
    CHECK(reasons("any { x : a  y : b }", R"("a": false, "b": false)") == std::vector<paths>{{"c/x", "c/y"}});
}

TEST_CASE("of a number of items, as many decide as are needed") {
    CHECK(reasons("at least 2 of { x : a  y : b  z : d }", R"("a": true, "b": true, "d": true)") ==
          std::vector<paths>{{"c/x", "c/y"}, {"c/x", "c/z"}, {"c/y", "c/z"}});
    CHECK(reasons("at least 2 of { x : a  y : b  z : d }", R"("a": false, "b": false)") == std::vector<paths>{{"c/x", "c/y"}});
    CHECK(reasons("exactly 1 of { x : a  y : b }", R"("a": true, "b": true)") == std::vector<paths>{{"c/x", "c/y"}});
    CHECK(reasons("none { x : a  y : b }", R"("a": true, "b": true)") == std::vector<paths>{{"c/x"}, {"c/y"}});
}

TEST_CASE("a criterion of one condition is its own reason, and nothing decides what is undetermined") {
    CHECK(reasons(": a and b", R"("a": false)") == std::vector<paths>{{"c"}});
    CHECK(reasons("{ x : a  y : b }", R"("a": true)") == std::vector<paths>{});
}

TEST_CASE("an item that does not apply is met where all are asked for, and no help in a choice") {
    CHECK(reasons("{ x : a only if b  y : d }", R"("a": false, "b": false, "d": true)") == std::vector<paths>{{"c/x", "c/y"}});
    CHECK(reasons("any { x : a only if b  y : d }", R"("a": true, "b": false, "d": false)") == std::vector<paths>{{"c/x", "c/y"}});
}

namespace {

/// A tree of groups over at most so many items, the statuses of which are drawn.
class random_tree {
public:
    explicit random_tree(std::uint64_t seed) : engine_{seed} {}

    explanation_node group(std::size_t depth) {
        explanation_node made;
        made.kind = static_cast<node_kind>(below(5));
        made.negated = below(6) == 0;
        const auto count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) {
            auto child = depth > 0 && below(2) == 0 ? group(depth - 1) : leaf();
            child.id = "i" + std::to_string(i);
            made.children.push_back(std::move(child));
        }
        made.needed_count = static_cast<std::uint32_t>(made.kind == node_kind::exactly ? below(count + 1) : 1 + below(count));
        return made;
    }

private:
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }

    explanation_node leaf() {
        explanation_node made;
        made.kind = node_kind::fact;
        constexpr status drawn[]{status::met, status::unmet, status::met, status::unmet, status::undetermined, status::not_applicable};
        made.status = drawn[below(6)];
        return made;
    }

    std::mt19937_64 engine_;
};

void collect(explanation_node& node, const std::string& path, std::vector<explanation_node*>& leaves, paths& names) {
    if (node.children.empty()) {
        leaves.push_back(&node);
        names.push_back(path);
    }
    for (auto& child : node.children) collect(child, path + '/' + child.id, leaves, names);
}

/// What the group comes to, from its items on; sets the statuses on the way.
status settle(explanation_node& node) {
    if (node.children.empty()) return node.status;
    std::size_t met = 0, open = 0;
    for (auto& child : node.children) {
        const auto found = settle(child);
        met += testing::counts_as_met(found, node);
        open += found == status::undetermined;
    }
    return node.status = testing::status_of_group(node, met, open);
}

} // namespace

TEST_CASE("of random criteria, the sets found are those and only those that decide without one item too many") {
    std::size_t decided = 0, largest = 0;
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        auto tree = random_tree{seed}.group(2);
        std::vector<explanation_node*> leaves;
        paths names;
        collect(tree, "c", leaves, names);
        if (leaves.size() > 10) continue;
        const auto verdict = settle(tree);
        const auto found = explaining::find_reasons(tree, "c", 10'000);
        CHECK(found.complete);
        if (verdict == status::undetermined) {
            CHECK(found.sets.empty());
            continue;
        }
        ++decided;
        std::vector<status> statuses;
        for (const auto* leaf : leaves) statuses.push_back(leaf->status);
        const auto decides = [&](std::uint32_t kept) {
            for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i]->status = kept >> i & 1 ? statuses[i] : status::undetermined;
            return settle(tree) == verdict;
        };
        std::vector<paths> expected;
        for (std::uint32_t kept = 0; kept < 1u << leaves.size(); ++kept) {
            bool minimal = decides(kept);
            for (std::size_t i = 0; minimal && i < leaves.size(); ++i) minimal = !(kept >> i & 1) || !decides(kept & ~(1u << i));
            if (!minimal) continue;
            auto& set = expected.emplace_back();
            for (std::size_t i = 0; i < leaves.size(); ++i)
                if (kept >> i & 1) set.push_back(names[i]);
        }
        largest = std::max(largest, expected.size());
        auto sorted = found.sets;
        CHECK(std::is_sorted(sorted.begin(), sorted.end(), [](const paths& a, const paths& b) { return a.size() < b.size(); }));
        std::sort(sorted.begin(), sorted.end());
        std::sort(expected.begin(), expected.end());
        CHECK_MESSAGE(sorted == expected, "seed ", seed);

        for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i]->status = statuses[i];
        settle(tree);
        const auto few = explaining::find_reasons(tree, "c", 2);
        CHECK(few.complete == (expected.size() <= 2));
        if (!expected.empty()) CHECK(few.sets.front().size() == found.sets.front().size());
    }
    CHECK(decided > 1'000);
    CHECK(largest > 5);
}
