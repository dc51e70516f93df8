#include "rule_words.hpp"

#include <utility>

#include "../rendering/markdown.hpp"
#include "../rendering/value_words.hpp"
#include "../value/comparison.hpp"

namespace guong::inline v0::describing {

using markdown::escaped;
using phrasing::filled;

namespace {

/// Conditions that reach so far to the right that brackets must say where they end.
bool reaches_far(const model::condition& condition) {
    if (const auto* group = std::get_if<model::group>(&condition.form)) return group->range || group->children.size() > 1 || reaches_far(group->children.front());
    if (const auto* quantifier = std::get_if<model::quantifier>(&condition.form)) return quantifier->body || quantifier->elements.filter;
    const auto* comparison = std::get_if<model::comparison>(&condition.form);
    const auto* count = comparison ? std::get_if<model::count>(&comparison->left.form) : nullptr;
    return count && count->elements.filter;
}

/// A yes or no that a side of a comparison is, by itself.
const bool* answer_in(const model::operand& operand) {
    const auto* constant = std::get_if<model::constant>(&operand.form);
    return constant && !constant->parameter ? std::get_if<bool>(&constant->content) : nullptr;
}

const model::constant* parameter_in(const model::operand& operand) {
    const auto* constant = std::get_if<model::constant>(&operand.form);
    return constant && constant->parameter ? constant : nullptr;
}

} // namespace

std::string rule_words::of(const model::condition& condition, bool turned) {
    return std::visit([&](const auto& form) { return words_of(form, turned != condition.negated); }, condition.form);
}

std::string rule_words::of_cell(const model::condition& cell) {
    const auto words = [&]<class Form>(const Form& form) -> std::string {
        if constexpr (requires { asked(form, cell.negated).words; })
            return asked(form, cell.negated).words;
        else
            return of(cell);
    };
    return std::visit(words, cell.form);
}

std::string rule_words::part_of_group(const model::condition& condition, bool turned) {
    auto words = of(condition, turned);
    return reaches_far(condition) ? '(' + words + ')' : words;
}

std::string rule_words::words_of(const model::fact& form, bool turned) {
    const auto& field = rules_.records[form.field.row.end].fields[form.field.field];
    return filled(answer_words(field.type.base, !turned), {words_of(form.field)});
}

std::string_view rule_words::answer_words(model::base_type base, bool answer) const {
    if (base == model::base_type::judgement) return answer ? phrases_.judged_met : phrases_.judged_unmet;
    return answer ? phrases_.is_yes : phrases_.is_no;
}

rule_words::request rule_words::asked(const model::comparison& form, bool turned) {
    const auto base = form.left.type.base;
    const auto operation = turned ? complement(form.operation) : form.operation;
    if (const auto* answer = answer_in(form.right))
        return {phrases_.plain_link[0], value_words(*answer == (operation == comparison_operator::equal), form.left.type)};
    const auto place = static_cast<std::size_t>(operation);
    const auto with = [&](const phrasing::comparison_words& links, const phrasing::comparison_words& table) {
        return request{links[place], filled(table[place], {bare_value(form.right)}) + parameter_suffix(form.right)};
    };
    switch (base) {
    case model::base_type::scale: return with(phrases_.level_link, words_.level);
    case model::base_type::date: return with(phrases_.day_link, words_.day);
    case model::base_type::boolean:
    case model::base_type::judgement:
    case model::base_type::text: return with(phrases_.plain_link, words_.plain);
    default: return with(phrases_.number_link, words_.number);
    }
}

std::string rule_words::words_of(const model::comparison& form, bool turned) {
    const auto operation = turned ? complement(form.operation) : form.operation;
    if (const auto* count = std::get_if<model::count>(&form.left.form)) return count_words(*count, operation, form.right);
    if (const auto* count = std::get_if<model::count>(&form.right.form)) return count_words(*count, mirrored(operation), form.left);
    const auto* parameter = parameter_in(form.left);
    if (const auto* answer = answer_in(form.right); answer && !parameter)
        return filled(answer_words(form.left.type.base, *answer == (operation == comparison_operator::equal)), {of(form.left)});
    const auto [link, words] = asked(form, turned);
    if (!parameter) return filled(link, {of(form.left), words});
    const auto statement = filled(link, {filled(phrases_.parameter_named, {parameter_title(*parameter->parameter)}), words});
    return filled(phrases_.at_present, {statement, value_words(parameter->content, form.left.type)});
}

std::string rule_words::count_words(const model::count& form, comparison_operator operation, const model::operand& number) {
    const auto many = filled(phrases_.count_of_entries[static_cast<std::size_t>(operation)], {bare_value(number)});
    const auto there_are = [&](bool named) { return filled(phrases_.there_are, {many, list_words(form.elements, named)}) + parameter_suffix(number); };
    if (!form.elements.filter) return there_are(false);
    const auto filter = inside(form.elements, **form.elements.filter);
    return filled(phrases_.where, {there_are(filter.named), filter.words});
}

rule_words::request rule_words::asked(const model::interval& form, bool turned) {
    const auto closed = turned ? words_.not_between : words_.between;
    const auto half_open = turned ? words_.not_from_to_below : words_.from_to_below;
    const auto pattern = form.excludes_high ? half_open : closed;
    return {phrases_.range_link,
            filled(pattern, {bare_value(form.low), bare_value(form.high)}) + parameter_suffix(form.low) + parameter_suffix(form.high)};
}

std::string rule_words::words_of(const model::interval& form, bool turned) {
    const auto [link, words] = asked(form, turned);
    return filled(link, {of(form.operand), words});
}

rule_words::request rule_words::asked(const model::membership& form, bool turned) {
    std::vector<std::string> options;
    for (const auto& option : form.options)
        options.push_back(value_words(option.content, form.operand.type) + parameter_suffix(option.parameter));
    return {turned ? phrases_.exclusion_link : phrases_.membership_link,
            filled(turned ? words_.none_of : words_.one_of, {phrasing::joined(options, ", ")})};
}

std::string rule_words::words_of(const model::membership& form, bool turned) {
    const auto [link, words] = asked(form, turned);
    return filled(link, {of(form.operand), words});
}

rule_words::request rule_words::asked(const model::text_test& form, bool turned) {
    using kind = model::text_test::kind;
    const auto with = [&](std::string_view pattern) {
        return request{phrases_.text_link, filled(pattern, {bare_value(*form.other)}) + parameter_suffix(*form.other)};
    };
    switch (form.what) {
    case kind::starts_with: return with(turned ? words_.not_starting_with : words_.starts_with);
    case kind::ends_with: return with(turned ? words_.not_ending_with : words_.ends_with);
    case kind::contains: return with(turned ? words_.not_containing : words_.contains);
    case kind::blank: break;
    }
    return {phrases_.state_link, std::string{turned ? words_.not_blank : words_.blank}};
}

std::string rule_words::words_of(const model::text_test& form, bool turned) {
    const auto [link, words] = asked(form, turned);
    return filled(link, {of(form.content), words});
}

std::string rule_words::words_of(const model::knowledge& form, bool turned) {
    return filled(phrases_.state_link, {words_of(form.field), turned ? words_.not_known : words_.known});
}

std::string rule_words::words_of(const model::meeting& form, bool turned) {
    const auto& criterion = rules_.criteria[form.criterion];
    const auto& title = criterion.title.in(which_);
    const auto named = quoted(title.empty() ? criterion.name : title);
    const auto subject = owner(form.subject);
    if (subject.empty()) return filled(turned ? phrases_.meets_not : phrases_.meets, {named});
    return filled(turned ? phrases_.subject_meets_not : phrases_.subject_meets, {subject, named});
}

std::string rule_words::words_of(const model::definition_use& form, bool turned) {
    const auto words = filled(turned ? phrases_.holds_not : phrases_.holds, {definition_title(form.definition)});
    const auto subject = owner(form.subject);
    return subject.empty() ? words : filled(phrases_.for_subject, {subject, words});
}

std::string rule_words::quantity(const model::group& group, bool turned) {
    using kind = model::group::kind;
    const auto number = std::to_string(group.needed);
    const auto suffix = parameter_suffix(group.parameter);
    switch (group.quantity) {
    case kind::all: return turned ? filled(phrases_.fewer_than, {std::to_string(group.children.size())}) : std::string{words_.all};
    case kind::any: return std::string{turned ? words_.none : words_.any};
    case kind::none: return std::string{turned ? words_.any : words_.none};
    case kind::at_least: return filled(turned ? phrases_.fewer_than : words_.at_least, {number}) + suffix;
    case kind::exactly: break;
    }
    return filled(turned ? phrases_.not_exactly : words_.exactly, {number}) + suffix;
}

// None of several is that each does not hold; that some do not hold is the opposite of all.
std::string rule_words::words_of(const model::group& form, bool turned) {
    using kind = model::group::kind;
    if (form.range) return range_words(form, turned);
    const bool counts = form.quantity == kind::at_least || form.quantity == kind::exactly;
    const bool child_turned = !counts && turned != (form.quantity == kind::none);
    if (!counts && form.children.size() == 1) return of(form.children.front(), child_turned);
    std::vector<std::string> parts;
    for (const auto& child : form.children) parts.push_back(part_of_group(child, child_turned));
    if (counts) return quantity(form, turned) + ": " + phrasing::joined(parts, "; ");
    const bool every = (form.quantity == kind::any) == turned;
    return phrasing::joined(parts, every ? phrases_.conjunction : phrases_.disjunction);
}

std::string rule_words::range_words(const model::group& form, bool turned) {
    using kind = model::group::kind;
    const auto& range = *form.range;
    const auto end = [&](const model::constant& content) { return words_of(content, range.type); };
    const auto numbers = filled(phrases_.number_range, {escaped(range.name), end(range.first), end(range.last)});
    const auto pattern = form.quantity == kind::all                ? (turned ? phrases_.not_every_number : phrases_.every_number)
                         : (form.quantity == kind::none) != turned ? phrases_.no_number
                                                                   : phrases_.some_number;
    return filled(pattern, {numbers, of(form.children.front())});
}

std::string rule_words::words_of(const model::quantifier& form, bool turned) {
    using kind = model::quantifier::kind;
    const auto [filter, filter_names] = form.elements.filter ? inside(form.elements, **form.elements.filter) : said_of_element{};
    const auto [body, body_names] = form.body ? inside(form.elements, **form.body) : said_of_element{};
    const auto list = list_words(form.elements, filter_names || body_names);
    if (form.quantity == kind::every) {
        if (filter.empty()) return filled(turned ? phrases_.not_every : phrases_.every, {list, body});
        return filled(turned ? phrases_.not_every_where : phrases_.every_where, {list, filter, body});
    }
    const bool none = (form.quantity == kind::no) != turned;
    std::vector<std::string> parts;
    if (form.elements.filter) parts.push_back(form.body && reaches_far(**form.elements.filter) ? '(' + filter + ')' : filter);
    if (form.body) parts.push_back(form.elements.filter && reaches_far(**form.body) ? '(' + body + ')' : body);
    if (parts.empty()) return filled(none ? phrases_.no : phrases_.some, {list});
    return filled(none ? phrases_.no_where : phrases_.some_where, {list, phrasing::joined(parts, phrases_.conjunction)});
}

} // namespace guong::inline v0::describing
