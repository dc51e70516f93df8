#include <doctest/doctest.h>

#include <string>

#include <guong/impact.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

const std::string rules_before = R"(
record person { n : integer  ok : boolean  note : text sensitive }
value twice for person : n * 2
value secret for person : length of note
criterion c for person cite "2" {
  a "Enough" cite "2.1" : n >= 2
  b any { x : ok  y : n >= 9 }
}
criterion gone for person : ok
)";
const std::string rules_after = R"(
record person { n : integer  ok : boolean  note : text sensitive }
value twice for person : n * 2 + 1
value secret for person : length of note + 1
criterion c for person cite "2" {
  a "Enough" cite "2.1" : n >= 3
  b any { x : ok  y : n >= 9 }
}
criterion fresh for person : ok
)";

impact found(const std::string& records) {
    const auto before = load_text("before.guong", rules_before).value(), after = load_text("after.guong", rules_after).value();
    const auto old_records = dataset_from_json(before, records).value(), new_records = dataset_from_json(after, records).value();
    return find_impact({&before, old_records.data}, {&after, new_records.data});
}

} // namespace

TEST_CASE("who gets another verdict is told with the innermost items that stand otherwise") {
    const auto told = found(R"({"person":[{"id":"p1","n":2,"ok":true},{"id":"p2","n":5,"ok":true},{"id":"p3","n":1,"ok":true},{"id":"p4","n":2}]})");
    CHECK(told.compared == 4);
    REQUIRE(told.verdicts.size() == 2);
    CHECK(told.verdicts[0].id == "p1");
    CHECK(told.verdicts[0].before == verdict::eligible);
    CHECK(told.verdicts[0].after == verdict::ineligible);
    REQUIRE(told.verdicts[0].because.size() == 1);
    CHECK(told.verdicts[0].because[0].path == "c/a");
    CHECK(told.verdicts[0].because[0].before == status::met);
    CHECK(told.verdicts[0].because[0].after == status::unmet);
    CHECK(told.verdicts[1].id == "p4");
    CHECK(told.verdicts[1].before == verdict::undetermined);
    CHECK(told.not_compared == std::vector<std::string>{"fresh", "gone"});
}

TEST_CASE("values that come out otherwise are told, but not those that are sensitive") {
    const auto told = found(R"({"person":[{"id":"p1","n":4,"ok":true,"note":"abc"}]})");
    CHECK(told.verdicts.empty());
    REQUIRE(told.values.size() == 1);
    CHECK(told.values[0].name == "twice");
    CHECK(told.values[0].before == "8");
    CHECK(told.values[0].after == "9");
}

TEST_CASE("a value that was sensitive before is not told either") {
    const std::string types = "record person { note : text";
    const auto before = load_text("before.guong", types + " sensitive }\nvalue secret for person : length of note").value();
    const auto after = load_text("after.guong", types + " }\nvalue secret for person : length of note + 1").value();
    const std::string records = R"({"person":[{"id":"p1","note":"abc"}]})";
    CHECK(find_impact({&before, dataset_from_json(before, records)->data}, {&after, dataset_from_json(after, records)->data}).values.empty());
}

TEST_CASE("records without an id are not compared, and counted") {
    const auto told = found(R"({"person":[{"n":2,"ok":true}]})");
    CHECK(told.compared == 0);
    CHECK(told.without_id == 1);
    CHECK(render(told, {language::en}).find("records without an id, not compared: 1") != std::string::npos);
}

TEST_CASE("an impact is told in both languages and as JSON") {
    const auto told = found(R"({"person":[{"id":"p1","n":2,"ok":true}]})");
    CHECK(render(told, {language::vi}) == "đã so sánh: 1 kết luận\nkết luận thay đổi: 1\n  c: đủ tiêu chuẩn → chưa đủ tiêu chuẩn: 1\ndo tiêu chí:\n  c/a (2.1): 1\n\n"
                                          "person p1, c: đủ tiêu chuẩn → chưa đủ tiêu chuẩn\n    c/a (2.1): đạt → chưa đạt\nperson p1, twice: 4 → 5\n"
                                          "không so sánh được vì chỉ có ở một bản: fresh, gone\n");
    CHECK(render_json(told, language::en) ==
          R"({"compared":1,"without_id":0,"verdicts":[{"record":"person","id":"p1","criterion":"c","before":"eligible","after":"ineligible","because":[)"
          R"({"item":"c/a","sentence":"Enough","cite":"2.1","before":"met","after":"unmet"}]}],"values":[{"record":"person","id":"p1","name":"twice","before":4,"after":5}],)"
          R"("not_compared":["fresh","gone"]})");
}
