#pragma once

/// What must hold of the canonical form of any text.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/formatting.hpp>

#include "support/meaning.hpp"

namespace guong_test {

/// The canonical form; the messages in its place for a text with errors.
[[nodiscard]] inline std::string formatted(const std::string& text, std::optional<guong::language> keywords = std::nullopt) {
    const auto made = guong::format(guong::source{"test.guong", text}, {keywords});
    if (made) return *made;
    std::string words;
    for (const auto& finding : made.report().findings) words += guong::message(finding) + "\n";
    return words;
}

/// The comments of a rule file in order.
[[nodiscard]] inline std::vector<std::string> comments_of(const std::string& text) {
    std::vector<std::string> comments;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_straight = text[at] == '"';
        const bool is_curly = text.compare(at, 3, "“") == 0 || text.compare(at, 3, "”") == 0;
        if (is_straight || is_curly) {
            const std::string closing = is_straight ? "\"" : "”";
            for (at += is_straight ? 1 : 3; at < text.size() && text.compare(at, closing.size(), closing) != 0; ++at)
                at += text[at] == '\\' ? 1 : 0;
            at += closing.size() - 1;
        } else if (text[at] == '#') {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::string comment = text.substr(at, end - at);
            comment.erase(comment.find_last_not_of(" \t\r") + 1);
            comments.push_back(comment);
            at = end;
        }
    }
    return comments;
}

/// For a text without syntax errors.
inline void check_canonical_form(const std::string& text) {
    CAPTURE(text);
    const std::string meaning = meaning_of(text);
    const std::string english = formatted(text, guong::language::en);
    const std::string vietnamese = formatted(text, guong::language::vi);
    CHECK(meaning_of(english) == meaning);
    CHECK(meaning_of(vietnamese) == meaning);
    CHECK(comments_of(english) == comments_of(text));
    CHECK(comments_of(vietnamese) == comments_of(text));
    CHECK(formatted(english, guong::language::en) == english);
    CHECK(formatted(vietnamese, guong::language::vi) == vietnamese);
    CHECK(formatted(english, guong::language::vi) == vietnamese);
    CHECK(formatted(vietnamese, guong::language::en) == english);
    const std::string own = formatted(text);
    CHECK(formatted(own) == own);
}

} // namespace guong_test
