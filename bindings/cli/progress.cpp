#include "progress.hpp"

#include <chrono>
#include <utility>

#include "output.hpp"

namespace cli {
namespace {

constexpr auto patience = std::chrono::seconds{1};
constexpr auto interval = std::chrono::milliseconds{200};
constexpr std::string_view clear_line = "\r\x1b[K";

} // namespace

progress::progress(std::string what, std::size_t total) : what_{std::move(what)}, total_{total} {
    if (!errors_are_terminal()) return;
    clock_ = std::thread{[this] {
        std::unique_lock lock{guard_};
        if (ended_.wait_for(lock, patience, [this] { return over_; })) return;
        do show();
        while (!ended_.wait_for(lock, interval, [this] { return over_; }));
        complain(clear_line);
    }};
}

progress::~progress() {
    if (!clock_.joinable()) return;
    {
        const std::lock_guard lock{guard_};
        over_ = true;
    }
    ended_.notify_one();
    clock_.join();
}

void progress::show() const {
    auto line = std::string{clear_line} + what_;
    if (total_ != 0)
        line += " " + std::to_string(100 * done_ / total_) + "% (" + std::to_string(done_) + "/" + std::to_string(total_) + ")";
    complain(line + " …");
}

} // namespace cli
