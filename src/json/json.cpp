#include <guong/json.hpp>

#include <utility>

#include "../model/asked_names.hpp"
#include "audit_reader.hpp"
#include "document_reader.hpp"
#include "file_reader.hpp"
#include "record_reader.hpp"

namespace guong::inline v0 {

namespace json_reading {

namespace {

/// What keeps a text from being read at all.
std::optional<complaint> unreadable(std::string_view text) {
    using namespace std::string_view_literals;
    if (text.find_first_not_of(" \t\r\n"sv) == std::string_view::npos) return complaint{diagnostic_code::no_records, {}, {}};
    const bool is_utf16 =
        text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv) || text.substr(0, 4).find('\0') != std::string_view::npos;
    if (is_utf16) return complaint{diagnostic_code::record_not_utf8, {}, {{phrase_id::save_as_utf8, {}}}};
    return std::nullopt;
}

std::string_view without_byte_order_mark(std::string_view text) noexcept {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

result<records> read_file(const model::ruleset& rules, std::string_view type_name, std::string_view text, json_options options,
                          result<records> (file_reader::*read)(model::record_index)) {
    const auto type = record_type_of(rules, type_name);
    if (!type) return type.report();
    const auto readable = without_byte_order_mark(text);
    if (auto why = unreadable(readable)) return report_of(std::move(*why));
    file_reader reader{rules, readable, options};
    return (reader.*read)(*type);
}

/// A record stands alone: if it was refused, there is no value.
result<record> the_one_record(const records& read, report findings) {
    if (read.roots.empty()) return findings;
    return {read.roots.front(), std::move(findings)};
}

} // namespace

} // namespace json_reading

result<record> record_from_json(const rules& rules, std::string_view type, const nlohmann::json& document, json_options options) {
    const auto known_type = record_type_of(rules.model(), type);
    if (!known_type) return known_type.report();
    json_reading::tape values;
    json_reading::read_document(document, values);
    json_reading::record_reader reader{rules.model(), options};
    reader.read(values, *known_type, {reader.refusals().add_list({}, false), 0, 0});
    const auto read = reader.finish([&](const json_reading::record_place&) -> const json_reading::tape& { return values; });
    return json_reading::the_one_record(read, reader.refusals().take_report());
}

result<record> record_from_json_text(const rules& rules, std::string_view type, std::string_view text, json_options options) {
    const auto read = json_reading::read_file(rules.model(), type, text, options, &json_reading::file_reader::read_record);
    if (!read) return read.report();
    return json_reading::the_one_record(*read, read.report());
}

result<records> dataset_from_json(const rules& rules, std::string_view text, json_options options) {
    const auto readable = json_reading::without_byte_order_mark(text);
    if (auto why = json_reading::unreadable(readable)) return json_reading::report_of(std::move(*why));
    return json_reading::file_reader{rules.model(), readable, options}.read_dataset();
}

result<records> records_from_json(const rules& rules, std::string_view type, std::string_view text, json_options options) {
    return json_reading::read_file(rules.model(), type, text, options, &json_reading::file_reader::read_records);
}

result<std::vector<audit>> audits_from_json(std::string_view text) {
    const auto readable = json_reading::without_byte_order_mark(text);
    if (auto why = json_reading::unreadable(readable)) return json_reading::report_of(std::move(*why));
    return json_reading::read_audits(readable);
}

result<records> records_from_ndjson(const rules& rules, std::string_view type, std::string_view text, json_options options) {
    return json_reading::read_file(rules.model(), type, text, options, &json_reading::file_reader::read_lines);
}

} // namespace guong::inline v0
