#include <doctest/doctest.h>

#include "../../src/json/key_table.hpp"
#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;
using guong::json_reading::key_table;

TEST_CASE("a field is found under its name and under its declared key, composed or not") {
    key_table keys{sample_ruleset().records[sample::person]};
    CHECK(keys.find("full_name", 0) == sample::full_name);
    CHECK(keys.find("Họ và tên", 1) == sample::full_name);
    CHECK(keys.find("Ho\u0323 va\u0300 te\u0302n", 2) == sample::full_name);
    CHECK_FALSE(keys.find("Full_name", 0).has_value());
    CHECK_FALSE(keys.find("", 0).has_value());
    CHECK_FALSE(keys.find("", 1'000).has_value());
}

TEST_CASE("the id has a slot of its own, unless a field is called id") {
    const auto rules = sample_ruleset();
    key_table person{rules.records[sample::person]};
    CHECK(person.id_slot() == rules.records[sample::person].fields.size());
    CHECK(person.find("id", 0) == person.id_slot());
    key_table award{rules.records[sample::award]};
    CHECK(award.id_slot() == sample::award_id);
}

TEST_CASE("where a key stood last time does not change what another key means") {
    key_table keys{sample_ruleset().records[sample::person]};
    CHECK(keys.find("member", 3) == sample::member);
    CHECK(keys.find("member", 3) == sample::member);
    CHECK(keys.find("ethics", 3) == sample::ethics);
    CHECK(keys.find("member", 3) == sample::member);
    CHECK(keys.find("member", 0) == sample::member);
    CHECK_FALSE(keys.find("", 1).has_value()); // nothing stood there yet
    CHECK_FALSE(keys.find("other", 3).has_value());
}

TEST_CASE("a name counts before another field's declared key") {
    model::record_type type;
    type.fields = {sample_field("first", model::base_type::text, 0, false, "second"), sample_field("second", model::base_type::text)};
    key_table keys{type};
    CHECK(keys.find("second", 0) == 1);
    CHECK(keys.find("first", 0) == 0);
    CHECK(keys.known_keys() == std::vector<std::string>{"first", "second", "id"});
}
