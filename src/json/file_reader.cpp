#include "file_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "words.hpp"

namespace guong::inline v0::json_reading {

report report_of(complaint why, std::string pointer) {
    report findings;
    findings.findings.push_back(finding_of(std::move(why), std::move(pointer)));
    return findings;
}

std::optional<model::record_index> named_record_type(const model::ruleset& rules, std::string_view name) {
    const auto found = rules.find_record(name);
    return found && !rules.records[*found].plain_element ? found : std::nullopt;
}

complaint unknown_record_name(const model::ruleset& rules, diagnostic_code code, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& type : rules.records)
        if (!type.plain_element) names.push_back(type.name);
    complaint why{code, {shortened(name)}, {}};
    if (auto nearest = nearest_names(name, names); !nearest.empty()) why.help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    return why;
}

result<records> file_reader::read_dataset() {
    if (json_.sees('{')) return finish(read_tables() && ends());
    if (!skip_value({}) || !ends()) return finish(false);
    return report_of(wrong_type(words_for_dataset, values_[0]));
}

result<records> file_reader::read_records(model::record_index type) {
    return json_.sees('[') ? finish(read_list(type, {}) && ends()) : read_record(type);
}

result<records> file_reader::read_record(model::record_index type) {
    return finish(read_one(type, {records_.refusals().add_list({}, false), 0, json_.offset()}) && ends());
}

result<records> file_reader::read_lines(model::record_index type) {
    const auto list = records_.refusals().add_list({});
    std::uint32_t line = 0;
    for (std::size_t begin = 0; begin < text_.size(); ++line) {
        const auto end = std::min(text_.find('\n', begin), text_.size());
        read_line(type, {list, line, begin}, text_.substr(begin, end - begin));
        begin = end + 1;
    }
    return finish(true);
}

bool file_reader::read_tables() {
    static_cast<void>(json_.take('{'));
    if (json_.take('}')) return true;
    std::set<std::string> seen;
    do {
        if (!json_.sees('"')) return json_.fail("a key in quotes");
        if (!json_.read_value(values_)) return false;
        const std::string key{values_[0].text()};
        if (!json_.take(':')) return json_.fail("`:`");
        if (!seen.insert(compose(key)).second)
            records_.refusals().complain_about_file({diagnostic_code::duplicate_key, {shortened(key)}, {}}, '/' + escaped_for_pointer(key));
        if (!read_table(key)) return false;
        pointer_.clear();
    } while (json_.take(','));
    return json_.take('}') || json_.fail("`,` or `}`");
}

bool file_reader::read_table(const std::string& key) {
    const auto pointer = '/' + escaped_for_pointer(key);
    const auto type = named_record_type(rules_, key);
    if (type && json_.sees('[')) return read_list(*type, pointer);
    if (!skip_value(pointer)) return false;
    records_.refusals().complain_about_file(
        type ? wrong_type(words_for_table, values_[0]) : unknown_record_name(rules_, diagnostic_code::unknown_table, key), pointer);
    return true;
}

bool file_reader::read_list(model::record_index type, const std::string& pointer) {
    static_cast<void>(json_.take('['));
    if (json_.take(']')) return true;
    const auto list = records_.refusals().add_list(pointer);
    std::uint32_t ordinal = 0;
    do {
        if (!read_one(type, {list, ordinal++, json_.offset()})) return false;
    } while (json_.take(','));
    pointer_ = pointer;
    return json_.take(']') || json_.fail("`,` or `]`");
}

bool file_reader::read_one(model::record_index type, record_place place) {
    if (json_.read_value(values_)) {
        records_.read(values_, type, place);
        return true;
    }
    pointer_ = records_.refusals().pointer_to(place);
    return false;
}

void file_reader::read_line(model::record_index type, record_place place, std::string_view line) {
    json_.restart(line);
    if (json_.at_end()) return;
    if (json_.read_value(values_) && ends())
        records_.read(values_, type, place);
    else
        records_.refuse(type, place, {diagnostic_code::not_json, {json_.problem(place.ordinal)}, {}});
}

bool file_reader::skip_value(const std::string& pointer) {
    pointer_ = pointer;
    return json_.read_value(values_);
}

bool file_reader::ends() noexcept { return json_.at_end() || json_.fail("the end of the text"); }

// Of a file that is no JSON, what was said of its records so far is left out: it may come of the same fault.
result<records> file_reader::finish(bool is_json) {
    if (!is_json) return report_of({diagnostic_code::not_json, {json_.problem()}, {}}, pointer_);
    auto read = records_.finish([this](const record_place& place) -> const tape& {
        json_.restart(text_, place.offset);
        static_cast<void>(json_.read_value(values_)); // it could be read before
        return values_;
    });
    return {std::move(read), records_.refusals().take_report()};
}

} // namespace guong::inline v0::json_reading
