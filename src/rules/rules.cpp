#include <guong/rules.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <guong/limits.hpp>
#include <guong/text.hpp>

#include "function_registration.hpp"
#include "import_paths.hpp"
#include "import_reading.hpp"
#include "rule_texts.hpp"
#include "sensitive_fields.hpp"

namespace guong::inline v0 {

namespace asking_rules {

namespace {

report single(diagnostic_code code, std::vector<std::string> arguments) {
    report findings;
    diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    findings.findings.push_back(std::move(finding));
    return findings;
}

/// That nothing has that name, with what has one like it.
report unknown_name(diagnostic_code code, std::string_view name, const std::vector<std::string>& known) {
    auto findings = single(code, {std::string{name}});
    if (auto nearest = nearest_names(name, known); !nearest.empty()) findings.findings.front().help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    return findings;
}

} // namespace

} // namespace asking_rules

namespace importing {

namespace {

report unreadable(const std::string& path) {
    auto findings = asking_rules::single(diagnostic_code::unreadable_file, {path});
    findings.sources.emplace_back(path, std::string{});
    return findings;
}

/// The findings of reader and checker in the order of the text, and no more errors than one run may show.
report joined(report first, const report& second) {
    first.findings.insert(first.findings.end(), second.findings.begin(), second.findings.end());
    first.suppressed += second.suppressed;
    std::stable_sort(first.findings.begin(), first.findings.end(), [](const diagnostic& left, const diagnostic& right) {
        return std::pair{left.where.source, left.where.begin} < std::pair{right.where.source, right.where.begin};
    });
    std::size_t errors = 0;
    first.suppressed += std::erase_if(first.findings, [&](const diagnostic& each) {
        return each.severity() == severity::error && ++errors > limits::diagnostics_max;
    });
    return first;
}

result<rules> check_all(read_files read, const parameter_values& overrides, const load_options& options) {
    auto checked = check(read.files, overrides);
    auto findings = joined(std::move(read.findings), checked.report());
    if (!checked || findings.has_errors()) return findings;
    auto model = std::move(checked).value();
    declare_sensitive(model, options.sensitive, findings);
    register_functions(model, options.functions, options.others, findings);
    if (findings.has_errors()) return findings;
    return {rules{compile(std::move(model))}, std::move(findings)};
}

} // namespace

result<rules> load_found(loaded_text loaded, const text_finder& find, const parameter_values& overrides, const load_options& options) {
    return check_all(read_all(std::move(loaded), find), overrides, options);
}

} // namespace importing

outcome criterion::evaluate(const record& candidate, evaluation_options options) const {
    if (!candidate.data || candidate.type != definition().record || !candidate.data->fits(program_.model()))
        throw std::invalid_argument{"the record is not of the record type that criterion " + name() + " is for"};
    return outcome{std::make_shared<const evaluator>(program_, candidate.data, options), index_, candidate.row};
}

result<criterion> rules::criterion(std::string_view name) const {
    if (const auto found = model().find_criterion(name)) return guong::criterion{program_, *found};
    std::vector<std::string> known;
    for (const auto& each : model().criteria) known.push_back(each.name);
    return asking_rules::unknown_name(diagnostic_code::no_such_criterion, name, known);
}

result<model::record_index> rules::record_type(std::string_view name) const {
    const auto found = model().find_record(compose(name));
    if (found && !model().records[*found].plain_element) return *found;
    std::vector<std::string> known;
    for (const auto& each : model().records)
        if (!each.plain_element) known.push_back(each.name);
    return asking_rules::unknown_name(diagnostic_code::unknown_record_type, name, known);
}

report rules::check(const evaluation_options& options) const {
    if (!options.as_of) {
        const auto& operands = program_.operands();
        const bool reads_it = std::any_of(operands.begin(), operands.end(), [](const operand_code& each) { return each.reads_reference_date(); });
        return reads_it ? asking_rules::single(diagnostic_code::reference_date_missing, {}) : report{};
    }
    const auto &first = model().valid_from, &last = model().valid_through;
    if ((!first || *options.as_of >= *first) && (!last || *options.as_of <= *last)) return {};
    const auto text = [](const std::optional<date>& day) { return day ? day->to_string() : std::string{"…"}; };
    return asking_rules::single(diagnostic_code::outside_validity, {options.as_of->to_string(), text(first), text(last)});
}

result<rules> load_text(std::string name, std::string text, const parameter_values& overrides, const load_options& options) {
    const auto find = options.read           ? importing::texts_of_host(options.read)
                      : options.root.empty() ? importing::text_finder{}
                                             : importing::texts_in_folder(options.root);
    const auto path = importing::resolve_path({}, name).text;
    return importing::load_found({path, path, source{std::move(name), std::move(text)}}, find, overrides, options);
}

result<rules> load(const std::string& path, const parameter_values& overrides, const load_options& options) {
    auto text = importing::read_rule_file(path);
    if (!text) return importing::unreadable(path);
    const auto root = options.root.empty() ? importing::folder_of(path) : options.root;
    auto from_root = importing::path_from_root(path, root);
    if (!from_root) return asking_rules::single(diagnostic_code::file_outside_root, {path, root});
    source written{path, std::move(*text)};
    auto identity = options.read ? *from_root : importing::identity_of(path);
    const auto find = options.read ? importing::texts_of_host(options.read) : importing::texts_in_folder(root);
    return importing::load_found({std::move(identity), std::move(*from_root), std::move(written)}, find, overrides, options);
}

} // namespace guong::inline v0
