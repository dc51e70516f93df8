#include "from_syntax_declarations.hpp"

#include <algorithm>

#include <guong/limits.hpp>

#include "from_syntax_rulesets.hpp"
#include "type_words.hpp"
#include "types.hpp"

namespace guong::inline v0::checking {

namespace {

using model::base_type;

/// A host's value for a parameter, written as in a rule file; a text may stand without quotes.
std::optional<value> read_as(const std::string& written, model::type type, const model::ruleset& rules) {
    const auto number = [](std::string_view digits) -> std::optional<value> {
        if (const auto read = decimal::parse(digits)) return *read;
        return std::nullopt;
    };
    switch (type.base) {
    case base_type::boolean:
    case base_type::judgement:
        if (written == "true" || written == "đúng" || written == "có") return true;
        if (written == "false" || written == "sai" || written == "không") return false;
        return std::nullopt;
    case base_type::integer: {
        const auto read = decimal::parse(written);
        if (!read || !read->is_whole()) return std::nullopt;
        return *read;
    }
    case base_type::decimal: return number(written);
    case base_type::percent: return number(written.ends_with('%') ? std::string_view{written}.substr(0, written.size() - 1) : written);
    case base_type::date:
        if (const auto read = date::parse(written)) return *read;
        return std::nullopt;
    case base_type::text: return compose(written);
    case base_type::duration: {
        const auto read = decimal::parse(written);
        const bool fits = read && read->is_whole() && *read >= decimal{0} && *read <= decimal{limits::duration_amount_max};
        return fits ? std::optional<value>{duration{static_cast<std::int32_t>(read->coefficient()), static_cast<time_unit>(type.index)}} : std::nullopt;
    }
    case base_type::school_year:
        if (const auto read = school_year::parse(written)) return *read;
        return std::nullopt;
    case base_type::scale:
        if (const auto read = rules.scales[type.index].find(written)) return *read;
        return std::nullopt;
    case base_type::record: return std::nullopt;
    }
    return std::nullopt;
}

class declarer {
public:
    declarer(declared& known, const file_relations& relations, const parameter_values& overrides)
        : known_{known}, relations_{relations}, overrides_{overrides} {}

    pending_bodies declare(const rule_files& files) {
        for (const auto& tree : files.trees)
            for (const auto& name : tree.poisoned) known_.poisoned.insert(name.text);
        declare_rulesets(files, known_);
        each<syntax::scale>(files, [&](const auto& written) { declare_scale(written); });
        each<syntax::record>(files, [&](const auto& written) { declare_record(written); });
        each<syntax::record>(files, [&](const auto& written) { declare_fields(written); });
        each<syntax::record>(files, [&](const auto& written) { declare_referring(written); });
        each<syntax::record>(files, [&](const auto& written) { declare_evidence(written); });
        each<syntax::parameter>(files, [&](const auto& written) { declare_parameter(written); });
        pending_bodies pending;
        each<syntax::setting>(files, [&](const auto& written) { apply_setting(written, pending); });
        apply_overrides();
        each<syntax::definition>(files, [&](const auto& written) { declare_definition(written, pending); });
        each<syntax::table>(files, [&](const auto& written) { declare_definition(written, pending); });
        each<syntax::criterion>(files, [&](const auto& written) { declare_criterion(written, pending); });
        each<syntax::refinement>(files, [&](const auto& written) { declare_refinement(written, pending); });
        each<syntax::function>(files, [&](const auto& written) { declare_function(written); });
        known_.function_used.resize(known_.rules.functions.size());
        known_.parameter_used.resize(known_.rules.parameters.size());
        known_.definition_used.resize(known_.rules.definitions.size());
        return pending;
    }

private:
    /// Of what two files declare, the second is the one that builds on the other.
    template <class Form, class Action>
    void each(const rule_files& files, Action action) {
        for (const auto file : files.order)
            for (const auto& declaration : files.trees[file].declarations)
                if (const auto* form = std::get_if<Form>(&declaration.form)) action(*form);
    }

    void report_duplicate(const syntax::name& name, span first, std::optional<phrase> help = std::nullopt) {
        auto& finding = known_.report_finding(diagnostic_code::duplicate_name, name.where, {name.text});
        finding.labels.push_back({first, {phrase_id::first_declared_here, {}}});
        // Who declares again what a used file declares mostly wants to change it.
        if (help && relations_.builds_on(name.where.source, first.source)) finding.help.push_back(std::move(*help));
    }

