#include "rules_input.hpp"

#include <algorithm>
#include <variant>

#include <guong/syntax.hpp>

#include "findings.hpp"
#include "output.hpp"

namespace cli {
namespace {

bool came_from_the_host(const guong::diagnostic& finding) {
    return finding.code == guong::diagnostic_code::unreadable_file || finding.code == guong::diagnostic_code::unknown_parameter ||
           finding.code == guong::diagnostic_code::wrong_parameter_value;
}

} // namespace

guong::language language_written_in(const guong::source& text) {
    const auto parsed = guong::parse(text);
    if (!parsed) return guong::language::en;
    for (const auto& declaration : parsed->declarations) {
        const auto* head = std::get_if<guong::syntax::ruleset>(&declaration.form);
        if (head != nullptr && head->language && head->language->text == "vi") return guong::language::vi;
    }
    return guong::language::en;
}

guong::result<guong::rules> load_rules(const std::string& path, const options& chosen) {
    if (path != "-") return guong::load(path, chosen.parameters);
    if (auto text = read_file(path)) return guong::load_text(display_name(path), std::move(*text), chosen.parameters);
    guong::report unreadable;
    unreadable.findings.push_back(finding(guong::diagnostic_code::unreadable_file, {display_name(path)}));
    return unreadable;
}

exit_status status_of(const guong::report& failure) {
    const auto rules_are_at_fault = [](const guong::diagnostic& finding) {
        return finding.severity() == guong::severity::error && !came_from_the_host(finding);
    };
    return std::any_of(failure.findings.begin(), failure.findings.end(), rules_are_at_fault) ? exit_status::rules_have_errors
                                                                                             : exit_status::unusable;
}

guong::language language_for(const options& chosen, const guong::result<guong::rules>& rules) {
    if (chosen.language) return *chosen.language;
    if (rules) return rules->model().language;
    const auto& sources = rules.report().sources;
    return sources.empty() ? guong::language::en : language_written_in(sources.front());
}

guong::rules require_rules(const options& chosen) {
    auto rules = load_rules(chosen.rule_file(), chosen);
    complain(rules.report(), language_for(chosen, rules));
    if (!rules) throw stop{status_of(rules.report())};
    return std::move(rules).value();
}

} // namespace cli
