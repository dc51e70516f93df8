#include "finding_list.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <guong/limits.hpp>

namespace guong::inline v0::parsing {

namespace {

constexpr auto stands_before = [](const diagnostic& left, const diagnostic& right) { return left.where.begin < right.where.begin; };

} // namespace

bool finding_list::would_keep(span where) const noexcept {
    return errors_.size() < limits::diagnostics_max || where.begin < errors_.back().where.begin;
}

bool finding_list::is_hopeless() const noexcept {
    return error_count_ >= limits::errors_counted_max;
}

diagnostic& finding_list::add(diagnostic_code code, span where, std::vector<std::string> arguments) {
    diagnostic finding;
    finding.code = code;
    finding.where = where;
    finding.arguments = std::move(arguments);
    const bool is_error = finding.severity() == severity::error;
    if (is_error) ++error_count_;
    auto& kept = is_error ? errors_ : warnings_;
    const auto behind = std::upper_bound(kept.begin(), kept.end(), finding, stands_before);
    if (behind == kept.end() && kept.size() == limits::diagnostics_max) return dropped_ = std::move(finding);
    const auto index = std::distance(kept.begin(), behind);
    if (kept.size() == limits::diagnostics_max) kept.pop_back();
    return *kept.insert(kept.begin() + index, std::move(finding));
}

report finding_list::to_report(const source& text) && {
    report made;
    if (errors_.empty() && warnings_.empty()) return made;
    // Spans name sources by index; those before this one are not known here.
    made.sources.assign(source_index_, source{{}, {}});
    made.sources.push_back(text);
    made.suppressed = error_count_ - errors_.size();
    std::merge(std::make_move_iterator(errors_.begin()), std::make_move_iterator(errors_.end()), std::make_move_iterator(warnings_.begin()),
               std::make_move_iterator(warnings_.end()), std::back_inserter(made.findings), stands_before);
    return made;
}

} // namespace guong::inline v0::parsing
