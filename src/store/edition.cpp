#include "edition.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "../rules/import_reading.hpp"

namespace guong::inline v0::storing {

namespace {

bool are_equal(const std::optional<std::string>& left, const std::optional<std::string>& right) { return left == right; }
bool are_equal(const importing::found_text& left, const importing::found_text& right) {
    return left.fault == right.fault && left.identity == right.identity && left.bytes == right.bytes;
}

/// Whether all of `known` is in `seen` as it was.
template <class Found>
bool are_as_before(const std::map<std::string, Found>& known, const std::map<std::string, Found>& seen) {
    return std::all_of(known.begin(), known.end(), [&](const auto& each) {
        const auto found = seen.find(each.first);
        return found != seen.end() && are_equal(found->second, each.second);
    });
}

bool are_as_before(const texts& known, const texts& seen) {
    return !known.loaded.empty() && are_as_before(known.loaded, seen.loaded) && are_as_before(known.used, seen.used);
}

bool are_same(const texts& left, const texts& right) { return are_as_before(left, right) && are_as_before(right, left); }

report finding_of(diagnostic_code code, std::vector<std::string> arguments) {
    report findings;
    auto& finding = findings.findings.emplace_back();
    finding.code = code;
    finding.arguments = std::move(arguments);
    return findings;
}

/// What a function of the host throws is as if it found nothing: the watching must go on.
importing::text_finder guarded(importing::text_finder find) {
    return [find = std::move(find)](const std::string& path) {
        try {
            return find(path);
        } catch (...) {
            return importing::found_text{path, path, {}, importing::text_fault::missing};
        }
    };
}

} // namespace

edition::edition(std::string path, const store_options& options)
    : path_{std::move(path)}, root_{options.where.root.empty() ? importing::folder_of(path_) : options.where.root}, options_{options},
      find_{guarded(options.where.read ? importing::texts_of_host(options.where.read) : importing::texts_in_folder(root_))} {}

texts edition::read_known() const {
    texts known;
    known.loaded[path_];
    for (const auto& path : options_.tests) known.loaded[path];
    for (const auto* some : {&taken_, &refused_})
        for (const auto& [path, found] : some->used) known.used[path];
    return read_again(known);
}

texts edition::read_again(const texts& some) const {
    texts seen;
    for (const auto& [path, found] : some.loaded) seen.loaded[path] = importing::read_rule_file(path);
    for (const auto& [path, found] : some.used) seen.used[path] = find_(path);
    return seen;
}

result<rules> edition::load_from(const std::string& path, const texts& seen, texts& read) const {
    const auto& bytes = read.loaded[path] = seen.loaded.at(path);
    if (!bytes) return finding_of(diagnostic_code::unreadable_file, {path});
    const auto from_root = importing::path_from_root(path, root_);
    if (!from_root) return finding_of(diagnostic_code::file_outside_root, {path, root_});
    const auto find = [this, &seen, &read](const std::string& used) {
        if (const auto known = read.used.find(used); known != read.used.end()) return known->second;
        const auto found = seen.used.find(used);
        return read.used[used] = found != seen.used.end() ? found->second : find_(used);
    };
    const auto identity = options_.where.read ? *from_root : importing::identity_of(path);
    return importing::load_found({identity, *from_root, source{path, *bytes}}, find, options_.overrides, options_.where);
}

attempt edition::try_texts(const texts& seen) const {
    attempt tried;
    auto loaded = load_from(path_, seen, tried.read);
    tried.findings = loaded.report();
    for (const auto& path : options_.tests) tried.read.loaded[path] = seen.loaded.at(path); // they count, also where they are not run
    if (!loaded) return tried;
    tried.made = std::move(loaded).value();
    run_tests_of(tried, seen);
    return tried;
}

void edition::run_tests_of(attempt& tried, const texts& seen) const {
    const auto run = [&](const rules& tested) {
        auto found = run_tests(tested, {.jobs = options_.jobs});
        std::move(found.results.begin(), found.results.end(), std::back_inserter(tried.tests.results));
    };
    run(*tried.made);
    for (const auto& path : options_.tests) {
        auto loaded = load_from(path, seen, tried.read);
        if (!loaded) {
            tried.findings = std::move(loaded).report();
            tried.made.reset();
            return;
        }
        run(*loaded);
    }
    if (tried.tests.passed()) return;
    auto fail = finding_of(diagnostic_code::own_tests_fail, {path_, std::to_string(tried.tests.failed()), std::to_string(tried.tests.results.size())});
    tried.findings.findings.push_back(std::move(fail.findings.front()));
}

std::optional<attempt> edition::look(bool only_if_quiet) {
    auto seen = read_known();
    if (are_as_before(taken_, seen) || are_as_before(refused_, seen)) {
        if (are_as_before(taken_, seen)) refused_ = {}; // what was refused before may come again
        pending_ = {};
        return std::nullopt;
    }
    if (only_if_quiet && !are_same(seen, pending_)) {
        pending_ = std::move(seen);
        return std::nullopt;
    }
    auto tried = try_texts(seen);
    // Files that were read one after the other may not have been there together.
    if (!are_same(read_again(tried.read), tried.read)) return std::nullopt;
    pending_ = {};
    (tried.is_sound() ? taken_ : refused_) = tried.read;
    if (tried.is_sound()) refused_ = {};
    return tried;
}

} // namespace guong::inline v0::storing
