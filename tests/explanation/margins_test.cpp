#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

const char* const types = R"(
ruleset r { language en }
scale grade { low middle high top }
record award { level : grade  year : integer }
record unit { size : integer }
record person {
  a : boolean  fit : judgement  n : integer  m : integer  x : decimal  p : percent  g : grade  d : date  s : school_year  t : text
  born : date fixed
  unit : unit  awards : list of award  years : list of integer
}
criterion c for person )";

std::string words(const std::optional<displayed_value>& shown) {
    if (!shown) return "";
    const auto& content = shown->content;
    if (const auto* number = std::get_if<decimal>(&content)) return number->to_string();
    if (const auto* day = std::get_if<date>(&content)) return day->to_string();
    if (const auto* years = std::get_if<school_year>(&content)) return years->to_string();
    if (const auto* rank = std::get_if<level>(&content)) return std::to_string(rank->rank);
    return "?";
}

std::string words(const margin& told) {
    std::string text = told.at;
    if (told.size > 0) text += " of " + std::to_string(told.size) + " may lose " + std::to_string(told.spare);
    for (const auto& each : told.needed) text += " needs " + each;
    if (told.must_stay) return text + " stays";
    if (told.at_least) text += " >= " + words(told.at_least);
    if (told.at_most) text += " <= " + words(told.at_most);
    return text;
}

class asking {
public:
    explicit asking(const std::string& body)
        : rules_{load_text("r.guong", std::string{types} + (body.find('{') == std::string::npos ? ": " : "") + body)} {
        if (!rules_.has_value()) FAIL(body << render(rules_.report()));
    }
    [[nodiscard]] margins of(const std::string& facts, margin_options options = {}) const {
        const auto candidate = record_from_json_text(*rules_, "person", "{" + facts + "}").value();
        return find_margins(rules_->criterion("c")->evaluate(candidate, evaluation_options{date::of(2025, 8, 1)}), options);
    }
    [[nodiscard]] bool is_eligible(const std::string& facts) const {
        const auto candidate = record_from_json_text(*rules_, "person", "{" + facts + "}").value();
        return rules_->criterion("c")->evaluate(candidate, evaluation_options{date::of(2025, 8, 1)}).verdict() == verdict::eligible;
    }

private:
    result<rules> rules_;
};

std::string margins_of(const std::string& body, const std::string& facts) {
    std::string all;
    for (const auto& each : asking{body}.of(facts).facts) all += (all.empty() ? "" : ", ") + words(each);
    return all;
}

} // namespace

TEST_CASE("a number, day, year or level may move to the last value that is enough") {
    CHECK(margins_of("n >= 3", R"("n": 8)") == "/n >= 3");
    CHECK(margins_of("n < 3", R"("n": -8)") == "/n <= 2");
    CHECK(margins_of("x >= 2.5", R"("x": 3.25)") == "/x >= 2.5");
    CHECK(margins_of("x > 2.5", R"("x": 3.25)") == "/x >= 2.51");
    CHECK(margins_of("p between 50% and 80%", R"("p": 60)") == "/p >= 50 <= 80");
    CHECK(margins_of("g is middle or better", R"("g": "top")") == "/g >= 1");
    CHECK(margins_of("g is top", R"("g": "top")") == "/g >= 3");
    CHECK(margins_of("g is middle", R"("g": "middle")") == "/g stays");
    CHECK(margins_of("d on or before 2020-09-01", R"("d": "2019-01-31")") == "/d <= 2020-09-01");
    CHECK(margins_of("s >= 2020-2021", R"("s": "2023-2024")") == "/s >= 2020-2021");
    CHECK(margins_of("years from born to reference date >= 18 years", R"("born": "2000-02-29")") == "/born <= 2007-08-01");
}

TEST_CASE("what can only be yes or no must stay, and so must a text that is asked for") {
    CHECK(margins_of("a", R"("a": true)") == "/a stays");
    CHECK(margins_of("not fit", R"("fit": false)") == "/fit stays");
    CHECK(margins_of("t is \"x\" or a", R"("t": "x")") == "/t");
    CHECK(margins_of("t is one of (\"x\", \"y\") and a", R"("t": "x", "a": true)") == "/t, /a stays");
}

