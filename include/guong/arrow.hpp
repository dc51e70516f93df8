#pragma once

/// Records from arrays, and verdicts as arrays: the Arrow C data interface, which pyarrow, polars, pandas, DuckDB, R and many others speak. An adapter: no stage
/// uses it, and it uses no Arrow library. https://arrow.apache.org/docs/format/CDataInterface.html
///
/// Which array a field takes. Any array may be sliced, have nulls, which are unknown facts, and be dictionary-encoded.
///
/// | field | array | cells |
/// |---|---|---|
/// | integer, decimal, percent | int64, decimal64 | read where they lie |
/// | date | date32 | read where they lie |
/// | scale | dictionary with indices of 8 bits whose values are the levels in their order | read where they lie |
/// | integer, decimal, percent | other whole numbers, float32, float64, decimal32, decimal128, decimal256 | converted |
/// | boolean, judgement | bool | converted: a byte for each bit |
/// | date | date64, a timestamp without a time zone that is midnight, text `2023-06-21` | converted |
/// | scale | text: the name or a label of a level | converted; of a dictionary, each value once |
/// | text | utf8, large_utf8, string_view | converted: each text is kept once |
/// | school year, and a percent such as `80%` | text | converted |
/// | a record, by its id | text, whole numbers | looked up |
/// | a record that stands inside | struct | its fields as above |
/// | list of values, of records | list, large_list, fixed_size_list of any of the above | row numbers are made, the elements' fields are as above |
/// | anything | null | unknown |
///
/// Cells are read where they lie only where all rows of a record type come from one array, aligned as its type asks, without gaps: a table in several chunks, a list of
/// records under two fields, an inline record that is missing in some rows are copied together. Which facts are known is copied always, a bit a row, and so are ids, 32
/// bytes a row and more.
///
/// A floating-point number stands for the decimal with the fewest digits that is read as that number, as for records in JSON: 0.1 is 0.1. One that is infinite or no number
/// spoils its record; so does a number of more than 18 digits.
///
/// What a record says beside a fact, `{"value": …, "by": …}` in JSON, cannot be given by arrays: it is unknown.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <guong/records.hpp>
#include <guong/rules.hpp>

// The three structures as they are published; whoever declares them first, they are the same.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

extern "C" {
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};
}
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

extern "C" {
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};
}
#endif

namespace guong::inline v0 {

namespace arrow {
struct held_arrays;
}

/// Arrays of one schema: the rows of a table, in one piece or several. They are released once, when the last copy of this and the last dataset that looks at them
/// are gone, in the thread that lets go of it. Cheap to copy; safe from many threads, as long as the arrays are not written to.
class arrow_batches {
public:
    /// Takes over a schema and an array of it. Both structures are marked as released before anything else happens. Throws `std::invalid_argument`
    /// where one is null or was released already; then neither is taken. Whether they fit each other is seen when records are read from them.
    arrow_batches(ArrowSchema* schema, ArrowArray* array);
    /// Takes over a stream and asks it for all that it has. Without a value if it fails (E1012); it is released in any case. Throws like the constructor.
    [[nodiscard]] static result<arrow_batches> from_stream(ArrowArrayStream* stream);

    [[nodiscard]] const arrow::held_arrays& held() const noexcept { return *held_; }

private:
    explicit arrow_batches(std::shared_ptr<const arrow::held_arrays> held) noexcept : held_{std::move(held)} {}

    std::shared_ptr<const arrow::held_arrays> held_;
};

/// Columns of a host's own that are no Arrow arrays yet, one value for each record: they become arrays that look at the host's memory, which must stay as it is until
/// the last dataset read from them is gone. `known` holds a bit for each value, the lowest bit of the first byte first; null stands for all.
/// Throws `std::invalid_argument` for a column of another length. Cost: none for each value, but for texts, which are copied.
class arrow_columns {
public:
    explicit arrow_columns(std::size_t rows);
    arrow_columns(arrow_columns&&) noexcept;
    arrow_columns& operator=(arrow_columns&&) noexcept;
    ~arrow_columns();

