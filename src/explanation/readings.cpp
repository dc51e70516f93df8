#include "readings.hpp"

#include <algorithm>
#include <utility>

#include "../value/comparison.hpp"
#include "calculation_steps.hpp"
#include "value_parts.hpp"

namespace guong::inline v0::explaining {

namespace {

/// Two titles as one, in every language that either has.
model::wording joined(const model::wording& first, const model::wording& second) {
    if (first.empty()) return second;
    const auto both = [](const std::string& one, const std::string& other) { return one + " – " + other; };
    model::wording made;
    made.text = both(first.text, second.text);
    if (!first.en.empty() || !second.en.empty()) made.en = both(first.in(language::en), second.in(language::en));
    if (!first.vi.empty() || !second.vi.empty()) made.vi = both(first.in(language::vi), second.in(language::vi));
    return made;
}

} // namespace

displayed_value fact_reader::displayed(const value& content, const model::type& type) const {
    displayed_value made;
    made.content = content;
    made.type = type.base;
    if (const auto* rank = std::get_if<level>(&content)) {
        const auto& found = atlas_->rules().scales[type.index].levels[rank->rank];
        made.level = wording_or(found.label, found.name);
    }
    return made;
}

/// The references on the way before the title: `Unit – Internal unity`.
model::wording fact_reader::along(const model::row_path& path, const model::wording& title) const {
    auto record = path.start;
    model::wording way;
    for (const auto hop : path.hops) {
        const auto& reference = atlas_->field(record, hop);
        way = joined(way, wording_of(reference));
        record = reference.type.index;
    }
    return joined(way, title);
}

/// What is calculated inside a sensitive element may read nothing that is sensitive by itself.
disclosure fact_reader::disclosed(const model::operand& written, const frame& scopes) const {
    return disclosed_if(secrets_.of(written) || std::any_of(scopes.begin(), scopes.end(), [](const place& each) { return each.sensitive; }));
}

/// A fact of a record that an unknown reference would lead to.
reading fact_reader::unreachable(const journey& way, const model::field& asked, const model::row_path& path) const {
    reading made;
    made.subject = along(path, wording_of(asked));
    made.at = atlas_->pointer(way.last, *way.stuck_at);
    made.type = asked.type.base;
    made.list = asked.type.list;
    return made;
}

reading fact_reader::read_fact(const model::field_path& path, const frame& scopes) const {
    const auto way = atlas_->follow(path.row, scopes);
    const auto& declared = atlas_->field(path.row.end, path.field);
    if (way.stuck_at) return unreachable(way, declared, path.row);
    if (declared.type.list) return read_list(path, scopes);
    reading made;
    made.subject = along(path.row, atlas_->title(way.last, path.field));
    made.at = atlas_->pointer(way.last, path.field);
    made.type = declared.type.base;
    made.disclosed = disclosed_if(way.last.sensitive || declared.sensitive);
    if (declared.type.base == model::base_type::record) {
        made.known = atlas_->data().reference(way.last.record, way.last.row, path.field).has_value();
    } else {
        const auto content = atlas_->data().fact(way.last.record, way.last.row, path.field);
        made.known = is_known(content);
        made.actual = displayed(content, declared.type);
    }
    if (const auto* note = atlas_->data().annotation_of(way.last.record, way.last.row, path.field)) made.note = *note;
    return made;
}

reading fact_reader::read_reference(const model::row_path& path, const frame& scopes) const {
    model::field_path last{path, path.hops.back()};
    last.row.hops.pop_back();
    const auto way = atlas_->follow(last.row, scopes);
    if (way.stuck_at) return unreachable(way, atlas_->field(way.last.record, *way.stuck_at), {});
    last.row.end = way.last.record;
    return read_fact(last, scopes);
}

reading fact_reader::read_list(const model::field_path& path, const frame& scopes) const {
    const auto way = atlas_->follow(path.row, scopes);
    const auto& declared = atlas_->field(path.row.end, path.field);
    if (way.stuck_at) return unreachable(way, declared, path.row);
    reading made;
    made.subject = along(path.row, atlas_->title(way.last, path.field));
    made.at = atlas_->pointer(way.last, path.field);
    made.type = declared.type.base;
    made.list = true;
    made.disclosed = disclosed_if(way.last.sensitive || declared.sensitive);
    if (const auto elements = atlas_->data().elements(way.last.record, way.last.row, path.field)) {
        const auto size = static_cast<std::uint32_t>(elements->size());
        made.known = true;
        made.counted = evaluator::tally{size, size};
    }
    if (const auto* note = atlas_->data().annotation_of(way.last.record, way.last.row, path.field)) made.note = *note;
    return made;
}

reading fact_reader::read_plain_element(const place& element) const {
    const auto& declared = atlas_->field(element.record, 0);
    reading made;
    made.subject = atlas_->title(element, 0);
    made.at = atlas_->pointer(element, 0);
    made.type = declared.type.base;
    made.disclosed = disclosed_if(element.sensitive || declared.sensitive);
    const auto content = atlas_->data().fact(element.record, element.row, 0);
    made.known = is_known(content);
    made.actual = displayed(content, declared.type);
    return made;
}

// Operands.

namespace {

/// An interval is two comparisons side by side, unless both ends are constants.
const instruction& lower_end(const unit& within, const instruction& code) {
    return code.what == operation::all ? within.code[code.first] : code;
}

} // namespace

std::uint32_t fact_reader::index_of(const operand_place& compiled) const {
    return static_cast<std::uint32_t>(compiled.code - engine_->program().operands().data());
}

fact_reader::operand_place fact_reader::side_of(const instruction& code, std::uint32_t side) const {
    if (takes_operands(code.what)) return {0, no_unit, &engine_->program().operands()[code.first + side]};
    return {code.access, code.unit, nullptr};
}

reading fact_reader::read_operand(const model::operand& written, const operand_place& compiled, const frame& scopes) const {
    if (const auto* path = std::get_if<model::field_path>(&written.form)) return read_fact(*path, scopes);
    if (const auto* count = std::get_if<model::count>(&written.form)) {
        auto made = read_count(*count, compiled, scopes);
        made.disclosed = disclosed(written, scopes);
        return made;
    }
    if (const auto* named = std::get_if<model::definition_value>(&written.form)) return read_named(*named, compiled, scopes);
    if (!std::holds_alternative<model::constant>(written.form)) return read_value(index_of(compiled), scopes);
    const auto& constant = std::get<model::constant>(written.form);
    if (constant.parameter) return read_parameter(atlas_->rules().parameters[*constant.parameter], constant.content);
    reading made;
    made.known = true;
    made.named = true;
    made.type = written.type.base;
    made.actual = displayed(constant.content, written.type);
    return made;
}

reading fact_reader::read_parameter(const model::parameter& read, const value& content) const {
    reading made;
    made.subject = wording_or(read.label, read.name);
    made.known = is_known(content);
    made.named = true;
    made.type = read.type.base;
    if (made.known) made.actual = displayed(content, read.type);
    made.cite = read.cite;
    return made;
}

reading fact_reader::read_count(const model::count& form, const operand_place& compiled, const frame& scopes) const {
    auto made = read_list(form.elements.list, scopes);
    made.filtered = form.elements.filter.has_value();
    if (!made.known || !form.elements.filter) return made;
    const auto access = compiled.code ? compiled.code->access : compiled.list_access;
    const auto unit = compiled.code ? compiled.code->unit : compiled.unit;
    made.counted = engine_->count(access, unit, rows_of(scopes));
    return made;
}

reading fact_reader::read_value(std::uint32_t operand, const frame& scopes) const {
    auto made = read_value_alone(operand, scopes);
    made.how = steps_of_value(operand, scopes, *this, *engine_, *atlas_, *nodes_);
    made.parts = parts_of_value(operand, scopes, *this, *engine_, *atlas_, *nodes_);
    return made;
}

reading fact_reader::read_value_alone(std::uint32_t operand, const frame& scopes) const {
    const auto& written = *engine_->program().operands()[operand].origin;
    const auto found = engine_->value_of(operand, rows_of(scopes));
    reading made;
    made.named = made.calculated = true;
    made.subject = calculation_title(written);
    made.nameless = !std::holds_alternative<model::reference_date>(written.form) && !std::holds_alternative<model::dated_parameter>(written.form);
    made.type = written.type.base;
    made.disclosed = disclosed(written, scopes);
    made.known = found.why == unknown_reason::none;
    made.why = found.why;
    made.rounded = found.is_rounded;
    if (is_known(found.content)) made.actual = displayed(found.content, written.type);
    if (found.rows) {
        made.rows.emplace();
        for (const auto& each : *found.rows) made.rows->push_back(displayed(each, written.type));
    }
    if (is_known(found.at_least)) {
        made.actual = displayed(found.at_least, written.type);
        made.at_most = displayed(found.at_most, written.type);
    }
    return made;
}

/// What a person calls a calculation: as the rule file writes it, where nothing in it has a name.
model::wording fact_reader::calculation_title(const model::operand& written) const {
    if (std::holds_alternative<model::reference_date>(written.form)) return reference_date_title();
    if (const auto* dated = std::get_if<model::dated_parameter>(&written.form)) {
        const auto& parameter = atlas_->rules().parameters[dated->parameter];
        return wording_or(parameter.label, parameter.name);
    }
    model::wording made;
    made.text = written_text(written.where);
    return made;
}

namespace {

/// Without the brackets around the whole, which serve the rule file alone. Quoted brackets are none.
std::string_view without_outer_brackets(std::string_view text) {
    const auto encloses = [](std::string_view written) {
        if (written.size() < 2 || written.front() != '(' || written.back() != ')') return false;
        std::size_t open = 0;
        bool quoted = false;
        for (std::size_t at = 0; at < written.size(); ++at) {
            if (written[at] == '"' && (at == 0 || written[at - 1] != '\\')) quoted = !quoted;
            if (quoted) continue;
            if (written[at] == '(') ++open;
            if (written[at] == ')' && --open == 0) return at + 1 == written.size();
        }
        return false;
    };
    while (encloses(text)) text = text.substr(1, text.size() - 2);
    return text;
}

} // namespace

/// On one line, without comments.
std::string fact_reader::written_text(span where) const {
    const auto& file = atlas_->rules().sources_text[where.source];
    std::string text;
    bool quoted = false;
    bool comment = false;
    for (const char letter : without_outer_brackets(file.bytes().substr(where.begin, where.end - where.begin))) {
        if (letter == '"') quoted = !quoted && !comment;
        if (letter == '#' && !quoted) comment = true;
        if (letter == '\n') comment = false;
        if (comment) continue;
        const bool is_blank = letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
        if (!is_blank)
            text.push_back(letter);
        else if (!text.empty() && text.back() != ' ')
            text.push_back(' ');
    }
    return text;
}

/// A named value is read where it is defined, and called by its own name.
reading fact_reader::read_named(const model::definition_value& form, const operand_place& compiled, const frame& scopes) const {
    const auto& definition = atlas_->rules().definitions[form.definition];
    const auto& body = std::get<model::operand>(definition.body);
    const auto way = atlas_->follow(form.subject, scopes);
    reading made;
    if (way.stuck_at) {
        made.type = body.type.base;
        made.at = atlas_->pointer(way.last, *way.stuck_at);
    } else if (compiled.code && compiled.code->what == operand_code::kind::call) {
        auto inside = compiled;
        inside.code = &engine_->program().operands()[compiled.code->first];
        made = read_operand(body, inside, {way.last});
    } else {
        // The compiler put the named value in the place of its name: its row is the innermost one.
        made = read_operand(body, compiled, scopes);
    }
    made.named = made.named || !definition.label.empty();
    if (!definition.label.empty() || made.subject.empty()) {
        made.subject = wording_or(definition.label, definition.name);
        made.nameless = false;
    }
    return made;
}

std::optional<counted_list> fact_reader::counted_by(const model::operand& written, const operand_place& compiled,
                                                    const frame& scopes) const {
    if (const auto* count = std::get_if<model::count>(&written.form)) {
        if (!count->elements.filter) return std::nullopt;
        return counted_list{count->elements.list, count->elements.element, compiled.code ? compiled.code->unit : compiled.unit, scopes};
    }
    const auto* named = std::get_if<model::definition_value>(&written.form);
    if (!named) return std::nullopt;
    const auto& body = std::get<model::operand>(atlas_->rules().definitions[named->definition].body);
    if (!compiled.code || compiled.code->what != operand_code::kind::call) return counted_by(body, compiled, scopes);
    const auto way = atlas_->follow(named->subject, scopes);
    if (way.stuck_at) return std::nullopt;
    auto inside = compiled;
    inside.code = &engine_->program().operands()[compiled.code->first];
    return counted_by(body, inside, {way.last});
}

// What was needed.

std::string cite_of_setting(const model::ruleset& rules, const model::parameter& parameter) {
    if (!parameter.set_where || parameter.overridden) return {};
    return parameter.cite.empty() ? rules.sources_text[parameter.set_where->source].name() : parameter.cite;
}

const model::constant* fact_reader::constant_of(const model::operand& written) const {
    const auto* form = &written.form;
    while (const auto* named = std::get_if<model::definition_value>(form))
        form = &std::get<model::operand>(atlas_->rules().definitions[named->definition].body).form;
    return std::get_if<model::constant>(form);
}

void fact_reader::add_constant(explanation_node& made, const model::constant& needed, const model::type& type) const {
    if (made.needed.empty() && needed.parameter) {
        const auto& parameter = atlas_->rules().parameters[*needed.parameter];
        made.parameter = parameter.name;
        made.parameter_label = parameter.label;
        made.parameter_cite = cite_of_setting(atlas_->rules(), parameter);
    }
    made.needed.push_back(displayed(needed.content, type));
}

void fact_reader::add_needed(explanation_node& made, const model::operand& written, const operand_place& compiled,
                             const frame& scopes) const {
    if (const auto* constant = constant_of(written)) {
        add_constant(made, *constant, written.type);
        return;
    }
    auto read = read_operand(written, compiled, scopes);
    displayed_value needed;
    needed.type = written.type.base;
    if (read.actual && !read.at_most) needed = *read.actual; // one bound alone would look like the value
    if (read.counted && read.counted->at_least == read.counted->at_most) needed.content = decimal{read.counted->at_least};
    needed.disclosed = read.disclosed;
    if (const auto* dated = std::get_if<model::dated_parameter>(&written.form); dated && made.needed.empty()) {
        const auto& parameter = atlas_->rules().parameters[dated->parameter];
        made.parameter = parameter.name;
        made.parameter_label = parameter.label;
    } else {
        needed.source = read.subject;
    }
    made.needed.push_back(std::move(needed));
    made.readings.push_back(std::move(read));
}

std::optional<counted_list> fact_reader::counted_by(const model::comparison& form, const instruction& code, const frame& scopes) const {
    const bool turned = constant_of(form.left) && !constant_of(form.right);
    return counted_by(turned ? form.right : form.left, side_of(code, turned ? 1 : 0), scopes);
}

std::optional<counted_list> fact_reader::counted_by(const model::interval& form, const unit& within, const instruction& code,
                                                    const frame& scopes) const {
    return counted_by(form.operand, side_of(lower_end(within, code), 0), scopes);
}

void fact_reader::read_comparison(explanation_node& made, const model::comparison& form, const instruction& code,
                                  const frame& scopes) const {
    const bool turned = constant_of(form.left) && !constant_of(form.right);
    made.operation = turned ? mirrored(form.operation) : form.operation;
    const auto& read = turned ? form.right : form.left;
    const auto& needed = turned ? form.left : form.right;
    made.readings.push_back(read_operand(read, side_of(code, turned ? 1 : 0), scopes));
    add_needed(made, needed, side_of(code, turned ? 0 : 1), scopes);
}

void fact_reader::read_interval(explanation_node& made, const model::interval& form, const unit& within, const instruction& code,
                                const frame& scopes) const {
    const auto& low = lower_end(within, code);
    const auto& high = code.what == operation::all ? within.code[code.first + 1] : code;
    made.readings.push_back(read_operand(form.operand, side_of(low, 0), scopes));
    add_needed(made, form.low, side_of(low, 1), scopes);
    add_needed(made, form.high, side_of(high, 1), scopes);
}

void fact_reader::read_text_test(explanation_node& made, const model::text_test& form, const instruction& code, const frame& scopes) const {
    made.readings.push_back(read_operand(form.content, side_of(code, 0), scopes));
    if (form.other) add_needed(made, *form.other, side_of(code, 1), scopes);
}

void fact_reader::read_membership(explanation_node& made, const model::membership& form, const unit& within, const instruction& code,
                                  const frame& scopes) const {
    const auto& first = code.what == operation::any ? within.code[code.first] : code;
    made.readings.push_back(read_operand(form.operand, side_of(first, 0), scopes));
    for (const auto& option : form.options) add_constant(made, option, form.operand.type);
}

} // namespace guong::inline v0::explaining
