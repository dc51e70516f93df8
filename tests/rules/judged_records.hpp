#pragma once

/// A rule file of `rules/` with the invented records beside it, judged, and what every such pair must show.

#include <optional>
#include <string>
#include <vector>

#include <guong/guong.hpp>

namespace guong_test {

/// What `guong evaluate RULES RECORDS --as-of DAY` is given, and the file that holds what it prints.
struct judged_records {
    std::string rules_path;
    std::string records_path;
    std::string verdicts_path;
    std::optional<guong::date> as_of;

    [[nodiscard]] std::string rules_text() const;
};

/// What `guong evaluate` prints for the records under these rules, line by line as NDJSON.
[[nodiscard]] std::string verdict_lines(const judged_records& given, const std::string& rules_text, const guong::parameter_values& set = {});

/// `eligible`, `ineligible: a, b` or `undetermined: /x, /y`.
[[nodiscard]] std::string verdict_of(const judged_records& given, const std::string& id, const std::string& criterion,
                                     const guong::parameter_values& set = {});

/// A reported value of one record, in JSON.
[[nodiscard]] std::string value_of(const judged_records& given, const std::string& id, const std::string& name);

/// Criteria for which some verdict never occurs.
[[nodiscard]] std::vector<std::string> criteria_without_every_verdict(const judged_records& given);

/// Items of criteria, such as `nv/nv1`, that are never the only one that is not met.
[[nodiscard]] std::vector<std::string> items_never_alone(const judged_records& given);

/// Rows of tables that can be left out without any verdict or value of the records becoming another.
[[nodiscard]] std::vector<std::string> rows_without_effect(const judged_records& given);

/// Empty if the file stands in canonical form, comes back unchanged from the keywords of the other language, and means the same in both:
/// the same tree, and the same verdicts and values. Otherwise what is wrong.
[[nodiscard]] std::string twin_fault(const judged_records& given);

} // namespace guong_test
