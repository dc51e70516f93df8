#include "agreement.hpp"

#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/evaluation.hpp>
#include <guong/json.hpp>
#include <guong/model.hpp>
#include <guong/program.hpp>
#include <guong/syntax.hpp>

#include "random_functions.hpp"
#include "random_records.hpp"
#include "random_rules.hpp"
#include "random_schema.hpp"
#include "reference_evaluator.hpp"

namespace guong::reference {

namespace {

struct disagreement : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string words(truth outcome) {
    return outcome == truth::yes ? "yes" : outcome == truth::no ? "no" : "unknown";
}

truth truth_of(verdict outcome) { return static_cast<truth>(outcome); }

std::string describe(const report& findings) {
    std::string text;
    for (const auto& finding : findings.findings) {
        if (code_name(finding.code).front() == 'W') continue;
        const auto place = findings.sources.empty() ? position{} : findings.sources.front().locate(finding.where.begin);
        text += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string{code_name(finding.code)} + " " +
                message(finding) + " " + finding.pointer + "\n";
    }
    return text;
}

/// Lets a table take the first row that holds.
void take_first_row(std::string& text, const std::string& table) {
    const auto begin = text.find("table " + table + " for ");
    if (begin == std::string::npos) throw disagreement{"no table " + table};
    const auto rows = text.find("\n  row ", begin) + 1;
    constexpr std::string_view only = "  takes only row\n";
    if (const auto written = text.find(only, begin); written < rows)
        text.replace(written, only.size(), "  takes first row\n");
    else
        text.insert(rows, "  takes first row\n");
}

/// The tables whose rows hold at once.
std::set<std::string> overlapping_tables(const report& findings) {
    std::set<std::string> tables;
    for (const auto& finding : findings.findings)
        if (finding.code == diagnostic_code::rows_overlap) tables.insert(finding.arguments.front());
    return tables;
}

/// Any text that the generator writes must be accepted, but for tables that take the only row: whether their rows exclude each other is seen
/// here, and where they do not, the first is taken.
program compiled(std::string text) {
    const source rules_text{"random.guong", text};
    const auto parsed = parse(rules_text);
    if (!parsed || parsed.report().has_errors()) throw disagreement{"the rules were not parsed:\n" + describe(parsed.report())};
    auto checked = check(*parsed, rules_text);
    if (checked) {
        auto rules = std::move(checked).value();
        for (auto& declared : rules.functions)
            for (const auto& offered : random_functions().entries())
                if (offered.name == declared.name) declared.body = offered.function;
        return compile(std::move(rules));
    }
    const auto tables = overlapping_tables(checked.report());
    if (tables.empty()) throw disagreement{"the rules were not accepted:\n" + describe(checked.report())};
    for (const auto& table : tables) take_first_row(text, table);
    return compiled(std::move(text));
}

/// Whether a batch says of all conditions of a row what a run for that row alone says.
bool bits_agree(const evaluator& engine, const batch& all, std::uint32_t unit, row_number row) {
    const auto& columns = all.bits(unit);
    if (columns.words_a_slot == 0) return true; // a helper that no criterion needs
    slots bits;
    bits.resize(engine.program().units()[unit].code.size());
    engine.run(unit, std::vector{row}, bits);
    for (std::size_t slot = 0; slot < engine.program().units()[unit].code.size(); ++slot)
        if (bits[slot] != columns.at(slot, row)) return false;
    return true;
}

class comparison_run {
public:
    comparison_run(const program& code, std::shared_ptr<const dataset> data, std::optional<date> as_of, coverage& covered)
        : engine_{code, data, {as_of}}, data_{std::move(data)}, rules_{engine_.program().model()}, covered_{covered},
          reference_{rules_, *data_, as_of,
                     {[this](const auto&... seen) { note(seen...); }, [this](const auto& what, const auto& found) { covered_.add(what, found); }}} {}

