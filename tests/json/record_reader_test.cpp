#include <doctest/doctest.h>

#include <algorithm>

#include <guong/json.hpp>
#include <guong/limits.hpp>

#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;

namespace {

result<records> read(std::string_view text, bool strict = false) { return dataset_from_json(sample_rules(), text, {strict}); }

/// The findings of a dataset, each as `code pointer`.
std::vector<std::string> findings(const result<records>& read) {
    std::vector<std::string> said;
    for (const auto& each : read.report().findings) said.push_back(std::string{code_name(each.code)} + ' ' + each.pointer);
    return said;
}

using lines = std::vector<std::string>;

value number(std::string_view text) { return value{decimal::parse(text).value()}; }

} // namespace

TEST_CASE("a record of every type of field is read as it was written") {
    const auto done =
        read(R"({"collective":[{"id":"k1","unity":true}],"person":[{"id":"p1","member":true,"ethics":false,"solutions":3,"mark":8.50,
        "votes":"87.5%","Họ và tên":"Nguyễn Thị Mẫu","born":"1990-01-31","completion":"hoàn thành tốt","unit":"k1","leads":["k1"],
        "remarks":["a","b"],"years":[2023,2024],"awards":[{"id":5,"level":"good","a/b~c":true}]}]})");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    CHECK(done->refused.empty());
    const auto& data = *done->data;
    CHECK(data.fact(sample::person, 0, sample::member) == value{true});
    CHECK(data.fact(sample::person, 0, sample::ethics) == value{false});
    CHECK(data.fact(sample::person, 0, sample::solutions) == number("3"));
    CHECK(data.fact(sample::person, 0, sample::mark) == number("8.5"));
    CHECK(data.fact(sample::person, 0, sample::votes) == number("87.5"));
    CHECK(data.fact(sample::person, 0, sample::full_name) == value{std::string{"Nguyễn Thị Mẫu"}});
    CHECK(data.fact(sample::person, 0, sample::born) == value{date::of(1990, 1, 31).value()});
    CHECK(data.fact(sample::person, 0, sample::completion) == value{level{2}});
    CHECK(data.reference(sample::person, 0, sample::unit) == 0);
    REQUIRE(data.elements(sample::person, 0, sample::leads)->size() == 1);
    REQUIRE(data.elements(sample::person, 0, sample::remarks)->size() == 2);
    CHECK(data.fact(sample::text_element, 1, 0) == value{std::string{"b"}});
    CHECK(data.fact(sample::integer_element, 0, 0) == number("2023"));
    CHECK(data.of(sample::award).ids == std::vector<std::string>{"5"});
    CHECK(data.fact(sample::award, 0, sample::award_id) == number("5"));
    CHECK(data.fact(sample::award, 0, sample::award_level) == value{level{2}});
    REQUIRE(done->roots.size() == 2);
    CHECK(done->roots[1].type == sample::person);
}

TEST_CASE("a missing key and null are unknown, also where a list, a reference or an element should stand") {
    const auto done = read(R"({"person":[{"id":null,"member":null,"unit":null,"leads":null,"remarks":["a",null],"awards":[null]}]})");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    const auto& data = *done->data;
    CHECK(data.of(sample::person).ids.front().empty());
    CHECK_FALSE(is_known(data.fact(sample::person, 0, sample::member)));
    CHECK_FALSE(is_known(data.fact(sample::person, 0, sample::born)));
    CHECK_FALSE(data.reference(sample::person, 0, sample::unit).has_value());
    CHECK_FALSE(data.elements(sample::person, 0, sample::leads).has_value());
    CHECK(data.elements(sample::person, 0, sample::remarks)->size() == 2);
    CHECK_FALSE(is_known(data.fact(sample::text_element, 1, 0)));
    CHECK(data.elements(sample::person, 0, sample::awards)->size() == 1);
    CHECK_FALSE(is_known(data.fact(sample::award, 0, sample::award_level)));
}

