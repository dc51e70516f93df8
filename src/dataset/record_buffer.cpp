#include "record_buffer.hpp"

#include <algorithm>
#include <numeric>
#include <type_traits>
#include <utility>

#include "packed_facts.hpp"

namespace guong::inline v0 {

namespace buffering {

namespace {

/// Enough for most records, and for a block of elements (schedule.hpp).
constexpr row_number first_rows = 8;
constexpr std::size_t first_texts = 16;

} // namespace

} // namespace buffering

record_buffer::record_buffer(const model::ruleset& rules, buffer_promises promises, std::span<const std::string> constants)
    : empty_{dataset_builder{rules}.build()}, always_known_{std::move(promises.always_known)}, rows_(rules.records.size()),
      constants_{constants.size()} {
    for (std::uint32_t i = 0; i < constants.size(); ++i) {
        empty_.text_numbers_.insert(empty_.texts_, constants[i], i);
        empty_.texts_.push_back(constants[i]);
    }
    data_ = std::make_shared<dataset>(empty_);
    data_->texts_.resize(constants_ + buffering::first_texts);
    for (model::record_index record = 0; record < rules.records.size(); ++record) {
        auto& columns = data_->tables_[record].columns;
        auto& lists = lists_.emplace_back(columns.size());
        auto& forgotten = forgotten_.emplace_back();
        for (std::size_t field = 0; field < columns.size(); ++field) {
            if (!always_known_[record][field]) forgotten.push_back(&columns[field].known);
            lists[field].one_after_another = promises.sole_way[record][field];
            lists[field].cells = std::get_if<list_column>(&columns[field].cells);
            if (lists[field].cells != nullptr) all_lists_.push_back(&lists[field]);
        }
        grow(record, buffering::first_rows);
    }
    settle_anew();
}

void record_buffer::clear() {
    for (std::size_t record = 0; record < rows_.size(); ++record) {
        auto& used = rows_[record].used;
        if (used == 0) continue;
        const auto words = static_cast<std::ptrdiff_t>((used + std::size_t{63}) / 64);
        for (auto* known : forgotten_[record]) std::fill(known->begin(), known->begin() + words, 0);
        used = 0;
    }
    for (auto* lists : all_lists_) {
        lists->runs.clear();
        lists->end = 0;
        lists->is_in_order = true;
    }
    lists_are_in_order_ = true;
    for (; texts_used_ > 0; --texts_used_) texts_here_.remove_last(data_->texts_, data_->texts_[constants_ + texts_used_ - 1]);
}

row_number record_buffer::add_rows(model::record_index record, std::size_t count) {
    auto& [used, there_are] = rows_[record];
    const auto first = used;
    used += static_cast<row_number>(count);
    if (used > there_are) grow(record, std::max(used, 2 * there_are));
    return first;
}

void record_buffer::grow(model::record_index record, row_number rows) {
    auto& grown = data_->tables_[record];
    grown.ids.resize(rows);
    grown.inline_row.resize(rows, true);
    grown.spoiled.resize(rows);
    for (std::size_t field = 0; field < grown.columns.size(); ++field) {
        auto& column = grown.columns[field];
        column.known.resize((rows + std::size_t{63}) / 64, always_known_[record][field] ? ~std::uint64_t{0} : 0);
        std::visit(
            [&](auto& cells) {
                if constexpr (std::is_same_v<std::decay_t<decltype(cells)>, list_column>)
                    cells.begins.resize(rows + std::size_t{1});
                else
                    cells.own().resize(rows);
            },
            column.cells);
    }
    rows_[record].there_are = rows;
    grown_ = true;
}

cell_place record_buffer::place_of(model::record_index record, model::field_index field) {
    auto& column = column_of(record, field);
    cell_place found;
    found.known = column.known.data();
    found.always_known = always_known_[record][field];
    found.scale = column.scale;
    std::visit(
        [&](auto& cells) {
            if constexpr (std::is_same_v<std::decay_t<decltype(cells)>, list_column>) found.lists = &lists_[record][field];
            else found.cells = cells.own().data();
        },
        column.cells);
    return found;
}

bool record_buffer::put_number(model::record_index record, row_number row, model::field_index field, decimal content) {
    auto& target = column_of(record, field);
    if (content.scale() > target.scale) {
        // The cells before are written again, once evaluators are bound anew.
        target.scale = content.scale();
        moved_ = true;
    }
    const auto units = content.at_scale(target.scale);
    if (!units) return false;
    std::get<cell_array<std::int64_t>>(target.cells).own()[row] = *units;
    packed_facts::mark_known(target.known, row);
    return true;
}

std::uint32_t record_buffer::number_of(std::string_view composed) {
    if (const auto constant = data_->text_numbers_.find(data_->texts_, composed)) return *constant;
    const auto place = constants_ + texts_used_;
    if (place == data_->texts_.size()) {
        data_->texts_.resize(2 * place);
        moved_ = true;
    }
    const auto [found, is_new] = texts_here_.insert(data_->texts_, composed, static_cast<std::uint32_t>(place));
    if (is_new) {
        data_->texts_[place].assign(composed);
        ++texts_used_;
    }
    return found;
}

void record_buffer::put_list(const cell_place& place, row_number row, row_number first, std::size_t count) {
    auto& all = *place.lists;
    // Only lists of records inside records of the same type come in another order.
    if (!all.runs.empty() && all.runs.back().row > row) all.is_in_order = lists_are_in_order_ = false;
    all.runs.push_back({row, first, static_cast<std::uint32_t>(count)});
    if (all.is_in_order) write_list(all, all.runs.back());
    place.mark(row);
}

void record_buffer::write_list(buffered_lists& all, const buffered_lists::run& list) {
    auto& [begins, elements] = *all.cells;
    if (all.one_after_another && list.count > 0 && list.first != all.end) {
        all.one_after_another = false; // they come in that other order
        moved_ = true;
    }
    const auto needed = std::size_t{all.end} + list.count;
    if (elements.size() < needed) {
        elements.resize(std::max(needed, 2 * elements.size()));
        moved_ = true;
    }
    if (!all.one_after_another) std::iota(elements.begin() + all.end, elements.begin() + static_cast<std::ptrdiff_t>(needed), list.first);
    begins[list.row] = all.end;
    all.end += list.count;
    begins[list.row + std::size_t{1}] = all.end;
}

void record_buffer::settle() {
    if (lists_are_in_order_) return;
    for (auto* all : all_lists_) {
        if (all->is_in_order) continue;
        std::sort(all->runs.begin(), all->runs.end(), [](const auto& left, const auto& right) { return left.row < right.row; });
        all->end = 0;
        for (const auto& list : all->runs) write_list(*all, list);
    }
}

void record_buffer::trim() {
    for (std::size_t record = 0; record < rows_.size(); ++record) {
        const auto used = rows_[record].used;
        data_->tables_[record].ids.resize(used); // by which rows are counted
        for (const auto& all : lists_[record]) {
            if (all.cells == nullptr) continue;
            auto& begins = all.cells->begins;
            row_number next = 0; // whose list begins where the one before ends
            const auto leave_empty = [&](row_number end, std::uint32_t at) {
                for (; next <= end; ++next) begins[next] = at;
            };
            for (const auto& each : all.runs) {
                leave_empty(each.row, begins[each.row]);
                next = each.row + 1;
            }
            leave_empty(used, all.end);
        }
    }
}

/// Schedules look at whether elements follow one another: what is there at that moment must be so for good, or not be so.
void record_buffer::prepare_elements(const buffered_lists& lists) {
    auto& elements = lists.cells->elements;
    if (elements.size() < buffering::first_rows) elements.resize(buffering::first_rows);
    if (lists.one_after_another)
        std::iota(elements.begin(), elements.end(), row_number{0});
    else
        std::fill(elements.begin(), elements.end(), row_number{0});
}

void record_buffer::settle_anew() {
    // An index that grew by itself no longer stands in the order of insertion.
    texts_here_ = {};
    texts_here_.reserve(data_->texts_.size() - constants_);
    texts_used_ = 0;
    clear();
    // Evaluators are bound to all rows that there are, whatever `trim` left of them.
    for (std::size_t record = 0; record < rows_.size(); ++record) data_->tables_[record].ids.resize(rows_[record].there_are);
    for (const auto* list : all_lists_) prepare_elements(*list);
    moved_ = grown_ = false;
}

void record_buffer::forget_scales() {
    for (auto& table : data_->tables_)
        for (auto& column : table.columns) {
            moved_ = moved_ || column.scale > 0;
            column.scale = 0;
        }
}

void record_buffer::copy_rows(model::record_index record, dataset& kept) const {
    const auto rows = rows_[record].used;
    const auto& from = data_->tables_[record];
    auto& to = kept.tables_[record];
    to.ids.resize(rows);
    to.inline_row.resize(rows, true);
    to.spoiled.resize(rows);
    for (std::size_t field = 0; field < from.columns.size(); ++field) {
        const auto& column = from.columns[field];
        auto& copied = to.columns[field];
        copied.scale = column.scale;
        copied.known.assign(column.known.begin(), column.known.begin() + static_cast<std::ptrdiff_t>((rows + std::size_t{63}) / 64));
        if (rows % 64 != 0) copied.known.back() &= ~std::uint64_t{0} >> (64 - rows % 64);
        std::visit(
            [&](auto& cells) {
                using kind = std::decay_t<decltype(cells)>;
                const auto& all = std::get<kind>(column.cells);
                if constexpr (std::is_same_v<kind, list_column>) {
                    // Rows without a list have stale beginnings.
                    cells.begins.assign(rows + std::size_t{1}, 0);
                    for (const auto& each : lists_[record][field].runs) cells.begins[each.row + std::size_t{1}] = each.count;
                    std::partial_sum(cells.begins.begin(), cells.begins.end(), cells.begins.begin());
                    cells.elements.assign(all.elements.begin(), all.elements.begin() + cells.begins.back());
                } else {
                    cells.own().assign(all.begin(), all.begin() + rows);
                }
            },
            copied.cells);
    }
}

record record_buffer::snapshot(model::record_index record, std::string_view id) const {
    auto kept = std::make_shared<dataset>(empty_);
    for (model::record_index index = 0; index < rows_.size(); ++index) copy_rows(index, *kept);
    for (auto place = constants_; place < constants_ + texts_used_; ++place) {
        kept->text_numbers_.insert(kept->texts_, data_->texts_[place], static_cast<std::uint32_t>(place));
        kept->texts_.push_back(data_->texts_[place]);
    }
    auto& first = kept->tables_[record];
    first.inline_row[0] = false;
    if (!id.empty()) {
        kept->ids_[record].insert(first.ids, id, 0);
        first.ids[0] = id;
    }
    return {std::move(kept), record, 0};
}

} // namespace guong::inline v0
