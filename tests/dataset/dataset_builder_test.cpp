#include <doctest/doctest.h>

#include <guong/dataset.hpp>

#include "support/sample_model.hpp"

#include <array>

using namespace guong;
using namespace guong::testing;

namespace {

decimal number(const char* text) { return decimal::parse(text).value(); }

} // namespace

TEST_CASE("a row without facts is unknown in every field") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    CHECK(builder.add_row(sample::person, "p1", false) == std::pair{row_number{0}, true});
    const auto data = builder.build();
    for (model::field_index field = 0; field <= sample::completion; ++field) CHECK_FALSE(is_known(data.fact(sample::person, 0, field)));
    CHECK_FALSE(data.reference(sample::person, 0, sample::unit).has_value());
    CHECK_FALSE(data.elements(sample::person, 0, sample::leads).has_value());
}

TEST_CASE("every column of a table has a cell for every row, though only some rows have facts") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    for (int row = 0; row < 130; ++row) builder.add_row(sample::person, "", false);
    CHECK(builder.set(sample::person, 64, sample::solutions, value{decimal{7}}));
    const auto data = builder.build();
    const auto& table = data.of(sample::person);
    for (const auto& column : table.columns) {
        CHECK(column.known.size() == 3);
        if (const auto* lists = std::get_if<list_column>(&column.cells)) CHECK(lists->begins.size() == 131);
    }
    CHECK(std::get<guong::cell_array<std::int64_t>>(table.columns[sample::solutions].cells).size() == 130);
    CHECK(data.fact(sample::person, 64, sample::solutions) == value{decimal{7}});
    CHECK_FALSE(is_known(data.fact(sample::person, 63, sample::solutions)));
    CHECK_FALSE(is_known(data.fact(sample::person, 65, sample::solutions)));
}

TEST_CASE("a second record with the same id is told apart, and the id keeps leading to the first") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.add_row(sample::person, "p1", false);
    CHECK(builder.add_row(sample::person, "p1", true) == std::pair{row_number{1}, false});
    CHECK(builder.add_row(sample::collective, "p1", false).second);
    CHECK(builder.add_row(sample::person, "", false).second);
    CHECK(builder.add_row(sample::person, "", false).second);
    CHECK(builder.find(sample::person, "p1") == 0);
    CHECK_FALSE(builder.find(sample::person, "").has_value());
    CHECK_FALSE(builder.find(sample::award, "p1").has_value());
}

TEST_CASE("numbers of one column share a scale, whatever their order") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    const std::array texts{"8", "8.5", "-7.125", "0", "100.25"};
    for (row_number row = 0; row < texts.size(); ++row) {
        builder.add_row(sample::person, "", false);
        CHECK(builder.set(sample::person, row, sample::mark, value{number(texts[row])}));
    }
    const auto data = builder.build();
    CHECK(data.of(sample::person).columns[sample::mark].scale == 3);
    for (row_number row = 0; row < texts.size(); ++row) CHECK(data.fact(sample::person, row, sample::mark) == value{number(texts[row])});
}

TEST_CASE("a number that does not fit beside the others is refused and changes nothing") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    for (int row = 0; row < 3; ++row) builder.add_row(sample::person, "", false);
    CHECK(builder.set(sample::person, 0, sample::mark, value{number("-999999999999999999")}));
    CHECK_FALSE(builder.set(sample::person, 1, sample::mark, value{number("0.25")}));
    CHECK(builder.set(sample::person, 2, sample::mark, value{number("5")}));
    CHECK(builder.set(sample::person, 0, sample::votes, value{number("0.000000000000000001")}));
    CHECK_FALSE(builder.set(sample::person, 1, sample::votes, value{number("10")}));
    const auto data = builder.build();
    CHECK(data.fact(sample::person, 0, sample::mark) == value{number("-999999999999999999")});
    CHECK_FALSE(is_known(data.fact(sample::person, 1, sample::mark)));
    CHECK(data.fact(sample::person, 2, sample::mark) == value{number("5")});
    CHECK(data.of(sample::person).columns[sample::mark].scale == 0);
}