    void compare(agreement& counted) {
        covered_.begin(rules_);
        for (model::criterion_index criterion = 0; criterion < rules_.criteria.size(); ++criterion) compare_criterion(criterion, counted);
        for (model::definition_index definition = 0; definition < rules_.definitions.size(); ++definition) compare_definition(definition, counted);
        for (model::record_index record = 0; record < rules_.records.size(); ++record) compare_reported(record, counted);
        compare_single_criteria();
    }

    [[nodiscard]] const evaluator& engine() const { return engine_; }

private:
    [[noreturn]] void fail(const std::string& where, truth expected, truth actual) const {
        throw disagreement{where + ": the reference says " + words(expected) + ", the engine " + words(actual)};
    }
    void expect(truth expected, truth actual, const std::string& where) const {
        if (expected != actual) fail(where, expected, actual);
    }

    static std::string numbers(const scopes& rows) {
        std::string text;
        for (const auto row : rows) text += (text.empty() ? "" : " > ") + std::to_string(row);
        return text;
    }

    template <class Part>
    std::string place(const Part& what) const {
        const auto bytes = rules_.sources_text.front().bytes();
        const auto at = rules_.sources_text.front().locate(what.where.begin);
        return "line " + std::to_string(at.line) + ", `" + std::string{bytes.substr(what.where.begin, what.where.end - what.where.begin)} + "`";
    }

    void note(const model::condition& what, const scopes& rows, truth outcome) {
        covered_.add(what, outcome);
        expected_.insert_or_assign({&what, rows}, outcome);
    }

    void compare_criterion(model::criterion_index criterion, agreement& counted) {
        const auto record = rules_.criteria[criterion].record;
        for (row_number row = 0; row < data_->of(record).row_count(); ++row) {
            if (data_->of(record).spoiled[row]) continue;
            expected_.clear();
            const auto expected = reference_.criterion(criterion, row);
            compare_unit(engine_.program().unit_of(criterion), row, counted);
            const auto where = rules_.criteria[criterion].name + " for " + rules_.records[record].name + " row " + std::to_string(row);
            expect(expected, truth_of(alone_.of(criterion, row)), where + ", batch");
            expect(expected, truth_of(together_.of(criterion, row)), where + ", batch with two threads");
            ++counted.pairs;
        }
    }

    void compare_definition(model::definition_index definition, agreement& counted) {
        const auto unit = engine_.program().unit_of_definition(definition);
        if (unit == no_unit) return;
        const auto record = rules_.definitions[definition].record;
        for (row_number row = 0; row < data_->of(record).row_count(); ++row) {
            if (data_->of(record).spoiled[row]) continue;
            expected_.clear();
            static_cast<void>(reference_.condition(std::get<model::condition>(rules_.definitions[definition].body), {row}));
            compare_unit(unit, row, counted);
        }
    }

    /// A unit that stands on a row of its own.
    void compare_unit(std::uint32_t unit, row_number row, agreement& counted) {
        compare_slots(unit, {row}, counted);
        compare_words(unit, row);
        compare_batch(alone_, unit, row);
        compare_batch(together_, unit, row);
    }

    /// Every condition of a unit, and of the elements of its lists: parts before wholes, so that the first to differ is the one at fault.
    void compare_slots(std::uint32_t unit, const scopes& rows, agreement& counted) {
        const auto& code = engine_.program().units()[unit].code;
        slots bits;
        bits.resize(code.size());
        engine_.run(unit, rows, bits);
        for (auto slot = code.size(); slot-- > 0;) {
            compare_elements(code[slot], rows, counted);
            compare_sides(code[slot], rows, counted);
            if (!code[slot].origin) continue;
            expect(expected_.at({code[slot].origin, rows}), bits[slot], place(*code[slot].origin) + " for rows " + numbers(rows));
            ++counted.conditions;
        }
    }