TEST_CASE("a fact has no margin that something else stands in for, or that is not asked") {
    CHECK(margins_of("n >= 3 or a", R"("n": 8, "a": true)").empty());
    CHECK(margins_of("n >= 3", R"("n": 8, "m": 3)") == "/n >= 3");
    CHECK(margins_of("n >= 3", R"("n": 2)").empty());
    CHECK(margins_of("a or not a", R"("a": true)") == "/a");
}

TEST_CASE("facts in calculations move until the calculation is not enough") {
    CHECK(margins_of("n + 2 * m >= 10", R"("n": 8, "m": 4)") == "/n >= 2, /m >= 1");
    CHECK(margins_of("n * n <= 50", R"("n": 2)") == "/n >= -7 <= 7");
}

TEST_CASE("of a list it is told how many elements may be lost, and which not") {
    const std::string awards = R"("awards": [{"level": "top", "year": 2020}, {"level": "low", "year": 2021}, {"level": "high", "year": 2022}])";
    CHECK(margins_of("count of awards >= 2", awards) == "/awards of 3 may lose 1");
    CHECK(margins_of("some x in awards where x.level is high or better", awards) == "/awards of 3 may lose 1");
    CHECK(margins_of("some x in awards where x.level is top", awards) == "/awards/0/level >= 3, /awards of 3 may lose 0 needs 1");
    CHECK(margins_of("sum of y over y in years >= 7", R"("years": [1, 2, 3, 4, 5])") ==
          "/years/0 >= -7, /years/1 >= -6, /years/2 >= -5, /years/3 >= -4, /years/4 >= -3, /years of 5 may lose 1");
}

TEST_CASE("the clauses are named that fail beyond the margin") {
    const auto found = asking{R"({ i "One" : n >= 3  ii "Two" : a  iii "Three" : n >= 1 })"}.of(R"("n": 5, "a": true)");
    REQUIRE(found.facts.size() == 2);
    REQUIRE(found.facts[0].serves.size() == 1);
    CHECK(found.facts[0].serves[0].item == "i");
    REQUIRE(found.facts[1].serves.size() == 1);
    CHECK(found.facts[1].serves[0].item == "ii");
}

TEST_CASE("a search that meets its bound says so") {
    const auto awards = R"("awards": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}])";
    CHECK(asking{"count of awards >= 7"}.of(awards).complete);
    CHECK_FALSE(asking{"count of awards >= 7"}.of(awards, {20}).complete);
}

TEST_CASE("within its margin a number leaves the record eligible, and one step beyond not") {
    for (const std::string body : {"n >= 3", "n between -4 and 9", "n + m > 3 and n < 12", "n * m between 2 and 30", "n >= 3 or n <= -5", "n = 4",
                                   "(n + m) * 2 rounded down to multiples of 5 >= 10", "n > (if m > 2 then 3 else 6)", "n - m <= 8 and m <= n"}) {
        const asking rules{body};
        for (int n = -6; n <= 10; ++n)
            for (int m = -1; m <= 5; ++m) {
                const auto with = [&](int other) { return rules.is_eligible(R"("n": )" + std::to_string(other) + R"(, "m": )" + std::to_string(m)); };
                if (!with(n)) continue;
                const auto found = rules.of(R"("n": )" + std::to_string(n) + R"(, "m": )" + std::to_string(m));
                REQUIRE(found.complete);
                int low = n, high = n;
                while (low > -60 && with(low - 1)) --low;
                while (high < 60 && with(high + 1)) ++high;
                std::string told;
                for (const auto& each : found.facts)
                    if (each.at == "/n") told = each.must_stay ? std::to_string(n) + " to " + std::to_string(n) : words(each.at_least) + " to " + words(each.at_most);
                const auto bound = [](int at) { return at == -60 || at == 60 ? std::string{} : std::to_string(at); };
                const auto expected = low == -60 && high == 60 ? std::string{} : bound(low) + " to " + bound(high);
                CHECK_MESSAGE(told == expected, body << ", n = " << n << ", m = " << m);
            }
    }
}