    arrow_columns& numbers(std::string name, std::span<const std::int64_t> cells, const std::uint8_t* known = nullptr);
    arrow_columns& numbers(std::string name, std::span<const double> cells, const std::uint8_t* known = nullptr);
    /// Each times 10^-`scale`, 0 to 18: 825 is 8.25 where the scale is 2.
    arrow_columns& decimals(std::string name, std::span<const std::int64_t> cells, int scale, const std::uint8_t* known = nullptr);
    /// Days since 1970-01-01.
    arrow_columns& days(std::string name, std::span<const std::int32_t> cells, const std::uint8_t* known = nullptr);
    /// Yes and no, a bit each like `known`.
    arrow_columns& answers(std::string name, const std::uint8_t* bits, const std::uint8_t* known = nullptr);
    /// Places in `levels`, which are names of a scale: 0 is the first. Where they are all its levels, lowest first, the places are read where they lie.
    arrow_columns& levels(std::string name, std::span<const std::uint8_t> places, std::vector<std::string> levels, const std::uint8_t* known = nullptr);
    arrow_columns& texts(std::string name, std::span<const std::string_view> cells, const std::uint8_t* known = nullptr);

    /// The columns as one batch of records; nothing is left here.
    [[nodiscard]] arrow_batches batch() &&;

private:
    struct content;
    std::unique_ptr<content> content_;
};

/// The records of one type: a struct for each, whose children are named like the fields of the rules, or like the keys that these declare, and `id`.
struct arrow_table {
    std::string type;
    arrow_batches rows;
};

struct arrow_options {
    bool strict = false; ///< a column that the rules do not know is an error, and there is no value
};

/// A dataset, in which references lead to records by their id. Columns that are missing are unknown facts. Without a value where a column is not what its field
/// asks for (E1010) or an array is not sound (E1011); a fact that is wrong, or a row that is null, spoils its record alone: the others are given, and `refused` says
/// which are not. No type may be given twice (E0610), and all records of the types given are
/// given. `refused_record::pointer` is `/student/3`, rows counted from 0. Row r of a table is record r of its type at top level, whether refused or not.
/// Cost: linear in the rows, but constant for each column that is read where it lies, a look at each cell apart.
[[nodiscard]] result<records> dataset_from_arrow(const rules& rules, std::span<const arrow_table> tables, arrow_options options = {});
/// The same from one table.
[[nodiscard]] result<records> records_from_arrow(const rules& rules, std::string_view type, arrow_batches rows, arrow_options options = {});

struct arrow_verdict_options {
    std::vector<model::criterion_index> criteria; ///< which; none: all that are for the record type
    unsigned jobs = 1;                            ///< how many threads may work on it
    bool ids = false;                             ///< the first column, `id`, holds the ids of the records, null where there is none
};

/// The verdicts on the records of a type as one record batch: a row for each record at top level, those that were refused too, in the order of the dataset; a column for each
/// criterion, of its name: a dictionary (int8 to utf8) whose values are `ineligible`, `eligible`, `undetermined`, null where the record was refused. Both structures are the
/// caller's to release. Throws `std::invalid_argument` for a criterion of another record type, `std::out_of_range` for one there is not.
void verdicts_to_arrow(const evaluator& engine, model::record_index type, const arrow_verdict_options& options, ArrowSchema& schema, ArrowArray& array);
/// The same for the items of a criterion: the first column is the criterion itself, then a column for each item, named by its path (`sv/sv2/b`): values are
/// `unmet`, `met`, `undetermined`, `not_applicable`.
void statuses_to_arrow(const evaluator& engine, model::criterion_index criterion, unsigned jobs, ArrowSchema& schema, ArrowArray& array);

} // namespace guong::inline v0
