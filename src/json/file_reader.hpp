#pragma once

/// A file of records: walks over what holds the records and hands each to the record reader.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <guong/json.hpp>

#include "record_reader.hpp"
#include "text_reader.hpp"

namespace guong::inline v0::json_reading {

/// Reads one file, once. `text` is UTF-8 without a byte order mark and must outlive the reader.
class file_reader {
public:
    file_reader(const model::ruleset& rules, std::string_view text, json_options options)
        : rules_{rules}, text_{text}, json_{text}, records_{rules, options} {}

    /// An object with a list of records for each record type.
    [[nodiscard]] result<records> read_dataset();
    /// One record, or a list of them.
    [[nodiscard]] result<records> read_records(model::record_index type);
    /// One record.
    [[nodiscard]] result<records> read_record(model::record_index type);
    /// A record a line.
    [[nodiscard]] result<records> read_lines(model::record_index type);

private:
    bool read_tables();
    bool read_table(const std::string& key);
    bool read_list(model::record_index type, const std::string& pointer);
    bool read_one(model::record_index type, record_place place);
    void read_line(model::record_index type, record_place place, std::string_view line);
    bool skip_value(const std::string& pointer);
    bool ends() noexcept;
    [[nodiscard]] result<records> finish(bool is_json);

    const model::ruleset& rules_;
    std::string_view text_;
    text_reader json_;
    tape values_;
    record_reader records_;
    std::string pointer_; // to what was being read when the text turned out to be no JSON
};

/// A report of one finding about a file.
[[nodiscard]] report report_of(complaint why, std::string pointer = {});
/// Nothing for the elements of lists of plain values, which have no name of their own.
[[nodiscard]] std::optional<model::record_index> named_record_type(const model::ruleset& rules, std::string_view name);
/// That no record type has a name, with those that look like it.
[[nodiscard]] complaint unknown_record_name(const model::ruleset& rules, diagnostic_code code, std::string_view name);

} // namespace guong::inline v0::json_reading
