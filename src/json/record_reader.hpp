#pragma once

/// Records on tapes, one after the other, into a dataset.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/json.hpp>

#include "annotation_reader.hpp"
#include "fact_reader.hpp"
#include "key_table.hpp"
#include "reference_book.hpp"
#include "refusal_book.hpp"
#include "tape.hpp"

namespace guong::inline v0::json_reading {

class record_reader {
public:
    /// Gives the tape of a record again, for messages about references: they are followed when all records have been read.
    using tape_source = std::function<const tape&(const record_place&)>;

    record_reader(const model::ruleset& rules, json_options options);
    record_reader(const record_reader&) = delete; // its complaint taker refers to itself
    record_reader& operator=(const record_reader&) = delete;

    /// Where lists of records are announced, and errors of the file are put.
    [[nodiscard]] refusal_book& refusals() noexcept { return refusals_; }
    /// Reads the record on a tape. If something is wrong with it, it is refused; `broken` says why only its beginning is on the tape.
    void read(const tape& values, model::record_index type, record_place place, std::optional<complaint> broken = std::nullopt);
    /// Says that the records of a type that are read are all there are.
    void close(model::record_index type) { builder_.close(type); }
    /// Follows the references and builds the dataset. To be called once, at the end.
    [[nodiscard]] records finish(const tape_source& tape_of);

private:
    using root_number = refusal_book::root_number;
    /// A key of an object and what it means.
    struct match {
        std::size_t value{}; // its node
        std::optional<key_table::slot> slot;
        bool repeated = false;
    };
    /// A field of a row: where a fact goes.
    struct target {
        model::record_index record{};
        row_number row{};
        model::field_index field{};
    };

    row_number read_object(model::record_index type, std::size_t at, bool inside_another);
    void match_keys(model::record_index type, std::size_t at);
    void read_match(model::record_index type, row_number row, match each, std::string_view id);
    [[nodiscard]] std::optional<std::size_t> id_node(model::record_index type, std::size_t first_match) const noexcept;
    std::pair<row_number, bool> add_row(model::record_index type, std::string_view id, bool inside_another);

    void read_field(target into, std::size_t at);
    void read_content(target into, std::size_t at);
    void read_annotated_field(target into, std::size_t at);
    void read_companions(target into, annotated_fact& read);
    void read_plain(target into, std::size_t at);
    void read_reference(target into, std::size_t at);
    void read_list(target into, std::size_t at);
    row_number read_element(target into, std::size_t at, std::size_t place, reference_book::list_number& list);
    void refer(target into, const std::string& id, std::size_t at, reference_book::list_number list, std::size_t element);
    [[nodiscard]] const model::field& field_of(target into) const noexcept { return rules_->records[into.record].fields[into.field]; }
    [[nodiscard]] bool stands_for_annotated(model::type type, std::size_t at);
    [[nodiscard]] std::size_t element_count(std::size_t at) const noexcept;

    void complain(std::size_t at, complaint why);
    void complain_of_fault(std::size_t at);
    [[nodiscard]] severity unknown_key_weight() const noexcept { return options_.strict ? severity::error : severity::warning; }
    void complain_of_unknown_key(model::record_index type, std::size_t at);
    [[nodiscard]] std::string id_on(const tape& values, model::record_index type);

    void follow_references(const tape_source& tape_of);
    void complain_about(const reference_book::reference& from, diagnostic_code code, const tape_source& tape_of);
    void warn_of_refused_targets(const tape_source& tape_of);
    void spoil_refused_rows();

    const model::ruleset* rules_;
    json_options options_;
    dataset_builder builder_;
    fact_reader facts_;
    refusal_book refusals_;
    reference_book references_;
    std::vector<key_table> keys_;                     // of each record type
    std::vector<std::vector<root_number>> owners_;    // of each row: the record at top level in which it stands
    std::vector<std::vector<std::uint32_t>> seen_in_; // by record type and slot: the object that had the key last
    std::uint32_t objects_ = 0;
    std::set<std::pair<std::string, std::string>> unknown_keys_; // warned of already: key and where it does not belong
    complaint_taker complaint_taker_;
    bool any_sensitive_ = false; // some field of some record type is

    // The record that is being read.
    const tape* values_ = nullptr;
    root_number root_ = 0;
    std::string root_id_;
    std::vector<match> matches_;       // a stack: of this object, above those around it
    std::vector<row_number> elements_; // likewise of lists
    bool discreet_ = false;            // inside a sensitive field: what stands there is not quoted
};

} // namespace guong::inline v0::json_reading