    void declare_scale(const syntax::scale& written) {
        auto& rules = known_.rules;
        if (const auto first = known_.scales.find(written.name.text); first != known_.scales.end())
            return report_duplicate(written.name, rules.scales[first->second].where);
        if (refuse_type_name(written.name)) return;
        model::scale scale{written.name.text, to_wording(written.annotations), {}, written.name.where};
        std::unordered_map<std::string, span> seen;
        for (const auto& each : written.levels) {
            if (scale.levels.size() == limits::scale_levels_max) {
                known_.report_finding(diagnostic_code::too_many_levels, each.name.where, {scale.name, std::to_string(limits::scale_levels_max)});
                break;
            }
            if (const auto [first, fresh] = seen.emplace(each.name.text, each.name.where); !fresh) {
                report_duplicate(each.name, first->second);
                continue;
            }
            model::scale_level level{each.name.text, to_wording(each.annotations)};
            if (each.annotations.label && each.annotations.label->text != each.name.text) {
                const auto [first, fresh] = seen.emplace(each.annotations.label->text, each.annotations.label->where);
                if (!fresh) {
                    auto& finding = known_.report_finding(diagnostic_code::duplicate_scale_label, each.annotations.label->where,
                                                          {each.annotations.label->text, scale.name});
                    finding.labels.push_back({first->second, {phrase_id::first_declared_here, {}}});
                }
            }
            scale.levels.push_back(std::move(level));
        }
        warn_of_unlabelled(written);
        known_.scales.emplace(scale.name, static_cast<model::scale_index>(rules.scales.size()));
        rules.scales.push_back(std::move(scale));
    }

    /// A mistyped word in front of a label begins a value, and the label belongs to another then. Both lack a label that others have.
    void warn_of_unlabelled(const syntax::scale& written) {
        const auto is_labelled = [](const syntax::scale_level& each) { return !to_wording(each.annotations).empty(); };
        const auto labelled = std::find_if(written.levels.begin(), written.levels.end(), is_labelled);
        if (labelled == written.levels.end()) return;
        for (const auto& each : written.levels)
            if (!is_labelled(each)) warn_of_unlabelled(written, each, *labelled, "");
        const auto warn_in = [&](const std::string& which, const auto& has) {
            const auto labelled_so = std::find_if(written.levels.begin(), written.levels.end(), has);
            if (labelled_so == written.levels.end()) return;
            for (const auto& each : written.levels)
                if (is_labelled(each) && !has(each)) warn_of_unlabelled(written, each, *labelled_so, which);
        };
        warn_in("en", [](const syntax::scale_level& each) { return each.annotations.label_en.has_value(); });
        warn_in("vi", [](const syntax::scale_level& each) { return each.annotations.label_vi.has_value(); });
    }
    void warn_of_unlabelled(const syntax::scale& scale, const syntax::scale_level& level, const syntax::scale_level& labelled, const std::string& which) {
        auto& finding = known_.report_finding(diagnostic_code::unlabelled_level, level.name.where, {level.name.text, scale.name.text, which});
        finding.labels.push_back({labelled.name.where, {phrase_id::label_here, {labelled.name.text}}});
    }

    bool refuse_type_name(const syntax::name& name) {
        if (!find_plain_type(name.text)) return false;
        known_.report_finding(diagnostic_code::reserved_name, name.where, {name.text});
        known_.poisoned.insert(name.text);
        return true;
    }

    void declare_record(const syntax::record& written) {
        auto& rules = known_.rules;
        if (const auto first = known_.records.find(written.name.text); first != known_.records.end())
            return report_duplicate(written.name, rules.records[first->second].where);
        if (refuse_type_name(written.name)) return;
        if (const auto scale = known_.scales.find(written.name.text); scale != known_.scales.end())
            return report_duplicate(written.name, rules.scales[scale->second].where);
        known_.records.emplace(written.name.text, static_cast<model::record_index>(rules.records.size()));
        rules.records.push_back({written.name.text, to_wording(written.annotations), {}, false, written.name.where});
    }

