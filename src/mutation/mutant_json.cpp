#include <guong/mutation.hpp>

#include <guong/rendering.hpp>

#include "../text/json_text.hpp"

namespace guong::inline v0 {

namespace mutating {

namespace {

constexpr std::int64_t mutants_form = 1;

constexpr std::string_view kind_words[] = {"threshold", "day",  "level",    "edge",       "exact",      "quantity",
                                           "count",     "item", "opposite", "connective", "quantifier", "missing"};
constexpr std::string_view fate_words[] = {"killed", "survived", "equivalent", "invalid"};

void write_index(json_writer& out, std::string_view name, const std::optional<test_index>& test) {
    out.key(name);
    if (test)
        out.number(*test);
    else
        out.null();
}

void write_name(json_writer& out, std::string_view key, const std::string& name) {
    out.key(key);
    if (name.empty())
        out.null();
    else
        out.text(name);
}

void write_witness(json_writer& out, const difference_record& told) {
    repairs facts;
    facts.sets.push_back({told.facts, 0});
    out.begin_object().key("record").text(told.record_name);
    write_name(out, "criterion", told.criterion_name);
    write_name(out, "value", told.value_name);
    write_index(out, "like", told.like);
    // One set of changes, as explanations write theirs.
    const auto sets = render_json(facts, language::en);
    out.key("facts").raw(std::string_view{sets}.substr(1, sets.size() - 2));
    out.key("without").text(told.left_out).key("as_of");
    if (told.options.as_of)
        out.text(told.options.as_of->to_string());
    else
        out.null();
    if (told.value)
        out.key("before").raw(told.value_before).key("after").raw(told.value_after);
    else
        out.key("before").text(to_string(told.before)).key("after").text(to_string(told.after));
    out.end_object();
}

void write_mutant(json_writer& out, const mutant& told, const source_map& sources) {
    const auto line = edited(sources, told.edit);
    out.begin_object().key("kind").text(kind_words[static_cast<std::size_t>(told.what)])
        .key("fate").text(fate_words[static_cast<std::size_t>(told.fate)]);
    out.key("file").text(line.file).key("line").number(line.line);
    out.key("column").number(sources.at(told.edit.where.source).locate(told.edit.where.begin).column);
    out.key("before").text(line.before).key("after").text(line.after).key("item").text(told.item).key("cite").text(told.cite);
    write_index(out, "killed_by", told.killed_by);
    out.key("witness");
    if (told.witness)
        write_witness(out, *told.witness);
    else
        out.null();
    write_name(out, "test", told.test);
    out.end_object();
}

} // namespace

} // namespace mutating

std::string render_json(const mutants& told) {
    json_writer out;
    out.begin_object().key("guong").number(mutating::mutants_form).key("tests").texts(told.tests).key("counts").begin_object();
    for (const auto fate : {mutant_fate::killed, mutant_fate::survived, mutant_fate::equivalent, mutant_fate::invalid})
        out.key(mutating::fate_words[static_cast<std::size_t>(fate)]).number(static_cast<std::int64_t>(told.count(fate)));
    out.end_object().key("mutants").begin_array();
    for (const auto& each : told.all) mutating::write_mutant(out, each, told.sources);
    out.end_array().end_object();
    return out.take();
}

} // namespace guong::inline v0
