#include "wording.hpp"

#include <guong/text.hpp>

namespace cli {

std::string quoted(const std::string& word) { return "`" + word + "`"; }

std::string alternatives(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) text += i + 1 == words.size() ? " or " : ", ";
        text += quoted(words[i]);
    }
    return text;
}

std::string suggestion(const std::string& unknown, const std::vector<std::string>& known, const std::string& prefix) {
    auto nearest = guong::nearest_names(unknown, known);
    if (nearest.empty()) return {};
    for (auto& name : nearest) name.insert(0, prefix);
    return "; did you mean " + alternatives(nearest) + "?";
}

} // namespace cli
