#include "records_input.hpp"

#include <algorithm>
#include <string_view>

#include "exit_status.hpp"
#include "findings.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "wording.hpp"

namespace cli {
namespace {

enum class form { dataset, records_of_type, lines };

bool ends_with_extension(const std::string& path, std::string_view extension) {
    const auto same = [](char left, char right) { return (left >= 'A' && left <= 'Z' ? left - 'A' + 'a' : left) == right; };
    return path.size() > extension.size() &&
           std::equal(extension.rbegin(), extension.rend(), path.rbegin(), [&](char wanted, char found) { return same(found, wanted); });
}

/// Takes the first line that is not blank from `text`.
std::string_view take_line(std::string_view& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return text = {};
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// Standard input has no name that tells its form: lines are several objects, each begun and ended on its line.
bool looks_like_lines(std::string_view text) {
    const auto first = take_line(text);
    return first.size() > 1 && first.front() == '{' && first.back() == '}' && !take_line(text).empty();
}

form form_of(const options& chosen, std::string_view text, guong::language which) {
    const auto& path = chosen.records_file;
    const auto lines = ends_with_extension(path, ".ndjson");
    if (chosen.record_type.empty()) {
        if (lines)
            throw usage_error(say(which,
                                  {"the lines of {0} are records of one type: `--record TYPE` must say which",
                                   "mỗi dòng của {0} là một hồ sơ, tất cả cùng một loại: hãy nêu loại đó bằng `--record LOẠI`"},
                                  {quoted(path)}));
        return form::dataset;
    }
    return lines || (path == "-" && looks_like_lines(text)) ? form::lines : form::records_of_type;
}

void require_known_form(const options& chosen, guong::language which) {
    for (const auto* extension : {".csv", ".tsv", ".xlsx", ".xls"})
        if (ends_with_extension(chosen.records_file, extension))
            throw usage_error(say(which,
                                  {"{0}: this version reads records from JSON (`.json`) and NDJSON (`.ndjson`) alone",
                                   "{0}: phiên bản này chỉ đọc được hồ sơ từ tệp JSON (`.json`) và NDJSON (`.ndjson`)"},
                                  {quoted(chosen.records_file)}));
}

void require_known_type(const guong::rules& rules, const options& chosen, guong::language which) {
    const auto& model = rules.model();
    if (chosen.record_type.empty() || model.find_record(guong::compose(chosen.record_type))) return;
    std::vector<std::string> names;
    for (const auto& record : model.records)
        if (!record.plain_element) names.push_back(record.name);
    complain(unknown_name(guong::diagnostic_code::unknown_record_type, chosen.record_type, "`--record`", names), which);
    throw stop{exit_status::unusable};
}

/// A finding that is about no record names the file.
guong::report named(guong::report findings, const options& chosen) {
    for (auto& each : findings.findings)
        if (each.record.empty()) each.record = display_name(chosen.records_file);
    return findings;
}

/// Records of one type, read as a dataset, give findings that do not say what is wrong; a dataset, read as records of one type, one that
/// does not say what to do.
void refuse_wrong_form(const guong::result<guong::records>& read, const options& chosen, guong::language which) {
    const auto file = quoted(display_name(chosen.records_file));
    const auto& findings = read.report().findings;
    if (!findings.empty() && findings.front().code == guong::diagnostic_code::not_of_one_type)
        throw usage_error(say(which,
                              {"leave `--record` out: {0} says itself of what type its records are; `--criterion` and `--id` choose among them",
                               "hãy bỏ `--record`: {0} đã tự ghi các hồ sơ thuộc loại nào; dùng `--criterion` và `--id` để chọn trong đó"},
                              {file}));
    if (!chosen.record_type.empty() || (read && (!read->roots.empty() || !read->refused.empty()))) return;
    const auto hints = [](const guong::diagnostic& each) {
        return each.code == guong::diagnostic_code::unknown_table || each.code == guong::diagnostic_code::wrong_fact_type;
    };
    if (std::none_of(findings.begin(), findings.end(), hints)) return;
    throw usage_error(say(which,
                          {"if {0} holds records of one type, `--record TYPE` must say which",
                           "nếu {0} gồm các hồ sơ cùng một loại, hãy nêu loại đó bằng `--record LOẠI`"},
                          {file}));
}

guong::result<guong::records> parse_records(const guong::rules& rules, const options& chosen, std::string_view text, guong::language which) {
    guong::json_options how;
    how.strict = chosen.strict;
    switch (form_of(chosen, text, which)) {
    case form::lines: return guong::records_from_ndjson(rules, chosen.record_type, text, how);
    case form::records_of_type: return guong::records_from_json(rules, chosen.record_type, text, how);
    case form::dataset: break;
    }
    return guong::dataset_from_json(rules, text, how);
}

std::string require_text(const options& chosen, guong::language which) {
    if (auto text = read_file(chosen.records_file)) return std::move(*text);
    auto unreadable = finding(guong::diagnostic_code::unreadable_file, {display_name(chosen.records_file)});
    unreadable.record = display_name(chosen.records_file);
    complain(unreadable, which);
    throw stop{exit_status::unusable};
}

guong::result<guong::records> require_parsed(const guong::rules& rules, const options& chosen, std::string_view text, guong::language which) {
    auto read = parse_records(rules, chosen, text, which);
    complain(named(read.report(), chosen), which);
    refuse_wrong_form(read, chosen, which);
    if (!read) throw stop{exit_status::unusable};
    return read;
}

std::string reading_words(const options& chosen, guong::language which) {
    return say(which, {"reading {0}", "đang đọc {0}"}, {display_name(chosen.records_file)});
}

} // namespace

guong::result<guong::records> require_records(const guong::rules& rules, const options& chosen, guong::language which) {
    require_known_form(chosen, which);
    require_known_type(rules, chosen, which);
    const progress shown{reading_words(chosen, which)};
    return require_parsed(rules, chosen, require_text(chosen, which), which);
}

records_of_both require_records(const guong::rules& before, const guong::rules& after, const options& chosen, guong::language which) {
    require_known_form(chosen, which);
    require_known_type(after, chosen, which);
    const progress shown{reading_words(chosen, which)};
    const auto text = require_text(chosen, which);
    auto later = require_parsed(after, chosen, text, which);
    auto earlier = parse_records(before, chosen, text, which);
    if (!earlier) throw usage_error(say(which, {"{0} cannot be read for the earlier rules", "không đọc được {0} theo bản quy định trước"}, {quoted(display_name(chosen.records_file))}));
    return {std::move(earlier).value(), std::move(later).value(), later.report().has_errors() || earlier.report().has_errors()};
}

} // namespace cli
