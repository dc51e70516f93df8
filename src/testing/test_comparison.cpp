#include "test_comparison.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "missing_ways.hpp"
#include "test_outcomes.hpp"
#include "test_words.hpp"

namespace guong::inline v0::testing {

namespace {

/// Whether it is the item, or one inside it.
bool is_within(const std::string& path, const std::string& item) {
    return path.starts_with(item) && (path.size() == item.size() || path[item.size()] == '/');
}

bool is_in_some(const std::vector<std::vector<std::string>>& sets, const std::string& item) {
    return std::any_of(sets.begin(), sets.end(), [&](const auto& set) {
        return std::any_of(set.begin(), set.end(), [&](const std::string& reason) { return is_within(reason, item); });
    });
}

/// Whether these items are the reasons: an item stands for those inside it, as far as they are among them.
bool are_meant(const std::vector<std::string>& reasons, const std::vector<std::string>& items) {
    const auto holds = [&](const std::string& item) {
        return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) { return is_within(reason, item); });
    };
    const auto is_held = [&](const std::string& reason) {
        return std::any_of(items.begin(), items.end(), [&](const std::string& item) { return is_within(reason, item); });
    };
    return std::all_of(items.begin(), items.end(), holds) && std::all_of(reasons.begin(), reasons.end(), is_held);
}

std::string in_backticks(std::string_view name) { return '`' + std::string{name} + '`'; }

class test_comparison {
public:
    test_comparison(const prepared_test& prepared, const program& code, comparison_options options)
        : test_{*prepared.test}, prepared_{prepared}, code_{code}, options_{options},
          engine_{std::make_shared<const evaluator>(code, prepared.data, prepared.options)} {}

    test_result compare() {
        describe();
        for (const auto& where : prepared_.unfit)
            add_failure(where, [](const test_phrases& words, language) { return std::string{words.fits}; },
                        [](const test_phrases& words, language) { return std::string{words.does_not_fit}; });
        for (const auto& each : test_.expected) {
            if (options_.only_first && !made_.passed()) break;
            check(each);
        }
        if (options_.explained && !options_.only_first) add_explanations();
        return std::move(made_);
    }

private:
    /// Places are those of the rules that the test stands in, whatever program it runs on.
    [[nodiscard]] const source& text_of(span where) const { return prepared_.code.model().sources_text[where.source]; }

    void describe() {
        const auto where = test_.row ? test_.row->where : test_.where;
        made_.name = test_.name;
        if (test_.row) {
            made_.row = test_.row->number;
            made_.row_words = test_.row->words;
        }
        made_.record = code_.model().records[test_.record].name;
        made_.cite = test_.cite;
        made_.file = text_of(where).name();
        made_.where = text_of(where).locate(where.begin);
    }

    template <class Expected, class Found>
    void add_failure(span where, Expected expected, Found found) {
        const auto worded = [](auto& say) {
            return in_both_languages([&](language which) { return say(test_phrases_in(which), which); });
        };
        made_.failures.push_back({worded(expected), worded(found), text_of(where).name(), text_of(where).locate(where.begin)});
    }

    // What may be expected

    void check(const model::expectation& expected) {
        const auto failures_before = made_.failures.size();
        check_outcome(expected);
        // Where the verdict is another one, so are its reasons.
        if (made_.failures.size() == failures_before) {
            for (const auto& each : expected.reasons) check_reasons(expected.target, each);
            for (const auto& each : expected.missing) check_missing(expected.target, each);
        }
        if (made_.failures.size() > failures_before) failed_.push_back(&expected.target);
    }

    void check_outcome(const model::expectation& expected) {
        if (const auto* wanted = std::get_if<verdict>(&expected.outcome))
            check_words(expected, *wanted, result_of(*expected.target.criterion).verdict());
        else if (const auto* wanted_status = std::get_if<status>(&expected.outcome))
            check_status(expected, *wanted_status);
        else if (!std::holds_alternative<std::monostate>(expected.outcome))
            check_value(expected);
    }

