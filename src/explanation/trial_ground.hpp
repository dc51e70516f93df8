#pragma once

// A place to try values of unknown facts.

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
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

/// Rows that the data does not have are numbered from here on: those that are put into lists.
inline constexpr row_number first_fresh_row = 0x8000'0000;
[[nodiscard]] constexpr bool is_fresh(data_row row) noexcept { return row.second >= first_fresh_row; }

/// A list of some row.
using list_place = std::pair<data_row, model::field_index>;

/// What is different in a list. One that is unknown becomes known by it.
struct list_edit {
    std::vector<row_number> without; ///< elements that are left out, in order
    std::vector<row_number> fresh;   ///< elements that are put in, behind the others; all their facts are unknown

    friend std::strong_ordering operator<=>(const list_edit&, const list_edit&) = default;
};
using list_edits = std::map<list_place, list_edit>;

/// A copy of the rows that the program can reach from one record, in which facts are set, the program being run anew each time. Numbers can
/// be set to some places behind the point.
class trial_ground {
public:
    /// What is different in the copy.
    struct differences {
        list_edits lists;
        std::vector<std::string> texts; ///< that facts may be set to, besides those of the records
    };
    /// Nothing if more than `rows_max` rows can be reached.
    static std::optional<trial_ground> around(const evaluator& engine, data_row root, std::size_t rows_max, const differences& edits);
    static std::optional<trial_ground> around(const evaluator& engine, data_row root, std::size_t rows_max) {
        return around(engine, root, rows_max, {});
    }

    /// False, and nothing changed, if the value does not fit.
    [[nodiscard]] bool set(const data_fact& fact, const value& content);
    /// The same, of a fact of the data. True as well for a row that was left out, where no value matters.
    [[nodiscard]] bool set(data_row row, model::field_index field, const value& content);
    /// The outcome of a slot of a unit that compares operands or tests texts, before it is turned round.
    [[nodiscard]] truth outcome(std::uint32_t unit, std::uint32_t slot, const std::vector<data_row>& scopes) const;
    [[nodiscard]] operand_value value_of(std::uint32_t operand, const std::vector<data_row>& scopes) const;

    /// The program on the copy, whose rows have numbers of their own.
    [[nodiscard]] const evaluator& engine() const noexcept { return *engine_; }
    [[nodiscard]] bool has(data_row row) const { return rows_.contains(row); }
    [[nodiscard]] row_number copy_of(data_row row) const { return rows_.at(row); }
    [[nodiscard]] data_row original_of(model::record_index record, row_number copy) const { return {record, originals_[record][copy]}; }

private:
    trial_ground() = default;
    void set_reference_date(std::optional<date> day);
    [[nodiscard]] std::vector<row_number> copies_of(const std::vector<data_row>& scopes) const;

    std::map<data_row, row_number> rows_; ///< the copy of each
    std::vector<std::vector<row_number>> originals_; ///< by record type and copy
    std::shared_ptr<dataset> data_;
    std::unique_ptr<const evaluator> engine_;
};

} // namespace guong::inline v0::explaining
