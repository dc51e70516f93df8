#include "expected_words.hpp"

#include "../coverage/asked_outcomes.hpp"
#include "../testing/written_values.hpp"

namespace guong::inline v0::differing {

namespace {

std::string expected_value(const operand_value& found, model::type type, const model::ruleset& rules) {
    if (found.rows) {
        std::string list;
        for (const auto& each : *found.rows) list += (list.empty() ? "" : ", ") + testing::literal_of(each, type, rules);
        return "= [" + list + ']';
    }
    if (!is_known(found.content)) return "is unknown";
    return (type.base == model::base_type::scale ? "is " : "= ") + testing::literal_of(found.content, type, rules);
}

} // namespace

std::vector<std::string> expected_words(const rules& tested, const tested_record& asked) {
    const auto& rules = tested.model();
    const auto found = covering::outcomes_of(asked, tested.program());
    std::vector<std::string> words;
    for (std::size_t each = 0; each < asked.asked.size(); ++each)
        words.push_back(testing::written_name(rules.criteria[asked.asked[each]].name) + ' ' + std::string{to_string(found.verdicts[each])});
    for (std::size_t each = 0; each < asked.asked_values.size(); ++each) {
        const auto& named = rules.definitions[asked.asked_values[each]];
        words.push_back(testing::written_name(named.name) + ' ' + expected_value(found.values[each], named.type(), rules));
    }
    return words;
}

tested_record asked_of(const difference_record& found) {
    tested_record made{{}, found.data.data, found.data.type, found.data.row, found.options};
    if (found.criterion) made.asked = {*found.criterion};
    if (found.value) made.asked_values = {*found.value};
    return made;
}

} // namespace guong::inline v0::differing
