#include <doctest/doctest.h>

#include <string>

#include <guong/diagnostic.hpp>

using guong::diagnostic;
using guong::diagnostic_code;
using guong::report;
using guong::result;

namespace {

diagnostic finding_of(diagnostic_code code, std::vector<std::string> arguments) {
    diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    return finding;
}

} // namespace

TEST_CASE("a report has errors when a finding is one, or when some are not listed") {
    report findings;
    CHECK(findings.empty());
    CHECK_FALSE(findings.has_errors());
    findings.findings.push_back(finding_of(diagnostic_code::unused_declaration, {"parameter", "many"}));
    CHECK_FALSE(findings.empty());
    CHECK_FALSE(findings.has_errors());
    findings.suppressed = 1;
    CHECK(findings.has_errors());
    findings.suppressed = 0;
    findings.findings.push_back(finding_of(diagnostic_code::unknown_name, {"x"}));
    CHECK(findings.has_errors());
}

TEST_CASE("a warning counts as an error where the host is strict") {
    report findings;
    findings.findings.push_back(finding_of(diagnostic_code::unknown_key, {"tuoi", "student"}));
    CHECK_FALSE(findings.has_errors());
    findings.findings.back().strict = true;
    CHECK(findings.has_errors());
}

TEST_CASE("what is thrown says the first error in English and holds the whole report") {
    report findings;
    findings.findings.push_back(finding_of(diagnostic_code::unused_declaration, {"parameter", "many"}));
    findings.findings.push_back(finding_of(diagnostic_code::unknown_name, {"x"}));
    const result<int> broken{findings};
    CHECK_FALSE(broken.has_value());
    try {
        static_cast<void>(broken.value());
        FAIL("a value came out of nothing");
    } catch (const guong::error& thrown) {
        CHECK(std::string{thrown.what()} == "nothing here is called `x`");
        CHECK(thrown.report().findings.size() == 2);
    }
}

TEST_CASE("warnings ride along with a value") {
    report findings;
    findings.findings.push_back(finding_of(diagnostic_code::unused_declaration, {"parameter", "many"}));
    const result<int> made{7, findings};
    CHECK(made.value() == 7);
    CHECK(*made == 7);
    CHECK(made.report().findings.size() == 1);
}
