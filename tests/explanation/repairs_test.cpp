#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& texts) {
        std::string all;
        for (const auto& text : texts) all += (all.empty() ? "" : " | ") + text;
        return all.c_str();
    }
};
} // namespace doctest

namespace {

using namespace guong;
using sets = std::vector<std::string>;

const char* const types = R"(
ruleset r { language en }
scale grade { low middle high top }
record paper { name : text }
record award { papers : list of paper  level : grade  year : integer  kind : text  good : boolean }
record unit { good : boolean  size : integer  staff : list of person }
record person {
  a : boolean  b : boolean  n : integer  m : integer  x : decimal  p : percent  g : grade  d : date  s : school_year  t : text
  fit : judgement  unit : unit  awards : list of award  years : list of integer  titles : list of text
}
criterion fine for unit "Fine" : good and size >= 3
criterion c for person )";

std::string words(const value& content) {
    if (const auto* yes = std::get_if<bool>(&content)) return *yes ? "yes" : "no";
    if (const auto* number = std::get_if<decimal>(&content)) return number->to_string();
    if (const auto* day = std::get_if<date>(&content)) return day->to_string();
    if (const auto* years = std::get_if<school_year>(&content)) return years->to_string();
    if (const auto* rank = std::get_if<level>(&content)) return std::to_string(rank->rank);
    if (const auto* text = std::get_if<std::string>(&content)) return *text;
    return "?";
}

std::string words(const change& told) {
    std::string text = told.at;
    if (told.what == change::kind::set) text += ' ' + words(told.from->content) + " to";
    if (told.what == change::kind::remove) text += " removed";
    if (told.what == change::kind::empty) text += " none";
    if (told.what == change::kind::add) text += " " + std::to_string(told.count) + " more";
    if (told.to) text += ' ' + words(told.to->content);
    if (told.what == change::kind::add)
        for (const auto& fact : told.facts) text += ' ' + fact.name + '=' + words(fact.content.content);
    return text;
}

sets words(const repairs& found) {
    sets all;
    for (const auto& set : found.sets) {
        std::string text;
        for (const auto& each : set.changes) text += (text.empty() ? "" : ", ") + words(each);
        all.push_back(text);
    }
    return all;
}

class asking {
public:
    /// A condition, or a group: `at least 2 of { … }`.
    explicit asking(const std::string& body)
        : rules_{load_text("r.guong", std::string{types} + (body.find('{') == std::string::npos ? ": " : "") + body)} {
        if (!rules_.has_value()) FAIL(body << render(rules_.report()));
    }
    [[nodiscard]] repairs of(const std::string& facts, change_options options = {}) const {
        const auto candidate = record_from_json_text(*rules_, "person", "{" + facts + "}").value();
        return find_changes(rules_->criterion("c")->evaluate(candidate, evaluation_options{date::of(2025, 8, 1)}), options);
    }

private:
    result<rules> rules_;
};

sets changes(const std::string& condition, const std::string& facts) {
    const auto found = asking{condition}.of(facts);
    CHECK(found.complete);
    return words(found);
}

} // namespace

TEST_CASE("a record that is eligible needs no change") { CHECK(changes("a", R"("a":true)") == sets{}); }

TEST_CASE("a reference date that was not given stands in the way only of what counts up to it") {
    const auto obstacles = [](const std::string& condition, const std::string& facts) {
        const auto rules = load_text("r.guong", std::string{types} + ": " + condition).value();
        const auto found = find_changes(rules.criterion("c")->evaluate(record_from_json_text(rules, "person", "{" + facts + "}").value()));
        CHECK(found.sets.empty());
        sets all;
        for (const auto& each : found.obstacles) all.push_back(each.at + (each.why == obstacle::kind::no_reference_date ? " no date" : ""));
        return all;
    };
    CHECK(obstacles("years from d to reference date >= 20 years", R"("d":"2010-03-01")") == sets{"#reference_date no date"});
    CHECK(obstacles("d before reference date and b", R"("d":"2010-03-01","b":false)") == sets{"#reference_date no date"});
    CHECK(obstacles("unit.good and (d before reference date or a)", R"("a":true)") == sets{"/unit"});
    CHECK(obstacles("unit.good and (d before reference date or a)", R"("a":true,"d":"2010-03-01")") == sets{"/unit"});
}

