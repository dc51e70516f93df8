#pragma once

/// Golden files: text that a test compares with a file in the repository. `sh tests/accept.sh` rewrites those that differ; the reviewer
/// reads the change in the diff.

#include <string>
#include <string_view>

namespace guong::tests {

/// The bytes of a file, by its path in the repository (`tests/diagnostics/E0203.txt`). Throws `std::runtime_error` if it cannot be read.
[[nodiscard]] std::string read_repository_file(const std::string& path);

/// Empty if the golden file holds exactly `actual`; otherwise the lines in which they differ and how to accept them. With
/// GUONG_ACCEPT=1 in the environment the file is rewritten and the answer is empty. Use: CHECK(golden_difference("tests/…", text) == "");
[[nodiscard]] std::string golden_difference(const std::string& path, std::string_view actual);

/// Line by line: `-` stands before a line of `expected` alone, `+` before one of `actual` alone, with three lines around each change.
/// Empty for equal texts.
[[nodiscard]] std::string line_difference(std::string_view expected, std::string_view actual);

} // namespace guong::tests
