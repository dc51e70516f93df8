#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <unistd.h>

namespace cli {
namespace {

constexpr std::size_t piece_bytes = 1u << 16;

/// Standard output's buffer. Our own, so that a failure is noticed where it happens and not at exit.
std::string& pending() {
    static std::string bytes = [] {
        std::string reserved;
        reserved.reserve(2 * piece_bytes);
        return reserved;
    }();
    return bytes;
}

bool outlives_reader = false;

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

bool has_colour(std::FILE* stream) {
    if (!is_terminal(stream)) return false;
    if (const auto* refused = std::getenv("NO_COLOR"); refused != nullptr && *refused != '\0') return false;
    const auto* terminal = std::getenv("TERM");
    return terminal == nullptr || std::string_view{terminal} != "dumb";
}

std::optional<std::string> read_all(std::FILE* stream) {
    std::string bytes;
    std::size_t size = 0;
    for (;;) {
        bytes.resize(size + piece_bytes + size / 2);
        const auto got = std::fread(bytes.data() + size, 1, bytes.size() - size, stream);
        size += got;
        if (got == 0) break;
    }
    if (std::ferror(stream) != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

} // namespace

void write(std::string_view text) {
    pending().append(text);
    if (pending().size() >= piece_bytes) flush_output();
}

void flush_output() {
    auto& bytes = pending();
    const auto written = std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    const auto complete = written == bytes.size();
    bytes.clear();
    if (complete && std::fflush(stdout) == 0) return;
    if (errno != EPIPE || !outlives_reader) throw output_failure{errno};
}

void outlive_reader() noexcept { outlives_reader = true; }

void complain(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool output_has_colour() { return has_colour(stdout); }
bool errors_have_colour() { return has_colour(stderr); }
bool output_is_terminal() { return is_terminal(stdout); }
bool errors_are_terminal() { return is_terminal(stderr); }

std::optional<std::string> read_file(const std::string& path) {
    if (path == "-") return read_all(stdin);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream{std::fopen(path.c_str(), "rb"), &std::fclose};
    if (!stream) return std::nullopt;
    return read_all(stream.get());
}

std::string display_name(const std::string& path) { return path == "-" ? "<standard input>" : path; }

} // namespace cli
