#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <guong/json.hpp>

#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;

TEST_CASE("a record from text and from a document are the same record") {
    const std::string text =
        R"({"id":"p1","member":true,"mark":8.5,"solutions":3,"awards":[{"level":"good"}],"unit":{"id":"k1","unity":true}})";
    const auto from_text = record_from_json_text(sample_rules(), "person", text);
    const auto from_document = record_from_json(sample_rules(), "person", nlohmann::json::parse(text));
    for (const auto* read : {&from_text, &from_document}) {
        REQUIRE(read->has_value());
        CHECK(read->report().empty());
        const auto& one = read->value();
        CHECK(one.type == sample::person);
        CHECK(one.data->of(sample::person).ids[one.row] == "p1");
        CHECK(one.data->fact(sample::person, one.row, sample::mark) == value{decimal::parse("8.5").value()});
        CHECK(one.data->fact(sample::person, one.row, sample::solutions) == value{decimal{3}});
        CHECK(one.data->elements(sample::person, one.row, sample::awards)->size() == 1);
        CHECK(one.data->fact(sample::collective, one.data->reference(sample::person, one.row, sample::unit).value(), sample::unity) ==
              value{true});
    }
}

TEST_CASE("the text keeps digits that a parsed document has lost") {
    const std::string text = R"({"mark":0.12345678901234567})";
    const auto exact = record_from_json_text(sample_rules(), "person", text);
    CHECK(exact->data->fact(sample::person, 0, sample::mark) == value{decimal::parse("0.12345678901234567").value()});
    const auto shortest = record_from_json(sample_rules(), "person", nlohmann::json{{"mark", 0.1}});
    CHECK(shortest->data->fact(sample::person, 0, sample::mark) == value{decimal::parse("0.1").value()});
}

TEST_CASE("a whole number in a document may be a double") {
    CHECK(record_from_json(sample_rules(), "person", nlohmann::json{{"solutions", 2.0}}).has_value());
    const auto half = record_from_json(sample_rules(), "person", nlohmann::json{{"solutions", 2.5}});
    CHECK_FALSE(half.has_value());
    REQUIRE(half.report().findings.size() == 1);
    CHECK(half.report().findings[0].code == diagnostic_code::wrong_fact_type);
}

TEST_CASE("a record with errors has no value, and all of them are reported") {
    const nlohmann::json document{{"id", "p1"}, {"member", "yes"}, {"mark", "x"}};
    const auto read = record_from_json(sample_rules(), "person", document);
    CHECK_FALSE(read.has_value());
    REQUIRE(read.report().findings.size() == 2);
    CHECK(read.report().findings[0].pointer == "/mark");
    CHECK(read.report().findings[1].pointer == "/member");
    CHECK(read.report().findings[1].record == "person p1");
    CHECK_THROWS_AS(static_cast<void>(read.value()), error);
}

TEST_CASE("a reference by id of one record alone leads nowhere, but to what stands inside it") {
    const auto outside = record_from_json(sample_rules(), "person", nlohmann::json{{"unit", "k1"}});
    CHECK_FALSE(outside.has_value());
    CHECK(outside.report().findings.at(0).code == diagnostic_code::dangling_reference);
    CHECK(outside.report().findings.at(0).pointer == "/unit");
    CHECK(outside.report().findings.at(0).record == "person");
    CHECK(record_from_json_text(sample_rules(), "person", R"({"unit":"k1","leads":[{"id":"k1"}]})").has_value());
    CHECK(record_from_json_text(sample_rules(), "collective", R"({"id":"k1","parent":"k1"})").has_value());
}

TEST_CASE("warnings ride along with the value, and are errors where the host is strict") {
    const nlohmann::json document{{"memberr", true}};
    const auto lenient = record_from_json(sample_rules(), "person", document);
    CHECK(lenient.has_value());
    CHECK(lenient.report().findings.size() == 1);
    CHECK_FALSE(record_from_json(sample_rules(), "person", document, {true}).has_value());
}

TEST_CASE("a record type that the rules do not have is an error with a suggestion") {
    for (const auto& findings :
         {record_from_json(sample_rules(), "persn", nlohmann::json::object()).report(),
          record_from_json_text(sample_rules(), "persn", "{}").report(), records_from_json(sample_rules(), "persn", "[]").report(),
          records_from_ndjson(sample_rules(), "persn", "{}").report()}) {
        REQUIRE(findings.findings.size() == 1);
        CHECK(findings.findings[0].code == diagnostic_code::unknown_record_type);
        CHECK(findings.findings[0].help.at(0).arguments == std::vector<std::string>{"person"});
    }
    CHECK_FALSE(record_from_json_text(sample_rules(), "list of text", "{}").has_value());
}

TEST_CASE("one record must be an object") {
    CHECK_FALSE(record_from_json_text(sample_rules(), "person", "[{}]").has_value());
    CHECK_FALSE(record_from_json_text(sample_rules(), "person", "{} {}").has_value());
    CHECK_FALSE(record_from_json(sample_rules(), "person", nlohmann::json::array()).has_value());
    CHECK_FALSE(record_from_json(sample_rules(), "person", nlohmann::json{}).has_value());
    CHECK_FALSE(record_from_json(sample_rules(), "person", "a text").has_value());
    CHECK(record_from_json(sample_rules(), "person", nlohmann::json::object()).has_value());
}
