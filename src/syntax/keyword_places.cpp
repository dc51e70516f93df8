#include "keyword_places.hpp"

namespace guong::inline v0::parsing {

namespace {

/// Reads the words as another keyword, if it is ever spelled so.
bool read_as(token& words, keyword meaning) {
    const bool may_be_keyword = is_word_or_phrase(words) && words.meaning != keyword::none;
    const keyword_spelling* spelling = may_be_keyword ? find_spelling(meaning, words.text) : nullptr;
    if (spelling == nullptr) return false;
    words.meaning = meaning;
    words.reserved = spelling->reserved;
    return true;
}

/// `ít nhất 2 trong {`, `đúng 2 trong {`
void settle_before_brace(std::vector<token>& tokens, std::size_t brace) {
    if (brace < 3 || !read_as(tokens[brace - 1], keyword::of)) return;
    read_as(tokens[brace - 3], keyword::exactly);
}

/// `có hiệu lực từ 2023-06-21 đến hết ngày 2025-12-31`
void settle_behind_date(std::vector<token>& tokens, std::size_t words) {
    if (words >= 2 && tokens[words - 2].meaning == keyword::valid_from) read_as(tokens[words], keyword::valid_through);
}

/// `between 2 and 5`: which `and` is the first one behind the word that stands in no further bracket.
class range_follower {
public:
    void follow(token& here) {
        switch (here.kind) {
        case token_kind::bracket_open: awaited_.push_back(false); return;
        case token_kind::bracket_close:
            if (awaited_.size() > 1) awaited_.pop_back();
            return;
        case token_kind::brace_open:
        case token_kind::brace_close:
        case token_kind::colon: awaited_.assign(1, false); return;
        default: break;
        }
        if (here.meaning == keyword::between || here.meaning == keyword::not_between) awaited_.back() = true;
        if (!awaited_.back() || (here.meaning != keyword::conjunction && here.meaning != keyword::range_end)) return;
        here.meaning = keyword::range_end;
        awaited_.back() = false;
    }

private:
    std::vector<bool> awaited_ = {false}; ///< for each open bracket, and outside them
};

} // namespace

void settle_keyword_places(std::vector<token>& tokens) {
    range_follower ranges;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        if (tokens[index].kind == token_kind::brace_open) settle_before_brace(tokens, index);
        settle_behind_date(tokens, index);
        ranges.follow(tokens[index]);
    }
}

} // namespace guong::inline v0::parsing
