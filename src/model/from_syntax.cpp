#include <algorithm>

#include <guong/limits.hpp>
#include <guong/model.hpp>

#include "dependency_order.hpp"
#include "expanded_size.hpp"
#include "from_syntax_declarations.hpp"
#include "from_syntax_expressions.hpp"
#include "from_syntax_refinements.hpp"
#include "from_syntax_tests.hpp"
#include "rounding_need.hpp"
#include "suspicious_conditions.hpp"
#include "table_coverage.hpp"

namespace guong::inline v0 {

namespace checking {

namespace {

/// Collects what one body mentions. Fields, parameters and helpers share one space of names, so a name says which it is.
class mention_collector {
public:
    mention_collector(std::size_t from, const std::unordered_map<std::string, std::size_t>& definitions,
                      const std::unordered_map<std::string, std::size_t>& criteria, std::vector<dependency>& found)
        : from_{from}, definitions_{definitions}, criteria_{criteria}, found_{found} {}

    void collect(const syntax::body& body) {
        if (const auto* expression = std::get_if<syntax::expression>(&body)) collect(*expression);
        if (const auto* group = std::get_if<syntax::group>(&body))
            for (const auto& item : group->items) {
                collect(item.body);
                if (item.applicability) collect(item.applicability->condition);
            }
    }

    void collect(const syntax::table& table) {
        collect(table.inputs);
        for (const auto& row : table.rows) {
            for (const auto& cell : row.cells)
                if (cell.test) collect(*cell.test);
            if (row.content) collect(*row.content);
        }
        if (table.otherwise) collect(*table.otherwise);
    }

    void collect(const std::variant<const syntax::definition*, const syntax::table*>& named) {
        if (const auto* definition = std::get_if<const syntax::definition*>(&named))
            collect((*definition)->body);
        else
            collect(*std::get<const syntax::table*>(named));
    }

    void collect(const syntax::expression& written) {
        deepest_ = std::max(deepest_, ++depth_);
        std::visit([&](const auto& form) { collect(form); }, written.form);
        --depth_;
    }

    /// How deep the expressions are nested that were collected so far.
    [[nodiscard]] std::size_t deepest() const noexcept { return deepest_; }

private:
    void collect(const syntax::expression::broken&) {}
    void collect(const syntax::literal&) {}
    void collect(const syntax::path& written) {
        for (const auto& part : written.parts) mention(part, definitions_);
    }
    void collect(const syntax::reference_date&) {}
    void collect(const syntax::selection& written) {
        collect(written.list);
        collect(written.filter);
    }
    void collect(const syntax::count& written) { collect(written.elements); }
    void collect(const syntax::calculation& written) { collect(written.operands); }
    void collect(const syntax::opposite& written) { collect(*written.operand); }
    void collect(const syntax::rounding& written) { collect(*written.operand); }
    void collect(const syntax::fallback& written) { collect(*written.operand), collect(*written.otherwise); }
    void collect(const syntax::choice& written) {
        for (const auto& branch : written.branches) collect(*branch.condition), collect(*branch.content);
        collect(written.otherwise);
    }
    void collect(const syntax::extreme& written) { collect(written.operands); }
    void collect(const syntax::function_call& written) { collect(written.arguments); }
    void collect(const syntax::aggregate& written) { collect(*written.content), collect(written.elements), collect(written.key); }
    void collect(const syntax::share& written) { collect(written.elements), collect(written.condition); }
    void collect(const syntax::run& written) { collect(*written.number), collect(written.elements), collect(written.last); }
    void collect(const syntax::elapsed& written) { collect(*written.from), collect(*written.to); }
    void collect(const syntax::covered_time::stretch& written) { collect(*written.first), collect(*written.last), collect(written.elements); }
    void collect(const syntax::covered_time& written) {
        if (written.counted) collect(*written.counted);
        for (const auto& each : written.excluded) collect(each);
        if (written.within) collect(*written.within->first), collect(*written.within->last);
    }
    void collect(const syntax::part& written) { collect(*written.operand); }
    void collect(const syntax::dated_parameter& written) { collect(*written.day); }
    void collect(const syntax::comparison& written) { collect(*written.left), collect(*written.right); }
    void collect(const syntax::classification& written) { collect(*written.left), collect(*written.right); }
    void collect(const syntax::interval& written) { collect(*written.operand), collect(*written.low), collect(*written.high); }
    void collect(const syntax::membership& written) { collect(*written.operand), collect(written.options); }
    void collect(const syntax::text_test& written) { collect(*written.operand), collect(written.other); }
    void collect(const syntax::knowledge& written) { collect(written.operand); }
    void collect(const syntax::negation& written) { collect(*written.operand); }
    void collect(const syntax::connection& written) { collect(written.operands); }
    void collect(const syntax::meeting& written) {
        if (written.subject) collect(*written.subject);
        mention(written.criterion, criteria_);
    }
    void collect(const syntax::quantifier& written) { collect(written.elements), collect(written.condition); }
    void collect(const syntax::number_quantifier& written) { collect(*written.first), collect(*written.last), collect(*written.condition); }
    void collect(const std::vector<syntax::expression>& all) {
        for (const auto& each : all) collect(each);
    }
    void collect(const std::optional<box<syntax::expression>>& written) {
        if (written) collect(**written);
    }