    void compare_elements(const instruction& what, const scopes& rows, agreement& counted) {
        const auto over_list = what.what == operation::some || what.what == operation::every || what.what == operation::no;
        if (!over_list && what.what != operation::count_within) return;
        const auto& list = engine_.program().accesses()[what.access];
        if (what.what == operation::count_within) compare_count(what, rows);
        if (what.unit == no_unit) return;
        const auto unit = engine_.program().unit_of_element(what.unit);
        const auto elements = reference_.elements({list.row, list.field}, rows);
        if (!elements) return;
        for (const auto element : *elements) {
            auto inner = rows;
            inner.push_back(element);
            compare_slots(unit, inner, counted);
        }
    }

    void compare_count(const instruction& what, const scopes& rows) const {
        const auto* form = what.origin ? std::get_if<model::comparison>(&what.origin->form) : nullptr;
        if (!form) return;
        const auto* side = std::holds_alternative<model::count>(form->left.form) ? &form->left : &form->right;
        if (!std::holds_alternative<model::count>(side->form)) return;
        const auto expected = reference_.value_of(*side, rows);
        const auto actual = engine_.count(what.access, what.unit, rows);
        constexpr std::uint32_t unknown_list = 0xffff'ffff;
        const auto known = expected && expected->high < unknown_list;
        const auto same = known == actual.has_value() && (!known || (expected->low == actual->at_least && expected->high == actual->at_most));
        if (!same) throw disagreement{place(*what.origin) + ": the counts differ"};
    }

    /// The values that are compared.
    void compare_sides(const instruction& what, const scopes& rows, agreement& counted) {
        const auto sides = what.what == operation::compare ? 2 : what.what == operation::text_test ? what.size : 0;
        for (std::uint32_t side = 0; side < sides; ++side) compare_value(what.first + side, rows, counted);
    }

    void compare_value(std::uint32_t index, const scopes& rows, agreement& counted) {
        const auto* origin = engine_.program().operands()[index].origin;
        if (!origin) return;
        const auto found = engine_.value_of(index, rows);
        compare_value(*origin, found, rows, counted);
    }

    void compare_value(const model::operand& what, const operand_value& found, const scopes& rows, agreement& counted) {
        if (what.type.list) return compare_rows(what, found, rows, counted);
        const auto expected = reference_.value_of(what, rows);
        ++counted.values;
        if (agrees(expected, found, what.type)) return;
        throw disagreement{place(what) + " for rows " + numbers(rows) + ": the reference says " + words(expected) + ", the engine " + words(found)};
    }

    /// Of a table that takes all rows.
    void compare_rows(const model::operand& what, const operand_value& found, const scopes& rows, agreement& counted) {
        const auto expected = reference_.rows_of(what, rows);
        ++counted.lists;
        bool same = expected.has_value() == found.rows.has_value() && expected.has_value() == (found.why == unknown_reason::none);
        if (same && expected) same = expected->size() == found.rows->size();
        for (std::size_t index = 0; same && expected && index < expected->size(); ++index) {
            operand_value one;
            one.content = found.rows->at(index);
            one.is_rounded = found.is_rounded;
            same = agrees(expected->at(index), one, what.type);
        }
        if (!same) throw disagreement{place(what) + " for rows " + numbers(rows) + ": the lists of rows differ"};
    }

    static bool agrees(const possible_value& expected, const operand_value& found, model::type type) {
        if (!expected) return found.why != unknown_reason::none && !is_known(found.content) && !is_known(found.at_least) && !is_known(found.at_most);
        if (!fits(expected->low, type) && expected->is_exact()) return found.why == unknown_reason::out_of_range;
        if (found.why != unknown_reason::none) return false;
        if (expected->text) return found.content == value{*expected->text};
        if (expected->is_exact()) return is_near(expected->low, found.content, found, type);
        return is_near(expected->low, found.at_least, found, type) && is_near(expected->high, found.at_most, found, type);
    }

