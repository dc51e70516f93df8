#include <guong/diagnostic.hpp>

#include <algorithm>

namespace guong::inline v0 {

namespace catalogue {

namespace {

bool is_error(const diagnostic& finding) noexcept {
    return finding.severity() == severity::error;
}

std::string first_error(const report& findings) {
    const auto found = std::find_if(findings.findings.begin(), findings.findings.end(), is_error);
    return found == findings.findings.end() ? std::string{"no value, and no error was reported"} : message(*found, language::en);
}

} // namespace

} // namespace catalogue

std::string code_name(const diagnostic& finding) {
    std::string name{code_name(finding.code)};
    if (finding.strict) name.front() = 'E';
    return name;
}

bool report::has_errors() const noexcept {
    return suppressed > 0 || std::any_of(findings.begin(), findings.end(), catalogue::is_error);
}

error::error(guong::report findings) : std::runtime_error{catalogue::first_error(findings)}, report_{std::move(findings)} {}

} // namespace guong::inline v0
