#include "keyword_places.hpp"

#include <utility>

#include "landmarks.hpp"

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

/// `15% of 47`
void settle_behind_percent(std::vector<token>& tokens, std::size_t words) {
    if (words >= 1 && tokens[words - 1].kind == token_kind::percent) read_as(tokens[words], keyword::percent_of);
}

/// `between 2 and 5`: which `and` is the first one behind the word that stands in no further bracket. In Vietnamese it is `đến`, which is also
/// the `to` of `years from A to B` and of `rounded down to 2 places`: each of these takes the next one. And `trở lên` ends `từ 2.5 trở lên`, or
/// stands behind a level of a scale.
class range_follower {
public:
    void follow(token& here) {
        switch (here.kind) {
        case token_kind::bracket_open: open_.push_back({}); return;
        case token_kind::bracket_close:
            if (open_.size() > 1) open_.pop_back();
            return;
        case token_kind::brace_open:
        case token_kind::brace_close:
        case token_kind::colon: open_.assign(1, {}); return;
        default: break;
        }
        auto& inner = open_.back();
        const bool takes_to = here.meaning == keyword::from || (here.meaning >= keyword::days_from && here.meaning <= keyword::years_covered) ||
                              here.meaning == keyword::excluding || here.meaning == keyword::within;
        const bool rounds = here.meaning >= keyword::rounded_down && here.meaning <= keyword::rounded_half_even;
        if (here.meaning == keyword::between || here.meaning == keyword::not_between) inner.is_awaited = true;
        if (takes_to) ++inner.awaited_to;
        if (here.meaning == keyword::to || here.meaning == keyword::to_below) return follow_to(here, inner);
        if (inner.awaited_to > 0 && (read_as(here, keyword::upwards) || read_as(here, keyword::downwards))) --inner.awaited_to;
        behind_rounding_ = rounds;
        if (!inner.is_awaited || (here.meaning != keyword::conjunction && here.meaning != keyword::range_end)) return;
        here.meaning = keyword::range_end;
        inner.is_awaited = false;
    }

private:
    struct bracket {
        bool is_awaited = false;    ///< the end of a range
        std::size_t awaited_to = 0; ///< of `from` and the like
    };

    void follow_to(token& here, bracket& inner) {
        if (std::exchange(behind_rounding_, false)) return;
        if (inner.awaited_to > 0) {
            --inner.awaited_to;
        } else if (inner.is_awaited && read_as(here, keyword::range_end)) {
            inner.is_awaited = false;
        }
    }

    std::vector<bracket> open_ = {{}}; ///< brackets, and outside them
    bool behind_rounding_ = false;
};

/// Marks what stands between the braces of tables, samples and tests. One that is not closed ends where the next declaration begins.
class block_marker {
public:
    void follow(token& here) {
        // Between the braces of a test, `set` is a line of it.
        here.in_test = is_test_ && open_ > 0;
        const bool declares = begins_declaration(&here);
        if (declares && (open_ == 0 || here.first_on_line)) {
            is_table_ = here.meaning == keyword::table;
            is_test_ = here.meaning == keyword::sample || here.meaning == keyword::test;
            open_ = 0;
        }
        here.in_test = is_test_ && open_ > 0;
        here.in_table = (is_table_ || is_test_) && open_ > 0;
        if (!is_table_ && !is_test_) return;
        if (here.kind == token_kind::brace_open) ++open_;
        if (here.kind == token_kind::brace_close && (open_ == 0 || --open_ == 0)) is_table_ = is_test_ = false;
    }

private:
    bool is_table_ = false;
    bool is_test_ = false;
    std::size_t open_ = 0; ///< braces
};

} // namespace

void mark_blocks(std::vector<token>& tokens) {
    block_marker blocks;
    for (token& here : tokens) blocks.follow(here);
}

void settle_keyword_places(std::vector<token>& tokens) {
    range_follower ranges;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        if (tokens[index].in_test && tokens[index].meaning == keyword::given) read_as(tokens[index], keyword::given_facts);
        if (tokens[index].kind == token_kind::brace_open) settle_before_brace(tokens, index);
        settle_behind_date(tokens, index);
        settle_behind_percent(tokens, index);
        ranges.follow(tokens[index]);
    }
}

} // namespace guong::inline v0::parsing
