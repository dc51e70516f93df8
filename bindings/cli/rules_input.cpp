#include "rules_input.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include <guong/syntax.hpp>

#include "findings.hpp"
#include "output.hpp"

namespace cli {
namespace {

bool came_from_the_host(const guong::diagnostic& finding) {
    using guong::diagnostic_code;
    // A parameter that a rule file sets wrongly has a place there.
    const bool has_place = finding.where.begin != finding.where.end;
    return finding.code == diagnostic_code::unreadable_file || finding.code == diagnostic_code::file_outside_root || finding.code == diagnostic_code::no_such_field ||
           (finding.code == diagnostic_code::unknown_parameter && !has_place) || finding.code == diagnostic_code::wrong_parameter_value;
}

/// The language that a file names; nothing if it names none.
std::optional<guong::language> language_named_in(const guong::source& text) {
    const auto parsed = guong::parse(text);
    if (!parsed) return std::nullopt;
    for (const auto& declaration : parsed->declarations) {
        const auto* head = std::get_if<guong::syntax::ruleset>(&declaration.form);
        if (head != nullptr && head->language) return head->language->text == "vi" ? guong::language::vi : guong::language::en;
    }
    return std::nullopt;
}

} // namespace

guong::language language_written_in(const guong::source& text) {
    return language_named_in(text).value_or(guong::language::en);
}

guong::result<guong::rules> load_rules(const std::string& path, const options& chosen, guong::unregistered_functions functions) {
    guong::load_options where;
    where.root = chosen.root;
    where.sensitive = chosen.masked_fields;
    where.others = functions;
    if (path != "-") return guong::load(path, chosen.parameters, where);
    if (auto text = read_file(path)) return guong::load_text(display_name(path), std::move(*text), chosen.parameters, where);
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
    // As in a ruleset without faults: the loaded file's, or else that of the first it uses that names one.
    for (const auto& text : rules.report().sources)
        if (const auto named = language_named_in(text)) return *named;
    return guong::language::en;
}

guong::rules require_rules(const options& chosen, guong::unregistered_functions functions) {
    auto rules = load_rules(chosen.rule_file(), chosen, functions);
    complain(rules.report(), language_for(chosen, rules));
    if (!rules) throw stop{status_of(rules.report())};
    return std::move(rules).value();
}

guong::report lacks_of(const guong::rules& rules, const options& chosen) {
    auto warnings = rules.check({chosen.as_of});
    for (auto& each : warnings.findings)
        if (each.code == guong::diagnostic_code::reference_date_missing) each.help.push_back({guong::phrase_id::for_example, {"--as-of 2025-08-01"}});
    return warnings;
}

} // namespace cli
