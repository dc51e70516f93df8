#include <doctest/doctest.h>

#include <string>

#include <guong/rules.hpp>

#include "../../src/program/reached_code.hpp"

namespace {

const std::string declarations = R"(
record award { year : integer }
record person { n : integer  born : date  awards : list of award  other : person }
function f gives integer { n : integer }
value twice for person : f(n) * 2
define is_large for person : twice >= 10
define is_small for person : n <= 3
define is_adult for person : years from born to reference date >= 18 years
parameter least {
  from 2020-01-01 = 2
  from 2024-01-01 = 3
}
criterion large for person : is_large
)";

guong::reached_code reached_by(const std::string& condition) {
    guong::load_options options;
    options.others = guong::unregistered_functions::unanswered;
    const auto rules = guong::load_text("rules.guong", declarations + "criterion c for person all {\n  a : " + condition + "\n}\n", {}, options);
    REQUIRE(rules.has_value());
    return guong::reached_from(rules->program(), rules->program().unit_of(rules->criterion("c").value().index()));
}

bool asks(const std::string& condition) { return reached_by(condition).asks_functions; }
bool counts(const std::string& condition) { return reached_by(condition).reads_reference_date; }

} // namespace

TEST_CASE("a criterion that asks no function, though some are declared") {
    CHECK(!asks("n >= 3"));
    CHECK(!asks("is_small and some award in awards where year >= 2020"));
}

TEST_CASE("a function is asked at every depth, by helpers and by other criteria") {
    CHECK(asks("f(n) >= 3"));
    CHECK(asks("n >= 3 or some award in awards where f(year) >= 2020"));
    CHECK(asks("n + f(f(n)) >= 2"));
    CHECK(asks("twice >= 2"));
    CHECK(asks("is_large"));
    CHECK(asks("other.is_large"));
    CHECK(asks("other meets large"));
    CHECK(asks("n >= 3\n    unless not is_large"));
}

TEST_CASE("what counts up to the reference date, or changes with it") {
    CHECK(!counts("n >= 3 or is_small"));
    CHECK(!counts("years from born to 2024-01-01 >= 18 years"));
    CHECK(counts("n >= 3 or is_adult"));
    CHECK(counts("other.is_adult"));
    CHECK(counts("n >= least"));
}
