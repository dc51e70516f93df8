#include <guong/coverage.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <utility>

#include "../evaluation/jobs.hpp"
#include "asked_outcomes.hpp"
#include "coverage_edges.hpp"
#include "coverage_observation.hpp"
#include "turned_rules.hpp"

namespace guong::inline v0 {

namespace covering {

namespace {

/// A test in which a verdict, eligible or ineligible, becomes the other one where a condition is turned round.
struct verdict_turn {
    test_index test;
    model::criterion_index criterion;
    verdict before;
};

/// Tests in which what was asked for hangs on a condition, by whether the condition is met in them.
class deciding_tests {
public:
    void add(const verdict_turn& turn, const observation& seen, point_index condition) {
        for (const auto outcome : {truth::no, truth::yes})
            if (seen.has_seen(condition, outcome)) add(turn, outcome == truth::yes);
    }
    void add(const verdict_turn& turn, bool met) {
        keep_first(by_criterion_[turn.criterion].by_outcome[met][turn.before == verdict::eligible], turn.test);
    }
    void add_value(model::definition_index definition, test_index test, const observation& seen, point_index condition) {
        for (const auto outcome : {truth::no, truth::yes})
            if (seen.has_seen(condition, outcome)) keep_first(by_value_[definition][outcome == truth::yes], test);
    }

    [[nodiscard]] std::optional<deciding_pair> pair() const {
        for (const auto& [criterion, tests] : by_criterion_)
            for (const bool eligible_where_met : {true, false}) {
                const auto& met = tests.by_outcome[1][eligible_where_met];
                const auto& unmet = tests.by_outcome[0][!eligible_where_met];
                if (met && unmet) return deciding_pair{*met, *unmet};
            }
        for (const auto& [definition, tests] : by_value_)
            if (tests[0] && tests[1] && tests[0] != tests[1]) return deciding_pair{*tests[1], *tests[0]};
        return std::nullopt;
    }

private:
    static void keep_first(std::optional<test_index>& kept, test_index test) {
        if (!kept) kept = test;
    }

    struct of_one_criterion {
        std::optional<test_index> by_outcome[2][2]; ///< condition unmet or met; ineligible or eligible
    };
    std::map<std::uint32_t, of_one_criterion> by_criterion_;
    std::map<std::uint32_t, std::array<std::optional<test_index>, 2>> by_value_;
};

class coverage_search {
public:
    coverage_search(const rules& tested, std::span<const tested_record> tests) : tests_{tests}, points_{tested.program()}, found_{points_.blank()} {
        for (const auto& each : tests) {
            found_.tests.push_back(each.name);
            program_of_test_.push_back(program_index(each.code ? *each.code : tested.program()));
        }
    }

    coverage find(unsigned jobs) && {
        seen_.resize(tests_.size());
        told_.resize(tests_.size());
        share_out(jobs, tests_.size(), [&](std::size_t test) {
            const auto& tested = programs_[program_of_test_[test]];
            seen_[test] = observe(tests_[test], tested, points_);
            told_[test] = outcomes_of(tests_[test], tested.code);
        });
        for (test_index test = 0; test < tests_.size(); ++test) note(test);
        note_edges(seen_, found_.edges);
        touches_.resize(found_.conditions.size());
        turns_.resize(found_.conditions.size());
        deciding_.resize(found_.conditions.size());
        share_out(jobs, found_.conditions.size(), [&](std::size_t condition) { turn(static_cast<point_index>(condition)); });
        for (test_index test = 0; test < tests_.size(); ++test) turn_elements(test);
        for (point_index each = 0; each < found_.conditions.size(); ++each) found_.conditions[each].decides = deciding_[each].pair();
        note_clauses();
        return std::move(found_);
    }

private:
    std::size_t program_index(const program& code) {
        const auto known = std::find_if(programs_.begin(), programs_.end(), [&](const auto& each) { return &each.code.model() == &code.model(); });
        if (known != programs_.end()) return static_cast<std::size_t>(known - programs_.begin());
        programs_.push_back({code, points_.places_in(code.model())});
        return programs_.size() - 1;
    }

    template <class Work>
    static void share_out(unsigned jobs, std::size_t count, Work work) {
        std::atomic<std::size_t> next{0};
        run_jobs(jobs, [&] {
            for (auto at = next++; at < count; at = next++) work(at);
        });
    }

    static void keep_first(std::optional<test_index>& kept, test_index test) {
        if (!kept) kept = test;
    }

    void note(test_index test) {
        const auto& seen = seen_[test];
        for (point_index each = 0; each < found_.conditions.size(); ++each) {
            auto& condition = found_.conditions[each];
            if (seen.has_seen(each, truth::yes)) keep_first(condition.met, test);
            if (seen.has_seen(each, truth::no)) keep_first(condition.unmet, test);
            if (seen.has_seen(each, truth::unknown)) keep_first(condition.undetermined, test);
        }
        for (const auto row : seen.rows) keep_first(found_.rows[row].hit, test);
        for (const auto version : seen.versions) keep_first(found_.versions[version].used, test);
    }

