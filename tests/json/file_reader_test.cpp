#include <doctest/doctest.h>

#include <random>

#include <guong/json.hpp>

#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;

namespace {

using lines = std::vector<std::string>;

lines findings(const report& read) {
    lines said;
    for (const auto& each : read.findings) said.push_back(std::string{code_name(each.code)} + ' ' + each.pointer);
    return said;
}

const std::string good_dataset =
    R"({"collective":[{"id":"k1","unity":{"value":true,"by":"Hội đồng","on":"2024-05-02","evidence":["b",{"n":1}]}},
    {"id":"k2","parent":"k1"}],
    "person":[{"id":"p1","member":true,"mark":8.5,"votes":"80%","Họ và tên":"Trần Mẫu","born":"1990-01-31","completion":"good","unit":"k1",
    "leads":["k1",{"id":"k3"}],"remarks":["a","\u0110"],"years":[2023],"awards":[{"id":5,"level":"good"},null]},{"id":2,"solutions":2e0}]})";

} // namespace

TEST_CASE("a dataset is read whatever the order of its tables, and its records keep the order of the file") {
    const auto read = dataset_from_json(sample_rules(), good_dataset);
    REQUIRE(read.has_value());
    CHECK(read.report().empty());
    REQUIRE(read->roots.size() == 4);
    CHECK(read->roots[0].type == sample::collective);
    CHECK(read->roots[3].type == sample::person);
    CHECK(read->data->of(sample::person).ids == lines{"p1", "2"});
}

TEST_CASE("an empty dataset is one without records") {
    for (const std::string_view text : {"{}", R"({"person":[]})", " { \"person\" : [ ] , \"collective\":[] } "}) {
        const auto read = dataset_from_json(sample_rules(), text);
        REQUIRE(read.has_value());
        CHECK(read.report().empty());
        CHECK(read->roots.empty());
    }
}

