#include <guong/mutation.hpp>

#include <algorithm>

#include "../coverage/asked_outcomes.hpp"
#include "mutant_edits.hpp"
#include "mutant_trials.hpp"

namespace guong::inline v0 {

std::size_t mutants::count(mutant_fate fate) const noexcept {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [fate](const mutant& each) { return each.fate == fate; }));
}

std::vector<mutant> mutants_of(const rules& original) {
    const auto& sources = original.model().sources_text;
    const mutating::known_names names{original.model()};
    std::vector<mutant> all;
    for (std::uint32_t index = 0; index < sources.size(); ++index) {
        const mutating::file_words words{sources[index], index};
        if (!words.is_readable()) continue;
        auto of_file = mutating::edits_of(words, names);
        std::move(of_file.begin(), of_file.end(), std::back_inserter(all));
    }
    return all;
}

edited_line edited(const source_map& sources, const text_edit& edit) {
    const auto& text = sources.at(edit.where.source);
    const auto first = text.locate(edit.where.begin).line;
    const auto last = std::max(first, text.locate(edit.where.end).line);
    const auto begin = text.line_begin(first);
    const auto end = text.line_begin(last) + text.line(last).size();
    const auto bytes = text.bytes();
    edited_line made{text.name(), first, std::string{bytes.substr(begin, end - begin)}, {}};
    made.after = std::string{bytes.substr(begin, edit.where.begin - begin)} + edit.replacement +
                 std::string{bytes.substr(edit.where.end, end - edit.where.end)};
    return made;
}

mutants find_mutants(const rules& original, std::span<const tested_record> tests, const mutation_options& options) {
    mutants made{original.model().sources_text, {}, {}};
    std::vector<covering::asked_outcomes> told;
    for (const auto& each : tests) {
        made.tests.push_back(each.name);
        told.push_back(covering::outcomes_of(each, original.program()));
    }
    const auto first_failure = [&](const rules& changed) -> std::optional<test_index> {
        for (test_index test = 0; test < tests.size(); ++test) {
            // Records that do not fit say what the changed rules do not read any more.
            const bool fits = tests[test].data->fits(changed.model());
            if (!fits || !covering::are_equal(covering::outcomes_of(tests[test], changed.program()), told[test])) return test;
        }
        return std::nullopt;
    };
    made.all = mutating::tried_mutants(original, first_failure, tests, options);
    return made;
}

mutants find_mutants(const rules& original, const mutation_options& options) {
    const auto records = tested_records(original);
    mutants made{original.model().sources_text, {}, {}};
    for (const auto& each : records) made.tests.push_back(each.name);
    made.all = mutating::tried_mutants(original, mutating::runner_of_suite(original), records, options);
    return made;
}

} // namespace guong::inline v0
