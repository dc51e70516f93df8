#include "file_watch.hpp"

#include <system_error>

#include <poll.h>
#include <unistd.h>

#include "output.hpp"

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

void file_watch::look_at(const guong::source_map& texts) {
    seen_.clear();
    for (const auto& text : texts) {
        auto& seen = seen_[text.name()];
        seen = state_of(text.name());
        // Saved while it was read, or right after: its state is not that of the text.
        const auto bytes = read_file(text.name());
        if (!bytes || *bytes != text.bytes()) seen.reset();
    }
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
