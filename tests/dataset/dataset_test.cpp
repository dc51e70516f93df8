#include <doctest/doctest.h>

#include <guong/dataset.hpp>

#include "support/sample_model.hpp"

using namespace guong;
using namespace guong::testing;

TEST_CASE("a fact of each type comes out as it was set") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.add_row(sample::person, "p1", false);
    const std::vector<std::pair<model::field_index, value>> facts{
        {sample::member, value{false}},
        {sample::ethics, value{true}},
        {sample::solutions, value{decimal{-12}}},
        {sample::mark, value{decimal::parse("8.25").value()}},
        {sample::votes, value{decimal{80}}},
        {sample::full_name, value{std::string{"Lê Thị Gương"}}},
        {sample::born, value{date::of(1999, 12, 31).value()}},
        {sample::completion, value{level{3}}},
    };
    for (const auto& [field, content] : facts) CHECK(builder.set(sample::person, 0, field, content));
    const auto data = builder.build();
    for (const auto& [field, content] : facts) CHECK(data.fact(sample::person, 0, field) == content);
}

TEST_CASE("ids are found composed or decomposed") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.add_row(sample::collective, "tổ-1", false);
    const auto data = builder.build();
    CHECK(data.find(sample::collective, "tổ-1") == 0);
    CHECK(data.find(sample::collective, "to\u0302\u0309-1") == 0);
    CHECK_FALSE(data.find(sample::collective, "to-1").has_value());
    CHECK(data.table_count() == rules.records.size());
}

TEST_CASE("roots are the good records at top level, in their order") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.add_row(sample::collective, "a", false);
    builder.add_row(sample::collective, "b", true);
    builder.add_row(sample::collective, "c", false);
    builder.add_row(sample::collective, "d", false);
    builder.spoil(sample::collective, 2);
    CHECK(builder.build().roots(sample::collective) == std::vector<row_number>{0, 3});
}

TEST_CASE("equal texts are stored once and found by their content") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    for (const std::string text : {"tốt", "khá", "tốt"}) {
        const auto row = builder.add_row(sample::person, "", false).first;
        CHECK(builder.set(sample::person, row, sample::full_name, value{text}));
    }
    const auto data = builder.build();
    CHECK(data.texts() == std::vector<std::string>{"tốt", "khá"});
    CHECK(data.find_text("khá") == 1);
    CHECK_FALSE(data.find_text("giỏi").has_value());
    CHECK(data.fact(sample::person, 2, sample::full_name) == value{std::string{"tốt"}});
}

TEST_CASE("what is said beside a fact belongs to that fact alone") {
    const auto rules = sample_ruleset();
    dataset_builder builder{rules};
    builder.add_row(sample::person, "p1", false);
    builder.add_row(sample::person, "p2", false);
    builder.annotate(sample::person, 1, sample::ethics, {"Hội đồng", "2024-05-02", "đủ", {"biên bản"}});
    const auto data = builder.build();
    REQUIRE(data.annotation_of(sample::person, 1, sample::ethics) != nullptr);
    CHECK(data.annotation_of(sample::person, 1, sample::ethics)->by == "Hội đồng");
    CHECK(data.annotation_of(sample::person, 0, sample::ethics) == nullptr);
    CHECK(data.annotation_of(sample::person, 1, sample::member) == nullptr);
    CHECK(data.annotation_of(sample::collective, 1, sample::ethics) == nullptr);
}

TEST_CASE("records fit rules with the same scales and record types, whatever their labels, and no others") {
    const auto rules = sample_ruleset();
    const auto data = dataset_builder{rules}.build();
    CHECK(data.fits(rules));
    auto relabelled = rules;
    relabelled.records[sample::person].label.text = "Another label";
    CHECK(data.fits(relabelled));
    auto retyped = rules;
    retyped.records[sample::person].fields[sample::member].type.base = model::base_type::integer;
    CHECK_FALSE(data.fits(retyped));
    auto renamed = rules;
    renamed.records[sample::person].fields[sample::member].name += "s";
    CHECK_FALSE(data.fits(renamed));
    auto with_more_levels = rules;
    with_more_levels.scales.front().levels.emplace_back();
    CHECK_FALSE(data.fits(with_more_levels));
}
