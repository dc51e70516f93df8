#include <guong/host.hpp>

#include <array>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "support/golden.hpp"

namespace {

constexpr const char* rule_text = R"(
ruleset r { language en }
scale grade { low middle high }
record paper { year : integer  journal : text  share : percent  tags : list of text }
record unit { name : text  grade : grade }
record lecturer {
  member : boolean
  confirmed : judgement
  age : integer
  hours : decimal
  part : percent
  name : text
  born : date
  since : school_year
  grade : grade
  unit : unit
  papers : list of paper
  prizes : list of paper
  nicknames : list of text
}
criterion plain for lecturer all {
  a : member
  b : confirmed
  c : age >= 30
  d : hours >= 8.25
  e : part >= 80%
  f : name = "An" or name = "Bình"
  g : born before 1990-06-01
  h : since >= 2020-2021
  i : grade is middle or better
}
criterion deep for lecturer all {
  a : unit.grade is high
  b : some paper in papers where year >= 2020 and journal = unit.name
  c : every paper in papers satisfies share >= 50%
  d : 2 <= count of prize in prizes where year >= 2000
  e : (sum of paper.share over paper in papers) >= 100%
  f : some nickname in nicknames where nickname = name
  g : no paper in papers where some tag in tags where tag = "draft"
}
)";

enum class rating { bad = 7, fair = -2, good = 40 };

struct article {
    int year = 0;
    std::optional<std::string> journal;
    double share = 0;
    std::vector<std::string> tags;
};

struct department {
    std::string name;
    rating grade{};
};

struct person {
    std::string code;
    bool member = false;
    std::optional<bool> confirmed;
    unsigned short age = 0;
    std::optional<double> hours;
    float part = 0;
    std::string name;
    std::chrono::year_month_day born{};
    std::optional<guong::school_year> since;
    std::optional<rating> grade;
    std::shared_ptr<const department> unit;
    std::optional<std::vector<article>> papers;
    std::vector<std::unique_ptr<article>> prizes;
    std::array<const char*, 2> nicknames{"x", "y"};

    [[nodiscard]] int years() const { return age; }
};

guong::rules rules_of(const std::string& text) {
    auto loaded = guong::load_text("r.guong", text);
    if (!loaded) FAIL(guong::render(loaded.report()));
    return std::move(loaded).value();
}

const std::initializer_list<std::pair<rating, std::string_view>> levels{{rating::bad, "low"}, {rating::fair, "middle"}, {rating::good, "high"}};

guong::struct_binding<person> binding() {
    guong::struct_binding<article> articles{"paper"};
    articles.fact("year", &article::year).fact("journal", &article::journal).fact("share", &article::share).list("tags", &article::tags);
    guong::struct_binding<department> units{"unit"};
    units.fact("name", &department::name).level("grade", &department::grade, levels);
    guong::struct_binding<person> people{"lecturer"};
    people.id(&person::code)
        .fact("member", &person::member)
        .fact("confirmed", &person::confirmed)
        .fact("age", &person::years)
        .fact("hours", &person::hours)
        .fact("part", [](const person& each) { return each.part; })
        .fact("name", &person::name)
        .fact("born", &person::born)
        .fact("since", &person::since)
        .level("grade", &person::grade, levels)
        .reference("unit", &person::unit, units)
        .list("papers", &person::papers, articles)
        .list("prizes", &person::prizes, articles)
        .list("nicknames", &person::nicknames);
    return people;
}

person whole() {
    person made;
    made.code = "p1";
    made.member = true;
    made.confirmed = true;
    made.age = 40;
    made.hours = 8.25;
    made.part = 80;
    made.name = "An";
    made.born = std::chrono::year{1985} / 3 / 2;
    made.since = guong::school_year{2020};
    made.grade = rating::fair;
    made.unit = std::make_shared<department>(department{"Khoa Toán", rating::good});
    made.papers = std::vector<article>{{2021, "Khoa Toán", 60, {"final"}}, {1999, std::nullopt, 50, {}}};
    made.prizes.push_back(std::make_unique<article>(article{2001, "x", 1, {}}));
    made.prizes.push_back(std::make_unique<article>(article{2002, "y", 1, {}}));
    made.nicknames = {"Bé", "An"};
    return made;
}