TEST_CASE("references lead to records before and behind, of other tables, and inside others") {
    const auto done = read(R"({"person":[{"id":"p1","unit":"k2","leads":["k3",{"id":"k4"},"k1"]}],
        "collective":[{"id":"k1","parent":{"id":"k3"}},{"id":"k2","parent":"k2"}]})");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    const auto& data = *done->data;
    const auto row_of = [&](const char* id) { return data.find(sample::collective, id).value(); };
    CHECK(data.reference(sample::person, 0, sample::unit) == row_of("k2"));
    const auto leads = data.elements(sample::person, 0, sample::leads).value();
    CHECK(std::vector<row_number>(leads.begin(), leads.end()) == std::vector<row_number>{row_of("k3"), row_of("k4"), row_of("k1")});
    CHECK(data.reference(sample::collective, row_of("k2"), sample::parent) == row_of("k2"));
    CHECK(data.of(sample::collective).inline_row[row_of("k3")]);
    CHECK(data.of(sample::collective).inline_row[row_of("k4")]);
    CHECK(data.roots(sample::collective).size() == 2);
}

TEST_CASE("ids are texts or whole numbers, and compare after composition") {
    const auto done = read(R"({"collective":[{"id":12},{"id":"tổ"},{"id":2.0},{"id":12345678901234567890}],)"
                           "\"person\":[{\"leads\":[\"12\",12,\"to\u0302\u0309\",\"2\",12345678901234567890]}]}");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    const auto leads = done->data->elements(sample::person, 0, sample::leads).value();
    CHECK(std::vector<row_number>(leads.begin(), leads.end()) == std::vector<row_number>{0, 0, 1, 2, 3});
}

TEST_CASE("an id of another kind is refused") {
    for (const std::string_view id : {"true", "2.5", "\"\"", "[]", "{}"}) {
        const auto done = read("{\"person\":[{\"id\":" + std::string{id} + "}]}");
        REQUIRE(done.has_value());
        CAPTURE(id);
        CHECK(findings(done) == lines{"E0603 /person/0/id"});
        CHECK(done->refused.size() == 1);
    }
}

TEST_CASE("a declared id that is a text is filled from whole numbers too") {
    auto rules_with_id = sample_ruleset();
    rules_with_id.records[sample::collective].fields.push_back(sample_field("id", model::base_type::text));
    auto code = std::make_shared<program::parts>();
    code->model = std::make_shared<const model::ruleset>(rules_with_id);
    const auto done =
        records_from_json(rules{program{code}}, "collective", R"([{"id":7},{"id":{"value":"b","evidence":["x"]}},{"id":null}])");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    CHECK(done->data->of(sample::collective).ids == std::vector<std::string>{"7", "b", ""});
    CHECK(done->data->fact(sample::collective, 0, 2) == value{std::string{"7"}});
    CHECK(done->data->fact(sample::collective, 1, 2) == value{std::string{"b"}});
    CHECK(done->data->annotation_of(sample::collective, 1, 2) != nullptr);
    CHECK_FALSE(is_known(done->data->fact(sample::collective, 2, 2)));
}

TEST_CASE("a second record with an id is refused, at top level and inside another, and the first stays") {
    const auto done = read(R"({"collective":[{"id":"k1","unity":true},{"id":"k1","unity":false}],
        "person":[{"id":"p1","unit":{"id":"k1","unity":false}},{"id":"p2","unit":"k1"}]})");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"E0605 /collective/1/id", "E0605 /person/0/unit/id"});
    CHECK(done.report().findings[1].arguments == lines{"k1", "collective"});
    CHECK(done.report().findings[1].record == "person p1");
    REQUIRE(done->refused.size() == 2);
    CHECK(done->refused[1].pointer == "/person/0");
    CHECK(done->data->fact(sample::collective, done->data->find(sample::collective, "k1").value(), sample::unity) == value{true});
    CHECK(done->roots.size() == 2);
}

