#include "from_syntax_tests.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <guong/limits.hpp>

#include "dependency_order.hpp"
#include "from_syntax_expectations.hpp"
#include "from_syntax_given.hpp"
#include "validity.hpp"

namespace guong::inline v0::checking {

namespace {

/// How many records a sample or test is made of, without those that are only referred to.
class record_counter {
public:
    explicit record_counter(std::size_t samples) : inside_(samples) {}

    void add(model::sample_index index, const model::sample& sample) { inside_[index] = in_start(sample.like) + in_facts(sample.facts); }
    [[nodiscard]] std::size_t in_test(const model::test& test) const {
        std::size_t count = 1 + in_start(test.like) + in_facts(test.facts);
        for (const auto& each : test.others) count = bounded(count + in_value(each));
        for (const auto each : inside_) count = bounded(count + each); // each sample stands there at most once
        return count;
    }
    [[nodiscard]] std::size_t in_sample(model::sample_index index) const { return inside_[index]; }

private:
    static std::size_t bounded(std::size_t count) { return std::min(count, limits::test_records_max + 1); }
    [[nodiscard]] std::size_t in_start(std::optional<model::sample_index> like) const { return like ? inside_[*like] : 0; }
    [[nodiscard]] std::size_t in_facts(const std::vector<model::given_fact>& facts) const {
        std::size_t count = 0;
        for (const auto& each : facts) count = bounded(count + in_value(each.content));
        return count;
    }
    [[nodiscard]] std::size_t in_value(const model::given_value& content) const {
        std::size_t count = 0;
        if (const auto* record = std::get_if<model::given_record>(&content.form)) count = 1 + in_start(record->like) + in_facts(record->facts);
        if (const auto* list = std::get_if<model::given_value::list>(&content.form))
            for (const auto& each : list->elements) count = bounded(count + std::max<std::size_t>(1, in_value(each)));
        return bounded(count);
    }

    std::vector<std::size_t> inside_; ///< of each sample: the records written inside it
};

class test_checker {
public:
    test_checker(const rule_files& files, declared& known) : files_{files}, known_{known} {}

    void check() {
        each<syntax::sample>([&](const auto& written, std::uint32_t) { declare_sample(written); });
        known_.sample_used.resize(known_.rules.samples.size());
        for (std::size_t i = 0; i < samples_.size(); ++i) check_sample(static_cast<model::sample_index>(i));
        if (!order_samples()) return;
        // Tests of a used file are its own affair.
        each<syntax::test>([&](const auto& written, std::uint32_t file) {
            if (file == 0) check_test(written);
        });
        warn_of_days_outside();
    }

private:
    /// A test may well be of the day before rules are in force. If all that name a day are, the rules say the wrong time.
    void warn_of_days_outside() {
        const auto outside = [&](const syntax::literal& day) { return outside_validity_of(known_.rules, std::get<date>(day.content)); };
        if (days_.empty() || !std::all_of(days_.begin(), days_.end(), outside)) return;
        known_.report_finding(diagnostic_code::outside_validity, days_.front().where, *outside(days_.front()));
    }

    template <class Form, class Action>
    void each(Action action) {
        for (const auto file : files_.order)
            for (const auto& declaration : files_.trees[file].declarations)
                if (const auto* form = std::get_if<Form>(&declaration.form)) action(*form, file);
    }

    void report_duplicate(const std::string& name, span again, span first) {
        known_.report_finding(diagnostic_code::duplicate_name, again, {name}).labels.push_back({first, {phrase_id::first_declared_here, {}}});
    }

    // Samples

    void declare_sample(const syntax::sample& written) {
        const auto& name = written.name.text;
        if (const auto first = known_.samples.find(name); first != known_.samples.end())
            return report_duplicate(name, written.name.where, known_.rules.samples[first->second].where);
        if (const auto record = known_.records.find(name); record != known_.records.end())
            return report_duplicate(name, written.name.where, known_.rules.records[record->second].where);
        const auto record = known_.record_named(written.record);
        if (!record) {
            known_.poisoned.insert(name);
            return;
        }
        known_.samples.emplace(name, static_cast<model::sample_index>(samples_.size()));
        model::sample made;
        made.name = name;
        made.record = *record;
        made.label = to_wording(written.annotations);
        made.cite = to_text(written.annotations.cite);
        made.notes = to_notes(written.annotations.notes);
        made.where = written.name.where;
        known_.rules.samples.push_back(std::move(made));
        samples_.push_back(&written);
    }