    void declare_fields(const syntax::record& written) {
        const auto record = known_.records.find(written.name.text);
        if (record == known_.records.end() || known_.rules.records[record->second].where != written.name.where) return;
        std::unordered_map<std::string, span> seen;
        record_keys keys;
        for (const auto& each : written.fields) {
            if (const auto [first, fresh] = seen.emplace(each.name.text, each.name.where); !fresh) {
                report_duplicate(each.name, first->second);
                continue;
            }
            refuse_shared_keys(each, keys);
            known_.fields.emplace(each.name.text, each.name.where);
            const auto type = known_.type_named(each.type);
            if (!type) {
                known_.poisoned.insert(each.name.text);
                continue;
            }
            known_.rules.records[record->second].fields.push_back({each.name.text, to_text(each.annotations.key), *type, to_wording(each.annotations),
                                                                   to_notes(each.annotations.notes), std::nullopt, each.name.where, each.fixed.has_value(), cost_of(each), each.cost.has_value(), each.sensitive.has_value()});
        }
    }

    using record_keys = std::unordered_map<std::string, const syntax::name*>;

    /// A fact is found in records under its field's name, or under the key.
    void refuse_shared_keys(const syntax::field& written, record_keys& keys) {
        const auto refuse_shared = [&](const std::string& key, span where) {
            const auto [first, fresh] = keys.emplace(key, &written.name);
            if (fresh || first->second == &written.name) return;
            auto& finding = known_.report_finding(diagnostic_code::shared_record_key, where, {key, first->second->text});
            finding.labels.push_back({first->second->where, {phrase_id::first_declared_here, {}}});
        };
        refuse_shared(written.name.text, written.name.where);
        if (written.annotations.key) refuse_shared(written.annotations.key->text, written.annotations.key->where);
    }

    [[nodiscard]] std::uint32_t cost_of(const syntax::field& written) {
        if (!written.cost || !is_known(written.cost->content)) return 1;
        const auto number = std::get<decimal>(written.cost->content);
        if (number.is_whole() && number >= decimal{1} && number <= decimal{limits::field_cost_max}) return static_cast<std::uint32_t>(number.coefficient());
        known_.report_finding(diagnostic_code::cost_out_of_range, written.cost->where, {number.to_string(), std::to_string(limits::field_cost_max)});
        return 1;
    }

    /// `list of lecturer by unit`: the field behind `by` must be a reference to this record type.
    void declare_referring(const syntax::record& written) {
        const auto record = known_.records.find(written.name.text);
        if (record == known_.records.end()) return;
        for (const auto& each : written.fields) {
            const auto field = known_.rules.records[record->second].find(each.name.text);
            if (!each.referring || !field) continue;
            auto& made = known_.rules.records[record->second].fields[*field];
            if (known_.is_poisoned(each.referring->text)) continue;
            const auto referring = made.type.list ? known_.rules.records[made.type.index].find(each.referring->text) : std::nullopt;
            if (referring && known_.rules.records[made.type.index].fields[*referring].type == model::type{base_type::record, record->second, false})
                made.referring = referring;
            else
                known_.report_finding(diagnostic_code::not_a_referring_field, each.referring->where, {each.referring->text, written.name.text});
        }
    }

    /// `completion evidenced by document`: what shows the fact are records of that type.
    void declare_evidence(const syntax::record& written) {
        const auto record = known_.records.find(written.name.text);
        if (record == known_.records.end() || known_.rules.records[record->second].where != written.name.where) return;
        for (const auto& each : written.fields) {
            const auto field = known_.rules.records[record->second].find(each.name.text);
            if (!each.evidenced_by || !field || known_.rules.records[record->second].fields[*field].where != each.name.where) continue;
            if (const auto document = known_.record_named(*each.evidenced_by))
                static_cast<void>(known_.companion_field(record->second, {companion::evidence, *field}, *document));
            else
                known_.poisoned.insert("evidence of " + each.name.text);
        }
    }

    void declare_parameter(const syntax::parameter& written) {
        if (taken_in_expressions(written.name, phrase{phrase_id::set_instead, {written.name.text}})) return;
        model::parameter parameter{written.name.text, {},   {}, {}, false, to_wording(written.annotations), to_text(written.annotations.cite),
                                   to_notes(written.annotations.notes), written.name.where, written.annotations.open.has_value(),
                                   std::nullopt};
        if (!(written.dated.empty() ? take_content(written, parameter) : take_dated_contents(written, parameter))) {
            known_.poisoned.insert(written.name.text);
            return;
        }
        if (!parameter.dated.empty()) known_.dated_parameters.insert(parameter.name);
        known_.parameters.emplace(parameter.name, static_cast<model::parameter_index>(known_.rules.parameters.size()));
        known_.rules.parameters.push_back(std::move(parameter));
    }