nlohmann::json document_of(const person& each) {
    const auto grade_name = [](rating some) { return some == rating::bad ? "low" : some == rating::fair ? "middle" : "high"; };
    const auto article_of = [](const article& some) {
        nlohmann::json made{{"year", some.year}, {"share", some.share}, {"tags", some.tags}};
        if (some.journal) made["journal"] = *some.journal;
        return made;
    };
    nlohmann::json made{{"id", each.code}, {"member", each.member}, {"age", each.age}, {"part", each.part}, {"name", each.name}, {"nicknames", each.nicknames}};
    if (each.confirmed) made["confirmed"] = *each.confirmed;
    if (each.hours) made["hours"] = *each.hours;
    made["born"] = guong::date{static_cast<std::int32_t>(std::chrono::sys_days{each.born}.time_since_epoch().count())}.to_string();
    if (each.since) made["since"] = each.since->to_string();
    if (each.grade) made["grade"] = grade_name(*each.grade);
    if (each.unit) made["unit"] = {{"name", each.unit->name}, {"grade", grade_name(each.unit->grade)}};
    if (each.papers) {
        made["papers"] = nlohmann::json::array();
        for (const auto& paper : *each.papers) made["papers"].push_back(article_of(paper));
    }
    made["prizes"] = nlohmann::json::array();
    for (const auto& prize : each.prizes) made["prizes"].push_back(article_of(*prize));
    return made;
}

std::string bits_of(const guong::slots& some) {
    std::string made;
    for (std::size_t word = 0; word < some.is_true.size(); ++word) made += std::to_string(some.is_true[word]) + '/' + std::to_string(some.is_known[word]) + ' ';
    return made;
}

/// That the object and the same as JSON are the same to every condition.
void check_same(const guong::rules& rules, guong::struct_evaluator<person>& evaluator, const person& each) {
    const auto document = document_of(each);
    CAPTURE(document.dump());
    REQUIRE(evaluator.read(each));
    const auto read = guong::record_from_json_text(rules, "lecturer", document.dump());
    REQUIRE(read.has_value());
    const auto kept = evaluator.kept(each).value();
    for (const auto name : {"plain", "deep"}) {
        const auto criterion = rules.criterion(name).value();
        const auto expected = criterion.evaluate(*read);
        guong::slots bits;
        evaluator.run(criterion, bits);
        CHECK(bits_of(bits) == bits_of(expected.slots()));
        CHECK(evaluator.verdict_of(criterion) == expected.verdict());
        CHECK(bits_of(criterion.evaluate(kept).slots()) == bits_of(expected.slots()));
    }
}

} // namespace

TEST_CASE("an object is evaluated as the same record in JSON") {
    const auto rules = rules_of(rule_text);
    auto evaluator = guong::bind(rules, binding()).value();
    CHECK(evaluator.evaluate(*rules.criterion("plain"), whole()) == guong::verdict::eligible);
    CHECK(evaluator.evaluate(*rules.criterion("deep"), whole()) == guong::verdict::eligible);
    check_same(rules, evaluator, whole());
}

TEST_CASE("each member alone changes what it says, and what is empty is unknown") {
    const auto rules = rules_of(rule_text);
    auto evaluator = guong::bind(rules, binding()).value();
    const std::vector<void (*)(person&)> changes{
        [](person& p) { p.member = false; },
        [](person& p) { p.confirmed.reset(); },
        [](person& p) { p.age = 29; },
        [](person& p) { p.hours = 8.2499; },
        [](person& p) { p.hours.reset(); },
        [](person& p) { p.part = 79.9F; },
        [](person& p) { p.name = "B\u00ecnh"; },
        [](person& p) { p.name = "Bi\u0300nh"; }, // decomposed
        [](person& p) { p.name = "nobody"; },
        [](person& p) { p.born = std::chrono::year{1990} / 6 / 1; },
        [](person& p) { p.since = guong::school_year{2019}; },
        [](person& p) { p.since.reset(); },
        [](person& p) { p.grade = rating::bad; },
        [](person& p) { p.grade.reset(); },
        [](person& p) { p.unit.reset(); },
        [](person& p) { p.unit = std::make_shared<department>(department{"Khoa Lý", rating::fair}); },
        [](person& p) { p.papers.reset(); },
        [](person& p) { p.papers->clear(); },
        [](person& p) { p.papers->resize(40, article{2021, "Khoa Toán", 7.5, {"a", "b"}}); },
        [](person& p) { p.papers->front().tags.emplace_back("draft"); },
        [](person& p) { p.papers->front().journal.reset(); },
        [](person& p) { p.prizes.pop_back(); },
        [](person& p) { p.prizes.front()->year = 1; },
        [](person& p) { p.nicknames = {"a rather long name that fits no small string at all", "b"}; },
    };
    for (const auto change : changes) {
        auto changed = whole();
        change(changed);
        check_same(rules, evaluator, changed);
        check_same(rules, evaluator, whole());
    }
}

