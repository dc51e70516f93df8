#include "declared.hpp"

#include <array>

#include <guong/limits.hpp>

#include "type_words.hpp"

namespace guong::inline v0::checking {

using model::base_type;

declared::declared(const rule_files& files) : complete_{files.complete} {
    findings.sources = files.sources;
    rules.sources_text = files.sources;
    rules.sha256 = sha256(files.sources.front().bytes());
    for (std::size_t i = 1; i < files.sources.size(); ++i)
        rules.used_files.push_back({files.sources[i].name(), sha256(files.sources[i].bytes())});
}

bool declared::is_declared(const std::string& name) const {
    return scales.contains(name) || records.contains(name) || parameters.contains(name) || functions.contains(name) || definitions.contains(name) ||
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

void declared::warn_of_point(const syntax::literal& number, bool expects_whole) {
    constexpr std::size_t grouped_digits = 3;
    const auto* content = std::get_if<decimal>(&number.content);
    const auto written = written_at(number.where);
    const auto point = written.find('.');
    if (!content || number.form != syntax::literal::kind::number || point == std::string::npos) return;
    const auto digits = written.substr(0, point) + written.substr(point + 1);
    const bool looks_grouped = written.size() == point + 1 + grouped_digits && point <= grouped_digits && digits.front() != '0' &&
                               digits.find_first_not_of("0123456789") == std::string::npos;
    if (!looks_grouped || (!expects_whole && !content->is_whole()) || !warns_first_at(number.where)) return;
    auto& finding = report_finding(diagnostic_code::point_in_thousands, number.where, {written, content->to_string()});
    finding.help.push_back({phrase_id::write_instead, {digits}});
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

std::string declared::written_at(span where) const {
    return std::string{findings.sources[where.source].bytes().substr(where.begin, where.end - where.begin)};
}

std::string declared::type_words(model::type type) const { return type_text(rules, type, language::en); }

std::optional<model::type> declared::type_named(const syntax::type_name& written) {
    const auto& name = written.name.text;
    if (const auto plain = find_plain_type(name)) return written.list ? list_of_plain({*plain, 0, false}) : model::type{*plain, 0, false};
    if (const auto scale = scales.find(name); scale != scales.end()) {
        const model::type type{base_type::scale, scale->second, false};
        return written.list ? list_of_plain(type) : type;
    }
    if (const auto record = records.find(name); record != records.end())
        return model::type{base_type::record, record->second, written.list};
    if (name.empty() || is_poisoned(name)) return std::nullopt; // the reader has said what is missing
    auto& finding = report_finding(diagnostic_code::unknown_type, written.name.where, {name});
    std::vector<std::string> all;
    for (const auto& each : checking::type_words()) all.emplace_back(each.word);
    for (const auto& scale : rules.scales) all.push_back(scale.name);
    for (const auto& type : rules.records)
        if (!type.plain_element) all.push_back(type.name);
    declared::suggest(finding, name, all, "");
    return std::nullopt;
}

std::optional<model::record_index> declared::record_named(const syntax::name& name) {
    const auto found = records.find(name.text);
    if (found != records.end()) return found->second;
    if (is_poisoned(name.text)) return std::nullopt;
    auto& finding = report_finding(diagnostic_code::unknown_record_type, name.where, {name.text});
    std::vector<std::string> all;
    for (const auto& type : rules.records)
        if (!type.plain_element) all.push_back(type.name);
    declared::suggest(finding, name.text, all, "");
    return std::nullopt;
}

model::field_index declared::companion_field(model::record_index record, model::companionship beside, model::record_index evidence) {
    auto& type = rules.records[record];
    if (const auto found = type.find(beside)) return *found;
    struct companion_words {
        std::string_view name, en, vi;
        base_type base;
    };
    static constexpr std::array<companion_words, 4> words{{{"judge of ", "judge", "người đánh giá", base_type::text},
                                                           {"day of judging ", "day of judging", "ngày đánh giá", base_type::date},
                                                           {"reason behind ", "reason", "lý do đánh giá", base_type::text},
                                                           {"evidence of ", "evidence", "minh chứng", base_type::record}}};
    const auto& said = words[static_cast<std::size_t>(beside.what)];
    const auto& owner = type.fields[beside.of];
    // What stands beside an element of a list of plain values is called by the list, which is told elsewhere.
    const auto behind = [&](language which) { return type.plain_element ? std::string{} : owner.title(which) + " – "; };
    model::field made;
    made.name = std::string{said.name} + owner.name;
    made.type = {said.base, evidence, said.base == base_type::record};
    made.label.en = behind(language::en) + std::string{said.en};
    made.label.vi = behind(language::vi) + std::string{said.vi};
    made.label.text = made.label.in(rules.language);
    made.where = owner.where;
    made.beside = beside;
    // Who judged, and when, hangs on the judgement; a reason is found, not asked for; a document may well show what nobody can change.
    const bool is_of_judging = beside.what == companion::judge || beside.what == companion::judging_day;
    made.fixed = beside.what == companion::reason || (is_of_judging && owner.fixed);
    if (is_of_judging) made.cost = owner.cost;
    made.sensitive = owner.sensitive;
    type.fields.push_back(std::move(made));
    return static_cast<model::field_index>(type.fields.size() - 1);
}

std::vector<std::string> declared::field_names(const model::record_type& type) {
    std::vector<std::string> names;
    for (const auto& field : type.fields)
        if (!field.beside) names.push_back(field.name);
    return names;
}

/// Lists of plain values are lists of records with one field, so that everything later knows one kind of list.
model::type declared::list_of_plain(model::type element) {
    const auto name = "list of " + type_words(element);
    const auto next = static_cast<model::record_index>(rules.records.size());
    const auto [found, fresh] = records.emplace(name, next);
    if (fresh) {
        model::record_type wrapper{name, {}, {}, true, {}};
        wrapper.fields.push_back({"value", {}, element, {}, {}, std::nullopt, {}});
        rules.records.push_back(std::move(wrapper));
    }
    return {base_type::record, found->second, true};
}

model::wording to_wording(const syntax::annotations& written) {
    return {to_text(written.label), to_text(written.label_en), to_text(written.label_vi)};
}

std::vector<std::string> to_texts(const std::vector<syntax::quotation>& written) {
    std::vector<std::string> texts;
    for (const auto& each : written) texts.push_back(each.text);
    return texts;
}

std::vector<model::wording> to_notes(const std::vector<syntax::note>& written) {
    std::vector<model::wording> notes;
    for (const auto& each : written) {
        if (!each.tongue) {
            notes.push_back({each.content.text, {}, {}});
            continue;
        }
        const auto translation = *each.tongue == language::vi ? &model::wording::vi : &model::wording::en;
        if (notes.empty() || !(notes.back().*translation).empty()) notes.emplace_back();
        notes.back().*translation = each.content.text;
    }
    return notes;
}

std::string to_text(const std::optional<syntax::quotation>& written) {
    return written ? written->text : std::string{};
}

} // namespace guong::inline v0::checking
