#pragma once

/// Tables of arrays into a dataset: first all rows, then what refers to them, then the facts.

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <guong/arrow.hpp>

#include "../json/key_table.hpp"
#include "complaint_book.hpp"
#include "held_arrays.hpp"

namespace guong::inline v0::arrow {

class array_reader {
public:
    array_reader(const model::ruleset& rules, arrow_options options);
    array_reader(const array_reader&) = delete; // parts are pointed at
    array_reader& operator=(const array_reader&) = delete;

    /// Adds the rows of a table.
    void read_table(model::record_index type, const held_arrays& held);
    /// Whether a column cannot be read: then there is nothing to finish.
    [[nodiscard]] bool has_failed() const noexcept { return complaints_.has_column_errors(); }
    /// Follows references, reads facts, and builds the dataset. To be called once, at the end.
    [[nodiscard]] records finish();
    [[nodiscard]] report take_report();

private:
    /// An array whose cells are facts, or ids, of a field of some part.
    struct column_of_part {
        const record_part* part = nullptr;
        model::field_index field{};
        array_view cells;
        std::string name;
    };
    /// Where references lead; `no_row` where none does.
    struct references {
        column_of_part from;
        std::vector<row_number> targets; ///< of each row, or of each element of a list
        std::vector<row_number> owners;  ///< of elements: whose list it is
    };
    static constexpr row_number no_row = 0xffff'ffff;

    // Rows, from the top inwards (array_rows.cpp)
    record_part* add_part(model::record_index type, const array_view& rows, const std::shared_ptr<const void>& keeper);
    bool add_rows(record_part& part);
    bool add_rows_with_ids(record_part& part);
    void read_batch(model::record_index type, const array_view& batch, const std::shared_ptr<const void>& keeper);
    bool read_part(record_part& part, const std::string& path);
    void match_columns(record_part& part, const std::string& path, std::vector<column_of_part>& matched);
    void read_column(record_part& part, const column_of_part& column, const std::string& path);
    void read_inline(const column_of_part& column, const std::string& path);
    void read_list(const column_of_part& column, const std::string& path);
    [[nodiscard]] std::optional<element_run> elements_of(const column_of_part& column, std::size_t which);
    /// Whether an array can be what a field asks for; says so where it cannot.
    bool fits(const array_view& cells, model::type type, const std::string& path);
    bool is_sound(const array_view& cells, const std::string& path);
    record_part* add_inner_part(const column_of_part& column, const array_view& rows);
    void warn_of_unknown_column(const record_part& part, std::string_view name);
    void complain_of_column(diagnostic_code code, std::vector<std::string> arguments, std::string_view path);

    // Facts (array_facts.cpp)
    [[nodiscard]] const model::field& field_of(const column_of_part& column) const { return rules_->records[column.part->type].fields[column.field]; }
    [[nodiscard]] bool is_discreet(const column_of_part& column) const { return column.part->discreet || field_of(column).sensitive; }
    void complain(const column_of_part& column, std::size_t which, complaint why, json_reading::json_kind found);
    void follow(references& made);
    void follow_list(references& made);
    [[nodiscard]] row_number target_of(const references& made, std::size_t which, const array_view& ids, std::int64_t at);
    void read_facts(const column_of_part& column);
    bool lend(const column_of_part& column, cell_facts& facts);
    template <class Cell>
    struct lent_range {
        Cell least;
        Cell most;
    };
    template <class Cell>
    void lend_cells(const column_of_part& column, int scale, lent_range<Cell> sure, cell_facts& facts);
    [[nodiscard]] static bool levels_stand_in_order(const column_of_part& column, cell_facts& facts);
    void spoil_refused();
    void warn_of_refused_targets(const std::vector<std::vector<bool>>& spoiled);

    const model::ruleset* rules_;
    arrow_options options_;
    dataset_builder builder_;
    json_reading::fact_reader facts_;
    complaint_book complaints_;
    std::vector<json_reading::key_table> keys_; // of each record type
    std::deque<record_part> parts_;             // those around others before them
    std::vector<std::size_t> row_counts_;       // of each table of the dataset
    std::vector<column_of_part> fact_columns_;
    std::vector<references> references_;
    std::set<std::pair<std::string, std::string>> unknown_columns_; // warned of already
    std::set<model::record_index> given_;
    std::uint32_t tables_ = 0;
    std::uint32_t ordinal_ = 0; // in the table that is being read
};

} // namespace guong::inline v0::arrow
