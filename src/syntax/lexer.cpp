#include "lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <guong/limits.hpp>
#include <guong/text.hpp>

#include "../text/utf8.hpp"
#include "encoding.hpp"
#include "expectation_help.hpp"
#include "keyword_places.hpp"
#include "number_reader.hpp"

namespace guong::inline v0::parsing {

namespace {

bool is_line_blank(char32_t code_point) noexcept {
    return code_point == ' ' || code_point == '\t' || code_point == '\r' || code_point == '\v' || code_point == '\f' ||
           code_point == 0xA0 || code_point == 0x3000 || (code_point >= 0x2000 && code_point <= 0x200B) || code_point == 0x202F ||
           code_point == 0xFEFF;
}

bool begins_name(char32_t code_point) noexcept {
    if (code_point < 0x80) return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') || code_point == '_';
    return utf8::is_letter(code_point);
}

bool continues_name(char32_t code_point) noexcept {
    if (code_point < 0x80) return begins_name(code_point) || (code_point >= '0' && code_point <= '9');
    return utf8::is_letter(code_point) || utf8::is_mark(code_point) || utf8::is_digit(code_point);
}

/// The ASCII sign that a code point stands for: itself, or the full-width form of it; 0 for anything else.
char ascii_sign(char32_t code_point) noexcept {
    constexpr char32_t full_width_begin = 0xFF01;
    constexpr std::u32string_view accepted = U"（）：，｛｝＝＜＞％－．＋＊／";
    if (code_point < 0x80) return static_cast<char>(code_point);
    if (code_point == 0x2212) return '-';
    return accepted.find(code_point) != std::u32string_view::npos ? static_cast<char>(code_point - full_width_begin + '!') : '\0';
}

/// Letters that look like a Vietnamese one and are another: Icelandic and African capitals in place of Đ.
std::optional<char32_t> letter_meant(char32_t code_point) noexcept {
    switch (code_point) {
    case U'Ð':
    case U'Ɖ': return U'Đ';
    case U'ð': return U'đ';
    default: return std::nullopt;
    }
}

std::string to_utf8(char32_t code_point) {
    std::string text;
    utf8::append(text, code_point);
    return text;
}

/// `U+001B`
std::string code_point_number(char32_t code_point) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string number;
    for (char32_t rest = code_point; rest > 0 || number.size() < 4; rest /= 16) number.insert(number.begin(), digits[rest % 16]);
    return number.insert(0, "U+");
}

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

class lexer {
public:
    lexer(std::string_view bytes, finding_list& findings) : bytes_{bytes}, findings_{findings}, offset_{byte_order_mark_bytes(bytes)} {}

    token_sequence read() && {
        while (offset_ < bytes_.size()) read_piece();
        close_word_run();
        push(token_kind::end, offset_);
        mark_blocks(sequence_.tokens);
        settle_outside_tests();
        settle_keyword_places(sequence_.tokens);
        return std::move(sequence_);
    }

private:
    /// A sign with its length: `<=` in ASCII or full width.
    struct sign {
        token_kind kind{};
        std::size_t bytes = 0;
        std::string_view instead; ///< not empty: it is foreign, and this is what to write
        keyword meaning = keyword::none;
    };

    std::string_view bytes_;
    finding_list& findings_;
    std::size_t offset_ = 0;
    token_sequence sequence_;
    std::size_t line_end_ = 0;        ///< where the line ends, once somebody asked
    std::size_t unpaired_until_ = 0;   ///< up to here no single quotes make a pair
    std::size_t word_run_begin_ = 0;   ///< words from here on may still join into phrases
    bool at_line_begin_ = true;
    bool in_unexpected_run_ = false;   ///< the last piece was an unexpected character, with no blank since
    std::vector<bool> option_lists_;   ///< for each open bracket: whether it holds the options of `one of`, or a list

