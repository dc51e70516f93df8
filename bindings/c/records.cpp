/// Records: reading them, and which they are.

#include <guong/json.hpp>

#include "boundary.hpp"
#include "handles.hpp"
#include "names.hpp"

namespace {

using c_binding::failure;
using c_binding::text_of;

guong::json_options reading_of(const guong_record_options* options) {
    guong::json_options reading;
    reading.strict = c_binding::options_of(options).strict != 0;
    return reading;
}

guong::records alone(const guong::record& only) { return {only.data, {only}, {}}; }

/// Takes what `read` gives, a record or records; what was wrong with some of them rides along.
template <class Read>
guong_status read_records(const guong_rules* rules, guong_records** out, guong_report** report, Read read) {
    return c_binding::give(out, report, [&] {
        const auto& read_for = c_binding::require(rules, "rules").content;
        const auto which = read_for.model().language;
        auto found = read(read_for);
        if (!found) throw failure{GUONG_RECORDS_REFUSED, std::move(found).report(), which};
        auto findings = found.report();
        std::unique_ptr<guong_records> records;
        if constexpr (std::is_same_v<decltype(found), guong::result<guong::record>>)
            records = std::make_unique<guong_records>(guong_records{read_for, alone(*found)});
        else
            records = std::make_unique<guong_records>(guong_records{read_for, std::move(found).value()});
        c_binding::tell(report, std::move(findings), which);
        return records;
    });
}

} // namespace

guong_status guong_records_read_one(const guong_rules* rules, const char* type, size_t type_size, const char* json, size_t json_size,
                                    const guong_record_options* options, guong_records** out, guong_report** report) {
    return read_records(rules, out, report, [&](const guong::rules& read_for) {
        const auto name = text_of(type, type_size, "type");
        c_binding::require_record_type(read_for, name);
        return guong::record_from_json_text(read_for, name, text_of(json, json_size, "json"), reading_of(options));
    });
}

guong_status guong_records_read_dataset(const guong_rules* rules, const char* json, size_t json_size, const guong_record_options* options,
                                        guong_records** out, guong_report** report) {
    return read_records(rules, out, report, [&](const guong::rules& read_for) {
        return guong::dataset_from_json(read_for, text_of(json, json_size, "json"), reading_of(options));
    });
}

guong_status guong_records_read_array(const guong_rules* rules, const char* type, size_t type_size, const char* json, size_t json_size,
                                      const guong_record_options* options, guong_records** out, guong_report** report) {
    return read_records(rules, out, report, [&](const guong::rules& read_for) {
        const auto name = text_of(type, type_size, "type");
        c_binding::require_record_type(read_for, name);
        return guong::records_from_json(read_for, name, text_of(json, json_size, "json"), reading_of(options));
    });
}

guong_status guong_records_read_lines(const guong_rules* rules, const char* type, size_t type_size, const char* lines, size_t lines_size,
                                      const guong_record_options* options, guong_records** out, guong_report** report) {
    return read_records(rules, out, report, [&](const guong::rules& read_for) {
        const auto name = text_of(type, type_size, "type");
        c_binding::require_record_type(read_for, name);
        return guong::records_from_ndjson(read_for, name, text_of(lines, lines_size, "lines"), reading_of(options));
    });
}

size_t guong_records_count(const guong_records* records) { return records ? records->content.roots.size() : 0; }

guong_status guong_records_list(const guong_records* records, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& [read_for, content] = c_binding::require(records, "records");
        auto table = std::make_unique<guong_table>(guong_table{{"record", "id"}, {}});
        for (const auto& each : content.roots)
            table->rows.push_back({read_for.model().records[each.type].name, each.data->of(each.type).ids[each.row]});
        return table;
    });
}

guong_status guong_records_refused(const guong_records* records, guong_language language, guong_table** out, guong_report** report) {
    return c_binding::give(out, report, [&] {
        const auto& given = c_binding::require(records, "records");
        const auto& model = given.read_for.model();
        const auto which = c_binding::language_of(language, model.language);
        auto table = std::make_unique<guong_table>(guong_table{{"record", "id", "at", "error", "fault"}, {}});
        for (const auto& each : given.content.refused)
            table->rows.push_back({model.records[each.type].name, each.id, each.pointer, message(each.finding, which), each.finding.pointer});
        return table;
    });
}

void guong_records_free(guong_records* records) { delete records; }