TEST_CASE("a reference that leads nowhere spoils the record it stands in, and names its place there") {
    const auto done =
        read(R"({"person":[{"id":"p1","leads":["k1","k9"]},{"id":"p2","unit":"k8"},{"unit":{"parent":"k7"}},{"id":"p4","leads":["k1"]}],
        "collective":[{"id":"k1"}]})");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"E0607 /person/0/leads/1", "E0607 /person/1/unit", "E0607 /person/2/unit/parent"});
    CHECK(done.report().findings[0].arguments == lines{"k9", "collective"});
    CHECK(done.report().findings[0].record == "person p1");
    CHECK(done.report().findings[2].record == "/person/2");
    REQUIRE(done->roots.size() == 2);
    CHECK(done->data->of(sample::person).ids[done->roots[0].row] == "p4");
    CHECK_FALSE(done->data->elements(sample::person, 0, sample::leads).has_value());
    REQUIRE(done->refused.size() == 3);
    CHECK(done->refused[0].id == "p1");
    CHECK(message(done->refused[0].finding) == message(done.report().findings[0]));
}

TEST_CASE("refused records are listed in the order of the file, however late it was found out") {
    const auto done = read(R"({"person":[{"id":"p1","unit":"nowhere"},{"id":"p2","member":5},{"id":"p3","unit":"nowhere"}]})");
    REQUIRE(done.has_value());
    REQUIRE(done->refused.size() == 3);
    CHECK(done->refused[0].id == "p1");
    CHECK(done->refused[1].id == "p2");
    CHECK(done->refused[2].id == "p3");
}

TEST_CASE("a reference to a refused record is a warning, and nothing is known of the record") {
    const auto done = read(R"({"collective":[{"id":"k1","unity":5,"parent":{"id":"k2","unity":true}}],
        "person":[{"id":"p1","unit":"k1"},{"id":"p2","leads":["k2"]},{"id":"p3","unit":"k1"}]})");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"E0603 /collective/0/unity", "W0617 /person/0/unit", "W0617 /person/1/leads/0"});
    CHECK(done.report().findings[1].arguments == lines{"k1", "collective"});
    CHECK(done->roots.size() == 3);
    CHECK(done->data->reference(sample::person, 0, sample::unit) == 0);
    CHECK_FALSE(is_known(done->data->fact(sample::collective, 0, sample::unity)));
    const auto inner = done->data->find(sample::collective, "k2").value();
    CHECK(done->data->of(sample::collective).spoiled[inner]);
    CHECK_FALSE(is_known(done->data->fact(sample::collective, inner, sample::unity)));
}

TEST_CASE("every error of a record is reported at its place, and the records around it are read") {
    const auto done = read(R"({"person":[{"id":"a","member":true},
        {"id":"b","member":"yes","solutions":2.5,"born":"2023-02-30","completion":"great","mark":1e300,"remarks":[1],"leads":[true],
         "awards":[{"level":3}],"unit":false,"years":{"a":1}},
        {"id":"c","member":false}]})");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"E0603 /person/1/member", "E0603 /person/1/solutions", "E0613 /person/1/born",
                                  "E0612 /person/1/completion", "E0606 /person/1/mark", "E0603 /person/1/remarks/0",
                                  "E0603 /person/1/leads/0", "E0603 /person/1/awards/0/level", "E0603 /person/1/unit",
                                  "E0603 /person/1/years"});
    for (const auto& each : done.report().findings) CHECK(each.record == "person b");
    REQUIRE(done->roots.size() == 2);
    CHECK(done->data->fact(sample::person, done->roots[1].row, sample::member) == value{false});
    REQUIRE(done->refused.size() == 1);
    CHECK(done->refused[0].type == sample::person);
    CHECK(done->refused[0].id == "b");
    CHECK(done->refused[0].pointer == "/person/1");
    CHECK(message(done->refused[0].finding) == "expected true or false, found the text \"yes\"");
}

