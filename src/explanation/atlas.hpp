#pragma once

// Rows together with where they stand, seen from the record that is explained.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <guong/dataset.hpp>

namespace guong::inline v0::explaining {

/// A row met on the way from the record that is explained.
struct place {
    model::record_index record{};
    row_number row{};
    std::string pointer;                ///< empty for the record itself; `/prizes/0` inside it; `collective/k1#` for another record
    const model::field* list = nullptr; ///< of an element: the list it was found in
    bool sensitive = false;             ///< a sensitive list or reference led here
};

/// Rows of the scopes around a condition, the innermost last.
using frame = std::vector<place>;

/// Where a path of references ended: at `last`, before the reference `stuck_at` if that one is unknown.
struct journey {
    place last;
    std::optional<model::field_index> stuck_at;
};

/// Finds rows and writes their JSON Pointers. Refers to rules and data, which must outlive it.
class atlas {
public:
    atlas(const model::ruleset& rules, const dataset& data, model::record_index root_record, row_number root)
        : rules_{&rules}, data_{&data}, root_record_{root_record}, root_{root} {}

    [[nodiscard]] const model::ruleset& rules() const noexcept { return *rules_; }
    [[nodiscard]] const dataset& data() const noexcept { return *data_; }
    [[nodiscard]] place root() const { return {root_record_, root_, {}}; }

    [[nodiscard]] const model::field& field(model::record_index record, model::field_index field) const {
        return rules_->records[record].fields[field];
    }
    /// What people call a fact of a row. A plain list element is called by its list.
    [[nodiscard]] model::wording title(const place& at, model::field_index field) const;
    /// The pointer to a fact of a row.
    [[nodiscard]] std::string pointer(const place& at, model::field_index field) const;
    /// The row a reference leads to, unless it is unknown.
    [[nodiscard]] std::optional<place> referenced(const place& at, model::field_index field) const;
    /// A row in a list, as the element number `index` of it.
    [[nodiscard]] place element(const place& at, model::field_index field, std::size_t index, model::record_index record,
                                row_number row) const;
    /// Goes along a path from the scope it starts in, as far as references are known.
    [[nodiscard]] journey follow(const model::row_path& path, const frame& scopes) const;

private:
    [[nodiscard]] place arrive(model::record_index record, row_number row, std::string inside) const;

    const model::ruleset* rules_;
    const dataset* data_;
    model::record_index root_record_;
    row_number root_;
};

/// The label of a field, or its name as a label.
[[nodiscard]] model::wording wording_of(const model::field& field);
/// A label, or where it is empty a name instead.
[[nodiscard]] model::wording wording_or(const model::wording& label, const std::string& name);
/// Of an element without an id its place from 1, as the pointer to it says, which ends with the place from 0; nothing for others.
[[nodiscard]] std::string place_in_list(const std::string& pointer);
/// What people call the reference date.
[[nodiscard]] model::wording reference_date_title();
/// The row numbers of a frame, as the evaluator takes them.
[[nodiscard]] std::vector<row_number> rows_of(const frame& scopes);

} // namespace guong::inline v0::explaining
