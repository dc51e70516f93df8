#pragma once

/// Reproducible random choices: one seed gives the same choices with every compiler and standard library.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace guong::reference {

class dice {
public:
    explicit dice(std::uint64_t seed) : state_{seed} {}

    /// 64 random bits (SplitMix64).
    std::uint64_t bits() noexcept {
        state_ += 0x9e37'79b9'7f4a'7c15u;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebu;
        return mixed ^ (mixed >> 31);
    }

    /// 0 to count - 1; `count` is at least 1.
    std::size_t below(std::size_t count) noexcept { return static_cast<std::size_t>(bits() % count); }
    /// low to high, both included.
    std::int64_t between(std::int64_t low, std::int64_t high) noexcept {
        return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low) + 1));
    }
    /// Yes in so many cases of a hundred.
    bool percent(std::size_t cases) noexcept { return below(100) < cases; }

    template <class T>
    const T& one_of(const std::vector<T>& choices) {
        return choices[below(choices.size())];
    }

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (auto left = items.size(); left > 1; --left) std::swap(items[left - 1], items[below(left)]);
    }

private:
    std::uint64_t state_;
};

} // namespace guong::reference