    /// Whether the type has such a value.
    static bool fits(const fraction& number, model::type type) {
        const auto is_small = type.base == model::base_type::school_year || type.base == model::base_type::duration;
        return !is_small || abs(number) < fraction{std::int64_t{1} << 31};
    }

    /// What has no end behind the point is shown rounded to six places.
    static bool is_near(const fraction& expected, const value& found, const operand_value& whole, model::type type) {
        if (!fits(expected, type)) return !is_known(found);
        const auto shown = to_possible(found);
        const fraction half_a_step{1, 2'000'000};
        return shown && !shown->text && (whole.is_rounded ? abs(shown->low - expected) <= half_a_step : shown->low == expected);
    }

    static std::string words(const possible_value& found) {
        if (!found) return "unknown";
        if (found->text) return '"' + *found->text + '"';
        return found->is_exact() ? found->low.str() : found->low.str() + " to " + found->high.str();
    }
    static std::string words(const operand_value& found) {
        if (found.why != unknown_reason::none) return "unknown, reason " + std::to_string(static_cast<int>(found.why));
        return is_known(found.content) ? words(to_possible(found.content)) : words(to_possible(found.at_least)) + " to " + words(to_possible(found.at_most));
    }
    static std::string words(truth outcome) { return reference::words(outcome); }

    void compare_reported(model::record_index record, agreement& counted) {
        for (row_number row = 0; row < data_->of(record).row_count(); ++row) {
            if (data_->of(record).spoiled[row]) continue;
            auto reported = reported_values(engine_, record, row);
            auto next = reported.begin();
            for (model::definition_index index = 0; index < rules_.definitions.size(); ++index) {
                const auto& definition = rules_.definitions[index];
                if (!definition.reported || definition.record != record) continue;
                if (next == reported.end() || next->definition != index) throw disagreement{definition.name + " is not reported"};
                compare_value(std::get<model::operand>(definition.body), next->content, {row}, counted);
                ++counted.reported;
                ++next;
            }
            if (next != reported.end()) throw disagreement{"more values are reported than there are"};
        }
    }

    void compare_words(std::uint32_t unit, row_number row) const {
        if (!engine_.fits_words(unit)) return;
        slots bits;
        bits.resize(engine_.program().units()[unit].code.size());
        engine_.run(unit, std::vector{row}, bits);
        const auto words = engine_.run_words(unit, row);
        const auto size = engine_.program().units()[unit].code.size();
        const auto used = size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
        if ((words.is_true & used) != bits.is_true[0] || (words.is_known & used) != bits.is_known[0])
            throw disagreement{"unit " + std::to_string(unit) + ", row " + std::to_string(row) + ": run and run_words differ"};
    }

    void compare_batch(const batch& all, std::uint32_t unit, row_number row) const {
        if (!bits_agree(engine_, all, unit, row)) throw disagreement{"unit " + std::to_string(unit) + ", row " + std::to_string(row) + ": run and the batch differ"};
    }

    /// Asked for alone, a criterion comes out as among the others.
    void compare_single_criteria() const {
        for (model::criterion_index criterion = 0; criterion < rules_.criteria.size(); ++criterion) {
            const auto record = rules_.criteria[criterion].record;
            const auto single = evaluate(engine_, std::vector{criterion});
            for (row_number row = 0; row < data_->of(record).row_count(); ++row)
                expect(truth_of(alone_.of(criterion, row)), truth_of(single.of(criterion, row)), rules_.criteria[criterion].name + " asked for alone");
        }
    }

