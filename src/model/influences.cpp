#include "influences.hpp"

#include <set>
#include <utility>

#include <guong/model_parts.hpp>

namespace guong::inline v0::checking {

namespace {

constexpr auto reversed = direction::against;

direction moves_with_left(comparison_operator operation) noexcept {
    switch (operation) {
    case comparison_operator::greater:
    case comparison_operator::greater_or_equal: return direction::along;
    case comparison_operator::less:
    case comparison_operator::less_or_equal: return direction::against;
    default: return direction::unclear;
    }
}

/// For `x = true`, `x != false` and the like, how the comparison moves with x, where no is less than yes.
std::optional<direction> moves_with_other_side(comparison_operator operation, const model::operand& side) noexcept {
    const auto* constant = std::get_if<model::constant>(&side.form);
    const auto* content = constant && !constant->parameter ? std::get_if<bool>(&constant->content) : nullptr;
    if (!content) return std::nullopt;
    return (operation == comparison_operator::equal) == *content ? direction::along : direction::against;
}

class influence_search {
public:
    influence_search(const model::ruleset& rules, const std::vector<bool>& files) : rules_{rules}, files_{files} {}

    std::vector<influence> of_parameter(model::parameter_index wanted) {
        parameter_ = wanted;
        return search();
    }

    std::vector<influence> of_criterion(model::criterion_index wanted) {
        wanted_criterion_ = wanted;
        return search();
    }

private:
    std::vector<influence> search() {
        for (model::criterion_index each = 0; each < rules_.criteria.size(); ++each) {
            if (!files_[rules_.criteria[each].where.source]) continue;
            criterion_ = each;
            enter_criterion(each, direction::along);
        }
        return std::move(found_);
    }

    void record(span where, direction moves) {
        if (!open_in_) found_.push_back({where, criterion_, moves});
    }

    // What is asked for in an open place may be asked for in another as well, and is not yet seen then.

    void enter_criterion(model::criterion_index which, direction moves) {
        if (!open_in_ && seen_criteria_.emplace(which, moves).second) look(rules_.criteria[which].body, moves);
    }

    void enter_definition(model::definition_index which, direction moves) {
        if (open_in_ || !seen_definitions_.emplace(which, moves).second) return;
        const auto& body = rules_.definitions[which].body;
        if (const auto* condition = std::get_if<model::condition>(&body)) look(*condition, moves);
        if (const auto* operand = std::get_if<model::operand>(&body)) look(*operand, moves);
    }

    void look(const model::condition& condition, direction moves) {
        if (!files_[(condition.item ? condition.item->where : condition.where).source]) return;
        const auto inside = condition.negated ? moves * reversed : moves;
        const auto around = std::exchange(open_in_, open_below(open_in_, condition.item));
        std::visit([&](const auto& form) { look(form, condition.where, inside); }, condition.form);
        // An item that does not apply counts as met in one place and as absent in another.
        if (condition.applicability) look(**condition.applicability, direction::unclear);
        open_in_ = around;
    }

    void look(const model::operand& operand, direction moves) {
        std::visit([&](const auto& form) { look(form, operand, moves); }, operand.form);
    }

    // Operands: how the criterion moves with their value.

    /// Of a form that nothing is known about, which way it moves with its parts is not clear.
    template <class Form>
    void look(const Form&, const model::operand& whole, direction) {
        look_at_parts(whole);
    }
    void look_at_parts(const model::operand& whole) {
        model::for_each_part(
            whole, [&](const model::operand& part) { look(part, direction::unclear); },
            [&](const model::condition& part) { look(part, direction::unclear); });
    }
    void look(const model::constant& form, const model::operand& whole, direction moves) {
        if (parameter_ && form.parameter == parameter_) record(whole.where, moves);
    }
    void look(const model::dated_parameter& form, const model::operand& whole, direction moves) {
        if (parameter_ == form.parameter) record(whole.where, moves);
        if (form.day) look(**form.day, direction::unclear);
    }
    void look(const model::count& form, const model::operand&, direction moves) {
        if (form.elements.filter) look(**form.elements.filter, moves);
    }
    void look(const model::aggregate& form, const model::operand& whole, direction) {
        if (parameter_ && form.largest && form.largest->parameter == parameter_) record(whole.where, direction::unclear); // values may be below 0
        look_at_parts(whole);
    }
    void look(const model::definition_value& form, const model::operand&, direction moves) { enter_definition(form.definition, moves); }
    void look(const model::sum& form, const model::operand&, direction moves) {
        for (std::size_t i = 0; i < form.terms.size(); ++i) look(form.terms[i], form.subtracted[i] ? moves * reversed : moves);
    }
    void look(const model::shift& form, const model::operand&, direction moves) {
        look(*form.start, moves);
        look(*form.amount, form.backwards ? moves * reversed : moves);
    }

