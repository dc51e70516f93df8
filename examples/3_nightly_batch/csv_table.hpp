#pragma once

/// Tables of comma-separated values (RFC 4180), read and written.

#include <string>
#include <string_view>
#include <vector>

using csv_row = std::vector<std::string>;

/// The rows of a file, the first one with the names of the columns. Throws `std::runtime_error` where it cannot be read.
[[nodiscard]] std::vector<csv_row> read_csv(const std::string& path);
/// One row, with its line end.
[[nodiscard]] std::string to_csv(const csv_row& row);
