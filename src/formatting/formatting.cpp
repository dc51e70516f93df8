#include <guong/formatting.hpp>

#include <algorithm>
#include <utility>

#include "columns.hpp"
#include "layout.hpp"
#include "pieces.hpp"

namespace guong::inline v0 {

namespace formatting {

namespace {

/// What the `language` line says, if it says a language.
std::optional<language> language_line(const syntax::file& file) {
    for (const auto& declaration : file.declarations) {
        const auto* rules = std::get_if<syntax::ruleset>(&declaration.form);
        if (rules == nullptr || !rules->language) continue;
        if (rules->language->text == "vi") return language::vi;
        if (rules->language->text == "en") return language::en;
    }
    return std::nullopt;
}

/// Whether words that one language alone has are more often Vietnamese.
language language_of_most_keywords(const parsing::reading& read) {
    std::ptrdiff_t balance = 0;
    for (std::size_t index = 0; index < read.uses.size(); ++index) {
        const parsing::token& here = read.sequence.tokens[index];
        if (read.uses[index].is_name || !is_word_or_phrase(here)) continue;
        const auto* spelling = parsing::find_spelling(here.meaning, here.text);
        if (spelling != nullptr) balance += spelling->tongue == language::vi ? 1 : -1;
    }
    return balance > 0 ? language::vi : language::en;
}

} // namespace

} // namespace formatting

result<std::string> format(const source& text, format_options options) {
    parsing::finding_list findings{0};
    const auto read = parsing::read(text, findings);
    if (!read || findings.error_count() > 0) return std::move(findings).to_report(text);
    const auto written_in = formatting::language_line(read->file);
    const language keywords = options.keywords ? *options.keywords
                              : written_in     ? *written_in
                                               : formatting::language_of_most_keywords(*read);
    auto formatted = formatting::to_text(formatting::lay_out(formatting::to_pieces(*read, text.bytes(), keywords)));
    return {std::move(formatted), std::move(findings).to_report(text)};
}

} // namespace guong::inline v0
