#pragma once

// The words of a document around what an explanation says: headings, columns, the summary of several.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "explanation_document.hpp"

namespace guong::inline v0::phrasing {

struct document_words {
    std::string_view tag;                           ///< of the language, as HTML names it
    std::string_view summary, record, criterion, verdict;
    std::string_view because;
    std::string_view one_explanation, many_explanations; ///< {0} how many
    std::string_view advice;                        ///< who decides
    std::string_view to_summary;
};

[[nodiscard]] const document_words& document_words_in(language which);

/// How many explanations there are, and how many of each verdict.
[[nodiscard]] std::string counts_of(const std::vector<explanation_document>& all, const document_words& words);

/// What several explanations are of: the ruleset's title where they have the same; else empty.
[[nodiscard]] std::string title_of(std::span<const explanation> all, language which);

/// The heading of a section without the colon that stands before its lines.
[[nodiscard]] std::string title_of(const section& part);

} // namespace guong::inline v0::phrasing
