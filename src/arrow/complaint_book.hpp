#pragma once

/// What is wrong with records from arrays. It is found column by column, and told record by record.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../json/refusal_book.hpp"
#include "facts.hpp"
#include "record_part.hpp"

namespace guong::inline v0::arrow {

class complaint_book {
public:
    explicit complaint_book(const model::ruleset& rules) : refusals_{rules} {}

    void add_table(const std::string& type);
    /// About the whole; an error keeps all from being read.
    void complain_of_column(complaint why, std::string pointer, bool strict = false);
    [[nodiscard]] bool has_column_errors() const noexcept { return column_errors_; }

    /// About a row of a part, in a column of it (empty for the row itself). It spoils the record at top level.
    void complain(const record_part& part, std::size_t which, std::string_view column, complaint why);
    [[nodiscard]] bool any_refused() const noexcept { return !notes_.empty(); }
    [[nodiscard]] bool is_refused(const record_part& part, std::size_t which) const noexcept;
    /// A warning about a record that was not refused.
    void warn(const record_part& part, std::size_t which, std::string_view column, complaint why);

    /// Tells all, in the order of tables and rows.
    void tell();
    [[nodiscard]] std::vector<refused_record> take_refused() { return refusals_.take_refused(); }
    [[nodiscard]] report take_report() { return refusals_.take_report(); }

private:
    struct record_name {
        std::uint32_t table = 0;
        std::uint32_t ordinal = 0;

        friend auto operator<=>(record_name, record_name) = default;
    };
    struct note {
        record_name about;
        model::record_index type{};
        std::string id;
        std::string inside; ///< pointer within the record
        complaint why;
    };
    [[nodiscard]] static std::pair<const record_part*, std::size_t> root_of(const record_part& part, std::size_t which) noexcept;
    [[nodiscard]] static record_name name_of(const record_part& part, std::size_t which) noexcept;
    [[nodiscard]] static note noted(const record_part& part, std::size_t which, std::string_view column, complaint why);
    [[nodiscard]] bool is_noted(record_name about) const noexcept;
    void mark(record_name about);

    json_reading::refusal_book refusals_;
    std::vector<std::uint32_t> lists_; // of the refusal book, by table
    std::vector<note> notes_;
    std::vector<note> warnings_;
    std::vector<std::vector<bool>> refused_; // by table and ordinal, as far as needed
    std::size_t passed_over_ = 0;
    bool column_errors_ = false;
};

} // namespace guong::inline v0::arrow
