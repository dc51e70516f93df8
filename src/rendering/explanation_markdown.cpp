#include <guong/rendering.hpp>

#include <string>
#include <string_view>

#include "document_words.hpp"
#include "explanation_document.hpp"
#include "markdown.hpp"
#include "value_words.hpp"

namespace guong::inline v0 {

namespace markdown {

namespace {

using phrasing::entry;
using phrasing::joined;
using phrasing::section;

/// Writes explanations below one another, after a summary where there are several.
class explanation_writer {
public:
    explanation_writer(const std::vector<phrasing::explanation_document>& all, const phrasing::document_words& words) : all_{all}, words_{words} {}

    std::string write(const std::string& title) {
        const std::string rank = all_.size() == 1 ? "#" : "##";
        if (all_.size() != 1) write_summary(title);
        for (const auto& each : all_) write_document(each, rank);
        paragraph('*' + std::string{words_.advice} + '*');
        return std::move(text_);
    }

private:
    /// Blocks stand apart by one empty line.
    void paragraph(std::string_view content) {
        if (!text_.empty()) text_ += '\n';
        text_ += content;
        text_ += '\n';
    }

    static std::string verdict_words(const phrasing::explanation_document& told) {
        return joined({std::string{phrasing::sign_of(told.outcome)}, told.verdict}, " ");
    }

    void write_summary(const std::string& title) {
        paragraph("# " + escaped(title.empty() ? std::string{words_.summary} : title));
        const auto counted = counts_of(all_, words_);
        paragraph(escaped(counted));
        if (all_.empty()) return;
        const std::vector<std::string> heads{std::string{words_.record}, std::string{words_.criterion}, std::string{words_.verdict}};
        paragraph(table_line(heads) + table_rule(heads.size()));
        text_.pop_back();
        for (const auto& each : all_) text_ += table_line({escaped(each.record), escaped(each.criterion), verdict_words(each)});
    }

    void write_document(const phrasing::explanation_document& told, const std::string& rank) {
        paragraph(rank + ' ' + joined({verdict_words(told), escaped(told.record)}, ": "));
        text_ += '\n';
        for (const auto& each : told.head) {
            text_ += "- **" + each.name + ":** " + escaped(each.text) + '\n';
            write_inside(each.inside, 2);
        }
        if (!told.because.empty()) {
            paragraph(rank + "# " + std::string{words_.because});
            text_ += '\n';
            write_inside(told.because, 0);
        }
        for (const auto& part : told.sections) write_section(part, rank);
    }

    /// What stands below a line: sentences go on in its paragraph, items are a list in it.
    void write_inside(const std::vector<entry>& entries, std::size_t indent) {
        bool goes_on = indent > 0;
        for (const auto& each : entries) {
            const bool is_line = each.what != entry::kind::item && each.inside.empty();
            if (goes_on && is_line) {
                text_.back() = '\\';
                text_ += '\n' + std::string(indent, ' ') + escaped(each.text) + '\n';
                continue;
            }
            goes_on = is_line;
            text_ += std::string(indent, ' ') + "- " + line_of(each) + '\n';
            write_inside(each.inside, indent + 2);
        }
    }

    static std::string line_of(const entry& said) {
        if (said.what != entry::kind::item) return escaped(said.text);
        const auto name = said.name.empty() ? std::string{} : "**" + escaped(said.name) + "**";
        const auto cite = said.aside.empty() ? std::string{} : '(' + escaped(said.aside) + ')';
        return joined({std::string{said.got->sign}, std::string{said.got->words}, "–", name, escaped(said.text), cite}, " ");
    }

    void write_section(const section& part, const std::string& rank) {
        if (part.entries.empty()) {
            paragraph(escaped(part.heading));
        } else {
            paragraph(rank + "# " + escaped(title_of(part)));
            text_ += '\n';
        }
        for (std::size_t i = 0; i < part.entries.size(); ++i) {
            const auto begin = part.numbered ? std::to_string(i + 1) + ". " : std::string{"- "};
            text_ += begin + point(part, part.entries[i]) + '\n';
            write_inside(part.entries[i].inside, begin.size());
        }
        for (const auto& remark : part.remarks) paragraph(escaped(remark));
    }

    static std::string point(const section& part, const entry& said) {
        const auto aside = said.aside.empty() ? std::string{} : '(' + escaped(said.aside) + ')';
        if (part.what != section::kind::values) return joined({escaped(said.text), aside}, " ");
        return "**" + escaped(said.name) + "**" + (aside.empty() ? "" : " " + aside) + ": " + escaped(said.text);
    }

    const std::vector<phrasing::explanation_document>& all_;
    const phrasing::document_words& words_;
    std::string text_;
};

} // namespace

} // namespace markdown

std::string render_markdown(std::span<const explanation> all, const text_options& options) {
    const auto told = phrasing::documents_of(all, options);
    return markdown::explanation_writer{told, phrasing::document_words_in(options.language)}.write(phrasing::title_of(all, options.language));
}

std::string render_markdown(const explanation& why, const text_options& options) { return render_markdown(std::span{&why, 1}, options); }

} // namespace guong::inline v0
