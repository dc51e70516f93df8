#include "file_watch.hpp"

#include <system_error>

#include <poll.h>
#include <unistd.h>

namespace cli {
namespace {

constexpr int milliseconds_between_looks = 500;

/// Waits a moment. False where standard output is a pipe that nobody reads any more.
bool pause_while_read() {
    pollfd output{STDOUT_FILENO, 0, 0};
    const auto found = poll(&output, 1, milliseconds_between_looks);
    return found <= 0 || (output.revents & (POLLERR | POLLNVAL)) == 0;
}

} // namespace

file_watch::state file_watch::state_of(const std::string& path) {
    std::error_code failure;
    const auto written = std::filesystem::last_write_time(path, failure);
    if (failure) return std::nullopt;
    const auto size = std::filesystem::file_size(path, failure);
    if (failure) return std::nullopt;
    return std::pair{written, size};
}

void file_watch::look_at(const std::vector<std::string>& paths) {
    std::map<std::string, state> seen;
    for (const auto& path : paths) {
        // A file that was looked at before and has changed since is still to be told.
        const auto before = seen_.find(path);
        seen.emplace(path, before != seen_.end() ? before->second : state_of(path));
    }
    seen_ = std::move(seen);
}

std::optional<std::vector<std::string>> file_watch::wait() const {
    while (pause_while_read()) {
        std::vector<std::string> changed;
        for (const auto& [path, before] : seen_) {
            const auto now = state_of(path);
            if (now && now != before) changed.push_back(path);
        }
        if (!changed.empty()) return changed;
    }
    return std::nullopt;
}

} // namespace cli
