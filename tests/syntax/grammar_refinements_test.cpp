#include <doctest/doctest.h>

#include <string>

#include "findings.hpp"
#include "support/tree_words.hpp"

namespace {

using guong_test::findings_of;
using guong_test::words_of;

/// The declarations of a text without a fault; otherwise its first finding.
std::string declared(const std::string& text) {
    const auto parsed = guong::parse(guong::source{"unit.guong", text});
    if (!parsed || parsed.report().has_errors()) return findings_of(text).front();
    return words_of(*parsed);
}

} // namespace

TEST_CASE("a file names those it uses by their paths") {
    CHECK(declared("use \"../plan.guong\"\nuse \"lists/levels.guong\"") == "use \"../plan.guong\"\nuse \"lists/levels.guong\"\n");
    CHECK(declared("use plan").find("`plan`") != std::string::npos);
}

TEST_CASE("a setting has a value, a citation and notes") {
    CHECK(declared("set many = 3 cite \"QĐ 1\" note \"n\" note \"m\"") == "set many = 3 cite\"QĐ 1\" note\"n\" note\"m\"\n");
    CHECK(declared("set high = national\nset share = 80% open") == "set high = national\nset share = 80% open\n");
}

TEST_CASE("the sentence of a parameter stays that of the file that declares it") {
    const auto findings = findings_of("set many = 3 \"Nhiều\"");
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().find("E0118") != std::string::npos);
}

TEST_CASE("changes name a criterion or an item inside it") {
    CHECK(declared("tighten gv { a \"A\" : x  b : y }") == "tighten gv all [a \"A\" : x] [b : y]\n");
    CHECK(declared("add to gv/gv4/research { c : z }") == "add-to gv/gv4/research all [c : z]\n");
    CHECK(declared("replace gv/gv2 \"S\" cite \"C\" open : x") == "replace gv/gv2 \"S\" cite\"C\" open : x\n");
    CHECK(declared("replace gv any { a : x b : y }") == "replace gv any [a : x] [b : y]\n");
}

TEST_CASE("what is added stands in braces that are not empty") {
    CHECK(declared("tighten gv : x").find("E0112") != std::string::npos);
    CHECK(declared("add to gv any { a : x }").find("E0112") != std::string::npos);
    CHECK(declared("tighten gv { }").find("E0116") != std::string::npos);
    CHECK(declared("replace gv/gv2 { }").find("E0116") != std::string::npos);
}

TEST_CASE("open stands among the texts of parameters, criteria and items") {
    CHECK(declared("parameter many = 2 open \"M\"\nparameter few = 1 \"F\" open") == "parameter many = 2 \"M\" open\nparameter few = 1 \"F\" open\n");
    CHECK(declared("criterion c for r \"C\" open { a open : x  b \"B\"\n    cite \"1\"\n    open\n    : y }") ==
          "criterion c for r \"C\" open all [a open : x] [b \"B\" cite\"1\" open : y]\n");
    CHECK(declared("criterion c for r open open : x").find("E0117") != std::string::npos);
}

TEST_CASE("the new words are still names") {
    CHECK(declared("record open { open : boolean  use : text  set : integer  replace : date }\n"
                   "criterion set for open { open : open  use \"U\" : use = \"x\" }") ==
          "record open [open : boolean] [use : text] [set : integer] [replace : date]\n"
          "criterion set for open all [open : open] [use \"U\" : (= use \"x\")]\n");
}

TEST_CASE("the same is read in Vietnamese") {
    CHECK(declared("dùng \"a.guong\"\nđặt many = 3\nsiết chặt gv { a : x }\nbổ sung vào gv/b { c : y }\nthay thế gv/d : z\n"
                   "parameter many = 2 cho phép thay đổi") ==
          "use \"a.guong\"\nset many = 3\ntighten gv all [a : x]\nadd-to gv/b all [c : y]\nreplace gv/d : z\nparameter many = 2 open\n");
}

TEST_CASE("after a fault the parser goes on at the next change") {
    CHECK(findings_of("use\nset many = 3\ntighten gv a : x }\nreplace gv/x : y\nset = 4\nuse \"b.guong\"").size() == 3);
    const auto recovered = guong::parse(guong::source{"unit.guong", "set many =\nuse \"a.guong\"\ntighten gv/ { a : x }\nadd to gv { b : y }"});
    REQUIRE(recovered);
    CHECK(words_of(*recovered) == "use \"a.guong\"\nadd-to gv all [b : y]\n");
}
