#pragma once

/// The nine criteria as a C++ programmer writes them, on one lecturer at a time. Inline, as they would be in a host's own loop.

#include "lecturers.hpp"

namespace guong::bench {

inline constexpr std::int32_t award_year_min = 2023;

[[nodiscard]] inline bool has_recent_ministry_award(const lecturer& who) noexcept {
    for (std::int32_t index = 0; index < who.award_count; ++index) {
        const auto& each = who.awards[static_cast<std::size_t>(index)];
        if (each.level == award_level::ministry && each.year >= award_year_min) return true;
    }
    return false;
}

/// The verdict alone, with nothing to explain it by.
[[nodiscard]] inline bool is_eligible(const lecturer& who) noexcept {
    return who.law_abiding && who.completion >= completion::good && who.ethics_ok && !who.disciplined && who.trust_votes >= 80 &&
           who.solutions >= 2 && who.social_activities >= 1 && (who.emulation_rank <= 3 || has_recent_ministry_award(who)) &&
           who.evidence_count >= 1 && who.years_of_service >= 1;
}

/// Which criteria are unmet: the yardstick.
[[nodiscard]] inline criteria_mask unmet_criteria(const lecturer& who) noexcept {
    const auto bit = [](bool met, unsigned place) { return static_cast<criteria_mask>(!met) << place; };
    return bit(who.law_abiding, 0) | bit(who.completion >= completion::good, 1) | bit(who.ethics_ok && !who.disciplined, 2) |
           bit(who.trust_votes >= 80, 3) | bit(who.solutions >= 2, 4) | bit(who.social_activities >= 1, 5) |
           bit(who.emulation_rank <= 3 || has_recent_ministry_award(who), 6) | bit(who.evidence_count >= 1, 7) |
           bit(who.years_of_service >= 1, 8);
}

struct three_valued_mask {
    criteria_mask unmet = 0;
    criteria_mask unknown = 0;

    friend bool operator==(three_valued_mask, three_valued_mask) = default;
};

/// The same where facts may be unknown: the fair yardstick for an engine that keeps `undetermined` apart.
[[nodiscard]] inline three_valued_mask undecided_criteria(const partly_known_lecturer& who) noexcept {
    const auto& facts = who.facts;
    three_valued_mask result;
    const auto is_known = [&](std::uint32_t bit) { return (who.known & bit) != 0; };
    const auto set = [&](bool known, bool met, unsigned place) {
        result.unknown |= static_cast<criteria_mask>(!known) << place;
        result.unmet |= static_cast<criteria_mask>(known && !met) << place;
    };
    const auto recent_ministry_award = [&](bool& known) {
        known = is_known(known_fact::awards);
        if (!known) return false;
        for (std::int32_t index = 0; index < facts.award_count; ++index) {
            const auto& each = facts.awards[static_cast<std::size_t>(index)];
            const auto level_known = is_known(known_fact::first_award_level << index);
            const auto year_known = is_known(known_fact::first_award_year << index);
            const auto level_may = !level_known || each.level == award_level::ministry;
            const auto year_may = !year_known || each.year >= award_year_min;
            if (!level_may || !year_may) continue;
            if (level_known && year_known) return known = true;
            known = false;
        }
        return false;
    };

    set(is_known(known_fact::law_abiding), facts.law_abiding, 0);
    set(is_known(known_fact::completion), facts.completion >= completion::good, 1);
    const auto ethics_known = is_known(known_fact::ethics_ok);
    const auto discipline_known = is_known(known_fact::disciplined);
    const auto ethics_fails = (ethics_known && !facts.ethics_ok) || (discipline_known && facts.disciplined);
    set(ethics_fails || (ethics_known && discipline_known), !ethics_fails, 2);
    set(is_known(known_fact::trust_votes), facts.trust_votes >= 80, 3);
    set(is_known(known_fact::solutions), facts.solutions >= 2, 4);
    set(is_known(known_fact::social_activities), facts.social_activities >= 1, 5);
    const auto rank_known = is_known(known_fact::emulation_rank);
    if (rank_known && facts.emulation_rank <= 3) {
        set(true, true, 6);
    } else {
        bool awards_known = true;
        const auto awarded = recent_ministry_award(awards_known);
        set(awarded || (awards_known && rank_known), awarded, 6);
    }
    set(is_known(known_fact::evidence_count), facts.evidence_count >= 1, 7);
    set(is_known(known_fact::years_of_service), facts.years_of_service >= 1, 8);
    return result;
}

} // namespace guong::bench
