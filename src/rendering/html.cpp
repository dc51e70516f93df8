#include "html.hpp"

#include "../text/utf8.hpp"

namespace guong::inline v0::html {

std::string escaped(std::string_view text) {
    std::string made;
    for (const char letter : utf8::printable(text)) {
        switch (letter) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        case '\'': made += "&#39;"; break;
        default: made += letter;
        }
    }
    return made;
}

std::string element(std::string_view name, std::string_view kind, std::string_view content) {
    std::string made = "<";
    made += name;
    if (!kind.empty()) {
        made += " class=\"";
        made += kind;
        made += '"';
    }
    made += '>';
    made += content;
    made += "</";
    made += name;
    return made += '>';
}

} // namespace guong::inline v0::html
