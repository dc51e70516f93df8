#include <guong/rendering.hpp>

#include <algorithm>
#include <string>
#include <string_view>

#include "document_words.hpp"
#include "explanation_document.hpp"
#include "html.hpp"
#include "html_style.hpp"
#include "value_words.hpp"

namespace guong::inline v0 {

namespace html {

namespace {

using phrasing::entry;
using phrasing::joined;
using phrasing::section;

std::string_view class_of(phrasing::answer::kind what) {
    switch (what) {
    case phrasing::answer::kind::good: return "answer good";
    case phrasing::answer::kind::bad: return "answer bad";
    case phrasing::answer::kind::open: return "answer open";
    case phrasing::answer::kind::neutral: break;
    }
    return "answer neutral";
}

std::string_view class_of(guong::verdict outcome) {
    switch (outcome) {
    case verdict::eligible: return "good";
    case verdict::ineligible: return "bad";
    case verdict::undetermined: break;
    }
    return "open";
}

std::string_view class_of(entry::kind what) {
    if (what == entry::kind::ground) return "ground";
    return what == entry::kind::place ? "place" : "";
}

/// Writes a page of explanations, after a summary that leads to each where there are several.
class page_writer {
public:
    page_writer(const std::vector<phrasing::explanation_document>& all, const phrasing::document_words& words) : all_{all}, words_{words} {}

    std::string write(const std::string& title) {
        write_head(title);
        const bool has_summary = all_.size() != 1;
        if (has_summary) write_summary(title);
        for (std::size_t i = 0; i < all_.size(); ++i) write_article(all_[i], i + 1, has_summary);
        line(element("p", "advice", words_.advice));
        line("</main>\n</body>\n</html>");
        return std::move(text_);
    }

private:
    void line(std::string_view content) {
        text_ += content;
        text_ += '\n';
    }

    [[nodiscard]] std::string summary_title(const std::string& title) const { return escaped(title.empty() ? std::string{words_.summary} : title); }

    static std::string verdict_words(const phrasing::explanation_document& told) {
        return element("span", class_of(told.outcome), joined({std::string{phrasing::sign_of(told.outcome)}, told.verdict}, " "));
    }

    void write_head(const std::string& title) {
        line("<!DOCTYPE html>");
        line("<html lang=\"" + std::string{words_.tag} + "\">\n<head>\n<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        const auto name = all_.size() == 1 ? escaped(joined({all_.front().verdict, all_.front().record}, ": ")) : summary_title(title);
        line(element("title", "", name));
        line(element("style", "", style()));
        line("</head>\n<body>\n<main>");
    }

    void write_summary(const std::string& title) {
        line("<header id=\"summary\">");
        line(element("h1", "", summary_title(title)));
        line(element("p", "", escaped(counts_of(all_, words_))));
        if (!all_.empty()) write_table();
        line("</header>");
    }

    void write_table() {
        line("<table>");
        line("<thead><tr>" + element("th", "", words_.record) + element("th", "", words_.criterion) + element("th", "", words_.verdict) + "</tr></thead>");
        line("<tbody>");
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const auto link = "<a href=\"#e" + std::to_string(i + 1) + "\">" + escaped(all_[i].record) + "</a>";
            line("<tr>" + element("td", "", link) + element("td", "", escaped(all_[i].criterion)) + element("td", "", verdict_words(all_[i])) + "</tr>");
        }
        line("</tbody>\n</table>");
    }

    void write_article(const phrasing::explanation_document& told, std::size_t number, bool has_summary) {
        line("<article id=\"e" + std::to_string(number) + "\">");
        line(element(has_summary ? "h2" : "h1", "", joined({verdict_words(told), escaped(told.record)}, ": ")));
        line("<dl>");
        for (const auto& each : told.head) write_labelled(each);
        line("</dl>");
        const std::string_view heading = has_summary ? "h3" : "h2";
        if (!told.because.empty()) {
            line(element(heading, "", words_.because));
            write_tree(told.because, "tree");
        }
        for (const auto& part : told.sections) write_section(part, heading);
        if (has_summary) line("<p class=\"up\"><a href=\"#summary\">" + std::string{words_.to_summary} + "</a></p>");
        line("</article>");
    }