TEST_CASE("whether a number fits does not hang on the objects before") {
    const auto rules = rules_of("record r { x : decimal }\ncriterion c for r : x >= 1");
    struct holder {
        guong::decimal x;
    };
    auto evaluator = guong::bind(rules, guong::struct_binding<holder>{"r"}.fact("x", &holder::x)).value();
    const auto c = *rules.criterion("c");
    const holder large{*guong::decimal::parse("123456789012345678")}, fine{*guong::decimal::parse("0.123456789012345678")};
    for (int round = 0; round < 3; ++round) {
        CHECK(evaluator.evaluate(c, large) == guong::verdict::eligible);
        CHECK(evaluator.evaluate(c, fine) == guong::verdict::ineligible);
    }
}

TEST_CASE("numbers of a program are taken by their shortest text") {
    const auto rules = rules_of("record r { x : decimal }\ncriterion c for r : x = 8.1 or x = 0.30000000000000004 or x = -12.375 or x = 1500000");
    struct holder {
        double x = 0;
        float y = 0;
    };
    auto doubles = guong::bind(rules, guong::struct_binding<holder>{"r"}.fact("x", &holder::x)).value();
    auto floats = guong::bind(rules, guong::struct_binding<holder>{"r"}.fact("x", &holder::y)).value();
    const auto c = *rules.criterion("c");
    struct exact {
        guong::decimal x;
    };
    auto decimals = guong::bind(rules, guong::struct_binding<exact>{"r"}.fact("x", &exact::x)).value();
    CHECK_FALSE(decimals.evaluate(c, {guong::decimal{std::numeric_limits<std::int64_t>::max()}}));
    for (const double x : {8.1, 0.1 + 0.2, -12.375, 1.5e6}) CHECK(doubles.evaluate(c, {x, 0}) == guong::verdict::eligible);
    for (const double x : {8.1000000001, 0.3, 12.375, 1.5e7}) CHECK(doubles.evaluate(c, {x, 0}) == guong::verdict::ineligible);
    CHECK(floats.evaluate(c, {0, 8.1F}) == guong::verdict::eligible);
}

TEST_CASE("records inside records of their own type") {
    const auto rules = rules_of("record part { weight : integer  parts : list of part }\n"
                                "criterion c for part : some p in parts where some q in p.parts where q.weight >= 3\n"
                                "criterion d for part : (sum of p.weight over p in parts) >= 10");
    struct part {
        int weight = 0;
        std::vector<part> parts;
    };
    const auto innermost = guong::struct_binding<part>{"part"}.fact("weight", &part::weight).list("parts", &part::parts, guong::struct_binding<part>{"part"}.fact("weight", &part::weight));
    const auto whole_part = guong::struct_binding<part>{"part"}.fact("weight", &part::weight).list("parts", &part::parts, innermost);
    auto evaluator = guong::bind(rules, whole_part).value();
    const part some{0, {{5, {{1, {}}, {2, {}}}}, {5, {}}, {0, {{3, {}}}}}};
    CHECK(evaluator.evaluate(*rules.criterion("c"), some) == guong::verdict::eligible);
    CHECK(evaluator.evaluate(*rules.criterion("d"), some) == guong::verdict::eligible);
    CHECK(evaluator.evaluate(*rules.criterion("c"), part{0, {{9, {{2, {}}}}}}) == guong::verdict::ineligible);
    CHECK(evaluator.evaluate(*rules.criterion("d"), part{0, {{9, {}}}}) == guong::verdict::ineligible);
}

TEST_CASE("a binding put into itself is one level deep, and a text without an end is refused by the compiler") {
    const auto rules = rules_of("record part { weight : integer  parts : list of part }\ncriterion c for part : some p in parts where p.weight >= 3");
    struct part {
        int weight = 0;
        std::vector<part> parts;
    };
    auto parts = guong::struct_binding<part>{"part"}.fact("weight", &part::weight);
    parts.list("parts", &part::parts, parts);
    auto evaluator = guong::bind(rules, parts).value();
    CHECK(evaluator.evaluate(*rules.criterion("c"), part{0, {{3, {{1, {}}}}}}) == guong::verdict::eligible);
    static_assert(!guong::host::plain_fact<char[4]>);
}

