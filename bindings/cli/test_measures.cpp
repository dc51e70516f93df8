#include "test_measures.hpp"

#include <filesystem>
#include <fstream>
#include <utility>

#include <guong/coverage.hpp>
#include <guong/difference.hpp>
#include <guong/mutation.hpp>
#include <guong/suggestion.hpp>

#include "exit_status.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "wording.hpp"

namespace cli {
namespace {

guong::language language_of(const options& chosen) { return chosen.language.value_or(guong::language::en); }

/// To the file that `--output` names, or to standard output.
void write_page(const std::string& page, const options& chosen, guong::language which) {
    if (chosen.output_file.empty()) return write(page);
    std::ofstream file{chosen.output_file, std::ios::binary};
    file << page;
    file.close();
    if (file) return;
    complain("guong: " + say(which, {"cannot write {0}", "không ghi được {0}"}, {chosen.output_file}) + "\n");
    throw stop{exit_status::unusable};
}

void write_coverage(const guong::coverage& told, const options& chosen, guong::language which) {
    if (chosen.format == "html") return write_page(guong::render_html(told, which), chosen, which);
    if (chosen.format == "lcov") return write_page(guong::render_lcov(told), chosen, which);
    write(chosen.format == "json" ? guong::render_json(told) + "\n" : "\n" + guong::render(told, which));
}

/// Of the files that rules are made of, those that `--only` names: by their path, or by the end of it.
std::vector<std::string> files_meant(const guong::rules& tested, const options& chosen, guong::language which) {
    std::vector<std::string> meant;
    for (const auto& asked : chosen.only_files) {
        const auto path = std::filesystem::path{asked}.lexically_normal();
        const auto count = meant.size();
        for (const auto& each : tested.model().sources_text) {
            const auto there = std::filesystem::path{each.name()}.lexically_normal();
            if (there == path || there.string().ends_with('/' + path.string())) meant.push_back(each.name());
        }
        if (meant.size() > count) continue;
        std::string names;
        for (const auto& each : tested.model().sources_text) names += (names.empty() ? "" : ", ") + each.name();
        complain("guong: " + say(which, {"`--only {0}` is none of the rule files: {1}", "`--only {0}` không phải là tệp nào trong các tệp quy định: {1}"}, {asked, names}) + "\n");
        throw stop{exit_status::unusable};
    }
    return meant;
}

void write_mutants(const guong::rules& tested, const options& chosen, guong::language which) {
    guong::mutation_options asked;
    asked.jobs = chosen.jobs;
    asked.overrides = chosen.parameters;
    asked.only = files_meant(tested, chosen, which);
    const auto told = [&] {
        const progress shown{say(which, {"trying mutants", "đang thử biến thể"})};
        return guong::find_mutants(tested, asked);
    }();
    write(chosen.format == "json" ? guong::render_json(told) + "\n" : "\n" + guong::render(told, which));
}

void say_that_mutants_wait(guong::language which) {
    complain("guong: " + say(which, {"mutants are not tried while a test fails", "không thử biến thể khi còn phép kiểm thử không qua"}) + "\n");
}

guong::coverage coverage_of(const guong::rules& tested, const options& chosen, guong::language which) {
    const auto files = files_meant(tested, chosen, which);
    const progress shown{say(which, {"measuring coverage", "đang đo độ bao phủ"})};
    auto told = guong::without_impossible(guong::find_coverage(tested, guong::tested_records(tested), chosen.jobs), tested, chosen.jobs);
    return files.empty() ? told : guong::only_in(std::move(told), files);
}

} // namespace

bool is_format_of_coverage(const std::string& format) { return format == "html" || format == "lcov"; }

void check_measures(const options& chosen) {
    const auto refuse = [&](guong::bilingual words) { throw usage_error(say(language_of(chosen), words)); };
    const bool is_page = is_format_of_coverage(chosen.format);
    if (chosen.format == "junit" && (chosen.coverage || chosen.mutants))
        refuse({"`--format junit` does not hold coverage or mutants", "`--format junit` không chứa độ bao phủ hay biến thể"});
    if (is_page && chosen.mutants) refuse({"`--format html` and `lcov` are of coverage alone, without `--mutants`", "`--format html` và `lcov` chỉ dành cho độ bao phủ, không kèm `--mutants`"});
    if (!chosen.output_file.empty() && !is_page) refuse({"`--output` is for `--format html` and `lcov`", "`--output` dùng với `--format html` và `lcov`"});
    const bool is_fragment = chosen.format == "text" || chosen.format == "json";
    if (chosen.suggest && (chosen.coverage || chosen.mutants || chosen.watch || !is_fragment))
        refuse({"`--suggest` writes tests alone, without `--coverage`, `--mutants` and `--watch`, as text or JSON", "`--suggest` chỉ viết các phép kiểm thử, không kèm `--coverage`, `--mutants`, `--watch`, ở dạng text hoặc json"});
    const bool measures = chosen.coverage || chosen.mutants || chosen.suggest || is_page;
    if (!chosen.only_files.empty() && !measures)
        refuse({"`--only` is for `--coverage`, `--mutants` and `--suggest`", "`--only` dùng với `--coverage`, `--mutants` và `--suggest`"});
    const bool is_one_page = chosen.format == "html" || !chosen.output_file.empty();
    if (is_one_page && chosen.rule_files.size() > 1) refuse({"a page or file holds the coverage of one rule file", "một trang hay một tệp chỉ chứa độ bao phủ của một tệp quy định"});
}

void write_measures(const guong::rules& tested, bool passed, const options& chosen, guong::language which) {
    if (chosen.coverage || is_format_of_coverage(chosen.format))
        write_coverage(coverage_of(tested, chosen, which), chosen, which);
    if (!chosen.mutants) return;
    if (passed) return write_mutants(tested, chosen, which);
    say_that_mutants_wait(which);
}

void write_suggestions(const guong::rules& tested, bool passed, const options& chosen, guong::language which) {
    guong::suggestion_options asked;
    asked.jobs = chosen.jobs;
    asked.overrides = chosen.parameters;
    asked.mutants = passed;
    asked.only = files_meant(tested, chosen, which);
    if (!passed) say_that_mutants_wait(which);
    const auto told = [&] {
        const progress shown{say(which, {"looking for tests that are missing", "đang tìm các phép kiểm thử còn thiếu"})};
        return guong::suggest_tests(tested, asked);
    }();
    if (chosen.format == "json") return write(guong::render_json(told) + "\n");
    // What follows the last line of a file stands apart from it.
    if (!told.tests.empty()) write("\n" + guong::render(told));
    complain(guong::render_remaining(told, which));
}

} // namespace cli
