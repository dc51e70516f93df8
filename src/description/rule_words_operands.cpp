#include "rule_words.hpp"

#include <algorithm>
#include <utility>

#include <guong/text.hpp>

#include "../rendering/markdown.hpp"
#include "../rendering/value_words.hpp"

namespace guong::inline v0::describing {

using markdown::code, markdown::escaped;
using phrasing::filled;

namespace {

/// Letters that one line of a calculation has at most, and from how many on a part of a longer one stands on a line of its own.
constexpr std::size_t line_letters_max = 160;
constexpr std::size_t step_letters_min = 30;

/// Values that a value is calculated from, as far as they are read for the same record.
std::vector<const model::operand*> parts_of(const model::operand& operand) {
    std::vector<const model::operand*> parts;
    const auto add = [&](const std::vector<model::operand>& several) {
        for (const auto& each : several) parts.push_back(&each);
    };
    const auto collect = [&]<class Form>(const Form& form) {
        if constexpr (std::is_same_v<Form, model::sum>)
            add(form.terms);
        else if constexpr (std::is_same_v<Form, model::product>)
            add(form.factors);
        else if constexpr (std::is_same_v<Form, model::extreme>)
            add(form.operands);
        else if constexpr (std::is_same_v<Form, model::rounding>)
            parts.push_back(&*form.content);
        else if constexpr (std::is_same_v<Form, model::fallback>)
            parts = {&*form.content, &*form.otherwise};
        else if constexpr (std::is_same_v<Form, model::elapsed>)
            parts = {&*form.from, &*form.to};
        else if constexpr (std::is_same_v<Form, model::shift>)
            parts = {&*form.start, &*form.amount};
    };
    std::visit(collect, operand.form);
    return parts;
}

} // namespace

std::vector<std::string> rule_words::steps(const model::operand& whole) {
    std::vector<std::string> taken;
    take_steps(whole, taken);
    taken.push_back(of(whole));
    numbered_.clear();
    return taken;
}

/// From the first part on, until what is left fits into a line.
void rule_words::take_steps(const model::operand& whole, std::vector<std::string>& taken) {
    for (const auto* part : parts_of(whole)) {
        if (letter_count(of(whole)) <= line_letters_max) return;
        take_steps(*part, taken);
        auto words = of(*part);
        if (letter_count(words) < step_letters_min) continue;
        taken.push_back(std::move(words));
        numbered_.emplace(part, taken.size());
    }
}

std::string rule_words::of(const model::operand& operand) {
    if (const auto step = numbered_.find(&operand); step != numbered_.end()) return '(' + std::to_string(step->second) + ')';
    const auto words = [&]<class Form>(const Form& form) -> std::string {
        if constexpr (std::is_same_v<Form, model::constant>)
            return words_of(form, operand.type);
        else
            return words_of(form);
    };
    return std::visit(words, operand.form);
}

std::string rule_words::enclosed(const model::operand& operand) {
    const bool is_simple = std::holds_alternative<model::field_path>(operand.form) || std::holds_alternative<model::reference_date>(operand.form) ||
                           std::holds_alternative<model::definition_value>(operand.form) || std::holds_alternative<model::constant>(operand.form);
    auto words = of(operand);
    return is_simple || numbered_.count(&operand) != 0 ? words : '(' + words + ')';
}

// Names

std::string rule_words::value_words(const value& content, model::type type) const {
    displayed_value shown{content, type.base, {}, {}};
    if (const auto* rank = std::get_if<level>(&content)) {
        const auto& place = rules_.scales[type.index].levels[rank->rank];
        shown.level = place.label.empty() ? model::wording{place.name, {}, {}} : place.label;
    }
    return escaped(phrasing::words_of(shown, which_));
}

std::string rule_words::quoted(const std::string& text) const { return filled(words_.quoted, {escaped(text)}); }

std::string rule_words::parameter_title(model::parameter_index index) const {
    const auto& parameter = rules_.parameters[index];
    const auto& title = parameter.label.in(which_);
    return quoted(title.empty() ? parameter.name : title);
}

std::string rule_words::definition_title(model::definition_index index) const {
    const auto& definition = rules_.definitions[index];
    const auto& title = definition.label.in(which_);
    return filled(table_of(definition) ? phrases_.see_table : phrases_.see_definition,
                  {quoted(title.empty() ? definition.name : title), std::to_string(numbers_.at(definition.name))});
}

std::string rule_words::parameter_suffix(std::optional<model::parameter_index> parameter) const {
    if (!parameter) return {};
    const auto& declared = rules_.parameters[*parameter];
    const auto& title = declared.label.in(which_);
    return " (" + filled(words_.parameter, {escaped(title.empty() ? declared.name : title)}) + ')';
}

std::string rule_words::parameter_suffix(const model::operand& operand) const {
    const auto* constant = std::get_if<model::constant>(&operand.form);
    return parameter_suffix(constant ? constant->parameter : std::nullopt);
}

/// The words of a value without the parameter that gives it, which is named behind the whole.
std::string rule_words::bare_value(const model::operand& operand) {
    const auto* constant = std::get_if<model::constant>(&operand.form);
    return constant && constant->standing_for.empty() ? value_words(constant->content, operand.type) : of(operand);
}

std::string rule_words::owner(const model::row_path& row) {
    std::string words;
    const auto& meant = scopes_[scopes_.size() - 1 - row.depth];
    const bool is_inmost = row.depth == 0;
    if (!meant.list.empty() && (!is_inmost || scopes_.size() > 2)) {
        words = meant.name;
    } else if (!is_inmost) {
        const auto& type = rules_.records[meant.record];
        const auto& title = type.label.in(which_);
        words = filled(phrases_.record_judged, {quoted(title.empty() ? type.name : title)});
    }
    auto record = row.start;
    for (const auto hop : row.hops) {
        const auto& field = rules_.records[record].fields[hop];
        const auto title = quoted(field.title(which_));
        words = words.empty() ? title : filled(phrases_.of, {title, words});
        record = field.type.index;
    }
    return words;
}

std::string rule_words::words_of(const model::field_path& form) {
    const auto& type = rules_.records[form.row.end];
    const auto holder = owner(form.row);
    if (type.plain_element && form.field == 0) return holder.empty() ? std::string{phrases_.the_entry} : holder;
    const auto title = quoted(type.fields[form.field].title(which_));
    return holder.empty() ? title : filled(phrases_.of, {title, holder});
}

// Lists

std::string rule_words::list_words(const model::selection& elements, bool named) {
    const auto list = words_of(elements.list);
    return named || is_in_list() ? filled(phrases_.called, {list, element_name(elements)}) : list;
}

/// The author's name, as long as no list around has the same one; where the author gave none, a number.
std::string rule_words::element_name(const model::selection& elements) const {
    const auto place = std::to_string(scopes_.size());
    auto name = elements.element_name.empty() ? filled(phrases_.entry_numbered, {place}) : code(elements.element_name);
    const bool is_taken = std::any_of(scopes_.begin(), scopes_.end(), [&](const scope& each) { return each.name == name; });
    return is_taken ? code(elements.element_name + place) : name;
}

template <class Said>
rule_words::said_of_element rule_words::inside_scope(const model::selection& elements, Said said) {
    if (is_in_list()) scopes_.back().holds_lists = true;
    scopes_.push_back({elements.element, words_of(elements.list), element_name(elements)});
    said_of_element made;
    made.words = said();
    made.named = scopes_.back().holds_lists;
    scopes_.pop_back();
    return made;
}

rule_words::said_of_element rule_words::inside(const model::selection& elements, const model::condition& said) {
    return inside_scope(elements, [&] { return of(said); });
}

rule_words::said_of_element rule_words::inside(const model::selection& elements, const model::operand& said) {
    return inside_scope(elements, [&] { return enclosed(said); });
}

std::string rule_words::entries(const model::selection& elements, bool named) {
    if (!elements.filter) return filled(phrases_.entries, {list_words(elements, named)});
    const auto filter = inside(elements, **elements.filter);
    return filled(phrases_.entries_where, {list_words(elements, named || filter.named), filter.words});
}

std::string rule_words::words_of(const model::count& form) { return filled(phrases_.number_of_entries, {entries(form.elements, false)}); }

std::string rule_words::words_of(const model::aggregate& form) {
    const auto content = inside(form.elements, *form.content);
    auto words = filled(phrases_.aggregates[static_cast<std::size_t>(form.what)], {content.words, entries(form.elements, content.named)});
    if (form.key) words = filled(phrases_.best_of_each, {words, inside(form.elements, **form.key).words});
    if (form.largest) words = filled(phrases_.only_largest, {words, words_of(*form.largest, {model::base_type::integer})});
    return words;
}

std::string rule_words::words_of(const model::share& form) {
    const auto body = inside(form.elements, *form.body);
    return filled(phrases_.share, {entries(form.elements, body.named), body.words});
}

std::string rule_words::words_of(const model::run& form) {
    using kind = model::run::kind;
    const auto said = inside(form.elements, *form.number);
    const auto& number = said.words;
    const auto all = entries(form.elements, said.named);
    const auto words = form.what == kind::longest  ? filled(phrases_.longest_run, {number, all})
                       : form.what == kind::ending ? filled(phrases_.run_ending, {number, all, form.last ? of(**form.last) : std::string{}})
                                                   : filled(phrases_.blocks, {number, all, std::to_string(form.length)});
    return form.gap_max == 0 ? words : filled(phrases_.gaps, {words, std::to_string(form.gap_max)});
}

std::string rule_words::words_of(const model::covered_time::stretch& form) {
    const auto first = inside(form.elements, *form.first);
    const auto last = inside(form.elements, *form.last);
    return filled(phrases_.stretch, {first.words, last.words, entries(form.elements, first.named || last.named)});
}

std::string rule_words::words_of(const model::covered_time& form) {
    auto words = filled(phrases_.covered, {phrases_.completed[static_cast<std::size_t>(form.unit)], words_of(form.counted)});
    for (const auto& each : form.excluded) words = filled(phrases_.excluding, {words, words_of(each)});
    return form.window.empty() ? words : filled(phrases_.within, {words, enclosed(form.window[0]), enclosed(form.window[1])});
}

// Calculations

std::string rule_words::words_of(const model::constant& form, model::type type) {
    if (!form.standing_for.empty()) return escaped(form.standing_for);
    return value_words(form.content, type) + parameter_suffix(form.parameter);
}

std::string rule_words::words_of(const model::definition_value& form) {
    const auto title = definition_title(form.definition);
    const auto holder = owner(form.subject);
    return holder.empty() ? title : filled(phrases_.of, {title, holder});
}

std::string rule_words::words_of(const model::sum& form) {
    std::string words;
    for (std::size_t place = 0; place < form.terms.size(); ++place) {
        const bool is_product = std::holds_alternative<model::product>(form.terms[place].form);
        const auto term = is_product ? of(form.terms[place]) : enclosed(form.terms[place]);
        if (place == 0)
            words = form.subtracted[place] ? filled(phrases_.opposite, {term}) : term;
        else
            words = filled(form.subtracted[place] ? phrases_.minus : phrases_.plus, {words, term});
    }
    return words;
}

std::string rule_words::words_of(const model::product& form) {
    auto words = enclosed(form.factors.front());
    for (std::size_t place = 1; place < form.factors.size(); ++place)
        words = filled(form.divided[place] ? phrases_.divided_by : phrases_.times, {words, enclosed(form.factors[place])});
    return words;
}

std::string rule_words::words_of(const model::shift& form) {
    return filled(form.backwards ? phrases_.earlier : phrases_.later, {enclosed(*form.start), enclosed(*form.amount)});
}

std::string rule_words::words_of(const model::rounding& form) {
    const bool is_place = form.step.coefficient() == 1;
    const auto target = form.step == decimal{1} ? std::string{phrases_.to_whole}
                        : is_place && form.step.scale() == 1 ? std::string{phrases_.to_place}
                        : is_place              ? filled(phrases_.to_places, {std::to_string(form.step.scale())})
                                                : filled(phrases_.to_multiples, {value_words(form.step, form.content->type)});
    return filled(phrases_.rounded[static_cast<std::size_t>(form.mode)], {enclosed(*form.content), target});
}

std::string rule_words::words_of(const model::choice& form) { return phrasing::joined(cases(form), "; "); }

std::vector<std::string> rule_words::cases(const model::choice& form) {
    std::vector<std::string> made;
    for (const auto& row : form.rows) made.push_back(filled(phrases_.value_if, {enclosed(row.content), of(row.when)}));
    if (form.otherwise) made.push_back(filled(phrases_.value_otherwise, {enclosed(**form.otherwise)}));
    return made;
}

std::vector<std::string> rule_words::cases(const model::operand& operand) {
    const auto* choice = std::get_if<model::choice>(&operand.form);
    return choice ? cases(*choice) : std::vector<std::string>{};
}

std::string rule_words::words_of(const model::fallback& form) {
    return filled(phrases_.fallback, {enclosed(*form.content), enclosed(*form.otherwise)});
}

std::string rule_words::words_of(const model::extreme& form) {
    std::vector<std::string> options;
    for (const auto& each : form.operands) options.push_back(enclosed(each));
    return filled(form.largest ? phrases_.largest : phrases_.smallest, {phrasing::joined(options, "; ")});
}

std::string rule_words::words_of(const model::function_call& form) {
    const auto& function = rules_.functions[form.function];
    std::vector<std::string> arguments;
    for (const auto& each : form.arguments) arguments.push_back(enclosed(each));
    const auto title = quoted(function.title(which_));
    return arguments.empty() ? title : filled(phrases_.function_of, {title, phrasing::joined(arguments, "; ")});
}

std::string rule_words::words_of(const model::elapsed& form) {
    return filled(phrases_.elapsed, {phrases_.completed[static_cast<std::size_t>(form.unit)], enclosed(*form.from), enclosed(*form.to)});
}

std::string rule_words::words_of(const model::part& form) {
    using kind = model::part::kind;
    const auto content = enclosed(*form.content);
    switch (form.what) {
    case kind::year: return filled(phrases_.year_of, {content});
    case kind::school_year: return filled(phrases_.school_year_of, {content, std::to_string(form.first_month)});
    case kind::length: break;
    }
    return filled(phrases_.length_of, {content});
}

std::string rule_words::words_of(const model::reference_date&) { return std::string{phrases_.reference_date}; }

std::string rule_words::words_of(const model::dated_parameter& form) {
    return filled(phrases_.in_force_on, {parameter_title(form.parameter), form.day ? enclosed(**form.day) : std::string{phrases_.reference_date}});
}

} // namespace guong::inline v0::describing
