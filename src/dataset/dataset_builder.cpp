#include <guong/dataset.hpp>

#include "packed_facts.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <type_traits>
#include <utility>

namespace guong::inline v0 {

namespace {

constexpr std::array<std::int64_t, 19> builder_powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{1};
    for (std::size_t power = 1; power < powers.size(); ++power) powers[power] = powers[power - 1] * 10;
    return powers;
}();

void choose_cells(column& chosen, model::type type) {
    if (type.list) {
        chosen.cells = list_column{};
        return;
    }
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement:
    case model::base_type::scale: chosen.cells = cell_array<std::uint8_t>{}; break;
    case model::base_type::integer:
    case model::base_type::decimal:
    case model::base_type::percent: chosen.cells = cell_array<std::int64_t>{}; break;
    case model::base_type::school_year:
    case model::base_type::date: chosen.cells = cell_array<std::int32_t>{}; break;
    case model::base_type::text:
    case model::base_type::record: chosen.cells = cell_array<std::uint32_t>{}; break;
    case model::base_type::duration: break; // no field is a span of time
    }
}

// Rows get their cells when the first fact behind them is set, so that a new row costs nothing for the facts it does not have.
template <class Cell>
void put_cell(column& target, row_number row, Cell content) {
    auto& cells = std::get<cell_array<Cell>>(target.cells).own();
    if (cells.size() <= row) cells.resize(row + std::size_t{1});
    cells[row] = content;
    packed_facts::mark_known(target.known, row);
}

std::uint64_t magnitude_of(std::int64_t number) noexcept {
    return number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
}

/// Hands on, piece by piece, what makes declarations the same. Names hold neither blanks nor signs, so nothing can be mistaken for something else.
template <class Take>
void hand_on_declarations(const model::ruleset& rules, Take take) {
    for (const auto& scale : rules.scales) {
        take("scale");
        for (const auto& each : scale.levels) take(" "), take(each.name);
        take("\n");
    }
    for (const auto& record : rules.records) {
        take("record "), take(record.name);
        for (const auto& field : record.fields) {
            take(" "), take(field.name);
            take(":"), take(std::to_string(static_cast<int>(field.type.base)));
            take("."), take(std::to_string(field.type.index));
            if (field.type.list) take("*");
            if (field.referring) take("by"), take(std::to_string(*field.referring));
        }
        take("\n");
    }
}

std::vector<row_number> spoiled_rows_of(const table& rows) {
    std::vector<row_number> found;
    for (row_number row = 0; row < rows.row_count(); ++row)
        if (rows.spoiled[row]) found.push_back(row);
    return found;
}

} // namespace

/// Without a text of its own: it is asked each time that rules are bound to records.
bool dataset::fits(const model::ruleset& rules) const {
    std::string_view rest = declarations_;
    bool are_same = true;
    hand_on_declarations(rules, [&](std::string_view piece) {
        are_same = are_same && rest.starts_with(piece);
        if (are_same) rest.remove_prefix(piece.size());
    });
    return are_same && rest.empty();
}

dataset_builder::dataset_builder(const model::ruleset& rules) : rules_{&rules} {
    hand_on_declarations(rules, [this](std::string_view piece) { data_.declarations_ += piece; });
    data_.tables_.resize(rules.records.size());
    data_.ids_.resize(rules.records.size());
    closed_.resize(rules.records.size());
    for (std::size_t record = 0; record < rules.records.size(); ++record) {
        const auto& fields = rules.records[record].fields;
        auto& types = data_.types_.emplace_back();
        types.reserve(fields.size());
        data_.tables_[record].columns.reserve(fields.size());
        for (const auto& field : fields) {
            types.push_back(field.type);
            choose_cells(data_.tables_[record].columns.emplace_back(), field.type);
        }
        lists_.emplace_back(fields.size());
        largest_units_.emplace_back(fields.size());
    }
}

