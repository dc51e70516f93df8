#include <guong/testing.hpp>

#include <algorithm>

#include "test_words.hpp"

namespace guong::inline v0 {

namespace testing {

namespace {

std::string title_words(const test_result& told, const test_phrases& words) {
    std::string title = std::string{words.test} + " \"" + told.name + '"';
    if (told.row > 0) title += ", " + phrasing::filled(words.row, {std::to_string(told.row)}) + " (" + told.row_words + ')';
    if (!told.cite.empty()) title += " (" + told.cite + ')';
    return title;
}

std::string painted(const std::string& text, std::string_view colour, const text_options& options) {
    return options.colour ? "\x1b[" + std::string{colour} + 'm' + text + "\x1b[0m" : text;
}

constexpr std::string_view red_bold = "1;31";
constexpr std::string_view green_bold = "1;32";

} // namespace

} // namespace testing

std::string render(const test_result& told, const text_options& options) {
    if (told.passed()) return {};
    const auto& words = testing::test_phrases_in(options.language);
    auto text = testing::painted("✗ " + testing::title_words(told, words), testing::red_bold, options) + '\n';
    text += "  " + testing::place_words(told.file, told.where) + '\n';
    for (const auto& each : told.failures) {
        const auto place = testing::place_words(each.file, each.where);
        text += "\n  " + std::string{words.expected} + ": " + each.expected.in(options.language) + "  (" + place + ")\n";
        const auto blanks = std::max(display_width(words.expected), display_width(words.found)) - display_width(words.found);
        text += "  " + std::string{words.found} + ": " + std::string(blanks, ' ') + each.found.in(options.language) + '\n';
    }
    for (const auto& each : told.explanations) text += '\n' + testing::indented(render(each, options), "    ");
    return text;
}

std::string render(const test_report& told, const text_options& options) {
    const auto& words = testing::test_phrases_in(options.language);
    std::string text;
    for (const auto& each : told.results)
        if (!each.passed()) text += render(each, options) + '\n';
    const auto count = std::to_string(told.results.size());
    if (told.results.empty()) return std::string{words.none} + '\n';
    const auto passed = told.results.size() == 1 ? words.passed_one : words.passed;
    if (told.passed()) return text + testing::painted(phrasing::filled(passed, {count}), testing::green_bold, options) + '\n';
    return text + testing::painted(phrasing::filled(words.failed, {std::to_string(told.failed()), count}), testing::red_bold, options) + '\n';
}

} // namespace guong::inline v0