    evaluator engine_;
    std::shared_ptr<const dataset> data_;
    const model::ruleset& rules_;
    coverage& covered_;
    std::map<std::pair<const model::condition*, scopes>, truth> expected_; ///< what the reference says of one record
    reference_evaluator reference_;
    batch alone_ = evaluate(engine_);
    batch together_ = evaluate(engine_, {}, 2);
};

/// The records that stand at top level come out the same when they are read from JSON.
void compare_json(const program& code, const evaluator& built, const std::string& text) {
    const auto read = dataset_from_json(rules{code}, text);
    if (!read || !read->refused.empty()) throw disagreement{"the records were not read:\n" + describe(read.report())};
    const evaluator engine{code, read->data, built.options()};
    slots bits, expected;
    for (model::criterion_index criterion = 0; criterion < code.model().criteria.size(); ++criterion) {
        const auto unit = code.unit_of(criterion);
        const auto record = code.model().criteria[criterion].record;
        bits.resize(code.units()[unit].code.size());
        expected.resize(code.units()[unit].code.size());
        for (const auto row : read->data->roots(record)) {
            const auto& id = read->data->of(record).ids[row];
            engine.run(unit, std::vector{row}, bits);
            built.run(unit, std::vector{built.data().find(record, id).value()}, expected);
            if (bits.is_true != expected.is_true || bits.is_known != expected.is_known)
                throw disagreement{code.model().criteria[criterion].name + " for " + id + ": differs when read from JSON"};
        }
    }
}

record_options random_options(dice& choices, bool has_long_numbers) {
    const std::vector<std::size_t> unknown_percents{0, 5, 15, 30, 60, 95};
    const std::vector<std::size_t> row_counts{2, 5, 12};
    return {choices.percent(1) ? 150 : choices.one_of(row_counts), choices.one_of(unknown_percents), has_long_numbers, choices.percent(30)};
}

} // namespace

agreement compare_with_reference(std::uint64_t seed, coverage& covered) {
    dice choices{seed};
    agreement counted;
    const auto has_long_numbers = choices.percent(10);
    const auto text = random_rules(choices, has_long_numbers);
    const auto as_of = choices.percent(65) ? std::optional{random_date(choices)} : std::nullopt;
    std::string json;
    try {
        const auto code = compiled(text);
        const auto records = make_random_records(choices, code.model(), random_options(choices, has_long_numbers));
        json = to_json(choices, code.model(), records);
        const auto spoiled_percent = choices.percent(30) ? std::size_t{10} : std::size_t{0};
        const auto data = std::make_shared<const dataset>(to_dataset(choices, code.model(), records, spoiled_percent));
        comparison_run run{code, data, as_of, covered};
        run.compare(counted);
        if (spoiled_percent == 0) compare_json(code, run.engine(), json);
    } catch (const too_long&) {
        ++counted.given_up;
    } catch (const too_many_ways&) {
        ++counted.untried;
    } catch (const std::exception& difference) {
        std::ostringstream story;
        story << "seed " << seed << ": " << difference.what() << "\nreference date " << (as_of ? as_of->to_string() : "unknown") << "\n--- rules\n"
              << text << "--- records\n" << json;
        counted.disagreement = story.str();
    }
    return counted;
}

std::string compare_batch_with_single_records(std::uint64_t seed) {
    dice choices{seed};
    const auto code = compiled(random_rules(choices, false));
    const record_options options{1'000, 20, false, choices.percent(50)};
    const auto data = std::make_shared<const dataset>(to_dataset(choices, code.model(), make_random_records(choices, code.model(), options)));
    const evaluator engine{code, data};
    for (const unsigned jobs : {1u, 3u}) {
        const auto all = evaluate(engine, {}, jobs);
        for (const auto& criterion : code.model().criteria) {
            const auto unit = code.unit_of(code.model().find_criterion(criterion.name).value());
            for (row_number row = 0; row < data->of(criterion.record).row_count(); ++row)
                if (!bits_agree(engine, all, unit, row))
                    return "seed " + std::to_string(seed) + ", " + criterion.name + ", row " + std::to_string(row) + ", " + std::to_string(jobs) + " jobs";
        }
    }
    return {};
}

} // namespace guong::reference