TEST_CASE("pointers to text may be empty") {
    const auto rules = rules_of("record r { t : text }\ncriterion c for r : t = \"a\"");
    struct holder {
        const char* t = nullptr;
    };
    auto evaluator = guong::bind(rules, guong::struct_binding<holder>{"r"}.fact("t", &holder::t)).value();
    CHECK(evaluator.evaluate(*rules.criterion("c"), {}) == guong::verdict::undetermined);
    CHECK(evaluator.evaluate(*rules.criterion("c"), {"a"}) == guong::verdict::eligible);
    CHECK(evaluator.evaluate(*rules.criterion("c"), {"b"}) == guong::verdict::ineligible);
}

TEST_CASE("an accessor that throws leaves nothing read") {
    const auto rules = rules_of("record e { v : integer }\nrecord r { n : integer  l : list of e  z : boolean }\ncriterion c for r : z and n >= 1 and some e in l where e.v >= 1");
    struct holder {
        int n = 1;
        std::vector<int> l;
        bool breaks = false;
    };
    guong::struct_binding<int> elements{"e"};
    elements.fact("v", [](const int& each) { return each; });
    guong::struct_binding<holder> holders{"r"};
    holders.fact("n", &holder::n).list("l", &holder::l, elements).fact("z", [](const holder& each) {
        if (each.breaks) throw std::runtime_error{"the database is gone"};
        return true;
    });
    auto evaluator = guong::bind(rules, holders).value();
    const auto c = *rules.criterion("c");
    CHECK(evaluator.evaluate(c, {1, {1}, false}) == guong::verdict::eligible);
    CHECK_THROWS_AS((void)evaluator.read({1, std::vector<int>(1000, 1), true}), std::runtime_error);
    CHECK_THROWS_AS((void)evaluator.verdict_of(c), std::invalid_argument);
    CHECK(evaluator.evaluate(c, {1, std::vector<int>(500, 0), false}) == guong::verdict::ineligible);
    CHECK(evaluator.evaluate(c, {1, {1}, false}) == guong::verdict::eligible);
}

TEST_CASE("a criterion of other rules is not judged") {
    const auto rules = rules_of("record r { n : integer }\ncriterion c for r : n >= 1\ncriterion d for r : n >= 2");
    const auto others = rules_of("record r { n : integer }\ncriterion a for r : n >= 5\ncriterion b for r : n >= 6");
    struct holder {
        int n = 3;
    };
    auto evaluator = guong::bind(rules, guong::struct_binding<holder>{"r"}.fact("n", &holder::n)).value();
    CHECK(evaluator.evaluate(*rules.criterion("d"), {}) == guong::verdict::eligible);
    CHECK_THROWS_AS((void)evaluator.evaluate(*others.criterion("b"), {}), std::invalid_argument);
}

TEST_CASE("lists of values and of levels") {
    const auto rules = rules_of("scale grade { low middle high }\nrecord r { marks : list of grade  flags : list of boolean }\n"
                                "criterion c for r : (some m in marks where m is high) and (every f in flags satisfies f)");
    struct holder {
        std::vector<rating> marks;
        std::vector<bool> flags;
    };
    auto evaluator = guong::bind(rules, guong::struct_binding<holder>{"r"}.levels("marks", &holder::marks, levels).list("flags", &holder::flags)).value();
    const auto c = *rules.criterion("c");
    CHECK(evaluator.evaluate(c, {{rating::bad, rating::good}, {true, true}}) == guong::verdict::eligible);
    CHECK(evaluator.evaluate(c, {{rating::bad}, {true}}) == guong::verdict::ineligible);
    CHECK(evaluator.evaluate(c, {{rating::good}, {true, false}}) == guong::verdict::ineligible);
}

TEST_CASE("after an object of many elements and texts a small one costs little to keep, and is what it was") {
    const auto rules = rules_of(rule_text);
    auto evaluator = guong::bind(rules, binding()).value();
    auto large = whole();
    for (int i = 0; i < 3000; ++i) large.papers->push_back({2021, "journal " + std::to_string(i % 700), 7.5, {std::to_string(i)}});
    for (int round = 0; round < 3; ++round) {
        check_same(rules, evaluator, whole());
        check_same(rules, evaluator, large);
    }
    const auto kept = evaluator.kept(whole()).value();
    CHECK(kept.data->texts().size() < 40);
}

TEST_CASE("the kept record explains itself under its id") {
    const auto rules = rules_of(rule_text);
    auto evaluator = guong::bind(rules, binding()).value();
    auto someone = whole();
    someone.age = 20;
    const auto told = guong::explain(rules.criterion("plain")->evaluate(evaluator.kept(someone).value()));
    CHECK(told.record_id == "p1");
    CHECK(guong::render(told, guong::language::en).find("20") != std::string::npos);
}

