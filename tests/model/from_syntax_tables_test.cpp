/// Tables: cells, rows and their types.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/rendering.hpp>
#include <guong/rules.hpp>

namespace {

using guong::diagnostic_code;
using guong::model::base_type;
namespace model = guong::model;
using codes = std::vector<diagnostic_code>;

guong::result<guong::rules> load(const std::string& table) {
    return guong::load_text("rules.guong", "scale grade { poor fair good }\nrecord person { n : integer  x : decimal  code : text  grade : grade }\ntable t for person {\n" + table +
                                               "\n}\ncriterion c for person : t = t\n");
}

codes errors_of(const std::string& table) {
    codes found;
    for (const auto& finding : load(table).report().findings)
        if (finding.severity() == guong::severity::error) found.push_back(finding.code);
    return found;
}

model::operand operand_of(const std::string& table) {
    const auto loaded = load(table);
    INFO(guong::render(loaded.report()));
    REQUIRE(loaded.has_value());
    return std::get<model::operand>(loaded->model().definitions.front().body);
}

} // namespace

TEST_CASE("a table is a choice among its rows, each a group of the cells that say something") {
    const auto made = operand_of("given n, code\n takes first row\n row at least 5, \"A\" : 10\n row any value, any value : 2.5\n otherwise 0");
    CHECK(made.type == model::type{base_type::decimal});
    const auto& choice = std::get<model::choice>(made.form);
    CHECK(choice.takes == model::choice::policy::first);
    CHECK(choice.inputs.size() == 2);
    REQUIRE(choice.rows.size() == 2);
    CHECK(std::get<model::group>(choice.rows[0].when.form).children.size() == 2);
    CHECK(std::get<model::group>(choice.rows[1].when.form).children.empty());
    CHECK(choice.otherwise.has_value());
}

TEST_CASE("rows exclude each other unless something else is said") {
    CHECK(std::get<model::choice>(operand_of("given n\n row above 5 : 1").form).takes == model::choice::policy::only);
    CHECK(std::get<model::choice>(operand_of("given n\n takes sum of rows\n row above 5 : 1").form).takes == model::choice::policy::total);
}

TEST_CASE("the type is that of the rows, or what `gives` says") {
    CHECK(operand_of("given n\n row above 5 : 1\n row at most 5 : 2").type == model::type{base_type::integer});
    CHECK(operand_of("given n\n row above 5 : 1\n row is 5 : 2.5\n row below 5 : 2").type == model::type{base_type::decimal});
    CHECK(operand_of("given n\n row above 5 : 1.5\n otherwise 2").type == model::type{base_type::decimal});
    CHECK(operand_of("given n\n row above 5 : 1\n otherwise 2.5").type == model::type{base_type::decimal});
    CHECK(operand_of("given n\n gives decimal\n row above 5 : 1\n row at most 5 : 2").type == model::type{base_type::decimal});
    CHECK(operand_of("given n\n gives grade\n row above 5 : good\n otherwise poor").type == model::type{base_type::scale, 0});
    CHECK(operand_of("given n\n row above 5 : grade\n otherwise poor").type == model::type{base_type::scale, 0});
    CHECK(operand_of("given n\n takes count of rows\n row above 5 : code").type == model::type{base_type::integer});
}

TEST_CASE("tables that are not whole are refused") {
    CHECK(errors_of("given n") == codes{diagnostic_code::table_without_rows});
    CHECK(errors_of("given n, x\n row above 5 : 1") == codes{diagnostic_code::cells_do_not_match});
    CHECK(errors_of("given n\n row above 5, above 3 : 1") == codes{diagnostic_code::cells_do_not_match});
    CHECK(errors_of("given n\n row above \"A\" : 1") == codes{diagnostic_code::type_mismatch});
    CHECK(errors_of("given n\n row above 5 : 1\n otherwise \"A\"") == codes{diagnostic_code::type_mismatch});
    CHECK(errors_of("given n\n row above 5 : 1\n row above 6 : \"A\"") == codes{diagnostic_code::type_mismatch});
    CHECK(errors_of("given n\n takes sum of rows\n row above 5 : code") == codes{diagnostic_code::not_calculable});
    CHECK(errors_of("given nonsense\n row above 5 : 1\n row above 6 : 2") == codes{diagnostic_code::unknown_name});
}

TEST_CASE("rows that are only counted need no value, others do") {
    const auto loaded = load("given n, x takes count of rows row at least 3, any value row any value, above 2 otherwise 0");
    REQUIRE(loaded);
    CHECK(loaded->model().definitions.front().type().base == base_type::integer);
    CHECK(load("given n takes count of rows row 1 : 5 row 2").has_value()); // a value is read, and does not matter
    CHECK(errors_of("given n takes sum of rows row 1 row 2 : 3 row 4") == codes{diagnostic_code::row_without_value, diagnostic_code::row_without_value});
    CHECK(errors_of("given n row 1 otherwise 3") == codes{diagnostic_code::row_without_value});
    CHECK(errors_of("given n takes count of rows row 1 2") == codes{diagnostic_code::unexpected_token});
}

TEST_CASE("a table that is never used is called a table") {
    const auto rules = guong::load_text("rules.guong", "record person { n : integer }\ntable t for person { given n row 1 : 1 otherwise 0 }\n"
                                                       "define d for person : n\ncriterion c for person : n > 1");
    REQUIRE(rules.report().findings.size() == 2);
    CHECK(guong::message(rules.report().findings[0]) == "table `t` is never used");
    CHECK(guong::message(rules.report().findings[0], guong::language::vi) == "bảng `t` không được dùng đến");
    CHECK(guong::message(rules.report().findings[1]) == "definition `d` is never used");
}

TEST_CASE("what takes all rows is a list that can be reported and nothing else") {
    const std::string table = "given n\n takes all rows\n row above 5 : 1\n row above 6 : 2";
    CHECK(errors_of(table) == codes{diagnostic_code::rows_are_no_value});
    const auto with = [&](const std::string& use) {
        codes found;
        const auto text = "record person { n : integer  boss : person }\ntable t for person {\n" + table + "\n}\n" + use + "\n";
        for (const auto& finding : guong::load_text("rules.guong", text).report().findings) found.push_back(finding.code);
        return found;
    };
    CHECK(with("value v for person : t").empty());
    CHECK(with("define d for person : t\nvalue v for person : d").empty());
    CHECK(with("value v for person : boss.t").empty());
    CHECK(with("value v for person : t + 1") == codes{diagnostic_code::rows_are_no_value});
    CHECK(with("value v for person : t or else 1") == codes{diagnostic_code::rows_are_no_value});
    CHECK(with("criterion c for person : t") == codes{diagnostic_code::rows_are_no_value});
    CHECK(with("criterion c for person : boss.t >= 1") == codes{diagnostic_code::rows_are_no_value});
    CHECK(with("criterion c for person : some x in t satisfies x = 1") == codes{diagnostic_code::not_a_list});
}
