/// What values mean: their types, and what is refused.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace {

using guong::diagnostic_code;
using guong::time_unit;
using guong::model::base_type;
namespace model = guong::model;
using codes = std::vector<diagnostic_code>;

const std::string records = R"(
scale grade { poor fair good }
scale conduct { bad fine }
parameter wage { from 2023-07-01 = 1800000  from 2024-07-01 = 2340000.5 }
parameter many = 2
parameter strict { from 2023-07-01 = false }
record title { year : integer  on : date  school : school_year  name : text  level : grade  counted : boolean }
record person {
  n : integer  x : decimal  part : percent  day : date  other_day : date  code : text  grade : grade  conduct : conduct
  active : boolean  titles : list of title  tags : list of text  school : school_year  boss : person  reports : list of person by boss
}
)";

std::string with_value(const std::string& expression) { return records + "define v for person : " + expression + "\ncriterion c for person : v = v\n"; }

guong::result<guong::rules> load(const std::string& text) { return guong::load_text("rules.guong", text); }

codes codes_of(const std::string& text) {
    codes found;
    for (const auto& finding : load(text).report().findings)
        if (finding.severity() == guong::severity::error) found.push_back(finding.code);
    return found;
}

codes refused(const std::string& expression) { return codes_of(records + "criterion c for person : " + expression + "\n"); }

model::operand operand_of(const std::string& expression) {
    const auto loaded = load(with_value(expression));
    INFO(expression);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    return std::get<model::operand>(loaded->model().definitions.front().body);
}

model::type type_of(const std::string& expression) { return operand_of(expression).type; }

model::type span(time_unit unit) { return {base_type::duration, static_cast<std::uint32_t>(unit)}; }

} // namespace

TEST_CASE("numbers stay whole until something makes them decimals") {
    CHECK(type_of("n + 1") == model::type{base_type::integer});
    CHECK(type_of("n * n - 2") == model::type{base_type::integer});
    CHECK(type_of("n + x") == model::type{base_type::decimal});
    CHECK(type_of("n / 2") == model::type{base_type::decimal});
    CHECK(type_of("n / 2 rounded down") == model::type{base_type::integer});
    CHECK(type_of("x rounded down to 2 places") == model::type{base_type::decimal});
    CHECK(type_of("x rounded down to multiples of 1000") == model::type{base_type::integer});
    CHECK(type_of("x rounded down to multiples of 0.5") == model::type{base_type::decimal});
    CHECK(type_of("-x") == model::type{base_type::decimal});
    // Of several, one decimal is enough, wherever it stands.
    CHECK(type_of("largest of (n, x, n)") == model::type{base_type::decimal});
    CHECK(type_of("if active then n else if n > 1 then x else n") == model::type{base_type::decimal});
    CHECK(type_of("count of titles + 1") == model::type{base_type::integer});
    CHECK(type_of("length of code") == model::type{base_type::integer});
    CHECK(type_of("wage in force on day") == model::type{base_type::decimal});
}

TEST_CASE("per cent of a number is a number; per cent with per cent, or made greater by none, stays one") {
    CHECK(type_of("15% of n") == model::type{base_type::decimal});
    CHECK(type_of("part + 5%") == model::type{base_type::percent});
    CHECK(type_of("part * 50%") == model::type{base_type::percent});
    CHECK(type_of("part / 2") == model::type{base_type::percent});
    CHECK(type_of("n / part") == model::type{base_type::decimal});
    CHECK(type_of("part rounded down") == model::type{base_type::percent});
    CHECK(type_of("share of t in titles satisfies counted") == model::type{base_type::percent});
}

TEST_CASE("days move by spans, and spans keep their unit") {
    CHECK(type_of("day + 3 months - 1 day") == model::type{base_type::date});
    CHECK(type_of("day - other_day") == span(time_unit::days));
    CHECK(type_of("years from day to reference date") == span(time_unit::years));
    CHECK(type_of("(months from day to other_day) + 2 months") == span(time_unit::months));
    CHECK(type_of("days covered by on to on over t in titles") == span(time_unit::days));
    CHECK(type_of("day + (months from day to other_day)") == model::type{base_type::date});
    CHECK(type_of("year of day") == model::type{base_type::integer});
    CHECK(type_of("school year of day starting in month 9") == model::type{base_type::school_year});
    CHECK(type_of("school + 1") == model::type{base_type::school_year});
    CHECK(type_of("most of (years from on to reference date) over t in titles") == span(time_unit::years));
    CHECK(type_of("sum of (days from on to reference date) over t in titles") == span(time_unit::days));
}

