#include <guong/diagnostic.hpp>

#include <algorithm>

#include "phrases.hpp"

namespace guong::inline v0 {

namespace catalogue {

namespace {

/// A message is one line that people read: an argument longer than that is cut.
constexpr std::size_t argument_code_points_max = 200;

std::string clipped(const std::string& argument) {
    std::size_t code_points = 0;
    for (std::size_t offset = 0; offset < argument.size(); ++offset) {
        const bool begins_code_point = (static_cast<unsigned char>(argument[offset]) & 0xC0u) != 0x80u;
        if (begins_code_point && code_points++ == argument_code_points_max) return argument.substr(0, offset) + "…";
    }
    return argument;
}

/// All arguments as a choice: "`a`, `b` or `c`".
std::string choice_of(const std::vector<std::string>& names, language which) {
    std::string words;
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (index > 0) words += index + 1 < names.size() ? ", " : which == language::vi ? " hoặc " : " or ";
        words += "`" + clipped(names[index]) + "`";
    }
    return words;
}

/// Fills one template. Arguments that are not given are empty. `{0}` is an argument, left as it is where it stands in backticks; `{0:word}`
/// one that is a word of the rule language, there too in the reader's language; a brace before anything else is a brace.
class filling {
public:
    filling(const std::vector<std::string>& arguments, language which) : arguments_{arguments}, which_{which} {}

    [[nodiscard]] std::string fill(std::string_view text) const {
        std::string filled;
        bool in_backticks = false;
        while (!text.empty()) {
            const std::size_t opening = std::min(next_part(text), text.size());
            filled += text.substr(0, opening);
            in_backticks ^= std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(opening), '`') % 2 == 1;
            text.remove_prefix(opening);
            if (text.empty()) break;
            const std::size_t closing = text.find(text.front() == '[' ? ']' : '}');
            const std::string_view inside = text.substr(1, closing - 1);
            filled += text.front() == '[' ? optional_part(inside) : argument(inside, in_backticks);
            text.remove_prefix(closing + 1);
        }
        return filled;
    }

private:
    /// Where an optional part or an argument begins.
    [[nodiscard]] static std::size_t next_part(std::string_view text) noexcept {
        for (std::size_t offset = 0; offset < text.size(); ++offset) {
            if (text[offset] == '[') return offset;
            if (text[offset] != '{') continue;
            const auto behind = text.substr(offset + 1);
            const bool is_number = !behind.empty() && behind.front() >= '0' && behind.front() <= '9';
            if (is_number || behind.starts_with("names}")) return offset;
        }
        return std::string_view::npos;
    }

    /// The part, unless the argument in it is empty or blank.
    [[nodiscard]] std::string optional_part(std::string_view part) const {
        const std::string content = argument(part.substr(part.find('{') + 1, 1), true);
        return content.find_first_not_of(' ') == std::string::npos ? std::string{} : fill(part);
    }

    [[nodiscard]] std::string argument(std::string_view placeholder, bool verbatim) const {
        if (placeholder == "names") return choice_of(arguments_, which_);
        const auto index = static_cast<std::size_t>(placeholder.front() - '0');
        if (index >= arguments_.size()) return {};
        const std::string shown = clipped(arguments_[index]);
        if (placeholder.ends_with(":word")) return translated_word(shown, which_);
        return verbatim ? shown : translated_argument(shown, which_);
    }

    const std::vector<std::string>& arguments_;
    language which_;
};

} // namespace

} // namespace catalogue

std::string message(const phrase& text, language which) {
    return catalogue::filling{text.arguments, which}.fill(catalogue::phrase_template(text.id, which));
}

std::string message(const diagnostic& finding, language which) {
    return catalogue::filling{finding.arguments, which}.fill(describe(finding.code).message.in(which));
}

} // namespace guong::inline v0
