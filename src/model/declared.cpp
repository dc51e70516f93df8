#include "declared.hpp"

#include <guong/limits.hpp>

namespace guong::inline v0::checking {

declared::declared(const rule_files& files) : complete_{files.complete} {
    findings.sources = files.sources;
    rules.sources_text = files.sources;
    rules.sha256 = sha256(files.sources.front().bytes());
    for (std::size_t i = 1; i < files.sources.size(); ++i)
        rules.used_files.push_back({files.sources[i].name(), sha256(files.sources[i].bytes())});
}

bool declared::is_declared(const std::string& name) const {
    return scales.contains(name) || records.contains(name) || parameters.contains(name) || definitions.contains(name) ||
           criteria.contains(name) || fields.contains(name);
}

diagnostic& declared::report_finding(diagnostic_code code, span where, std::vector<std::string> arguments) {
    diagnostic finding;
    finding.code = code;
    finding.where = where;
    finding.arguments = std::move(arguments);
    if (finding.severity() == severity::error && ++errors_ > limits::diagnostics_max) {
        ++findings.suppressed;
        return dropped_ = std::move(finding);
    }
    return findings.findings.emplace_back(std::move(finding));
}

void declared::suggest(diagnostic& finding, std::string_view unknown, const std::vector<std::string>& known, std::string what_they_are) {
    if (auto near = nearest_names(unknown, known); !near.empty()) {
        finding.help.push_back({phrase_id::did_you_mean, std::move(near)});
        return;
    }
    constexpr std::size_t listed_max = 12;
    if (known.empty() || known.size() > listed_max) return;
    std::string listed;
    for (const auto& name : known) listed += (listed.empty() ? "`" : ", `") + name + "`";
    finding.help.push_back({phrase_id::known_names, {std::move(what_they_are), std::move(listed)}});
}

std::string declared::type_words(model::type type) const {
    using model::base_type;
    std::string words = type.list ? "list of " : "";
    switch (type.base) {
    case base_type::boolean: return words + "boolean";
    case base_type::judgement: return words + "judgement";
    case base_type::integer: return words + "integer";
    case base_type::decimal: return words + "decimal";
    case base_type::percent: return words + "percent";
    case base_type::text: return words + "text";
    case base_type::date: return words + "date";
    case base_type::scale: return words + rules.scales[type.index].name;
    case base_type::record: return rules.records[type.index].plain_element ? rules.records[type.index].name : words + rules.records[type.index].name;
    }
    return words;
}

model::wording to_wording(const syntax::annotations& written) {
    return {to_text(written.label), to_text(written.label_en), to_text(written.label_vi)};
}

std::vector<std::string> to_texts(const std::vector<syntax::quotation>& written) {
    std::vector<std::string> texts;
    for (const auto& each : written) texts.push_back(each.text);
    return texts;
}

std::string to_text(const std::optional<syntax::quotation>& written) {
    return written ? written->text : std::string{};
}

} // namespace guong::inline v0::checking
