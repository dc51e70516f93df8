#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;
using places = std::vector<std::string>;

const std::string head = R"(parameter wage "Wage" { from 2020-01-01 = 5  from 2024-07-01 = 8 }
record r { born : date  left : date  n : integer  ok : boolean }
)";

explanation explained(const std::string& rest, const std::string& record, std::optional<date> as_of = {}) {
    const auto rules = load_text("x.guong", head + rest).value();
    const auto candidate = record_from_json_text(rules, "r", record).value();
    return explain(rules.criterion("c")->evaluate(candidate, {as_of}));
}

places missing(const std::string& condition, const std::string& record, std::optional<date> as_of = {}) {
    places found;
    for (const auto& each : explained("criterion c for r : " + condition, record, as_of).missing) found.push_back(each.at);
    return found;
}

const std::string of_age = "years from born to reference date >= 18 years";

} // namespace

TEST_CASE("the reference date is missing where a verdict hangs on it, and not where the host gives one") {
    CHECK(missing(of_age, R"({"born":"2000-01-01"})") == places{"#reference_date"});
    CHECK(missing(of_age, R"({})") == places{"/born", "#reference_date"});
    CHECK(missing(of_age, R"({})", date::of(2025, 8, 1)) == places{"/born"});
    CHECK(missing(of_age, R"({"born":"2000-01-01"})", date::of(2025, 8, 1)) == places{});
    CHECK(missing("n >= wage", R"({"n":6})") == places{"#reference_date"});
    CHECK(missing("reference date before 2024-07-01", "{}") == places{"#reference_date"});
}

TEST_CASE("the reference date is not missing where no day can change the verdict") {
    CHECK(missing(of_age + " or ok", R"({"born":"2000-01-01","ok":true})") == places{});
    CHECK(missing("ok and " + of_age, R"({"born":"2000-01-01","ok":false})") == places{});
    CHECK(missing("years from born to (left or else reference date) >= 18 years", R"({"born":"2000-01-01","left":"2010-01-01"})") == places{});
    CHECK(missing("n >= wage in force on left", R"({"n":6,"left":"2025-01-01"})") == places{});
    CHECK(missing("n >= wage in force on left", R"({"n":6})") == places{"/left"});
}

TEST_CASE("a reported value that waits for the reference date says so, in text and in JSON") {
    const auto why = explained("value age for r \"Age\" : years from born to reference date\ncriterion c for r : ok", R"({"born":"2000-01-01","ok":true})");
    REQUIRE(why.values.front().missing.size() == 1);
    CHECK(why.values.front().missing.front().at == reference_date_pointer);
    CHECK(why.missing.empty());
    const auto text = render(why, language::vi);
    CHECK(text.find("Ngày xét: chưa có\n") != std::string::npos);
    CHECK(text.find("    còn chờ: Ngày xét\n") != std::string::npos);
    CHECK(render(why, language::en).find("Reference date: none given\n") != std::string::npos);
    CHECK(render_json(why, language::en).find(R"("missing":[{"at":"#reference_date","label":"Reference date"}])") != std::string::npos);
}

TEST_CASE("the foot of a text says that no record holds the reference date") {
    const auto why = explained("criterion c for r : " + of_age, R"({"born":"2000-01-01"})");
    CHECK(render(why, language::en).find("– Reference date  (the day as of which records are judged; no record holds it)\n") != std::string::npos);
    CHECK(render(why, language::vi).find("– Ngày xét  (ngày mà hồ sơ được xét; không ghi trong hồ sơ)\n") != std::string::npos);
    CHECK(render(why, language::vi).find("--as-of") == std::string::npos);
}