    [[nodiscard]] utf8::unit unit_at(std::size_t offset) const noexcept { return utf8::decode(bytes_, offset); }
    [[nodiscard]] span place(std::size_t begin, std::size_t end) const noexcept {
        return findings_.place(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    }
    [[nodiscard]] bool comma_separates() const noexcept { return !option_lists_.empty() && option_lists_.back(); }
    /// The end of the line, its break not included. Searched for once a line.
    [[nodiscard]] std::size_t line_end() noexcept {
        if (line_end_ < offset_ || line_end_ == 0) line_end_ = std::min(bytes_.find_first_of("\r\n", offset_), bytes_.size());
        return line_end_;
    }

    token& push(token_kind kind, std::size_t begin) {
        token added;
        added.kind = kind;
        added.begin = static_cast<std::uint32_t>(begin);
        added.end = static_cast<std::uint32_t>(offset_);
        added.first_on_line = std::exchange(at_line_begin_, false);
        in_unexpected_run_ = false;
        return sequence_.tokens.emplace_back(added);
    }

    /// Ends a run of words and puts a token behind it.
    token& push_apart(token_kind kind, std::size_t begin) {
        close_word_run();
        token& added = push(kind, begin);
        word_run_begin_ = sequence_.tokens.size();
        return added;
    }

    std::string_view keep(std::string text) { return sequence_.spellings.emplace_back(std::move(text)); }

    void report_foreign(std::size_t begin, std::size_t end, std::string_view instead) {
        findings_.add(diagnostic_code::foreign_spelling, place(begin, end),
                      {for_message(bytes_.substr(begin, end - begin)), std::string{instead}});
    }

    void read_piece() {
        const utf8::unit here = unit_at(offset_);
        const bool is_break = here.code_point == '\n' || here.code_point == '\r' || here.code_point == 0x85 || here.code_point == 0x2028 || here.code_point == 0x2029;
        if (is_break || is_line_blank(here.code_point)) {
            at_line_begin_ = at_line_begin_ || is_break;
            in_unexpected_run_ = false;
            offset_ += here.bytes;
        } else if (begins_name(here.code_point)) {
            read_word();
        } else {
            read_sign(here);
        }
    }

    void read_sign(utf8::unit here) {
        const char letter = ascii_sign(here.code_point);
        if (letter == '#') {
            offset_ = line_end();
        } else if (letter == '/' && bytes_.substr(offset_).starts_with("//")) {
            report_foreign(offset_, offset_ + 2, "#");
            offset_ = line_end();
        } else if (is_digit_byte(here.code_point)) {
            read_number_or_date();
        } else if (letter == '"') {
            read_text(here, "\"");
        } else if (here.code_point == U'“' || here.code_point == U'”') {
            read_text(here, "”");
        } else if (letter == '\'' || here.code_point == U'‘' || here.code_point == U'’') {
            read_single_quoted(here);
        } else if (letter == '`') {
            read_backticked();
        } else if (letter == ';') {
            read_semicolon();
        } else if (const sign found = sign_at(offset_); found.bytes > 0) {
            push_sign(found);
        } else {
            read_unexpected(here);
        }
    }

    // Words

    /// The end of the name that begins at `begin`.
    [[nodiscard]] std::size_t name_end(std::size_t begin) const noexcept {
        for (std::size_t end = begin;;) {
            const utf8::unit here = unit_at(end);
            if (here.bytes == 0 || !continues_name(here.code_point)) return end;
            end += here.bytes;
        }
    }

    /// A name composed, with look-alike letters put right.
    std::string_view name_text(std::size_t begin, std::size_t end) {
        const std::string_view written = bytes_.substr(begin, end - begin);
        if (is_ascii(written)) return written;
        std::string mended;
        for (std::size_t at = begin; at < end;) {
            const utf8::unit here = unit_at(at);
            if (const auto meant = letter_meant(here.code_point)) {
                findings_.add(diagnostic_code::look_alike_letter, place(at, at + here.bytes), {to_utf8(here.code_point), to_utf8(*meant)});
                utf8::append(mended, *meant);
            } else {
                mended.append(bytes_, at, here.bytes);
            }
            at += here.bytes;
        }
        mended = compose(mended);
        return mended == written ? written : keep(std::move(mended));
    }

    void read_word() {
        const std::size_t begin = std::exchange(offset_, name_end(offset_));
        push(token_kind::word, begin).text = name_text(begin, offset_);
    }

    /// `` `count` ``: a name, whatever it means otherwise.
    void read_backticked() {
        const std::size_t begin = offset_;
        const std::size_t name_begin = begin + 1;
        const bool has_name = begins_name(unit_at(name_begin).code_point);
        offset_ = has_name ? name_end(name_begin) : name_begin;
        const std::size_t end = offset_;
        const bool is_closed = end < bytes_.size() && bytes_[end] == '`';
        if (is_closed) ++offset_;
        token& name = push_apart(token_kind::word, begin);
        name.text = name_text(name_begin, end);
        if (is_closed && has_name) return;
        name.reported = true;
        if (!has_name) name.kind = token_kind::unexpected;
        findings_.add(has_name ? diagnostic_code::unclosed_quotation : diagnostic_code::unexpected_character, place(begin, begin + 1),
                      has_name ? std::vector<std::string>{} : std::vector<std::string>{"`"});
    }

    /// `trước ngày xét`: where a word both ends a comparison of days and begins `ngày xét`, nobody writes it twice.
    [[nodiscard]] static bool shares_its_last_word(const keyword_match& match, const std::string_view* words, std::size_t count) {
        if (match.words < 2 || match.spelling->meaning < keyword::before || match.spelling->meaning > keyword::on_or_after) return false;
        const keyword_match next = longest_keyword(words + match.words - 1, count - match.words + 1);
        return next.words > 1 && next.spelling->meaning == keyword::reference_date;
    }

    /// Joins the words since the last other token into keywords, the longest first.
    void close_word_run() {
        auto& tokens = sequence_.tokens;
        std::array<std::string_view, 8> words;
        const std::size_t words_most = std::min(words.size(), keyword_words_max());
        std::size_t kept = word_run_begin_;
        for (std::size_t at = word_run_begin_; at < tokens.size(); ++kept) {
            const std::size_t count = std::min(words_most, tokens.size() - at);
            for (std::size_t index = 0; index < count; ++index) words[index] = tokens[at + index].text;
            const keyword_match match = longest_keyword(words.data(), count);
            const std::size_t taken = match.words - (shares_its_last_word(match, words.data(), count) ? 1 : 0);
            token joined = tokens[at];
            if (match.words > 0) {
                joined.meaning = match.spelling->meaning;
                joined.reserved = match.spelling->reserved;
                joined.kind = match.words > 1 ? token_kind::phrase : token_kind::word;
                joined.text = match.spelling->words;
                joined.end = tokens[at + taken - 1].end;
            }
            tokens[kept] = joined;
            at += std::max<std::size_t>(taken, 1);
        }
        tokens.resize(kept);
        word_run_begin_ = kept;
    }

    // Numbers

    [[nodiscard]] static bool is_digit_byte(char32_t code_point) noexcept { return code_point >= '0' && code_point <= '9'; }


    void read_number_or_date() {
        const std::size_t begin = offset_;
        number_reading reading = read_number(bytes_.substr(offset_), comma_separates());
        offset_ += reading.bytes;
        if (reading.kind == token_kind::number && take_percent_sign()) reading.kind = token_kind::percent;

        const std::string_view written = bytes_.substr(begin, offset_ - begin);
        const std::string shown = reading.kind == token_kind::percent ? reading.text + "%" : reading.text;
        token& added = push_apart(reading.kind, begin);
        added.text = written.starts_with(reading.text) ? written.substr(0, reading.text.size()) : keep(std::move(reading.text));
        using fault = number_reading::fault;
        added.reported = reading.what != fault::none && reading.what != fault::foreign;
        if (reading.what == fault::foreign) report_foreign(begin, offset_, shown);
        if (reading.what == fault::too_long) {
            findings_.add(diagnostic_code::number_too_long, place(begin, offset_),
                          {for_message(written), std::to_string(limits::number_digits_max)});
        }
        if (reading.what == fault::no_such_school_year) {
            findings_.add(diagnostic_code::no_such_school_year, place(begin, offset_), {for_message(written)});
        }
        if (reading.what == fault::no_such_day) findings_.add(diagnostic_code::no_such_day, place(begin, offset_), {for_message(written)});
    }

    /// `80%`, `80 %`
    bool take_percent_sign() noexcept {
        for (std::size_t at = offset_;;) {
            const utf8::unit here = unit_at(at);
            at += here.bytes;
            if (here.bytes > 0 && ascii_sign(here.code_point) == '%') {
                offset_ = at;
                return true;
            }
            if (here.bytes == 0 || !is_line_blank(here.code_point)) return false;
        }
    }

    // Quoted texts

    [[nodiscard]] std::size_t find_closing(std::size_t from, std::size_t line_end, std::string_view quote) const noexcept {
        for (std::size_t at = from; at < line_end; ++at) {
            if (bytes_[at] == '\\') {
                ++at;
            } else if (bytes_.compare(at, quote.size(), quote) == 0) {
                return at;
            }
        }
        return std::string_view::npos;
    }

    void read_text(utf8::unit opening, std::string_view quote) {
        const std::size_t begin = offset_;
        const std::size_t content = begin + opening.bytes;
        const std::size_t end_of_line = line_end();
        const std::size_t end = find_closing(content, end_of_line, quote);
        if (end == std::string_view::npos) return read_unclosed_text(begin, content, end_of_line);
        offset_ = end + quote.size();
        push_apart(token_kind::text, begin).text = text_content(content, end);
    }

    /// Takes the rest of the line, but not a brace that it ends with: that one holds the items that follow.
    void read_unclosed_text(std::size_t begin, std::size_t content, std::size_t end_of_line) {
        std::size_t end = std::max(content, end_of_line);
        while (end > content && (bytes_[end - 1] == ' ' || bytes_[end - 1] == '\t')) --end;
        if (end > content && bytes_[end - 1] == '{') --end;
        offset_ = end;
        push_apart(token_kind::text, begin).text = bytes_.substr(content, end - content);
        // Quotes pair up wrongly from where one is missing: nothing else on this line is worth a finding.
        auto& tokens = sequence_.tokens;
        for (std::size_t index = tokens.size(); index-- > 0;) {
            tokens[index].reported = true;
            if (tokens[index].first_on_line) break;
        }
        findings_.add(diagnostic_code::unclosed_quotation, place(begin, content)).help.push_back({phrase_id::close_quotation, {}});
    }

    /// The text between two offsets, escapes resolved, composed.
    std::string_view text_content(std::size_t begin, std::size_t end) {
        const std::string_view written = bytes_.substr(begin, end - begin);
        const bool has_escapes = written.find('\\') != std::string_view::npos;
        if (!has_escapes && is_ascii(written)) return written;
        std::string content = compose(has_escapes ? without_escapes(begin, end) : std::string{written});
        return content == written ? written : keep(std::move(content));
    }

    std::string without_escapes(std::size_t begin, std::size_t end) {
        std::string content;
        for (std::size_t at = begin; at < end;) {
            if (bytes_[at] != '\\') {
                content.push_back(bytes_[at++]);
                continue;
            }
            const utf8::unit escaped = unit_at(at + 1);
            const char32_t letter = escaped.code_point;
            const std::size_t after = std::min(end, at + 1 + escaped.bytes);
            if (letter == 'n') {
                content.push_back('\n');
            } else if (letter == '\\' || letter == '"' || letter == U'”' || letter == U'“') {
                content.append(bytes_, at + 1, after - at - 1);
            } else {
                findings_.add(diagnostic_code::unexpected_character, place(at, after), {for_message(bytes_.substr(at, after - at))});
                content.append(bytes_, at, after - at);
            }
            at = after;
        }
        return content;
    }

    void read_single_quoted(utf8::unit opening) {
        const std::size_t content = offset_ + opening.bytes;
        const std::string_view quote = opening.code_point == '\'' ? "'" : "’";
        if (offset_ < unpaired_until_) return read_unexpected(opening);
        if (find_closing(content, line_end(), quote) == std::string_view::npos) {
            unpaired_until_ = line_end();
            return read_unexpected(opening);
        }
        report_foreign(offset_, content, "\"");
        read_text(opening, quote);
    }

    // Signs

    [[nodiscard]] sign sign_at(std::size_t offset) const noexcept {
        std::array<char, 3> letters{};
        std::array<std::size_t, 3> ends{};
        for (std::size_t index = 0, at = offset; index < letters.size(); ++index) {
            const utf8::unit here = unit_at(at);
            at += here.bytes;
            letters[index] = ascii_sign(here.code_point);
            ends[index] = at - offset;
        }
        const std::size_t one = ends[0];
        const std::size_t two = ends[1];
        const bool then_equal = letters[1] == '=';
        switch (letters[0]) {
        case '{': return {token_kind::brace_open, one, {}};
        case '}': return {token_kind::brace_close, one, {}};
        case '(': return {token_kind::bracket_open, one, {}};
        case ')': return {token_kind::bracket_close, one, {}};
        case '[': return {token_kind::list_open, one, {}};
        case ']': return {token_kind::list_close, one, {}};
        case ':': return {token_kind::colon, one, {}};
        case ',': return {token_kind::comma, one, {}};
        case '.': return {token_kind::dot, one, {}};
        case '+': return {token_kind::plus, one, {}};
        case '-': return {token_kind::minus, one, {}};
        case '*': return {token_kind::times, one, {}};
        case '/': return {token_kind::divided_by, one, {}};
        case '<':
            if (letters[1] == '>') return {token_kind::not_equal, two, {}};
            return then_equal ? sign{token_kind::less_or_equal, two, {}} : sign{token_kind::less, one, {}};
        case '>': return then_equal ? sign{token_kind::greater_or_equal, two, {}} : sign{token_kind::greater, one, {}};
        case '=':
            if (then_equal) return {token_kind::equal, letters[2] == '=' ? ends[2] : two, "="};
            if (letters[1] == '>') return {token_kind::greater_or_equal, two, ">="};
            if (letters[1] == '<') return {token_kind::less_or_equal, two, "<="};
            return {token_kind::equal, one, {}};
        case '!':
            if (then_equal) return letters[2] == '=' ? sign{token_kind::not_equal, ends[2], "!="} : sign{token_kind::not_equal, two, {}};
            return {token_kind::word, one, "not", keyword::negation};
        case '&': return {token_kind::word, letters[1] == '&' ? two : one, "and", keyword::conjunction};
        case '|': return {token_kind::word, letters[1] == '|' ? two : one, "or", keyword::disjunction};
        default: break;
        }
        switch (unit_at(offset).code_point) {
        case U'≥': return {token_kind::greater_or_equal, one, {}};
        case U'≤': return {token_kind::less_or_equal, one, {}};
        case U'≠': return {token_kind::not_equal, one, {}};
        case U'×': return {token_kind::times, one, {}};
        case U'÷': return {token_kind::divided_by, one, {}};
        default: return {};
        }
    }

    void push_sign(sign found) {
        const std::size_t begin = std::exchange(offset_, offset_ + found.bytes);
        token& added = push_apart(found.kind, begin);
        added.meaning = found.meaning;
        added.reserved = found.meaning != keyword::none;
        added.text = bytes_.substr(begin, found.bytes);
        follow_brackets(found.kind);
        if (!found.instead.empty()) report_foreign(begin, offset_, found.instead);
    }

    /// What samples and tests alone have, elsewhere is what it is without them.
    void settle_outside_tests() {
        std::size_t open = 0; // square brackets: a pair of them is one fault
        auto& tokens = sequence_.tokens;
        for (std::size_t index = 0; index < tokens.size(); ++index) {
            token& here = tokens[index];
            if (here.in_test) continue;
            if (here.kind == token_kind::list_open) {
                ++open;
                settle_square(here, token_kind::bracket_open, "(");
            } else if (here.kind == token_kind::list_close) {
                settle_square(here, token_kind::bracket_close, open > 0 ? "" : ")");
                if (open > 0) --open;
            } else if (here.meaning == keyword::as_of && here.text == "as of") {
                split_as_of(index);
            }
        }
    }

    void settle_square(token& bracket, token_kind meant, std::string_view instead) {
        bracket.kind = meant;
        bracket.reported = true;
        if (!instead.empty()) report_foreign(bracket.begin, bracket.end, instead);
    }

    /// `at least as of {`: the name `as`, and `of`.
    void split_as_of(std::size_t index) {
        constexpr std::uint32_t word_bytes = 2;
        auto& tokens = sequence_.tokens;
        token second = tokens[index];
        token& first = tokens[index];
        first.kind = second.kind = token_kind::word;
        first.meaning = keyword::none;
        first.end = first.begin + word_bytes;
        first.text = bytes_.substr(first.begin, word_bytes);
        second.begin = second.end - word_bytes;
        second.text = bytes_.substr(second.begin, word_bytes);
        second.first_on_line = false;
        const keyword_match match = longest_keyword(&second.text, 1);
        second.meaning = match.spelling->meaning;
        second.reserved = match.spelling->reserved;
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(index) + 1, second);
    }

