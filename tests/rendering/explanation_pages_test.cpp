// Explanations as Markdown and as HTML: the same words as in text, escaped, one or many in a document.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../support/golden.hpp"

namespace {

using namespace guong;

const std::string hostile = R"(<script>alert("1")</script> & 'x' *y* _z_ [a](b) | #)";

/// Rules and records whose every text would do harm if it were not escaped.
struct hostile_case {
    std::string in_file = R"(<script>alert(\"1\")</script> & 'x' *y* _z_ [a](b) | #)";
    guong::rules rules = load_text("rules.guong", "ruleset r \"" + in_file + "\" note \"" + in_file + "\" { source \"" + in_file + "\" }\n" +
                                                      "record r \"" + in_file + "\" { t : text \"" + in_file + "\"  j : judgement \"" + in_file + "\" }\n" +
                                                      "criterion c for r \"" + in_file + "\" cite \"" + in_file + "\" {\n" + "  a \"" + in_file +
                                                      "\" cite \"" + in_file + "\" note \"" + in_file + "\" : t is \"x\"\n  b : j\n}\n" +
                                                      "value v for r \"" + in_file + "\" cite \"" + in_file + "\" : t\n")
                             .value();
    std::string record = R"({"id":"<script>alert(\"1\")</script>","t":"<script>alert(\"1\")</script> & 'x' *y* _z_ [a](b) | #",)"
                         R"("j":{"value":false,"by":"<script>alert(\"1\")</script>","reason":"- *no* & <b>"}})";

    explanation explain_it() const {
        const auto candidate = record_from_json_text(rules, "r", record).value();
        auto result = rules.criterion("c")->evaluate(candidate);
        auto why = explain(result);
        why.changes = find_changes(result);
        return why;
    }
};

text_options all_items(language which = language::en) {
    text_options options;
    options.language = which;
    options.all_items = true;
    return options;
}

/// The first tag that is not closed in its place; empty where all are.
std::string broken_tag(const std::string& page) {
    const std::vector<std::string> without_end{"!DOCTYPE", "meta"};
    std::vector<std::string> open;
    for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const bool ends = page[at + 1] == '/';
        const auto begin = at + (ends ? 2 : 1);
        const auto name = page.substr(begin, page.find_first_of(" >", begin) - begin);
        if (std::find(without_end.begin(), without_end.end(), name) != without_end.end()) continue;
        if (!ends) {
            open.push_back(name);
        } else {
            if (open.empty() || open.back() != name) return name;
            open.pop_back();
        }
    }
    return open.empty() ? std::string{} : open.back();
}

/// What a browser shows of a page: no tags, entities as letters.
std::string shown(const std::string& page) {
    std::string text;
    for (std::size_t at = page.find("</head>"); at < page.size(); ++at) {
        if (page[at] == '<') {
            at = page.find('>', at);
            continue;
        }
        if (page[at] != '&') {
            text += page[at];
            continue;
        }
        const auto name = page.substr(at + 1, page.find(';', at) - at - 1);
        text += name == "amp" ? '&' : name == "lt" ? '<' : name == "gt" ? '>' : name == "quot" ? '"' : name == "#39" ? '\'' : '?';
        at += name.size() + 1;
    }
    return text;
}

/// What a reader of Markdown shows of a line: no escapes.
std::string unescaped(const std::string& text) {
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n') ++at;
        made += text[at];
    }
    return made;
}

std::size_t count_of(std::string_view text, std::string_view piece) {
    std::size_t count = 0;
    for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size())) ++count;
    return count;
}

/// Two criteria of three invented records, in their order.
struct class_case {
    guong::rules rules = load_text("class.guong", R"(
ruleset k "Lớp học" en "A class" note "Ghi chú chung." { source "Quy chế mẫu" language vi }
record pupil "Học sinh" en "Pupil" { mark : decimal "Điểm" en "Mark"  kind : judgement "Ngoan" en "Well behaved" }
criterion g for pupil "Giỏi" en "Good" { a "Điểm từ 8." en "A mark of 8." : mark >= 8  b "Ngoan." en "Well behaved." : kind }
criterion h for pupil "Khá" en "Fair" : mark >= 6.5
value doubled for pupil "Điểm nhân đôi" en "Doubled" : mark * 2
)")
                             .value();

    std::vector<explanation> explain_all() const {
        std::vector<explanation> all;
        for (const auto* record : {R"({"id":"p1","mark":8.5,"kind":true})", R"({"id":"p2","mark":5,"kind":true})", R"({"id":"p3","mark":9})"}) {
            const auto candidate = record_from_json_text(rules, "pupil", record).value();
            for (const auto* name : {"g", "h"}) all.push_back(explain(rules.criterion(name)->evaluate(candidate)));
        }
        return all;
    }
};

} // namespace

