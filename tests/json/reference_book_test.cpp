#include <doctest/doctest.h>

#include <array>

#include "../../src/json/reference_book.hpp"
#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;
using guong::json_reading::reference_book;

TEST_CASE("one id of one record type has one number, and is looked up when all rows are there") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    reference_book book{rules.records.size()};
    const auto later = book.number_of(sample::collective, "k1");
    CHECK(book.number_of(sample::collective, "k1") == later);
    const auto of_person = book.number_of(sample::person, "k1");
    CHECK(of_person != later);
    builder.add_row(sample::collective, "k0", false);
    builder.add_row(sample::collective, "k1", false);
    book.resolve(builder);
    CHECK(book.target(later) == 1);
    CHECK_FALSE(book.target(of_person).has_value());
    CHECK(book.text_of(of_person) == "k1");
    CHECK(book.type_of(of_person) == sample::person);
}

TEST_CASE("the texts of ids stay, however many follow") {
    reference_book book{1};
    for (reference_book::id_number id = 0; id < 5'000; ++id) CHECK(book.number_of(0, "id " + std::to_string(id)) == id);
    CHECK(book.id_count() == 5'000);
    for (reference_book::id_number id = 0; id < 5'000; ++id) CHECK(book.text_of(id) == "id " + std::to_string(id));
}

TEST_CASE("a reference is filled in at its place of its list") {
    reference_book book{1};
    const auto outer = book.add_list(0, sample::person, 0, sample::leads);
    const auto inner = book.add_list(0, sample::person, 1, sample::leads);
    book.close_list(inner, std::array<row_number, 2>{0, 9});
    book.close_list(outer, std::array<row_number, 3>{7, 0, 8});
    reference_book::reference second;
    second.list = outer;
    second.element = 1;
    book.fill(second, 5);
    const auto elements = book.elements(book.lists()[outer]);
    CHECK(std::vector<row_number>(elements.begin(), elements.end()) == std::vector<row_number>{7, 5, 8});
    CHECK(book.elements(book.lists()[inner])[1] == 9);
}
