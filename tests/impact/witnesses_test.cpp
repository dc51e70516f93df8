#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/impact.hpp>
#include <guong/testing.hpp>

namespace {

using namespace guong;

const std::string schema = R"(
scale grade { low middle high }
record award { level : grade }
record person { n : integer  ok : boolean  awards : list of award }
)";

std::vector<witness> witnesses(const std::string& before, const std::string& after) {
    return find_witnesses(load_text("before.guong", schema + before).value(), load_text("after.guong", schema + after).value());
}

} // namespace

TEST_CASE("the record that tells two versions apart is a test that passes by the later one and fails by the earlier") {
    for (const auto& versions : std::vector<std::pair<std::string, std::string>>{
             {"n >= 2 and ok", "n >= 3 and ok"},
             {"some a in awards where a.level is middle or better", "some a in awards where a.level is high"},
             {"ok or n >= 2", "ok"},
         }) {
        const auto& before = versions.first;
        const auto& after = versions.second;
        CAPTURE(after);
        const auto found = witnesses("criterion c for person : " + before, "criterion c for person : " + after);
        REQUIRE(found.size() == 1);
        REQUIRE(found[0].what == witness::kind::found);
        CHECK(found[0].before != found[0].after);
        CHECK(run_tests(load_text("after.guong", schema + "criterion c for person : " + after + "\n" + found[0].test).value()).passed());
        CHECK_FALSE(run_tests(load_text("before.guong", schema + "criterion c for person : " + before + "\n" + found[0].test).value()).passed());
    }
}

TEST_CASE("of rules whose months end otherwise nothing is proved") {
    const auto loaded = [](const std::string& ends) {
        return load_text("r.guong", "ruleset r { language en  months end on " + ends + " }\nrecord p { from : date  to : date }\n"
                                    "criterion c for p : months from from to to >= 1 months\nvalue w for p : years from from to to\n").value();
    };
    const auto found = find_witnesses(loaded("last_day"), loaded("next_day"));
    for (const auto& each : found) CHECK(each.what == witness::kind::unclear);
    CHECK_FALSE(found.empty());
}

TEST_CASE("rules that mean the same have no witness, and that is said") {
    const auto found = witnesses("criterion c for person : n >= 2 and ok", "criterion c for person : ok and n > 1");
    REQUIRE(found.size() == 1);
    CHECK(found[0].what != witness::kind::found);
    CHECK(found[0].test.empty());
}

TEST_CASE("rules that declare other records are not searched") {
    const auto before = load_text("before.guong", schema + "criterion c for person : ok").value();
    const auto after = load_text("after.guong", schema + "record other { x : integer }\ncriterion c for person : not ok").value();
    CHECK(find_witnesses(before, after)[0].what == witness::kind::not_compared);
}

TEST_CASE("a search that cannot try every text proves nothing") {
    const std::string texts = "record r { name : text  k : boolean  j : boolean }\ncriterion c for r { a : k  b : ";
    const auto found = find_witnesses(load_text("before.guong", texts + "name is \"abc\" }").value(), load_text("after.guong", texts + "name is \"abc\" or j }").value());
    CHECK(found[0].what != witness::kind::none);
    CHECK(found[0].what != witness::kind::none_where_known);
}

TEST_CASE("names that are keywords stand in backticks in a written test") {
    const std::string words = "scale grade { low met unknown top }\nrecord r { g : grade  ok : boolean  note : text }\ncriterion c for r { a : ok  d : note is \"a\\\"b\"  b : g is ";
    const auto before = words + "top or better }\n", after = words + "unknown or better }\n";
    const auto found = find_witnesses(load_text("before.guong", before).value(), load_text("after.guong", after).value());
    REQUIRE(found[0].what == witness::kind::found);
    CHECK(run_tests(load_text("after.guong", after + found[0].test).value()).passed());
}

TEST_CASE("a witness is looked for on the reference date that is given") {
    const std::string before = schema + "parameter most { from 2020-01-01 = 3  from 2024-01-01 = 5 }\ncriterion c for person : n <= most in force on reference date\n";
    const auto after = std::string{before}.replace(before.find("= 3"), 3, "= 4");
    const auto rules = load_text("before.guong", before).value(), changed = load_text("after.guong", after).value();
    CHECK(find_witnesses(rules, changed)[0].what == witness::kind::found); // on a day before 2024
    const auto found = find_witnesses(rules, changed, {date::of(2021, 5, 1)});
    REQUIRE(found[0].what == witness::kind::found);
    CHECK(found[0].test.find("as of 2021-05-01") != std::string::npos);
    CHECK(find_witnesses(rules, changed, {date::of(2025, 5, 1)})[0].what != witness::kind::found);
}
