#pragma once

/// Data into words: diagnostics and explanations as text and JSON. Pure; the same input gives the same bytes.

#include <string>

#include <guong/diagnostic.hpp>
#include <guong/explanation.hpp>

namespace guong::inline v0 {

struct text_options {
    guong::language language = guong::language::en;
    bool colour = false;      ///< ANSI colours, for terminals
    bool all_items = false;   ///< explanations: every item, not only those that decided
};

/// A report for people: for each finding its message, the place, the line with a caret under the letters, labels and help.
[[nodiscard]] std::string render(const report& findings, const text_options& options = {});
/// The report as a JSON array: `[{"code","severity","message","file","line","column","end_line","end_column","help":[]}]`; findings in
/// records have "record" and "pointer" instead of the places in the file.
[[nodiscard]] std::string render_json(const report& findings, language which = language::en);

/// An explanation for people.
[[nodiscard]] std::string render(const explanation& why, const text_options& options);
[[nodiscard]] std::string render(const explanation& why, language which);
/// An explanation in the JSON form of the interface (version 1), one line without a line break.
[[nodiscard]] std::string render_json(const explanation& why, language which);

} // namespace guong::inline v0