TEST_CASE("an empty file has no records") {
    for (const std::string_view text : {"", " \n\t\r\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
        CHECK(findings(dataset_from_json(sample_rules(), text).report()) == lines{"E0614 "});
        CHECK(findings(records_from_json(sample_rules(), "person", text).report()) == lines{"E0614 "});
        CHECK(findings(records_from_ndjson(sample_rules(), "person", text).report()) == lines{"E0614 "});
        CHECK(findings(record_from_json_text(sample_rules(), "person", text).report()) == lines{"E0614 "});
    }
}

TEST_CASE("a byte order mark is passed over, UTF-16 is recognised") {
    CHECK(dataset_from_json(sample_rules(), "\xEF\xBB\xBF" + good_dataset).report().empty());
    for (const std::string& text :
         {std::string{"\xFF\xFE{\0}\0", 6}, std::string{"\xFE\xFF\0{\0}", 6}, std::string{"{\0}\0", 4}, std::string{"\0{\0}", 4}}) {
        const auto read = dataset_from_json(sample_rules(), text);
        CHECK_FALSE(read.has_value());
        CHECK(findings(read.report()) == lines{"E0615 "});
    }
}

TEST_CASE("a table that no record type is called after is an error, and the rest is read") {
    const auto read = dataset_from_json(sample_rules(), R"({"persons":[{"id":"a"}],"list of text":[],"x/y":1,"person":[{"id":"b"}]})");
    REQUIRE(read.has_value());
    CHECK(findings(read.report()) == lines{"E0602 /persons", "E0602 /list of text", "E0602 /x~1y"});
    REQUIRE(read.report().findings[0].help.size() == 1);
    CHECK(read.report().findings[0].help[0].arguments == lines{"person"});
    CHECK(read->roots.size() == 1);
}

TEST_CASE("a table must be a list of records") {
    const auto read = dataset_from_json(sample_rules(), R"({"person":{"id":"a"},"collective":[1,"k1",[],null,true,{"id":"k"}]})");
    REQUIRE(read.has_value());
    CHECK(findings(read.report()) == lines{"E0603 /person", "E0603 /collective/0", "E0603 /collective/1", "E0603 /collective/2",
                                           "E0603 /collective/3", "E0603 /collective/4"});
    CHECK(read.report().findings[0].arguments == lines{"a list of records", "an object"});
    CHECK(read.report().findings[1].arguments == lines{"a record of type `collective`", "the number 1"});
    CHECK(read->roots.size() == 1);
    CHECK(read->refused.size() == 5);
    CHECK(read->refused[0].pointer == "/collective/0");
}

TEST_CASE("a table that stands twice is an error, and both are read") {
    const auto read = dataset_from_json(sample_rules(), R"({"person":[{"id":"a"}],"person":[{"id":"b"},{"id":"a"}]})");
    REQUIRE(read.has_value());
    CHECK(findings(read.report()) == lines{"E0610 /person", "E0605 /person/1/id"});
    CHECK(read->roots.size() == 2);
}

TEST_CASE("a dataset must be an object") {
    for (const std::string_view text : {"[]", "5", "\"x\"", "null"}) {
        const auto read = dataset_from_json(sample_rules(), text);
        CHECK_FALSE(read.has_value());
        CHECK(findings(read.report()) == lines{"E0603 "});
    }
}

TEST_CASE("a file that is no JSON is one error, at the record where it goes wrong") {
    const std::vector<std::pair<std::string, std::string>> broken{
        {R"({"person":[{"id":5,"member":7},{"id":]}]})", "E0601 /person/1"},
        {R"({"person":[{"id":"a"},]})", "E0601 /person/1"},
        {R"({"person\x":[]})", "E0601 "},
        {R"({"person":[{"id":"a},{"id":"b"},{"id":7}]})", "E0601 /person/0"},
        {"nul", "E0601 "},
        {R"({"person":[{"id":"a"} {"id":"b"}]})", "E0601 /person"},
        {R"({"person":[{"id":"a"}])", "E0601 "},
        {R"({"person":[{"id":"a")", "E0601 /person/0"},
        {R"({"person" [{"id":"a"}]})", "E0601 "},
        {R"({person:[]})", "E0601 "},
        {R"({"person":[],})", "E0601 "},
        {R"({"person":[]} x)", "E0601 "},
        {R"({"person":[{"id":"a"})", "E0601 /person"},
        {R"({"other":[)", "E0601 /other"},
        {"[1", "E0601 "},
    };
    for (const auto& each : broken) {
        const auto& text = each.first;
        const auto read = dataset_from_json(sample_rules(), text);
        CAPTURE(text);
        CHECK_FALSE(read.has_value());
        CHECK(findings(read.report()) == lines{each.second});
    }
    CHECK(message(dataset_from_json(sample_rules(), "{\"person\":[\n {\"id\" 5]}").report().findings[0]) ==
          "the text is no JSON (line 2, column 8: expected `:`, found `5`)");
    CHECK(message(dataset_from_json(sample_rules(), "{\"person\":[\n {\"id\":\"p1},\n {\"id\":\"p2\"}]}").report().findings[0]) ==
          "the text is no JSON (line 2, column 13: expected a closing quote, found ` `)");
}

TEST_CASE("a record that is broken inside spoils itself alone, and its id is known if it stands before the fault") {
    const auto read =
        dataset_from_json(sample_rules(), "{\"person\":[{\"id\":\"a\",\"unit\":\"k1\"},\n{\"id\":\"b\",\"member\":nul},{\"id\" 5},"
                                          "nul,\n{\"id\":\"c\",\"other\":1e400},{\"id\":\"d\"}],"
                                          "\"collective\":[{\"id\":\"k1\",\"unity\":tru}]}");
    REQUIRE(read.has_value());
    CHECK(findings(read.report()) == lines{"E0601 /person/1", "E0601 /person/2", "E0601 /person/3", "E0606 /person/4/other",
                                           "W0604 /person/4/other", "E0601 /collective/0", "W0617 /person/0/unit"});
    REQUIRE(read->refused.size() == 5);
    CHECK(read->refused[0].id == "b");
    CHECK(message(read->refused[0].finding) == "the text is no JSON (line 2, column 20: expected a value, found `n`)");
    CHECK(message(read->refused[1].finding) == "the text is no JSON (line 2, column 31: expected `:`, found `5`)");
    CHECK(read->refused[3].id == "c");
    CHECK(read->roots.size() == 2);
}

