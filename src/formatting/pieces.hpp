#pragma once

/// A rule file as what has to be laid out: its tokens in their canonical spelling, and the comments and blank lines between them.

#include <string>
#include <string_view>
#include <vector>

#include <guong/value.hpp>

#include "../syntax/reading.hpp"

namespace guong::inline v0::formatting {

/// A comment on a line of its own.
struct comment_line {
    std::string text;
    bool blank_before = false;
};

struct piece {
    parsing::token_kind kind{};
    parsing::keyword meaning = parsing::keyword::none; ///< none for names, whatever they are called
    std::string text;
    bool is_name = false;
    bool begins_entry = false;
    bool is_content = false;   ///< a text that is a value, and no label
    bool is_step = false;      ///< a `/` between the parts of a path
    bool is_prefix = false;    ///< a minus that subtracts from nothing
    bool first_on_line = false;
    bool blank_before = false; ///< a blank line stood before it, behind the comments above
    std::vector<comment_line> above;
    std::string trailing;    ///< the comment behind it on its line
    std::size_t partner = 0; ///< of brackets and braces
};

/// One for each token; the last is the end of the file.
[[nodiscard]] std::vector<piece> to_pieces(const parsing::reading& read, std::string_view bytes, language keywords);

[[nodiscard]] inline bool is_text(const piece& here) noexcept { return here.kind == parsing::token_kind::text; }

} // namespace guong::inline v0::formatting
