#include <guong/rendering.hpp>

#include <algorithm>

#include "../text/json_text.hpp"
#include "../text/utf8.hpp"
#include "excerpt.hpp"

namespace guong::inline v0 {

namespace showing {

namespace {

/// What a finding can be shown with.
enum class place_kind : std::uint8_t {
    in_source,    ///< a line of a rule file
    whole_source, ///< a file, but no line in it
    in_records,   ///< a record and a JSON Pointer
    none,         ///< what the host asked for
};

place_kind place_of(const report& findings, const diagnostic& finding) noexcept {
    if (!finding.record.empty() || !finding.pointer.empty()) return place_kind::in_records;
    if (finding.where.source >= findings.sources.size()) return place_kind::none;
    switch (finding.code) {
    case diagnostic_code::unreadable_file:
    case diagnostic_code::empty_file:
    case diagnostic_code::binary_file:
    case diagnostic_code::file_too_large: return place_kind::whole_source;
    // UTF-16 is known by the first bytes and has no lines; the older encodings by the first letter that is not ASCII.
    case diagnostic_code::foreign_encoding: return finding.where.begin == 0 ? place_kind::whole_source : place_kind::in_source;
    default: break;
    }
    // Only a place in a rule file may be empty: its end, or something that is missing there.
    const bool about_rule_file = finding.code < diagnostic_code::not_json && finding.code != diagnostic_code::unknown_parameter;
    const bool has_extent = finding.where.begin != finding.where.end;
    return about_rule_file || has_extent ? place_kind::in_source : place_kind::none;
}

diagnostic suppressed_finding(const report& findings) {
    diagnostic finding;
    finding.code = diagnostic_code::too_many_errors;
    finding.arguments = {std::to_string(findings.suppressed)};
    return finding;
}

struct style {
    std::string_view begin;
    std::string_view end;
};

/// Writes findings for people, with or without colours.
class finding_writer {
public:
    finding_writer(const report& findings, const text_options& options) : findings_{findings}, options_{options} {}

    [[nodiscard]] std::string write() {
        for (const diagnostic& finding : findings_.findings) write_finding(finding, place_of(findings_, finding));
        if (findings_.suppressed > 0) write_finding(suppressed_finding(findings_), place_kind::none);
        return std::move(text_);
    }

private:
    void write_finding(const diagnostic& finding, place_kind kind) {
        if (!text_.empty()) text_ += '\n';
        const bool is_error = finding.severity() == severity::error;
        const style loud = colour(is_error ? "\x1b[1;31m" : "\x1b[1;33m");
        gutter_cells_ = gutter_cells(finding, kind);
        text_ += place_words(finding, kind);
        text_ += loud.begin;
        text_ += is_error ? words("error", "lỗi") : words("warning", "cảnh báo");
        text_ += ' ';
        text_ += code_name(finding);
        text_ += loud.end;
        write_line(": " + message(finding, options_.language));
        if (kind == place_kind::in_source) {
            write_line_before_end(finding.where);
            write_excerpt(finding.where, '^', loud);
        }
        for (const label& secondary : finding.labels) write_label(secondary);
        for (const phrase& help : finding.help) write_help(help);
    }

    void write_label(const label& secondary) {
        if (secondary.where.source >= findings_.sources.size()) return;
        const style quiet = colour("\x1b[1;36m");
        text_ += place_words(secondary.where);
        text_ += quiet.begin;
        text_ += words("note", "ghi chú");
        text_ += quiet.end;
        write_line(": " + message(secondary.text, options_.language));
        write_excerpt(secondary.where, '-', quiet);
    }

    void write_help(const phrase& help) {
        const style friendly = colour("\x1b[1;32m");
        text_.append(gutter_cells_ + 1, ' ');
        text_ += "= ";
        text_ += friendly.begin;
        text_ += words("help", "gợi ý");
        text_ += friendly.end;
        write_line(": " + message(help, options_.language));
    }

    /// The line where the finding is, and marks under it.
    void write_excerpt(span where, char mark, const style& emphasis) {
        const source& file = source_of(where);
        const excerpt shown = excerpt_of(file, where);
        write_source_line(file.locate(where.begin).line, shown.text);
        write_gutter({});
        text_.append(shown.mark_begin_cells + 1, ' ');
        text_ += emphasis.begin;
        text_.append(shown.mark_cells, mark);
        text_ += emphasis.end;
        text_ += '\n';
    }

    /// Where a file ends with a line break its end is an empty line, which alone shows nothing: the last words come first.
    void write_line_before_end(span where) {
        const source& file = source_of(where);
        std::uint32_t number = file.locate(where.begin).line;
        if (where.begin < file.bytes().size() || !file.line(number).empty()) return;
        while (number > 1 && file.line(--number).find_first_not_of(" \t") == std::string_view::npos) {}
        const auto begin = static_cast<std::uint32_t>(file.line_begin(number));
        if (!file.line(number).empty()) write_source_line(number, excerpt_of(file, {where.source, begin, begin}).text);
    }