TEST_CASE("lists, references and elements refuse every value of another kind") {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {R"("leads":"k1")", "/leads"},
        {R"("leads":5)", "/leads"},
        {R"("leads":{"id":"k1"})", "/leads"},
        {R"("leads":true)", "/leads"},
        {R"("leads":[true])", "/leads/0"},
        {R"("leads":[["k1"]])", "/leads/0"},
        {R"("leads":[2.5])", "/leads/0"},
        {R"("unit":true)", "/unit"},
        {R"("unit":["k1"])", "/unit"},
        {R"("unit":"")", "/unit"},
        {R"("remarks":"a")", "/remarks"},
        {R"("remarks":[["a"]])", "/remarks/0"},
        {R"("remarks":[{"a":1}])", "/remarks/0"},
        {R"("remarks":[false])", "/remarks/0"},
        {R"("years":[1.5])", "/years/0"},
        {R"("years":["2023"])", "/years/0"},
        {R"("awards":[[]])", "/awards/0"},
        {R"("member":{"value":{"value":true}})", "/member/value"},
        {R"("member":{"value":5})", "/member/value"},
        {R"("leads":{"value":"k1"})", "/leads/value"},
        {R"("remarks":[{"value":7}])", "/remarks/0/value"},
    };
    for (const auto& each : wrong) {
        const auto& facts = each.first;
        const auto done = read("{\"person\":[{" + facts + "}],\"collective\":[{\"id\":\"k1\"}]}");
        REQUIRE(done.has_value());
        CAPTURE(facts);
        CHECK(findings(done) == lines{"E0603 /person/0" + each.second});
        CHECK(done->roots.size() == 1);
    }
}

TEST_CASE("any fact may stand with what is said beside it") {
    const auto done = read(R"({"collective":[{"id":"k1"}],"person":[{"id":"p1","ethics":{"value":true,"by":"Hội đồng","on":"2024-05-02"},
        "votes":{"value":"80%","evidence":["biên bản kiểm phiếu"]},"unit":{"value":"k1","evidence":["quyết định"]},
        "leads":{"value":[{"id":"k2","unity":{"by":"Chi bộ"}}],"evidence":["quyết định 5"]},
        "remarks":[{"value":"tốt","evidence":["thư khen"]}]}]})");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    const auto& data = *done->data;
    CHECK(data.fact(sample::person, 0, sample::ethics) == value{true});
    CHECK(data.annotation_of(sample::person, 0, sample::ethics)->by == "Hội đồng");
    CHECK(data.fact(sample::person, 0, sample::votes) == number("80"));
    CHECK(data.annotation_of(sample::person, 0, sample::votes)->evidence == lines{"biên bản kiểm phiếu"});
    CHECK(data.reference(sample::person, 0, sample::unit) == 0);
    CHECK(data.annotation_of(sample::person, 0, sample::unit)->evidence == lines{"quyết định"});
    CHECK(data.elements(sample::person, 0, sample::leads)->size() == 1);
    CHECK(data.annotation_of(sample::person, 0, sample::leads) != nullptr);
    CHECK_FALSE(is_known(data.fact(sample::collective, 1, sample::unity)));
    CHECK(data.annotation_of(sample::collective, 1, sample::unity)->by == "Chi bộ");
    CHECK(data.fact(sample::text_element, 0, 0) == value{std::string{"tốt"}});
    CHECK(data.annotation_of(sample::text_element, 0, 0)->evidence == lines{"thư khen"});
}

