#include <guong/suggestion.hpp>

#include "../text/json_text.hpp"

namespace guong::inline v0 {

namespace proposing {

namespace {

constexpr std::int64_t suggestions_form = 1;

constexpr std::string_view gap_names[] = {"met", "unmet",  "undetermined", "decides", "at_bound", "beside_bound",
                                          "row", "branch", "version",      "clause",  "mutant"};

void write_gap(json_writer& out, const test_gap& gap, const source_map& sources) {
    const auto& text = sources.at(gap.where.source);
    const auto at = text.locate(gap.where.begin);
    out.key("gap").text(gap_names[static_cast<std::size_t>(gap.what)]).key("text").text(gap.text).key("item").text(gap.item)
        .key("cite").text(gap.cite);
    out.key("file").text(text.name()).key("line").number(at.line).key("column").number(at.column).key("bound");
    const bool is_of_edge = gap.what == test_gap::kind::at_bound || gap.what == test_gap::kind::beside_bound;
    if (is_of_edge)
        out.text(gap.bound);
    else
        out.null();
    out.key("beyond");
    if (is_of_edge)
        out.text(gap.beyond == edge_side::below ? "below" : "above");
    else
        out.null();
    out.key("replacement");
    if (gap.what == test_gap::kind::mutant)
        out.text(gap.replacement);
    else
        out.null();
}

} // namespace

} // namespace proposing

std::string render_json(const suggestions& told) {
    json_writer out;
    out.begin_object().key("guong").number(proposing::suggestions_form).key("tests").begin_array();
    for (const auto& each : told.tests) {
        out.begin_object().key("name").text(each.name).key("text").text(each.text).key("closes").begin_array();
        for (const auto& gap : each.closes) {
            out.begin_object();
            proposing::write_gap(out, gap, told.sources);
            out.end_object();
        }
        out.end_array().end_object();
    }
    out.end_array().key("open").begin_array();
    for (const auto& each : told.open) {
        out.begin_object().key("because").text(each.because == remaining_gap::why::impossible ? "impossible" : "not_found");
        proposing::write_gap(out, each.gap, told.sources);
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

} // namespace guong::inline v0
