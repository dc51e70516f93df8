#include "markdown.hpp"

namespace guong::inline v0::describing {

std::string escaped(std::string_view text) {
    constexpr std::string_view meaningful = "\\`*_[]<>#|~&";
    std::string made;
    for (const char letter : text) {
        if (letter == '\n' || letter == '\r' || letter == '\t') {
            made += ' ';
            continue;
        }
        if (meaningful.find(letter) != std::string_view::npos) made += '\\';
        made += letter;
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

} // namespace guong::inline v0::describing