TEST_CASE("what is said beside a fact is a fact itself where rules ask for it") {
    auto asking = sample_ruleset();
    auto& fields = asking.records[sample::person].fields;
    const auto first = static_cast<model::field_index>(fields.size());
    const auto add = [&](model::base_type base, companion what, model::field_index of, std::uint32_t index = 0) {
        fields.push_back(sample_field("beside", base, index, base == model::base_type::record));
        fields.back().beside = model::companionship{what, of};
    };
    add(model::base_type::text, companion::judge, sample::ethics);
    add(model::base_type::date, companion::judging_day, sample::ethics);
    add(model::base_type::record, companion::evidence, sample::votes, sample::award);
    auto code = std::make_shared<program::parts>();
    code->model = std::make_shared<const model::ruleset>(asking);
    const auto read_person = [&](const std::string& facts) {
        return records_from_json(rules{program{code}}, "person", "[{\"beside\":1," + facts + "}]");
    };
    const auto done = read_person(R"("ethics":{"value":true,"by":"Hội đồng","on":"2024-05-02"},"votes":{"value":80,"evidence":[{"level":"good"},null]})");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"W0604 /0/beside"});
    const auto& data = *done->data;
    CHECK(data.fact(sample::person, 0, first) == value{std::string{"Hội đồng"}});
    CHECK(data.fact(sample::person, 0, first + 1) == value{*date::parse("2024-05-02")});
    REQUIRE(data.elements(sample::person, 0, first + 2).has_value());
    CHECK(data.elements(sample::person, 0, first + 2)->size() == 2);
    CHECK(data.annotation_of(sample::person, 0, sample::votes)->evidence == lines{"good"});

    const auto plain = read_person(R"("ethics":true,"votes":{"evidence":[]})");
    REQUIRE(plain.has_value());
    CHECK_FALSE(is_known(plain->data->fact(sample::person, 0, first)));
    CHECK_FALSE(is_known(plain->data->fact(sample::person, 0, sample::votes)));
    REQUIRE(plain->data->elements(sample::person, 0, first + 2).has_value());
    CHECK(plain->data->elements(sample::person, 0, first + 2)->empty());

    const auto wrong = read_person(R"("votes":{"value":80,"evidence":[{"level":3},true,"d1"]})");
    CHECK(findings(wrong) == lines{"W0604 /0/beside", "E0603 /0/votes/evidence/0/level", "E0603 /0/votes/evidence/1", "E0607 /0/votes/evidence/2"});
}

TEST_CASE("where a record type has a field called value, an inline object is the record itself") {
    auto with_value = sample_ruleset();
    with_value.records[sample::collective].fields.push_back(sample_field("value", model::base_type::integer));
    auto code = std::make_shared<program::parts>();
    code->model = std::make_shared<const model::ruleset>(with_value);
    const auto done = records_from_json(rules{program{code}}, "person", R"({"unit":{"value":5}})");
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    CHECK(done->data->fact(sample::collective, 0, 2) == number("5"));
}

TEST_CASE("an unknown key is one warning with a suggestion, however many records have it") {
    const auto done = read(R"({"person":[{"id":"p1","memmber":true,"awards":[{"livel":1}]},{"id":"p2","memmber":true}]})");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"W0604 /person/0/memmber", "W0604 /person/0/awards/0/livel"});
    CHECK_FALSE(done.report().has_errors());
    CHECK(done.report().findings[0].arguments == lines{"memmber", "person"});
    REQUIRE(done.report().findings[0].help.size() == 1);
    CHECK(done.report().findings[0].help[0].arguments == lines{"member"});
    CHECK(done.report().findings[1].arguments == lines{"livel", "award"});
    CHECK(done->roots.size() == 2);
}

TEST_CASE("where the host is strict an unknown key spoils every record that has it") {
    const auto done = read(R"({"person":[{"id":"p1","memmber":true},{"id":"p2","memmber":true},{"id":"p3"}]})", true);
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"W0604 /person/0/memmber", "W0604 /person/1/memmber"});
    CHECK(done.report().has_errors());
    CHECK(done.report().findings[0].strict);
    CHECK(done->refused.size() == 2);
    CHECK(done->roots.size() == 1);
}

