#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <guong/rendering.hpp>

using guong::diagnostic;
using guong::diagnostic_code;
using guong::language;
using guong::phrase_id;
using guong::render;
using guong::render_json;
using guong::report;
using guong::span;

namespace {

/// Where `words` stand in the text.
span place_of(const std::string& text, const std::string& words) {
    const std::size_t begin = text.find(words);
    REQUIRE(begin != std::string::npos);
    return {0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

report report_of(const std::string& text, span where, diagnostic_code code = diagnostic_code::unknown_name,
                 std::vector<std::string> arguments = {"x"}) {
    diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    finding.where = where;
    report findings;
    findings.sources.emplace_back("r.guong", text);
    findings.findings.push_back(std::move(finding));
    return findings;
}

std::string shown(const std::string& text, const std::string& words) {
    return render(report_of(text, place_of(text, words)));
}

std::string line_of(const std::string& text, std::size_t number) {
    std::size_t begin = 0;
    for (std::size_t line = 1; line < number; ++line) begin = text.find('\n', begin) + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
}

constexpr const char* head = "r.guong:1:7: error E0201: nothing here is called `x`\n";

} // namespace

TEST_CASE("a finding is its place, its message, the line, and carets under the words") {
    CHECK(shown("scale x { }\n", "x") == std::string{head} +
                                             " 1 | scale x { }\n"
                                             "   |       ^\n");
}

TEST_CASE("in Vietnamese the words around the message are Vietnamese too") {
    report findings = report_of("scale x { }\n", place_of("scale x { }\n", "x"));
    findings.findings[0].help.push_back({phrase_id::did_you_mean, {"y"}});
    findings.findings[0].labels.push_back({{0, 0, 5}, {phrase_id::first_declared_here, {}}});
    guong::text_options options;
    options.language = language::vi;
    CHECK(render(findings, options) == "r.guong:1:7: lỗi E0201: ở đây không có gì mang tên `x`\n"
                                       " 1 | scale x { }\n"
                                       "   |       ^\n"
                                       "r.guong:1:1: ghi chú: khai báo lần đầu ở đây\n"
                                       " 1 | scale x { }\n"
                                       "   | -----\n"
                                       "   = gợi ý: có phải ý bạn là `y`?\n");
    findings.findings[0].code = diagnostic_code::unused_declaration;
    CHECK(render(findings, options).starts_with("r.guong:1:7: cảnh báo W0220: "));
}

TEST_CASE("the three spellings of Vietnamese letters give the same place and the same carets") {
    const std::string composed = "đơn vị bổng lộc chuẩn";
    const std::string decomposed = "đơn vi\u0323 bo\u0302\u0309ng lo\u0323\u0302c chua\u0302\u0309n";
    const std::string windows = "đơn vi\u0323 bô\u0309ng lô\u0323c chuâ\u0309n";
    const std::string first = render(report_of(composed, place_of(composed, "lộc")));
    CHECK(line_of(first, 1).starts_with("r.guong:1:13:"));
    CHECK(line_of(first, 3) == "   |             ^^^");
    for (const auto& [text, words] : {std::pair{decomposed, std::string{"lo\u0323\u0302c"}}, std::pair{windows, std::string{"lô\u0323c"}}}) {
        const std::string other = render(report_of(text, place_of(text, words)));
        CHECK(line_of(other, 1) == line_of(first, 1));
        CHECK(line_of(other, 3) == line_of(first, 3));
        const auto json = nlohmann::json::parse(render_json(report_of(text, place_of(text, words))));
        CHECK(json == nlohmann::json::parse(render_json(report_of(composed, place_of(composed, "lộc")))));
    }
}

TEST_CASE("tabs are drawn as blanks up to the next fourth cell, and carets follow") {
    CHECK(shown("\tab\tx", "x") == "r.guong:1:5: error E0201: nothing here is called `x`\n"
                                    " 1 |     ab  x\n"
                                    "   |         ^\n");
    CHECK(line_of(shown("a x\ty z", "x\ty"), 3) == "   |   ^^^");
}

TEST_CASE("a wide character takes two cells before the carets and under them") {
    CHECK(line_of(shown("漢字 x", "x"), 3) == "   |      ^");
    CHECK(line_of(shown("a 漢字 x", "漢字"), 3) == "   |   ^^^^");
}

TEST_CASE("CRLF lines are shown without the carriage return") {
    CHECK(shown("one\r\nscale x\r\n", "x") == "r.guong:2:7: error E0201: nothing here is called `x`\n"
                                              " 2 | scale x\n"
                                              "   |       ^\n");
}

TEST_CASE("the end of the file is shown behind the last words") {
    const auto at_end = [](const std::string& text) {
        const auto end = static_cast<std::uint32_t>(text.size());
        return render(report_of(text, {0, end, end}, diagnostic_code::unexpected_token, {"`{`", "the end of the file"}));
    };
    CHECK(at_end("scale x") == "r.guong:1:8: error E0112: expected `{`, found the end of the file\n"
                               " 1 | scale x\n"
                               "   |        ^\n");
    CHECK(at_end("scale x\n\n") == "r.guong:3:1: error E0112: expected `{`, found the end of the file\n"
                                   " 1 | scale x\n"
                                   " 3 |\n"
                                   "   | ^\n");
    CHECK(at_end("") == "r.guong:1:1: error E0112: expected `{`, found the end of the file\n"
                        " 1 |\n"
                        "   | ^\n");
}

TEST_CASE("bytes that are no UTF-8, controls and a byte order mark do not reach the terminal") {
    const std::string text = "\uFEFFscale \x1b[2J\xEA x";
    CHECK(shown(text, "x") == "r.guong:1:13: error E0201: nothing here is called `x`\n"
                              " 1 | scale ␛[2J\uFFFD x\n"
                              "   |             ^\n");
    CHECK(line_of(render(report_of(text, {0, 13, 14}, diagnostic_code::not_utf8, {})), 3) == "   |           ^");
    report evil = report_of("x", {0, 0, 1}, diagnostic_code::unknown_name, {"a\n\x1b[31mb"});
    CHECK(line_of(render(evil), 1).ends_with("called `a␊␛[31mb`"));
}

TEST_CASE("carets of a span over several lines end with the first") {
    const std::string text = "criterion c {\n  a\n}\n";
    CHECK(line_of(render(report_of(text, {0, 10, 18})), 3) == "   |           ^^^");
    const auto json = nlohmann::json::parse(render_json(report_of(text, {0, 10, 18})));
    CHECK(json[0]["line"] == 1);
    CHECK(json[0]["column"] == 11);
    CHECK(json[0]["end_line"] == 3);
    CHECK(json[0]["end_column"] == 1);
}

TEST_CASE("of a long line the part around the place is shown") {
    std::string text(500, 'a');
    text += " x ";
    text += std::string(500, 'b');
    const std::string drawn = shown(text, "x");
    CHECK(line_of(drawn, 1).starts_with("r.guong:1:502:"));
    const std::string line = line_of(drawn, 2);
    CHECK(line.starts_with(" 1 | …a"));
    CHECK(line.ends_with("b…"));
    CHECK(guong::display_width(line) <= 150);
    const std::size_t caret = line_of(drawn, 3).find('^');
    CHECK(guong::display_width(line.substr(0, line.find('x'))) == caret);
}

TEST_CASE("a long line in decomposed spelling is cut at the same letter") {
    std::string composed;
    std::string decomposed;
    for (int letter = 0; letter < 200; ++letter) {
        composed += "ổ";
        decomposed += "o\u0302\u0309";
    }
    composed += "x";
    decomposed += "x";
    CHECK(line_of(shown(composed, "x"), 3) == line_of(shown(decomposed, "x"), 3));
    CHECK(guong::compose(line_of(shown(decomposed, "x"), 2)) == line_of(shown(composed, "x"), 2));
}

TEST_CASE("a line of wide characters alone is cut without going astray") {
    std::string text;
    for (int letter = 0; letter < 50; ++letter) text += "漢";
    text += "x";
    CHECK(line_of(shown(text, "x"), 3) == "   | " + std::string(100, ' ') + "^");
}

TEST_CASE("labels are shown with their own places, and all line numbers in one column") {
    std::string text;
    for (int line = 1; line < 100; ++line) text += "# " + std::to_string(line) + "\n";
    text += "parameter x = 1\n";
    report findings = report_of(text, place_of(text, "x"), diagnostic_code::duplicate_name);
    findings.findings[0].labels.push_back({place_of(text, "9"), {phrase_id::first_declared_here, {}}});
    findings.findings[0].help.push_back({phrase_id::remove_or_use, {}});
    CHECK(render(findings) == "r.guong:100:11: error E0208: `x` is declared twice\n"
                              " 100 | parameter x = 1\n"
                              "     |           ^\n"
                              "r.guong:9:3: note: first declared here\n"
                              "   9 | # 9\n"
                              "     |   -\n"
                              "     = help: use it or remove it\n");
    const auto json = nlohmann::json::parse(render_json(findings));
    CHECK(json[0]["labels"][0] == nlohmann::json{{"message", "first declared here"}, {"file", "r.guong"}, {"line", 9}, {"column", 3},
                                                 {"end_line", 9}, {"end_column", 4}});
}

TEST_CASE("a finding in a record names the record and the pointer") {
    diagnostic finding;
    finding.code = diagnostic_code::wrong_fact_type;
    finding.arguments = {"a number", "the text \"x\""};
    finding.record = "collective k1";
    finding.pointer = "/collective/0/unity";
    report findings;
    findings.findings.push_back(finding);
    CHECK(render(findings) == "collective k1, /collective/0/unity: error E0603: expected a number, found the text \"x\"\n");
    CHECK(render_json(findings) ==
          R"([{"code":"E0603","severity":"error","message":"expected a number, found the text \"x\"","record":"collective k1",)"
          R"("pointer":"/collective/0/unity","help":[]}])");
    findings.findings[0].record.clear();
    CHECK(render(findings).starts_with("/collective/0/unity: error E0603: "));
}

TEST_CASE("a finding about a whole file names the file, one about the command line no place") {
    CHECK(render(report_of("", {0, 0, 0}, diagnostic_code::empty_file, {})) ==
          "r.guong: error E0102: expected at least one declaration, found an empty file\n");
    CHECK(render(report_of("scale", {0, 0, 0}, diagnostic_code::no_such_criterion, {"gv"})) == "error E0701: there is no criterion `gv`\n");
    CHECK(render(report_of("scale", {0, 0, 0}, diagnostic_code::unknown_parameter, {"gv"})) == "error E0207: there is no parameter `gv`\n");
    report nowhere = report_of("", {7, 3, 4}, diagnostic_code::unreadable_file, {"a.guong"});
    CHECK(render(nowhere) == "error E0101: cannot read the file `a.guong`\n");
    CHECK(render_json(nowhere) == R"([{"code":"E0101","severity":"error","message":"cannot read the file `a.guong`","help":[]}])");
}

TEST_CASE("UTF-16 is a finding about the file, an older encoding one about a place") {
    CHECK(render(report_of("\xFF\xFEs", {0, 0, 2}, diagnostic_code::foreign_encoding, {"UTF-16"})).starts_with("r.guong: error E0104: "));
    const std::string older = render(report_of("# \xAE\xB2", {0, 2, 3}, diagnostic_code::foreign_encoding, {"TCVN3"}));
    CHECK(older.starts_with("r.guong:1:3: error E0104: "));
    CHECK(line_of(older, 2) == " 1 | # \uFFFD\uFFFD");
}

TEST_CASE("errors that are not listed are counted in a last line") {
    report findings = report_of("x", {0, 0, 1});
    findings.suppressed = 27;
    CHECK(render(findings).ends_with("\n\nerror E0120: 27 more errors are not shown\n"));
    const auto json = nlohmann::json::parse(render_json(findings));
    REQUIRE(json.size() == 2);
    CHECK(json[1] == nlohmann::json{{"code", "E0120"}, {"severity", "error"}, {"message", "27 more errors are not shown"},
                                    {"help", nlohmann::json::array()}});
}

TEST_CASE("several findings are parted by a blank line, and none give nothing") {
    report findings = report_of("x", {0, 0, 1});
    findings.findings.push_back(findings.findings[0]);
    const std::string one = render(report_of("x", {0, 0, 1}));
    CHECK(render(findings) == one + "\n" + one);
    CHECK(render(report{}).empty());
    CHECK(render_json(report{}) == "[]");
}

TEST_CASE("colour is written only when asked for, and changes nothing else") {
    report findings = report_of("scale x", {0, 6, 7});
    findings.findings[0].labels.push_back({{0, 0, 5}, {phrase_id::opened_here, {}}});
    findings.findings[0].help.push_back({phrase_id::did_you_mean, {"y"}});
    const std::string plain = render(findings);
    CHECK(plain.find('\x1b') == std::string::npos);
    guong::text_options options;
    options.colour = true;
    std::string coloured = render(findings, options);
    CHECK(coloured.find("\x1b[1;31merror E0201\x1b[0m") != std::string::npos);
    CHECK(coloured.find("\x1b[1;31m^\x1b[0m") != std::string::npos);
    for (std::size_t escape = coloured.find('\x1b'); escape != std::string::npos; escape = coloured.find('\x1b')) {
        coloured.erase(escape, coloured.find('m', escape) - escape + 1);
    }
    CHECK(coloured == plain);
}

TEST_CASE("the JSON has the keys of the interface, in Vietnamese where asked") {
    report findings = report_of("scale x", {0, 6, 7});
    findings.findings[0].help.push_back({phrase_id::did_you_mean, {"y"}});
    CHECK(render_json(findings, language::vi) ==
          R"([{"code":"E0201","severity":"error","message":"ở đây không có gì mang tên `x`","file":"r.guong","line":1,"column":7,)"
          R"("end_line":1,"end_column":8,"help":["có phải ý bạn là `y`?"]}])");
}

TEST_CASE("a warning that the host asked to be an error is one") {
    report findings = report_of("x", {0, 0, 1}, diagnostic_code::unused_declaration, {"parameter", "x"});
    CHECK(render(findings).starts_with("r.guong:1:1: warning W0220: parameter `x` is never used\n"));
    findings.findings[0].strict = true;
    CHECK(render(findings).starts_with("r.guong:1:1: error E0220: "));
    const auto shown = nlohmann::json::parse(render_json(findings))[0];
    CHECK(shown["severity"] == "error");
    CHECK(shown["code"] == "E0220");
}