    void mention(const syntax::name& name, const std::unordered_map<std::string, std::size_t>& declared) {
        if (const auto found = declared.find(name.text); found != declared.end()) found_.push_back({from_, found->second, name.where});
    }

    std::size_t from_;
    std::size_t depth_ = 0;
    std::size_t deepest_ = 1;
    const std::unordered_map<std::string, std::size_t>& definitions_;
    const std::unordered_map<std::string, std::size_t>& criteria_;
    std::vector<dependency>& found_;
};

/// Definitions come first in the numbering, then criteria.
dependency_order find_order(const pending_bodies& pending) {
    std::unordered_map<std::string, std::size_t> definitions, criteria;
    for (const auto& each : pending.definitions) definitions.emplace(each.name().text, definitions.size());
    for (const auto& each : pending.criteria) criteria.emplace(each.written->name.text, pending.definitions.size() + criteria.size());
    std::vector<dependency> found;
    std::vector<std::size_t> depths;
    for (std::size_t i = 0; i < pending.definitions.size(); ++i) {
        mention_collector collector{i, definitions, criteria, found};
        collector.collect(pending.definitions[i].written);
        depths.push_back(collector.deepest());
    }
    for (std::size_t i = 0; i < pending.criteria.size(); ++i) {
        mention_collector collector{pending.definitions.size() + i, definitions, criteria, found};
        collector.collect(pending.criteria[i].written->body);
        for (const auto* refinement : pending.criteria[i].refinements) {
            collector.collect(refinement->body);
            if (refinement->applicability) collector.collect(refinement->applicability->condition);
        }
        depths.push_back(collector.deepest());
    }
    return order_by_dependency(depths, found);
}

class body_checker {
public:
    body_checker(declared& known, const pending_bodies& pending) : known_{known}, pending_{pending}, sizes_{known.rules} {}

    /// The changes that make criteria stricter are returned: all bodies must be checked before their effect can be.
    std::vector<made_stricter> check(const dependency_order& order) {
        for (const auto& cycle : order.cycles) report_cycle(cycle);
        for (const auto declaration : order.order) {
            if (order.steps[declaration] == limits::dependency_depth_max + 1) report_too_deep(name_of(declaration));
            if (order.nesting[declaration] > limits::total_nesting_max) {
                report_nested_too_deep(name_of(declaration));
                continue;
            }
            if (declaration < pending_.definitions.size())
                check_definition(pending_.definitions[declaration]);
            else
                check_criterion(pending_.criteria[declaration - pending_.definitions.size()]);
        }
        return std::move(stricter_);
    }

private:
    [[nodiscard]] const syntax::name& name_of(std::size_t declaration) const {
        return declaration < pending_.definitions.size() ? pending_.definitions[declaration].name()
                                                         : pending_.criteria[declaration - pending_.definitions.size()].written->name;
    }

    void report_too_deep(const syntax::name& name) {
        if (known_.is_poisoned(name.text)) return;
        known_.report_finding(diagnostic_code::dependency_too_deep, name.where, {name.text, std::to_string(limits::dependency_depth_max)});
    }

    /// What builds on it is nested deeper still, and not reported again.
    void report_nested_too_deep(const syntax::name& name) {
        if (nested_too_deep_) return;
        nested_too_deep_ = true;
        known_.report_finding(diagnostic_code::total_nesting_too_deep, name.where, {name.text, std::to_string(limits::total_nesting_max)});
    }

    void report_cycle(const std::vector<dependency>& cycle) {
        const auto& first = cycle.front();
        auto& finding = known_.report_finding(diagnostic_code::dependency_cycle, first.where, {name_of(first.from).text});
        for (const auto& step : cycle)
            finding.labels.push_back({step.where, {phrase_id::depends_on, {name_of(step.from).text, name_of(step.to).text}}});
        for (const auto& step : cycle) known_.poisoned.insert(name_of(step.from).text);
    }

    using definition_body = std::optional<std::variant<model::condition, model::operand>>;

    definition_body check_body(const pending_bodies::pending_definition& pending, model::record_index record) {
        expression_checker checker{known_, record};
        if (const auto* table = std::get_if<const syntax::table*>(&pending.written)) {
            if (auto choice = checker.check_table(**table)) return std::move(*choice);
            return std::nullopt;
        }
        const auto* written = std::get_if<syntax::expression>(&std::get<const syntax::definition*>(pending.written)->body);
        return written ? checker.check_definition(*written) : std::nullopt;
    }

