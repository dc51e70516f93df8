#include <guong/rendering.hpp>

#include "../text/json_text.hpp"
#include "audit_words.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// It changes only where readers would break.
constexpr std::int64_t audit_form = 1;

void text_or_null(json_writer& json, const std::string& content) {
    if (content.empty())
        json.null();
    else
        json.text(content);
}

void write_ruleset(json_writer& json, const audit& told) {
    json.key("ruleset").begin_object().key("name").text(told.ruleset).key("files").begin_array();
    for (const auto& each : told.files) json.begin_object().key("name").text(each.name).key("sha256").text(each.sha256).end_object();
    json.end_array().end_object();
}

void write_case(json_writer& json, const audit& told) {
    text_or_null(json.key("as_of"), told.as_of ? told.as_of->to_string() : std::string{});
    json.key("parameters").begin_object();
    for (const auto& [name, content] : told.parameters) json.key(name).text(content);
    json.end_object();
    json.key("record").begin_object().key("type").text(told.record_type).key("id");
    text_or_null(json, told.record_id);
    json.key("follows").texts(told.follows).key("sha256").text(told.record_sha256).end_object();
}

void write_outcome(json_writer& json, const audit& told) {
    json.key("criterion").text(told.criterion).key("verdict").text(to_string(told.verdict)).key("items").begin_array();
    for (const auto& each : told.items) json.begin_object().key("item").text(each.path).key("status").text(to_string(each.status)).end_object();
    json.end_array().key("bits").text(told.bits).key("values").begin_object();
    for (const auto& each : told.values) json.key(each.name).raw(each.json ? std::string_view{*each.json} : withheld_json);
    json.end_object();
}

} // namespace

} // namespace phrasing

std::string render_json(const audit& told) {
    json_writer json;
    json.begin_object().key("guong_audit").number(phrasing::audit_form).key("engine").text(told.engine);
    phrasing::write_ruleset(json, told);
    phrasing::write_case(json, told);
    phrasing::write_outcome(json, told);
    if (!told.records.empty()) json.key("records").raw(told.records);
    return json.end_object().take();
}

std::string render_json(const audit_difference& told) {
    json_writer json;
    json.begin_object().key("what").text(phrasing::name_of(told.what)).key("name");
    phrasing::text_or_null(json, told.name);
    phrasing::text_or_null(json.key("recorded"), told.recorded);
    phrasing::text_or_null(json.key("now"), told.now);
    return json.end_object().take();
}

} // namespace guong::inline v0