    void check_sample(model::sample_index index) {
        const auto& written = *samples_[index];
        const auto record = known_.rules.samples[index].record;
        // What a sample mentions is used where the sample is.
        const auto used_before = known_.sample_used;
        given_checker given{known_, std::nullopt};
        const auto like = written.like ? given.start_from(*written.like, record) : std::nullopt;
        auto facts = given.check_facts(written.facts, record);
        mentions_.push_back({});
        for (std::size_t i = 0; i < used_before.size(); ++i)
            if (known_.sample_used[i] && !used_before[i]) mentions_.back().push_back(static_cast<model::sample_index>(i));
        known_.sample_used = used_before;
        for (const auto& each : given.starts()) starts_.push_back({index, each.sample, each.where});
        auto& sample = known_.rules.samples[index];
        sample.like = like;
        sample.facts = std::move(facts);
    }

    /// False where samples start from one another in a circle, or too deep: then no test can be made of them.
    bool order_samples() {
        const auto order = order_by_dependency(std::vector<std::size_t>(samples_.size(), 1), starts_);
        for (const auto& cycle : order.cycles) report_cycle(cycle);
        if (!order.cycles.empty()) return false;
        counter_ = record_counter{samples_.size()};
        for (const auto at : order.order) {
            const auto& sample = known_.rules.samples[at];
            counter_.add(static_cast<model::sample_index>(at), sample);
            if (order.steps[at] == limits::dependency_depth_max + 1) {
                known_.report_finding(diagnostic_code::dependency_too_deep, sample.where, {sample.name, std::to_string(limits::dependency_depth_max)});
                return false;
            }
        }
        return true;
    }

    void report_cycle(const std::vector<dependency>& cycle) {
        const auto name_of = [&](std::size_t sample) { return known_.rules.samples[sample].name; };
        auto& finding = known_.report_finding(diagnostic_code::sample_cycle, cycle.front().where, {name_of(cycle.front().from)});
        for (const auto& step : cycle) finding.labels.push_back({step.where, {phrase_id::starts_from, {name_of(step.from), name_of(step.to)}}});
    }

    /// What is used by what is used is used.
    void mark_used() {
        for (bool changes = true; changes;) {
            changes = false;
            for (std::size_t i = 0; i < mentions_.size(); ++i) {
                if (!known_.sample_used[i]) continue;
                for (const auto mentioned : mentions_[i])
                    if (!known_.sample_used[mentioned]) known_.sample_used[mentioned] = changes = true;
            }
        }
    }

    // Tests

    void check_test(const syntax::test& written) {
        const auto record = known_.record_named(written.record);
        if (const auto [first, fresh] = test_names_.emplace(written.name.text, written.name.where); !fresh)
            report_duplicate(written.name.text, written.name.where, first->second);
        if (!record) return;
        model::test made;
        made.name = written.name.text;
        made.record = *record;
        made.cite = to_text(written.annotations.cite);
        made.notes = to_notes(written.annotations.notes);
        made.where = written.name.where;
        if (written.as_of) {
            made.as_of = std::get<date>(written.as_of->content);
            days_.push_back(*written.as_of);
        }
        given_checker given{known_, *record};
        if (written.like) made.like = given.start_from(*written.like, *record);
        made.facts = given.check_facts(written.facts, *record);
        check_settings_of(written, given, made);
        check_others(written, given, made);
        expectation_checker expectations{known_, *record};
        for (const auto& each : written.expected)
            if (auto expected = expectations.check(each, std::nullopt)) made.expected.push_back(std::move(*expected));
        if (written.cases.empty())
            finish(std::move(made), written.expected.empty() && !written.broken);
        else
            check_cases(written, made, given, expectations);
        mark_used();
    }

    void finish(model::test made, bool expects_nothing) {
        if (expects_nothing) known_.report_finding(diagnostic_code::nothing_expected, made.where);
        if (counter_.in_test(made) > limits::test_records_max) {
            known_.report_finding(diagnostic_code::test_too_large, made.where, {made.name, std::to_string(limits::test_records_max)});
            return;
        }
        known_.rules.tests.push_back(std::move(made));
    }

    /// A parameter, or a function of the host; nothing, and reported, where the name is that of neither.
    std::optional<model::test_setting> target_of_setting(const syntax::name& name) {
        if (const auto parameter = known_.parameters.find(name.text); parameter != known_.parameters.end())
            return model::test_setting{parameter->second, {}};
        if (const auto function = known_.functions.find(name.text); function != known_.functions.end())
            return model::test_setting{0, {}, function->second};
        if (known_.is_poisoned(name.text)) return std::nullopt;
        auto names = names_of(known_.rules.parameters);
        for (const auto& function : known_.rules.functions) names.push_back(function.name);
        auto& finding = known_.report_finding(diagnostic_code::unknown_parameter, name.where, {name.text});
        declared::suggest(finding, name.text, names, "");
        return std::nullopt;
    }