    /// What is reported must be a value, and one that can be written down.
    bool may_report(const model::definition& definition) {
        const auto* content = std::get_if<model::operand>(&definition.body);
        if (!content) {
            known_.report_finding(diagnostic_code::not_a_value, definition.where);
            return false;
        }
        const auto* endless = find_endless(*content, known_.rules);
        if (!endless) return true;
        known_.report_finding(diagnostic_code::rounding_unsaid, endless->where, {definition.name})
            .help.push_back({phrase_id::say_rounding, {}});
        return false;
    }

    bool has_room(const syntax::name& name, std::size_t size) {
        if (size <= limits::expanded_size_max) return true;
        known_.report_finding(diagnostic_code::expanded_too_large, name.where, {name.text, std::to_string(limits::expanded_size_max)});
        return false;
    }

    void check_definition(const pending_bodies::pending_definition& pending) {
        bool is_whole = true;
        for (const auto index : pending.indices) {
            auto& definition = known_.rules.definitions[index];
            auto body = check_body(pending, definition.record);
            is_whole = body.has_value();
            if (!is_whole) break; // one cause, one error: the other record types would repeat it
            definition.body = std::move(*body);
            is_whole = (!definition.reported || may_report(definition)) && has_room(pending.name(), sizes_.add(index));
            if (!is_whole) break;
        }
        if (is_whole)
            for (const auto index : pending.indices)
                known_.rules.order.push_back({model::ruleset::step::kind::definition, index});
        else
            known_.poisoned.insert(pending.name().text);
    }

    void check_criterion(const pending_bodies::pending_criterion& pending) {
        auto& criterion = known_.rules.criteria[pending.index];
        auto body = expression_checker{known_, criterion.record}.check_body(pending.written->body, pending.written->name, pending.written->annotations);
        if (!body) return;
        criterion.body = std::move(*body);
        for (const auto* refinement : pending.refinements) refine(known_, pending.index, *refinement, stricter_);
        if (!has_room(pending.written->name, sizes_.of(criterion.body))) return;
        known_.rules.order.push_back({model::ruleset::step::kind::criterion, pending.index});
    }

    declared& known_;
    const pending_bodies& pending_;
    expanded_sizes sizes_;
    bool nested_too_deep_ = false;
    std::vector<made_stricter> stricter_;
};

/// What a used file declares may serve others that use it: only the loaded file answers for what nothing uses.
void report_unused(declared& known) {
    const auto report = [&](std::string kind, const std::string& name, span where) {
        if (where.source != 0) return;
        auto& finding = known.report_finding(diagnostic_code::unused_declaration, where, {std::move(kind), name});
        finding.help.push_back({phrase_id::remove_or_use, {}});
    };
    for (std::size_t i = 0; i < known.rules.parameters.size(); ++i)
        if (!known.parameter_used[i]) report("parameter", known.rules.parameters[i].name, known.rules.parameters[i].where);
    for (std::size_t i = 0; i < known.rules.functions.size(); ++i)
        if (!known.function_used[i]) report("function", known.rules.functions[i].name, known.rules.functions[i].where);
    // Samples in a file without tests are there for the tests of others.
    const bool holds_tests = !known.rules.tests.empty();
    for (std::size_t i = 0; i < known.rules.samples.size(); ++i)
        if (holds_tests && !known.sample_used[i]) report("sample", known.rules.samples[i].name, known.rules.samples[i].where);
    std::unordered_set<std::string> seen;
    for (const auto& definition : known.rules.definitions) {
        if (!seen.insert(definition.name).second) continue;
        bool used = definition.reported;
        for (const auto index : known.definitions.at(definition.name)) used = used || known.definition_used[index];
        if (!used) report(table_of(definition) ? "table" : "definition", definition.name, definition.where);
    }
}

} // namespace

} // namespace checking

result<model::ruleset> check(const syntax::file& file, const source& text, const parameter_values& overrides) {
    return check(rule_files{{text}, {file}, {{}}, {0}}, overrides);
}

result<model::ruleset> check(const rule_files& files, const parameter_values& overrides) {
    checking::declared known{files};
    const checking::file_relations relations{files};
    const auto pending = checking::declare_all(files, relations, overrides, known);
    const auto stricter = checking::body_checker{known, pending}.check(checking::find_order(pending));
    checking::check_settings(known, relations, pending.settings);
    checking::check_dependents(known, relations, stricter);
    checking::check_tests(files, known);
    if (!known.findings.has_errors() && files.complete) {
        checking::report_unused(known);
        // What is broken has no meaning to look at, also where it was the reader that told of it.
        if (known.poisoned.empty()) {
            checking::report_suspicious(known);
            checking::report_table_coverage(known);
        }
    }
    if (known.findings.has_errors()) return known.findings;
    checking::note_table_coverage(known.rules);
    return {std::move(known.rules), std::move(known.findings)};
}

} // namespace guong::inline v0
