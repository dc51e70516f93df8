#pragma once

/// What the lexer makes of a rule file: the smallest pieces that mean something.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "keywords.hpp"

namespace guong::inline v0::parsing {

enum class token_kind : std::uint8_t {
    word,   ///< a name, or a keyword of one word
    phrase, ///< a keyword of several words
    number,
    percent,
    date,
    school_year,
    text,
    brace_open,
    brace_close,
    bracket_open,
    bracket_close,
    list_open, ///< `[`, in samples and tests
    list_close,
    colon,
    comma,
    dot,
    plus,
    minus,
    times,
    divided_by,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    stray_close, ///< a closing bracket or brace that closes nothing
    unexpected,  ///< characters that begin nothing in the language
    end,
};

struct token {
    token_kind kind = token_kind::end;
    keyword meaning = keyword::none;
    bool reserved = false;      ///< a keyword that is no name unless it stands in backticks
    bool first_on_line = false;
    bool reported = false;      ///< something about it is reported already: what follows from that is not
    bool in_table = false;      ///< between the braces of a table or test: there a name before a colon is a cell, no item
    bool in_test = false;       ///< between the braces of a sample or test
    bool inserted = false;      ///< stands for a closing bracket that is missing, which is reported already
    std::uint32_t begin = 0;    ///< first byte in the source
    std::uint32_t end = 0;      ///< one past the last
    std::uint32_t partner = 0;  ///< of brackets and braces: the index of the other one
    /// A name or text without its quotes and composed; a number or date as the language prefers to write it, empty where it has no value.
    std::string_view text;
};

/// The tokens of one source; the last is `end`. The texts lie in the source or in `spellings`.
struct token_sequence {
    std::vector<token> tokens;
    std::deque<std::string> spellings;
};

[[nodiscard]] inline bool is_word(const token& candidate) noexcept { return candidate.kind == token_kind::word; }
/// A keyword of one word or several, or a name.
[[nodiscard]] inline bool is_word_or_phrase(const token& candidate) noexcept {
    return candidate.kind == token_kind::word || candidate.kind == token_kind::phrase;
}
/// A word that may name something.
[[nodiscard]] inline bool is_name(const token& candidate) noexcept { return is_word(candidate) && !candidate.reserved; }
[[nodiscard]] inline bool is_text(const token& candidate) noexcept { return candidate.kind == token_kind::text; }
[[nodiscard]] inline bool is_opening(const token& candidate) noexcept {
    return candidate.kind == token_kind::brace_open || candidate.kind == token_kind::bracket_open || candidate.kind == token_kind::list_open;
}

} // namespace guong::inline v0::parsing
