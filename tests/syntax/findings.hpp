#pragma once

/// Findings as words, for comparing in tests.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/syntax.hpp>

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& lines) {
        std::string text;
        for (const auto& line : lines) text += "\n  " + line;
        return text.c_str();
    }
};

} // namespace doctest

namespace guong_test {

/// Each finding as `E0112 2:16 expected …, found …`, in the order of the report.
[[nodiscard]] inline std::vector<std::string> findings_of(const std::string& text) {
    const guong::source source{"test.guong", text};
    const auto parsed = guong::parse(source);
    std::vector<std::string> lines;
    for (const auto& finding : parsed.report().findings) {
        const auto place = source.locate(finding.where.begin);
        lines.push_back(std::string{guong::code_name(finding.code)} + " " + std::to_string(place.line) + ":" +
                        std::to_string(place.column) + " " + guong::message(finding));
    }
    return lines;
}

/// The text under the first finding.
[[nodiscard]] inline std::string underlined_by_first(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"test.guong", text});
    if (parsed.report().findings.empty()) return "nothing";
    const auto where = parsed.report().findings.front().where;
    return text.substr(where.begin, where.end - where.begin);
}

} // namespace guong_test