TEST_CASE("lists set in the order of the rows lie side by side in that order") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    for (int row = 0; row < 4; ++row) builder.add_row(sample::person, "", false);
    builder.set_list(sample::person, 0, sample::leads, std::array<row_number, 2>{4, 5});
    builder.set_list(sample::person, 2, sample::leads, {});
    builder.set_list(sample::person, 3, sample::leads, std::array<row_number, 1>{6});
    const auto data = builder.build();
    const auto& lists = std::get<list_column>(data.of(sample::person).columns[sample::leads].cells);
    CHECK(lists.begins == std::vector<std::uint32_t>{0, 2, 2, 2, 3});
    CHECK(lists.elements == std::vector<row_number>{4, 5, 6});
    CHECK_FALSE(data.elements(sample::person, 1, sample::leads).has_value());
    CHECK(data.elements(sample::person, 2, sample::leads)->empty());
}

TEST_CASE("lists set in another order than the rows come out by row all the same") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    for (int row = 0; row < 3; ++row) builder.add_row(sample::person, "", false);
    builder.set_list(sample::person, 2, sample::leads, std::array<row_number, 1>{9});
    builder.set_list(sample::person, 0, sample::leads, std::array<row_number, 2>{7, 8});
    const auto data = builder.build();
    const auto& lists = std::get<list_column>(data.of(sample::person).columns[sample::leads].cells);
    CHECK(lists.begins == std::vector<std::uint32_t>{0, 2, 2, 3});
    CHECK(lists.elements == std::vector<row_number>{7, 8, 9});
}

TEST_CASE("a spoiled record keeps its place and loses its facts, its neighbours keep theirs") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    for (const auto* id : {"a", "b", "c"}) {
        const auto row = builder.add_row(sample::person, id, false).first;
        CHECK(builder.set(sample::person, row, sample::member, value{true}));
        builder.set_list(sample::person, row, sample::leads, std::array<row_number, 1>{row});
        builder.set_reference(sample::person, row, sample::unit, 0);
    }
    builder.spoil(sample::person, 1);
    const auto data = builder.build();
    CHECK(data.find(sample::person, "b") == 1);
    CHECK(data.roots(sample::person) == std::vector<row_number>{0, 2});
    CHECK_FALSE(is_known(data.fact(sample::person, 1, sample::member)));
    CHECK_FALSE(data.elements(sample::person, 1, sample::leads).has_value());
    CHECK_FALSE(data.reference(sample::person, 1, sample::unit).has_value());
    CHECK(data.fact(sample::person, 2, sample::member) == value{true});
    CHECK(data.elements(sample::person, 2, sample::leads)->front() == 2);
    CHECK(std::get<list_column>(data.of(sample::person).columns[sample::leads].cells).elements == std::vector<row_number>{0, 2});
}

TEST_CASE("a builder is empty and usable after it has built") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.add_row(sample::person, "p1", false);
    CHECK(builder.set(sample::person, 0, sample::full_name, value{std::string{"An"}}));
    const auto first = builder.build();
    CHECK(builder.add_row(sample::person, "p1", false) == std::pair{row_number{0}, true});
    const auto second = builder.build();
    CHECK(first.of(sample::person).row_count() == 1);
    CHECK(first.texts().size() == 1);
    CHECK(second.of(sample::person).row_count() == 1);
    CHECK(second.texts().empty());
}

TEST_CASE("making room changes nothing that is read") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.reserve(sample::person, 1'000);
    builder.add_row(sample::person, "p1", false);
    builder.set_list(sample::person, 0, sample::leads, {});
    const auto data = builder.build();
    CHECK(data.of(sample::person).row_count() == 1);
    CHECK(data.find(sample::person, "p1") == 0);
}
