// Whether the tests of the plan notice faults: edits of one character or word, chosen before the tests were written (hvqlgd_326.faults).

#include <doctest/doctest.h>

#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <guong/testing.hpp>

#include "support/golden.hpp"

namespace {

struct fault {
    std::string right;
    std::string wrong;
};

std::vector<fault> seeded_faults() {
    std::istringstream lines{guong::tests::read_repository_file("tests/rules/hvqlgd_326.faults")};
    std::vector<fault> faults;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('-')) faults.push_back({line.substr(1), {}});
        if (line.starts_with('+')) faults.back().wrong = line.substr(1);
    }
    return faults;
}

const std::string folder = "rules/hvqlgd-326/";

/// The tests of the plan, with these rules.
guong::result<guong::rules> tests_with(const std::string& rules) {
    guong::load_options files;
    files.root = folder;
    files.read = [&](const std::string& path) -> std::optional<std::string> {
        return path == "exemplars.guong" ? rules : guong::tests::read_repository_file(folder + path);
    };
    return guong::load_text("exemplars.tests.guong", guong::tests::read_repository_file(folder + "exemplars.tests.guong"), {}, files);
}

} // namespace

TEST_CASE("the tests of the plan notice each of twenty faults that were seeded blindly") {
    const auto right = guong::tests::read_repository_file(folder + "exemplars.guong");
    const auto faults = seeded_faults();
    CHECK(faults.size() == 20);
    for (const auto& each : faults) {
        CAPTURE(each.wrong);
        const auto at = right.find(each.right);
        REQUIRE(at != std::string::npos);
        CHECK(right.find(each.right, at + 1) == std::string::npos);
        auto wrong = right;
        wrong.replace(at, each.right.size(), each.wrong);
        const auto loaded = tests_with(wrong);
        REQUIRE(loaded.has_value());
        CHECK_FALSE(guong::run_tests(*loaded, {{}, {}, 1, false}).passed());
    }
}
