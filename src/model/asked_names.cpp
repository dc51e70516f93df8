#include "asked_names.hpp"

#include <utility>

#include <guong/text.hpp>

namespace guong::inline v0 {

report single_finding(diagnostic_code code, std::vector<std::string> arguments) {
    report findings;
    diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    findings.findings.push_back(std::move(finding));
    return findings;
}

report unknown_name(diagnostic_code code, std::string_view name, const std::vector<std::string>& known) {
    auto findings = single_finding(code, {std::string{name}});
    if (auto nearest = nearest_names(name, known); !nearest.empty()) findings.findings.front().help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    return findings;
}

result<model::record_index> record_type_of(const model::ruleset& rules, std::string_view name) {
    const auto found = rules.find_record(compose(name));
    if (found && !rules.records[*found].plain_element) return *found;
    std::vector<std::string> known;
    for (const auto& each : rules.records)
        if (!each.plain_element) known.push_back(each.name);
    return unknown_name(diagnostic_code::unknown_record_type, name, known);
}

} // namespace guong::inline v0