    void check_settings_of(const syntax::test& written, given_checker& given, model::test& made) {
        std::map<std::string, span> seen;
        for (const auto& each : written.settings) {
            const auto& name = each.parameter;
            const auto set = target_of_setting(name);
            if (!set) continue;
            if (const auto [first, fresh] = seen.emplace(name.text, name.where); !fresh) {
                known_.report_finding(diagnostic_code::given_twice, name.where, {name.text})
                    .labels.push_back({first->second, {phrase_id::given_first_here, {}}});
                continue;
            }
            const auto type = set->function ? known_.rules.functions[*set->function].result : known_.rules.parameters[set->parameter].type;
            auto content = given.check_constant(each.content, type, name.text);
            if (!content) continue;
            if (is_known(*content) || set->function)
                made.settings.push_back({set->parameter, std::move(*content), set->function});
            else
                known_.report_finding(diagnostic_code::wrong_given_value, each.content.where,
                                      {name.text, known_.type_words(type), known_.written_at(each.content.where)});
        }
    }

    void check_others(const syntax::test& written, given_checker& given, model::test& made) {
        std::set<model::record_index> there;
        for (const auto& each : written.others) {
            auto other = given.check_other(each);
            if (!other) continue;
            if (const auto* record = std::get_if<model::given_record>(&other->form)) there.insert(record->record);
            if (const auto* sample = std::get_if<model::given_value::sample_record>(&other->form))
                there.insert(known_.rules.samples[sample->sample].record);
            made.others.push_back(std::move(*other));
        }
        for (const auto& name : written.without) {
            const auto record = known_.record_named(name);
            if (!record) continue;
            if (there.contains(*record)) known_.report_finding(diagnostic_code::none_and_some, name.where, {name.text});
            made.without.push_back(*record);
        }
    }

    // Cases

    void check_cases(const syntax::test& written, const model::test& common, given_checker& given, expectation_checker& expectations) {
        std::uint32_t number = 0;
        for (const auto& table : written.cases) {
            const auto columns = check_columns(table.columns, common.record, given);
            if (table.rows.empty() && !written.broken) known_.report_finding(diagnostic_code::nothing_expected, table.where);
            for (const auto& row : table.rows) {
                auto made = common;
                made.row = model::test_row{++number, cells_of(row), row.where};
                check_row(row, columns, given, made);
                for (const auto& each : row.expected)
                    if (auto expected = expectations.check(each, table.target)) made.expected.push_back(std::move(*expected));
                finish(std::move(made), false);
            }
        }
    }

    /// A column that is wrong stays, without a fact, so that the cells below it are still counted.
    static std::vector<std::optional<given_checker::fact_place>> check_columns(const std::vector<syntax::fact_name>& written, model::record_index record,
                                                                               given_checker& given) {
        std::vector<std::optional<given_checker::fact_place>> columns;
        given_checker::given_places seen;
        for (const auto& each : written) {
            columns.push_back(given.find_fact(each, record));
            if (columns.back() && !given.note_given(seen, *columns.back(), each.where)) columns.back().reset();
        }
        return columns;
    }

    void check_row(const syntax::test_row& row, const std::vector<std::optional<given_checker::fact_place>>& columns, given_checker& given,
                   model::test& made) {
        if (row.cells.size() != columns.size()) {
            known_.report_finding(diagnostic_code::cells_do_not_match, row.where, {std::to_string(row.cells.size()), std::to_string(columns.size())});
            return;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i]) continue;
            auto content = given.check_value(row.cells[i], *columns[i]);
            if (content) made.facts.push_back({columns[i]->field, columns[i]->beside, std::move(*content), row.cells[i].where});
        }
    }

    /// The cells as they are written.
    [[nodiscard]] std::string cells_of(const syntax::test_row& row) const {
        std::string words;
        for (const auto& each : row.cells) words += (words.empty() ? "" : ", ") + known_.written_at(each.where);
        return words;
    }

    const rule_files& files_;
    declared& known_;
    std::vector<const syntax::sample*> samples_;
    std::vector<std::vector<model::sample_index>> mentions_; ///< of each sample: those it mentions
    std::vector<dependency> starts_;
    record_counter counter_{0};
    std::map<std::string, span> test_names_;
    std::vector<syntax::literal> days_; ///< that tests name as their reference dates
};

} // namespace

void check_tests(const rule_files& files, declared& known) { test_checker{files, known}.check(); }

} // namespace guong::inline v0::checking
