/// Quantifiers over numbers: what is asked of each, and what is refused.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace {

using guong::decimal;
using guong::diagnostic_code;
using guong::time_unit;
using guong::model::base_type;
namespace model = guong::model;
using codes = std::vector<diagnostic_code>;

const std::string records = R"(
parameter first = 2
parameter last = 4
parameter dated { from 2020-01-01 = 2 }
record title { n : integer  school : school_year }
record person { n : integer  x : decimal  day : date  school : school_year  titles : list of title  active : boolean }
criterion uses for person : n = first or n = last or n = dated
)";

guong::result<guong::rules> load(const std::string& condition) {
    return guong::load_text("rules.guong", records + "criterion c for person : " + condition + "\n");
}

codes found(const std::string& condition) {
    codes all;
    for (const auto& finding : load(condition).report().findings) all.push_back(finding.code);
    return all;
}

model::group group_of(const std::string& condition) {
    const auto loaded = load(condition);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    return std::get<model::group>(loaded->model().criteria.back().body.form);
}

} // namespace

TEST_CASE("a condition on a range is asked for each of its numbers, in order") {
    const auto every = group_of("every y in 2019 to 2023 satisfies n = y");
    CHECK(every.quantity == model::group::kind::all);
    REQUIRE(every.children.size() == 5);
    REQUIRE(every.range);
    CHECK(every.range->name == "y");
    for (int step = 0; step < 5; ++step) {
        const auto& right = std::get<model::comparison>(every.children[static_cast<std::size_t>(step)].form).right;
        CHECK(right.type.base == base_type::integer);
        CHECK(std::get<model::constant>(right.form).content == guong::value{decimal{2019 + step}});
        CHECK(std::get<model::constant>(right.form).standing_for == "y");
    }
    CHECK(group_of("some y in first to last satisfies n = y").quantity == model::group::kind::any);
    CHECK(group_of("some y in first to last satisfies n = y").range->last.parameter.has_value());
    CHECK(group_of("no y in -1 to -1 satisfies n = y").quantity == model::group::kind::none);
    const auto years = group_of("every y in 2019-2020 to 2021-2022 satisfies school != y");
    REQUIRE(years.children.size() == 3);
    CHECK(std::get<model::constant>(std::get<model::comparison>(years.children[2].form).right.form).content == guong::value{guong::school_year{2021}});
}

TEST_CASE("the name of a number hides fields around it, and is hidden by those of elements inside") {
    CHECK(found("every n in 1 to 2 satisfies x > n").empty());
    CHECK(found("every n in 2019-2020 to 2020-2021 satisfies n = school").empty());
    CHECK(found("every n in 2019-2020 to 2020-2021 satisfies some t in titles satisfies n = 3").empty());
    CHECK(found("every first in 1 to 2 satisfies n = first") == codes{diagnostic_code::duplicate_name});
    CHECK(found("every y in 1 to 2 satisfies every z in 1 to 2 satisfies x = y + z").empty());
}

TEST_CASE("the ends of a range are whole numbers or school years that are written or set, the lower one first") {
    CHECK(found("every y in 5 to 2 satisfies n = y") == codes{diagnostic_code::range_reversed});
    CHECK(found("every y in last to first satisfies n = y") == codes{diagnostic_code::range_reversed});
    CHECK(found("every y in 1 to 2.5 satisfies n = y") == codes{diagnostic_code::type_mismatch});
    CHECK(found("every y in 2019-2020 to 2021 satisfies school = y") == codes{diagnostic_code::type_mismatch});
    CHECK(found("every y in 1 to n satisfies n = y") == codes{diagnostic_code::not_a_constant});
    CHECK(found("every y in 1 to dated satisfies n = y") == codes{diagnostic_code::not_a_constant});
}

TEST_CASE("ranges are limited, those inside one another together") {
    CHECK(found("every y in 1 to 1000 satisfies n != y").empty());
    CHECK(found("every y in 0 to 1000 satisfies n != y") == codes{diagnostic_code::range_too_long});
    CHECK(found("every y in 1 to 40 satisfies every z in 1 to 25 satisfies n != y + z").empty());
    CHECK(found("every y in 1 to 40 satisfies every z in 1 to 26 satisfies n != y + z") == codes{diagnostic_code::range_too_long});
    std::string many;
    for (int index = 0; index < 600; ++index) many += "active and ";
    CHECK(found("every y in 1 to 1000 satisfies " + many + "n != y") == codes{diagnostic_code::ranges_too_large});
}

TEST_CASE("a fault in a condition on a range is reported once, and what depends on the number is not suspected") {
    CHECK(found("every y in 1 to 9 satisfies bogus = y") == codes{diagnostic_code::unknown_name});
    CHECK(found("every y in 1 to 9 satisfies y") == codes{diagnostic_code::not_a_condition});
    CHECK(found("every y in 1 to 9 satisfies n between 9 and 8") == codes{diagnostic_code::interval_reversed});
    CHECK(found("every y in 1 to 9 satisfies n > y and n < 3").empty());
    CHECK(found("some y in 1 to 9 satisfies n between y and 5").empty());
    CHECK(found("every y in 1 to 9 satisfies n > 5 and n < 3 and x > y") == codes{diagnostic_code::never_met});
    CHECK(found("every y in 1 to 9 satisfies n is one of (3, y, 3)") == codes{diagnostic_code::repeated_option});
}

TEST_CASE("a whole number times a span is a longer span") {
    const auto type_of = [](const std::string& factor) {
        const auto loaded = load("day + " + factor + " > day");
        INFO(guong::render(loaded.report()));
        REQUIRE(loaded.has_value());
        const auto& shift = std::get<model::shift>(std::get<model::comparison>(loaded->model().criteria.back().body.form).left.form);
        return static_cast<time_unit>(shift.amount->type.index);
    };
    CHECK(type_of("n * 1 year") == time_unit::years);
    CHECK(type_of("6 months * n") == time_unit::months);
    CHECK(type_of("n * n * 2 days") == time_unit::days);
    CHECK(found("day + x * 1 year > day") == codes{diagnostic_code::not_calculable});
    CHECK(found("day + 1 year * 1 year > day") == codes{diagnostic_code::not_calculable});
    CHECK(found("day + 1 year / 2 > day") == codes{diagnostic_code::not_calculable});
    CHECK(found("day + 50% of 1 year > day") == codes{diagnostic_code::not_calculable});
}
