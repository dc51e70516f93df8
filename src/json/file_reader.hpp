#pragma once

/// A file of records: walks over what holds the records and hands each to the record reader.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <guong/json.hpp>

#include "record_reader.hpp"
#include "record_splitter.hpp"
#include "text_fault.hpp"

namespace guong::inline v0::json_reading {

/// Reads one file, once. `text` is UTF-8 without a byte order mark and must outlive the reader.
class file_reader {
public:
    file_reader(const model::ruleset& rules, std::string_view text, json_options options)
        : rules_{rules}, text_{text}, pieces_{text}, places_{text}, records_{rules, options} {}

    /// An object with a list of records for each record type.
    [[nodiscard]] result<records> read_dataset();
    /// One record, or a list of them.
    [[nodiscard]] result<records> read_records(model::record_index type);
    /// One record.
    [[nodiscard]] result<records> read_record(model::record_index type);
    /// A record a line.
    [[nodiscard]] result<records> read_lines(model::record_index type);

private:
    [[nodiscard]] bool is_dataset(model::record_index type) const;
    bool read_tables();
    bool read_table(const std::string& key);
    bool read_list(model::record_index type, const std::string& pointer);
    bool read_one(model::record_index type, record_place place);
    void read_extent(model::record_index type, record_place place, std::string_view extent, std::size_t text_end);
    std::optional<std::string_view> take_value(const std::string& pointer);
    std::optional<std::string> take_key();
    bool ends() noexcept;
    bool fail(std::string_view expected) noexcept;
    [[nodiscard]] complaint no_json(text_fault within, std::size_t begin, std::size_t text_end);
    [[nodiscard]] complaint wrong_value(std::string_view expected, std::string_view extent);
    [[nodiscard]] std::size_t offset_of(std::string_view extent) const noexcept;
    [[nodiscard]] result<records> finish(bool is_json);

    const model::ruleset& rules_;
    std::string_view text_;
    record_splitter pieces_;
    fault_teller places_;
    tape values_;
    record_reader records_;
    text_fault fault_;    // why the text as a whole is no JSON
    std::string pointer_; // to what was being read there
};

/// A report of one finding about a file.
[[nodiscard]] report report_of(complaint why, std::string pointer = {});

} // namespace guong::inline v0::json_reading