    void write_source_line(std::uint32_t number, const std::string& line) {
        write_gutter(std::to_string(number));
        if (!line.empty()) text_ += ' ';
        text_ += line;
        text_ += '\n';
    }

    void write_gutter(const std::string& number) {
        const style faint = colour("\x1b[34m");
        text_ += faint.begin;
        text_.append(gutter_cells_ - number.size(), ' ');
        text_ += number;
        text_ += " |";
        text_ += faint.end;
    }

    void write_line(const std::string& words) {
        text_ += utf8::printable(words);
        text_ += '\n';
    }

    [[nodiscard]] std::size_t gutter_cells(const diagnostic& finding, place_kind kind) const {
        std::size_t cells = 2;
        const auto make_room = [&](span where) {
            if (where.source >= findings_.sources.size()) return;
            cells = std::max(cells, std::to_string(source_of(where).locate(where.begin).line).size() + 1);
        };
        if (kind == place_kind::in_source) make_room(finding.where);
        for (const label& secondary : finding.labels) make_room(secondary.where);
        return cells;
    }

    [[nodiscard]] std::string place_words(const diagnostic& finding, place_kind kind) const {
        switch (kind) {
        case place_kind::in_source: return place_words(finding.where);
        case place_kind::whole_source: return utf8::printable(source_of(finding.where).name()) + ": ";
        case place_kind::in_records: {
            const bool both = !finding.record.empty() && !finding.pointer.empty();
            return utf8::printable(finding.record + (both ? ", " : "") + finding.pointer) + ": ";
        }
        case place_kind::none: break;
        }
        return {};
    }

    [[nodiscard]] std::string place_words(span where) const {
        const source& file = source_of(where);
        const position begin = file.locate(where.begin);
        return utf8::printable(file.name()) + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column) + ": ";
    }

    [[nodiscard]] const source& source_of(span where) const { return findings_.sources[where.source]; }
    [[nodiscard]] style colour(std::string_view begin) const { return options_.colour ? style{begin, "\x1b[0m"} : style{}; }
    [[nodiscard]] std::string_view words(std::string_view en, std::string_view vi) const {
        return options_.language == language::vi ? vi : en;
    }

    const report& findings_;
    const text_options& options_;
    std::string text_;
    std::size_t gutter_cells_ = 0;
};

void write_json_place(json_writer& json, const report& findings, span where) {
    const source& file = findings.sources[where.source];
    const position begin = file.locate(where.begin);
    const position end = file.locate(std::max(where.begin, where.end));
    json.key("file").text(file.name());
    json.key("line").number(begin.line).key("column").number(begin.column);
    json.key("end_line").number(end.line).key("end_column").number(end.column);
}

void write_json_labels(json_writer& json, const report& findings, const diagnostic& finding, language which) {
    json.key("labels").begin_array();
    for (const label& secondary : finding.labels) {
        if (secondary.where.source >= findings.sources.size()) continue;
        json.begin_object().key("message").text(message(secondary.text, which));
        write_json_place(json, findings, secondary.where);
        json.end_object();
    }
    json.end_array();
}

void write_json_finding(json_writer& json, const report& findings, const diagnostic& finding, place_kind kind, language which) {
    json.begin_object();
    json.key("code").text(code_name(finding));
    json.key("severity").text(finding.severity() == severity::error ? "error" : "warning");
    json.key("message").text(message(finding, which));
    switch (kind) {
    case place_kind::in_source:
    case place_kind::whole_source: write_json_place(json, findings, finding.where); break;
    case place_kind::in_records: json.key("record").text(finding.record).key("pointer").text(finding.pointer); break;
    case place_kind::none: break;
    }
    json.key("help").begin_array();
    for (const phrase& help : finding.help) json.text(message(help, which));
    json.end_array();
    if (!finding.labels.empty()) write_json_labels(json, findings, finding, which);
    json.end_object();
}

} // namespace

} // namespace showing

std::string render(const report& findings, const text_options& options) {
    return showing::finding_writer{findings, options}.write();
}

std::string render_json(const report& findings, language which) {
    json_writer json;
    json.begin_array();
    for (const diagnostic& finding : findings.findings) {
        showing::write_json_finding(json, findings, finding, showing::place_of(findings, finding), which);
    }
    if (findings.suppressed > 0) {
        showing::write_json_finding(json, findings, showing::suppressed_finding(findings), showing::place_kind::none, which);
    }
    json.end_array();
    return json.take();
}

} // namespace guong::inline v0
