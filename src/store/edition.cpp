#include "edition.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "../rules/rule_texts.hpp"

namespace guong::inline v0::storing {

namespace {

/// Whether the files of `known` are in `seen` as they were.
bool are_as_before(const texts& known, const texts& seen) {
    return !known.empty() && std::all_of(known.begin(), known.end(), [&](const auto& each) {
        const auto found = seen.find(each.first);
        return found != seen.end() && found->second == each.second;
    });
}

void add_finding(report& findings, diagnostic_code code, std::vector<std::string> arguments) {
    diagnostic finding;
    finding.code = code;
    finding.arguments = std::move(arguments);
    findings.findings.push_back(std::move(finding));
}

} // namespace

edition::edition(std::string path, const store_options& options)
    : path_{std::move(path)}, root_{options.where.root.empty() ? importing::folder_of(path_) : options.where.root},
      from_root_{importing::path_from_root(path_, root_).value_or(path_)}, options_{options} {
    for (const auto& each : options.tests) tests_.push_back(importing::path_from_root(each, root_).value_or(each));
}

std::optional<std::string> edition::read(const std::string& path) const {
    if (options_.where.read) return options_.where.read(path);
    return path == from_root_ ? importing::read_rule_file(path_) : importing::read_rule_file(std::filesystem::path{root_} / path);
}

texts edition::read_known() const {
    texts seen;
    seen[from_root_] = read(from_root_);
    for (const auto& path : tests_) seen[path] = read(path);
    for (const auto* known : {&taken_, &refused_})
        for (const auto& [path, bytes] : *known)
            if (!seen.contains(path)) seen[path] = read(path);
    return seen;
}

attempt edition::try_texts(const texts& seen) const {
    attempt tried;
    if (!importing::path_from_root(path_, root_)) {
        add_finding(tried.findings, diagnostic_code::file_outside_root, {path_, root_});
        return tried;
    }
    auto where = options_.where;
    where.root = root_;
    where.read = [this, &seen, &tried](const std::string& path) {
        const auto known = tried.read.find(path);
        if (known != tried.read.end()) return known->second;
        const auto found = seen.find(path);
        return tried.read[path] = found != seen.end() ? found->second : read(path);
    };
    const auto bytes = where.read(from_root_);
    if (!bytes) {
        add_finding(tried.findings, diagnostic_code::unreadable_file, {path_});
        return tried;
    }
    auto loaded = load_text(from_root_, *bytes, options_.overrides, where);
    tried.findings = loaded.report();
    if (!loaded) return tried;
    tried.made = std::move(loaded).value();
    run_tests_of(tried, where);
    return tried;
}

void edition::run_tests_of(attempt& tried, const load_options& where) const {
    const auto run = [&](const rules& tested) {
        auto found = run_tests(tested, {.jobs = options_.jobs});
        std::move(found.results.begin(), found.results.end(), std::back_inserter(tried.tests.results));
    };
    run(*tried.made);
    for (const auto& path : tests_) {
        const auto bytes = where.read(path);
        auto loaded = bytes ? load_text(path, *bytes, options_.overrides, where) : result<rules>{report{}};
        if (!bytes) add_finding(tried.findings, diagnostic_code::unreadable_file, {path});
        if (loaded) {
            run(*loaded);
            continue;
        }
        // Findings of tests that cannot be read belong to another set of files.
        if (bytes) tried.findings = std::move(loaded).report();
        tried.made.reset();
        return;
    }
    if (!tried.tests.passed())
        add_finding(tried.findings, diagnostic_code::own_tests_fail,
                    {path_, std::to_string(tried.tests.failed()), std::to_string(tried.tests.results.size())});
}

std::optional<attempt> edition::look(bool only_if_quiet) {
    auto seen = read_known();
    if (are_as_before(taken_, seen) || are_as_before(refused_, seen)) {
        if (are_as_before(taken_, seen)) refused_.clear(); // what was refused before may come again
        return std::nullopt;
    }
    if (only_if_quiet && seen != pending_) {
        pending_ = std::move(seen);
        return std::nullopt;
    }
    auto tried = try_texts(seen);
    // Files that were read one after the other may not have been there together.
    for (const auto& [path, bytes] : tried.read)
        if (read(path) != bytes) return std::nullopt;
    (tried.is_sound() ? taken_ : refused_) = tried.read;
    if (tried.is_sound()) refused_.clear();
    return tried;
}

} // namespace guong::inline v0::storing
