#pragma once

/// The records of a file, where each stands, and what was found wrong with them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/diagnostic.hpp>
#include <guong/json.hpp>

#include "fact_reader.hpp"

namespace guong::inline v0::json_reading {

/// Where a record at top level stands.
struct record_place {
    std::uint32_t list = 0;    ///< which list of records, by `refusal_book::add_list`
    std::uint32_t ordinal = 0; ///< the how-manieth of it
    std::size_t offset = 0;    ///< where its text begins
    std::size_t size = 0;      ///< bytes of its text
};

/// A complaint with the place in the file that it is about.
[[nodiscard]] diagnostic finding_of(complaint why, std::string pointer);

class refusal_book {
public:
    using root_number = std::uint32_t;
    struct root {
        model::record_index type{};
        row_number row{};
        record_place place;
        bool refused = false;
    };

    explicit refusal_book(const model::ruleset& rules) : rules_{&rules} {}

    /// A list of records of the file, by the pointer to it; `is_list` is false for a file that is one record.
    std::uint32_t add_list(std::string pointer, bool is_list = true);
    root_number add_root(model::record_index type, record_place place);
    void set_row(root_number which, row_number row) noexcept;

    /// Whether something about a record would be told: as its first error, or in the report, which lists at most
    /// `limits::diagnostics_max` errors and as many warnings. A hostile file holds millions; for those not told no pointer is worked out.
    [[nodiscard]] bool tells(root_number which, severity weight) const noexcept;
    /// Counts what is not told.
    void pass_over(severity weight) noexcept;
    /// An error spoils the record; a warning does not. `inside` is the pointer within the record, `id` the record's.
    void complain(root_number which, std::string_view id, std::string_view inside, complaint why, bool strict = false);
    /// An error of the file that is no record's.
    void complain_about_file(complaint why, std::string pointer, bool strict = false);

    [[nodiscard]] std::string pointer_to(const record_place& place) const;
    [[nodiscard]] const std::vector<root>& roots() const noexcept { return roots_; }
    [[nodiscard]] bool any_refused() const noexcept { return !refused_.empty(); }
    /// In the order of the file.
    [[nodiscard]] std::vector<refused_record> take_refused();
    [[nodiscard]] report take_report() { return std::move(report_); }

private:
    struct list {
        std::string pointer;
        bool is_list = true;
    };
    struct refusal {
        root_number which{};
        refused_record record;
    };
    void add(diagnostic finding);

    const model::ruleset* rules_;
    std::vector<list> lists_;
    std::vector<root> roots_;
    std::vector<refusal> refused_;
    report report_;
    std::size_t errors_ = 0; // in the report
    std::size_t warnings_ = 0;
};

} // namespace guong::inline v0::json_reading
