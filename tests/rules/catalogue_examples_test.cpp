/// The examples of the catalogue of diagnostics (`guong codes E0203`) provoke what they are examples of.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace {

using guong::diagnostic_code;

/// What the examples speak of without declaring it.
constexpr std::pair<std::string_view, std::string_view> groundwork[] = {
    {"scale grade", "scale grade { fair good }"},
    {"scale manners", "scale manners { rude kind }"},
    {"scale place", "scale place { third second first }"},
    {"record prize", "record prize { rank : integer }"},
    {"record title", "record title { year : integer decided : date }"},
    {"record member", "record member { active : boolean }"},
    {"record unit", "record unit { name : text budget : integer n : integer passed : boolean members : list of member xs : list of unit }"},
    {"record person", "record person { name : text hired : date titles : list of title }"},
    {"record manager", "record manager { leads : list of unit }"},
    {"record lecturer", "record lecturer { disciplined : boolean }"},
    {"record student", "record student { passed : boolean present : boolean disciplined : boolean a : boolean b : boolean c : boolean marks : decimal "
                       "score : decimal first : decimal second : decimal third : decimal age : integer born : date received : date study : grade "
                       "conduct : manners rank : place prizes : list of prize }"},
};

std::string whole_file(std::string_view example) {
    std::string text;
    for (const auto& [begin, declaration] : groundwork)
        if (example.find(std::string{begin} + " ") == std::string_view::npos) text += std::string{declaration} + "\n";
    return text + std::string{example} + "\n";
}

/// Rules that stand there word for word: neither a command nor prose, and nothing left out.
bool is_rules(diagnostic_code code, std::string_view example) {
    constexpr auto first_of_records = 600;
    if (static_cast<int>(code) >= first_of_records || code == diagnostic_code::empty_file) return false;
    const bool is_prose = example.ends_with('.');
    return !is_prose && !example.starts_with("guong ") && example.find("…") == std::string_view::npos &&
           example.find("\\x") == std::string_view::npos;
}

void check_provoked(diagnostic_code code, std::string_view example) {
    CAPTURE(example);
    const auto loaded = guong::load_text("example.guong", whole_file(example));
    const auto& findings = loaded.report().findings;
    INFO(guong::render(loaded.report()));
    CHECK(std::any_of(findings.begin(), findings.end(), [&](const guong::diagnostic& finding) { return finding.code == code; }));
}

} // namespace

TEST_CASE("every example of the catalogue that is a piece of rules provokes its code, whatever language its prose is in") {
    std::size_t checked = 0;
    for (const auto& row : guong::diagnostic_catalogue()) {
        CAPTURE(guong::code_name(row.code));
        CHECK(is_rules(row.code, row.example.en) == is_rules(row.code, row.example.vi));
        if (!is_rules(row.code, row.example.en)) continue;
        check_provoked(row.code, row.example.en);
        check_provoked(row.code, row.example.vi);
        ++checked;
    }
    CHECK(checked > 50);
}