    void declare_function(const syntax::function& written) {
        const auto& name = written.name;
        if (const auto first = known_.functions.find(name.text); first != known_.functions.end())
            return report_duplicate(name, known_.rules.functions[first->second].where);
        // Tests set both by name.
        if (const auto parameter = known_.parameters.find(name.text); parameter != known_.parameters.end())
            return report_duplicate(name, known_.rules.parameters[parameter->second].where);
        model::function made{name.text, to_wording(written.annotations), to_text(written.annotations.cite), to_notes(written.annotations.notes), {}, {}, name.where};
        auto result = type_of_function(written.result, false);
        bool is_whole = result.has_value();
        std::unordered_map<std::string, span> seen;
        for (const auto& each : written.arguments) {
            if (const auto [first, fresh] = seen.emplace(each.name.text, each.name.where); !fresh) report_duplicate(each.name, first->second);
            auto type = type_of_function(each.type, true);
            is_whole = is_whole && type;
            if (type) made.arguments.push_back({each.name.text, *type, to_wording(each.annotations)});
        }
        if (!is_whole) {
            known_.poisoned.insert(name.text);
            return;
        }
        made.result = *result;
        known_.functions.emplace(made.name, static_cast<model::function_index>(known_.rules.functions.size()));
        known_.rules.functions.push_back(std::move(made));
    }

    /// Functions take and give single values; the texts of an evaluation are those of records and rules, so that none is given.
    std::optional<model::type> type_of_function(const syntax::type_name& written, bool is_argument) {
        const auto type = known_.type_named(written);
        if (!type) return std::nullopt;
        const bool fits = !type->list && type->base != base_type::record && type->base != base_type::judgement &&
                          (is_argument || type->base != base_type::text);
        if (fits) return type;
        known_.report_finding(is_argument ? diagnostic_code::unfit_argument_type : diagnostic_code::unfit_result_type, written.where,
                              {known_.type_words(*type)});
        return std::nullopt;
    }

    bool take_content(const syntax::parameter& written, model::parameter& parameter) {
        const auto type = written.type ? known_.type_named(*written.type) : std::nullopt;
        if (written.type && !type) return false;
        auto content = parameter_content(written.content, type);
        if (!content) return false;
        parameter.type = content->first;
        parameter.content = std::move(content->second);
        return true;
    }

    /// The values of a parameter by day, each later than the one before.
    bool take_dated_contents(const syntax::parameter& written, model::parameter& parameter) {
        auto type = written.type ? known_.type_named(*written.type) : std::nullopt;
        if (written.type && !type) return false;
        for (const auto& each : written.dated) {
            const auto* from = std::get_if<date>(&each.from.content);
            const bool may_widen = type && type->base == base_type::integer && !written.type;
            auto content = parameter_content(each.content, may_widen ? model::type{base_type::decimal} : type);
            if (!from || !content) return false;
            if (!parameter.dated.empty() && *from <= parameter.dated.back().from) {
                known_.report_finding(diagnostic_code::dates_not_in_order, each.from.where,
                                      {from->to_string(), parameter.dated.back().from.to_string()});
                return false;
            }
            // Whole numbers beside others are decimals.
            if (!type || (may_widen && !std::get<decimal>(content->second).is_whole())) type = content->first;
            parameter.dated.push_back({*from, std::move(content->second), to_text(each.annotations.cite), to_notes(each.annotations.notes), each.from.where});
        }
        parameter.type = *type;
        return true;
    }

    /// Nothing, and reported, where `written` is no constant of the type.
    std::optional<std::pair<model::type, value>> parameter_content(const syntax::expression& written, std::optional<model::type> type) {
        if (const auto* literal = std::get_if<syntax::literal>(&written.form)) {
            known_.warn_of_point(*literal, type == model::type{base_type::integer});
            if (!type) return std::pair{type_of(*literal), literal->content};
            if (is_of_type(*literal, *type)) return std::pair{*type, literal->content};
            if (type->base == base_type::scale && literal->form == syntax::literal::kind::text)
                return level_named(std::get<std::string>(literal->content), literal->where, *type);
            known_.report_finding(diagnostic_code::type_mismatch, literal->where,
                                  {known_.type_words(*type), known_.type_words(type_of(*literal))});
            return std::nullopt;
        }
        if (std::holds_alternative<syntax::expression::broken>(written.form)) return std::nullopt;
        const auto* path = std::get_if<syntax::path>(&written.form);
        if (!path) {
            known_.report_finding(diagnostic_code::not_a_constant, written.where);
            return std::nullopt;
        }
        const auto& name = path->parts.front();
        if (type && type->base == base_type::scale) return level_named(name.text, name.where, *type);
        known_.report_finding(diagnostic_code::unknown_name, name.where, {name.text});
        return std::nullopt;
    }