TEST_CASE("yes and no, and judgements, are turned round") {
    CHECK(changes("a and fit", R"("a":false,"fit":false)") == sets{"/a no to yes, /fit no to yes"});
    CHECK(changes("not a", R"("a":true)") == sets{"/a yes to no"});
    CHECK(changes("a or b", R"("a":false,"b":false)") == sets{"/a no to yes", "/b no to yes"});
}

TEST_CASE("numbers, days, years and levels move by the least that is enough") {
    CHECK(changes("n >= 5", R"("n":2)") == sets{"/n 2 to 5"});
    CHECK(changes("n > 5 and n < 9", R"("n":20)") == sets{"/n 20 to 8"});
    CHECK(changes("n is one of (3, 9)", R"("n":7)") == sets{"/n 7 to 9"});
    CHECK(changes("x > 7.5", R"("x":6.25)") == sets{"/x 6.25 to 7.51"});
    CHECK(changes("x > 7.5", R"("x":6)") == sets{"/x 6 to 7.6"});
    CHECK(changes("p >= 80%", R"("p":"72.5%")") == sets{"/p 72.5 to 80"});
    CHECK(changes("g >= high", R"("g":"low")") == sets{"/g 0 to 2"});
    CHECK(changes("d before 2020-01-01", R"("d":"2021-05-05")") == sets{"/d 2021-05-05 to 2019-12-31"});
    CHECK(changes("s >= 2020-2021", R"("s":"2018-2019")") == sets{"/s 2018-2019 to 2020-2021"});
    CHECK(changes("t = \"yes\"", R"("t":"no")") == sets{"/t no to yes"});
    CHECK(changes("t contains \"ok\"", R"("t":"no")") == sets{"/t no to ok"});
}

TEST_CASE("an unknown fact is given the value that is enough") {
    CHECK(changes("n >= 5 and a", R"("a":true)") == sets{"/n 5"});
    CHECK(changes("n <= 5", "") == sets{"/n 5"});
    CHECK(changes("g is known", "") == sets{"/g 0"});
    CHECK(changes("a or b", R"("b":false)") == sets{"/a yes", "/b no to yes"});
}

TEST_CASE("conditions that read the same fact are solved together") {
    CHECK(changes("n >= 5 and n >= 7 and n <= 8", R"("n":2)") == sets{"/n 2 to 7"});
    CHECK(changes("(n >= 5 or a) and (n <= 3 or b)", R"("n":1,"a":false,"b":false)") == sets{"/a no to yes", "/b no to yes, /n 1 to 5"});
}

TEST_CASE("what calculations come to is changed through any of their facts") {
    CHECK(changes("n + m >= 10", R"("n":3,"m":4)") == sets{"/m 4 to 7", "/n 3 to 6"});
    CHECK(changes("n + m >= 10 and n <= 5 and m <= 6", R"("n":3,"m":4)") == sets{"/n 3 to 4, /m 4 to 6"});
    CHECK(changes("n = m * 2 and n >= 5", R"("n":0,"m":0)") == sets{"/n 0 to 6, /m 0 to 3"});
    CHECK(changes("x * 3 >= 10", R"("x":1.5)") == sets{"/x 1.5 to 3.4"});
    CHECK(changes("years from d to reference date >= 20 years", R"("d":"2010-03-01")") == sets{"/d 2010-03-01 to 2005-08-01"});
    CHECK(changes("n >= m", R"("n":3,"m":8)") == sets{"/n 3 to 8", "/m 8 to 3"});
}

