#pragma once

/// A line on a terminal's standard error that shows how far long work has come.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace cli {

/// Shows nothing before a second has passed, and nothing where standard error is no terminal. The line is gone when the work is.
class progress {
public:
    /// `total` is 0 where it cannot be known.
    explicit progress(std::string what, std::size_t total = 0);
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress();

    void advance(std::size_t steps) noexcept { done_ += steps; }

private:
    void show() const;

    std::string what_;
    std::size_t total_;
    std::atomic<std::size_t> done_ = 0;
    std::mutex guard_;
    std::condition_variable ended_;
    bool over_ = false;
    std::thread clock_;
};

} // namespace cli
