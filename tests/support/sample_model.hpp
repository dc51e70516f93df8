#pragma once

/// A small ruleset made by hand, with a field of every type: for tests of records, which need no rule file. It has no criteria.

#include <memory>
#include <string>
#include <utility>

#include <guong/rules.hpp>

namespace guong::testing {

/// Record types of `sample_ruleset`, in their order.
namespace sample {
inline constexpr model::record_index collective = 0;
inline constexpr model::record_index person = 1;
inline constexpr model::record_index award = 2;
inline constexpr model::record_index text_element = 3;
inline constexpr model::record_index integer_element = 4;

/// Fields of `collective`.
inline constexpr model::field_index unity = 0;
inline constexpr model::field_index parent = 1;

/// Fields of `person`, of every type.
inline constexpr model::field_index member = 0;
inline constexpr model::field_index ethics = 1;
inline constexpr model::field_index solutions = 2;
inline constexpr model::field_index mark = 3;
inline constexpr model::field_index votes = 4;
inline constexpr model::field_index full_name = 5;
inline constexpr model::field_index born = 6;
inline constexpr model::field_index completion = 7;
inline constexpr model::field_index unit = 8;
inline constexpr model::field_index leads = 9;
inline constexpr model::field_index remarks = 10;
inline constexpr model::field_index years = 11;
inline constexpr model::field_index awards = 12;

/// Fields of `award`; its `id` is declared, as an integer.
inline constexpr model::field_index award_id = 0;
inline constexpr model::field_index award_level = 1;
} // namespace sample

inline model::field sample_field(std::string name, model::base_type base, std::uint32_t index = 0, bool list = false,
                                 std::string key = {}) {
    model::field made;
    made.name = std::move(name);
    made.key = std::move(key);
    made.type = {base, index, list};
    return made;
}

inline model::scale_level sample_level(std::string name, std::string label, std::string label_en = {}) {
    return {std::move(name), {std::move(label), std::move(label_en), {}}};
}

inline model::ruleset sample_ruleset() {
    using enum model::base_type;
    model::ruleset made;
    made.language = language::vi;

    model::scale completion;
    completion.name = "completion";
    completion.levels = {sample_level("not_completed", "không hoàn thành", "not completed"), sample_level("completed", "hoàn thành"),
                         sample_level("good", "hoàn thành tốt"), sample_level("excellent", "hoàn thành xuất sắc")};
    made.scales.push_back(completion);

    model::record_type collective;
    collective.name = "collective";
    collective.fields = {sample_field("unity", judgement), sample_field("parent", record, sample::collective)};

    model::record_type person;
    person.name = "person";
    person.fields = {
        sample_field("member", boolean),
        sample_field("ethics", judgement),
        sample_field("solutions", integer),
        sample_field("mark", decimal),
        sample_field("votes", percent),
        sample_field("full_name", text, 0, false, "Họ và tên"),
        sample_field("born", date),
        sample_field("completion", scale, 0),
        sample_field("unit", record, sample::collective),
        sample_field("leads", record, sample::collective, true),
        sample_field("remarks", record, sample::text_element, true),
        sample_field("years", record, sample::integer_element, true),
        sample_field("awards", record, sample::award, true),
    };

    model::record_type award;
    award.name = "award";
    award.fields = {sample_field("id", integer), sample_field("level", scale, 0), sample_field("a/b~c", boolean)};

    model::record_type text_element;
    text_element.name = "list of text";
    text_element.plain_element = true;
    text_element.fields = {sample_field("value", text)};

    model::record_type integer_element;
    integer_element.name = "list of integer";
    integer_element.plain_element = true;
    integer_element.fields = {sample_field("value", integer)};

    made.records = {collective, person, award, text_element, integer_element};
    return made;
}

/// The sample ruleset behind the front door; there is nothing in it to run.
inline rules sample_rules() {
    auto code = std::make_shared<program::parts>();
    code->model = std::make_shared<const model::ruleset>(sample_ruleset());
    return rules{program{std::move(code)}};
}

} // namespace guong::testing
