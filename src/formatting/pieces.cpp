#include "pieces.hpp"

#include <algorithm>
#include <utility>

#include "spelling.hpp"

namespace guong::inline v0::formatting {

namespace {

using parsing::token;
using parsing::token_kind;

std::string quoted(std::string_view content) {
    std::string text{'"'};
    for (const char byte : content) {
        if (byte == '"' || byte == '\\') text += '\\';
        if (byte == '\n') {
            text += "\\n";
        } else {
            text += byte;
        }
    }
    return text + '"';
}

/// How a token other than a word is written.
std::string sign_text(const token& here) {
    switch (here.kind) {
    case token_kind::brace_open: return "{";
    case token_kind::brace_close: return "}";
    case token_kind::bracket_open: return "(";
    case token_kind::bracket_close: return ")";
    case token_kind::list_open: return "[";
    case token_kind::list_close: return "]";
    case token_kind::colon: return ":";
    case token_kind::comma: return ",";
    case token_kind::dot: return ".";
    case token_kind::equal: return "=";
    case token_kind::not_equal: return "!=";
    case token_kind::less: return "<";
    case token_kind::less_or_equal: return "<=";
    case token_kind::greater: return ">";
    case token_kind::greater_or_equal: return ">=";
    case token_kind::percent: return std::string{here.text} + "%";
    case token_kind::text: return quoted(here.text);
    default: return std::string{here.text};
    }
}

std::string without_blank_end(std::string_view text) { return std::string{text.substr(0, text.find_last_not_of(" \t\r\v\f") + 1)}; }

/// Puts what stands between two tokens where it belongs: a comment on the line of the first behind that, everything else before the second.
class gap_reader {
public:
    /// `before` is null at the beginning of the file.
    gap_reader(piece* before, piece& behind) : before_{before}, behind_{behind}, line_breaks_{before == nullptr ? 1u : 0u} {}

    void read(std::string_view gap) {
        for (std::size_t at = 0; at < gap.size();) {
            if (gap[at] == '#') {
                const std::size_t end = std::min(gap.find_first_of("\r\n", at), gap.size());
                add(without_blank_end(gap.substr(at, end - at)));
                at = end;
            } else {
                const bool is_pair = gap.substr(at).starts_with("\r\n");
                line_breaks_ += gap[at] == '\n' || gap[at] == '\r';
                at += is_pair ? 2 : 1;
            }
        }
        behind_.blank_before = line_breaks_ > 1;
    }

private:
    void add(std::string text) {
        if (line_breaks_ == 0) {
            before_->trailing = std::move(text);
        } else {
            behind_.above.push_back({std::move(text), line_breaks_ > 1});
        }
        line_breaks_ = 0;
    }

    piece* before_;
    piece& behind_;
    std::size_t line_breaks_; ///< since the last token or comment
};

/// Comments between the words of a phrase stand above it.
void read_inside_phrase(piece& phrase, std::string_view written) {
    for (std::size_t at = written.find('#'); at != std::string_view::npos; at = written.find('#', at)) {
        const std::size_t end = std::min(written.find_first_of("\r\n", at), written.size());
        phrase.above.push_back({without_blank_end(written.substr(at, end - at)), false});
        at = end;
    }
}

/// Whether a value may end with it: then a minus behind it subtracts.
bool may_end_value(const piece& before) noexcept {
    const bool is_literal = before.kind >= token_kind::number && before.kind <= token_kind::text;
    const bool is_unit = before.meaning >= parsing::keyword::days && before.meaning <= parsing::keyword::years;
    return before.is_name || is_literal || is_unit || before.kind == token_kind::bracket_close ||
           before.meaning == parsing::keyword::reference_date || before.meaning == parsing::keyword::places;
}

} // namespace

std::vector<piece> to_pieces(const parsing::reading& read, std::string_view bytes, language keywords) {
    const auto& tokens = read.sequence.tokens;
    auto spellings = spell_words(read, bytes, keywords);
    std::vector<piece> pieces(tokens.size());
    std::size_t offset = 0;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        const token& here = tokens[index];
        piece& made = pieces[index];
        made.kind = here.kind;
        made.is_name = read.uses[index].is_name;
        made.meaning = made.is_name ? parsing::keyword::none : here.meaning;
        made.text = is_word_or_phrase(here) ? std::move(spellings[index]) : sign_text(here);
        made.begins_entry = read.uses[index].begins_entry;
        made.is_content = read.uses[index].is_content;
        made.is_step = read.uses[index].is_step;
        made.first_on_line = here.first_on_line;
        made.partner = here.partner;
        made.is_prefix = here.kind == token_kind::minus && (index == 0 || here.in_test || !may_end_value(pieces[index - 1]));
        gap_reader{index == 0 ? nullptr : &pieces[index - 1], made}.read(bytes.substr(offset, here.begin - offset));
        if (here.kind == token_kind::phrase) read_inside_phrase(made, bytes.substr(here.begin, here.end - here.begin));
        offset = here.end;
    }
    return pieces;
}

} // namespace guong::inline v0::formatting
