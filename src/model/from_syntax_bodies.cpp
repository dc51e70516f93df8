#include "from_syntax_expressions.hpp"
#include "from_syntax_sayings.hpp"

#include "types.hpp"

namespace guong::inline v0::checking {

std::optional<std::variant<model::condition, model::operand>> expression_checker::check_definition(const syntax::expression& written) {
    const auto as_operand = [&]() -> std::optional<std::variant<model::condition, model::operand>> {
        if (auto operand = check_operand(written)) return std::move(*operand);
        return std::nullopt;
    };
    const auto* path = std::get_if<syntax::path>(&written.form);
    if (!path && syntax::reads_as_value(written)) {
        auto content = as_operand();
        auto* operand = content ? std::get_if<model::operand>(&*content) : nullptr;
        const bool is_answer = operand && std::holds_alternative<model::function_call>(operand->form) && operand->type.base == model::base_type::boolean;
        if (is_answer) return holds(std::move(*operand));
        return content;
    }
    if (path) {
        const auto found = resolve(*path);
        if (std::holds_alternative<std::monostate>(found)) return std::nullopt;
        // A name for all rows of a table: they are reported as they are.
        if (const auto* named = std::get_if<definition_at>(&found)) {
            const auto type = known_.rules.definitions[named->definition].type();
            if (type.list) return model::operand{model::definition_value{named->subject, named->definition}, type, path->where};
        }
        if (is_value(found)) return as_operand();
    }
    if (auto condition = check_condition(written)) return std::move(*condition);
    return std::nullopt;
}

bool expression_checker::is_value(const target& found) const {
    if (const auto* path = std::get_if<model::field_path>(&found)) return !is_yes_or_no(field_at(*path).type.base);
    if (const auto* parameter = std::get_if<model::parameter_index>(&found))
        return known_.rules.parameters[*parameter].type.base != model::base_type::boolean;
    if (const auto* definition = std::get_if<definition_at>(&found))
        return std::holds_alternative<model::operand>(known_.rules.definitions[definition->definition].body);
    return std::holds_alternative<bound_number>(found);
}

std::optional<model::condition> expression_checker::check_body(const syntax::body& body, const syntax::name& name,
                                                               const syntax::annotations& annotations,
                                                               const std::optional<syntax::applicability>& applicability) {
    condition_or_nothing checked;
    if (const auto* expression = std::get_if<syntax::expression>(&body)) checked = check_condition(*expression);
    if (const auto* group = std::get_if<syntax::group>(&body)) checked = check_group(*group);
    auto applies = applicability ? check_condition(applicability->condition) : std::nullopt;
    if (!checked || (applicability && !applies)) return std::nullopt;
    if (applies) {
        if (applicability->negated) applies->negated = !applies->negated;
        checked->applicability = box<model::condition>{std::move(*applies)};
    }
    checked->item = model::item{name.text, to_wording(annotations), to_text(annotations.cite), to_notes(annotations.notes), name.where,
                                annotations.open.has_value()};
    take_sentence_of_helper(*checked);
    checked->said = to_sayings(known_, annotations.said);
    return checked;
}

void expression_checker::take_sentence_of_helper(model::condition& item) const {
    if (!item.item->sentence.empty() || item.negated) return;
    if (const auto* use = std::get_if<model::definition_use>(&item.form)) item.item->sentence = known_.rules.definitions[use->definition].label;
}

expression_checker::condition_or_nothing expression_checker::check_group(const syntax::group& written) {
    model::group group;
    group.quantity = static_cast<model::group::kind>(written.quantity);
    bool whole = !written.items.empty();
    std::unordered_map<std::string, span> seen;
    for (const auto& item : written.items) {
        if (const auto [first, fresh] = seen.emplace(item.name.text, item.name.where); !fresh) {
            auto& finding = known_.report_finding(diagnostic_code::duplicate_item, item.name.where, {item.name.text});
            finding.labels.push_back({first->second, {phrase_id::first_declared_here, {}}});
        }
        if (auto checked = check_body(item.body, item.name, item.annotations, item.applicability))
            group.children.push_back(std::move(*checked));
        else
            whole = false;
    }
    if (written.needed) {
        const auto needed = check_threshold(written, group);
        if (!needed) return std::nullopt;
        group.needed = *needed;
    }
    if (!whole) return std::nullopt;
    return model::condition{std::move(group), false, std::nullopt, written.where};
}

std::optional<expression_checker::named_number> expression_checker::number_of(const syntax::threshold& written) {
    named_number found;
    if (const auto* literal = std::get_if<syntax::literal>(&written)) {
        found.content = literal->content;
        found.where = literal->where;
        found.words = known_.written_at(found.where);
        return found;
    }
    const auto& name = std::get<syntax::name>(written);
    const auto named = known_.parameters.find(name.text);
    if (named == known_.parameters.end()) {
        report_unknown_name(name);
        return std::nullopt;
    }
    const auto& parameter = known_.rules.parameters[named->second];
    known_.parameter_used[named->second] = true;
    found.content = parameter.content;
    found.where = name.where;
    found.words = name.text;
    found.counts = parameter.type.base == model::base_type::integer || parameter.type.base == model::base_type::decimal;
    found.parameter = named->second;
    found.set_where = parameter.set_where;
    return found;
}

std::optional<std::uint32_t> expression_checker::check_threshold(const syntax::group& written, model::group& group) {
    const auto needed = number_of(*written.needed);
    if (!needed) return std::nullopt;
    group.parameter = needed->parameter;
    const auto refuse = [&](diagnostic_code code, std::vector<std::string> arguments) {
        auto& finding = known_.report_finding(code, needed->where, std::move(arguments));
        if (needed->set_where) finding.labels.push_back({*needed->set_where, {phrase_id::set_here, {}}});
        return std::nullopt;
    };
    const auto* number = std::get_if<decimal>(&needed->content);
    if (!needed->counts || !number || !number->is_whole() || *number < decimal{0})
        return refuse(diagnostic_code::threshold_not_whole, {needed->words});
    if (*number == decimal{0}) return refuse(diagnostic_code::threshold_zero, {});
    if (*number > decimal{static_cast<std::int64_t>(written.items.size())})
        return refuse(diagnostic_code::threshold_beyond_items, {number->to_string(), std::to_string(written.items.size())});
    return static_cast<std::uint32_t>(number->coefficient());
}

} // namespace guong::inline v0::checking