void dataset_builder::reserve(model::record_index record, std::size_t rows) {
    auto& target = data_.tables_.at(record);
    target.ids.reserve(rows);
    target.inline_row.reserve(rows);
    target.spoiled.reserve(rows);
    data_.ids_[record].reserve(rows);
    for (std::size_t field = 0; field < target.columns.size(); ++field) {
        target.columns[field].known.reserve((rows + 63) / 64);
        std::visit(
            [&](auto& cells) {
                if constexpr (std::is_same_v<std::decay_t<decltype(cells)>, list_column>) {
                    lists_[record][field].rows.reserve(rows);
                    lists_[record][field].ends.reserve(rows);
                } else {
                    cells.own().reserve(rows);
                }
            },
            target.columns[field].cells);
    }
}

std::pair<row_number, bool> dataset_builder::add_row(model::record_index record, std::string_view id, bool inside_another) {
    auto& target = data_.tables_.at(record);
    const auto row = target.row_count();
    const bool is_first = id.empty() || data_.ids_[record].insert(target.ids, id, row).second;
    target.ids.emplace_back(id);
    target.inline_row.push_back(inside_another);
    target.spoiled.push_back(false);
    return {row, is_first};
}

row_number dataset_builder::add_rows(model::record_index record, std::size_t count, bool inside_another) {
    auto& target = data_.tables_.at(record);
    const auto first = target.row_count();
    target.ids.resize(first + count);
    target.inline_row.resize(first + count, inside_another);
    target.spoiled.resize(first + count);
    return first;
}

std::optional<row_number> dataset_builder::find(model::record_index record, std::string_view id) const {
    return data_.ids_.at(record).find(data_.tables_[record].ids, id);
}

bool dataset_builder::set(model::record_index record, row_number row, model::field_index field, const value& content) {
    auto& target = data_.tables_.at(record).columns.at(field);
    if (const auto* answer = std::get_if<bool>(&content)) {
        put_cell(target, row, static_cast<std::uint8_t>(*answer));
    } else if (const auto* number = std::get_if<decimal>(&content)) {
        return set_number(record, row, field, *number);
    } else if (const auto* day = std::get_if<date>(&content)) {
        put_cell(target, row, day->days);
    } else if (const auto* years = std::get_if<school_year>(&content)) {
        put_cell(target, row, years->first);
    } else if (const auto* rank = std::get_if<level>(&content)) {
        put_cell(target, row, rank->rank);
    } else if (const auto* text = std::get_if<std::string>(&content)) {
        set_text(record, row, field, *text);
    }
    return true;
}

void dataset_builder::set_text(model::record_index record, row_number row, model::field_index field, std::string_view composed) {
    const auto [place, is_new] = data_.text_numbers_.insert(data_.texts_, composed, static_cast<std::uint32_t>(data_.texts_.size()));
    if (is_new) data_.texts_.emplace_back(composed);
    put_cell(data_.tables_.at(record).columns.at(field), row, place);
}

// All numbers of a column share one scale. A number with more digits behind the point rescales those before it, at most 18 times in all.
bool dataset_builder::set_number(model::record_index record, row_number row, model::field_index field, decimal number) {
    auto& target = data_.tables_[record].columns[field];
    auto& largest = largest_units_[record][field];
    if (number.scale() > target.scale) {
        const auto factor = builder_powers_of_ten[static_cast<std::size_t>(number.scale() - target.scale)];
        if (largest > static_cast<std::uint64_t>(INT64_MAX / factor)) return false;
        for (auto& cell : std::get<cell_array<std::int64_t>>(target.cells).own()) cell *= factor;
        largest *= static_cast<std::uint64_t>(factor);
        target.scale = number.scale();
    }
    const auto units = number.scale() == target.scale ? std::optional{number.coefficient()} : number.at_scale(target.scale);
    if (!units) return false;
    largest = std::max(largest, magnitude_of(*units));
    put_cell(target, row, *units);
    return true;
}

void dataset_builder::adopt(model::record_index record, model::field_index field, column facts) {
    data_.tables_.at(record).columns.at(field) = std::move(facts);
}

void dataset_builder::set_reference(model::record_index record, row_number row, model::field_index field, row_number target) {
    put_cell(data_.tables_.at(record).columns.at(field), row, target);
}