TEST_CASE("a key that stands twice spoils the record, also as name and declared key, also in two spellings") {
    const auto done = read("{\"person\":[{\"member\":true,\"member\":false},{\"full_name\":\"a\",\"Họ và tên\":\"b\"},"
                           "{\"Họ và tên\":\"a\",\"Ho\u0323 va\u0300 "
                           "te\u0302n\":\"b\"},{\"id\":\"x\",\"id\":\"y\"},{\"ethics\":{\"value\":true,\"value\":true}},"
                           "{\"unit\":{\"unity\":true,\"unity\":true}},{\"unit\":{\"unity\":true,\"parent\":{\"unity\":true}}}]}");
    REQUIRE(done.has_value());
    CHECK(findings(done) == lines{"E0610 /person/0/member", "E0610 /person/1/Họ và tên", "E0610 /person/2/Ho\u0323 va\u0300 te\u0302n",
                                  "E0610 /person/3/id", "E0610 /person/4/ethics/value", "E0610 /person/5/unit/unity"});
    CHECK(done->roots.size() == 1);
}

TEST_CASE("pointers escape what RFC 6901 asks for") {
    CHECK(findings(read(R"({"person":[{"awards":[{"a/b~c":5}]}]})")) == lines{"E0603 /person/0/awards/0/a~1b~0c"});
}

TEST_CASE("a text that is no UTF-8 and a value nested too deep spoil their record alone") {
    const auto deep = std::string(limits::record_nesting_max, '[') + std::string(limits::record_nesting_max, ']');
    const auto done = read("{\"person\":[{\"id\":\"p1\",\"full_name\":\"\xFF\"},{\"id\":\"p2\",\"other\":{\"x\":" + deep +
                           "}},{\"\xC3\":1},{\"id\":\"p4\"},\"\xC3\"]}");
    REQUIRE(done.has_value());
    REQUIRE(done.report().findings.size() == 5);
    CHECK(findings(done)[0] == "E0615 /person/0/full_name");
    CHECK(done.report().findings[0].record == "person p1");
    CHECK(findings(done)[1].starts_with("E0608 /person/1/other/x/0/0"));
    CHECK(findings(done)[2] == "W0604 /person/1/other");
    CHECK(done.report().findings[3].code == diagnostic_code::record_not_utf8);
    CHECK(done.report().findings[4].code == diagnostic_code::record_not_utf8);
    REQUIRE(done->roots.size() == 1);
    CHECK(done->data->find(sample::person, "p4") == done->roots[0].row);
    CHECK(done->refused.size() == 4);
}

TEST_CASE("inline records nested to the limit are read") {
    std::string text;
    const auto levels = limits::record_nesting_max - 1;
    for (std::size_t level = 0; level < levels; ++level) text += "{\"parent\":";
    text += "{\"unity\":true}" + std::string(levels, '}');
    const auto done = records_from_json(sample_rules(), "collective", text);
    REQUIRE(done.has_value());
    CHECK(done.report().empty());
    CHECK(done->data->of(sample::collective).row_count() == limits::record_nesting_max);
    CHECK(records_from_json(sample_rules(), "collective", "{\"parent\":" + text + "}")->refused.size() == 1);
}

TEST_CASE("a list as long as the limit is read, a longer one spoils its record") {
    std::string elements = "[1";
    for (std::size_t count = 1; count < limits::list_elements_max; ++count) elements += ",1";
    const auto longest = records_from_json(sample_rules(), "person", "{\"years\":" + elements + "]}");
    REQUIRE(longest->roots.size() == 1);
    CHECK(longest->data->elements(sample::person, 0, sample::years)->size() == limits::list_elements_max);
    const auto longer = records_from_json(sample_rules(), "person", "[{\"years\":" + elements + ",1]},{\"id\":\"b\"}]");
    CHECK(findings(longer) == lines{"E0609 /0/years"});
    CHECK(longer->roots.size() == 1);
}