    void write_labelled(const entry& said) {
        line(element("dt", "", said.name));
        line("<dd>" + escaped(said.text));
        write_below(said.inside);
        line("</dd>");
    }

    /// Items as a list, sentences as paragraphs between them.
    void write_below(const std::vector<entry>& entries) {
        const auto is_branch = [](const entry& each) { return each.what == entry::kind::item || !each.inside.empty(); };
        for (auto at = entries.begin(); at != entries.end();) {
            if (!is_branch(*at)) {
                line(element("p", class_of(at->what), escaped(at->text)));
                ++at;
                continue;
            }
            const auto end = std::find_if_not(at, entries.end(), is_branch);
            line("<ul>");
            for (; at != end; ++at) write_branch(*at);
            line("</ul>");
        }
    }

    void write_tree(const std::vector<entry>& entries, std::string_view kind) {
        line("<div class=\"" + std::string{kind} + "\">");
        write_below(entries);
        line("</div>");
    }

    /// What has items inside can be closed; what the verdict does not hang on is.
    void write_branch(const entry& said) {
        const bool has_items = std::any_of(said.inside.begin(), said.inside.end(), [](const entry& each) { return each.what == entry::kind::item; });
        const bool may_close = !said.inside.empty() && (has_items || !said.decided);
        if (may_close) {
            line(said.decided ? "<li><details open>" : "<li><details>");
            line(element("summary", "", line_of(said)));
        } else {
            line("<li>" + element("p", "leaf", line_of(said)));
        }
        if (!said.inside.empty()) write_tree(said.inside, "below");
        line(may_close ? "</details></li>" : "</li>");
    }

    static std::string line_of(const entry& said) {
        if (said.what != entry::kind::item) return escaped(said.text);
        const auto mark = element("span", class_of(said.got->what), joined({std::string{said.got->sign}, std::string{said.got->words}}, " "));
        const auto name = said.name.empty() ? std::string{} : element("b", "", escaped(said.name));
        const auto cite = said.aside.empty() ? std::string{} : element("span", "cite", '(' + escaped(said.aside) + ')');
        return joined({mark, "–", name, escaped(said.text), cite}, " ");
    }

    void write_section(const section& part, std::string_view heading) {
        if (part.entries.empty()) {
            line(element("p", "value", escaped(part.heading)));
        } else {
            const std::string list = part.numbered ? "ol" : "ul";
            line(element(heading, "", escaped(title_of(part))));
            line('<' + list + '>');
            for (const auto& each : part.entries) {
                line("<li>" + point(part, each));
                write_below(each.inside);
                line("</li>");
            }
            line("</" + list + '>');
        }
        for (const auto& remark : part.remarks) line(element("p", "", escaped(remark)));
    }

    static std::string point(const section& part, const entry& said) {
        const auto aside = said.aside.empty() ? std::string{} : element("span", part.what == section::kind::values ? "cite" : "place", '(' + escaped(said.aside) + ')');
        if (part.what != section::kind::values) return joined({escaped(said.text), aside}, " ");
        return joined({escaped(said.name), aside}, " ") + ": " + element("span", "value", escaped(said.text));
    }

    const std::vector<phrasing::explanation_document>& all_;
    const phrasing::document_words& words_;
    std::string text_;
};

} // namespace

} // namespace html

std::string render_html(std::span<const explanation> all, const text_options& options) {
    const auto told = phrasing::documents_of(all, options);
    return html::page_writer{told, phrasing::document_words_in(options.language)}.write(phrasing::title_of(all, options.language));
}

std::string render_html(const explanation& why, const text_options& options) { return render_html(std::span{&why, 1}, options); }

} // namespace guong::inline v0
