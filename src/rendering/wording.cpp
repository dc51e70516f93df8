#include "wording.hpp"

#include <cstddef>

namespace guong::inline v0::phrasing {

const wording_table& wording_in(language which) { return which == language::vi ? vietnamese_wording() : english_wording(); }

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            text += pattern[at];
            continue;
        }
        text += arguments.begin()[pattern[at + 1] - '0'];
        at += 2;
    }
    return text;
}

} // namespace guong::inline v0::phrasing
