#include <doctest/doctest.h>

#include "../../src/json/annotation_reader.hpp"
#include "../../src/json/tape_from_json.hpp"

using namespace guong;
using namespace guong::json_reading;

namespace {

struct reading {
    tape values;
    annotated_fact fact;
    std::vector<std::pair<std::string, complaint>> complaints;
};

reading read(std::string_view json) {
    reading done;
    REQUIRE_FALSE(read_text(json, done.values).has_value());
    done.fact = read_annotated(done.values, 0, "ethics", [&](std::size_t at, complaint why) {
        done.complaints.emplace_back(done.values.pointer_to(at), std::move(why));
    });
    return done;
}

} // namespace

TEST_CASE("who judged, when, why and on what evidence is kept as it was written, composed") {
    const auto done = read(
        R"({"value":true,"by":"Ho\u0323̂i đồng","on":"2024-05-02","reason":"đủ","evidence":["biên bản", {"no": 1.50, "of":"x"}, 7, null]})");
    REQUIRE(done.fact.value.has_value());
    CHECK(done.values[*done.fact.value].kind == json_kind::yes);
    CHECK(done.fact.note.by == "Hội đồng");
    CHECK(done.fact.note.on == "2024-05-02");
    CHECK(done.fact.note.reason == "đủ");
    CHECK(done.fact.note.evidence == std::vector<std::string>{"biên bản", R"({"no":1.50,"of":"x"})", "7"});
    CHECK(done.fact.has_note());
    CHECK(done.complaints.empty());
}

TEST_CASE("where each stands is told if it is known and of its type") {
    const auto done = read(R"({"value":true,"by":"Hội đồng","on":"2024-02-30","reason":null,"evidence":[]})");
    CHECK(done.fact.companions[0].has_value());
    CHECK_FALSE(done.fact.companions[1].has_value());
    CHECK_FALSE(done.fact.companions[2].has_value());
    CHECK(done.fact.companions[3].has_value());
}

TEST_CASE("documents that are written out are shown by what they say") {
    tape values;
    REQUIRE_FALSE(read_text(R"(["d1", {"no":"12/QĐ","on":"2024-05-02","of":null,"pages":3,"by":{"a":1}}, {"by":{}}, null, 7])", values).has_value());
    CHECK(documents_in_short(values, 0) == std::vector<std::string>{"d1", "12/QĐ, 2024-05-02, 3", R"({"by":{}})", "7"});
}

TEST_CASE("what is said may stand there without a value") {
    const auto done = read(R"({"by":"Hội đồng","on":null,"reason":null,"evidence":null})");
    CHECK_FALSE(done.fact.value.has_value());
    CHECK(done.fact.note.by == "Hội đồng");
    CHECK(done.complaints.empty());
    CHECK_FALSE(read(R"({"value":1})").fact.has_note());
}

TEST_CASE("an object is an annotated fact if it has one of its keys") {
    for (const std::string key : {"value", "by", "on", "reason", "evidence"}) {
        const auto json = "{\"" + key + "\":1}";
        tape values;
        REQUIRE_FALSE(read_text(json, values).has_value());
        CHECK(is_annotated(values, 0));
    }
    tape values;
    REQUIRE_FALSE(read_text("{\"values\":1}", values).has_value());
    CHECK_FALSE(is_annotated(values, 0));
}

TEST_CASE("each wrong part is complained about at its own place") {
    const auto done = read(R"({"value":1,"by":5,"on":"2024-02-30","reason":[],"evidence":"x","value":2,"evidense":[]})");
    REQUIRE(done.complaints.size() == 6);
    CHECK(done.complaints[0].first == "/by");
    CHECK(done.complaints[0].second.code == diagnostic_code::wrong_fact_type);
    CHECK(done.complaints[1].first == "/on");
    CHECK(done.complaints[1].second.code == diagnostic_code::fact_no_such_day);
    CHECK(done.complaints[2].first == "/reason");
    CHECK(done.complaints[3].first == "/evidence");
    CHECK(done.complaints[3].second.arguments == std::vector<std::string>{"a list", "the text \"x\""});
    CHECK(done.complaints[4].second.code == diagnostic_code::duplicate_key);
    CHECK(done.complaints[5].second.code == diagnostic_code::unknown_key);
    CHECK(done.complaints[5].second.arguments == std::vector<std::string>{"evidense", "ethics"});
    REQUIRE(done.complaints[5].second.help.size() == 1);
    CHECK(done.complaints[5].second.help[0].arguments == std::vector<std::string>{"evidence"});
}
