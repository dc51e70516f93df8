#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Appends a text as a JSON string, with its quotes.
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, const std::vector<std::string>& texts);
/// A text, or `null` for an empty one, such as the id of a record that has none.
void append_json_or_null(std::string& out, std::string_view text);

/// One JSON array from several.
[[nodiscard]] std::string join_json_arrays(const std::vector<std::string>& arrays);

} // namespace cli