TEST_CASE("choices have one type, and take the scale of what stands beside them") {
    CHECK(type_of("if active then 1 else 2.5") == model::type{base_type::decimal});
    CHECK(type_of("n or else 2.5") == model::type{base_type::decimal});
    CHECK(type_of("if active then grade else good") == model::type{base_type::scale, 0});
    CHECK(type_of("grade or else poor") == model::type{base_type::scale, 0});
    CHECK(type_of("largest of (grade, fair)") == model::type{base_type::scale, 0});
    CHECK(type_of("smallest of (day, other_day, 2024-01-01)") == model::type{base_type::date});
    CHECK(type_of("least of level over t in titles") == model::type{base_type::scale, 0});
    CHECK(type_of("average of year over t in titles") == model::type{base_type::decimal});
    CHECK(type_of("longest run of school over t in titles") == model::type{base_type::integer});
}

TEST_CASE("signs between types that they do not take are refused") {
    for (const auto* written : {"n + 5% > 1", "n + 3 months > 2", "day + 3 > 2024-01-01", "day + other_day > 2024-01-01", "code + 1 > 2", "2.5 * 3 months > 5 months",
                                "active + 1 > 2", "-code = \"x\"", "-(3 months) > 2 months", "3 - day > 2", "3 months + 20 days > 3 months", "grade + 1 > 2",
                                "sum of name over t in titles > 2", "least of name over t in titles > 2", "average of level over t in titles > 2"}) {
        CAPTURE(written);
        CHECK(refused(written) == codes{diagnostic_code::not_calculable});
    }
}

TEST_CASE("spans of different units and values of different scales do not compare, wherever they meet") {
    for (const auto* written : {"years from day to other_day >= 18 months", "day - other_day > 2 years", "(if active then 1 year else 12 months) >= 1 year",
                                "smallest of (1 year, 12 months) = 1 year", "(1 year or else 12 months) = 1 year", "day - other_day from 1 day to 1 month"}) {
        CAPTURE(written);
        CHECK(refused(written) == codes{diagnostic_code::different_units});
    }
    for (const auto* written : {"grade = conduct", "(if active then grade else conduct) is good", "largest of (grade, conduct) is good", "(grade or else conduct) is good"}) {
        CAPTURE(written);
        CHECK(refused(written) == codes{diagnostic_code::different_scales});
    }
    CHECK(refused("years from day to other_day >= 15") == codes{diagnostic_code::type_mismatch});
}

TEST_CASE("what is divided by a zero that is written is refused") {
    for (const auto* written : {"n / 0 > 1", "n / 0.00 > 1", "part / 0% > 1", "n / x / 0 > 1"}) {
        CAPTURE(written);
        CHECK(refused(written) == codes{diagnostic_code::division_by_zero});
    }
    CHECK(refused("0 / n > 1").empty());
}

TEST_CASE("runs are made of whole numbers and school years") {
    CHECK(refused("longest run of on over t in titles > 2") == codes{diagnostic_code::not_consecutive});
    CHECK(refused("longest run of name over t in titles > 2") == codes{diagnostic_code::not_consecutive});
    CHECK(refused("longest run of level over t in titles > 2") == codes{diagnostic_code::not_consecutive});
    CHECK(refused("blocks of 2 consecutive year / 2 over t in titles > 2") == codes{diagnostic_code::not_consecutive});
    CHECK(refused("(run of year over t in titles ending in 2023-2024) > 2") == codes{diagnostic_code::type_mismatch});
    CHECK(refused("(run of school over t in titles ending in 2023-2024) > 2").empty());
}

TEST_CASE("numbers behind words have their bounds") {
    for (const auto* written : {"x rounded down to 19 places > 1", "x rounded down to 1.5 places > 1", "x rounded up to multiples of 0 > 1",
                                "school year of day starting in month 13 > 2020-2021", "blocks of 0 consecutive year over t in titles > 2",
                                "(longest run of year over t in titles with gaps of at most 0.5) > 2"}) {
        CAPTURE(written);
        CHECK(refused(written) == codes{diagnostic_code::number_outside});
    }
}

