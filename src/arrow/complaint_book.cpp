#include "complaint_book.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <guong/limits.hpp>

#include "../text/json_text.hpp"

namespace guong::inline v0::arrow {

namespace {

/// Further faults of a record that has one already are kept up to so many; a hostile table has millions.
constexpr std::size_t further_notes_max = 10'000;

std::string pointer_inside(const record_part& part, std::size_t which, std::string_view column) {
    std::string inside = column.empty() ? "" : '/' + json_pointer_token(column);
    const auto* here = &part;
    while (here->around != nullptr) {
        const auto around = here->around_rows[which];
        std::string step = '/' + json_pointer_token(here->column);
        if (here->in_list) {
            const auto first = std::lower_bound(here->around_rows.begin(), here->around_rows.end(), around);
            step += '/' + std::to_string(which - static_cast<std::size_t>(first - here->around_rows.begin()));
        }
        inside.insert(0, step);
        which = around;
        here = here->around;
    }
    return inside;
}

} // namespace

void complaint_book::add_table(const std::string& type) {
    lists_.push_back(refusals_.add_list('/' + json_pointer_token(type)));
    refused_.emplace_back();
}

void complaint_book::complain_of_column(complaint why, std::string pointer, bool strict) {
    column_errors_ = column_errors_ || strict || severity_of(why.code) == severity::error;
    refusals_.complain_about_file(std::move(why), std::move(pointer), strict);
}

std::pair<const record_part*, std::size_t> complaint_book::root_of(const record_part& part, std::size_t which) noexcept {
    const auto* here = &part;
    for (; here->around != nullptr; here = here->around) which = here->around_rows[which];
    return {here, which};
}

complaint_book::record_name complaint_book::name_of(const record_part& part, std::size_t which) noexcept {
    const auto [root, place] = root_of(part, which);
    return {root->table, root->first_ordinal + static_cast<std::uint32_t>(place)};
}

complaint_book::note complaint_book::noted(const record_part& part, std::size_t which, std::string_view column, complaint why) {
    const auto [root, place] = root_of(part, which);
    const bool has_id = root->ids && !root->is_null(place) && !is_unknown(*root->ids, root->place_in_columns(place));
    auto id = has_id ? id_in(*root->ids, root->place_in_columns(place)) : std::nullopt;
    return {name_of(part, which), root->type, id ? *std::move(id) : std::string{}, pointer_inside(part, which, column), std::move(why)};
}

bool complaint_book::is_noted(record_name about) const noexcept {
    return about.ordinal < refused_[about.table].size() && refused_[about.table][about.ordinal];
}

void complaint_book::mark(record_name about) {
    auto& marks = refused_[about.table];
    if (marks.size() <= about.ordinal) marks.resize(std::max<std::size_t>(about.ordinal + std::size_t{1}, 2 * marks.size()));
    marks[about.ordinal] = true;
}

bool complaint_book::is_refused(const record_part& part, std::size_t which) const noexcept { return is_noted(name_of(part, which)); }

void complaint_book::complain(const record_part& part, std::size_t which, std::string_view column, complaint why) {
    const auto about = name_of(part, which);
    if (is_noted(about) && notes_.size() >= further_notes_max) {
        ++passed_over_;
        return;
    }
    mark(about);
    notes_.push_back(noted(part, which, column, std::move(why)));
}

void complaint_book::warn(const record_part& part, std::size_t which, std::string_view column, complaint why) {
    if (warnings_.size() < limits::diagnostics_max) warnings_.push_back(noted(part, which, column, std::move(why)));
}

void complaint_book::tell() {
    const auto in_order = [](const note& left, const note& right) { return left.about < right.about; };
    for (auto* notes : {&notes_, &warnings_}) {
        std::stable_sort(notes->begin(), notes->end(), in_order);
        std::optional<record_name> last;
        json_reading::refusal_book::root_number root = 0;
        for (auto& each : *notes) {
            if (last != each.about) root = refusals_.add_root(each.type, {lists_[each.about.table], each.about.ordinal, 0, 0});
            last = each.about;
            const auto weight = severity_of(each.why.code);
            if (refusals_.tells(root, weight))
                refusals_.complain(root, each.id, each.inside, std::move(each.why));
            else
                refusals_.pass_over(weight);
        }
    }
    for (; passed_over_ > 0; --passed_over_) refusals_.pass_over(severity::error);
}

} // namespace guong::inline v0::arrow
