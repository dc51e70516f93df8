#include <guong/rules.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <guong/limits.hpp>

namespace guong::inline v0 {

namespace {

report unreadable(const std::string& path) {
    report findings;
    findings.sources.emplace_back(path, std::string{});
    diagnostic finding;
    finding.code = diagnostic_code::unreadable_file;
    finding.arguments = {path};
    findings.findings.push_back(std::move(finding));
    return findings;
}

/// The findings of parser and checker in the order of the text, and no more errors than one file may show.
report joined(report first, const report& second) {
    if (first.sources.empty()) first.sources = second.sources;
    first.findings.insert(first.findings.end(), second.findings.begin(), second.findings.end());
    first.suppressed += second.suppressed;
    std::stable_sort(first.findings.begin(), first.findings.end(),
                     [](const diagnostic& left, const diagnostic& right) { return left.where.begin < right.where.begin; });
    std::size_t errors = 0;
    first.suppressed += std::erase_if(first.findings, [&](const diagnostic& each) {
        return each.severity() == severity::error && ++errors > limits::diagnostics_max;
    });
    return first;
}

/// At most one byte more than a rule file may have: enough to see that it is too large.
std::optional<std::string> read_rule_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::string bytes;
    std::vector<char> block(1u << 16);
    while (file && bytes.size() <= limits::source_bytes_max) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad() || (!file.eof() && bytes.empty())) return std::nullopt;
    return bytes;
}

} // namespace

outcome criterion::evaluate(const record& candidate, evaluation_options options) const {
    if (!candidate.data || candidate.type != definition().record || candidate.data->table_count() != program_.model().records.size())
        throw std::invalid_argument{"the record is not of the record type that criterion " + name() + " is for"};
    return outcome{std::make_shared<const evaluator>(program_, candidate.data, options), index_, candidate.row};
}

std::optional<criterion> rules::criterion(std::string_view name) const {
    const auto found = model().find_criterion(name);
    if (!found) return std::nullopt;
    return guong::criterion{program_, *found};
}

result<rules> load_text(std::string name, std::string text, const parameter_values& overrides) {
    const source written{std::move(name), std::move(text)};
    auto tree = parse(written);
    if (!tree) return tree.report();
    auto checked = check(*tree, written, overrides);
    auto findings = joined(tree.report(), checked.report());
    if (!checked || findings.has_errors()) return findings;
    return {rules{compile(std::move(checked).value())}, std::move(findings)};
}

result<rules> load(const std::string& path, const parameter_values& overrides) {
    auto text = read_rule_file(path);
    if (!text) return unreadable(path);
    return load_text(path, std::move(*text), overrides);
}

} // namespace guong::inline v0
