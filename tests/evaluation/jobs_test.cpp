#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

#include "../../src/evaluation/jobs.hpp"

TEST_CASE("the work is called once for each thread, and once where one is enough") {
    for (const std::size_t count : {0u, 1u, 4u}) {
        std::atomic<std::size_t> calls = 0;
        guong::run_jobs(count, [&] { ++calls; });
        CHECK(calls == (count == 0 ? 1 : count));
    }
}

TEST_CASE("what one thread throws is thrown to the caller when all are done") {
    std::atomic<int> calls = 0;
    const auto work = [&] {
        if (++calls == 2) throw std::runtime_error{"broken"};
    };
    CHECK_THROWS_WITH_AS(guong::run_jobs(3, work), "broken", std::runtime_error);
    CHECK(calls == 3);
}