    void follow_brackets(token_kind kind) {
        const auto& tokens = sequence_.tokens;
        if (kind == token_kind::brace_open || kind == token_kind::bracket_open || kind == token_kind::list_open) {
            const bool holds_options = tokens.size() >= 2 && tokens[tokens.size() - 2].meaning == keyword::one_of;
            option_lists_.push_back(holds_options || kind == token_kind::list_open);
        } else if ((kind == token_kind::brace_close || kind == token_kind::bracket_close || kind == token_kind::list_close) && !option_lists_.empty()) {
            option_lists_.pop_back();
        }
    }

    /// A sign that ends statements elsewhere and means nothing here: read as a blank.
    void read_semicolon() {
        report_foreign(offset_, offset_ + 1, " ");
        ++offset_;
    }

    /// Neighbouring characters that begin nothing are one fault.
    void read_unexpected(utf8::unit here) {
        const std::size_t begin = std::exchange(offset_, offset_ + here.bytes);
        if (in_unexpected_run_) {
            sequence_.tokens.back().end = static_cast<std::uint32_t>(offset_);
            return;
        }
        push_apart(token_kind::unexpected, begin).reported = true;
        in_unexpected_run_ = true;
        auto& finding =
            findings_.add(diagnostic_code::unexpected_character, place(begin, offset_), {for_message(bytes_.substr(begin, here.bytes))});
        if (auto help = help_for_unexpected_character(here.code_point)) finding.help.push_back(std::move(*help));
    }
};

} // namespace

token_sequence read_tokens(std::string_view bytes, finding_list& findings) {
    return lexer{bytes, findings}.read();
}

std::string for_message(std::string_view text) {
    constexpr std::size_t letters_max = 40;
    std::string shown;
    std::size_t letters = 0;
    for (std::size_t offset = 0; offset < text.size(); ++letters) {
        if (letters == letters_max) return shown + "…";
        const utf8::unit here = utf8::decode(text, offset);
        if (here.code_point == '\n' || here.code_point == '\t' || here.code_point == '\r') {
            shown.push_back(' ');
        } else if (!here.valid || utf8::is_unprintable(here.code_point)) {
            shown += code_point_number(here.code_point);
        } else {
            shown.append(text, offset, here.bytes);
        }
        offset += here.bytes;
    }
    return shown;
}

} // namespace guong::inline v0::parsing