TEST_CASE("what was not read is not judged") {
    const auto rules = rules_of(rule_text);
    auto evaluator = guong::bind(rules, binding()).value();
    CHECK_THROWS_AS((void)evaluator.verdict_of(*rules.criterion("plain")), std::invalid_argument);
    auto odd = whole();
    odd.grade = static_cast<rating>(99);
    CHECK_FALSE(evaluator.evaluate(*rules.criterion("plain"), odd));
    CHECK_FALSE(evaluator.kept(odd));
    CHECK_THROWS_AS((void)evaluator.verdict_of(*rules.criterion("plain")), std::invalid_argument);
    CHECK(evaluator.evaluate(*rules.criterion("plain"), whole()) == guong::verdict::eligible);
}

namespace {

std::string in_both(const guong::report& told) {
    std::string made;
    for (const auto which : {guong::language::en, guong::language::vi}) {
        guong::text_options options;
        options.language = which;
        made += guong::render(told, options) + '\n';
    }
    return made;
}

template <class Struct>
std::string refusal_of_binding(const guong::rules& rules, const guong::struct_binding<Struct>& some) {
    const auto made = guong::bind(rules, some);
    CHECK_FALSE(made.has_value());
    return in_both(made.report());
}

} // namespace

TEST_CASE("a binding that does not fit the rules says where") {
    const auto rules = rules_of(std::string{rule_text} + "record team { lead : lecturer  inside : group }\nrecord group { teams : list of team by inside }\n"
                                                         "criterion t for team : lead.member\ncriterion g for group : some team in teams where lead.member");
    const auto named = [](const char* name) { return guong::struct_binding<person>{name}; };
    CHECK(guong::tests::golden_difference("tests/host/E1001-unknown-bound-record.expected", refusal_of_binding(rules, named("lecturers"))) == "");
    CHECK(guong::tests::golden_difference("tests/host/E1002-unknown-bound-field.expected", refusal_of_binding(rules, named("lecturer").fact("agee", &person::age))) == "");
    CHECK(guong::tests::golden_difference("tests/host/E1003-unfitting-bound-field.expected",
                                          refusal_of_binding(rules, named("lecturer").fact("age", &person::name).fact("papers", &person::age).fact("grade", &person::age))) == "");
    CHECK(guong::tests::golden_difference("tests/host/E1004-unknown-bound-level.expected",
                                          refusal_of_binding(rules, named("lecturer").level("grade", &person::grade, {{rating::bad, "lwo"}}))) == "");
    CHECK(guong::tests::golden_difference("tests/host/E1005-field-bound-twice.expected",
                                          refusal_of_binding(rules, named("lecturer").fact("age", &person::age).fact("age", &person::years))) == "");
    CHECK(guong::tests::golden_difference("tests/host/E1009-enumerator-bound-twice.expected",
                                          refusal_of_binding(rules, named("lecturer").level("grade", &person::grade, {{rating::bad, "low"}, {rating::bad, "high"}}))) == "");
    struct team {};
    struct group {
        std::vector<team> teams;
    };
    const auto found = guong::struct_binding<group>{"group"}.list("teams", &group::teams, guong::struct_binding<team>{"team"});
    CHECK(guong::tests::golden_difference("tests/host/E1006-unbindable-field.expected", refusal_of_binding(rules, found)) == "");
}

TEST_CASE("an object that cannot be read says where and why") {
    const auto rules = rules_of(rule_text);
    auto evaluator = guong::bind(rules, binding()).value();
    const auto refusal_of = [&](auto change) {
        auto changed = whole();
        change(changed);
        CHECK_FALSE(evaluator.read(changed));
        return in_both(evaluator.refusal());
    };
    CHECK(guong::tests::golden_difference("tests/host/E1007-unbound-enumerator.expected", refusal_of([](person& p) { p.unit = std::make_shared<department>(department{"x", rating{3}}); })) == "");
    CHECK(guong::tests::golden_difference("tests/host/E1008-not-a-number.expected",
                                          refusal_of([](person& p) { p.papers->back().share = std::numeric_limits<double>::quiet_NaN(); })) == "");
    CHECK(guong::tests::golden_difference("tests/host/no-such-day.expected", refusal_of([](person& p) {
                                              p.born = std::chrono::year{2023} / 2 / 30;
                                              p.since = guong::school_year{-5};
                                          })) == "");
    CHECK(guong::tests::golden_difference("tests/host/refused-facts.expected", refusal_of([](person& p) {
                                              p.hours = 1e300;
                                              p.name = "\xff";
                                              p.papers->front().tags = {"good", "\xfe"};
                                          })) == "");
}
