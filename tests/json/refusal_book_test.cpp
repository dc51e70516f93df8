#include <doctest/doctest.h>

#include <guong/limits.hpp>

#include "../../src/json/refusal_book.hpp"
#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;
using namespace guong::json_reading;

namespace {

complaint error_about(const std::string& key) { return {diagnostic_code::duplicate_key, {key}, {}}; }
complaint warning_about(const std::string& key) { return {diagnostic_code::unknown_key, {key, "person"}, {}}; }

} // namespace

TEST_CASE("a record is named by its type and id, or else by its place, or else by its type") {
    const auto rules = sample_ruleset();
    refusal_book book{rules};
    const auto listed = book.add_root(sample::person, {book.add_list("/person"), 3, 0});
    const auto alone = book.add_root(sample::person, {book.add_list("", false), 0, 0});
    book.complain(listed, "p4", "/member", error_about("a"));
    book.complain(listed, "", "/member", error_about("b"));
    book.complain(alone, "", "/member", error_about("c"));
    const auto findings = book.take_report().findings;
    CHECK(findings[0].record == "person p4");
    CHECK(findings[0].pointer == "/person/3/member");
    CHECK(findings[1].record == "/person/3");
    CHECK(findings[2].record == "person");
    CHECK(findings[2].pointer == "/member");
}

TEST_CASE("a record is refused by its first error, not by a warning") {
    const auto rules = sample_ruleset();
    refusal_book book{rules};
    const auto list = book.add_list("");
    const auto first = book.add_root(sample::person, {list, 0, 0});
    const auto second = book.add_root(sample::person, {list, 1, 0});
    book.complain(second, "", "", error_about("a"));
    book.complain(second, "", "", error_about("b"));
    book.complain(first, "", "", warning_about("x"));
    CHECK_FALSE(book.roots()[first].refused);
    book.complain(first, "", "", warning_about("y"), true);
    CHECK(book.roots()[first].refused);
    const auto refused = book.take_refused();
    REQUIRE(refused.size() == 2);
    CHECK(refused[0].pointer == "/0");
    CHECK(refused[1].pointer == "/1");
    CHECK(message(refused[1].finding) == "the key `a` stands there twice");
    CHECK(message(refused[1].finding, language::vi) == "khóa `a` được ghi hai lần");
}

TEST_CASE("errors and warnings beyond the limit are not listed; errors are counted") {
    const auto rules = sample_ruleset();
    refusal_book book{rules};
    const auto list = book.add_list("");
    const auto bad = book.add_root(sample::person, {list, 0, 0});
    const auto good = book.add_root(sample::person, {list, 1, 0});
    for (std::size_t count = 0; count < limits::diagnostics_max + 5; ++count) {
        book.complain(bad, "", "", error_about("a"));
        book.complain(bad, "", "", warning_about("b"));
    }
    CHECK_FALSE(book.tells(bad, severity::error));
    CHECK_FALSE(book.tells(bad, severity::warning));
    CHECK(book.tells(good, severity::error)); // its first error is still worth a line
    CHECK_FALSE(book.tells(good, severity::warning));
    book.pass_over(severity::error);
    book.pass_over(severity::warning);
    const auto findings = book.take_report();
    CHECK(findings.findings.size() == 2 * limits::diagnostics_max);
    CHECK(findings.suppressed == 6);
}
