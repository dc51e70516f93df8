#include "tape_from_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include <nlohmann/json.hpp>

#include <guong/limits.hpp>

#include "words.hpp"

namespace guong::inline v0::json_reading {

namespace {

constexpr std::string_view end_of_text_words = "the end of the text";

/// What nlohmann/json says of a text that it refuses, taken apart: `… while parsing HEAD; last read: 'TOKEN'; expected TAIL`.
struct refusal_words {
    std::string_view head;
    std::string_view tail;

    refusal_words(std::string_view said, std::size_t token_bytes) : head{said} {
        constexpr std::string_view before_token = "; last read: '";
        const auto cut = said.find(before_token);
        if (cut == std::string_view::npos) {
            const auto expected = said.find("; expected ");
            head = said.substr(0, expected);
            if (expected != std::string_view::npos) tail = said.substr(expected);
            return;
        }
        head = said.substr(0, cut);
        tail = said.substr(std::min(said.size(), cut + before_token.size() + token_bytes));
    }
};

struct rewording {
    std::string_view theirs;
    std::string_view ours;
};

template <std::size_t Count>
std::string_view reworded(const std::array<rewording, Count>& table, std::string_view said) noexcept {
    for (const auto& each : table)
        if (said.find(each.theirs) != std::string_view::npos) return each.ours;
    return {};
}

// Where a text holds a control character, that is nearly always the end of a line: the closing quote was forgotten.
constexpr std::array<rewording, 6> rewordings_within_a_token{{
    {"invalid number", "a digit"},
    {"missing closing quote", "a closing quote"},
    {"control character", "a closing quote"},
    {"forbidden character after backslash", "one of `\"\\/bfnrtu` behind `\\`"},
    {"must be followed by 4 hex digits", "four hexadecimal digits behind `\\u`"},
    {"surrogate", words_for_surrogate},
}};

constexpr std::array<rewording, 5> rewordings_between_tokens{{
    {"expected ':'", "`:`"},
    {"expected '}'", "`,` or `}`"},
    {"expected ']'", "`,` or `]`"},
    {"expected end of input", end_of_text_words},
    {"expected string literal", "a key in quotes"},
}};

std::string_view expected_instead(const refusal_words& said) noexcept {
    if (const auto words = reworded(rewordings_within_a_token, said.head); !words.empty()) return words;
    if (const auto words = reworded(rewordings_between_tokens, said.tail); !words.empty()) return words;
    return "a value";
}

/// Takes what nlohmann/json finds, in its order.
class tape_filler {
public:
    tape_filler(std::string_view text, tape& into) noexcept : text_{text}, into_{into} {}

    [[nodiscard]] const std::optional<text_fault>& fault() const noexcept { return fault_; }

    bool null() { return add(json_kind::null, {}); }
    bool boolean(bool truth) { return add(truth ? json_kind::yes : json_kind::no, {}); }
    bool number_integer(std::int64_t number) { return add_whole(number); }
    bool number_unsigned(std::uint64_t number) { return add_whole(number); }
    // The digits hold the point of the host's locale.
    bool number_float(double, const std::string& digits) {
        const auto point = digits.find_first_not_of("0123456789+-eE");
        if (point == std::string::npos || digits[point] == '.') return add(json_kind::number, digits);
        return add(json_kind::number, std::string{digits}.replace(point, 1, "."));
    }
    bool string(const std::string& text) { return add(json_kind::text, text); }
    bool binary(const nlohmann::json::binary_t&) { return false; } // JSON text holds none
    bool start_object(std::size_t) { return open(json_kind::object); }
    bool start_array(std::size_t) { return open(json_kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(const std::string& text) {
        add(json_kind::text, text);
        lacks_value_ = too_deep_ == 0;
        return true;
    }

    bool parse_error(std::size_t bytes_read, const std::string& token, const nlohmann::json::exception& refusal) {
        const refusal_words said{refusal.what(), token.size()};
        const bool is_whole = !into_.empty() && open_count_ == 0;
        const bool is_out_of_range = dynamic_cast<const nlohmann::json::out_of_range*>(&refusal) != nullptr;
        if (!is_whole && is_out_of_range)
            add_fault(json_kind::unbounded_number, token);
        else if (!is_whole && said.head.find("ill-formed UTF-8") != std::string_view::npos)
            add_fault(json_kind::broken_text, {});
        else
            fault_ = {place_of(said, bytes_read, token.size()), is_whole ? end_of_text_words : expected_instead(said)};
        if (into_.empty() || lacks_value_) add(json_kind::null, {});
        too_deep_ = 0;
        while (open_count_ > 0) close();
        return false;
    }

private:
    bool add(json_kind kind, std::string_view content) {
        lacks_value_ = false;
        if (too_deep_ == 0) into_.add(kind, content.empty() ? content : into_.keep(content));
        return true;
    }

    template <class Whole>
    bool add_whole(Whole number) {
        std::array<char, 24> digits{};
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
        return add(json_kind::number, {digits.data(), static_cast<std::size_t>(written.ptr - digits.data())});
    }

    bool open(json_kind kind) {
        lacks_value_ = false;
        if (open_count_ == open_.size()) {
            if (too_deep_++ == 0) into_.add(json_kind::too_deep);
        } else {
            open_[open_count_++] = into_.add(kind);
        }
        return true;
    }

    bool close() {
        if (too_deep_ > 0)
            --too_deep_;
        else
            into_.close(open_[--open_count_]);
        return true;
    }

    // A fault where a key should stand is a key, and gets a value.
    void add_fault(json_kind kind, std::string_view content) {
        const bool is_key = open_count_ > 0 && !lacks_value_ && into_[open_[open_count_ - 1]].kind == json_kind::object;
        add(kind, content);
        lacks_value_ = is_key && too_deep_ == 0;
    }

    // A token that stands in a wrong place is shown from its beginning, and so is a misspelt word. The last byte that was read is the one
    // that is wrong, or the last of a token.
    [[nodiscard]] std::size_t place_of(const refusal_words& said, std::size_t bytes_read, std::size_t token_bytes) const noexcept {
        const auto found = [&](std::string_view words) { return said.head.ends_with(words); };
        if (found("unexpected string literal") || found("unexpected number literal")) return bytes_read - std::min(bytes_read, token_bytes);
        // Of a second half alone, the last digit was read: it begins at its backslash.
        if (said.head.find("must follow") != std::string_view::npos) return text_.rfind("\\u", bytes_read);
        auto place = std::min(bytes_read - std::min<std::size_t>(bytes_read, 1), text_.size());
        if (found(" literal"))
            while (place > 0 && text_[place - 1] >= 'a' && text_[place - 1] <= 'z') --place;
        return place;
    }

    std::string_view text_;
    tape& into_;
    std::array<std::size_t, limits::record_nesting_max> open_{}; // nodes of the arrays and objects that are open
    std::size_t open_count_ = 0;
    std::size_t too_deep_ = 0; // those beyond the limit
    bool lacks_value_ = false; // the last node is a key
    std::optional<text_fault> fault_;
};

} // namespace

std::optional<text_fault> read_text(std::string_view text, tape& into) {
    into.clear();
    if (text.size() > UINT32_MAX) {
        into.add(json_kind::null);
        return text_fault{0, "a shorter record"};
    }
    tape_filler filler{text, into};
    const bool is_json = nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &filler);
    // nlohmann/json takes a null byte for the end.
    if (const auto null_byte = text.find('\0'); is_json && null_byte != std::string_view::npos)
        return text_fault{null_byte, end_of_text_words};
    return filler.fault();
}

} // namespace guong::inline v0::json_reading
