#include <guong/testing.hpp>

#include <vector>

#include "../text/json_text.hpp"

namespace guong::inline v0 {

namespace testing {

namespace {

void write_place(json_writer& out, const std::string& file, guong::position where) {
    out.key("file").text(file).key("line").number(where.line).key("column").number(where.column);
}

void write_test(json_writer& out, const test_result& told, language which) {
    out.begin_object().key("name").text(told.name).key("row");
    if (told.row > 0)
        out.begin_object().key("number").number(told.row).key("cells").text(told.row_words).end_object();
    else
        out.null();
    out.key("record").text(told.record).key("cite").text(told.cite);
    write_place(out, told.file, told.where);
    out.key("passed").boolean(told.passed()).key("failures").begin_array();
    for (const auto& each : told.failures) {
        out.begin_object().key("expected").text(each.expected.in(which)).key("found").text(each.found.in(which));
        write_place(out, each.file, each.where);
        out.end_object();
    }
    out.end_array().key("explanations").begin_array();
    for (const auto& each : told.explanations) out.raw(render_json(each, which));
    out.end_array().end_object();
}

report errors_alone(report failure) {
    std::erase_if(failure.findings, [](const diagnostic& each) { return each.severity() != severity::error; });
    return failure;
}

} // namespace

} // namespace testing

std::string render_json(const test_report& told, std::string_view suite, language which) {
    json_writer out;
    out.begin_object().key("guong").number(1).key("suite").text(suite).key("tests").begin_array();
    for (const auto& each : told.results) testing::write_test(out, each, which);
    out.end_array();
    out.key("passed").number(static_cast<std::int64_t>(told.results.size() - told.failed()));
    out.key("failed").number(static_cast<std::int64_t>(told.failed())).end_object();
    return out.take();
}

std::string render_json(const report& failure, std::string_view suite, language which) {
    json_writer out;
    out.begin_object().key("guong").number(1).key("suite").text(suite).key("tests").begin_array().end_array();
    out.key("errors").raw(render_json(testing::errors_alone(failure), which));
    out.key("passed").number(0).key("failed").number(0).end_object();
    return out.take();
}

} // namespace guong::inline v0
