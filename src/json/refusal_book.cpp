#include "refusal_book.hpp"

#include <algorithm>
#include <utility>

#include <guong/limits.hpp>

#include "words.hpp"

namespace guong::inline v0::json_reading {

diagnostic finding_of(complaint why, std::string pointer) {
    diagnostic finding;
    finding.code = why.code;
    finding.arguments = std::move(why.arguments);
    finding.help = std::move(why.help);
    finding.pointer = std::move(pointer);
    return finding;
}

std::uint32_t refusal_book::add_list(std::string pointer, bool is_list) {
    lists_.push_back({std::move(pointer), is_list});
    return static_cast<std::uint32_t>(lists_.size() - 1);
}

refusal_book::root_number refusal_book::add_root(model::record_index type, record_place place) {
    roots_.push_back({type, 0, place, false});
    return static_cast<root_number>(roots_.size() - 1);
}

void refusal_book::set_row(root_number which, row_number row) noexcept { roots_[which].row = row; }

bool refusal_book::tells(root_number which, severity weight) const noexcept {
    if (weight == severity::warning) return warnings_ < limits::diagnostics_max;
    return errors_ < limits::diagnostics_max || !roots_[which].refused;
}

void refusal_book::pass_over(severity weight) noexcept {
    if (weight == severity::error) ++report_.suppressed;
}

void refusal_book::complain(root_number which, std::string_view id, std::string_view inside, complaint why, bool strict) {
    auto& spoken_of = roots_[which];
    const auto& type_name = rules_->records[spoken_of.type].name;
    const auto pointer = pointer_to(spoken_of.place);

    auto finding = finding_of(std::move(why), pointer + std::string{inside});
    finding.strict = strict;
    if (!id.empty())
        finding.record = type_name + ' ' + shortened(id);
    else
        finding.record = pointer.empty() ? type_name : pointer;

    if (finding.severity() == severity::error && !std::exchange(spoken_of.refused, true))
        refused_.push_back({which, {spoken_of.type, std::string{id}, pointer, finding}});
    add(std::move(finding));
}

void refusal_book::complain_about_file(complaint why, std::string pointer, bool strict) {
    auto finding = finding_of(std::move(why), std::move(pointer));
    finding.strict = strict;
    add(std::move(finding));
}

std::vector<refused_record> refusal_book::take_refused() {
    std::stable_sort(refused_.begin(), refused_.end(), [](const refusal& left, const refusal& right) { return left.which < right.which; });
    std::vector<refused_record> taken;
    taken.reserve(refused_.size());
    for (auto& each : refused_) taken.push_back(std::move(each.record));
    return taken;
}

std::string refusal_book::pointer_to(const record_place& place) const {
    const auto& holder = lists_[place.list];
    return holder.is_list ? holder.pointer + '/' + std::to_string(place.ordinal) : holder.pointer;
}

void refusal_book::add(diagnostic finding) {
    const auto weight = finding.severity();
    auto& listed = weight == severity::error ? errors_ : warnings_;
    if (listed == limits::diagnostics_max) return pass_over(weight);
    ++listed;
    report_.findings.push_back(std::move(finding));
}

} // namespace guong::inline v0::json_reading