TEST_CASE("elements are added to lists, taken away, or changed") {
    CHECK(changes("some award in awards satisfies award.level >= high", R"("awards":[])") == sets{"/awards/- 1 more level=2"});
    CHECK(changes("some award in awards satisfies award.level >= high", R"("awards":[{"level":"middle"}])") ==
          sets{"/awards/0/level 1 to 2", "/awards/- 1 more level=2"});
    CHECK(changes("no award in awards satisfies not award.good", R"("awards":[{"good":true},{"good":false}])") ==
          sets{"/awards/1/good no to yes", "/awards/1 removed"});
    CHECK(changes("count of awards where (level >= high and year >= 2020) >= 3", R"("awards":[{"level":"top","year":2021}])") ==
          sets{"/awards/- 2 more level=2 year=2020"});
    CHECK(changes("some award in awards satisfies (count of award.papers >= 1)", R"("awards":[])") == sets{"/awards/- 1 more papers=?"});
    CHECK(changes("count of awards >= 2", R"("awards":[])") == sets{"/awards/- 2 more"});
    CHECK(changes("count of awards >= 1", "") == sets{"/awards/- 1 more"});
    CHECK(changes("count of awards = 0", "") == sets{"/awards none"});
    CHECK(changes("(sum of award.year over award in awards) >= 10", R"("awards":[{"year":4}])") == sets{"/awards/0/year 4 to 10", "/awards/- 1 more year=6"});
    CHECK(changes("some title in titles satisfies title = \"Dr\"", R"("titles":["Mr"])") == sets{"/titles/0 Mr to Dr", "/titles/- 1 more value=Dr"});
}

TEST_CASE("changes in other records are named as such, and references stay") {
    const asking about{"unit meets fine"};
    const auto found = about.of(R"("unit":{"good":false,"size":1})");
    CHECK(words(found) == sets{"/unit/good no to yes, /unit/size 1 to 3"});
    const auto without = about.of("");
    CHECK(without.sets.empty());
    CHECK(without.complete);
    REQUIRE(without.obstacles.size() == 1);
    CHECK(without.obstacles.front().why == obstacle::kind::reference);
    CHECK(without.obstacles.front().at == "/unit");
}

TEST_CASE("what is fixed is never suggested, and what costs more comes later") {
    const std::string person = R"(
record past { bad : boolean  year : integer  pardoned : boolean costs 1 }
record p { born : date fixed  years : integer "Years" costs 3  a : boolean  faults : list of past fixed  rank : boolean costs 2 }
criterion c for p : )";
    const auto found = [&](const std::string& condition, const std::string& facts) {
        const auto rules = load_text("r.guong", "ruleset r { language en }" + person + condition);
        if (!rules.has_value()) FAIL(render(rules.report()));
        return find_changes(rules->criterion("c")->evaluate(record_from_json_text(*rules, "p", "{" + facts + "}").value()));
    };
    const auto facts = R"("born":"1990-01-01","years":1,"a":false,"faults":[{"bad":true,"year":2020}],"rank":false)";
    CHECK(words(found("years >= 5 or (a and rank) or born before 1980-01-01", facts)) == sets{"/years 1 to 5", "/a no to yes, /rank no to yes"});
    CHECK(words(found("years >= 5 or a", facts)) == sets{"/a no to yes", "/years 1 to 5"});
    CHECK(found("years >= 5 or a", facts).sets.back().cost == 3);
    CHECK(words(found("no past in faults satisfies (past.bad and not past.pardoned)", R"("faults":[{"bad":true,"pardoned":false}])")) ==
          sets{"/faults/0/pardoned no to yes"});
    const auto nothing = found("a and no past in faults satisfies past.bad", facts);
    CHECK(nothing.sets.empty());
    CHECK(nothing.complete);
    REQUIRE(nothing.obstacles.size() == 2);
    CHECK(nothing.obstacles[0].at == "/faults/0/bad");
    CHECK(nothing.obstacles[1].at == "/faults");
    CHECK(nothing.obstacles[1].why == obstacle::kind::fixed);
}

