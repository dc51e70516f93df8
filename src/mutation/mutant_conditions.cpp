#include "mutant_conditions.hpp"

#include <algorithm>
#include <utility>

namespace guong::inline v0::mutating {

namespace {

using parsing::keyword;
using parsing::token_kind;

class condition_editor {
public:
    condition_editor(const file_words& words, const known_names& names) : words_{words}, names_{names} {}

    condition_edits edit(const syntax::expression& written, expression_role role) {
        is_cell_ = role == expression_role::cell;
        if (role == expression_role::condition)
            visit_condition(written);
        else
            visit(written);
        return std::move(found_);
    }

private:
    void visit(const syntax::expression& written) {
        std::visit([&](const auto& form) { add(form, written); }, written.form);
    }
    void visit(const std::optional<box<syntax::expression>>& written) {
        if (written) visit(**written);
    }
    void visit(const syntax::selection& elements) { in_condition([&] { visit(elements.filter); }); }
    void visit(const std::vector<syntax::expression>& all) {
        for (const auto& each : all) visit(each);
    }

    /// What stands inside a cell is written there as anywhere.
    template <class Action>
    void in_condition(Action action) {
        const bool was_cell = std::exchange(is_cell_, false);
        action();
        is_cell_ = was_cell;
    }

    // Values

    void add(const syntax::expression::broken&, const syntax::expression&) {}
    void add(const syntax::literal& form, const syntax::expression&) { found_.literals.push_back(&form); }
    void add(const syntax::path& form, const syntax::expression&) {
        if (form.parts.size() == 1 && !form.beside && !form.from_this) found_.names.push_back(form.parts.front());
    }
    void add(const syntax::count& form, const syntax::expression&) { visit(form.elements); }
    void add(const syntax::calculation& form, const syntax::expression&) { visit(form.operands); }
    void add(const syntax::opposite& form, const syntax::expression&) { visit(*form.operand); }
    void add(const syntax::rounding& form, const syntax::expression&) { visit(*form.operand); }
    void add(const syntax::fallback& form, const syntax::expression&) {
        visit(*form.operand);
        visit(*form.otherwise);
    }
    void add(const syntax::choice& form, const syntax::expression&) {
        in_condition([&] {
            for (const auto& branch : form.branches) {
                visit_condition(*branch.condition);
                visit(*branch.content);
            }
            visit(form.otherwise);
        });
    }
    void add(const syntax::extreme& form, const syntax::expression&) { visit(form.operands); }
    void add(const syntax::function_call& form, const syntax::expression&) { visit(form.arguments); }
    void add(const syntax::aggregate& form, const syntax::expression&) {
        visit(*form.content);
        visit(form.elements);
        visit(form.key);
        if (const auto* literal = form.largest ? std::get_if<syntax::literal>(&*form.largest) : nullptr) found_.literals.push_back(literal);
    }
    void add(const syntax::share& form, const syntax::expression&) {
        visit(form.elements);
        in_condition([&] { visit(form.condition); });
    }
    void add(const syntax::run& form, const syntax::expression&) {
        visit(*form.number);
        visit(form.elements);
        visit(form.last);
        if (form.gap) found_.literals.push_back(&*form.gap);
        if (form.length) found_.literals.push_back(&*form.length);
    }
    void add(const syntax::elapsed& form, const syntax::expression&) {
        visit(*form.from);
        visit(*form.to);
    }
    void add(const syntax::covered_time& form, const syntax::expression&) {
        const auto visit_stretch = [&](const syntax::covered_time::stretch& stretch) {
            visit(*stretch.first);
            visit(*stretch.last);
            visit(stretch.elements);
        };
        if (form.counted) visit_stretch(*form.counted);
        for (const auto& each : form.excluded) visit_stretch(each);
        if (!form.within) return;
        visit(*form.within->first);
        visit(*form.within->last);
    }
    void add(const syntax::part& form, const syntax::expression&) { visit(*form.operand); }
    void add(const syntax::reference_date&, const syntax::expression&) {}
    void add(const syntax::dated_parameter& form, const syntax::expression&) { visit(*form.day); }

    // Tests

    void add(const syntax::comparison& form, const syntax::expression& whole) {
        const auto place = words_.token_from(form.operator_where.begin);
        const auto word = words_.token_at(place).meaning;
        if (word == keyword::from)
            add_open_range(form, whole, place);
        else
            add_operator(form.operation, place);
        visit_sides(*form.left, *form.right);
        add_missing(*form.left, whole);
    }

