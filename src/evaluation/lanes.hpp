#pragma once

/// Rows side by side: what a block of the evaluation of many records runs over. Lane i of word i / 64 is bit i % 64.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include <guong/limits.hpp>

#include "bound_program.hpp"

namespace guong::inline v0 {

/// Some rows of one table, or the elements of the lists of other lanes.
struct lanes {
    std::uint32_t count = 0;
    row_number base = 0;                        ///< the first row, where rows follow one another
    const row_number* rows = nullptr;           ///< the rows one by one, where they do not
    const lanes* outer = nullptr;               ///< the scope around an element
    const std::uint32_t* outer_lane = nullptr;  ///< each element's lane there

    [[nodiscard]] row_number row(std::uint32_t lane) const noexcept { return rows ? rows[lane] : base + lane; }
    [[nodiscard]] std::size_t word_count() const noexcept { return (count + 63) / 64; }
};

/// Calls `action` with the frame of one lane and of the scopes around it.
template <class Action>
auto with_frame(const lanes& at, std::uint32_t lane, const Action& action) {
    std::array<frame, limits::nesting_max + 2> frames;
    std::size_t depth = 0;
    const auto* scope = &at;
    for (;; ++depth) {
        frames[depth] = {scope->row(lane), nullptr, nullptr};
        if (depth > 0) frames[depth - 1].outer = &frames[depth];
        // Where nothing looks outwards, the lanes around are not recorded.
        if (!scope->outer || !scope->outer_lane) return action(frames[0]);
        lane = scope->outer_lane[lane];
        scope = scope->outer;
    }
}

/// 64 bytes that are 0 or 1 as the bits of a word, the first byte lowest.
[[nodiscard]] inline std::uint64_t packed_bits(const std::uint8_t* bytes) noexcept {
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        // Multiplying moves bit 8i of eight bytes to bit 56 + i; no two products meet in one bit.
        constexpr std::uint64_t gather = 0x0102'0408'1020'4080;
        for (unsigned group = 0; group < 8; ++group) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, bytes + group * 8, 8);
            word |= (eight * gather >> 56) << group * 8;
        }
    } else {
        for (unsigned i = 0; i < 64; ++i) word |= std::uint64_t{bytes[i]} << i;
    }
    return word;
}

/// `length` bits (at most 64) from bit `from` on.
[[nodiscard]] inline std::uint64_t bits_at(const std::uint64_t* words, std::size_t from, std::size_t length) noexcept {
    if (length == 0) return 0;
    const auto shift = from % 64;
    auto found = words[from / 64] >> shift;
    if (shift + length > 64) found |= words[from / 64 + 1] << (64 - shift);
    return found & (~std::uint64_t{0} >> (64 - length));
}

/// The same without a choice, for fewer than 64 bits of an array that ends in a spare word: one more may be read than is asked for.
[[nodiscard]] inline std::uint64_t short_bits_at(const std::uint64_t* words, std::size_t from, std::size_t length) noexcept {
    const auto shift = from % 64;
    const auto found = words[from / 64] >> shift | words[from / 64 + 1] << 1 << (63 - shift);
    return found & ((std::uint64_t{1} << length) - 1);
}

/// How many bits are set from `from` up to `end`.
[[nodiscard]] inline std::uint32_t count_bits(const std::uint64_t* words, std::size_t from, std::size_t end) noexcept {
    std::uint32_t total = 0;
    for (; from + 64 <= end; from += 64) total += static_cast<std::uint32_t>(std::popcount(bits_at(words, from, 64)));
    return total + static_cast<std::uint32_t>(std::popcount(bits_at(words, from, end - from)));
}

} // namespace guong::inline v0
