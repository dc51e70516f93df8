#include <guong/coverage.hpp>

#include "../rendering/html.hpp"
#include "../rendering/html_style.hpp"
#include "coverage_lines.hpp"
#include "coverage_words.hpp"

namespace guong::inline v0 {

namespace covering {

namespace {

/// Lines in colours, and in words too: who does not see colours reads the mark before a line and what stands below it.
constexpr std::string_view coverage_style = R"css(
body { max-width: 75rem; }
.code { border: 0; font: .8125rem/1.5 "Noto Sans Mono", "DejaVu Sans Mono", Consolas, monospace; table-layout: fixed; }
.code td { border: 0; padding: 0 .5rem; white-space: pre-wrap; }
.code td:first-child { color: var(--faint); text-align: right; width: 3.5rem; }
.code td:nth-child(2) { padding: 0; text-align: center; width: 1.5rem; }
.code tr.shown { background: color-mix(in srgb, var(--good) 14%, transparent); }
.code tr.partly { background: color-mix(in srgb, var(--open) 18%, transparent); }
.code tr.missing { background: color-mix(in srgb, var(--bad) 16%, transparent); }
.code .gap { color: var(--faint); font-family: "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; white-space: normal; }
)css";

class coverage_page {
public:
    coverage_page(const coverage& told, language which)
        : told_{told}, which_{which}, words_{coverage_phrases_in(which)}, gaps_{gaps_of(told, which)} {}

    std::string write() {
        write_head();
        for (std::uint32_t source = 0; source < told_.sources.size(); ++source) write_file(source);
        write_clauses();
        line("</main>\n</body>\n</html>");
        return std::move(text_);
    }

private:
    void write_head() {
        line("<!DOCTYPE html>");
        line(which_ == language::vi ? "<html lang=\"vi\">" : "<html lang=\"en\">");
        line("<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line(html::element("title", "", html::escaped(words_.coverage)));
        line("<style>" + std::string{html::style()} + std::string{coverage_style} + "</style>\n</head>\n<body>\n<main>");
        line(html::element("h1", "", html::escaped(words_.coverage)));
        line(html::element("p", "", html::escaped(summary_of(told_.totals(), which_))));
        const auto colours = "✓ " + std::string{words_.shown} + " · ◐ " + std::string{words_.partly} + " · ✗ " + std::string{words_.missing};
        line(html::element("p", "ground", html::escaped(colours)));
    }

    void write_file(std::uint32_t source) {
        const auto lines = lines_of(told_, source);
        if (lines.empty()) return;
        const auto& text = told_.sources[source];
        line(html::element("h2", "", html::escaped(text.name())));
        line(html::element("p", "", html::escaped(summary_of(told_.totals_of(source), which_))));
        line("<table class=\"code\">");
        const auto last = text.locate(text.bytes().size()).line;
        for (std::uint32_t number = 1; number <= last; ++number) {
            const auto found = lines.find(number);
            write_line(text, number, found == lines.end() ? nullptr : &found->second);
            for (const auto& gap : gaps_)
                if (gap.place.where.source == source && text.locate(gap.place.where.begin).line == number) write_gap(gap);
        }
        line("</table>");
    }

    void write_line(const source& text, std::uint32_t number, const covered_line* of_line) {
        const auto kind = of_line ? kind_of(*of_line) : "";
        const auto mark = !of_line ? "" : of_line->shown() == of_line->all() ? "✓" : of_line->shown() > 0 ? "◐" : "✗";
        auto row = html::element("td", "", std::to_string(number)) + html::element("td", "", mark) +
                   html::element("td", "", html::escaped(text.line(number)));
        line(html::element("tr", kind, row));
    }

    static std::string_view kind_of(const covered_line& of_line) {
        if (of_line.shown() == of_line.all()) return "shown";
        return of_line.shown() > 0 ? "partly" : "missing";
    }

    void write_gap(const coverage_gap& gap) {
        std::string all;
        for (const auto& each : gap.words) all += (all.empty() ? "" : "; ") + each;
        const auto words = html::escaped(gap.place.text) + " – " + html::escaped(all);
        line("<tr><td></td><td></td>" + html::element("td", "gap", words) + "</tr>");
    }

    void write_clauses() {
        std::string items;
        for (const auto& each : told_.clauses)
            if (!each.touched) {
                const auto words = clause_words(each.cite, each.items.front()) + " – " + line_words(told_.sources, each.where);
                items += html::element("li", "", html::escaped(words)) + '\n';
            }
        if (items.empty()) return;
        line(html::element("h2", "", html::escaped(words_.clauses)));
        line(html::element("p", "", html::escaped(words_.never_touched)));
        line("<ul>\n" + items + "</ul>");
    }

    void line(std::string_view content) {
        text_ += content;
        text_ += '\n';
    }

    const coverage& told_;
    language which_;
    const coverage_phrases& words_;
    std::vector<coverage_gap> gaps_;
    std::string text_;
};

} // namespace

} // namespace covering

std::string render_html(const coverage& told, language which) { return covering::coverage_page{told, which}.write(); }

} // namespace guong::inline v0
