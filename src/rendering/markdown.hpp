#pragma once

// Texts as Markdown (CommonMark, and the tables of GitHub), and the lines of lists and tables.

#include <string>
#include <string_view>
#include <vector>

namespace guong::inline v0::markdown {

/// The text on one line, so that Markdown shows its letters and nothing else, also where it begins a line. What is not printable becomes
/// visible.
[[nodiscard]] std::string escaped(std::string_view text);

/// A name of the rule file, shown as it is written.
[[nodiscard]] std::string code(std::string_view name);

/// `| a | b |`
[[nodiscard]] std::string table_line(const std::vector<std::string>& cells);
/// The line between head and rows.
[[nodiscard]] std::string table_rule(std::size_t columns);

} // namespace guong::inline v0::markdown
