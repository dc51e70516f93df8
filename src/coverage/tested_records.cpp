#include <guong/coverage.hpp>

#include <guong/testing.hpp>

namespace guong::inline v0 {

std::vector<tested_record> tested_records(const rules& tested) {
    std::vector<tested_record> made;
    for (const auto& each : prepare_tests(tested)) {
        const auto& test = *each.test;
        tested_record record{
            test.row ? test.name + " (" + test.row->words + ')' : test.name, each.data, each.type, each.row, each.options, each.criteria};
        for (const auto definition : each.definitions)
            if (tested.model().definitions[definition].reported) record.asked_values.push_back(definition);
        if (!test.settings.empty()) record.code = each.code;
        made.push_back(std::move(record));
    }
    return made;
}

} // namespace guong::inline v0
