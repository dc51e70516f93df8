#pragma once

/// The same work on several threads at once.

#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace guong::inline v0 {

/// Calls `work` on so many threads, this one among them, and returns when all have. Where no more threads can be had, on fewer: so it must
/// share its work out by itself. What one of them throws is thrown here.
template <class Work>
void run_jobs(std::size_t count, Work work) {
    std::exception_ptr fault;
    std::mutex guard;
    const auto guarded = [&] {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock{guard};
            if (!fault) fault = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    others.reserve(count);
    try {
        while (others.size() + 1 < count) others.emplace_back(guarded);
    } catch (const std::system_error&) {
        // The system gives no more threads; those there are do it all.
    }
    guarded();
    for (auto& other : others) other.join();
    if (fault) std::rethrow_exception(fault);
}

} // namespace guong::inline v0
