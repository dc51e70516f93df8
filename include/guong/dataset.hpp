#pragma once

/// Records in columns. A dataset is one table for each record type of a ruleset; a table is columns of facts with a bit for
/// each that says whether it is known; a list is a run of row numbers of another table. One record is a dataset with one root row.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <guong/dataset_cells.hpp>
#include <guong/model.hpp>
#include <guong/value.hpp>

namespace guong::inline v0 {

using row_number = std::uint32_t;

/// Lists of one field for all rows: row r holds elements[begins[r]] to elements[begins[r + 1]], row numbers of the element's table.
struct list_column {
    std::vector<std::uint32_t> begins{0};
    std::vector<row_number> elements;
};

/// The facts of one field, a row each. The storage follows the field's type:
/// boolean, judgement and scale: a byte (0/1, or the rank); integer, decimal, percent: an integer times 10^-scale;
/// date: days; school year: its first year; text: an index into the dataset's texts; reference: a row number; list: runs of row numbers.
struct column {
    std::variant<cell_array<std::uint8_t>, cell_array<std::int64_t>, cell_array<std::int32_t>, cell_array<std::uint32_t>, list_column> cells;
    std::vector<std::uint64_t> known; ///< bit r % 64 of word r / 64: whether row r's fact is known
    int scale = 0;                    ///< digits behind the point, for numbers
};

/// Who judged, and what shows it: what a record may say beside a fact.
struct annotation {
    std::string by;
    std::string on;
    std::string reason;
    std::vector<std::string> evidence; ///< each as text; an object as compact JSON, or as what it says where rules ask for evidence
};

/// Finds texts of a vector by their content: an index that stands beside the vector and stores no text itself.
class text_index {
public:
    [[nodiscard]] std::optional<std::uint32_t> find(const std::vector<std::string>& texts, std::string_view text) const noexcept;
    /// Notes that `text` will stand, or stands, at `place` of `texts`; if it is there already, its place and false.
    std::pair<std::uint32_t, bool> insert(const std::vector<std::string>& texts, std::string_view text, std::uint32_t place);
    void reserve(std::size_t count);
    /// Takes out the text that was inserted last of those that are in, if nothing made the index grow since the first of them.
    void remove_last(const std::vector<std::string>& texts, std::string_view text) noexcept;

private:
    struct entry {
        std::uint32_t hash = 0;
        std::uint32_t place_and_one = 0; // 0: free
    };
    [[nodiscard]] std::size_t probe(const std::vector<std::string>& texts, std::string_view text, std::uint32_t hash) const noexcept;
    void rehash(std::size_t capacity);

    std::vector<entry> entries_; // a power of two of them, at most half of them taken
    std::size_t count_ = 0;
};

/// The records of one type.
class table {
public:
    [[nodiscard]] row_number row_count() const noexcept { return static_cast<row_number>(ids.size()); }

    std::vector<column> columns;  ///< a field each
    std::vector<std::string> ids; ///< empty for a record without an id
    std::vector<bool> inline_row; ///< true for a row written inside another record
    std::vector<bool> spoiled;    ///< true for a record that was refused; it is not evaluated
};

/// An immutable set of tables for one ruleset. Safe from many threads once built.
class dataset {
public:
    [[nodiscard]] const table& of(model::record_index record) const { return tables_.at(record); }
    [[nodiscard]] std::size_t table_count() const noexcept { return tables_.size(); }

    /// The row with an id, unless no record of that type has it. Ids compare after composition. Cost: O(1).
    [[nodiscard]] std::optional<row_number> find(model::record_index record, std::string_view id) const;
    /// The rows that stand at top level, not inside other records, without the spoiled ones.
    [[nodiscard]] std::vector<row_number> roots(model::record_index record) const;

    /// A fact of a field that is not a list nor a reference. Cost: O(1); copies text.
    [[nodiscard]] value fact(model::record_index record, row_number row, model::field_index field) const;
    /// The row a reference leads to; nothing if unknown.
    [[nodiscard]] std::optional<row_number> reference(model::record_index record, row_number row, model::field_index field) const;
    /// The rows in a list; nothing if the list is unknown.
    [[nodiscard]] std::optional<std::span<const row_number>> elements(model::record_index record, row_number row,
                                                                      model::field_index field) const;
    /// What the record says beside the fact; nullptr if nothing.
    [[nodiscard]] const annotation* annotation_of(model::record_index record, row_number row, model::field_index field) const;

    /// Whether the rules declare the same scales and record types, by names, types and order, as those it was built for. Nothing else may be
    /// evaluated over it; labels, parameters and criteria may differ. Cost: linear in the declarations.
    [[nodiscard]] bool fits(const model::ruleset& rules) const;