    template <class Outcome>
    void check_words(const model::expectation& expected, Outcome wanted, Outcome found) {
        if ((found == wanted) != expected.negated) return;
        const auto name = in_backticks(expected.target.path);
        add_failure(expected.where,
                    [&](const test_phrases& words, language which) {
                        return phrasing::filled(expected.negated ? words.is_not : words.is, {name, words_of(wanted, which)});
                    },
                    [&](const test_phrases& words, language which) { return phrasing::filled(words.is, {name, words_of(found, which)}); });
    }

    void check_status(const model::expectation& expected, status wanted) {
        const auto& target = expected.target;
        const auto found = target.criterion ? status_of_item(result_of(*target.criterion), target.items)
                                            : std::optional{status_of_helper(*engine_, *target.definition, prepared_.row)};
        if (found) return check_words(expected, wanted, *found);
        const auto name = in_backticks(target.path);
        add_failure(expected.where,
                    [&](const test_phrases& words, language which) { return phrasing::filled(words.is, {name, words_of(wanted, which)}); },
                    [&](const test_phrases& words, language) { return phrasing::filled(words.no_such_item, {name}); });
    }

    void check_value(const model::expectation& expected) {
        const auto found = value_of_helper(*engine_, *expected.target.definition, prepared_.row);
        if (found && is_expected(expected, *found) != expected.negated) return;
        const auto& rules = code_.model();
        auto type = rules.definitions[*expected.target.definition].type();
        type.list = false;
        const auto name = in_backticks(expected.target.path);
        operand_value wanted;
        if (const auto* one = std::get_if<value>(&expected.outcome)) wanted.content = *one;
        if (const auto* several = std::get_if<std::vector<value>>(&expected.outcome)) wanted.rows = *several;
        add_failure(expected.where,
                    [&](const test_phrases& words, language which) {
                        return phrasing::filled(expected.negated ? words.value_is_not : words.value_is, {name, words_of(wanted, type, rules, which)});
                    },
                    [&](const test_phrases& words, language which) {
                        if (!found) return phrasing::filled(words.not_calculated, {name});
                        return phrasing::filled(words.value_is, {name, words_of(*found, type, rules, which)});
                    });
    }

    static bool is_expected(const model::expectation& expected, const operand_value& found) {
        if (const auto* several = std::get_if<std::vector<value>>(&expected.outcome)) return found.rows == *several;
        const auto& wanted = std::get<value>(expected.outcome);
        if (!is_known(wanted)) return !is_known(found.content) && !found.rows;
        // What has no end behind the point equals no value that could be written.
        return found.content == wanted && !found.is_rounded;
    }

    void check_reasons(const model::expected_target& target, const model::expected_reasons& expected) {
        const auto& sets = explanation_of(*target.criterion).reasons.sets;
        const bool as_expected =
            expected.negated ? std::none_of(expected.items.begin(), expected.items.end(),
                                            [&](const std::string& item) { return is_in_some(sets, item); })
                             : std::any_of(sets.begin(), sets.end(), [&](const auto& set) { return are_meant(set, expected.items); });
        if (as_expected) return;
        const auto name = in_backticks(target.path);
        add_failure(expected.where,
                    [&](const test_phrases& words, language) {
                        return phrasing::filled(expected.negated ? words.not_decided_by : words.decided_by,
                                          {name, names_in_backticks(expected.items, words.and_)});
                    },
                    [&](const test_phrases& words, language) {
                        if (sets.empty()) return phrasing::filled(words.no_reasons, {name});
                        std::string all;
                        for (const auto& set : sets) all += (all.empty() ? "" : std::string{words.or_}) + names_in_backticks(set, words.and_);
                        return phrasing::filled(words.decided_alone, {name, all});
                    });
    }

