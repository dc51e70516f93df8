#include <doctest/doctest.h>

#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

const std::string rule_text = R"(
ruleset r { language en }
scale grade { fair good }
parameter least = 5
record prize { level : grade  year : integer }
record unit { good : boolean  size : integer  staff : list of person by unit }
record person {
  mark : decimal  rating : grade  born : date  fit : judgement  unit : unit  friend : person  prizes : list of prize  titles : list of text  income : integer sensitive
}
value total for person : mark * 2
value secret for person : income * 2
criterion fine for unit : good and every s in staff satisfies s.mark >= 1
criterion c for person "C" all {
  a "A" : mark >= least
  b "B" : unit meets fine
  d "D" any { e "E" : rating is good  f "F" : some p in prizes satisfies p.year > 2020 }
  g "G" : born before reference date only if fit
}
)";
const std::string data_text = R"({"unit":[{"id":"u1","good":true,"size":3}],"person":[
  {"id":"p1","mark":8.50,"rating":"good","born":"2000-01-02","fit":{"value":true,"by":"Hội đồng"},"unit":"u1","prizes":[{"level":"good","year":2021}],"titles":["x","y"],"income":7},
  {"id":"p2","mark":3,"unit":"u1","friend":"p1"}]})";

struct setting {
    std::string rules = rule_text;
    std::string data = data_text;
    std::string id = "p1";
    parameter_values parameters = {};
    std::optional<date> as_of = date::of(2025, 8, 1);
};

outcome judged(const setting& given) {
    const auto loaded = load_text("folder/x.guong", given.rules, given.parameters).value();
    const auto read = dataset_from_json(loaded, given.data).value();
    const auto type = *loaded.model().find_record("person");
    return loaded.criterion("c")->evaluate({read.data, type, *read.data->find(type, given.id)}, {given.as_of});
}

std::string digest(const std::string& data) { return audit_of(judged({.data = data})).record_sha256; }

/// What differs from the case as it is set up above, by the names of the differences.
std::vector<audit_difference::kind> differences(const setting& other) {
    std::vector<audit_difference::kind> kinds;
    for (const auto& each : compare(audit_of(judged({})), audit_of(judged(other)))) kinds.push_back(each.what);
    return kinds;
}

std::string replaced(std::string text, const std::string& old, const std::string& made) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), made);
}

using kind = audit_difference::kind;
using kinds = std::vector<kind>;

} // namespace

TEST_CASE("an audit names what the verdict was reckoned from and by") {
    const auto made = audit_of(judged({.parameters = {{"least", "6"}}}));
    CHECK(made.engine == GUONG_VERSION);
    CHECK(made.files == std::vector<audited_file>{{"x.guong", sha256(rule_text)}});
    CHECK(made.parameters == parameter_values{{"least", "6"}});
    CHECK(made.as_of == date::of(2025, 8, 1));
    CHECK(made.record_id == "p1");
    CHECK(made.verdict == verdict::eligible);
    CHECK(made.follows == std::vector<std::string>{"person.prizes", "person.unit", "unit.staff"});
    const std::vector<audited_item> items{{"c", status::met},     {"c/a", status::met},   {"c/b", status::met}, {"c/d", status::met},
                                          {"c/d/e", status::met}, {"c/d/f", status::met}, {"c/g", status::met}};
    CHECK(made.items == items);
    CHECK(made.values == std::vector<audited_value>{{"total", "17"}, {"secret", std::nullopt}});
    CHECK(made.records.empty());
    CHECK(audit_of(judged({}), {false, true}).values.at(1) == audited_value{"secret", "14"});
}

TEST_CASE("the digest is that of the documented text") {
    const std::string text =
        R"({"person":[{"id":"p1","born":"2000-01-02","fit":{"by":"Hội đồng","value":true},"income":7,"mark":8.5,"prizes":[{"level":"good","year":2021}],"rating":"good",)"
        R"("titles":["x","y"],"unit":"u1"},{"id":"p2","mark":3,"unit":"u1"}],"unit":[{"id":"u1","good":true,"size":3}]})";
    CHECK(canonical_record(judged({})) == text);
    CHECK(audit_of(judged({})).record_sha256 == sha256(text));
    CHECK(audit_of(judged({}), {true, true}).records == text);
}

TEST_CASE("the digest does not hang on how the same facts are written") {
    const auto own = digest(data_text);
    CHECK(digest(replaced(data_text, "8.50", "85e-1")) == own);
    CHECK(digest(replaced(data_text, R"("mark":8.50,"rating":"good")", R"("rating" : "good", "mark" : 8.5, "titles_":null)")) == own);
    CHECK(digest(replaced(data_text, "Hội", "Ho\xCC\xA3\xCC\x82i")) == own);
    CHECK(digest(replaced(data_text, "Hội", "H\\u1ed9i")) == own);
    CHECK(digest(replaced(data_text, R"("unit":[{)", R"("unit":[{"id":"u9"},{)")) == own);
    CHECK(digest(replaced(data_text, R"("friend":"p1")", R"("friend":null)")) == own);
}

