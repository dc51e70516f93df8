#include "sensitive_fields.hpp"

#include <algorithm>

#include <guong/text.hpp>

namespace guong::inline v0::importing {

namespace {

void mark_field(model::record_type& record, model::field_index which) {
    record.fields[which].sensitive = true;
    for (auto& each : record.fields)
        if (each.beside && each.beside->of == which) each.sensitive = true;
}

/// Whether there is such a field.
bool mark_named(model::ruleset& rules, const std::string& name) {
    const auto dot = name.find('.');
    const auto record_name = dot == std::string::npos ? std::string{} : name.substr(0, dot);
    const auto field_name = dot == std::string::npos ? name : name.substr(dot + 1);
    bool any = false;
    for (auto& record : rules.records) {
        if (record.plain_element || (!record_name.empty() && record.name != record_name)) continue;
        if (const auto found = record.find(field_name)) {
            mark_field(record, *found);
            any = true;
        }
    }
    return any;
}

std::vector<std::string> field_names(const model::ruleset& rules) {
    std::vector<std::string> names;
    for (const auto& record : rules.records)
        for (const auto& field : record.fields)
            if (!record.plain_element && !field.beside) names.push_back(field.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

diagnostic no_such_field(const model::ruleset& rules, const std::string& name) {
    diagnostic finding;
    finding.code = diagnostic_code::no_such_field;
    finding.arguments = {name};
    const auto dot = name.find('.');
    auto nearest = nearest_names(dot == std::string::npos ? name : name.substr(dot + 1), field_names(rules));
    if (!nearest.empty()) finding.help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    return finding;
}

} // namespace

void declare_sensitive(model::ruleset& rules, const std::vector<std::string>& names, report& findings) {
    for (const auto& written : names) {
        const auto name = compose(written);
        if (!mark_named(rules, name)) findings.findings.push_back(no_such_field(rules, name));
    }
}

} // namespace guong::inline v0::importing
