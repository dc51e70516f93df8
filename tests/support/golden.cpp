#include "golden.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace guong::tests {
namespace {

constexpr std::ptrdiff_t context_lines = 3;
/// Beyond this many pairs of lines the table of common lines would not fit; the texts then differ as a whole.
constexpr std::size_t table_cells_max = 16'000'000;

std::filesystem::path in_repository(const std::string& path) { return std::filesystem::path{GUONG_REPOSITORY} / path; }

bool accepting() {
    const char* const wish = std::getenv("GUONG_ACCEPT");
    return wish != nullptr && std::string_view{wish} == "1";
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

struct marked_line {
    char mark;
    std::string_view text;
};

/// By longest common subsequence: golden files are short, so the plain table will do.
std::vector<marked_line> mark_lines(const std::vector<std::string_view>& expected, const std::vector<std::string_view>& actual) {
    const auto width = actual.size() + 1;
    const bool fits = (expected.size() + 1) * width <= table_cells_max;
    std::vector<std::uint32_t> common(fits ? (expected.size() + 1) * width : 0);
    if (fits) {
        for (auto row = expected.size(); row-- > 0;) {
            for (auto column = actual.size(); column-- > 0;) {
                common[row * width + column] = expected[row] == actual[column]
                                                   ? common[(row + 1) * width + column + 1] + 1
                                                   : std::max(common[(row + 1) * width + column], common[row * width + column + 1]);
            }
        }
    }
    std::vector<marked_line> lines;
    std::size_t row = 0;
    std::size_t column = 0;
    while (row < expected.size() || column < actual.size()) {
        if (fits && row < expected.size() && column < actual.size() && expected[row] == actual[column]) {
            lines.push_back({' ', expected[row]});
            ++row, ++column;
        } else if (column == actual.size() || (row < expected.size() && (!fits || common[(row + 1) * width + column] >= common[row * width + column + 1]))) {
            lines.push_back({'-', expected[row++]});
        } else {
            lines.push_back({'+', actual[column++]});
        }
    }
    return lines;
}

} // namespace

std::string read_repository_file(const std::string& path) {
    std::ifstream file{in_repository(path), std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string line_difference(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    const auto lines = mark_lines(split_lines(expected), split_lines(actual));
    std::vector<bool> shown(lines.size());
    for (std::ptrdiff_t at = 0; at < std::ssize(lines); ++at) {
        if (lines[static_cast<std::size_t>(at)].mark == ' ') continue;
        const auto last = std::min(at + context_lines, std::ssize(lines) - 1);
        for (auto near = std::max<std::ptrdiff_t>(at - context_lines, 0); near <= last; ++near) shown[static_cast<std::size_t>(near)] = true;
    }
    std::string text;
    bool skipping = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (!shown[at]) {
            if (!skipping) text += "  …\n";
            skipping = true;
            continue;
        }
        skipping = false;
        text += lines[at].mark;
        text += ' ';
        text += lines[at].text;
        if (!lines[at].text.ends_with('\n')) text += "⏎ missing\n";
    }
    return text;
}

std::string golden_difference(const std::string& path, std::string_view actual) {
    const auto place = in_repository(path);
    std::string difference;
    if (!std::filesystem::exists(place)) {
        difference = "there is no such file; it would hold:\n" + std::string{actual};
    } else {
        difference = line_difference(read_repository_file(path), actual);
    }
    if (difference.empty()) return {};
    if (accepting()) {
        std::filesystem::create_directories(place.parent_path());
        std::ofstream file{place, std::ios::binary};
        file << actual;
        if (!file.flush()) throw std::runtime_error{"cannot write " + path};
        return {};
    }
    return path + " (accept with: sh tests/accept.sh)\n" + difference;
}

} // namespace guong::tests
