#include "moved_value_words.hpp"

#include "../rendering/reading_words.hpp"
#include "../testing/test_words.hpp"

namespace guong::inline v0::impacts {

model::wording words_of_value(const operand_value& found, model::type type, const model::ruleset& rules) {
    const auto shown = [&](const value& content) { return testing::shown_value(content, type, rules); };
    reading read;
    read.type = type.base;
    read.calculated = true;
    read.rounded = found.is_rounded;
    read.known = found.why == unknown_reason::none;
    read.why = found.why;
    if (is_known(found.content)) read.actual = shown(found.content);
    if (is_known(found.at_least)) {
        read.actual = shown(found.at_least);
        read.at_most = shown(found.at_most);
    }
    if (found.rows) {
        read.rows.emplace();
        for (const auto& each : *found.rows) read.rows->push_back(shown(each));
    }
    return testing::in_both_languages([&](language which) { return phrasing::words_of(read, which); });
}

} // namespace guong::inline v0::impacts