TEST_CASE("the digest changes with every fact of the record and of those that it leads to") {
    const auto own = digest(data_text);
    for (const auto& [old, made] : {std::pair{"8.50", "8.51"}, {"\"rating\":\"good\"", "\"rating\":\"fair\""}, {"2000-01-02", "2000-01-03"}, {"Hội đồng", "Ban"},
                                    {"[\"x\",\"y\"]", "[\"y\",\"x\"]"}, {"2021", "2022"}, {"\"size\":3", "\"size\":4"}, {"\"mark\":3", "\"mark\":4"}, {"\"income\":7", "\"income\":8"}})
        CHECK(digest(replaced(data_text, old, made)) != own);
}

TEST_CASE("the same case again is exact") {
    CHECK(compare(audit_of(judged({})), audit_of(judged({}))).empty());
    CHECK(is_exact({{kind::engine, {}, "0.0.1", "0.1.0"}}));
    CHECK_FALSE(is_exact({{kind::record, {}, "a", "b"}}));
}

TEST_CASE("what changed is named, with what came of it") {
    CHECK(differences({.data = replaced(data_text, "8.50", "8.51")}) == kinds{kind::record, kind::value_reported});
    CHECK(differences({.data = replaced(data_text, "8.50", "4")}) == kinds{kind::record, kind::verdict, kind::item, kind::item, kind::bits, kind::value_reported});
    CHECK(differences({.data = replaced(data_text, "\"mark\":3", "\"mark\":0")}).front() == kind::record);
    CHECK(differences({.rules = rule_text + "# a comment\n"}) == kinds{kind::rules});
    CHECK(differences({.parameters = {{"least", "6"}}}) == kinds{kind::parameter});
    CHECK(differences({.as_of = date::of(1999, 1, 1)}) == kinds{kind::reference_date, kind::verdict, kind::item, kind::item, kind::bits});
    CHECK(differences({.as_of = std::nullopt}) == kinds{kind::reference_date, kind::verdict, kind::item, kind::item, kind::bits});
}

TEST_CASE("an audit that names other rules, or other ways to other records, is not exact") {
    const auto now = audit_of(judged({}));
    auto renamed = now;
    renamed.ruleset = "other";
    CHECK_FALSE(is_exact(compare(renamed, now)));
    auto led_elsewhere = now;
    led_elsewhere.follows.push_back("zz.y");
    CHECK_FALSE(is_exact(compare(led_elsewhere, now)));
}

TEST_CASE("bits tell conditions of records and elements that are met on the way") {
    const auto own = audit_of(judged({})).bits;
    // The unit stays good: only the condition on one of its staff, of a record of its own, comes out otherwise.
    const auto other = audit_of(judged({.data = replaced(data_text, "\"year\":2021", "\"year\":2019")})).bits;
    CHECK(own.size() == other.size());
    CHECK(own != other);
    CHECK(own.find_first_not_of("01?") == std::string::npos);
}

TEST_CASE("an audit that holds its records is evaluated again from them alone") {
    for (const std::string id : {"p1", "p2"}) {
        const auto told = audit_of(judged({.id = id}), {true, true});
        CHECK(compare(told, audit_of(judged({.data = told.records, .id = id}), {true, true})).empty());
    }
}

TEST_CASE("an audit is read as it was written") {
    for (const bool with_records : {false, true}) {
        const auto told = audit_of(judged({.parameters = {{"least", "6"}}}), {with_records, with_records});
        const auto text = render_json(told);
        const auto read = audits_from_json(text + "\n\n" + text + "\n").value();
        REQUIRE(read.size() == 2);
        CHECK(render_json(read.front()) == text);
        CHECK(compare(told, read.back()).empty());
        CHECK(audits_from_json(text).value().size() == 1);
    }
}

TEST_CASE("what is no audit is refused, and it is said where and why") {
    const auto text = render_json(audit_of(judged({})));
    const auto refusal = [](const std::string& wrong) {
        const auto read = audits_from_json(wrong);
        REQUIRE_FALSE(read);
        const auto& first = read.report().findings.front();
        return std::string{code_name(first.code)} + ' ' + first.pointer;
    };
    CHECK(refusal("") == "E0614 ");
    CHECK(refusal("[]") == "E0618 ");
    CHECK(refusal(text.substr(0, text.size() / 2)) == "E0601 ");
    CHECK(refusal(replaced(text, "\"guong_audit\":1", "\"guong_audit\":2")) == "E0619 /guong_audit");
    CHECK(refusal(replaced(text, "\"guong_audit\":1,", "")) == "E0618 ");
    CHECK(refusal(replaced(text, "\"eligible\"", "\"perhaps\"")) == "E0618 /verdict");
    CHECK(refusal(replaced(text, "\"bits\":\"1", "\"bits\":\"2")) == "E0618 /bits");
    CHECK(refusal(replaced(text, "\"engine\":", "\"engin\":")).starts_with("E0618"));
    CHECK(refusal(replaced(text, "\"as_of\":\"2025", "\"as_of\":\"20x5")) == "E0618 /as_of");
    CHECK(refusal(replaced(text, "\"status\":\"met\"", "\"status\":\"good\"")) == "E0618 /items/0/status");
    CHECK(refusal(text + "\n" + replaced(text, "\"values\":{", "\"more\":1,\"values\":{")) == "E0618 /1/more");
}
