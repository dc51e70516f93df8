#include "value_parts.hpp"

#include <algorithm>

#include <guong/limits.hpp>

#include "calculation_steps.hpp"
#include "list_parts.hpp"

namespace guong::inline v0::explaining {

std::vector<reading> parts_of_value(std::uint32_t operand, const frame& scopes, const fact_reader& reader, const evaluator& engine,
                                    const atlas& places, std::size_t& nodes) {
    part_collector collector{reader, engine, places, nodes};
    collector.add_parts_of(operand, scopes);
    auto parts = collector.take();
    std::stable_partition(parts.begin(), parts.end(), [](const reading& each) { return each.how.has_value(); });
    return parts;
}

bool part_collector::has_room() const noexcept { return nodes_ < limits::explanation_nodes_max; }

void part_collector::add(reading part) {
    if (!has_room()) return;
    // A fact is known by its place, everything else by its name; a row stands in the rule file.
    const auto place = part.row ? part.row->file + ':' + std::to_string(part.row->where.line) + ':' + std::to_string(part.row->where.column) : part.at;
    const bool by_place = !place.empty() && !part.entries;
    if (!known_parts_.emplace(place, by_place ? std::string{} : part.subject.text).second) return;
    ++nodes_;
    parts_.push_back(std::move(part));
}

truth part_collector::outcome_of(std::uint32_t unit, const frame& scopes) const {
    slots bits;
    engine_.recall(unit, rows_of(scopes), bits);
    return bits[0];
}

const model::definition* named_value(const program& code, const model::operand* body) {
    for (const auto& each : code.model().definitions)
        if (std::get_if<model::operand>(&each.body) == body) return &each;
    return nullptr;
}

// Operands.

void part_collector::add_parts_of(std::uint32_t operand, const frame& scopes) {
    if (!has_room()) return;
    const auto& code = code_of(operand);
    using kind = operand_code::kind;
    switch (code.what) {
    case kind::constant:
    case kind::dated_parameter: return add_parameter(operand, scopes);
    case kind::reference_date: return add_reference_date();
    case kind::fact: return add_fact(code_.accesses()[code.access], scopes);
    case kind::call: return add_call(code, scopes);
    case kind::fallback: return add_fallback(code, scopes);
    case kind::choice: return add_choice(code, scopes);
    case kind::covered_time: return add_covered_time(code, scopes);
    default: break;
    }
    if (operand_code::is_over_list(code.what)) return add_list(operand, scopes);
    for (std::uint32_t part = 0; part < code.size; ++part) add_operand(code.first + part, scopes);
}

/// A part that has a name of its own is told by it, and then what it is made of.
void part_collector::add_operand(std::uint32_t operand, const frame& scopes) {
    const auto& code = code_of(operand);
    const auto* definition = named_value(code_, code.origin);
    const bool is_plain = code.what == operand_code::kind::fact || code.what == operand_code::kind::constant;
    if (definition && !is_plain) add_value(operand, wording_or(definition->label, definition->name), scopes);
    add_parts_of(operand, scopes);
}

void part_collector::add_value(std::uint32_t operand, model::wording subject, const frame& scopes) {
    auto found = reader_.read_value_alone(operand, scopes);
    found.subject = std::move(subject);
    found.nameless = false;
    add(with_steps(operand, std::move(found), scopes));
}

reading part_collector::with_steps(std::uint32_t operand, reading found, const frame& scopes) {
    found.how = steps_of_value(operand, scopes, reader_, engine_, atlas_, nodes_);
    return found;
}

/// The side of a comparison inside a condition: what is calculated there is said as it is written.
void part_collector::add_side(std::uint32_t operand, const frame& scopes) {
    const auto& code = code_of(operand);
    using kind = operand_code::kind;
    const bool is_said_by_itself = code.what == kind::constant || code.what == kind::fact || code.what == kind::call ||
                                   code.what == kind::dated_parameter || code.what == kind::count || code.what == kind::reference_date;
    if (!is_said_by_itself && !named_value(code_, code.origin)) {
        add(with_steps(operand, reader_.read_value_alone(operand, scopes), scopes));
    }
    add_operand(operand, scopes);
}

void part_collector::add_call(const operand_code& code, const frame& scopes) {
    const auto way = atlas_.follow(code.subject, scopes);
    if (way.stuck_at) return add(reader_.read_reference(code.subject, scopes));
    add_operand(code.first, {way.last});
}

void part_collector::add_fallback(const operand_code& code, const frame& scopes) {
    add_operand(code.first, scopes);
    if (engine_.value_of(code.first, rows_of(scopes)).why != unknown_reason::none) add_operand(code.first + 1, scopes);
}

void part_collector::add_parameter(std::uint32_t operand, const frame& scopes) {
    const auto& code = code_of(operand);
    const auto& rules = code_.model();
    if (code.what == operand_code::kind::constant) {
        const auto* constant = std::get_if<model::constant>(&code.origin->form);
        if (constant && constant->parameter) add(reader_.read_parameter(rules.parameters[*constant->parameter], constant->content));
        return;
    }
    const auto& parameter = rules.parameters[code.parameter];
    const auto found = engine_.value_of(operand, rows_of(scopes));
    auto made = reader_.read_parameter(parameter, found.content);
    made.calculated = true;
    made.why = found.why;
    auto day = engine_.options().as_of;
    if (code.size > 0) {
        const auto given = engine_.value_of(code.first, rows_of(scopes)).content;
        const auto* fixed = std::get_if<date>(&given);
        day = fixed ? std::optional{*fixed} : std::nullopt;
    }
    for (const auto& each : parameter.dated)
        if (made.known && day && each.from <= *day) {
            made.in_force_from = each.from;
            made.cite = each.cite.empty() ? parameter.cite : each.cite;
        }
    add(std::move(made));
    if (code.size > 0)
        add_operand(code.first, scopes);
    else
        add_reference_date();
}

/// Where the host gives one, it stands in the head of the explanation.
void part_collector::add_reference_date() {
    if (engine_.options().as_of) return;
    reading made;
    made.subject = reference_date_title();
    made.at = reference_date_pointer;
    made.type = model::base_type::date;
    add(std::move(made));
}

// Choices: the rows that were asked, up to the one that held.

void part_collector::add_choice(const operand_code& code, const frame& scopes) {
    if (code.takes == model::choice::policy::first) return add_only_row_asked(code, scopes);
    const auto rows = static_cast<std::uint32_t>(code.units.size());
    bool some = false;
    for (std::uint32_t row = 0; row < rows; ++row) add_facts_of(code.units[row], scopes);
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (outcome_of(code.units[row], scopes) != truth::yes) continue;
        some = true;
        add_row(code, row, scopes);
    }
    if (!some && code.has_last) add_operand(code.first + rows, scopes);
}

