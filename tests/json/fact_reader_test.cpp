#include <doctest/doctest.h>

#include "../../src/json/fact_reader.hpp"
#include "../../src/json/tape_from_json.hpp"
#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;
using namespace guong::json_reading;

namespace {

/// A fact of a field of the sample person, or what is wrong with it.
std::pair<value, std::optional<complaint>> read(model::field_index field, std::string_view json) {
    static const auto rules = sample_ruleset();
    tape values;
    REQUIRE_FALSE(read_text(json, values).has_value());
    std::pair<value, std::optional<complaint>> outcome;
    outcome.second = fact_reader{rules}.read(rules.records[sample::person].fields[field].type, values[0], outcome.first);
    return outcome;
}

value fact(model::field_index field, std::string_view json) {
    const auto outcome = read(field, json);
    CAPTURE(json);
    REQUIRE_FALSE(outcome.second.has_value());
    return outcome.first;
}

complaint wrong(model::field_index field, std::string_view json) {
    const auto outcome = read(field, json);
    CAPTURE(json);
    REQUIRE(outcome.second.has_value());
    CHECK_FALSE(is_known(outcome.first));
    return outcome.second.value();
}

value number(std::string_view text) { return value{decimal::parse(text).value()}; }

} // namespace

TEST_CASE("facts are read by the type of their field") {
    CHECK(fact(sample::member, "true") == value{true});
    CHECK(fact(sample::ethics, "false") == value{false});
    CHECK(fact(sample::solutions, "-12") == number("-12"));
    CHECK(fact(sample::mark, "8.25") == number("8.25"));
    CHECK(fact(sample::votes, "80") == number("80"));
    CHECK(fact(sample::votes, "\"80%\"") == number("80"));
    CHECK(fact(sample::votes, "\"87.5%\"") == number("87.5"));
    CHECK(fact(sample::full_name, "\"Le\u0302\"") == value{std::string{"Lê"}});
    CHECK(fact(sample::born, "\"2004-02-29\"") == value{date::of(2004, 2, 29).value()});
}

TEST_CASE("a decimal keeps digits that a binary number would lose") {
    CHECK(fact(sample::mark, "0.1") == number("0.1"));
    CHECK(fact(sample::mark, "123456789.012345678") == number("123456789.012345678"));
    CHECK(fact(sample::mark, "9007199254740993") == number("9007199254740993"));
}

TEST_CASE("a whole number may be written with a point or an exponent") {
    CHECK(fact(sample::solutions, "2.0") == number("2"));
    CHECK(fact(sample::solutions, "2e0") == number("2"));
    CHECK(fact(sample::solutions, "0.2e1") == number("2"));
    const auto why = wrong(sample::solutions, "2.5");
    CHECK(why.code == diagnostic_code::wrong_fact_type);
    CHECK(why.arguments == std::vector<std::string>{"a whole number", "the number 2.5"});
}

TEST_CASE("a number beyond the range is refused with its digits") {
    for (const std::string_view digits : {"1e300", "-1e19", "1234567890123456789", "0.1234567890123456789", "1e-19", "1E+19"}) {
        for (const auto field : {sample::solutions, sample::mark, sample::votes}) {
            const auto why = wrong(field, digits);
            CHECK(why.code == diagnostic_code::number_out_of_range);
            CHECK(why.arguments == std::vector<std::string>{std::string{digits}});
        }
    }
    CHECK(wrong(sample::mark, std::string(1'000, '9')).arguments.front().size() < 60);
}

TEST_CASE("a level is read by its name or its label in any language, composed or not") {
    for (const std::string_view text : {"\"not_completed\"", "\"không hoàn thành\"", "\"not completed\""})
        CHECK(fact(sample::completion, text) == value{level{0}});
    CHECK(fact(sample::completion, "\"hoa\u0300n tha\u0300nh to\u0302\u0301t\"") == value{level{2}});
    CHECK(fact(sample::completion, "\"excellent\"") == value{level{3}});
}

TEST_CASE("a text that is no level is refused, with the nearest levels or else with all") {
    const auto near = wrong(sample::completion, "\"Excelent\"");
    CHECK(near.code == diagnostic_code::fact_not_on_scale);
    CHECK(near.arguments == std::vector<std::string>{"Excelent", "completion"});
    REQUIRE(near.help.size() == 1);
    CHECK(near.help[0].id == phrase_id::did_you_mean);
    CHECK(near.help[0].arguments.front() == "excellent");
    const auto far = wrong(sample::completion, "\"\"");
    REQUIRE(far.help.size() == 1);
    CHECK(far.help[0].id == phrase_id::known_names);
    CHECK(far.help[0].arguments.back() == "`not_completed`, `completed`, `good`, `excellent`");
}

TEST_CASE("a text that is no day is refused, with the day that was meant if that is plain") {
    for (const std::string_view text : {"\"2023-02-29\"", "\"21/06/2023\"", "\"hôm qua\"", "\"\"", "\"2023-6-1\""})
        CHECK(wrong(sample::born, text).code == diagnostic_code::fact_no_such_day);
    const auto turned = wrong(sample::born, "\"21/06/2023\"");
    REQUIRE(turned.help.size() == 1);
    CHECK(turned.help[0].id == phrase_id::write_instead);
    CHECK(turned.help[0].arguments == std::vector<std::string>{"\"2023-06-21\""});
    CHECK(wrong(sample::born, "\"31/06/2023\"").help.empty());
}

TEST_CASE("every type refuses every value that is of another kind, and says what was expected and what stood there") {
    struct written {
        std::string_view json;
        std::string_view found;
    };
    const written a_truth{"true", "true"};
    const written a_number{"12", "the number 12"};
    const written a_text{"\"abc\"", "the text \"abc\""};
    const written a_list{"[1]", "a list"};
    const written an_object{"{\"a\":1}", "an object"};
    const std::vector<std::pair<model::field_index, std::vector<written>>> refused{
        {sample::member, {a_number, a_text, a_list, an_object}},
        {sample::ethics, {a_number, a_text, a_list, an_object}},
        {sample::solutions, {a_truth, a_text, a_list, an_object, {"\"12\"", "the text \"12\""}, {"\"12%\"", "the text \"12%\""}}},
        {sample::mark, {a_truth, a_text, a_list, an_object, {"\"8.5\"", "the text \"8.5\""}}},
        {sample::votes,
         {a_truth,
          a_text,
          a_list,
          an_object,
          {"\"80\"", "the text \"80\""},
          {"\"%\"", "the text \"%\""},
          {"\"8,5%\"", "the text \"8,5%\""}}},
        {sample::full_name, {a_truth, a_number, a_list, an_object}},
        {sample::born, {a_truth, a_number, a_list, an_object}},
        {sample::completion, {a_truth, a_number, a_list, an_object}},
    };
    const auto rules = sample_ruleset();
    for (const auto& [field, values] : refused) {
        for (const auto& each : values) {
            const auto why = wrong(field, each.json);
            CHECK(why.code == diagnostic_code::wrong_fact_type);
            REQUIRE(why.arguments.size() == 2);
            CHECK_FALSE(why.arguments[0].empty());
            CHECK(why.arguments[1] == each.found);
        }
    }
}