TEST_CASE("numbers that do not fit beside each other are refused, the earlier stays") {
    const auto done = read(R"({"person":[{"id":"a","mark":999999999999999999},{"id":"b","mark":0.25},{"id":"c","mark":7}]})");
    CHECK(findings(done) == lines{"E0606 /person/1/mark"});
    REQUIRE(done->roots.size() == 2);
    CHECK(done->data->fact(sample::person, 2, sample::mark) == number("7"));
}

TEST_CASE("more errors than are listed are counted, and every bad record is still named") {
    std::string text = "[";
    for (int record = 0; record < 50; ++record) text += (record > 0 ? ",{\"member\":" : "{\"member\":") + std::to_string(record) + "}";
    const auto done = records_from_json(sample_rules(), "person", text + "]");
    REQUIRE(done.has_value());
    CHECK(done.report().findings.size() == limits::diagnostics_max);
    CHECK(done.report().suppressed == 50 - limits::diagnostics_max);
    CHECK(done->refused.size() == 50);
    CHECK(done->refused[49].pointer == "/49");
    CHECK(message(done->refused[49].finding) == "expected true or false, found the number 49");
}

TEST_CASE("a record with a hundred thousand wrong elements, keys or references takes no longer than a good one of its size") {
    std::string elements;
    std::string keys;
    for (int element = 0; element < 100'000; ++element) {
        elements += (element > 0 ? ",true" : "true");
        keys += ",\"k" + std::to_string(element) + "\":1";
    }
    const auto wrong = records_from_json(sample_rules(), "person", "[{\"years\":[" + elements + "]},{\"leads\":[" + elements + "]}]");
    CHECK(wrong.report().findings.size() == limits::diagnostics_max);
    CHECK(wrong.report().suppressed == 200'000 - limits::diagnostics_max);
    CHECK(wrong->refused.size() == 2);
    const auto unknown = records_from_json(sample_rules(), "person", "{\"id\":1" + keys + "}");
    CHECK(unknown.report().findings.size() == limits::diagnostics_max);
    CHECK_FALSE(unknown.report().has_errors());
    std::string ids = "0";
    for (int id = 1; id < 100'000; ++id) ids += "," + std::to_string(id);
    const auto dangling = records_from_json(sample_rules(), "person", "{\"leads\":[" + ids + "]}");
    CHECK(dangling.report().suppressed == 100'000 - limits::diagnostics_max);
    CHECK(dangling->refused.size() == 1);
}

TEST_CASE("an id of a declared type that is wrong is said once") {
    const auto done = read(R"({"award":[{"id":true},{"id":"abc"},{"id":{"value":7}},{"id":{"value":[]}}]})");
    CHECK(findings(done) == lines{"E0603 /award/0/id", "E0603 /award/1/id", "E0603 /award/3/id/value"});
    REQUIRE(done->roots.size() == 1);
    CHECK(done->data->find(sample::award, "7") == done->roots[0].row);
}

TEST_CASE("rows of inline records lie in the order of the records they stand in") {
    const auto done =
        read(R"({"person":[{"awards":[{"level":"good"},{"level":"completed"}]},{"awards":[]},{"awards":[{"level":"excellent"}]}]})");
    const auto& lists = std::get<list_column>(done->data->of(sample::person).columns[sample::awards].cells);
    CHECK(lists.begins == std::vector<std::uint32_t>{0, 2, 2, 3});
    CHECK(lists.elements == std::vector<row_number>{0, 1, 2});
}

TEST_CASE("a message repeats no more of a fact than forty letters") {
    const auto done = read("{\"person\":[{\"born\":\"" + std::string(500, 'x') + "\"}]}");
    REQUIRE(done->refused.size() == 1);
    CHECK(message(done->refused[0].finding).find(std::string(40, 'x') + "…") != std::string::npos);
    CHECK(message(done->refused[0].finding).find(std::string(41, 'x')) == std::string::npos);
}
