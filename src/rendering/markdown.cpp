#include "markdown.hpp"

#include <algorithm>

#include "../text/utf8.hpp"

namespace guong::inline v0::markdown {

namespace {

constexpr std::string_view digits = "0123456789";

/// Where a text that begins a line would begin a list, a heading or a line across: the letter of it that must be escaped.
std::size_t block_sign(std::string_view text) {
    const auto stands_alone = [&](std::size_t at) { return at + 1 == text.size() || text[at + 1] == ' '; };
    if (text.starts_with("--") || text.starts_with('=')) return 0;
    if ((text.starts_with('-') || text.starts_with('+')) && stands_alone(0)) return 0;
    const auto end = text.find_first_not_of(digits);
    const bool is_number = end != 0 && end != std::string_view::npos && (text[end] == '.' || text[end] == ')');
    return is_number && stands_alone(end) ? end : std::string_view::npos;
}

/// Line breaks and tabs are blanks to a reader; those at the end or beginning nothing.
std::string on_one_line(std::string_view text) {
    std::string made{text};
    std::replace_if(made.begin(), made.end(), [](char letter) { return letter == '\n' || letter == '\r' || letter == '\t'; }, ' ');
    const auto begin = std::min(made.find_first_not_of(' '), made.size());
    return utf8::printable(made.substr(begin, made.find_last_not_of(' ') + 1 - begin));
}

} // namespace

std::string escaped(std::string_view text) {
    constexpr std::string_view meaningful = "\\`*_[]<>#|~&";
    const auto line = on_one_line(text);
    const auto sign = block_sign(line);
    std::string made;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (at == sign || meaningful.find(line[at]) != std::string_view::npos) made += '\\';
        made += line[at];
    }
    return made;
}

std::string code(std::string_view name) {
    std::string made = "`";
    made += name;
    return made + '`';
}

std::string table_line(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const auto& cell : cells) line += ' ' + cell + (cell.empty() ? "|" : " |");
    return line + '\n';
}

std::string table_rule(std::size_t columns) {
    std::string line = "|";
    for (std::size_t column = 0; column < columns; ++column) line += "---|";
    return line + '\n';
}

} // namespace guong::inline v0::markdown