    void add_operator(comparison_operator operation, std::size_t place) {
        const auto& here = words_.token_at(place);
        if (operation == comparison_operator::greater_or_equal || operation == comparison_operator::less_or_equal)
            add_edit(mutation::exact, words_.where_is(place), "=");
        const bool is_sign = here.kind >= token_kind::equal && here.kind <= token_kind::greater_or_equal;
        if (is_sign) return add_sign(operation, place);
        switch (here.meaning) {
        case keyword::at_least: return replace_word(mutation::edge, place, keyword::above);
        case keyword::above: return replace_word(mutation::edge, place, keyword::at_least);
        case keyword::at_most: return replace_word(mutation::edge, place, keyword::below);
        case keyword::below: return replace_word(mutation::edge, place, keyword::at_most);
        case keyword::before: return replace_word(mutation::edge, place, keyword::on_or_before);
        case keyword::on_or_before: return replace_word(mutation::edge, place, keyword::before);
        case keyword::after: return replace_word(mutation::edge, place, keyword::on_or_after);
        case keyword::on_or_after: return replace_word(mutation::edge, place, keyword::after);
        default: return;
        }
    }

    void add_sign(comparison_operator operation, std::size_t place) {
        switch (operation) {
        case comparison_operator::equal: return add_edit(mutation::opposite, words_.where_is(place), "!=");
        case comparison_operator::not_equal: return add_edit(mutation::opposite, words_.where_is(place), "=");
        case comparison_operator::less: return add_edit(mutation::edge, words_.where_is(place), "<=");
        case comparison_operator::less_or_equal: return add_edit(mutation::edge, words_.where_is(place), "<");
        case comparison_operator::greater: return add_edit(mutation::edge, words_.where_is(place), ">=");
        case comparison_operator::greater_or_equal: return add_edit(mutation::edge, words_.where_is(place), ">");
        }
    }

    /// `from 2.5 upwards` is the one way to say so; without its end it is `> 2.5`, without what lies beyond `= 2.5`.
    void add_open_range(const syntax::comparison& form, const syntax::expression& whole, std::size_t place) {
        const auto begin = words_.token_at(place).begin;
        const auto reach = words_.token_from(form.right->where.end);
        const auto end = std::max(whole.where.end, words_.token_at(reach).end);
        const std::string bound{words_.text_of(form.right->where)};
        add_edit(mutation::edge, words_.between(begin, end), (form.operation == comparison_operator::greater_or_equal ? "> " : "< ") + bound);
        add_edit(mutation::exact, words_.between(begin, end), "= " + bound);
    }

    void add(const syntax::classification& form, const syntax::expression& whole) {
        if (!is_cell_) {
            turn_between(form.left->where.end, form.right->where.begin, keyword::is, keyword::is_not);
            add_missing(*form.left, whole);
        }
        if (form.extent != syntax::classification::reach::exactly) add_edit(mutation::exact, words_.between(form.right->where.end, whole.where.end), {});
        visit_sides(*form.left, *form.right);
    }

    void add(const syntax::interval& form, const syntax::expression& whole) {
        const auto begin = is_cell_ ? whole.where.begin : form.operand->where.end;
        turn_between(begin, form.low->where.begin, keyword::between, keyword::not_between);
        for (const auto& [word, other] : {std::pair{keyword::to, keyword::to_below}, std::pair{keyword::to_below, keyword::to}})
            if (const auto place = words_.find(word, form.low->where.end, form.high->where.begin)) replace_word(mutation::edge, *place, other);
        if (!is_cell_) visit(*form.operand);
        visit(*form.low);
        visit(*form.high);
        add_missing(*form.operand, whole);
    }

    void add(const syntax::membership& form, const syntax::expression& whole) {
        if (!form.options.empty() && !is_cell_) turn_between(form.operand->where.end, form.options.front().where.begin, keyword::is, keyword::is_not);
        if (!is_cell_) visit(*form.operand);
        visit(form.options);
        add_missing(*form.operand, whole);
    }

    void add(const syntax::text_test& form, const syntax::expression& whole) {
        if (form.what == syntax::text_test::kind::blank && !is_cell_)
            turn_between(form.operand->where.end, whole.where.end, keyword::is_blank, keyword::is_not_blank);
        if (!is_cell_) visit(*form.operand);
        visit(form.other);
        add_missing(*form.operand, whole);
    }

    void add(const syntax::knowledge& form, const syntax::expression& whole) {
        turn_between(form.operand.where.end, whole.where.end, keyword::is_known, keyword::is_not_known);
    }

    // Conditions made of others

    void add(const syntax::negation& form, const syntax::expression& whole) {
        const auto place = words_.token_from(whole.where.begin);
        // `barred if` is the same without a word of its own here.
        if (words_.token_at(place).meaning == keyword::negation)
            add_edit(mutation::opposite, words_.between(whole.where.begin, words_.token_at(place + 1).begin), {});
        visit_condition(*form.operand);
    }

