#pragma once

/// A dataset that is written over: the facts of one record, and of what hangs on it, then those of the next.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <guong/dataset.hpp>

namespace guong::inline v0 {

/// What holds for every record that a buffer will hold, so that evaluators can count on it. By record type and field.
struct buffer_promises {
    std::vector<std::vector<bool>> always_known;
    /// Of a list: nothing but this field leads to rows of its elements' table.
    std::vector<std::vector<bool>> sole_way;
};

/// The lists of one field.
struct buffered_lists {
    struct run {
        row_number row;
        row_number first;
        std::uint32_t count;
    };
    std::vector<run> runs;
    std::uint32_t end = 0;          ///< of the elements so far
    bool one_after_another = false; ///< the cells are 0, 1, 2, … and never change
    bool is_in_order = true;        ///< the runs come by their rows
    list_column* cells = nullptr;   ///< nothing where the field is no list
};

/// Where the cells of a column are, until the next row that does not fit moves them.
struct cell_place {
    void* cells = nullptr; ///< of a list: nullptr
    buffered_lists* lists = nullptr; ///< of a list alone
    std::uint64_t* known = nullptr;
    bool always_known = false;
    int scale = 0; ///< of numbers: those of as many digits behind the point can be written as they are

    template <class Cell>
    void put(row_number row, Cell content) const noexcept {
        static_cast<Cell*>(cells)[row] = content;
        mark(row);
    }
    void mark(row_number row) const noexcept {
        if (!always_known) known[row / 64] |= std::uint64_t{1} << row % 64;
    }
};

/// Tables have more rows than are used, so that nothing moves from one record to the next, and evaluators that were bound once stay bound. When
/// something had to grow, `has_moved` says so: forget the facts by `settle_anew`, bind, and write them again. Not safe from many threads.
class record_buffer {
public:
    /// `constants` are the texts that rules compare with, composed.
    record_buffer(const model::ruleset& rules, buffer_promises promises, std::span<const std::string> constants);

    [[nodiscard]] std::shared_ptr<const dataset> data() const { return data_; }

    /// Forgets the facts of the record before. Allocates nothing.
    void clear();
    /// So many rows one behind the other, whose facts are unknown; the number of the first. `has_grown` says whether cells have moved.
    row_number add_rows(model::record_index record, std::size_t count);
    [[nodiscard]] bool has_grown() const noexcept { return grown_; }
    /// Where to write the facts of a field.
    [[nodiscard]] cell_place place_of(model::record_index record, model::field_index field);

    /// False if it does not fit beside the others of its column in 64 bits.
    [[nodiscard]] bool put_number(model::record_index record, row_number row, model::field_index field, decimal content);
    /// The number that cells have for a text.
    [[nodiscard]] std::uint32_t number_of(std::string_view composed);
    /// The elements are `count` rows from `first` on.
    void put_list(const cell_place& place, row_number row, row_number first, std::size_t count);
    /// After the last fact: brings lists into the order of their rows.
    void settle();

    /// Leaves no rows but those that are in use, and each of them with a list that is empty where none was put: then all rows may be evaluated at once, until the facts are forgotten.
    void trim();

    /// Whether something grew since evaluators were bound: they must not be asked any more.
    [[nodiscard]] bool has_moved() const noexcept { return moved_ || grown_; }
    /// Clears, and leaves the tables in a state that evaluators can be bound to.
    void settle_anew();
    /// Numbers start again without digits behind the point, for one that did not fit.
    void forget_scales();

    /// The facts as a dataset of their own that stays as it is, and the row of the first record. `id` is that record's.
    [[nodiscard]] record snapshot(model::record_index record, std::string_view id) const;

private:
    void copy_rows(model::record_index record, dataset& kept) const;
    [[nodiscard]] column& column_of(model::record_index record, model::field_index field) { return data_->tables_[record].columns[field]; }
    void grow(model::record_index record, row_number rows);
    void write_list(buffered_lists& all, const buffered_lists::run& list);
    static void prepare_elements(const buffered_lists& lists);

    dataset empty_; // what snapshots begin with
    std::shared_ptr<dataset> data_;
    std::vector<std::vector<bool>> always_known_;
    struct row_count {
        row_number used = 0;
        row_number there_are = 0;
    };
    std::vector<row_count> rows_; // of each table
    std::vector<std::vector<buffered_lists>> lists_; // by table, field
    std::vector<buffered_lists*> all_lists_;
    std::vector<std::vector<std::vector<std::uint64_t>*>> forgotten_; // by table: known bits that `clear` clears
    text_index texts_here_; // those of this record
    std::size_t constants_ = 0;
    std::size_t texts_used_ = 0;
    bool moved_ = true; // since evaluators were bound
    bool grown_ = true; // likewise: some table has more rows
    bool lists_are_in_order_ = true;
};

} // namespace guong::inline v0