    // Conditions: how the criterion moves with their being met.

    void look(const model::fact&, span, direction) {}
    void look(const model::knowledge&, span, direction) {}
    void look(const model::comparison& form, span, direction moves) {
        const auto left = moves_with_other_side(form.operation, form.right).value_or(moves_with_left(form.operation));
        const auto right = moves_with_other_side(form.operation, form.left).value_or(moves_with_left(form.operation) * reversed);
        look(form.left, moves * left);
        look(form.right, moves * right);
    }
    void look(const model::interval& form, span, direction moves) {
        look(form.operand, direction::unclear);
        look(form.low, moves * reversed);
        look(form.high, moves);
    }
    void look(const model::membership& form, span where, direction) {
        look(form.operand, direction::unclear);
        for (const auto& option : form.options)
            if (parameter_ && option.parameter == parameter_) record(where, direction::unclear);
    }
    void look(const model::text_test& form, span, direction) {
        look(form.content, direction::unclear);
        if (form.other) look(*form.other, direction::unclear);
    }
    void look(const model::meeting& form, span where, direction moves) {
        if (wanted_criterion_ == form.criterion) record(where, moves);
        // What moves the other criterion moves this one likewise, unless it is asked that the other be not met.
        if (moves != direction::along) enter_criterion(form.criterion, moves);
    }
    void look(const model::definition_use& form, span, direction moves) { enter_definition(form.definition, moves); }
    void look(const model::group& form, span where, direction moves) {
        const auto inside = moves * moves_with_items(form.quantity);
        for (const auto& child : form.children) look(child, inside);
        if (form.range) look_at_ends(form, where, moves);
        if (!parameter_ || form.parameter != parameter_) return;
        record(where, form.quantity == model::group::kind::at_least ? moves * reversed : direction::unclear);
    }
    /// With more numbers in its range, `every` and `no` are harder to meet and `some` is easier.
    void look_at_ends(const model::group& form, span where, direction moves) {
        const auto with_last = form.quantity == model::group::kind::any ? moves : moves * reversed;
        if (parameter_ && form.range->last.parameter == parameter_) record(where, with_last);
        if (parameter_ && form.range->first.parameter == parameter_) record(where, with_last * reversed);
    }
    void look(const model::quantifier& form, span, direction moves) {
        using kind = model::quantifier::kind;
        const auto with_filter = form.quantity == kind::some ? moves : moves * reversed;
        const auto with_body = form.quantity == kind::no ? moves * reversed : moves;
        if (form.elements.filter) look(**form.elements.filter, with_filter);
        if (form.body) look(**form.body, with_body);
    }

    const model::ruleset& rules_;
    const std::vector<bool>& files_;
    std::optional<model::parameter_index> parameter_;
    std::optional<model::criterion_index> wanted_criterion_;
    model::criterion_index criterion_{}; ///< the one whose verdict is asked about
    std::optional<std::uint32_t> open_in_;
    std::set<std::pair<model::criterion_index, direction>> seen_criteria_;
    std::set<std::pair<model::definition_index, direction>> seen_definitions_;
    std::vector<influence> found_;
};

} // namespace

direction moves_with_items(model::group::kind quantity) noexcept {
    using kind = model::group::kind;
    switch (quantity) {
    case kind::all:
    case kind::any:
    case kind::at_least: return direction::along;
    case kind::none: return direction::against;
    case kind::exactly: break;
    }
    return direction::unclear;
}

std::optional<std::uint32_t> open_below(std::optional<std::uint32_t> around, const std::optional<model::item>& item) noexcept {
    if (!item) return around;
    const bool stays_open = item->open || around == item->where.source;
    return stays_open ? std::optional{item->where.source} : std::nullopt;
}

std::vector<influence> influences_of_parameter(model::parameter_index parameter, const model::ruleset& rules, const std::vector<bool>& files) {
    return influence_search{rules, files}.of_parameter(parameter);
}

std::vector<influence> influences_of_criterion(model::criterion_index criterion, const model::ruleset& rules, const std::vector<bool>& files) {
    return influence_search{rules, files}.of_criterion(criterion);
}

} // namespace guong::inline v0::checking
