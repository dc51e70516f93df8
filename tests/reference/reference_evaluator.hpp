#pragma once

/// What a ruleset means, as plainly as it can be written: a walk over the model for one row at a time, in strong Kleene logic. It knows
/// neither programs nor bits, looks at every part of every condition, and remembers nothing. The engine must agree with it.

#include <functional>
#include <optional>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/model.hpp>
#include <guong/value.hpp>

namespace guong::reference {

/// The rows that names may mean, the record itself first, the element of the innermost quantifier last.
using scopes = std::vector<row_number>;

/// How many elements of a list hold for certain, and how many may: any number where the list is unknown.
struct count_range {
    std::uint32_t at_least = 0;
    std::optional<std::uint32_t> at_most = 0;
};

/// Every value that an operand may have.
struct possible_values {
    std::vector<value> values;        ///< none where it is unknown altogether
    bool and_all_that_follow = false; ///< every greater whole number too
};

class reference_evaluator {
public:
    /// Called for every condition with the rows it was looked at for and its outcome, parts before wholes.
    using observer = std::function<void(const model::condition&, const scopes&, truth)>;

    reference_evaluator(const model::ruleset& rules, const dataset& data, observer watch = {})
        : rules_{rules}, data_{data}, watch_{std::move(watch)} {}

    [[nodiscard]] truth criterion(model::criterion_index which, row_number row) const;
    [[nodiscard]] truth condition(const model::condition& what, const scopes& rows) const;

    /// The row at the end of a path; nothing if a reference on the way is unknown.
    [[nodiscard]] std::optional<row_number> follow(const model::row_path& path, const scopes& rows) const;
    /// The rows in a list; nothing if the list, or a reference on the way to it, is unknown.
    [[nodiscard]] std::optional<std::vector<row_number>> elements(const model::field_path& list, const scopes& rows) const;
    /// Nothing if a reference on the way to the list is unknown.
    [[nodiscard]] std::optional<count_range> count(const model::count& what, const scopes& rows) const;

private:
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

    [[nodiscard]] value fact(const model::field_path& field, const scopes& rows) const;
    [[nodiscard]] possible_values values_of(const model::operand& what, const scopes& rows) const;

    const model::ruleset& rules_;
    const dataset& data_;
    observer watch_;
};

} // namespace guong::reference
