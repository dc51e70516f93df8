#include "wording.hpp"

#include <guong/text.hpp>

namespace cli {

std::string say(guong::language which, guong::bilingual words, const std::vector<std::string>& arguments) {
    std::string said;
    const auto text = words.in(which);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto is_argument = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
        if (!is_argument) {
            said += text[at];
            continue;
        }
        said += arguments.at(static_cast<std::size_t>(text[at + 1] - '0'));
        at += 2;
    }
    return said;
}

std::string quoted(const std::string& word) { return "`" + word + "`"; }

std::string alternatives(const std::vector<std::string>& words, guong::language which) {
    const auto last_joint = say(which, {" or ", " hoặc "});
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) text += i + 1 == words.size() ? last_joint : ", ";
        text += quoted(words[i]);
    }
    return text;
}

std::string suggestion(const std::string& unknown, const std::vector<std::string>& known, guong::language which, const std::string& prefix) {
    auto nearest = guong::nearest_names(unknown, known);
    if (nearest.empty()) return {};
    for (auto& name : nearest) name.insert(0, prefix);
    return say(which, {"; did you mean {0}?", "; có phải ý bạn là {0}?"}, {alternatives(nearest, which)});
}

} // namespace cli
