#pragma once

/// Vectors that a calculation needs for a moment. Each thread keeps their memory for the next one, so that to evaluate one record after the other
/// allocates nothing.

#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace guong::inline v0 {

/// Memory in units of 16 bytes, and blocks of it that were given back, to be taken again.
class block_shelf {
public:
    /// What the largest numbers are aligned to.
    struct alignas(16) unit {
        unit* next;
    };

    block_shelf() = default;
    block_shelf(const block_shelf&) = delete;
    block_shelf& operator=(const block_shelf&) = delete;
    ~block_shelf() {
        for (std::size_t power = 0; power < powers_kept; ++power)
            while (unit* first = kept_[power]) {
                kept_[power] = first->next;
                std::allocator<unit>{}.deallocate(first, std::size_t{1} << power);
            }
    }

    [[nodiscard]] unit* take(std::size_t units) {
        const auto power = power_of(units);
        if (power >= powers_kept) return std::allocator<unit>{}.allocate(units);
        unit*& first = kept_[power];
        return first ? std::exchange(first, first->next) : std::allocator<unit>{}.allocate(std::size_t{1} << power);
    }
    void give_back(void* place, std::size_t units) noexcept {
        const auto power = power_of(units);
        if (power >= powers_kept) return std::allocator<unit>{}.deallocate(static_cast<unit*>(place), units);
        kept_[power] = std::construct_at(static_cast<unit*>(place), unit{kept_[power]});
    }

private:
    static constexpr std::size_t powers_kept = 19; ///< blocks of up to four MiB

    /// A block holds a power of two of units: the least that suffices.
    static std::size_t power_of(std::size_t units) noexcept { return static_cast<std::size_t>(std::bit_width(units > 0 ? units - 1 : 0)); }

    std::array<unit*, powers_kept> kept_{};
};

/// One for each thread; memory must be given back by the thread that took it, so nothing that uses it may be handed to another thread.
[[nodiscard]] inline block_shelf& working_memory() {
    thread_local block_shelf kept;
    return kept;
}

template <class Element>
struct working_allocator {
    using value_type = Element;

    working_allocator() noexcept = default;
    template <class Other>
    working_allocator(const working_allocator<Other>&) noexcept {} // NOLINT: all are one

    [[nodiscard]] Element* allocate(std::size_t count) {
        static_assert(alignof(Element) <= alignof(block_shelf::unit));
        return static_cast<Element*>(static_cast<void*>(working_memory().take(units_of(count))));
    }
    void deallocate(Element* place, std::size_t count) noexcept { working_memory().give_back(place, units_of(count)); }

    friend bool operator==(working_allocator, working_allocator) noexcept { return true; }

private:
    static std::size_t units_of(std::size_t count) noexcept {
        return (count * sizeof(Element) + sizeof(block_shelf::unit) - 1) / sizeof(block_shelf::unit);
    }
};

template <class Element>
using working_vector = std::vector<Element, working_allocator<Element>>;

} // namespace guong::inline v0
