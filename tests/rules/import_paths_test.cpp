#include <doctest/doctest.h>

#include "../../src/rules/import_paths.hpp"

using guong::importing::path_fault;
using guong::importing::resolve_path;

TEST_CASE("a path leads from the folder of the file that uses it") {
    CHECK(resolve_path("plan.guong", "lists.guong").text == "lists.guong");
    CHECK(resolve_path("units/a.guong", "../plan.guong").text == "plan.guong");
    CHECK(resolve_path("units/deep/a.guong", "./../b/../c//d.guong").text == "units/c/d.guong");
    CHECK(resolve_path("units/a.guong", "..guong").text == "units/..guong");
}

TEST_CASE("a path that leaves the root is refused, also where it comes back") {
    CHECK(resolve_path("a.guong", "../b.guong").fault == path_fault::outside_root);
    CHECK(resolve_path("units/a.guong", "../../x/plan.guong").fault == path_fault::outside_root);
    CHECK(resolve_path("units/a.guong", "x/../../../units/plan.guong").fault == path_fault::outside_root);
}

TEST_CASE("a path that depends on the machine is refused") {
    for (const auto* written : {"", "/etc/rules.guong", "\\rules.guong", "C:/rules.guong", "c:rules.guong", "units\\a.guong"}) {
        CAPTURE(written);
        CHECK(resolve_path("a.guong", written).fault == path_fault::not_relative);
    }
}