    /// Puts another value in the place of a fact that is no reference or list; an unknown one makes the fact, or a reference or list, unknown. For those who try values
    /// on a copy of their own, which nobody else reads meanwhile. False, and nothing changed, if the number does not fit its column, or the
    /// text stands in no record.
    /// Evaluators that were bound before may not notice that a fact is no longer known.
    [[nodiscard]] bool replace(model::record_index record, row_number row, model::field_index field, const value& content);

    /// The index of a text that occurs in some record (texts are stored once), or nothing.
    [[nodiscard]] std::optional<std::uint32_t> find_text(std::string_view composed) const;
    [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }

private:
    friend class dataset_builder;
    friend class record_buffer;
    std::vector<table> tables_;
    std::vector<std::vector<model::type>> types_; ///< of each table's columns
    std::string declarations_;                    ///< of scales and record types, as one text
    std::vector<text_index> ids_;                 ///< of each table
    std::vector<std::string> texts_;
    text_index text_numbers_;
    std::unordered_map<std::uint64_t, annotation> annotations_; ///< by table, field and row packed into one key
};

/// Builds a dataset row by row; adapters use it, such as the reader of JSON. Facts not set stay unknown. Not safe from many threads.
class dataset_builder {
public:
    /// The rules must outlive the builder.
    explicit dataset_builder(const model::ruleset& rules);
    explicit dataset_builder(model::ruleset&&) = delete;

    /// Makes room in a table, so that adding as many rows does not allocate.
    void reserve(model::record_index record, std::size_t rows);
    /// A new row whose facts are all unknown. `id` is composed by the caller; false in `second` if another row has it already.
    std::pair<row_number, bool> add_row(model::record_index record, std::string_view id, bool inside_another);
    /// So many rows without an id, one behind the other, whose facts are all unknown; the number of the first.
    row_number add_rows(model::record_index record, std::size_t count, bool inside_another);
    /// The row with an id, so far.
    [[nodiscard]] std::optional<row_number> find(model::record_index record, std::string_view id) const;
    /// Empty for a record without an id.
    [[nodiscard]] const std::string& id_of(model::record_index record, row_number row) const { return data_.tables_.at(record).ids.at(row); }

    /// Sets a fact; `content` must be of the field's type (text composed), or `std::bad_variant_access` is thrown. False if the number does not
    /// fit beside the others of its column in 64 bits.
    [[nodiscard]] bool set(model::record_index record, row_number row, model::field_index field, const value& content);
    /// `set` for a text, without a copy of it where it occurred before.
    void set_text(model::record_index record, row_number row, model::field_index field, std::string_view composed);
    /// Gives a field that is no list or reference all its facts at once: a cell for each row there is, of the kind that the field's type asks for, with
    /// the bits that say which are known; what stands in the cells of others does not matter. Cells may be lent. Nothing of the field may have been set, and no row be
    /// added later.
    void adopt(model::record_index record, model::field_index field, column facts);
    /// Sets a field whose type is a record type; `target` is a row of that type's table, which may be added later.
    void set_reference(model::record_index record, row_number row, model::field_index field, row_number target);
    /// Rows of one table may get their lists in any order, each at most once; the last table's order is settled by `build`.
    void set_list(model::record_index record, row_number row, model::field_index field, std::span<const row_number> elements);
    /// Keeps who judged a fact, and the evidence.
    void annotate(model::record_index record, row_number row, model::field_index field, annotation note);
    /// Says that all records of a type are given, even if none is: only then, or where there are some, are lists of those that refer to another
    /// record known.
    void close(model::record_index record);
    /// Marks a record as refused: it stays in its place, so that row numbers hold, but is not evaluated. Its facts become unknown.
    void spoil(model::record_index record, row_number row);

    /// The dataset, with the lists of records that refer to others; the builder is empty afterwards.
    [[nodiscard]] dataset build();

private:
    // The lists of one field in the order they came: one run after the other, so that a list costs no allocation of its own.
    struct pending_lists {
        std::vector<row_number> rows;
        std::vector<std::uint32_t> ends; // of each run in `elements`
        std::vector<row_number> elements;
    };
    void list_referring(model::record_index record, model::field_index field);
    [[nodiscard]] bool set_number(model::record_index record, row_number row, model::field_index field, decimal number);
    static list_column settle(pending_lists lists, const table& owner, const std::vector<std::uint64_t>& known);

    const model::ruleset* rules_;
    dataset data_;
    std::vector<std::vector<pending_lists>> lists_;         // by table, field
    std::vector<bool> closed_;                              // by table: all its records are given
    std::vector<std::vector<std::uint64_t>> largest_units_; // by table, field: the largest number so far, in units of 10^-scale
};

/// One record to be evaluated: a row of a dataset that is kept alive by it. Cheap to copy.
struct record {
    std::shared_ptr<const dataset> data;
    model::record_index type{};
    row_number row{};
};

} // namespace guong::inline v0
