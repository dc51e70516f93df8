#pragma once

/// Stage 4: truth bits. A program meets a dataset; every condition gets two bits, true and known.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/program.hpp>

namespace guong::inline v0 {

/// The slots of one unit for one row: bit s of `is_true` and `is_known`. A bit that is not known is not true either.
class slots {
public:
    void resize(std::size_t count) {
        is_true.assign((count + 63) / 64, 0);
        is_known.assign((count + 63) / 64, 0);
    }
    [[nodiscard]] truth operator[](std::size_t slot) const noexcept {
        const auto bit = std::uint64_t{1} << slot % 64;
        if (!(is_known[slot / 64] & bit)) return truth::unknown;
        return is_true[slot / 64] & bit ? truth::yes : truth::no;
    }

    std::vector<std::uint64_t> is_true;
    std::vector<std::uint64_t> is_known;
};

/// Why a value is not known.
enum class unknown_reason : std::uint8_t {
    none,                ///< it is known
    missing_fact,        ///< a fact that it needs is unknown
    division_by_zero,
    out_of_range,        ///< a number or day on the way does not fit
    empty_group,         ///< the average, least or most of no element, or a share of none
    no_row,              ///< no row of a table holds
    several_rows,        ///< several rows hold of a table whose rows exclude each other
    no_reference_date,   ///< the host gives none
    not_in_force,        ///< a parameter has no value on that day
    no_answer,           ///< a function of the host gives none
    function_failed,     ///< it threw, or gave what is not of its type
};

/// What an operand is for a row.
struct operand_value {
    value content;                                ///< unknown where `why` says so, or where it is only known within bounds
    bool is_rounded = false;                      ///< it has no end behind the point, and `content` is rounded to six places
    unknown_reason why = unknown_reason::none;
    value at_least;                               ///< of a value known within bounds; unknown where the bound does not fit
    value at_most;
    std::optional<std::vector<value>> rows = std::nullopt; ///< of a table that takes all rows: what those give that hold; `content` is then unknown
};

/// What the host says of the case besides the records.
struct evaluation_options {
    std::optional<date> as_of; ///< the reference date; the library reads no clock
};

class evaluator;

/// The outcome of one criterion for one record, with the bits of all its conditions. Keeps record and program alive.
class outcome {
public:
    outcome(std::shared_ptr<const guong::evaluator> engine, model::criterion_index criterion, row_number row);

    [[nodiscard]] guong::verdict verdict() const noexcept;
    [[nodiscard]] const guong::slots& slots() const noexcept { return slots_; }
    [[nodiscard]] const guong::evaluator& evaluator() const noexcept { return *engine_; }
    [[nodiscard]] model::criterion_index criterion() const noexcept { return criterion_; }
    [[nodiscard]] row_number row() const noexcept { return row_; }
    [[nodiscard]] const model::ruleset& model() const noexcept;

private:
    std::shared_ptr<const guong::evaluator> engine_;
    model::criterion_index criterion_;
    row_number row_;
    guong::slots slots_;
};

struct bound_program;

/// A program bound to a dataset and a reference date: columns and constants are looked up once. Immutable, safe from many threads; cheap to copy.
/// Cost of binding: linear in the program, and a bit for each fact, and at most a number for each element, of the columns it reads.
class evaluator {
public:
    /// Throws `std::invalid_argument` where the data was built for other record types (`dataset::fits`).
    evaluator(guong::program code, std::shared_ptr<const dataset> data, evaluation_options options = {});

    [[nodiscard]] const guong::program& program() const noexcept { return program_; }
    [[nodiscard]] const guong::dataset& data() const noexcept { return *data_; }
    [[nodiscard]] const evaluation_options& options() const noexcept { return options_; }

    /// Fills the slots of a unit for the innermost row of `frame` (the last one; the scopes around it stand before it). Allocates nothing
    /// once the unit and all that it leads to was run, and `out` used for one of the same size: how they run is made ready the first time.
    void run(std::uint32_t unit, std::span<const row_number> frame, slots& out) const;