    void add(const syntax::connection& form, const syntax::expression& whole) {
        const bool is_both = form.operators.front().operation == syntax::connection::kind::conjunction;
        // All of them together: `and` beside `or` would have to be bracketed.
        std::string text;
        auto from = whole.where.begin;
        for (const auto& each : form.operators) {
            text += words_.text_of(words_.between(from, each.where.begin));
            text += words_.word_for(is_both ? keyword::disjunction : keyword::conjunction, words_.token_from(each.where.begin));
            from = each.where.end;
        }
        text += words_.text_of(words_.between(from, whole.where.end));
        add_edit(mutation::connective, whole.where, std::move(text));
        for (const auto& each : form.operands) visit_condition(each);
    }

    void add(const syntax::meeting&, const syntax::expression& whole) {
        const auto place = words_.token_from(whole.where.begin);
        const bool is_of_elements = place > 0 && words_.token_at(place - 1).meaning == keyword::meets;
        if (!is_of_elements) return add_negation(whole);
        // `every x in list meets c`: of the elements that must not meet it, another word speaks.
        auto words = words_.word_for(keyword::satisfies) + " " + words_.word_for(keyword::negation) + " ";
        words += std::string{words_.text_of(words_.where_is(place - 1))};
        add_edit(mutation::opposite, words_.where_is(place - 1), std::move(words));
    }

    void add(const syntax::quantifier& form, const syntax::expression& whole) {
        if (form.quantity == syntax::quantifier::kind::some && !form.condition)
            add_every(form, whole);
        else
            add_quantifier(form.quantity, whole);
        visit(form.elements);
        if (form.condition) in_condition([&] { visit_condition(**form.condition); });
    }

    void add(const syntax::number_quantifier& form, const syntax::expression& whole) {
        add_quantifier(form.quantity, whole);
        visit(*form.first);
        visit(*form.last);
        visit_condition(*form.condition);
    }

    void add_quantifier(syntax::quantifier::kind quantity, const syntax::expression& whole) {
        const auto place = words_.token_from(whole.where.begin);
        using kind = syntax::quantifier::kind;
        replace_word(mutation::quantifier, place, quantity == kind::some ? keyword::every : keyword::some);
    }

    /// `some x in list where c` becomes `every x in list satisfies c`: without a condition of its own, nothing could be asked of every element.
    void add_every(const syntax::quantifier& form, const syntax::expression& whole) {
        if (!form.elements.filter) return;
        const auto some = words_.token_from(whole.where.begin);
        const auto where = words_.find(keyword::where, whole.where.begin, (**form.elements.filter).where.begin);
        if (!where) return;
        const auto between = words_.between(words_.where_is(some).end, words_.where_is(*where).begin);
        auto words = words_.word_for(keyword::every, some) + std::string{words_.text_of(between)} + words_.word_for(keyword::satisfies, *where);
        add_edit(mutation::quantifier, words_.between(words_.where_is(some).begin, words_.where_is(*where).end), std::move(words));
    }

    // Parts

    void visit_sides(const syntax::expression& left, const syntax::expression& right) {
        if (!is_cell_) visit(left);
        visit(right);
    }

    /// A name that stands as a condition is a fact that has to be so.
    void visit_condition(const syntax::expression& written) {
        if (!std::holds_alternative<syntax::path>(written.form)) return visit(written);
        add_negation(written);
        add_missing(written, written);
    }

    void add_negation(const syntax::expression& whole) {
        add_edit(mutation::opposite, words_.between(whole.where.begin, whole.where.begin), words_.word_for(keyword::negation) + " ");
    }

    /// Where the fact on the left is unknown, the condition is unmet.
    void add_missing(const syntax::expression& fact, const syntax::expression& whole) {
        const auto* path = std::get_if<syntax::path>(&fact.form);
        if (is_cell_ || !path || (path->parts.size() == 1 && names_.is_helper(path->parts.front().text))) return;
        auto text = "(" + std::string{words_.text_of(fact.where)} + " " + words_.word_for(keyword::is_known) + " " +
                    words_.word_for(keyword::conjunction) + " ";
        text += std::string{words_.text_of(whole.where)} + ")";
        add_edit(mutation::missing, whole.where, std::move(text));
    }

    void turn_between(std::uint32_t begin, std::uint32_t end, keyword plain, keyword turned) {
        if (const auto place = words_.find(plain, begin, end)) replace_word(mutation::opposite, *place, turned);
        if (const auto place = words_.find(turned, begin, end)) replace_word(mutation::opposite, *place, plain);
    }

    void replace_word(mutation what, std::size_t place, keyword meaning) { add_edit(what, words_.where_is(place), words_.word_for(meaning, place)); }

    void add_edit(mutation what, span where, std::string replacement) { found_.edits.push_back({what, {where, std::move(replacement)}}); }

    const file_words& words_;
    const known_names& names_;
    condition_edits found_;
    bool is_cell_ = false;
};

} // namespace

condition_edits edits_of_condition(const syntax::expression& written, const file_words& words, const known_names& names, expression_role role) {
    return condition_editor{words, names}.edit(written, role);
}

} // namespace guong::inline v0::mutating
