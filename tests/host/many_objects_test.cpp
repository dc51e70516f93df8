// Many objects at once agree with one after the other.

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/guong.hpp>
#include <guong/host.hpp>

namespace {

constexpr const char* rule_text = R"(
ruleset r { language en }
scale grade { low middle high }
record team { size : integer  rank : grade }
record work { year : integer  pages : decimal  by : text }
record worker {
  name : text
  age : integer
  hours : decimal
  grade : grade
  team : team
  works : list of work
  prizes : list of integer
  helpers : list of worker
}
define is_senior for worker : age >= 40
criterion c for worker any {
  a : age >= 30 and hours >= 8.25 and grade is middle or better
  b : team.size >= 3 and some work in works where work.by = name and work.pages > 1.5
  c : some prize in prizes where prize >= 10
  d : 2 <= count of helper in helpers where helper.is_senior
  e : (sum of work.pages over work in works) >= 20
}
)";

enum class rating { bad = -1, fair = 0, good = 9 };

struct team {
    int size = 0;
    rating rank{};
};

struct work {
    int year = 0;
    std::optional<double> pages;
    std::string by;
};

struct worker {
    std::string code;
    std::optional<std::string> name;
    int age = 0;
    std::optional<double> hours;
    rating grade{};
    std::shared_ptr<const team> side;
    std::optional<std::vector<work>> works;
    std::vector<int> prizes;
    std::vector<worker> helpers;
};

constexpr std::array<std::pair<rating, std::string_view>, 3> levels{{{rating::bad, "low"}, {rating::fair, "middle"}, {rating::good, "high"}}};

guong::struct_binding<worker> binding() {
    guong::struct_binding<team> teams{"team"};
    teams.fact("size", &team::size).level("rank", &team::rank, {levels[0], levels[1], levels[2]});
    guong::struct_binding<work> works{"work"};
    works.fact("year", &work::year).fact("pages", &work::pages).fact("by", &work::by);
    const auto with_facts = [&] {
        guong::struct_binding<worker> made{"worker"};
        made.id(&worker::code)
            .fact("name", &worker::name)
            .fact("age", &worker::age)
            .fact("hours", &worker::hours)
            .level("grade", &worker::grade, {levels[0], levels[1], levels[2]})
            .reference("team", &worker::side, teams)
            .list("works", &worker::works, works)
            .list("prizes", &worker::prizes);
        return made;
    };
    return with_facts().list("helpers", &worker::helpers, with_facts());
}

class random_workers {
public:
    worker next(int depth = 0) {
        worker made;
        made.code = "w" + std::to_string(++count_);
        if (any(5) > 0) made.name = std::string(1, static_cast<char>('a' + any(3)));
        made.age = any(60);
        if (any(4) > 0) made.hours = any(1000) / 100.0;
        made.grade = levels[static_cast<std::size_t>(any(3))].first;
        if (any(3) > 0) made.side = std::make_shared<const team>(team{any(6), rating::good});
        if (any(4) > 0) {
            made.works.emplace();
            for (int i = any(4); i > 0; --i)
                made.works->push_back({2000 + any(20), any(5) > 0 ? std::optional{any(90) / 8.0} : std::nullopt, std::string(1, static_cast<char>('a' + any(3)))});
        }
        for (int i = any(3); i > 0; --i) made.prizes.push_back(any(12));
        if (depth == 0)
            for (int i = any(5) - 1; i > 0; --i) made.helpers.push_back(next(1));
        return made;
    }

    std::vector<worker> some(std::size_t size) {
        std::vector<worker> made;
        while (made.size() < size) made.push_back(next());
        return made;
    }

private:
    int any(int end) { return static_cast<int>(source_() % static_cast<unsigned>(end)); }

    std::mt19937 source_{7};
    int count_ = 0;
};

using verdicts = std::vector<std::optional<guong::verdict>>;

verdicts one_by_one(guong::struct_evaluator<worker>& evaluator, const guong::criterion& asked, const std::vector<worker>& all) {
    verdicts made;
    for (const auto& each : all) made.push_back(evaluator.evaluate(asked, each));
    return made;
}

} // namespace

TEST_CASE("many objects at once get the verdicts that they get one by one") {
    const auto rules = guong::load_text("r.guong", rule_text).value();
    const auto c = rules.criterion("c").value();
    auto alone = guong::bind(rules, binding()).value();
    auto together = guong::bind(rules, binding()).value();
    random_workers source;
    for (const std::size_t size : {0u, 1u, 63u, 1024u, 1025u, 3000u, 2u, 700u}) {
        CAPTURE(size);
        const auto all = source.some(size);
        const auto found = together.evaluate_all(c, all);
        CHECK(found == one_by_one(alone, c, all));
        CHECK(together.refusal().findings.empty());
        if (size < 3000) continue;
        for (const auto outcome : {guong::verdict::eligible, guong::verdict::ineligible, guong::verdict::undetermined})
            CHECK(std::count(found.begin(), found.end(), outcome) > 100);
    }
}

TEST_CASE("one by one and many at once may follow each other") {
    const auto rules = guong::load_text("r.guong", rule_text).value();
    const auto c = rules.criterion("c").value();
    auto fresh = guong::bind(rules, binding()).value();
    auto evaluator = guong::bind(rules, binding()).value();
    random_workers source;
    for (int round = 0; round < 20; ++round) {
        const auto all = source.some(30);
        CHECK(evaluator.evaluate_all(c, all) == one_by_one(fresh, c, all));
        CHECK_THROWS_AS((void)evaluator.verdict_of(c), std::invalid_argument);
        CHECK(one_by_one(evaluator, c, all) == one_by_one(fresh, c, all));
        const auto kept = evaluator.kept(all.front());
        REQUIRE(kept.has_value());
        CHECK(c.evaluate(*kept).verdict() == fresh.evaluate(c, all.front()));
    }
}

