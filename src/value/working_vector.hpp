#pragma once

/// Vectors that a calculation needs for a moment. Each thread keeps their memory for the next one, so that to evaluate one record after the other
/// allocates nothing.

#include <cstddef>
#include <memory_resource>
#include <vector>

namespace guong::inline v0 {

/// One for each thread; memory must be given back by the thread that took it, so nothing that uses it may be handed to another thread.
[[nodiscard]] inline std::pmr::memory_resource& working_memory() {
    thread_local std::pmr::unsynchronized_pool_resource kept;
    return kept;
}

template <class Element>
struct working_allocator {
    using value_type = Element;

    working_allocator() noexcept = default;
    template <class Other>
    working_allocator(const working_allocator<Other>&) noexcept {} // NOLINT: all are one

    [[nodiscard]] Element* allocate(std::size_t count) {
        return static_cast<Element*>(working_memory().allocate(count * sizeof(Element), alignof(Element)));
    }
    void deallocate(Element* place, std::size_t count) noexcept { working_memory().deallocate(place, count * sizeof(Element), alignof(Element)); }

    friend bool operator==(working_allocator, working_allocator) noexcept { return true; }
};

template <class Element>
using working_vector = std::vector<Element, working_allocator<Element>>;

} // namespace guong::inline v0
