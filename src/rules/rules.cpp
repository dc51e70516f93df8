#include <guong/rules.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <guong/limits.hpp>

#include "../model/asked_names.hpp"
#include "../model/validity.hpp"
#include "function_registration.hpp"
#include "import_paths.hpp"
#include "import_reading.hpp"
#include "rule_texts.hpp"
#include "sensitive_fields.hpp"

namespace guong::inline v0 {

namespace importing {

namespace {

report unreadable(const std::string& path) {
    auto findings = single_finding(diagnostic_code::unreadable_file, {path});
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
    return unknown_name(diagnostic_code::no_such_criterion, name, known);
}

result<model::record_index> rules::record_type(std::string_view name) const { return record_type_of(model(), name); }

report rules::check(const evaluation_options& options) const {
    if (!options.as_of) {
        const auto& operands = program_.operands();
        const bool reads_it = std::any_of(operands.begin(), operands.end(), [](const operand_code& each) { return each.reads_reference_date(); });
        return reads_it ? single_finding(diagnostic_code::reference_date_missing, {}) : report{};
    }
    auto outside = checking::outside_validity_of(model(), *options.as_of);
    return outside ? single_finding(diagnostic_code::outside_validity, *std::move(outside)) : report{};
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
    if (!from_root) return single_finding(diagnostic_code::file_outside_root, {path, root});
    source written{path, std::move(*text)};
    auto identity = options.read ? *from_root : importing::identity_of(path);
    const auto find = options.read ? importing::texts_of_host(options.read) : importing::texts_in_folder(root);
    return importing::load_found({std::move(identity), std::move(*from_root), std::move(written)}, find, overrides, options);
}

} // namespace guong::inline v0