    /// One unit of at most 64 slots for one row of its own table, into two words: the fast path. `fits_words` says whether it may be used.
    struct words {
        std::uint64_t is_true = 0;
        std::uint64_t is_known = 0;
    };
    [[nodiscard]] words run_words(std::uint32_t unit, row_number row) const;
    [[nodiscard]] bool fits_words(std::uint32_t unit) const noexcept;

    /// How many elements of the list read by `count_within`, or an operand of `compare`, hold for certain and at most. Nothing if the list is unknown.
    struct tally {
        std::uint32_t at_least = 0;
        std::uint32_t at_most = 0;
    };
    [[nodiscard]] std::optional<tally> count(std::uint32_t list_access, std::uint32_t unit, std::span<const row_number> frame) const;
    /// What an operand of the program is for the innermost row of `frame`. It must stand for one of the model.
    [[nodiscard]] operand_value value_of(std::uint32_t operand, std::span<const row_number> frame) const;
    /// The row that a path leads to from the innermost row of `frame`; nothing if a reference on the way is unknown.
    [[nodiscard]] std::optional<row_number> follow(const model::row_path& path, std::span<const row_number> frame) const;

    /// The same as `run`. Where a unit calls others in so many ways that running it anew each time could take long, all rows are evaluated
    /// at the first call, and remembered: for those who ask for many rows, one after the other.
    void recall(std::uint32_t unit, std::span<const row_number> frame, slots& out) const;

    [[nodiscard]] const bound_program& bound() const noexcept { return *bound_; }

private:
    struct recollection;
    static std::shared_ptr<recollection> nothing_recalled();

    guong::program program_;
    std::shared_ptr<const dataset> data_;
    evaluation_options options_;
    std::shared_ptr<const bound_program> bound_;
    std::shared_ptr<recollection> recalled_ = nothing_recalled();
};

/// A value that the rules report, for one record.
struct reported_value {
    model::definition_index definition{};
    operand_value content;
};

/// What `value` declarations say of a row of their record type, in the order of the rule file. Cost: that of the calculations.
[[nodiscard]] std::vector<reported_value> reported_values(const evaluator& engine, model::record_index record, row_number row);

/// The bits of one unit for all rows of its table: slot s of row r is bit r % 64 of word s * words_a_slot + r / 64.
struct bit_columns {
    std::size_t words_a_slot = 0;
    std::vector<std::uint64_t> is_true;
    std::vector<std::uint64_t> is_known;

    [[nodiscard]] truth at(std::size_t slot, row_number row) const noexcept {
        const auto word = slot * words_a_slot + row / 64;
        const auto bit = std::uint64_t{1} << row % 64;
        if (!(is_known[word] & bit)) return truth::unknown;
        return is_true[word] & bit ? truth::yes : truth::no;
    }
};

/// All criteria over all records of a dataset: two bits for each condition and row.
class batch {
public:
    /// Throws `std::out_of_range` for a criterion that was not asked for and on which nothing depends that was.
    [[nodiscard]] verdict of(model::criterion_index criterion, row_number row) const;
    /// The bits of a criterion; empty if it was not asked for and nothing asked for depends on it.
    [[nodiscard]] const bit_columns& bits(std::uint32_t unit) const { return units_.at(unit); }

private:
    friend batch evaluate(const evaluator&, std::span<const model::criterion_index>, unsigned);
    std::vector<bit_columns> units_;
    std::vector<std::uint32_t> criterion_units_;
};

/// Evaluates criteria (all, if the list is empty) over every row, with `jobs` threads (at least 1). Agrees bit for bit with `evaluator::run`.
[[nodiscard]] batch evaluate(const evaluator& engine, std::span<const model::criterion_index> criteria = {}, unsigned jobs = 1);

} // namespace guong::inline v0