TEST_CASE("a table that is not looked at need not be JSON inside its brackets") {
    const auto read =
        dataset_from_json(sample_rules(), "{\"other\":[{\"id\" 5}],\"person\":{1},\"\xFF\":[],\"collective\":[{\"id\":\"k\"}]}");
    REQUIRE(read.has_value());
    CHECK(findings(read.report()) == lines{"E0602 /other", "E0601 /person", "E0602 /\xFF"});
    CHECK(read->roots.size() == 1);
}

TEST_CASE("a document that is no object may have other faults") {
    CHECK(findings(dataset_from_json(sample_rules(), "\"\xFF\"").report()) == lines{"E0615 "});
    CHECK(findings(dataset_from_json(sample_rules(), "1e400").report()) == lines{"E0606 "});
}

TEST_CASE("a file of one type holds one record or a list of them") {
    const auto one = records_from_json(sample_rules(), "person", R"({"id":"a","member":5})");
    CHECK(findings(one.report()) == lines{"E0603 /member"});
    REQUIRE(one->refused.size() == 1);
    CHECK(one->refused[0].pointer.empty());
    const auto several = records_from_json(sample_rules(), "person", R"([{"id":"a"},{"member":5},7])");
    CHECK(findings(several.report()) == lines{"E0603 /1/member", "E0603 /2"});
    CHECK(several->roots.size() == 1);
    CHECK(records_from_json(sample_rules(), "person", "[]")->roots.empty());
    CHECK(findings(records_from_json(sample_rules(), "person", "[{}").report()) == lines{"E0601 "});
    CHECK(findings(records_from_json(sample_rules(), "person", "{} {}").report()) == lines{"E0601 "});
    CHECK(findings(records_from_json(sample_rules(), "person", "7").report()) == lines{"E0603 "});
}

TEST_CASE("a line is a record: what is wrong with one does not touch the others") {
    const auto read = records_from_ndjson(sample_rules(), "person",
                                          "{\"id\":\"a\"}\r\n\n  \n{\"id\":\n{\"id\":\"c\",\"member\":5}\n{\"id\":\"d\"} "
                                          "x\n[]\n{\"full_name\":\"\xFF\"}\n{\"id\":\"e\",\"mark\":1e400}\n{\"id\":\"f\"}");
    REQUIRE(read.has_value());
    CHECK(findings(read.report()) == lines{"E0601 /3", "E0603 /4/member", "E0601 /5", "E0603 /6", "E0615 /7/full_name", "E0606 /8/mark"});
    REQUIRE(read->roots.size() == 2);
    CHECK(read->data->of(sample::person).ids[read->roots[1].row] == "f");
    REQUIRE(read->refused.size() == 6);
    CHECK(read->refused[0].pointer == "/3");
    CHECK(message(read->refused[0].finding) == "the text is no JSON (line 4, column 7: expected a value, found the end of the text)");
    CHECK(message(read->refused[2].finding) == "the text is no JSON (line 6, column 12: expected the end of the text, found `x`)");
    CHECK(read->refused[5].id == "e");
}

TEST_CASE("lines may refer to lines behind them, and messages about it name the line") {
    const auto read =
        records_from_ndjson(sample_rules(), "collective", "\n{\"id\":\"a\",\"parent\":\"b\"}\n{\"id\":\"b\",\"parent\":\"z\"}\n");
    CHECK(findings(read.report()) == lines{"E0607 /2/parent", "W0617 /1/parent"});
    CHECK(read.report().findings[1].record == "collective a");
    CHECK(read->roots.size() == 1);
}

TEST_CASE("every beginning of a good dataset but the whole is refused without harm") {
    for (std::size_t length = 0; length < good_dataset.size(); ++length) {
        const auto read = dataset_from_json(sample_rules(), good_dataset.substr(0, length));
        CHECK_FALSE(read.has_value());
        CHECK(read.report().findings.size() == 1);
    }
}