TEST_CASE("a parameter by day needs days in order, and only such a one is in force on a day") {
    CHECK(refused("n >= many in force on day") == codes{diagnostic_code::not_dated});
    CHECK(refused("n >= n in force on day") == codes{diagnostic_code::not_dated});
    CHECK(refused("n >= wage in force on n") == codes{diagnostic_code::type_mismatch});
    CHECK(refused("n >= wage").empty());
    CHECK(refused("active and strict").empty());
    CHECK(refused("n is one of (many, n)") == codes{diagnostic_code::not_a_constant});
    CHECK(codes_of("parameter p { from 2024-07-01 = 1 from 2024-07-01 = 2 }") == codes{diagnostic_code::dates_not_in_order});
    CHECK(codes_of("parameter p { from 2024-07-01 = 1 from 2024-08-01 = \"x\" }") == codes{diagnostic_code::type_mismatch});
    CHECK(codes_of("parameter p = 1 + 2") == codes{diagnostic_code::not_a_constant});
}

TEST_CASE("a host sets a parameter by day to one value for all days") {
    const auto loaded = guong::load_text("rules.guong", records + "criterion c for person : n >= wage\n", {{"wage", "5"}});
    REQUIRE(loaded.has_value());
    CHECK(loaded->model().parameters.front().dated.empty());
    CHECK(loaded->model().parameters.front().content == guong::value{guong::decimal{5}});
}

TEST_CASE("reported values are values, and say how they end behind the point") {
    const auto reported = [](const std::string& expression) { return codes_of(records + "value v for person : " + expression + "\n"); };
    for (const auto* written : {"n / 3", "1 / n", "average of year over t in titles", "share of t in titles satisfies counted", "(n or else 1 / 3) + 1",
                                "largest of (n, x / 7)", "if active then x / 3 else 0"}) {
        CAPTURE(written);
        CHECK(reported(written) == codes{diagnostic_code::rounding_unsaid});
    }
    for (const auto* written : {"n / 2", "n / 0.8", "15% of n", "n / 3 rounded down", "sum of year over t in titles", "count of titles"}) {
        CAPTURE(written);
        CHECK(reported(written).empty());
    }
    CHECK(reported("n > 3") == codes{diagnostic_code::not_a_value});
    CHECK(reported("tags") == codes{diagnostic_code::list_needs_quantifier});
    CHECK(codes_of(records + "define third for person : n / 3\nvalue v for person : third + 1\n") == codes{diagnostic_code::rounding_unsaid});
}

TEST_CASE("percentages above all are pointed out where they are compared with a part of a whole") {
    const auto warned = [](const std::string& condition) {
        const auto loaded = load(records + "criterion c for person : " + condition + " and n >= many and n >= wage and active = strict\n");
        codes found;
        for (const auto& finding : loaded.report().findings) found.push_back(finding.code);
        return found;
    };
    const codes once{diagnostic_code::percent_above_hundred};
    CHECK(warned("part >= 101%") == once);
    CHECK(warned("120% <= part") == once);
    CHECK(warned("part between 50% and 150%") == once);
    CHECK(warned("(share of t in titles satisfies counted) >= 100.5%") == once);
    CHECK(warned("(share of t in titles satisfies counted) rounded down >= 200%") == once);
    CHECK(warned("part >= 100%").empty());
    CHECK(warned("part + part >= 120%").empty());
    CHECK(warned("n >= 120% of n").empty());
}

TEST_CASE("lists of those that refer need a field that leads here") {
    const auto declared = [](const std::string& field) { return codes_of("record unit { name : text\n " + field + " }\nrecord person { unit : unit  name : text }\n"); };
    CHECK(declared("members : list of person by unit").empty());
    CHECK(declared("members : list of person by name") == codes{diagnostic_code::not_a_referring_field});
    CHECK(declared("members : list of person by nothing") == codes{diagnostic_code::not_a_referring_field});
    CHECK(declared("members : person by unit") == codes{diagnostic_code::not_a_referring_field});
}