void part_collector::add_only_row_asked(const operand_code& code, const frame& scopes) {
    const auto rows = static_cast<std::uint32_t>(code.units.size());
    for (std::uint32_t row = 0; row < rows; ++row) {
        add_facts_of(code.units[row], scopes);
        const auto holds = outcome_of(code.units[row], scopes);
        if (holds == truth::yes) return add_row(code, row, scopes);
        // Nobody knows whether it is this one: so what it gives counts too.
        if (holds == truth::unknown) add_operand(code.first + row, scopes);
    }
    if (code.has_last) add_operand(code.first + rows, scopes);
}

void part_collector::add_row(const operand_code& code, std::uint32_t row, const frame& scopes) {
    const auto& choice = std::get<model::choice>(code.origin->form);
    if (!choice.inputs.empty()) {
        const auto where = choice.rows[row].where;
        const auto& file = code_.model().sources_text[where.source];
        reading made;
        made.row = row_reading{row + 1, file.name(), file.locate(where.begin)};
        if (const auto* table = named_value(code_, code.origin)) made.subject = wording_or(table->label, table->name);
        made.known = true;
        add(std::move(made));
    }
    add_operand(code.first + row, scopes);
}

// Lists.

void part_collector::add_list(std::uint32_t operand, const frame& scopes) {
    const auto& code = code_of(operand);
    const auto* sum = code.origin ? std::get_if<model::aggregate>(&code.origin->form) : nullptr;
    if (sum && sum->largest && sum->largest->parameter)
        add(reader_.read_parameter(code_.model().parameters[*sum->largest->parameter], sum->largest->content));
    add(list_part(operand, scopes, reader_, engine_, atlas_, nodes_));
    if (code.what == operand_code::kind::run_ending) add_operand(code.first + 1, scopes);
}

void part_collector::add_covered_time(const operand_code& code, const frame& scopes) {
    const auto window = code.has_last ? 2u : 0u;
    const auto stretches = code.size - window;
    for (auto part = stretches; part < code.size; ++part) add_operand(code.first + part, scopes);
    for (std::uint32_t part = 0; part < stretches; ++part)
        add(covered_part(code, part, scopes, reader_, engine_, atlas_, nodes_));
}

// Conditions.

void part_collector::add_fact(const access& read, const frame& scopes) {
    const model::field_path path{read.row, read.field};
    add(read.type.list ? reader_.read_list(path, scopes) : reader_.read_fact(path, scopes));
}

void part_collector::add_facts_of(std::uint32_t unit, const frame& scopes) {
    for (const auto& code : code_.units()[unit].code)
        if (has_room()) add_instruction(code, scopes);
}

void part_collector::add_instruction(const instruction& code, const frame& scopes) {
    if (reads_access(code.what)) return add_fact(code_.accesses()[code.access], scopes);
    switch (code.what) {
    case operation::compare:
        add_side(code.first, scopes);
        return add_side(code.first + 1, scopes);
    case operation::text_test:
        for (std::uint32_t side = 0; side < code.size; ++side) add_side(code.first + side, scopes);
        return;
    case operation::call: {
        const auto& path = code_.accesses()[code.access].row;
        const auto way = atlas_.follow(path, scopes);
        if (way.stuck_at) return add(reader_.read_reference(path, scopes));
        if (asked_.emplace(code.unit, way.last.row).second) add_facts_of(code.unit, {way.last});
        return;
    }
    default: return; // groups read nothing themselves
    }
}

} // namespace guong::inline v0::explaining