    std::optional<std::pair<model::type, value>> level_named(const std::string& name, span where, model::type type) {
        const auto& scale = known_.rules.scales[type.index];
        if (const auto found = scale.find(name)) return std::pair{type, value{*found}};
        auto& finding = known_.report_finding(diagnostic_code::unknown_scale_value, where, {name, scale.name});
        declared::suggest(finding, name, names_of(scale.levels), "`" + scale.name + "`");
        return std::nullopt;
    }

    void apply_setting(const syntax::setting& written, pending_bodies& pending) {
        const auto& name = written.parameter;
        const auto found = known_.parameters.find(name.text);
        if (found == known_.parameters.end()) {
            if (!known_.is_poisoned(name.text)) report_unknown_parameter(name.text, name.where);
            return;
        }
        auto& parameter = known_.rules.parameters[found->second];
        if (refuse_own(name, parameter.where)) return;
        if (parameter.set_where && !relations_.builds_on(name.where.source, parameter.set_where->source)) {
            auto& finding = known_.report_finding(diagnostic_code::set_twice, name.where, {name.text});
            finding.labels.push_back({*parameter.set_where, {phrase_id::set_here, {}}});
            return;
        }
        auto content = parameter_content(written.content, parameter.type);
        if (!content) return;
        pending.settings.push_back({&written, found->second, contents_of(parameter), content->second, parameter.open});
        parameter.content = std::move(content->second);
        parameter.dated.clear();
        parameter.open = written.annotations.open.has_value();
        parameter.set_where = name.where;
        parameter.cite = to_text(written.annotations.cite);
        for (auto& note : to_notes(written.annotations.notes)) parameter.notes.push_back(std::move(note));
    }

    /// The value, or what it is from one day on and from another.
    static std::vector<value> contents_of(const model::parameter& parameter) {
        if (parameter.dated.empty()) return {parameter.content};
        std::vector<value> contents;
        for (const auto& each : parameter.dated) contents.push_back(each.content);
        return contents;
    }

    /// Only what a used file declares can be refined. The other is reported.
    bool refuse_own(const syntax::name& name, span declared_where) {
        if (relations_.builds_on(name.where.source, declared_where.source)) return false;
        auto& finding = known_.report_finding(diagnostic_code::not_from_used_file, name.where, {name.text});
        finding.labels.push_back({declared_where, {phrase_id::declared_here, {name.text}}});
        return true;
    }

    void apply_overrides() {
        for (const auto& [name, content] : overrides_) {
            if (const auto found = known_.parameters.find(name); found != known_.parameters.end())
                apply_override(content, known_.rules.parameters[found->second]);
            else if (!known_.is_poisoned(name))
                report_unknown_parameter(name, {});
        }
    }

    void report_unknown_parameter(const std::string& name, span where) {
        auto& finding = known_.report_finding(diagnostic_code::unknown_parameter, where, {name});
        declared::suggest(finding, name, names_of(known_.rules.parameters), "");
    }

    void apply_override(const std::string& written, model::parameter& parameter) {
        auto content = read_as(written, parameter.type, known_.rules);
        if (!content) {
            auto& finding = known_.report_finding(diagnostic_code::wrong_parameter_value, parameter.where,
                                                  {parameter.name, written, known_.type_words(parameter.type)});
            suggest_value(finding, written, parameter);
            return;
        }
        parameter.content = std::move(*content);
        parameter.dated.clear();
        parameter.overridden = true;
    }

    void suggest_value(diagnostic& finding, const std::string& written, const model::parameter& parameter) {
        if (parameter.type.base == base_type::scale) {
            const auto& scale = known_.rules.scales[parameter.type.index];
            declared::suggest(finding, written, names_of(scale.levels), "`" + scale.name + "`");
        }
        finding.help.push_back({phrase_id::for_example, {parameter.name + '=' + example_of(parameter.type)}});
    }

