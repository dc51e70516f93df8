#include <doctest/doctest.h>

#include <guong/limits.hpp>
#include <guong/text.hpp>

using guong::nearest_names;
using names = std::vector<std::string>;

TEST_CASE("a name without its tone marks suggests the name with them") {
    CHECK(nearest_names("tuoi", {"tên", "tuổi", "lớp"}) == names{"tuổi"});
    CHECK(nearest_names("TUOI", {"tuổi"}) == names{"tuổi"});
    CHECK(nearest_names("don_vi", {"đơn_vị"}) == names{"đơn_vị"});
    CHECK(nearest_names("tuô\u0309i", {"tuổi"}) == names{"tuổi"});
}

TEST_CASE("a name in the wrong case or with two letters exchanged is near") {
    CHECK(nearest_names("Completion", {"completion", "competition"}) == names{"completion", "competition"});
    CHECK(nearest_names("sutdent", {"student", "unit"}) == names{"student"});
}

TEST_CASE("nothing farther away than a third of the letters is suggested") {
    CHECK(nearest_names("abc", {"abd"}) == names{"abd"});
    CHECK(nearest_names("abc", {"xbd"}).empty());
    CHECK(nearest_names("ab", {"ax"}).empty());
    CHECK(nearest_names("ab", {"AB"}) == names{"AB"});
    CHECK(nearest_names("abcdef", {"abcdxy"}) == names{"abcdxy"});
    CHECK(nearest_names("abcdef", {"abcxyz"}).empty());
    CHECK(nearest_names("", {"a"}).empty());
}

TEST_CASE("distance counts letters, not bytes") {
    // One letter of three bytes differs.
    CHECK(nearest_names("漢字仮", {"漢字名"}) == names{"漢字名"});
}

TEST_CASE("the nearest comes first, and among equals the one that looks most like what was written") {
    CHECK(nearest_names("levels", {"lever", "level", "levels2"}) == names{"level", "levels2", "lever"});
    CHECK(nearest_names("mạ", {"ma", "má", "mạ"}) == names{"mạ", "ma", "má"});
}

TEST_CASE("there are at most three suggestions and none twice") {
    const auto near = nearest_names("item", {"items", "item1", "item2", "item1", "item3"});
    CHECK(near == names{"items", "item1", "item2"});
    CHECK(near.size() == guong::limits::suggestions_max);
}
