#pragma once

/// Lecturers as a host keeps them, and at random: about 30% meet all nine criteria, and what the others lack is spread out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace guong::bench {

enum class completion : std::uint8_t { not_completed, completed, good, excellent };
enum class award_level : std::uint8_t { unit, academy, ministry, national };

inline constexpr std::size_t awards_max = 3;
inline constexpr unsigned criteria = 9;

struct award {
    award_level level;
    std::int32_t year;
};

/// A plain struct, so that LuaJIT's FFI reads it too: see `lua_peer.cpp`.
struct lecturer {
    bool law_abiding;
    bool ethics_ok;
    bool disciplined;
    bench::completion completion;
    std::int32_t trust_votes;
    std::int32_t solutions;
    std::int32_t social_activities;
    std::int32_t emulation_rank;
    std::int32_t evidence_count;
    std::int32_t years_of_service;
    std::int32_t award_count;
    std::array<award, awards_max> awards;
};

/// Which facts of a lecturer are known, a bit each.
namespace known_fact {
enum bit : std::uint32_t {
    law_abiding = 1u << 0,
    ethics_ok = 1u << 1,
    disciplined = 1u << 2,
    completion = 1u << 3,
    trust_votes = 1u << 4,
    solutions = 1u << 5,
    social_activities = 1u << 6,
    emulation_rank = 1u << 7,
    evidence_count = 1u << 8,
    years_of_service = 1u << 9,
    awards = 1u << 10,
    first_award_level = 1u << 11, ///< and the next two bits for the other awards
    first_award_year = 1u << 14,
    all = (1u << 17) - 1,
};
} // namespace known_fact

struct partly_known_lecturer {
    lecturer facts;
    std::uint32_t known = known_fact::all;
};

/// Bit i: criterion i is not met, in the order of the rule file.
using criteria_mask = std::uint32_t;

/// Some lecturers; each fact is unknown in `unknown_percent` cases of a hundred. The same for the same seed.
[[nodiscard]] std::vector<partly_known_lecturer> random_lecturers(std::size_t count, std::size_t unknown_percent, std::uint64_t seed);

[[nodiscard]] std::vector<lecturer> facts_of(const std::vector<partly_known_lecturer>& some);

/// 0 to count - 1 in random order.
[[nodiscard]] std::vector<std::uint32_t> random_order(std::size_t count, std::uint64_t seed);

} // namespace guong::bench