    void check_missing(const model::expected_target& target, const model::expected_missing& expected) {
        const auto missing = missing_of(target);
        const auto is_missing = [&](const model::missing_path& way) {
            return std::any_of(missing.begin(), missing.end(), [&](const missing_fact& fact) { return leads_to(fact.at, way); });
        };
        const bool as_expected = expected.negated ? std::none_of(expected.facts.begin(), expected.facts.end(), is_missing)
                                                  : std::all_of(expected.facts.begin(), expected.facts.end(), is_missing);
        if (as_expected) return;
        const auto name = in_backticks(target.path);
        std::vector<std::string> wanted, found;
        for (const auto& each : expected.facts) wanted.push_back(each.words);
        for (const auto& each : missing) found.push_back(each.at);
        add_failure(
            expected.where,
            [&](const test_phrases& words, language) {
                return phrasing::filled(expected.negated ? words.does_not_miss : words.misses,
                                        {name, names_in_backticks(wanted, words.and_)});
            },
            [&](const test_phrases& words, language) {
                if (found.empty()) return phrasing::filled(words.misses_nothing, {name});
                return phrasing::filled(words.misses, {name, names_in_backticks(found, words.and_)});
            });
    }

    [[nodiscard]] std::vector<missing_fact> missing_of(const model::expected_target& target) {
        if (target.criterion) return missing_facts(result_of(*target.criterion));
        const auto criterion = any_criterion();
        if (!criterion) return {};
        const auto& values = explanation_of(*criterion).values;
        const auto found = std::find_if(values.begin(), values.end(), [&](const value_reading& each) { return each.name == target.path; });
        return found == values.end() ? std::vector<missing_fact>{} : found->missing;
    }

    // What is evaluated and explained, each once

    const outcome& result_of(model::criterion_index criterion) {
        const auto found = results_.find(criterion);
        if (found != results_.end()) return found->second;
        return results_.emplace(criterion, outcome{engine_, criterion, prepared_.row}).first->second;
    }

    const explanation& explanation_of(model::criterion_index criterion) {
        const auto found = explanations_.find(criterion);
        if (found != explanations_.end()) return found->second;
        // Records of tests are made up: nothing in them is anybody's secret.
        return explanations_.emplace(criterion, explain(result_of(criterion), {true})).first->second;
    }

    /// Values are told beside the verdict of some criterion.
    [[nodiscard]] std::optional<model::criterion_index> any_criterion() const {
        const auto& criteria = code_.model().criteria;
        for (model::criterion_index index = 0; index < criteria.size(); ++index)
            if (criteria[index].record == test_.record) return index;
        return std::nullopt;
    }

    void add_explanations() {
        std::vector<model::criterion_index> wanted;
        for (const auto* target : failed_) {
            const auto criterion = target->criterion ? target->criterion : any_criterion();
            if (criterion && std::find(wanted.begin(), wanted.end(), *criterion) == wanted.end()) wanted.push_back(*criterion);
        }
        for (const auto criterion : wanted) {
            auto told = explanation_of(criterion);
            std::erase_if(told.values, [&](const value_reading& each) { return !is_failed_value(each.name); });
            made_.explanations.push_back(std::move(told));
        }
    }

    /// Of calculated values, those are told that came out otherwise.
    [[nodiscard]] bool is_failed_value(const std::string& name) const {
        return std::any_of(failed_.begin(), failed_.end(),
                           [&](const model::expected_target* target) { return !target->criterion && target->path == name; });
    }

    const model::test& test_;
    const prepared_test& prepared_;
    const program& code_;
    comparison_options options_;
    std::shared_ptr<const evaluator> engine_;
    test_result made_;
    std::vector<const model::expected_target*> failed_;
    std::map<model::criterion_index, outcome> results_;
    std::map<model::criterion_index, explanation> explanations_;
};

} // namespace

test_result compare(const prepared_test& prepared, const program& code, comparison_options options) {
    return test_comparison{prepared, code, options}.compare();
}

} // namespace guong::inline v0::testing
