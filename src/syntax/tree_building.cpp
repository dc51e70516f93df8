#include "tree_building.hpp"

#include <algorithm>
#include <utility>

#include <guong/limits.hpp>

namespace guong::inline v0::parsing {

namespace {

/// The path that an operand must be for `meets` and `is known`; reports any other operand.
const syntax::path* require_path(parse_state& state, const syntax::expression& operand) {
    if (const auto* path = std::get_if<syntax::path>(&operand.form)) return path;
    if (!std::holds_alternative<syntax::expression::broken>(operand.form)) state.report_not_a_path(operand.where);
    return nullptr;
}

/// Puts the left operand into each kind of test. What needs a path and has none becomes broken.
struct test_completion {
    parse_state& state;
    syntax::expression& operand;

    bool operator()(syntax::comparison& test) const { return test.left = std::move(operand), true; }
    bool operator()(syntax::classification& test) const { return test.left = std::move(operand), true; }
    bool operator()(syntax::interval& test) const { return test.operand = std::move(operand), true; }
    bool operator()(syntax::membership& test) const { return test.operand = std::move(operand), true; }
    bool operator()(syntax::text_test& test) const { return test.operand = std::move(operand), true; }
    bool operator()(syntax::knowledge& test) const {
        const auto* path = require_path(state, operand);
        if (path) test.operand = *path;
        return path != nullptr;
    }
    bool operator()(syntax::meeting& test) const {
        const auto* path = require_path(state, operand);
        if (path) test.subject = *path;
        return path != nullptr;
    }
    template <class NoTest>
    bool operator()(NoTest&) const {
        return false;
    }
};

std::optional<syntax::quotation>& slot_of(syntax::annotations& annotations, keyword word) noexcept {
    switch (word) {
    case keyword::label_en: return annotations.label_en;
    case keyword::label_vi: return annotations.label_vi;
    case keyword::cite: return annotations.cite;
    case keyword::key: return annotations.key;
    default: return annotations.label;
    }
}

status status_of_saying(keyword word) noexcept {
    switch (word) {
    case keyword::when_met: return status::met;
    case keyword::when_unmet: return status::unmet;
    case keyword::when_undetermined: return status::undetermined;
    default: return status::not_applicable;
    }
}

keyword word_of_saying(status when) noexcept {
    switch (when) {
    case status::met: return keyword::when_met;
    case status::unmet: return keyword::when_unmet;
    case status::undetermined: return keyword::when_undetermined;
    case status::not_applicable: break;
    }
    return keyword::when_not_applicable;
}

/// What messages call an annotation: its word, or for a label the quotes.
std::string annotation_words(const annotation& shown) {
    return shown.word ? "`" + std::string{shown.word->text} + "`" : std::string{"the sentence"};
}

span annotation_place(const parse_state& state, const annotation& placed) noexcept {
    return state.place(placed.word ? placed.word : placed.text);
}

/// Takes what may be said once; a second time is reported.
template <class Part>
void take_once(parse_state& state, std::optional<Part>& kept, std::optional<Part>&& added, keyword what) {
    if (!added) return;
    if (kept) {
        state.report_repeated(what, added->where, kept->where);
    } else {
        kept = std::move(added);
    }
}

} // namespace

// Tokens

syntax::name to_name(parse_state& state, const token* word) {
    state.mark_name(word);
    return {std::string{word->text}, state.place(word)};
}

syntax::name to_declared_name(parse_state& state, const token* word) {
    if (word->reserved) state.report_reserved(word);
    return to_name(state, word);
}

syntax::name to_this(const parse_state& state, const token* words) {
    return {std::string{words->text}, state.place(words)};
}

syntax::quotation to_quotation(const parse_state& state, const token* text) {
    return {std::string{text->text}, state.place(text)};
}

syntax::literal to_literal(const parse_state& state, const token* value) {
    using kind = syntax::literal::kind;
    syntax::literal made;
    made.where = state.place(value);
    switch (value->kind) {
    case token_kind::number:
    case token_kind::percent:
        made.form = value->kind == token_kind::number ? kind::number : kind::percent;
        if (const auto number = decimal::parse(value->text)) made.content = *number;
        break;
    case token_kind::date:
        made.form = kind::date;
        if (const auto day = date::parse(value->text)) made.content = *day;
        break;
    case token_kind::school_year:
        made.form = kind::school_year;
        if (const auto year = school_year::parse(value->text)) made.content = *year;
        break;
    case token_kind::text:
        made.form = kind::text;
        made.content = std::string{value->text};
        break;
    default:
        made.form = kind::boolean;
        made.content = value->meaning == keyword::yes_value;
        break;
    }
    return made;
}

time_unit to_time_unit(const token* word) noexcept {
    switch (word->meaning) {
    case keyword::years:
    case keyword::years_from:
    case keyword::years_covered: return time_unit::years;
    case keyword::months:
    case keyword::months_from:
    case keyword::months_covered: return time_unit::months;
    default: return time_unit::days;
    }
}

syntax::literal to_amount_of_time(parse_state& state, const token* number) {
    auto made = to_literal(state, number);
    made.form = syntax::literal::kind::duration;
    made.where = state.place(number, number + 2);
    const auto* amount = std::get_if<decimal>(&made.content);
    if (!amount) return made;
    if (amount->is_whole() && amount->coefficient() <= limits::duration_amount_max)
        made.content = duration{static_cast<std::int32_t>(amount->coefficient()), to_time_unit(number + 1)};
    else
        made.content = {}, state.report_not_an_amount_of_time(number);
    return made;
}

void add_months(parse_state& state, syntax::literal& years, const token* months) {
    constexpr std::int64_t months_of_year = 12;
    const auto added = to_amount_of_time(state, months);
    years.where = join(years.where, added.where);
    const auto* whole = std::get_if<duration>(&years.content);
    const auto* rest = std::get_if<duration>(&added.content);
    if (!whole || !rest) return void(years.content = {});
    const std::int64_t total = whole->amount * months_of_year + rest->amount;
    if (total <= limits::duration_amount_max)
        years.content = duration{static_cast<std::int32_t>(total), time_unit::months};
    else
        years.content = {}, state.report_not_an_amount_of_time(months);
}

rounding_mode to_rounding_mode(const token* words) noexcept {
    switch (words->meaning) {
    case keyword::rounded_down: return rounding_mode::down;
    case keyword::rounded_up: return rounding_mode::up;
    case keyword::rounded_half_even: return rounding_mode::half_even;
    default: return rounding_mode::half_up;
    }
}

syntax::calculation::sign to_calculation_sign(const token* sign) noexcept {
    using enum syntax::calculation::sign;
    switch (sign->kind) {
    case token_kind::plus: return plus;
    case token_kind::minus: return minus;
    case token_kind::divided_by: return divided_by;
    default: return times;
    }
}

companion to_companion(const token* words) noexcept {
    using enum companion;
    switch (words->meaning) {
    case keyword::judge_of: return judge;
    case keyword::judging_day_of: return judging_day;
    case keyword::reason_of: return reason;
    default: return evidence;
    }
}

syntax::aggregate::kind to_aggregate_kind(const token* words) noexcept {
    using enum syntax::aggregate::kind;
    switch (words->meaning) {
    case keyword::least_of: return least;
    case keyword::most_of: return most;
    case keyword::average_of: return average;
    default: return sum;
    }
}

syntax::text_test::kind to_text_test_kind(const token* words) noexcept {
    using enum syntax::text_test::kind;
    switch (words->meaning) {
    case keyword::starts_with: return starts_with;
    case keyword::ends_with: return ends_with;
    default: return contains;
    }
}

syntax::table::policy to_policy(const token* words) noexcept {
    using enum syntax::table::policy;
    switch (words->meaning) {
    case keyword::takes_first_row: return first;
    case keyword::takes_total: return total;
    case keyword::takes_count: return count;
    case keyword::takes_all: return all;
    default: return only;
    }
}

syntax::expression to_operand(syntax::literal value) {
    syntax::expression operand;
    operand.where = value.where;
    if (is_known(value.content)) operand.form = std::move(value);
    return operand;
}

comparison_operator to_comparison_operator(const token* sign) noexcept {
    switch (sign->kind) {
    case token_kind::equal: return comparison_operator::equal;
    case token_kind::not_equal: return comparison_operator::not_equal;
    case token_kind::less: return comparison_operator::less;
    case token_kind::less_or_equal: return comparison_operator::less_or_equal;
    case token_kind::greater: return comparison_operator::greater;
    case token_kind::greater_or_equal: return comparison_operator::greater_or_equal;
    default: break;
    }
    switch (sign->meaning) {
    case keyword::before:
    case keyword::below: return comparison_operator::less;
    case keyword::on_or_before:
    case keyword::at_most: return comparison_operator::less_or_equal;
    case keyword::after:
    case keyword::above: return comparison_operator::greater;
    default: return comparison_operator::greater_or_equal;
    }
}

// Annotations

namespace {

std::optional<language> tongue_of(const annotation& added) noexcept {
    if (!added.tongue) return std::nullopt;
    return added.tongue->meaning == keyword::label_vi ? language::vi : language::en;
}

void add_saying(parse_state& state, syntax::annotations& annotations, const annotation& added) {
    syntax::saying said;
    said.when = status_of_saying(added.word->meaning);
    said.tongue = tongue_of(added);
    said.content = to_quotation(state, added.text);
    const auto before = std::find_if(annotations.said.begin(), annotations.said.end(),
                                     [&](const syntax::saying& each) { return each.when == said.when && each.tongue == said.tongue; });
    if (before != annotations.said.end())
        state.report_repeated(annotation_words(added), annotation_place(state, added), before->content.where);
    else
        annotations.said.push_back(std::move(said));
}

} // namespace

void add_annotation(parse_state& state, syntax::annotations& annotations, const annotation& added) {
    auto text = to_quotation(state, added.text);
    if (added.word && added.word->meaning == keyword::note) {
        annotations.notes.push_back({tongue_of(added), std::move(text)});
        return;
    }
    if (added.word && is_saying(added.word->meaning)) return add_saying(state, annotations, added);
    auto& slot = slot_of(annotations, added.word ? added.word->meaning : keyword::none);
    if (slot) {
        state.report_repeated(annotation_words(added), annotation_place(state, added), slot->where);
    } else {
        slot = std::move(text);
    }
}

void add_misplaced_annotation(parse_state& state, syntax::annotations& annotations, const annotation& added) {
    state.report_misplaced(annotation_words(added), "a condition", annotation_place(state, added));
    // A repetition of what is misplaced anyway is no second fault.
    const auto word = added.word ? added.word->meaning : keyword::none;
    const bool may_repeat = word == keyword::note || !(is_saying(word) || slot_of(annotations, word));
    if (may_repeat) add_annotation(state, annotations, added);
}

void add_open(parse_state& state, syntax::annotations& annotations, const token* word) {
    if (annotations.open) {
        state.report_repeated("`" + std::string{word->text} + "`", state.place(word), *annotations.open);
    } else {
        annotations.open = state.place(word);
    }
}

void mark_once(parse_state& state, std::optional<span>& mark, keyword word, span where) {
    if (mark) {
        state.report_repeated(word, where, *mark);
    } else {
        mark = where;
    }
}

void put_cost(parse_state& state, syntax::field& field, syntax::literal cost) {
    take_once(state, field.cost, std::optional{std::move(cost)}, keyword::costs);
}

void refuse_sentence(parse_state& state, syntax::annotations& annotations, std::string_view owner) {
    for (auto* sentence : {&annotations.label, &annotations.label_en, &annotations.label_vi}) {
        if (*sentence) state.report_misplaced("the sentence", owner, (*sentence)->where);
        sentence->reset();
    }
}

void refuse_key(parse_state& state, syntax::annotations& annotations, std::string_view owner) {
    if (!annotations.key) return;
    state.report_misplaced(keyword::key, owner, annotations.key->where);
    annotations.key.reset();
}

void refuse_sayings(parse_state& state, syntax::annotations& annotations, std::string_view owner) {
    for (const auto& said : annotations.said) state.report_misplaced(word_of_saying(said.when), owner, said.content.where);
    annotations.said.clear();
}

// Operands

syntax::expression to_calculation(operand_chain chain) {
    if (chain.operands.size() == 1) return std::move(chain.operands.front());
    syntax::expression made;
    made.where = join(chain.operands.front().where, chain.operands.back().where);
    made.form = std::move(chain);
    return made;
}

void oppose(syntax::expression& operand, span sign) {
    const span where = join(sign, operand.where);
    auto* literal = std::get_if<syntax::literal>(&operand.form);
    auto* number = literal ? std::get_if<decimal>(&literal->content) : nullptr;
    if (number) {
        *number = decimal::of(-number->coefficient(), number->scale());
        literal->where = where;
    } else {
        operand.form = syntax::opposite{std::exchange(operand, {})};
    }
    operand.where = where;
}

void force_parameter_on(parse_state& state, syntax::expression& parameter, syntax::expression day) {
    const auto* path = require_path(state, parameter);
    if (!path) return;
    const span where = join(parameter.where, day.where);
    parameter.form = syntax::dated_parameter{*path, std::move(day)};
    parameter.where = where;
}

// Conditions

syntax::expression to_condition(syntax::meeting met) {
    syntax::expression made;
    made.where = met.criterion.where;
    made.form = std::move(met);
    return made;
}

syntax::expression to_bar(syntax::expression condition) {
    syntax::expression made;
    made.where = condition.where;
    made.form = syntax::negation{std::move(condition)};
    return made;
}

syntax::expression to_condition(condition_chain chain) {
    if (chain.operands.size() == 1) return std::move(chain.operands.front());
    syntax::expression made;
    made.where = join(chain.operands.front().where, chain.operands.back().where);
    made.form = std::move(chain);
    return made;
}

void negate(const parse_state& state, syntax::expression& condition, const token* first) {
    const token* behind = first;
    while (behind->meaning == keyword::negation) ++behind;
    while (behind != first) {
        --behind;
        syntax::expression made;
        made.where = join(state.place(behind), condition.where);
        made.form = syntax::negation{std::move(condition)};
        condition = std::move(made);
    }
}

void complete_test(parse_state& state, syntax::expression& operand, syntax::expression test) {
    const span where = join(operand.where, test.where);
    if (!std::visit(test_completion{state, operand}, test.form)) test.form = syntax::expression::broken{};
    operand = std::move(test);
    operand.where = where;
}

syntax::expression to_range_test(const parse_state& state, written_range range) {
    syntax::expression test;
    const keyword reach = range.reach->meaning;
    if (reach == keyword::to || reach == keyword::to_below) {
        syntax::interval closed;
        closed.low = std::move(range.bound);
        closed.high = std::move(range.high);
        closed.excludes_high = reach == keyword::to_below;
        test.form = std::move(closed);
    } else {
        syntax::comparison open;
        open.operation = reach == keyword::upwards ? comparison_operator::greater_or_equal : comparison_operator::less_or_equal;
        open.operator_where = state.place(range.from);
        open.right = std::move(range.bound);
        test.form = std::move(open);
    }
    return test;
}

syntax::expression to_equality(syntax::expression right) {
    syntax::expression test;
    test.where = right.where;
    syntax::classification equal;
    equal.right = std::move(right);
    test.form = std::move(equal);
    return test;
}

void complete_cells(parse_state& state, syntax::table& table) {
    for (auto& row : table.rows) {
        for (std::size_t column = 0; column < std::min(row.cells.size(), table.inputs.size()); ++column) {
            auto& test = row.cells[column].test;
            if (!test) continue;
            auto condition = table.inputs[column];
            complete_test(state, condition, std::move(*test));
            condition.where = row.cells[column].where;
            test = std::move(condition);
        }
    }
}

void negate_test(syntax::expression& test) {
    if (auto* classification = std::get_if<syntax::classification>(&test.form)) classification->negated = true;
    if (auto* interval = std::get_if<syntax::interval>(&test.form)) interval->negated = true;
    if (auto* membership = std::get_if<syntax::membership>(&test.form)) membership->negated = true;
    if (auto* text = std::get_if<syntax::text_test>(&test.form)) text->negated = true;
    if (auto* knowledge = std::get_if<syntax::knowledge>(&test.form)) knowledge->negated = true;
}

// Groups and rulesets

syntax::body to_body(syntax::group group) {
    using kind = syntax::group::kind;
    const bool needs_number = group.quantity == kind::at_least || group.quantity == kind::exactly;
    if (needs_number && !group.needed) return std::monostate{};
    return group;
}

void merge(parse_state& state, syntax::ruleset& rules, syntax::ruleset line) {
    for (auto& source : line.sources) rules.sources.push_back(std::move(source));
    take_once(state, rules.valid_from, std::move(line.valid_from), keyword::valid_from);
    take_once(state, rules.valid_through, std::move(line.valid_through), keyword::valid_through);
    take_once(state, rules.language, std::move(line.language), keyword::language);
    take_once(state, rules.month_ends, std::move(line.month_ends), keyword::month_ends);
}

} // namespace guong::inline v0::parsing
