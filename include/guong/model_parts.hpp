#pragma once

/// What operands and conditions are made of, for those who go through them.

#include <type_traits>
#include <variant>

#include <guong/model.hpp>

namespace guong::inline v0::model {

/// Calls `on_operand` and `on_condition` for the parts that an operand is made of, one level down.
template <class OnOperand, class OnCondition>
void for_each_part(const operand& whole, OnOperand on_operand, OnCondition on_condition) {
    const auto of_selection = [&](const selection& elements) {
        if (elements.filter) on_condition(**elements.filter);
    };
    const auto of_stretch = [&](const covered_time::stretch& stretch) {
        of_selection(stretch.elements);
        on_operand(*stretch.first);
        on_operand(*stretch.last);
    };
    const auto visit = [&]<class Form>(const Form& form) {
        if constexpr (std::is_same_v<Form, count>) {
            of_selection(form.elements);
        } else if constexpr (std::is_same_v<Form, sum>) {
            for (const auto& each : form.terms) on_operand(each);
        } else if constexpr (std::is_same_v<Form, product>) {
            for (const auto& each : form.factors) on_operand(each);
        } else if constexpr (std::is_same_v<Form, shift>) {
            on_operand(*form.start);
            on_operand(*form.amount);
        } else if constexpr (std::is_same_v<Form, rounding> || std::is_same_v<Form, part>) {
            on_operand(*form.content);
        } else if constexpr (std::is_same_v<Form, choice>) {
            for (const auto& row : form.rows) {
                on_condition(row.when);
                on_operand(row.content);
            }
            if (form.otherwise) on_operand(**form.otherwise);
        } else if constexpr (std::is_same_v<Form, fallback>) {
            on_operand(*form.content);
            on_operand(*form.otherwise);
        } else if constexpr (std::is_same_v<Form, extreme>) {
            for (const auto& each : form.operands) on_operand(each);
        } else if constexpr (std::is_same_v<Form, function_call>) {
            for (const auto& each : form.arguments) on_operand(each);
        } else if constexpr (std::is_same_v<Form, aggregate>) {
            of_selection(form.elements);
            on_operand(*form.content);
            if (form.key) on_operand(**form.key);
        } else if constexpr (std::is_same_v<Form, share>) {
            of_selection(form.elements);
            on_condition(*form.body);
        } else if constexpr (std::is_same_v<Form, run>) {
            of_selection(form.elements);
            on_operand(*form.number);
            if (form.last) on_operand(**form.last);
        } else if constexpr (std::is_same_v<Form, elapsed>) {
            on_operand(*form.from);
            on_operand(*form.to);
        } else if constexpr (std::is_same_v<Form, covered_time>) {
            of_stretch(form.counted);
            for (const auto& each : form.excluded) of_stretch(each);
            for (const auto& each : form.window) on_operand(each);
        } else if constexpr (std::is_same_v<Form, dated_parameter>) {
            if (form.day) on_operand(**form.day);
        }
    };
    std::visit(visit, whole.form);
}

/// The same for a condition; that an item may not apply is not a part of it.
template <class OnOperand, class OnCondition>
void for_each_part(const condition& whole, OnOperand on_operand, OnCondition on_condition) {
    const auto visit = [&]<class Form>(const Form& form) {
        if constexpr (std::is_same_v<Form, comparison>) {
            on_operand(form.left);
            on_operand(form.right);
        } else if constexpr (std::is_same_v<Form, interval>) {
            on_operand(form.operand);
            on_operand(form.low);
            on_operand(form.high);
        } else if constexpr (std::is_same_v<Form, membership>) {
            on_operand(form.operand);
        } else if constexpr (std::is_same_v<Form, text_test>) {
            on_operand(form.content);
            if (form.other) on_operand(*form.other);
        } else if constexpr (std::is_same_v<Form, group>) {
            for (const auto& each : form.children) on_condition(each);
        } else if constexpr (std::is_same_v<Form, quantifier>) {
            if (form.elements.filter) on_condition(**form.elements.filter);
            if (form.body) on_condition(**form.body);
        }
    };
    std::visit(visit, whole.form);
}

} // namespace guong::inline v0::model
