#pragma once

// What a condition on calculated values costs at least to come out otherwise: with facts of which nothing is known it must be possible.

#include <functional>
#include <vector>

#include "repair_world.hpp"

namespace guong::inline v0::explaining {

/// Leaves facts of the copy of the records unknown for a while. `is_possible` says whether the condition may then come out as asked.
class freed_facts {
public:
    freed_facts(trial_ground& ground, const world& changed, const repair_room& room, std::function<bool()> is_possible)
        : ground_{ground}, world_{changed}, room_{room}, is_possible_{std::move(is_possible)} {}

    /// No set of changes of what the condition reads that makes it come out as asked is cheaper. Facts are looked at one by one and in pairs.
    [[nodiscard]] price least_price(const std::vector<spot>& spots, const std::function<price(const spot&)>& price_of);

private:
    struct paid_fact {
        fact_place fact;
        price cost;
    };
    void free(const fact_place& fact) { static_cast<void>(ground_.set(fact.first, fact.second, {})); }
    void restore(const fact_place& fact);
    [[nodiscard]] bool is_possible_without(const std::vector<fact_place>& facts);
    [[nodiscard]] price least_of_facts(const std::vector<paid_fact>& paid, price otherwise);
    [[nodiscard]] price least_of_pairs(const std::vector<paid_fact>& paid, price otherwise);

    trial_ground& ground_;
    const world& world_;
    const repair_room& room_;
    std::function<bool()> is_possible_;
};

} // namespace guong::inline v0::explaining
