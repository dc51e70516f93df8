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

TEST_CASE("a reported value that comes out otherwise is shown by a record, as a test") {
    const std::string rules = schema + "value bonus for person \"Bonus\" : if meets c then 10000 else 0\ncriterion c for person : n >= 2 and ok\n";
    const auto changed = std::string{rules}.replace(rules.find("10000"), 5, "20000");
    const auto before = load_text("before.guong", rules).value(), after = load_text("after.guong", changed).value();
    const auto found = find_value_witnesses(before, after);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].what == witness::kind::found);
    CHECK(found[0].name == "bonus");
    CHECK(found[0].record == "person");
    CHECK(found[0].before == "10000");
    CHECK(found[0].after == "20000");
    CHECK(found[0].words_after.in(language::vi) == "20.000");
    CHECK(run_tests(load_text("after.guong", changed + found[0].test).value()).passed());
    CHECK_FALSE(run_tests(load_text("before.guong", rules + found[0].test).value()).passed());
}

TEST_CASE("only values that are calculated alike are said never to differ") {
    const auto answer = [](const std::string& old_value, const std::string& new_value) {
        const auto loaded = [](const std::string& value) { return load_text("r.guong", schema + "value v for person : " + value + "\n").value(); };
        return find_value_witnesses(loaded(old_value), loaded(new_value)).at(0).what;
    };
    CHECK(answer("n + 1", "n + 1") == witness::kind::none);
    CHECK(answer("n + 1", "1 + n") == witness::kind::unclear);
    CHECK(answer("n + 1", "n + 2") == witness::kind::found);
    CHECK(answer("n + 1", "n + 0.5") != witness::kind::none);
}

TEST_CASE("values that one version alone reports are named as not compared") {
    const auto before = load_text("before.guong", schema + "value v for person : n\nvalue w for person : n\n").value();
    const auto after = load_text("after.guong", schema + "value w for person : n\nvalue x for person : n\n").value();
    const auto found = find_value_witnesses(before, after);
    REQUIRE(found.size() == 3);
    CHECK(found[0].what == witness::kind::none); // w
    CHECK(found[1].name == "x");
    CHECK(found[1].what == witness::kind::not_compared);
    CHECK(found[2].name == "v");
    CHECK(found[2].what == witness::kind::not_compared);
}

TEST_CASE("a value whose parameter changes from a day on is asked on that day") {
    const std::string rules = schema + "parameter rate { from 2020-01-01 = 3  from 2024-01-01 = 5 }\nvalue v for person : n * rate in force on reference date\n";
    const auto changed = std::string{rules}.replace(rules.find(" }\nvalue"), 2, "  from 2026-01-01 = 6 }");
    const auto before = load_text("before.guong", rules).value(), after = load_text("after.guong", changed).value();
    const auto found = find_value_witnesses(before, after);
    REQUIRE(found[0].what == witness::kind::found);
    CHECK(found[0].test.find("as of 2026-01-01") != std::string::npos);
    CHECK(find_value_witnesses(before, after, {date::of(2025, 1, 1)})[0].what == witness::kind::unclear);
}

TEST_CASE("the record of a test on which two versions differ is shown before one that is made up") {
    const std::string test = "test \"an\" for person { given n 7, ok met, awards [award { level high }] expect c eligible }\n";
    const auto loaded = [&](const std::string& bound, const std::string& tests) {
        return load_text("r.guong", schema + "criterion c for person : n >= " + bound + " and ok\nvalue v for person : n + " + bound + "\n" + tests).value();
    };
    for (const bool is_later : {false, true}) {
        const auto before = loaded("3", is_later ? "" : test), after = loaded("8", is_later ? test : "");
        const auto found = find_witnesses(before, after);
        REQUIRE(found[0].what == witness::kind::found);
        CHECK(found[0].of_test == "an");
        CHECK(found[0].test.find("level high") != std::string::npos);
        CHECK(found[0].after == verdict::ineligible);
        const auto values = find_value_witnesses(before, after);
        CHECK(values[0].of_test == "an");
        CHECK(values[0].before == "10");
    }
}

TEST_CASE("a record found for one criterion is tried inside those of another that asks it") {
    const auto loaded = [](const std::string& bound) {
        return load_text("r.guong", "record team { size : integer  merits : list of merit  ok : boolean }\nrecord merit { good : boolean }\n"
                                    "record head { ok : boolean  teams : list of team }\n"
                                    "criterion h for head { a : ok  b : count of teams >= 1 and every t in teams meets c }\n"
                                    "criterion c for team { a : ok  b : size >= " + bound + " }\n").value();
    };
    const auto before = loaded("2"), after = loaded("3");
    const auto found = find_witnesses(before, after);
    REQUIRE(found.size() == 2);
    CHECK(found[0].criterion == "h"); // in the order of the rules
    CHECK(found[0].what == witness::kind::found);
    CHECK(found[0].test.find("size 2") != std::string::npos);
    CHECK(found[1].what == witness::kind::found);
}
