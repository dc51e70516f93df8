#pragma once

/// Rule files in canonical form: laid out alike, with the words of one language.

#include <optional>
#include <string>

#include <guong/diagnostic.hpp>
#include <guong/text.hpp>
#include <guong/value.hpp>

namespace guong::inline v0 {

struct format_options {
    /// The language of keywords, type words, `true` and `false`. If not given: that of the file's `language` line; in a file without one,
    /// the one that most of its keywords are in.
    std::optional<language> keywords;
};

/// The canonical form of a rule file. What it means, its comments and their places stay, and so do names, sentences and numbers; at most
/// one blank line stays where there were some. Formatting again changes nothing, and turning canonical text into the other language and
/// back gives the same bytes. A text with syntax errors gives its findings and no value; names and types are not checked. Pure; cost
/// linear.
[[nodiscard]] result<std::string> format(const source& text, format_options options = {});

} // namespace guong::inline v0
