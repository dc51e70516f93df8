#include "lecturers.hpp"

#include <numeric>

#include "../reference/dice.hpp"

namespace guong::bench {

namespace {

// Eight criteria hold in 8 cases of 9 each, and the one about awards in 4 of 5: in 31% of all they hold together. The awards are looked at
// where the rank is too low, in two cases of five.
lecturer random_lecturer(reference::dice& choices) {
    const auto mostly = [&] { return choices.below(9) != 0; };
    const auto half_of_mostly = [&] { return choices.below(18) != 0; };
    const auto number = [&](std::int64_t low, std::int64_t high) { return static_cast<std::int32_t>(choices.between(low, high)); };
    lecturer made{};
    made.law_abiding = mostly();
    made.ethics_ok = half_of_mostly();
    made.disciplined = !half_of_mostly();
    made.completion = mostly() ? (number(0, 1) ? completion::good : completion::excellent)
                               : (number(0, 1) ? completion::completed : completion::not_completed);
    made.trust_votes = mostly() ? number(80, 100) : number(30, 79);
    made.solutions = mostly() ? number(2, 6) : number(0, 1);
    made.social_activities = mostly() ? number(1, 5) : 0;
    made.emulation_rank = number(1, 5);
    made.evidence_count = mostly() ? number(1, 9) : 0;
    made.years_of_service = mostly() ? number(1, 35) : 0;
    made.award_count = number(0, awards_max);
    for (auto& each : made.awards) {
        const auto fitting = choices.percent(50);
        each = {fitting ? award_level::ministry : static_cast<award_level>(number(0, 3)), fitting ? number(2023, 2025) : number(2019, 2025)};
    }
    return made;
}

} // namespace

std::vector<partly_known_lecturer> random_lecturers(std::size_t count, std::size_t unknown_percent, std::uint64_t seed) {
    reference::dice choices{seed};
    std::vector<partly_known_lecturer> made;
    made.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        partly_known_lecturer next{random_lecturer(choices)};
        for (std::uint32_t bit = 1; bit < known_fact::all; bit <<= 1)
            if (choices.percent(unknown_percent)) next.known &= ~bit;
        made.push_back(next);
    }
    return made;
}

std::vector<lecturer> facts_of(const std::vector<partly_known_lecturer>& some) {
    std::vector<lecturer> facts;
    facts.reserve(some.size());
    for (const auto& each : some) facts.push_back(each.facts);
    return facts;
}

std::vector<std::uint32_t> random_order(std::size_t count, std::uint64_t seed) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    reference::dice{seed}.shuffle(order);
    return order;
}

} // namespace guong::bench
