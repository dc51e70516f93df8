#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;
using places = std::set<std::string>;

struct answer {
    places missing;
    bool exact = false;

    friend bool operator==(const answer&, const answer&) = default;
};

const char* const types = R"(
scale grade { low middle high }
parameter rate : integer { from 2020-01-01 = 2  from 2024-01-01 = 3 }
record mark { value : decimal  good : boolean  from : date  to : date }
record r { n : integer  m : integer  x : decimal  p : percent  a : boolean  g : grade  d : date  e : date  t : text  marks : list of mark }
define twice for r : n * 2
table points for r {
  given g, a
  gives integer
  takes first row
  row high, any value : 3
  row middle, true : 2
  otherwise 0
}
criterion c for r : )";

answer missing(const std::string& condition, const std::string& facts) {
    const auto rules = load_text("r.guong", types + condition);
    CAPTURE(condition);
    if (!rules.has_value()) FAIL(render(rules.report()));
    const auto candidate = record_from_json_text(*rules, "r", "{" + facts + "}").value();
    const auto why = explain(rules->criterion("c")->evaluate(candidate, evaluation_options{date::of(2025, 8, 1)}));
    answer found{{}, why.missing_is_exact};
    for (const auto& fact : why.missing) found.missing.insert(fact.at);
    return found;
}

answer exactly(places facts) { return {std::move(facts), true}; }

/// The verdicts of all completions of the facts `n`, `m`, `a` and `g`, tried one by one; a fact that stands in `known` is not completed.
class completions {
public:
    completions(const std::string& condition, const std::string& known) {
        const auto rules = load_text("r.guong", types + condition).value();
        for (const auto& [name, contents] : std::vector<std::pair<std::string, std::vector<std::string>>>{
                 {"n", {"-3", "0", "1", "2", "3", "4", "5", "6", "9", "40"}},
                 {"m", {"-3", "0", "1", "2", "3", "4", "5", "6", "9", "40"}},
                 {"a", {"true", "false"}},
                 {"g", {"\"low\"", "\"middle\"", "\"high\""}}}) {
            if (known.find('"' + name + '"') != std::string::npos) continue;
            names_.push_back(name);
            contents_.push_back(contents);
            contents_.back().insert(contents_.back().begin(), "null");
        }
        std::string document = "[";
        std::size_t count = 1;
        for (const auto& each : contents_) count *= each.size();
        for (std::size_t number = 0; number < count; ++number) {
            document += number == 0 ? "{" : ",{";
            document += known;
            auto rest = number;
            for (std::size_t i = 0; i < names_.size(); ++i) {
                document += (i == 0 && known.empty() ? "\"" : ",\"") + names_[i] + "\":" + contents_[i][rest % contents_[i].size()];
                rest /= contents_[i].size();
            }
            document += '}';
        }
        const auto records = records_from_json(rules, "r", document + "]").value();
        const auto engine = std::make_shared<const evaluator>(rules.program(), records.data);
        for (const auto& root : records.roots) verdicts_.push_back(outcome{engine, 0, root.row}.verdict());
    }

    [[nodiscard]] places relevant() const {
        places found;
        std::size_t stride = 1;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const auto size = contents_[i].size();
            for (std::size_t at = 0; at < verdicts_.size(); ++at)
                if (verdicts_[at] != verdicts_[at - at / stride % size * stride]) found.insert('/' + names_[i]);
            stride *= size;
        }
        return found;
    }

private:
    std::vector<std::string> names_;
    std::vector<std::vector<std::string>> contents_;
    std::vector<verdict> verdicts_;
};

} // namespace

TEST_CASE("an unknown number in a calculation is missing where some value decides, and that is proven") {
    CHECK(missing("n * 2 + m >= 10", R"("m":3)") == exactly({"/n"}));
    CHECK(missing("n * 3 = 12", "") == exactly({"/n"}));
    CHECK(missing("x * 3 = 7.5", "") == exactly({"/x"}));
    CHECK(missing("(n rounded down to multiples of 5) = 15", "") == exactly({"/n"}));
    CHECK(missing("100 / n > 7", "") == exactly({"/n"}));
    CHECK(missing("p * 47 >= 30", "") == exactly({"/p"}));
    CHECK(missing("years from d to reference date >= 20 years", "") == exactly({"/d"}));
    CHECK(missing("d + 3 years after e", R"("e":"2020-02-29")") == exactly({"/d"}));
    CHECK(missing("n >= (rate in force on d)", R"("n":2)") == exactly({"/d"}));
}

TEST_CASE("facts of a small range are tried in full, so that those without effect are left out") {
    CHECK(missing("(if a then 5 else 7) >= 5", "") == exactly({})); // unknown, it is within bounds that decide
    CHECK(missing("points + n >= 3", R"("n":0,"g":"low")") == exactly({}));
    CHECK(missing("points + n >= 3", R"("n":0,"a":true)") == exactly({"/g"}));
    CHECK(missing("points + n >= 2", R"("n":0)") == exactly({"/g", "/a"}));
    CHECK(missing("points + n >= 3", R"("n":0)") == exactly({"/g"}));
}

