#include "golden.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using guong::tests::golden_difference;
using guong::tests::line_difference;

TEST_CASE("equal texts do not differ") {
    CHECK(line_difference("", "") == "");
    CHECK(line_difference("a\nb\n", "a\nb\n") == "");
}

TEST_CASE("a changed line is shown as it was and as it is, with the lines around it") {
    CHECK(line_difference("a\nb\nc\n", "a\nx\nc\n") == "  a\n- b\n+ x\n  c\n");
}

TEST_CASE("lines far from a change are left out") {
    CHECK(line_difference("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\n") == "  …\n  3\n  4\n  5\n- 6\n");
}

TEST_CASE("a missing line break at the end is a difference that can be seen") {
    CHECK(line_difference("a\n", "a") == "- a\n+ a⏎ missing\n");
}

TEST_CASE("a golden file that does not exist is a difference") {
    if (std::getenv("GUONG_ACCEPT") != nullptr) return; // it would be written
    CHECK(golden_difference("tests/support/no_such_file", "text\n").find("there is no such file") != std::string::npos);
}

TEST_CASE("a golden file is read by its path in the repository") {
    const auto text = guong::tests::read_repository_file("include/guong/version.hpp");
    CHECK(golden_difference("include/guong/version.hpp", text) == "");
    CHECK_THROWS_AS(static_cast<void>(guong::tests::read_repository_file("no/such/file")), std::runtime_error);
}