void dataset_builder::set_list(model::record_index record, row_number row, model::field_index field, std::span<const row_number> elements) {
    auto& lists = lists_.at(record).at(field);
    lists.rows.push_back(row);
    lists.elements.insert(lists.elements.end(), elements.begin(), elements.end());
    lists.ends.push_back(static_cast<std::uint32_t>(lists.elements.size()));
    packed_facts::mark_known(data_.tables_[record].columns[field].known, row);
}

void dataset_builder::annotate(model::record_index record, row_number row, model::field_index field, annotation note) {
    data_.annotations_.insert_or_assign(packed_facts::annotation_key(record, row, field), std::move(note));
}

void dataset_builder::close(model::record_index record) { closed_.at(record) = true; }

void dataset_builder::spoil(model::record_index record, row_number row) { data_.tables_.at(record).spoiled.at(row) = true; }

list_column dataset_builder::settle(pending_lists lists, const table& owner, const std::vector<std::uint64_t>& known) {
    list_column settled;
    settled.begins.assign(owner.row_count() + std::size_t{1}, 0);
    const auto each_kept_run = [&](auto use) {
        std::uint32_t begin = 0;
        for (std::size_t run = 0; run < lists.rows.size(); ++run) {
            if (packed_facts::is_known(known, lists.rows[run])) use(lists.rows[run], begin, lists.ends[run]);
            begin = lists.ends[run];
        }
    };
    each_kept_run([&](row_number row, std::uint32_t begin, std::uint32_t end) { settled.begins[row + std::size_t{1}] += end - begin; });
    for (std::size_t row = 1; row < settled.begins.size(); ++row) settled.begins[row] += settled.begins[row - 1];
    if (settled.begins.back() == lists.elements.size() && std::is_sorted(lists.rows.begin(), lists.rows.end())) {
        settled.elements = std::move(lists.elements);
        return settled;
    }
    settled.elements.resize(settled.begins.back());
    auto next = settled.begins;
    each_kept_run([&](row_number row, std::uint32_t begin, std::uint32_t end) {
        std::copy(lists.elements.begin() + begin, lists.elements.begin() + end, settled.elements.begin() + next[row]);
        next[row] += end - begin;
    });
    return settled;
}

/// The records of another type that refer to each record through one of their fields. As long as one of them does not say what it refers to,
/// or was refused, nobody knows whether it belongs to a list, and so no such list is known; nor is it where nobody has recorded any at all.
void dataset_builder::list_referring(model::record_index record, model::field_index field) {
    const auto& declared = rules_->records[record].fields[field];
    const auto& others = data_.tables_[declared.type.index];
    const auto& reference = others.columns[*declared.referring];
    if (others.row_count() == 0 && !closed_[declared.type.index]) return;
    std::vector<std::vector<row_number>> by_target(data_.tables_[record].row_count());
    for (row_number row = 0; row < others.row_count(); ++row) {
        const bool is_said = !others.spoiled[row] && row / 64 < reference.known.size() && packed_facts::is_known(reference.known, row);
        if (!is_said) return;
        by_target[std::get<cell_array<std::uint32_t>>(reference.cells)[row]].push_back(row);
    }
    for (row_number row = 0; row < by_target.size(); ++row) set_list(record, row, field, by_target[row]);
}

dataset dataset_builder::build() {
    for (model::record_index record = 0; record < rules_->records.size(); ++record)
        for (model::field_index field = 0; field < rules_->records[record].fields.size(); ++field)
            if (rules_->records[record].fields[field].referring) list_referring(record, field);
    for (std::size_t record = 0; record < data_.tables_.size(); ++record) {
        auto& built = data_.tables_[record];
        const auto refused = spoiled_rows_of(built);
        for (std::size_t field = 0; field < built.columns.size(); ++field) {
            auto& known = built.columns[field].known;
            known.resize((built.row_count() + std::size_t{63}) / 64);
            for (const auto row : refused) known[row / 64] &= ~(std::uint64_t{1} << row % 64);
            std::visit(
                [&](auto& cells) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(cells)>, list_column>)
                        cells = settle(std::exchange(lists_[record][field], {}), built, known);
                    else if (!cells.is_lent())
                        cells.own().resize(built.row_count());
                },
                built.columns[field].cells);
        }
    }
    auto finished = std::move(data_);
    *this = dataset_builder{*rules_};
    return finished;
}

} // namespace guong::inline v0
