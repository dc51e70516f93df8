#pragma once

/// What a ruleset means, as plainly as it can be written: a walk over the model for one row at a time, in strong Kleene logic and exact
/// fractions. It knows neither programs nor bits, looks at every part of every condition, and remembers nothing. The engine must agree with it.

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/model.hpp>
#include <guong/value.hpp>

#include "possible_value.hpp"
#include "reference_calendar.hpp"

namespace guong::reference {

/// The rows that names may mean, the record itself first, the element of the innermost list last.
using scopes = std::vector<row_number>;

/// Whoever wants to see every part that was looked at, with the rows it was looked at for, parts before wholes.
struct observer {
    std::function<void(const model::condition&, const scopes&, truth)> condition = [](const auto&...) {};
    std::function<void(const model::operand&, const possible_value&)> value = [](const auto&...) {};
};

class reference_evaluator {
public:
    reference_evaluator(const model::ruleset& rules, const dataset& data, std::optional<date> as_of, observer watch = {})
        : rules_{rules}, data_{data}, as_of_{as_of}, watch_{std::move(watch)} {}

    [[nodiscard]] truth criterion(model::criterion_index which, row_number row) const;
    [[nodiscard]] truth condition(const model::condition& what, const scopes& rows) const;
    [[nodiscard]] possible_value value_of(const model::operand& what, const scopes& rows) const;
    /// What the rows give that hold, of a table that takes all; nothing where that is unknown.
    [[nodiscard]] std::optional<std::vector<possible_value>> rows_of(const model::operand& what, const scopes& rows) const;

    /// The row at the end of a path; nothing if a reference on the way is unknown.
    [[nodiscard]] std::optional<row_number> follow(const model::row_path& path, const scopes& rows) const;
    /// The rows in a list; nothing if the list, or a reference on the way to it, is unknown.
    [[nodiscard]] std::optional<std::vector<row_number>> elements(const model::field_path& list, const scopes& rows) const;

private:
    /// The records of another type that refer to a row through a field; nothing as long as one of them does not say what it refers to.
    [[nodiscard]] std::optional<std::vector<row_number>> referring(model::record_index record, row_number row, model::record_index other,
                                                                   model::field_index field) const;
    [[nodiscard]] truth holds(const model::fact& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::comparison& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::interval& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::membership& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::text_test& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::knowledge& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::meeting& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::definition_use& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::group& form, const scopes& rows) const;
    [[nodiscard]] truth holds(const model::quantifier& form, const scopes& rows) const;

    [[nodiscard]] possible_value found(const model::constant& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::field_path& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::count& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::definition_value& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::sum& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::product& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::shift& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::rounding& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::choice& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::fallback& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::extreme& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::function_call& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::aggregate& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::share& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::run& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::elapsed& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::covered_time& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::part& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::reference_date& form, const model::operand& whole, const scopes& rows) const;
    [[nodiscard]] possible_value found(const model::dated_parameter& form, const model::operand& whole, const scopes& rows) const;

    /// An element of a list that is meant, or may be.
    struct meant_element {
        scopes rows;
        bool surely;
    };
    /// Nothing if the list is unknown.
    [[nodiscard]] std::optional<std::vector<meant_element>> meant(const model::selection& elements, const scopes& rows) const;

    [[nodiscard]] possible_value sum_of_best(const model::aggregate& form, const std::vector<meant_element>& chosen) const;

    struct stretches {
        std::vector<stretch_of_days> surely;
        std::vector<stretch_of_days> perhaps;
    };
    [[nodiscard]] std::optional<stretches> stretches_of(const model::covered_time::stretch& form, const scopes& rows) const;
    [[nodiscard]] possible_value first_or_only(const model::choice& form, const scopes& rows) const;

    const model::ruleset& rules_;
    const dataset& data_;
    std::optional<date> as_of_;
    observer watch_;
};

} // namespace guong::reference
