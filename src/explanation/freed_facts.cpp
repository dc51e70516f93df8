#include "freed_facts.hpp"

#include <algorithm>

namespace guong::inline v0::explaining {

namespace {

constexpr std::size_t facts_in_pairs_max = 8; // as many trials as there are pairs
constexpr std::size_t facts_alone_max = 64;

} // namespace

void freed_facts::restore(const fact_place& fact) {
    const auto changed = world_.facts.find(fact);
    const auto content = changed == world_.facts.end() ? room_.original(fact) : changed->second;
    static_cast<void>(ground_.set(fact.first, fact.second, content)); // it stood there before
}

bool freed_facts::is_possible_without(const std::vector<fact_place>& facts) {
    for (const auto& each : facts) free(each);
    const bool possible = is_possible_();
    for (const auto& each : facts) restore(each);
    return possible;
}

price freed_facts::least_price(const std::vector<spot>& spots, const std::function<price(const spot&)>& price_of) {
    std::vector<fact_place> free_of_charge, all;
    std::vector<paid_fact> paid;
    auto least_of_lists = unaffordable;
    for (const auto& each : spots) {
        const auto cost = price_of(each);
        if (!(cost < unaffordable)) continue;
        if (each.what != spot::kind::fact) {
            least_of_lists = std::min(least_of_lists, cost);
            continue;
        }
        all.emplace_back(each.row, each.field);
        if (cost == price{})
            free_of_charge.push_back(all.back());
        else
            paid.push_back({all.back(), cost});
    }
    if (paid.size() > facts_alone_max || least_of_lists == price{}) return {};
    if (!is_possible_without(all)) return least_of_lists;
    for (const auto& each : free_of_charge) free(each);
    const auto least = is_possible_() ? price{} : least_of_facts(paid, least_of_lists);
    for (const auto& each : free_of_charge) restore(each);
    return least;
}

/// Of one fact, or of several none of which is enough alone.
price freed_facts::least_of_facts(const std::vector<paid_fact>& paid, price otherwise) {
    std::vector<paid_fact> too_little;
    auto least = otherwise;
    for (const auto& each : paid) {
        if (is_possible_without({each.fact}))
            least = std::min(least, each.cost);
        else
            too_little.push_back(each);
    }
    std::stable_sort(too_little.begin(), too_little.end(), [](const paid_fact& a, const paid_fact& b) { return a.cost < b.cost; });
    return too_little.size() < 2 ? least : least_of_pairs(too_little, least);
}

price freed_facts::least_of_pairs(const std::vector<paid_fact>& paid, price otherwise) {
    if (paid.size() > facts_in_pairs_max) return std::min(otherwise, paid[0].cost + paid[1].cost);
    auto least = otherwise;
    for (std::size_t i = 0; i < paid.size(); ++i)
        for (auto j = i + 1; j < paid.size() && paid[i].cost + paid[j].cost < least; ++j)
            if (is_possible_without({paid[i].fact, paid[j].fact})) least = paid[i].cost + paid[j].cost;
    return paid.size() < 3 ? least : std::min(least, paid[0].cost + paid[1].cost + paid[2].cost);
}

} // namespace guong::inline v0::explaining