TEST_CASE("objects that cannot be read leave the others judged, and each says why") {
    const auto rules = guong::load_text("r.guong", rule_text).value();
    const auto c = rules.criterion("c").value();
    auto evaluator = guong::bind(rules, binding()).value();
    auto alone = guong::bind(rules, binding()).value();
    random_workers source;
    auto all = source.some(2100);
    all[5].hours = std::numeric_limits<double>::quiet_NaN();
    all[70].grade = rating{4};
    all[2050].name = "\xff";
    const auto found = evaluator.evaluate_all(c, all);
    CHECK(found == one_by_one(alone, c, all));
    CHECK(std::count(found.begin(), found.end(), std::nullopt) == 3);
    REQUIRE(evaluator.refusal().findings.size() == 3);
    CHECK(evaluator.refusal().findings[0].record == "worker " + all[5].code);
    CHECK(evaluator.refusal().findings[1].record == "worker " + all[70].code);
    CHECK(evaluator.refusal().findings[2].record == "worker " + all[2050].code);
    CHECK(evaluator.refusal().findings[2].code == guong::diagnostic_code::record_not_utf8);
    CHECK_FALSE(evaluator.evaluate_all(c, std::span{all}.first(10))[5].has_value());
    CHECK(evaluator.refusal().findings.size() == 1);
    all[70].grade = rating::fair;
    all[2050].name = "a";
    for (auto& each : all) each.hours = std::numeric_limits<double>::infinity();
    (void)evaluator.evaluate_all(c, all);
    CHECK(evaluator.refusal().findings.size() + evaluator.refusal().suppressed == all.size());
}

TEST_CASE("a function of the program is asked of the objects alone, and a criterion of other rules is not judged") {
    constexpr auto asking = "record r { n : integer }\nfunction f gives integer { n : integer }\ncriterion c for r : f(n) >= 5";
    guong::load_options options;
    std::vector<std::int64_t> asked;
    options.functions.add("f", [&asked](std::int64_t n) {
        asked.push_back(n);
        return n;
    });
    const auto rules = guong::load_text("r.guong", asking, {}, options).value();
    struct holder {
        int n = 0;
    };
    auto evaluator = guong::bind(rules, guong::struct_binding<holder>{"r"}.fact("n", &holder::n)).value();
    std::vector<holder> all(100, {7});
    const auto c = rules.criterion("c").value();
    CHECK(evaluator.evaluate_all(c, all) == verdicts(100, guong::verdict::eligible));
    asked.clear();
    all.assign(3, {4});
    CHECK(evaluator.evaluate_all(c, all) == verdicts(3, guong::verdict::ineligible));
    CHECK(asked == std::vector<std::int64_t>{4, 4, 4});
    const auto others = guong::load_text("r.guong", "record r { n : integer }\ncriterion c for r : n >= 5").value();
    CHECK_THROWS_AS((void)evaluator.evaluate_all(others.criterion("c").value(), all), std::invalid_argument);
}

namespace {

struct item {
    std::optional<int> n;
};
struct kid {
    std::vector<int> prizes;
};
struct parent {
    double hours = 0;
    std::vector<item> items;
    std::vector<kid> kids;
};

guong::struct_evaluator<parent> bound_to_parents(const guong::rules& rules) {
    guong::struct_binding<item> items{"item"};
    items.fact("n", &item::n);
    guong::struct_binding<kid> kids{"kid"};
    kids.list("prizes", &kid::prizes);
    guong::struct_binding<parent> parents{"parent"};
    parents.fact("hours", &parent::hours).list("items", &parent::items, items).list("kids", &parent::kids, kids);
    return guong::bind(rules, parents).value();
}

} // namespace

TEST_CASE("rules that are bound anew after many objects see all rows that there are") {
    const auto rules = guong::load_text("r.guong", "record item { n : integer }\nrecord kid { prizes : list of integer }\n"
                                                   "record parent { hours : decimal  items : list of item  kids : list of kid }\n"
                                                   "criterion c for parent : some item in items where item.n >= 10\n"
                                                   "criterion d for parent : hours >= 0 and some kid in kids where some prize in kid.prizes where prize >= 10")
                           .value();
    const auto c = rules.criterion("c").value(), d = rules.criterion("d").value();
    const parent none{1, {}, {}}, hundred{1, {{100}}, {}}, unknown{1.25, {{std::nullopt}}, {}}; // the digits behind the point make it bind anew
    {
        auto evaluator = bound_to_parents(rules);
        CHECK(evaluator.evaluate(c, hundred) == guong::verdict::eligible);
        CHECK(evaluator.evaluate_all(c, std::vector{none}) == verdicts{guong::verdict::ineligible});
        CHECK(evaluator.evaluate(c, unknown) == guong::verdict::undetermined);
    }
    {
        auto evaluator = bound_to_parents(rules);
        CHECK(evaluator.evaluate_all(d, std::vector{parent{1, {}, {{{1, 1, 1, 1}}}}}) == verdicts{guong::verdict::ineligible});
        CHECK(evaluator.evaluate(d, parent{1.25, {}, {{{1, 1, 1, 1}}, {{1, 1}}}}) == guong::verdict::ineligible);
    }
    {
        auto evaluator = bound_to_parents(rules);
        std::vector<parent> all(512, none);
        all.push_back(unknown);
        all.push_back({std::numeric_limits<double>::quiet_NaN(), {}, {}});
        const auto found = evaluator.evaluate_all(c, all);
        CHECK(found[511] == guong::verdict::ineligible);
        CHECK(found[512] == guong::verdict::undetermined);
        CHECK_FALSE(found[513].has_value());
    }
}