TEST_CASE("what was recorded beside a fact has a type of its own") {
    const auto with = [](const std::string& condition) {
        return codes_of("scale grade { fair good }\nrecord document { issuer : text  issued : date  kind : grade }\n"
                        "record person { score : decimal evidenced by document  ethics : judgement  active : boolean  titles : list of judgement\n"
                        "  boss : person  prizes : list of text evidenced by document  reports : list of person by boss }\n"
                        "define evidence for person : some d in evidence of score where d.issuer is \"Bộ\"\n"
                        "criterion c for person : evidence and " + condition + "\n");
    };
    CHECK(with("judge of ethics starts with \"Hội đồng\" and day of judging ethics after 2024-01-01 and reason behind ethics is not blank").empty());
    CHECK(with("judge of boss.ethics = judge of ethics and count of evidence of boss.score >= 1").empty());
    CHECK(with("every t in titles satisfies judge of t is known").empty());
    CHECK(with("some d in evidence of prizes satisfies d.kind is good or better").empty());
    CHECK(with("evidence of score is known").empty());
    CHECK(with("judge of ethics > 3") == codes{diagnostic_code::type_mismatch});
    CHECK(with("judge of ethics") == codes{diagnostic_code::not_a_condition});
    CHECK(with("evidence of score") == codes{diagnostic_code::list_needs_quantifier});
    CHECK(with("judge of active is \"x\"") == codes{diagnostic_code::not_judged});
    CHECK(with("judge of titles is \"x\"") == codes{diagnostic_code::not_judged});
    CHECK(with("judge of boss is \"x\"") == codes{diagnostic_code::not_judged});
    CHECK(with("judge of evidence is \"x\"") == codes{diagnostic_code::not_judged});
    CHECK(with("count of evidence of ethics >= 1") == codes{diagnostic_code::not_evidenced});
    CHECK(with("count of evidence of reports >= 1") == codes{diagnostic_code::not_evidenced});
    CHECK(with("judge of ethisc is \"x\"") == codes{diagnostic_code::unknown_name});
    CHECK(codes_of("record person { score : decimal evidenced by text }\n") == codes{diagnostic_code::unknown_record_type});
    CHECK(codes_of("record person { score : decimal evidenced by documents }\n") == codes{diagnostic_code::unknown_record_type});
}

TEST_CASE("what stands beside a fact is a field that rules do not name, made where it is read") {
    const auto loaded = load("record document { issuer : text }\nrecord person { score : decimal evidenced by document \"Điểm\" en \"Mark\"  ethics : judgement }\n"
                             "criterion c for person : judge of ethics is known and judge of ethics is not blank\n");
    REQUIRE(loaded.has_value());
    const auto& person = loaded->model().records[1];
    REQUIRE(person.fields.size() == 4);
    CHECK(person.fields[2].beside == model::companionship{guong::companion::evidence, 0});
    CHECK(person.fields[2].type == model::type{base_type::record, 0, true});
    CHECK(person.fields[2].title(guong::language::vi) == "Điểm – minh chứng");
    CHECK(person.fields[2].title(guong::language::en) == "Mark – evidence");
    CHECK(person.fields[3].beside == model::companionship{guong::companion::judge, 1});
    CHECK(person.fields[3].title(guong::language::vi) == "ethics – người đánh giá");
    CHECK(person.find(model::companionship{guong::companion::judge, 1}) == 3);
    CHECK_FALSE(person.find(model::companionship{guong::companion::reason, 1}).has_value());
    CHECK_FALSE(person.find("judge of ethics").has_value());
}

TEST_CASE("a field called like a unit of time needs backticks before `from`, which is said once") {
    const auto loaded = load("record post { years : integer }\ncriterion c for post : years from 3 to 5\n");
    REQUIRE(loaded.report().findings.size() == 1);
    const auto& finding = loaded.report().findings.front();
    CHECK(finding.code == diagnostic_code::type_mismatch);
    REQUIRE(finding.help.size() == 1);
    CHECK(guong::message(finding.help.front()) == "to use it as a name, write it in backticks: `years`");
    CHECK(load("record post { years : integer }\ncriterion c for post : `years` from 3 to 5\n").report().findings.empty());
}

TEST_CASE("a whole number rounded to multiples of what does not divide one is no whole number any more") {
    CHECK(type_of("n rounded down to multiples of 0.25").base == base_type::integer);
    CHECK(type_of("n rounded down to 2 places").base == base_type::integer);
    CHECK(type_of("n rounded down to multiples of 5").base == base_type::integer);
    CHECK(type_of("n rounded down to multiples of 0.3").base == base_type::decimal);
    CHECK(type_of("n rounded down to multiples of 1.5").base == base_type::decimal);
    CHECK(type_of("x rounded down to multiples of 0.25").base == base_type::decimal);
    CHECK(type_of("x rounded down to 1 place").base == base_type::decimal);
    CHECK(refused("longest run of t.year rounded down to multiples of 0.3 over t in titles >= 2") == codes{diagnostic_code::not_consecutive});
}
