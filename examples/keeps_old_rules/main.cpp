/// A long-running host whose rules are edited while it runs: a file with errors is reported to its author and changes nothing; the rules
/// in force stay in force until a whole file takes their place.

#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

class rules_in_force {
public:
    explicit rules_in_force(const std::string& path) : rules_{guong::load(path).value()} {}

    /// Takes the rules of a file if they are sound. What is wrong, or only worth a look, is in the report.
    guong::report replace(const std::string& path) {
        auto loaded = guong::load(path);
        auto findings = loaded.report();
        if (loaded) rules_ = std::move(loaded).value();
        return findings;
    }

    /// Records are read for the rules that judge them: after a change they are read anew.
    [[nodiscard]] guong::verdict judge(std::string_view student) const {
        const auto record = guong::record_from_json_text(rules_, "student", student);
        return rules_.criterion("pass").value().evaluate(record.value()).verdict();
    }

private:
    guong::rules rules_;
};

void print_findings(const guong::report& findings) {
    for (const auto& finding : findings.findings) {
        const auto place = findings.sources.at(finding.where.source).locate(finding.where.begin);
        std::cout << "  line " << place.line << ": " << guong::code_name(finding.code) << ' ' << guong::message(finding) << '\n';
    }
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 2) {
        std::cerr << "usage: keeps_old_rules RULES [NEWER_RULES…]\n";
        return 2;
    }
    try {
        rules_in_force rules{arguments[1]};
        const std::string_view student = R"({"mark": 5.5})";
        std::cout << "a student with 5.5: " << to_string(rules.judge(student)) << '\n';
        for (int next = 2; next < argument_count; ++next) {
            const auto findings = rules.replace(arguments[next]);
            std::cout << (findings.has_errors() ? "kept the old rules" : "took the new rules") << '\n';
            print_findings(findings);
            std::cout << "a student with 5.5: " << to_string(rules.judge(student)) << '\n';
        }
        return 0;
    } catch (const guong::error& problem) {
        std::cerr << guong::render(problem.report());
        return 1;
    }
}
