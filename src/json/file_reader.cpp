#include "file_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "../text/json_text.hpp"
#include "tape_from_json.hpp"
#include "words.hpp"

namespace guong::inline v0::json_reading {

report report_of(complaint why, std::string pointer) {
    report findings;
    findings.findings.push_back(finding_of(std::move(why), std::move(pointer)));
    return findings;
}

namespace {

/// Nothing for the elements of lists of plain values, which have no name of their own.
std::optional<model::record_index> named_record_type(const model::ruleset& rules, std::string_view name) {
    const auto found = rules.find_record(name);
    return found && !rules.records[*found].plain_element ? found : std::nullopt;
}

/// That no record type has the name of a table, with those that look like it.
complaint unknown_table(const model::ruleset& rules, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& type : rules.records)
        if (!type.plain_element) names.push_back(type.name);
    complaint why{diagnostic_code::unknown_table, {shortened(name)}, {}};
    if (auto nearest = nearest_names(name, names); !nearest.empty()) why.help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    return why;
}

} // namespace

result<records> file_reader::read_dataset() {
    if (pieces_.sees('{')) return finish(read_tables() && ends());
    const auto extent = take_value({});
    if (!extent || !ends()) return finish(false);
    return report_of(wrong_value(words_for_dataset, *extent));
}

result<records> file_reader::read_records(model::record_index type) {
    if (is_dataset(type)) return report_of({diagnostic_code::not_of_one_type, {rules_.records[type].name}, {}});
    return pieces_.sees('[') ? finish(read_list(type, {}) && ends()) : read_record(type);
}

result<records> file_reader::read_record(model::record_index type) {
    return finish(read_one(type, {records_.refusals().add_list({}, false), 0}) && ends());
}

result<records> file_reader::read_lines(model::record_index type) {
    const auto list = records_.refusals().add_list({});
    std::uint32_t ordinal = 0;
    while (const auto line = pieces_.take_line()) {
        const record_place place{list, ordinal++};
        if (line->find_first_not_of(" \t\r") == std::string_view::npos) continue;
        read_extent(type, place, *line, offset_of(*line) + line->size());
    }
    return finish(true);
}

/// Whether the text is an object with lists under the names of record types, and with nothing that a record of this type could hold.
bool file_reader::is_dataset(model::record_index type) const {
    record_splitter pieces{text_};
    key_table keys{rules_.records[type]};
    bool has_table = false;
    if (!pieces.take('{')) return false;
    do {
        const auto quoted = pieces.sees('"') ? pieces.take_value() : std::nullopt;
        if (!quoted || !pieces.take(':')) return false;
        const auto key = quoted->substr(1, quoted->size() - 2);
        if (keys.find(key, 0)) return false;
        has_table = has_table || (pieces.sees('[') && named_record_type(rules_, key));
        if (!pieces.take_value()) return false;
    } while (pieces.take(','));
    return has_table;
}

bool file_reader::read_tables() {
    static_cast<void>(pieces_.take('{'));
    if (pieces_.take('}')) return true;
    std::set<std::string> seen;
    do {
        const auto key = take_key();
        if (!key) return false;
        if (!pieces_.take(':')) return fail("`:`");
        if (!seen.insert(compose(*key)).second)
            records_.refusals().complain_about_file({diagnostic_code::duplicate_key, {shortened(*key)}, {}},
                                                    '/' + json_pointer_token(*key));
        if (!read_table(*key)) return false;
        pointer_.clear();
    } while (pieces_.take(','));
    return pieces_.take('}') || fail("`,` or `}`");
}

bool file_reader::read_table(const std::string& key) {
    const auto pointer = '/' + json_pointer_token(key);
    const auto type = named_record_type(rules_, key);
    if (type && pieces_.sees('[')) return read_list(*type, pointer);
    const auto extent = take_value(pointer);
    if (!extent) return false;
    records_.refusals().complain_about_file(
        type ? wrong_value(words_for_table, *extent) : unknown_table(rules_, key), pointer);
    return true;
}

bool file_reader::read_list(model::record_index type, const std::string& pointer) {
    records_.close(type);
    static_cast<void>(pieces_.take('['));
    if (pieces_.take(']')) return true;
    const auto list = records_.refusals().add_list(pointer);
    std::uint32_t ordinal = 0;
    do {
        if (!read_one(type, {list, ordinal++})) return false;
    } while (pieces_.take(','));
    pointer_ = pointer;
    return pieces_.take(']') || fail("`,` or `]`");
}

bool file_reader::read_one(model::record_index type, record_place place) {
    if (const auto extent = take_value({})) {
        read_extent(type, place, *extent, text_.size());
        return true;
    }
    pointer_ = records_.refusals().pointer_to(place);
    return false;
}

void file_reader::read_extent(model::record_index type, record_place place, std::string_view extent, std::size_t text_end) {
    place.offset = offset_of(extent);
    place.size = extent.size();
    const auto fault = read_text(extent, values_);
    records_.read(values_, type, place, fault ? std::optional{no_json(*fault, place.offset, text_end)} : std::nullopt);
}

// Of a value without an end, nlohmann/json knows better where it goes wrong: a quote that is missing is seen at the end of its line.
std::optional<std::string_view> file_reader::take_value(const std::string& pointer) {
    const auto begin = pieces_.offset();
    const auto extent = pieces_.take_value();
    if (!extent) {
        pointer_ = pointer;
        fault_ = pieces_.fault();
        if (const auto within = read_text(text_.substr(begin), values_)) fault_ = {begin + within->offset, within->expected};
    }
    return extent;
}

// A key that is no UTF-8 is the name of no record type, whatever its bytes mean.
std::optional<std::string> file_reader::take_key() {
    if (!pieces_.sees('"')) return static_cast<void>(fail("a key in quotes")), std::nullopt;
    const auto extent = take_value({});
    if (!extent) return std::nullopt;
    if (const auto fault = read_text(*extent, values_)) {
        fault_ = {offset_of(*extent) + fault->offset, fault->expected};
        return std::nullopt;
    }
    return std::string{values_[0].is_fault() ? extent->substr(1, extent->size() - 2) : values_[0].text()};
}

bool file_reader::ends() noexcept { return pieces_.at_end() || fail("the end of the text"); }

bool file_reader::fail(std::string_view expected) noexcept {
    fault_ = {pieces_.offset(), expected};
    return false;
}

complaint file_reader::no_json(text_fault within, std::size_t begin, std::size_t text_end) {
    within.offset += begin;
    complaint why{diagnostic_code::not_json, {places_.words(within, text_end)}, {}};
    if (within.expected == words_for_surrogate) why.help.push_back({phrase_id::write_both_halves, {}});
    return why;
}

complaint file_reader::wrong_value(std::string_view expected, std::string_view extent) {
    if (const auto fault = read_text(extent, values_)) return no_json(*fault, offset_of(extent), text_.size());
    return values_[0].is_fault() ? fault_of(values_[0]) : wrong_type(expected, values_[0]);
}

std::size_t file_reader::offset_of(std::string_view extent) const noexcept {
    return static_cast<std::size_t>(extent.data() - text_.data());
}

// Of a file that is no JSON, what was said of its records so far is left out: it may come of the same fault.
result<records> file_reader::finish(bool is_json) {
    if (!is_json) return report_of(no_json(fault_, 0, text_.size()), pointer_);
    auto read = records_.finish([this](const record_place& place) -> const tape& {
        static_cast<void>(read_text(text_.substr(place.offset, place.size), values_)); // what is wrong with it has been said
        return values_;
    });
    return {std::move(read), records_.refusals().take_report()};
}

} // namespace guong::inline v0::json_reading