    [[nodiscard]] std::string example_of(model::type type) const {
        switch (type.base) {
        case base_type::boolean:
        case base_type::judgement: return "true";
        case base_type::integer: return "3";
        case base_type::decimal: return "8.5";
        case base_type::percent: return "80%";
        case base_type::date: return "2023-06-21";
        case base_type::text: return "2024-2025";
        case base_type::duration: return "15";
        case base_type::school_year: return "2023-2024";
        case base_type::scale: return known_.rules.scales[type.index].levels.back().name;
        case base_type::record: break;
        }
        return {};
    }

    /// Fields, parameters and helpers share one space, so that a name in a condition means one thing.
    bool taken_in_expressions(const syntax::name& name, std::optional<phrase> help_with_parameter = std::nullopt) {
        if (const auto field = known_.fields.find(name.text); field != known_.fields.end()) return report_duplicate(name, field->second), true;
        if (const auto parameter = known_.parameters.find(name.text); parameter != known_.parameters.end())
            return report_duplicate(name, known_.rules.parameters[parameter->second].where, std::move(help_with_parameter)), true;
        if (const auto definition = known_.definitions.find(name.text); definition != known_.definitions.end())
            return report_duplicate(name, known_.rules.definitions[definition->second.front()].where), true;
        return false;
    }

    static bool is_reported(const syntax::definition& written) { return written.reported; }
    static bool is_reported(const syntax::table&) { return false; }

    /// A definition or a table: values and conditions with a name.
    template <class Named>
    void declare_definition(const Named& written, pending_bodies& pending) {
        if (taken_in_expressions(written.name)) return;
        std::vector<model::definition_index> indices;
        std::unordered_set<model::record_index> records;
        for (const auto& name : written.records) {
            const auto record = known_.record_named(name);
            if (!record) continue;
            if (!records.insert(*record).second) {
                known_.report_finding(diagnostic_code::duplicate_name, name.where, {name.text});
                continue;
            }
            indices.push_back(static_cast<model::definition_index>(known_.rules.definitions.size()));
            model::definition definition{written.name.text, *record, to_wording(written.annotations), to_text(written.annotations.cite),
                                         to_notes(written.annotations.notes), {}, is_reported(written), written.name.where};
            known_.rules.definitions.push_back(std::move(definition));
        }
        if (indices.empty()) {
            known_.poisoned.insert(written.name.text);
            return;
        }
        known_.definitions.emplace(written.name.text, indices);
        pending.definitions.push_back({&written, std::move(indices)});
    }

    void declare_criterion(const syntax::criterion& written, pending_bodies& pending) {
        auto& rules = known_.rules;
        if (const auto first = known_.criteria.find(written.name.text); first != known_.criteria.end())
            return report_duplicate(written.name, rules.criteria[first->second].where, phrase{phrase_id::refine_instead, {written.name.text}});
        const auto record = known_.record_named(written.record);
        if (!record) {
            known_.poisoned.insert(written.name.text);
            return;
        }
        const auto index = static_cast<model::criterion_index>(rules.criteria.size());
        known_.criteria.emplace(written.name.text, index);
        rules.criteria.push_back({written.name.text, *record, to_wording(written.annotations), to_text(written.annotations.cite),
                                  to_notes(written.annotations.notes), {}, written.name.where});
        pending.criteria.push_back({&written, index, {}});
    }

    void declare_refinement(const syntax::refinement& written, pending_bodies& pending) {
        const auto& name = written.target.parts.front();
        const auto found = known_.criteria.find(name.text);
        if (found == known_.criteria.end()) {
            if (known_.is_poisoned(name.text)) return;
            auto& finding = known_.report_finding(diagnostic_code::unknown_criterion, name.where, {name.text});
            declared::suggest(finding, name.text, names_of(known_.rules.criteria), "");
            return;
        }
        if (!refuse_own(name, known_.rules.criteria[found->second].where)) pending.criteria[found->second].refinements.push_back(&written);
    }

    declared& known_;
    const file_relations& relations_;
    const parameter_values& overrides_;
};

} // namespace

pending_bodies declare_all(const rule_files& files, const file_relations& relations, const parameter_values& overrides, declared& known) {
    return declarer{known, relations, overrides}.declare(files);
}

} // namespace guong::inline v0::checking