    /// Turns a condition round for all tests that ask it.
    void turn(point_index condition) {
        auto& deciding = deciding_[condition];
        std::map<std::size_t, program> turned;
        for (test_index test = 0; test < tests_.size(); ++test) {
            const auto& seen = seen_[test];
            if (!seen.has_seen(condition, truth::yes) && !seen.has_seen(condition, truth::no)) continue;
            const auto of_test = program_of_test_[test];
            auto code = turned.find(of_test);
            if (code == turned.end())
                code = turned.emplace(of_test, turned_rules(programs_[of_test].code.model(), points_, condition).program()).first;
            const auto now = outcomes_of(tests_[test], code->second);
            for (std::size_t i = 0; i < now.verdicts.size(); ++i) {
                const auto before = told_[test].verdicts[i];
                if (now.verdicts[i] == before) continue;
                keep_first(touches_[condition], test);
                if (before == verdict::undetermined || now.verdicts[i] == verdict::undetermined) continue;
                turns_[condition].push_back({test, tests_[test].asked[i], before});
                deciding.add(turns_[condition].back(), seen, condition);
            }
            for (std::size_t i = 0; i < now.values.size(); ++i) {
                if (are_equal(now.values[i], told_[test].values[i])) continue;
                keep_first(touches_[condition], test);
                deciding.add_value(tests_[test].asked_values[i], test, seen, condition);
            }
        }
    }

    /// A condition on one element decides where it turns the condition on the list round, and that decides.
    void turn_elements(test_index test) {
        for (const auto& each : seen_[test].element_turns)
            for (const auto& turn : turns_[each.list])
                if (turn.test == test) deciding_[each.condition].add(turn, each.met);
    }

    void note_clauses() {
        for (std::size_t clause = 0; clause < found_.clauses.size(); ++clause) {
            auto& touched = found_.clauses[clause].touched;
            for (const auto condition : points_.clauses()[clause].conditions)
                if (!touched) touched = touches_[condition];
            for (const auto row : points_.clauses()[clause].rows)
                if (!touched) touched = found_.rows[row].hit;
        }
    }

    std::span<const tested_record> tests_;
    point_map points_;
    coverage found_;
    std::vector<covered_program> programs_;
    std::vector<std::size_t> program_of_test_;
    std::vector<observation> seen_;
    std::vector<asked_outcomes> told_;
    std::vector<std::optional<test_index>> touches_; ///< of each condition, the first test whose outcome hangs on it
    std::vector<std::vector<verdict_turn>> turns_; ///< of each condition
    std::vector<deciding_tests> deciding_;         ///< likewise
};

template <class Counts>
coverage_totals totals_where(const coverage& whole, Counts counts) {
    coverage_totals made;
    const auto add = [](covered_share& share, bool shown) {
        share.shown += shown;
        ++share.of;
    };
    for (const auto& each : whole.conditions) {
        if (!counts(each.where)) continue;
        add(made.met, each.met.has_value());
        add(made.unmet, each.unmet.has_value());
        if (each.can_be_undetermined) add(made.undetermined, each.undetermined.has_value());
        if (each.is_to_decide()) add(made.decides, each.decides.has_value());
        made.impossible += each.cannot_decide;
    }
    for (const auto& each : whole.edges) {
        if (!counts(each.where)) continue;
        add(made.edges, each.at.has_value());
        add(made.edges, each.next.has_value());
    }
    for (const auto& each : whole.rows)
        if (counts(each.where)) add(made.rows, each.hit.has_value());
    for (const auto& each : whole.versions)
        if (counts(each.where)) add(made.versions, each.used.has_value());
    for (const auto& each : whole.clauses)
        if (counts(each.where)) add(made.clauses, each.touched.has_value());
    return made;
}

} // namespace

} // namespace covering

coverage_totals coverage::totals() const {
    return covering::totals_where(*this, [](span) { return true; });
}

coverage_totals coverage::totals_of(std::uint32_t source) const {
    return covering::totals_where(*this, [source](span where) { return where.source == source; });
}

coverage only_in(coverage whole, std::span<const std::string> files) {
    const auto is_elsewhere = [&](const auto& each) {
        return std::find(files.begin(), files.end(), whole.sources.at(each.where.source).name()) == files.end();
    };
    std::erase_if(whole.conditions, is_elsewhere);
    std::erase_if(whole.edges, is_elsewhere);
    std::erase_if(whole.rows, is_elsewhere);
    std::erase_if(whole.versions, is_elsewhere);
    std::erase_if(whole.clauses, is_elsewhere);
    return whole;
}

coverage find_coverage(const rules& tested, std::span<const tested_record> tests, unsigned jobs) {
    return covering::coverage_search{tested, tests}.find(std::max(1u, jobs));
}

} // namespace guong::inline v0
