#include <guong/testing.hpp>

#include "../text/utf8.hpp"
#include "test_words.hpp"

namespace guong::inline v0 {

namespace testing {

namespace {

/// As content of an element or of an attribute in quotes. Letters that XML cannot hold are left out.
std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = utf8::decode(text, at);
        switch (here.code_point) {
        case U'<': escaped += "&lt;"; break;
        case U'>': escaped += "&gt;"; break;
        case U'&': escaped += "&amp;"; break;
        case U'"': escaped += "&quot;"; break;
        default: {
            const bool is_control = here.code_point < 0x20 && here.code_point != '\n' && here.code_point != '\t';
            const bool is_no_character = here.code_point == 0xFFFE || here.code_point == 0xFFFF;
            if (here.valid && !is_control && !is_no_character) escaped.append(text, at, here.bytes);
            break;
        }
        }
        at += here.bytes;
    }
    return escaped;
}

std::string attribute(std::string_view name, std::string_view content) { return ' ' + std::string{name} + "=\"" + xml_escaped(content) + '"'; }

std::string junit_case(const test_result& told, std::string_view suite, language which) {
    const auto name = told.row > 0 ? told.name + " [" + std::to_string(told.row) + ": " + told.row_words + ']' : told.name;
    std::string text = "  <testcase" + attribute("classname", std::string{suite} + '.' + told.record) + attribute("name", name) +
                       attribute("file", told.file) + attribute("line", std::to_string(told.where.line));
    if (told.passed()) return text + "/>\n";
    text_options how;
    how.language = which;
    const auto& first = told.failures.front();
    const auto& words = test_phrases_in(which);
    const auto message =
        std::string{words.expected} + ": " + first.expected.in(which) + "; " + std::string{words.found} + ": " + first.found.in(which);
    text += ">\n    <failure" + attribute("message", message) + '>';
    return text + xml_escaped(render(told, how)) + "</failure>\n  </testcase>\n";
}

/// The first error, as the line that servers show.
std::string first_error_words(const report& failure, language which) {
    for (const auto& each : failure.findings)
        if (each.severity() == severity::error) return message(each, which);
    return {};
}

} // namespace

} // namespace testing

std::string render_junit(const test_report& told, std::string_view suite, language which) {
    std::string text = "<testsuite" + testing::attribute("name", suite) + testing::attribute("tests", std::to_string(told.results.size())) +
                       testing::attribute("failures", std::to_string(told.failed())) + ">\n";
    for (const auto& each : told.results) text += testing::junit_case(each, suite, which);
    return text + "</testsuite>\n";
}

std::string render_junit(const report& failure, std::string_view suite, language which) {
    text_options how;
    how.language = which;
    return "<testsuite" + testing::attribute("name", suite) + testing::attribute("tests", "1") + testing::attribute("failures", "0") +
           testing::attribute("errors", "1") + ">\n  <testcase" + testing::attribute("classname", suite) + testing::attribute("name", suite) +
           testing::attribute("file", suite) + ">\n    <error" + testing::attribute("message", testing::first_error_words(failure, which)) + '>' +
           testing::xml_escaped(render(failure, how)) + "</error>\n  </testcase>\n</testsuite>\n";
}

} // namespace guong::inline v0