TEST_CASE("of what stands beside a fact, documents are added, and the judge and day of judging change; reasons do not") {
    const auto found = [](const std::string& condition, const std::string& facts) {
        const auto rules = load_text("r.guong", R"(
ruleset r { language en }
record document "Document" { issuer : text "Issuer"  day : date }
record deed "Deed" { rating : integer evidenced by document "Rating" }
record p { rating : integer evidenced by document "Rating" fixed  fit : judgement "Fit" costs 2  past : judgement fixed  deeds : list of deed }
criterion c for p : )" + condition);
        if (!rules.has_value()) FAIL(render(rules.report()));
        return find_changes(rules->criterion("c")->evaluate(record_from_json_text(*rules, "p", "{" + facts + "}").value()));
    };
    const std::string shown = "some d in evidence of rating satisfies d.issuer is \"Board\"";
    const auto more = found(shown, R"("rating":{"value":3,"evidence":[]})");
    CHECK(words(more) == sets{"/rating/evidence/- 1 more issuer=Board"});
    CHECK(render(more.sets.front().changes.front(), language::en) == "Add 1 document to “Rating – evidence” (Issuer: “Board”)");
    CHECK(words(found(shown, R"("rating":{"value":3,"evidence":[{"issuer":"School"}]})")) ==
          sets{"/rating/evidence/0/issuer School to Board", "/rating/evidence/- 1 more issuer=Board"});

    const auto judged = found("day of judging fit on or after 2025-01-01 and judge of fit is \"Council\"", R"("fit":{"value":true,"on":"2024-05-01"})");
    CHECK(words(judged) == sets{"/fit/on 2024-05-01 to 2025-01-01, /fit/by Council"});
    CHECK(judged.sets.front().cost == 4);
    const auto unreasoned = found("reason behind fit contains \"zeal\" or day of judging past on or after 2025-01-01", R"("past":{"value":true,"on":"2024-05-01"})");
    CHECK(unreasoned.sets.empty());
    REQUIRE(unreasoned.obstacles.size() == 2);
    CHECK(unreasoned.obstacles[0].why == obstacle::kind::fixed);

    const auto added = found("some deed in deeds satisfies (deed.rating >= 2 and count of evidence of deed.rating where (issuer is \"Board\") >= 1)", R"("deeds":[])");
    CHECK(render_json(added, language::en) ==
          R"x([[{"at":"/deeds/-","from":null,"to":{"rating":{"value":2,"evidence":[{"issuer":"Board"}]}},"text":"Add 1 deed to “deeds” (Rating: 2; Rating – evidence: 1 entry (Issuer: “Board”))"}]])x");
}

TEST_CASE("no set contains another, and the cheapest come first") {
    const auto found = asking{"at least 2 of { one : a  two : b  three : n >= 3  four : fit }"}.of(
        R"("a":true,"b":false,"n":1,"fit":false)", {10, 8, 20'000});
    CHECK(words(found) == sets{"/n 1 to 3", "/b no to yes", "/fit no to yes"});
    CHECK(found.complete);
}

TEST_CASE("the search says when its bound cut it") {
    const auto found = asking{"n + m >= 10 and x + m >= 30 and a"}.of(R"("n":1,"m":1,"x":1,"a":false)", {3, 8, 5});
    CHECK_FALSE(found.complete);
    CHECK_FALSE(asking{"a and b and fit"}.of(R"("a":false,"b":false,"fit":false)", {3, 2, 20'000}).complete);
}

TEST_CASE("where nothing helps, it says so") {
    const auto found = asking{"g is not known"}.of(R"("g":"low")");
    CHECK(found.sets.empty());
    CHECK(found.complete);
    REQUIRE(found.obstacles.size() == 1);
    CHECK(found.obstacles.front().why == obstacle::kind::known);
}
