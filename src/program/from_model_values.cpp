#include "from_model_compiler.hpp"

namespace guong::inline v0::compiling {

void compiler::emit_operand(const model::operand& written, std::uint32_t at, place where) {
    if (const auto known = bodies_.find(&written); where.depth == 1 && known != bodies_.end()) {
        parts_.operands[at] = parts_.operands[known->second];
        return;
    }
    auto code = std::visit([&](const auto& form) { return emit_value(form, where); }, written.form);
    code.origin = &written;
    parts_.operands[at] = std::move(code);
}

operand_code compiler::code_of(operand_code::kind what) {
    operand_code code;
    code.what = what;
    return code;
}

void compiler::add_parts(operand_code& code, std::initializer_list<const model::operand*> parts, place where) {
    code.size = static_cast<std::uint32_t>(parts.size());
    code.first = add_operands(parts.size());
    auto at = code.first;
    for (const auto* part : parts) emit_operand(*part, at++, where);
}

void compiler::add_parts(operand_code& code, const std::vector<model::operand>& parts, place where) {
    code.size = static_cast<std::uint32_t>(parts.size());
    code.first = add_operands(parts.size());
    for (std::uint32_t i = 0; i < code.size; ++i) emit_operand(parts[i], code.first + i, where);
}

void compiler::set_list(operand_code& code, const model::selection& elements, place where) {
    code.access = add_access(elements.list);
    code.unit = compile_filter(elements, where.depth + 1);
}

operand_code compiler::emit_value(const model::constant& form, place) {
    auto code = code_of(operand_code::kind::constant);
    code.content = form.content;
    return code;
}

operand_code compiler::emit_value(const model::field_path& form, place) {
    auto code = code_of(operand_code::kind::fact);
    code.access = add_access(form);
    return code;
}

operand_code compiler::emit_value(const model::count& form, place where) {
    auto code = code_of(operand_code::kind::count);
    set_list(code, form.elements, where);
    return code;
}

operand_code compiler::emit_value(const model::definition_value& form, place) {
    auto code = code_of(operand_code::kind::call);
    code.subject = form.subject;
    code.first = parts_.definition_operands[form.definition];
    code.size = 1;
    return code;
}

operand_code compiler::emit_value(const model::sum& form, place where) {
    auto code = code_of(operand_code::kind::sum);
    add_parts(code, form.terms, where);
    for (std::uint32_t i = 0; i < code.size; ++i) parts_.operands[code.first + i].inverse = form.subtracted[i];
    return code;
}

operand_code compiler::emit_value(const model::product& form, place where) {
    auto code = code_of(operand_code::kind::product);
    add_parts(code, form.factors, where);
    const auto is_percent = [&](std::size_t i) { return form.factors[i].type.base == model::base_type::percent; };
    bool stays_percent = true;
    for (std::size_t i = 0; i < form.factors.size(); ++i)
        if (form.divided[i] == is_percent(i)) stays_percent = false;
    for (std::uint32_t i = 0; i < code.size; ++i) {
        auto& factor = parts_.operands[code.first + i];
        factor.inverse = form.divided[i];
        factor.takes_per_cent = is_percent(i) && !(stays_percent && !form.divided[i]);
        if (is_percent(i) && !form.divided[i]) stays_percent = false;
    }
    return code;
}

operand_code compiler::emit_value(const model::shift& form, place where) {
    auto code = code_of(operand_code::kind::shift);
    add_parts(code, {&*form.start, &*form.amount}, where);
    code.time = static_cast<time_unit>(form.amount->type.index);
    code.inverse = form.backwards;
    return code;
}

operand_code compiler::emit_value(const model::rounding& form, place where) {
    auto code = code_of(operand_code::kind::rounding);
    add_parts(code, {&*form.content}, where);
    code.mode = form.mode;
    code.step = form.step;
    return code;
}

operand_code compiler::emit_value(const model::choice& form, place where) {
    auto code = code_of(operand_code::kind::choice);
    code.takes = form.takes;
    code.has_last = form.otherwise.has_value();
    code.covers_all = form.covers_all;
    code.size = static_cast<std::uint32_t>(form.rows.size() + code.has_last);
    code.first = add_operands(code.size);
    for (std::uint32_t i = 0; i < form.rows.size(); ++i) {
        emit_operand(form.rows[i].content, code.first + i, where);
        code.units.push_back(compile_unit(where.record, where.depth, form.rows[i].when));
    }
    if (form.otherwise) emit_operand(**form.otherwise, code.first + code.size - 1, where);
    return code;
}

operand_code compiler::emit_value(const model::fallback& form, place where) {
    auto code = code_of(operand_code::kind::fallback);
    add_parts(code, {&*form.content, &*form.otherwise}, where);
    return code;
}

operand_code compiler::emit_value(const model::extreme& form, place where) {
    auto code = code_of(form.largest ? operand_code::kind::largest : operand_code::kind::smallest);
    add_parts(code, form.operands, where);
    return code;
}

operand_code compiler::emit_value(const model::function_call& form, place where) {
    auto code = code_of(operand_code::kind::function_call);
    add_parts(code, form.arguments, where);
    code.number = form.function;
    return code;
}

operand_code compiler::emit_value(const model::aggregate& form, place where) {
    static constexpr operand_code::kind kinds[] = {operand_code::kind::list_sum, operand_code::kind::list_least, operand_code::kind::list_most,
                                                   operand_code::kind::list_average};
    auto code = code_of(kinds[static_cast<std::size_t>(form.what)]);
    set_list(code, form.elements, where);
    const auto element = inside(form.elements, where);
    if (form.key)
        add_parts(code, {&*form.content, &**form.key}, element);
    else
        add_parts(code, {&*form.content}, element);
    if (form.largest) code.number = std::get<decimal>(form.largest->content).coefficient();
    return code;
}

operand_code compiler::emit_value(const model::share& form, place where) {
    auto code = code_of(operand_code::kind::share);
    set_list(code, form.elements, where);
    code.units.push_back(on_a_row_of_its_own(compile_unit(form.elements.element, where.depth + 1, *form.body)));
    return code;
}

operand_code compiler::emit_value(const model::run& form, place where) {
    static constexpr operand_code::kind kinds[] = {operand_code::kind::longest_run, operand_code::kind::run_ending, operand_code::kind::blocks};
    auto code = code_of(kinds[static_cast<std::size_t>(form.what)]);
    set_list(code, form.elements, where);
    code.has_last = form.last.has_value();
    code.size = code.has_last ? 2 : 1;
    code.first = add_operands(code.size);
    emit_operand(*form.number, code.first, inside(form.elements, where));
    if (form.last) emit_operand(**form.last, code.first + 1, where);
    code.number = form.what == model::run::kind::blocks ? form.length : form.gap_max;
    return code;
}

operand_code compiler::emit_value(const model::elapsed& form, place where) {
    auto code = code_of(operand_code::kind::elapsed);
    add_parts(code, {&*form.from, &*form.to}, where);
    code.time = form.unit;
    return code;
}

operand_code compiler::emit_stretch(const model::covered_time::stretch& form, place where) {
    auto code = code_of(operand_code::kind::stretch);
    set_list(code, form.elements, where);
    add_parts(code, {&*form.first, &*form.last}, inside(form.elements, where));
    return code;
}

operand_code compiler::emit_value(const model::covered_time& form, place where) {
    auto code = code_of(operand_code::kind::covered_time);
    code.time = form.unit;
    code.has_last = !form.window.empty();
    code.size = static_cast<std::uint32_t>(1 + form.excluded.size() + form.window.size());
    code.first = add_operands(code.size);
    auto at = code.first;
    parts_.operands[at++] = emit_stretch(form.counted, where);
    for (const auto& each : form.excluded) parts_.operands[at++] = emit_stretch(each, where);
    for (const auto& day : form.window) emit_operand(day, at++, where);
    return code;
}

operand_code compiler::emit_value(const model::part& form, place where) {
    static constexpr operand_code::kind kinds[] = {operand_code::kind::year, operand_code::kind::school_year, operand_code::kind::text_length};
    auto code = code_of(kinds[static_cast<std::size_t>(form.what)]);
    add_parts(code, {&*form.content}, where);
    code.number = form.first_month;
    return code;
}

operand_code compiler::emit_value(const model::dated_parameter& form, place where) {
    auto code = code_of(operand_code::kind::dated_parameter);
    code.parameter = form.parameter;
    if (form.day) add_parts(code, {&**form.day}, where);
    return code;
}

} // namespace guong::inline v0::compiling