TEST_CASE("nothing that rules or records say becomes a tag, and all of it can be read") {
    const auto why = hostile_case{}.explain_it();
    const auto page = render_html(why, all_items());
    CHECK(broken_tag(page) == "");
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<b>*") == std::string::npos);
    const auto read = shown(page);
    // Title, criterion and its citation, source, note, item with citation and note, what stood there, value with label and citation.
    CHECK(count_of(read, hostile) >= 9);
    CHECK(read.find("- *no* & <b>") != std::string::npos);
}

TEST_CASE("nothing that rules or records say becomes a mark of Markdown, and all of it can be read") {
    const auto why = hostile_case{}.explain_it();
    const auto text = render_markdown(why, all_items());
    CHECK(count_of(unescaped(text), hostile) >= 9);
    CHECK(count_of(text, "<script") == count_of(text, "\\<script"));
    CHECK(count_of(text, "[a]") == 0);
    CHECK(count_of(text, " *y*") == 0);
}

TEST_CASE("text cannot steer the terminal that shows it") {
    const auto rules = load_text("rules.guong", "record r { t : text }\ncriterion c for r : t is \"x\"\n").value();
    const auto candidate = record_from_json_text(rules, "r", R"({"t":"\u001b[2Jgone\u202eenog"})").value();
    const auto text = render(explain(rules.criterion("c")->evaluate(candidate)), language::en);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("gone") != std::string::npos);
}

TEST_CASE("one explanation is a page of its own, without a summary") {
    const auto all = class_case{}.explain_all();
    const auto page = render_html(all.front(), all_items(language::vi));
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"));
    CHECK(page.find("<title>Đủ tiêu chuẩn: Học sinh p1</title>") != std::string::npos);
    CHECK(page.find("<table>") == std::string::npos);
    CHECK(count_of(page, "<h1>") == 1);
    CHECK(broken_tag(page) == "");
    CHECK(render_markdown(all.front(), all_items(language::vi)).starts_with("# ✓ Đủ tiêu chuẩn: Học sinh p1\n"));
}

TEST_CASE("several explanations have a summary that leads to each, and what one told of the record the next does not repeat") {
    const auto all = class_case{}.explain_all();
    const auto page = render_html(all, all_items());
    CHECK(broken_tag(page) == "");
    CHECK(count_of(page, "<article id=") == 6);
    for (const auto* name : {"e1", "e6"}) {
        CHECK(count_of(page, "href=\"#" + std::string{name} + "\"") == 1);
        CHECK(count_of(page, "id=\"" + std::string{name} + "\"") == 1);
    }
    CHECK(page.find("<p>6 verdicts – Eligible: 3; Not yet eligible: 2; Not enough information: 1</p>") != std::string::npos);
    CHECK(count_of(page, "Ghi chú chung.") == 1);
    CHECK(count_of(page, "Doubled: ") == 3);

    const auto text = render_markdown(all, all_items());
    CHECK(text.starts_with("# A class\n\n6 verdicts – Eligible: 3; Not yet eligible: 2; Not enough information: 1\n\n| Record | Criterion | Verdict |\n|---|---|---|\n"));
    CHECK(count_of(text, "\n## ") == 6);
    CHECK(count_of(text, "Ghi chú chung.") == 1);
    CHECK(count_of(text, "**Doubled**") == 3);
}

TEST_CASE("a document of no explanation says so") {
    const auto page = render_html(std::vector<explanation>{}, all_items());
    CHECK(broken_tag(page) == "");
    CHECK(page.find("0 verdicts") != std::string::npos);
    CHECK(page.find("<table>") == std::string::npos);
    CHECK(render_markdown(std::vector<explanation>{}, all_items()).starts_with("# Explanations\n\n0 verdicts\n"));
}

TEST_CASE("an explanation that says nothing is still a document") {
    const explanation nothing;
    CHECK(broken_tag(render_html(nothing, {})) == "");
    CHECK(render_markdown(nothing, {}).starts_with("# ✗ Not yet eligible\n"));
}

TEST_CASE("branches that decide stand open, the others closed") {
    const auto all = class_case{}.explain_all();
    const auto page = render_html(all[2], all_items()); // p2 fails `a`, which has no items below it; `b` decides nothing
    CHECK(count_of(page, "<details>") == 1);
    CHECK(page.find("<details>\n<summary><span class=\"answer good\">✓ met</span> – <b>b</b>") != std::string::npos);
    CHECK(page.find("<p class=\"leaf\"><span class=\"answer bad\">✗ not met</span> – <b>a</b>") != std::string::npos);
}
