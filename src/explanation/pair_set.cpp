#include "pair_set.hpp"

#include <algorithm>

namespace guong::inline v0::relevance {

tally_set counted(const tally_set& before, pair_set outcomes, std::uint32_t cap) {
    tally_set after;
    after.reserve(before.size() * 3);
    for (const auto& each : before) outcomes.for_each([&](outcome_pair outcome) { after.push_back(counted(each, outcome, cap)); });
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    return after;
}

} // namespace guong::inline v0::relevance
