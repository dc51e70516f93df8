#include "file_language.hpp"

#include <cstddef>

#include "keywords.hpp"

namespace guong::inline v0::parsing {

language language_of_keywords(const std::vector<token>& tokens) {
    std::ptrdiff_t vietnamese = 0;
    for (const auto& each : tokens) {
        const bool is_keyword = is_word_or_phrase(each) && each.meaning != keyword::none;
        const auto* spelling = is_keyword ? find_spelling(each.meaning, each.text) : nullptr;
        if (spelling) vietnamese += spelling->tongue == language::vi ? 1 : -1;
    }
    return vietnamese > 0 ? language::vi : language::en;
}

} // namespace guong::inline v0::parsing