TEST_CASE("several unknown facts of one calculation are missing where values of the others make each decide") {
    CHECK(missing("n + m >= 10", "") == exactly({"/n", "/m"}));
    CHECK(missing("n * m >= 10", "") == exactly({"/n", "/m"}));
    CHECK(missing("n * m >= 10", R"("n":0)") == exactly({"/m"})); // until it is known, the product is not
    CHECK(missing("days from d to e > 30 days", "") == exactly({"/d", "/e"}));
    CHECK(missing("(average of k.value over k in marks) >= 8", R"("marks":[{"value":9},{},{}])") ==
          exactly({"/marks/1/value", "/marks/2/value"}));
    CHECK(missing("(share of k in marks satisfies k.good) >= 70%", R"("marks":[{"good":true},{"good":true},{}])") ==
          exactly({"/marks/2/good"}));
    CHECK(missing("years covered by k.from to k.to over k in marks >= 5 years", R"("marks":[{"from":"2015-01-01"}])") ==
          exactly({"/marks/0/to"}));
}

TEST_CASE("a fact that stands in several calculations is tried once for all of them") {
    CHECK(missing("twice >= 10 and twice < 10 and a", R"("a":false)") == exactly({}));
    CHECK(missing("twice >= 10 or twice < 10", "") == exactly({"/n"}));
    CHECK(missing("twice >= 10 and n <= 7", "") == exactly({"/n"}));
    CHECK(missing("n + m >= 10 and n >= 3", "") == exactly({"/n", "/m"}));
}

TEST_CASE("behind `or else` a fact is missing only where its value changes something") {
    CHECK(missing("(n or else 0) >= 5", "") == exactly({"/n"}));
    CHECK(missing("(n or else m) >= 5", R"("m":5)") == exactly({"/n"}));
    CHECK(missing("(n or else m) >= 5", R"("n":5)") == exactly({}));
}

TEST_CASE("a fact that is not read is never missing") {
    CHECK(missing("n * 2 >= 10", R"("n":1)") == exactly({}));
    CHECK(missing("(if n > 3 then m else 0) >= 1", R"("n":1)") == exactly({}));
    CHECK(missing("(if n > 3 then m else 0) >= 1", R"("n":4)") == exactly({"/m"}));
    CHECK(missing("(if n > 3 then x else 0.5) >= 1 + p * m", R"("n":1)") == exactly({"/p", "/m"}));
}

TEST_CASE("what could not be tried is said to be inexact") {
    const auto found = missing("t starts with \"A\"", "");
    CHECK(found.missing == places{"/t"});
    CHECK_FALSE(found.exact);
}

TEST_CASE("missing facts of calculations agree with all completions of small records") {
    for (const std::string condition :
         {"n + m >= 6", "n - m = 3", "n * m > 8", "twice >= 6 and n < 9", "points + n >= 3", "points * n = 6", "(if a then n else m) >= 4",
          "(n or else m) >= 4", "smallest of (n, m) >= 2 or a", "largest of (n, points) <= 2", "(n + 1) / m >= 2", "n * 2 > m and m > n * 2",
          "(n + m > 4 or points >= 2) and not a", "n + m >= 3 and (n is known)"}) {
        for (const std::string known : {"", R"("n":2)", R"("m":3)", R"("a":true)", R"("g":"middle","n":3)", R"("n":1,"m":5)"}) {
            CAPTURE(condition);
            CAPTURE(known);
            const auto expected = completions{condition, known}.relevant();
            const auto found = missing(condition, known);
            for (const auto& fact : expected) CHECK_MESSAGE(found.missing.count(fact) == 1, fact);
            if (found.exact) CHECK(found.missing == expected);
        }
    }
}

TEST_CASE("options of a calculated value are tried like any other comparison") {
    CHECK(missing("n * 2 is one of (2, 4)", "") == exactly({"/n"}));
    CHECK(missing("n * 2 is one of (2, 4)", R"("n": 2)") == exactly({}));
    CHECK(missing("(if a then 1 else 5) is not one of (1, 5)", "").missing == places{"/a"});
}

TEST_CASE("facts of elements that surely do not count are not missing") {
    const std::string marks = R"("marks": [{"good": true}, {"good": false}])";
    CHECK(missing("(sum of value over m in marks where good) >= 5", marks).missing == places{"/marks/0/value"});
    CHECK(missing("(average of value over m in marks where good) >= 5", R"("marks": [{"good": false}])").missing.empty());
    CHECK(missing("(share of m in marks where good satisfies value >= 5) >= 50%", R"("marks": [{"good": false}])").missing.empty());
}

TEST_CASE("where very many facts hang together they are all named, at once") {
    std::string marks;
    for (int i = 0; i < 400; ++i) marks += i == 0 ? "{}" : ",{}";
    const auto found = missing("(sum of value over m in marks where good) >= 5", "\"marks\": [" + marks + "]");
    CHECK(found.missing.size() == 800);
    CHECK_FALSE(found.exact);
}
