#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <vector>

#include "../../src/explanation/questions.hpp"
#include "small_formulas.hpp"

using namespace guong::relevance;
using namespace guong::relevance::tests;
using guong::truth;

namespace {

/// Groups of conditions, each on a yes-or-no fact of its own.
class random_groups {
public:
    explicit random_groups(std::uint32_t seed) : random_{seed} {}

    formula make(std::uint32_t depth) {
        form_ = {};
        form_.root = group(depth);
        return form_;
    }

private:
    node_index group(std::uint32_t depth) {
        node made;
        made.what = node::kind::threshold;
        const auto size = 2 + random_() % 2;
        for (std::uint32_t i = 0; i < size; ++i) made.children.push_back(depth > 1 && random_() % 2 == 0 ? group(depth - 1) : condition());
        switch (random_() % 5) {
        case 0:
        case 1: made.needed = {static_cast<std::uint32_t>(size), unbounded}; break;
        case 2:
        case 3: made.needed = {1, unbounded}; break;
        default: made.needed = {0, 0};
        }
        made.negated = random_() % 5 == 0;
        return form_.add(made);
    }

    node_index condition() {
        node made;
        made.what = node::kind::test;
        made.fact = form_.add(fact{fact::kind::scalar, {true, 0, 1}, nothing});
        made.allowed = {{guong::decimal{1}, {}}};
        made.negated = random_() % 3 == 0;
        return form_.add(made);
    }

    std::mt19937 random_;
    formula form_;
};

/// Expected numbers of questions, every answer as likely as the other.
class questioner {
public:
    explicit questioner(const formula& form) : form_{form}, plain_{form, 0} {}

    double in_order(const std::vector<fact_index>& order) { return expected(assumptions(form_.facts.size()), &order); }
    double at_best() { return expected(assumptions(form_.facts.size()), nullptr); }

private:
    /// Along an order, whose facts are passed over once they no longer matter; or asking at each step what is best.
    double expected(const assumptions& known, const std::vector<fact_index>* order) {
        if (plain_.outcome(form_.root, known) != truth::unknown) return 0;
        std::uint64_t key = 0;
        for (const auto& each : known) key = key * 3 + (each.known ? 1 + static_cast<std::uint64_t>(each.quarters != 0) : 0);
        if (!order) {
            const auto found = best_.find(key);
            if (found != best_.end()) return found->second;
        }
        double least = 1e9;
        for (std::size_t i = 0; i < form_.facts.size(); ++i) {
            const auto fact = order ? (*order)[i] : static_cast<fact_index>(i);
            if (known[fact].known || !matters(known, fact)) continue;
            double cost = 1;
            for (const std::int64_t quarters : {0, 4}) cost += expected(with(known, fact, quarters), order) / 2;
            if (order) return cost;
            least = std::min(least, cost);
        }
        best_.emplace(key, least);
        return least;
    }

    static assumptions with(assumptions known, fact_index fact, std::int64_t quarters) {
        known[fact].known = true;
        known[fact].quarters = quarters;
        return known;
    }

    /// Whether the condition on the fact stands, all the way up, under groups that are open; each fact stands in one place.
    bool matters(const assumptions& known, fact_index fact) const {
        for (node_index index = 0; index < form_.nodes.size(); ++index)
            if (form_.nodes[index].fact == fact) return is_open_above(known, index);
        return false;
    }

    bool is_open_above(const assumptions& known, node_index place) const {
        for (node_index above = 0; above < form_.nodes.size(); ++above) {
            const auto& children = form_.nodes[above].children;
            if (std::find(children.begin(), children.end(), place) == children.end()) continue;
            return plain_.outcome(above, known) == truth::unknown && is_open_above(known, above);
        }
        return true;
    }

    const formula& form_;
    brute_force plain_;
    std::map<std::uint64_t, double> best_;
};

std::vector<fact_index> order_found(const formula& form) {
    std::vector<fact_index> order;
    for (const auto& each : asking_order(form, std::vector<bool>(form.facts.size(), true))) order.push_back(each.fact);
    return order;
}

} // namespace

TEST_CASE("of one level of conditions, and of two, the order asks as few questions as can be expected") {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        const auto form = random_groups{seed}.make(1 + seed % 2);
        const auto order = order_found(form);
        REQUIRE(order.size() == form.facts.size());
        questioner asking{form};
        CAPTURE(described(form));
        CHECK(asking.in_order(order) == doctest::Approx(asking.at_best()));
    }
}

TEST_CASE("in deeper groups the order asks at most a little more than the best, and less than the order of the items") {
    double found = 0, best = 0, as_written = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const auto form = random_groups{seed}.make(3);
        if (form.facts.size() > 9) continue;
        questioner asking{form};
        std::vector<fact_index> written(form.facts.size());
        std::iota(written.begin(), written.end(), fact_index{0});
        found += asking.in_order(order_found(form));
        best += asking.at_best();
        as_written += asking.in_order(written);
    }
    MESSAGE("expected questions: " << found << ", at best " << best << ", as written " << as_written);
    CHECK(found <= best * 1.01);
    CHECK(as_written > found * 1.03);
}

TEST_CASE("what one answer settles by itself is what a full trial of its values settles") {
    std::size_t settling = 0, compared = 0;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        const auto form = random_formula{seed}.make();
        const brute_force plain{form, 2};
        for (const auto& asked : asking_order(form, std::vector<bool>(form.facts.size(), true))) {
            if (form.facts[asked.fact].what != fact::kind::scalar) {
                CHECK_FALSE((asked.can_settle_yes || asked.can_settle_no));
                continue;
            }
            // What a comparison of two facts says is left out, and so is what stands under lists and counts.
            const bool is_plain = std::all_of(form.nodes.begin(), form.nodes.end(), [](const node& each) {
                return each.what != node::kind::comparison && each.what != node::kind::list;
            });
            const auto before = plain.outcome(form.root, assumptions(form.facts.size()));
            bool yes = false, no = false;
            const auto& values = form.facts[asked.fact].values;
            const auto low = values.whole ? values.lowest * 4 : -2, high = values.whole ? values.highest * 4 : 14;
            for (auto quarters = low; quarters <= high; quarters += values.whole ? 4 : 1) {
                assumptions known(form.facts.size());
                known[asked.fact].known = true;
                known[asked.fact].quarters = quarters;
                const auto outcome = plain.outcome(form.root, known);
                yes = yes || outcome == truth::yes;
                no = no || outcome == truth::no;
            }
            CAPTURE(seed);
            CAPTURE(described(form));
            ++compared;
            settling += yes || no;
            if (is_plain) {
                REQUIRE(asked.can_settle_yes == (yes && before != truth::yes));
                REQUIRE(asked.can_settle_no == (no && before != truth::no));
            } else {
                REQUIRE(asked.can_settle_yes <= yes);
                REQUIRE(asked.can_settle_no <= no);
            }
        }
    }
    CHECK(compared > 1000);
    CHECK(settling > 500);
}