TEST_CASE("five thousand changed datasets do no harm, and what is refused says why") {
    std::mt19937 dice{326};
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(dice); };
    const std::vector<std::string> pieces{"null", "true", "{}", "[]", "\"k1\"", "1e999", "-0.5",    "\"\\ud800\"", "{\"value\":", "[[",
                                          "}",    "]",    ",",  ":",  "\"",     "\xFF",  "\"id\":", "2.0",         "\"p1\""};
    const auto rules = sample_rules();
    std::size_t with_value = 0;
    std::size_t with_refused = 0;
    for (int trial = 0; trial < 5'000; ++trial) {
        auto text = good_dataset;
        for (auto changes = below(3) + 1; changes > 0; --changes) {
            const auto at = below(text.size());
            switch (below(3)) {
            case 0: text[at] = static_cast<char>(below(256)); break;
            case 1: text.replace(at, below(9), pieces[below(pieces.size())]); break;
            default: text.insert(at, text.substr(below(text.size()), below(40))); break;
            }
        }
        const auto read = dataset_from_json(rules, text, {below(2) == 0});
        CAPTURE(text);
        for (const auto& each : read.report().findings) CHECK_FALSE(message(each).empty());
        if (!read.has_value()) {
            CHECK(read.report().has_errors());
            continue;
        }
        ++with_value;
        if (!read->refused.empty()) ++with_refused;
        for (const auto& each : read->refused) CHECK_FALSE(message(each.finding).empty());
        for (const auto& each : read->roots) CHECK_FALSE(read->data->of(each.type).spoiled[each.row]);
        for (model::record_index type = 0; type < read->data->table_count(); ++type) {
            const auto& table = read->data->of(type);
            for (model::field_index field = 0; field < table.columns.size(); ++field) {
                const auto& declared = rules.model().records[type].fields[field].type;
                if (declared.base != model::base_type::record) continue;
                const auto rows = read->data->of(declared.index).row_count();
                for (row_number row = 0; row < table.row_count(); ++row) {
                    if (!declared.list)
                        CHECK(read->data->reference(type, row, field).value_or(0) <= rows);
                    else if (const auto elements = read->data->elements(type, row, field))
                        for (const auto element : *elements) CHECK(element < rows);
                }
            }
        }
    }
    CHECK(with_value > 500);
    CHECK(with_refused > 200);
}

TEST_CASE("a dataset that is given as records of one type is not read as one record") {
    for (const std::string_view text : {R"({"person":[{"id":"p1"}]})", R"({"collective":[],"person":[{"id":"p1"}],"nothing":3})"}) {
        const auto read = records_from_json(sample_rules(), "person", text);
        CHECK_FALSE(read.has_value());
        CHECK(findings(read.report()) == lines{"E0616 "});
    }
    CHECK(records_from_json(sample_rules(), "person", R"({"id":"p1","collective":[]})").has_value());
    CHECK(records_from_json(sample_rules(), "person", R"({"nothing":[]})").has_value());
    CHECK(records_from_json(sample_rules(), "person", "{}").has_value());
    CHECK(findings(records_from_json(sample_rules(), "person", R"({"person":[{"id":"p1"})").report()) == lines{"E0601 "});
}

TEST_CASE("half a letter is told with both halves to write") {
    for (const std::string_view text : {R"([{"id":"\ud800"}])", R"([{"id":"\udc00"}])", R"([{"id":"p","\ud800x":1}])"}) {
        const auto read = records_from_json(sample_rules(), "person", text);
        REQUIRE(read.report().findings.size() == 1);
        const auto& finding = read.report().findings.front();
        CHECK(finding.code == diagnostic_code::not_json);
        REQUIRE(finding.help.size() == 1);
        CHECK(finding.help.front().id == phrase_id::write_both_halves);
    }
    const auto read = records_from_json(sample_rules(), "person", R"([{"id":"\udc00"}])");
    CHECK(message(read.report().findings.front()) ==
          "the text is no JSON (line 1, column 9: expected the other half of a surrogate pair, found `\\`)");
}
