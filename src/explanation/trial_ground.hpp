#pragma once

// A place to try values of unknown facts.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <guong/evaluation.hpp>

namespace guong::inline v0::explaining {

/// A row of the data.
using data_row = std::pair<model::record_index, row_number>;

/// A fact of the data, or the reference date.
struct data_fact {
    data_row row;
    model::field_index field{};
    model::type type;
    bool is_reference_date = false; ///< then `row` and `field` mean nothing
};

/// A copy of the rows that the program can reach from one record, in which facts are set, the program being run anew each time. Numbers can
/// be set to some places behind the point.
class trial_ground {
public:
    /// Nothing if more than `rows_max` rows can be reached.
    static std::optional<trial_ground> around(const evaluator& engine, data_row root, std::size_t rows_max);

    /// False, and nothing changed, if the value does not fit.
    [[nodiscard]] bool set(const data_fact& fact, const value& content);
    /// The outcome of a slot of a unit that compares operands or tests texts, before it is turned round.
    [[nodiscard]] truth outcome(std::uint32_t unit, std::uint32_t slot, const std::vector<data_row>& scopes) const;
    [[nodiscard]] operand_value value_of(std::uint32_t operand, const std::vector<data_row>& scopes) const;

private:
    trial_ground() = default;
    void set_reference_date(std::optional<date> day);
    [[nodiscard]] std::vector<row_number> copies_of(const std::vector<data_row>& scopes) const;

    std::map<data_row, row_number> rows_; ///< the copy of each
    std::shared_ptr<dataset> data_;
    std::unique_ptr<const evaluator> engine_;
};

} // namespace guong::inline v0::explaining
