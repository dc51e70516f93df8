#include "from_syntax_given.hpp"

#include <algorithm>
#include <utility>

#include "types.hpp"

namespace guong::inline v0::checking {

using model::base_type;

std::nullopt_t given_checker::refuse(const syntax::given_value& written, model::type type, const std::string& words) {
    auto& finding = known_.report_finding(diagnostic_code::wrong_given_value, written.where, {words, known_.type_words(type), known_.written_at(written.where)});
    if (type.base == base_type::scale && !type.list) {
        const auto& scale = known_.rules.scales[type.index];
        declared::suggest(finding, known_.written_at(written.where), names_of(scale.levels), "`" + scale.name + "`");
    }
    return std::nullopt;
}

// Facts

std::optional<given_checker::fact_place> given_checker::find_fact(const syntax::fact_name& written, model::record_index record) {
    const auto& name = written.field.text;
    const auto& type = known_.rules.records[record];
    const auto field = type.find(name);
    if (!field) {
        if (known_.is_poisoned(name)) return std::nullopt;
        auto& finding = known_.report_finding(diagnostic_code::unknown_field, written.field.where, {name, type.name});
        declared::suggest(finding, name, declared::field_names(type), "`" + type.name + "`");
        return std::nullopt;
    }
    if (written.beside) return find_companion(written, record, *field);
    if (type.fields[*field].referring) {
        const auto& found = known_.rules.records[type.fields[*field].type.index].name;
        known_.report_finding(diagnostic_code::found_not_given, written.where, {name, found})
            .help.push_back({phrase_id::hold_in_test, {found}});
        return std::nullopt;
    }
    return fact_place{*field, std::nullopt, type.fields[*field].type, name};
}

std::optional<given_checker::fact_place> given_checker::find_companion(const syntax::fact_name& written, model::record_index record,
                                                                       model::field_index field) {
    const auto& declared = known_.rules.records[record].fields[field];
    const auto words = known_.written_at(written.where);
    const auto evidence = known_.rules.records[record].find(model::companionship{companion::evidence, field});
    if (*written.beside == companion::evidence && evidence)
        return fact_place{field, written.beside, known_.rules.records[record].fields[*evidence].type, words};
    if (*written.beside != companion::evidence && declared.type == model::type{base_type::judgement})
        return fact_place{field, written.beside, {*written.beside == companion::judging_day ? base_type::date : base_type::text}, words};
    if (known_.poisoned.contains("evidence of " + declared.name)) return std::nullopt;
    const auto code = *written.beside == companion::evidence ? diagnostic_code::not_evidenced : diagnostic_code::not_judged;
    known_.report_finding(code, written.where, {declared.name}).labels.push_back({declared.where, {phrase_id::declared_here, {declared.name}}});
    return std::nullopt;
}

bool given_checker::note_given(given_places& seen, const fact_place& fact, span where) {
    const auto [first, fresh] = seen.emplace(std::pair{fact.field, fact.beside ? static_cast<int>(*fact.beside) : -1}, where);
    if (!fresh) known_.report_finding(diagnostic_code::given_twice, where, {fact.words}).labels.push_back({first->second, {phrase_id::given_first_here, {}}});
    return fresh;
}

std::vector<model::given_fact> given_checker::check_facts(const std::vector<syntax::given_fact>& written, model::record_index record) {
    std::vector<model::given_fact> facts;
    given_places seen;
    for (const auto& each : written) {
        const auto fact = find_fact(each.what, record);
        if (!fact || !note_given(seen, *fact, each.what.where)) continue;
        if (auto content = check_value(each.content, *fact))
            facts.push_back({fact->field, fact->beside, std::move(*content), join(each.what.where, each.content.where)});
    }
    return facts;
}

// Values

std::optional<model::given_value> given_checker::check_value(const syntax::given_value& written, const fact_place& fact) {
    if (std::holds_alternative<syntax::given_value::broken>(written.form)) return std::nullopt;
    if (!fact.type.list)
        if (const auto level = level_called_by_keyword(written, fact.type)) return model::given_value{value{*level}};
    if (std::holds_alternative<syntax::given_value::unknown>(written.form)) return model::given_value{};
    if (fact.type.list) {
        const auto* list = std::get_if<syntax::given_value::list>(&written.form);
        if (!list) return refuse(written, fact.type, fact.words);
        model::given_value::list made;
        for (const auto& each : list->elements)
            if (auto element = check_element(each, fact.type, fact.words)) made.elements.push_back(std::move(*element));
        return model::given_value{std::move(made)};
    }
    if (fact.type.base == base_type::record) return check_record(written, fact.type.index, fact.words);
    auto constant = check_constant(written, fact.type, fact.words);
    if (!constant) return std::nullopt;
    return model::given_value{std::move(*constant)};
}

std::optional<model::given_value> given_checker::check_element(const syntax::given_value& written, model::type list, const std::string& words) {
    const auto& element = known_.rules.records[list.index];
    if (!element.plain_element) return check_record(written, list.index, words);
    auto constant = check_constant(written, element.fields.front().type, words);
    if (!constant) return std::nullopt;
    return model::given_value{std::move(*constant)};
}

std::optional<value> given_checker::check_constant(const syntax::given_value& written, model::type type, const std::string& words) {
    if (std::holds_alternative<syntax::given_value::broken>(written.form)) return std::nullopt;
    if (const auto level = level_called_by_keyword(written, type)) return value{*level};
    if (std::holds_alternative<syntax::given_value::unknown>(written.form)) return value{};
    if (const auto* judged = std::get_if<syntax::given_value::judgement>(&written.form); judged && is_yes_or_no(type.base)) return value{judged->met};
    if (const auto* name = std::get_if<syntax::name>(&written.form); name && type.base == base_type::scale)
        return level_named(name->text, name->where, type);
    const auto* literal = std::get_if<syntax::literal>(&written.form);
    if (!literal) return refuse(written, type, words);
    known_.warn_of_point(*literal, type == model::type{base_type::integer});
    if (is_of_type(*literal, type)) return literal->content;
    if (type.base == base_type::scale && literal->form == syntax::literal::kind::text)
        return level_named(std::get<std::string>(literal->content), literal->where, type);
    return refuse(written, type, words);
}

/// `met`, `unmet` and `unknown` may be levels of a scale: then that is what they mean of it.
std::optional<level> given_checker::level_called_by_keyword(const syntax::given_value& written, model::type type) const {
    if (type.base != base_type::scale) return std::nullopt;
    const bool is_keyword = std::holds_alternative<syntax::given_value::judgement>(written.form) || std::holds_alternative<syntax::given_value::unknown>(written.form);
    if (!is_keyword) return std::nullopt;
    const auto& levels = known_.rules.scales[type.index].levels;
    const auto word = compose(known_.written_at(written.where));
    const auto found = std::find_if(levels.begin(), levels.end(), [&](const model::scale_level& each) { return each.name == word; });
    if (found == levels.end()) return std::nullopt;
    return level{static_cast<std::uint8_t>(found - levels.begin())};
}

std::optional<value> given_checker::level_named(const std::string& name, span where, model::type type) {
    const auto& scale = known_.rules.scales[type.index];
    if (const auto found = scale.find(name)) return value{*found};
    if (known_.is_poisoned(name) || known_.is_poisoned(scale.name)) return std::nullopt;
    auto& finding = known_.report_finding(diagnostic_code::unknown_scale_value, where, {name, scale.name});
    declared::suggest(finding, name, names_of(scale.levels), "`" + scale.name + "`");
    return std::nullopt;
}

// Records

std::optional<model::given_value> given_checker::check_record(const syntax::given_value& written, model::record_index record,
                                                              const std::string& words) {
    if (std::holds_alternative<syntax::given_value::broken>(written.form)) return std::nullopt;
    if (const auto* name = std::get_if<syntax::name>(&written.form)) {
        const auto sample = sample_named(*name, record);
        if (!sample) return std::nullopt;
        return model::given_value{model::given_value::sample_record{*sample}};
    }
    if (const auto* in_place = std::get_if<syntax::given_record>(&written.form)) {
        auto made = check_record_in_place(*in_place, record);
        if (!made) return std::nullopt;
        return model::given_value{std::move(*made)};
    }
    if (!std::holds_alternative<syntax::given_value::tested_record>(written.form)) return refuse(written, {base_type::record, record, false}, words);
    if (!tested_) {
        known_.report_finding(diagnostic_code::tested_record_in_sample, written.where);
        return std::nullopt;
    }
    if (*tested_ != record) return refuse(written, {base_type::record, record, false}, words);
    return model::given_value{model::given_value::tested_record{}};
}

std::optional<model::given_record> given_checker::check_record_in_place(const syntax::given_record& written, model::record_index record) {
    if (written.type) {
        const auto type = known_.record_named(*written.type);
        if (!type) return std::nullopt;
        if (*type != record) {
            known_.report_finding(diagnostic_code::type_mismatch, written.type->where, {known_.rules.records[record].name, written.type->text});
            return std::nullopt;
        }
    }
    model::given_record made;
    made.record = record;
    made.where = written.where;
    if (written.like) made.like = start_from(*written.like, record);
    made.facts = check_facts(written.facts, record);
    return made;
}

std::optional<model::given_value> given_checker::check_other(const syntax::given_record& written) {
    const bool is_name_alone = written.type && !written.like && written.facts.empty();
    if (is_name_alone && known_.samples.contains(written.type->text)) {
        const auto sample = known_.samples.at(written.type->text);
        known_.sample_used[sample] = true;
        return model::given_value{model::given_value::sample_record{sample}};
    }
    std::optional<model::record_index> record;
    if (written.type) {
        record = known_.record_named(*written.type);
    } else if (const auto like = known_.samples.find(written.like->text); like != known_.samples.end()) {
        record = known_.rules.samples[like->second].record;
    } else {
        static_cast<void>(sample_named(*written.like, 0));
    }
    if (!record) return std::nullopt;
    auto made = check_record_in_place(written, *record);
    if (!made) return std::nullopt;
    return model::given_value{std::move(*made)};
}

std::optional<model::sample_index> given_checker::sample_named(const syntax::name& name, model::record_index record) {
    const auto found = known_.samples.find(name.text);
    if (found == known_.samples.end()) {
        if (known_.is_poisoned(name.text)) return std::nullopt;
        auto& finding = known_.report_finding(diagnostic_code::unknown_sample, name.where, {name.text});
        declared::suggest(finding, name.text, names_of(known_.rules.samples), "");
        return std::nullopt;
    }
    known_.sample_used[found->second] = true;
    const auto& sample = known_.rules.samples[found->second];
    if (sample.record == record) return found->second;
    known_.report_finding(diagnostic_code::wrong_sample_type, name.where,
                          {name.text, known_.rules.records[sample.record].name, known_.rules.records[record].name})
        .labels.push_back({sample.where, {phrase_id::declared_here, {name.text}}});
    return std::nullopt;
}

std::optional<model::sample_index> given_checker::start_from(const syntax::name& name, model::record_index record) {
    const auto sample = sample_named(name, record);
    if (sample) starts_.push_back({*sample, name.where});
    return sample;
}

} // namespace guong::inline v0::checking
