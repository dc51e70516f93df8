#include <doctest/doctest.h>

#include "../../src/model/file_relations.hpp"

namespace {

/// 0 uses 1 and 2, which both use 3; nothing uses 4 but 2.
guong::checking::file_relations diamond() {
    guong::rule_files files;
    for (const auto* name : {"root", "left", "right", "plan", "lists"}) files.sources.emplace_back(name, "");
    files.uses = {{1, 2}, {3}, {3, 4}, {}, {}};
    files.order = {3, 1, 4, 2, 0};
    return guong::checking::file_relations{files};
}

} // namespace

TEST_CASE("a file builds on those it uses, also by way of others, and never on itself") {
    const auto relations = diamond();
    CHECK(relations.builds_on(0, 4));
    CHECK(relations.builds_on(2, 3));
    CHECK_FALSE(relations.builds_on(1, 4));
    CHECK_FALSE(relations.builds_on(1, 2));
    CHECK_FALSE(relations.builds_on(3, 0));
    CHECK_FALSE(relations.builds_on(0, 0));
}

TEST_CASE("what a file changes must not loosen those that do not know of it") {
    const auto relations = diamond();
    CHECK(relations.protected_from(1) == std::vector<bool>{false, false, true, true, true});
    CHECK(relations.protected_from(0) == std::vector<bool>{false, true, true, true, true});
}
