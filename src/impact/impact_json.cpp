#include <guong/impact.hpp>

#include <string>
#include <utility>

#include "../text/json_text.hpp"

namespace guong::inline v0 {

namespace impacts {

namespace {

std::string_view name_of_part(rule_part part) noexcept {
    switch (part) {
    case rule_part::ruleset: return "ruleset";
    case rule_part::use: return "use";
    case rule_part::scale: return "scale";
    case rule_part::level: return "level";
    case rule_part::parameter: return "parameter";
    case rule_part::record: return "record";
    case rule_part::field: return "field";
    case rule_part::definition: return "definition";
    case rule_part::table: return "table";
    case rule_part::function: return "function";
    case rule_part::criterion: return "criterion";
    case rule_part::item: return "item";
    case rule_part::setting: return "setting";
    case rule_part::refinement: return "refinement";
    }
    return {};
}

std::string_view name_of_change(rule_change::kind what) noexcept {
    return what == rule_change::kind::added ? "added" : what == rule_change::kind::removed ? "removed" : "changed";
}

std::string_view name_of_answer(witness::kind what) noexcept {
    switch (what) {
    case witness::kind::found: return "found";
    case witness::kind::none: return "none";
    case witness::kind::none_where_known: return "none_where_known";
    case witness::kind::unclear: return "unclear";
    case witness::kind::not_compared: return "not_compared";
    }
    return {};
}

void write_place(json_writer& out, std::string_view key, const std::optional<rule_place>& at) {
    out.key(key);
    if (!at) {
        out.null();
        return;
    }
    out.begin_object().key("file").text(at->file).key("line").number(at->where.line).key("column").number(at->where.column).end_object();
}

void write_text_or_null(json_writer& out, std::string_view key, const std::string& text) {
    out.key(key);
    if (text.empty())
        out.null();
    else
        out.text(text);
}

/// What is found to come out otherwise, and its test.
template <class Witness, class WriteOutcome>
void write_found(json_writer& out, const Witness& told, const WriteOutcome& write_outcome) {
    const bool is_found = told.what == witness::kind::found;
    for (const auto& [key, outcome] : {std::pair{"before", &told.before}, std::pair{"after", &told.after}}) {
        out.key(key);
        if (is_found)
            write_outcome(*outcome);
        else
            out.null();
    }
    write_text_or_null(out, "test", told.test);
    write_text_or_null(out, "of_test", told.of_test);
}

void write_status(json_writer& out, std::string_view key, std::optional<status> found) {
    out.key(key);
    if (found)
        out.text(to_string(*found));
    else
        out.null();
}

void write_verdict(json_writer& out, const moved_verdict& told, language which) {
    out.begin_object().key("record").text(told.record).key("id").text(told.id).key("criterion").text(told.criterion);
    out.key("before").text(to_string(told.before)).key("after").text(to_string(told.after)).key("because").begin_array();
    for (const auto& each : told.because) {
        out.begin_object().key("item").text(each.path).key("sentence").text(each.sentence.in(which)).key("cite").text(each.cite);
        write_status(out, "before", each.before);
        write_status(out, "after", each.after);
        out.end_object();
    }
    out.end_array().end_object();
}

} // namespace

} // namespace impacts

std::string render_json(const std::vector<rule_change>& changes) {
    json_writer out;
    out.begin_array();
    for (const auto& each : changes) {
        out.begin_object().key("change").text(impacts::name_of_change(each.what));
        out.key("about").text(each.about == rule_change::matter::rule ? "rule" : "words");
        out.key("part").text(impacts::name_of_part(each.part)).key("path").text(each.path).key("cite").text(each.cite);
        out.key("before").text(each.before).key("after").text(each.after);
        out.key("rows_before").texts(each.rows_before).key("rows_after").texts(each.rows_after);
        impacts::write_place(out, "before_at", each.before_where);
        impacts::write_place(out, "after_at", each.after_where);
        out.end_object();
    }
    out.end_array();
    return out.take();
}

std::string render_json(const impact& told, language which) {
    json_writer out;
    out.begin_object().key("compared").number(static_cast<std::int64_t>(told.compared))
        .key("without_id").number(static_cast<std::int64_t>(told.without_id)).key("verdicts").begin_array();
    for (const auto& each : told.verdicts) impacts::write_verdict(out, each, which);
    out.end_array().key("values").begin_array();
    for (const auto& each : told.values) {
        out.begin_object().key("record").text(each.record).key("id").text(each.id).key("name").text(each.name);
        out.key("before").raw(each.before).key("after").raw(each.after).end_object();
    }
    out.end_array().key("not_compared");
    out.texts(told.not_compared);
    out.end_object();
    return out.take();
}

std::string render_json(const std::vector<witness>& told) {
    json_writer out;
    out.begin_array();
    for (const auto& each : told) {
        out.begin_object().key("criterion").text(each.criterion).key("answer").text(impacts::name_of_answer(each.what));
        impacts::write_found(out, each, [&](verdict outcome) { out.text(to_string(outcome)); });
        out.end_object();
    }
    out.end_array();
    return out.take();
}

std::string render_json(const std::vector<value_witness>& told) {
    json_writer out;
    out.begin_array();
    for (const auto& each : told) {
        out.begin_object().key("record").text(each.record).key("name").text(each.name).key("answer").text(impacts::name_of_answer(each.what));
        impacts::write_found(out, each, [&](const std::string& json) { out.raw(json); });
        out.end_object();
    }
    out.end_array();
    return out.take();
}

} // namespace guong::inline v0
