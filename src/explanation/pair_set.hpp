#pragma once

// Outcomes in two worlds at once: the one in which a fact is left unknown, and the one in which it is set.

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "../value/truth.hpp"
#include "formula.hpp"

namespace guong::inline v0::relevance {

/// The outcomes of one condition in both worlds.
struct outcome_pair {
    truth unset = truth::unknown;
    truth set = truth::unknown;

    friend auto operator<=>(const outcome_pair&, const outcome_pair&) = default;
};

/// Which pairs of outcomes a condition can have, the facts it reads being free.
class pair_set {
public:
    constexpr pair_set() noexcept = default;
    constexpr explicit pair_set(outcome_pair only) noexcept { insert(only); }

    /// Every pair: what is said where nothing better is known.
    [[nodiscard]] static constexpr pair_set all() noexcept { return pair_set{0x1ff}; }
    /// Every outcome, the same in both worlds.
    [[nodiscard]] static constexpr pair_set all_equal() noexcept { return pair_set{equal_bits}; }

    constexpr void insert(outcome_pair added) noexcept { bits_ |= static_cast<std::uint16_t>(1u << code(added)); }
    constexpr pair_set& operator|=(pair_set other) noexcept {
        bits_ |= other.bits_;
        return *this;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }
    [[nodiscard]] constexpr bool full() const noexcept { return bits_ == 0x1ff; }
    /// Whether the worlds can differ.
    [[nodiscard]] constexpr bool can_differ() const noexcept { return (bits_ & ~equal_bits) != 0; }
    [[nodiscard]] constexpr std::uint16_t bits() const noexcept { return bits_; }

    template <class Visit>
    constexpr void for_each(Visit visit) const {
        for (unsigned each = 0; each < 9; ++each)
            if (bits_ & 1u << each) visit(outcome_pair{static_cast<truth>(each / 3), static_cast<truth>(each % 3)});
    }
    [[nodiscard]] constexpr pair_set opposite() const noexcept {
        pair_set turned;
        for_each([&](outcome_pair each) { turned.insert({guong::turned(each.unset), guong::turned(each.set)}); });
        return turned;
    }

    friend constexpr bool operator==(pair_set, pair_set) = default;

private:
    constexpr explicit pair_set(std::uint16_t bits) noexcept : bits_{bits} {}
    static constexpr unsigned code(outcome_pair pair) noexcept {
        return static_cast<unsigned>(pair.unset) * 3 + static_cast<unsigned>(pair.set);
    }
    static constexpr std::uint16_t equal_bits = 1u << 0 | 1u << 4 | 1u << 8;

    std::uint16_t bits_ = 0;
};

/// How many conditions hold, for certain and at most, counted up to a cap.
struct tally {
    std::uint32_t sure = 0;
    std::uint32_t possible = 0;

    friend auto operator<=>(const tally&, const tally&) = default;
};

/// Of an unknown list.
inline constexpr tally any_number{0, unbounded};

/// A tally in both worlds.
struct tally_pair {
    tally unset;
    tally set;

    friend auto operator<=>(const tally_pair&, const tally_pair&) = default;
};

/// The tally with one condition more.
[[nodiscard]] constexpr tally counted(tally before, truth outcome, std::uint32_t cap) noexcept {
    if (outcome == truth::yes && before.sure < cap) ++before.sure;
    if (outcome != truth::no && before.possible < cap) ++before.possible;
    return before;
}
[[nodiscard]] constexpr tally_pair counted(const tally_pair& before, outcome_pair outcome, std::uint32_t cap) noexcept {
    return {counted(before.unset, outcome.unset, cap), counted(before.set, outcome.set, cap)};
}

/// Counting further than this makes no difference to a range.
[[nodiscard]] constexpr std::uint32_t cap_of(const count_range& needed) noexcept {
    return needed.high == unbounded || needed.high < needed.low ? needed.low : needed.high + 1;
}

/// Whether the number counted lies in the range.
[[nodiscard]] constexpr truth within(const tally& counted, const count_range& needed) noexcept {
    if (needed.high < needed.low || counted.possible < needed.low || counted.sure > needed.high) return truth::no;
    return counted.sure >= needed.low && counted.possible <= needed.high ? truth::yes : truth::unknown;
}
[[nodiscard]] constexpr outcome_pair within(const tally_pair& counted, const count_range& needed) noexcept {
    return {within(counted.unset, needed), within(counted.set, needed)};
}

/// The tallies that can come about; sorted.
using tally_set = std::vector<tally_pair>;

/// The tallies that can come about with one condition more.
[[nodiscard]] tally_set counted(const tally_set& before, pair_set outcomes, std::uint32_t cap);

} // namespace guong::inline v0::relevance
