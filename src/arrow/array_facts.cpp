#include <algorithm>
#include <cstdint>
#include <memory>

#include <guong/limits.hpp>

#include "../dataset/packed_facts.hpp"
#include "../json/words.hpp"
#include "array_reader.hpp"

namespace guong::inline v0::arrow {

void array_reader::complain(const column_of_part& column, std::size_t which, complaint why, json_reading::json_kind found) {
    if (is_discreet(column)) why = json_reading::without_content(std::move(why), {"", 0, found});
    complaints_.complain(*column.part, which, column.name, std::move(why));
}

/// The row of the record with the id in a cell, of which is known that there is one.
row_number array_reader::target_of(const references& made, std::size_t which, const array_view& ids, std::int64_t at) {
    const auto type = field_of(made.from).type.index;
    const auto id = id_in(ids, at);
    if (!id) {
        const auto expected = json_reading::expected_words(*rules_, {model::base_type::record, type, false});
        complain(made.from, which, json_reading::wrong_type(expected, {"", 0, json_reading::json_kind::text}), json_reading::json_kind::text);
        return no_row;
    }
    if (const auto row = builder_.find(type, *id)) return *row;
    complain(made.from, which, {diagnostic_code::dangling_reference, {json_reading::shortened(*id), rules_->records[type].name}, {}},
             json_reading::json_kind::text);
    return no_row;
}

void array_reader::follow(references& made) {
    const auto& [part, field, cells, name] = made.from;
    if (field_of(made.from).type.list) return follow_list(made);
    made.targets.assign(part->size(), no_row);
    for (std::size_t which = 0; which < part->size(); ++which) {
        const auto place = part->place_in_columns(which);
        if (part->is_null(which) || is_unknown(cells, place)) continue;
        made.targets[which] = target_of(made, which, cells, place);
        if (made.targets[which] != no_row) builder_.set_reference(part->type, part->row(which), field, made.targets[which]);
    }
}

/// An element that is null is a record of which nothing is known, not even its id.
void array_reader::follow_list(references& made) {
    const auto& [part, field, cells, name] = made.from;
    const auto ids = cells.child(0);
    const auto type = field_of(made.from).type.index;
    std::vector<row_number> rows;
    for (std::size_t which = 0; which < part->size(); ++which) {
        const auto run = elements_of(made.from, which);
        if (!run) continue;
        rows.clear();
        for (auto at = run->begin; at < run->end; ++at) {
            if (is_unknown(ids, at)) {
                rows.push_back(builder_.add_rows(type, 1, true));
                ++row_counts_[type];
            } else {
                rows.push_back(target_of(made, which, ids, at));
            }
        }
        made.targets.insert(made.targets.end(), rows.begin(), rows.end());
        made.owners.insert(made.owners.end(), rows.size(), static_cast<row_number>(which));
        if (std::find(rows.begin(), rows.end(), no_row) == rows.end()) builder_.set_list(part->type, part->row(which), field, rows);
    }
}

void array_reader::read_facts(const column_of_part& column) {
    const auto& [part, field, cells, name] = column;
    const auto& declared = field_of(column);
    cell_facts facts{facts_, *rules_, declared, cells};
    if (lend(column, facts)) return;
    const bool is_text = declared.type.base == model::base_type::text;
    const bool are_id_numbers = is_text && !cells.content_type().is_text();
    for (std::size_t which = 0; which < part->size(); ++which) {
        const auto place = part->place_in_columns(which);
        if (part->is_null(which) || is_unknown(cells, place)) continue;
        if (are_id_numbers) {
            builder_.set_text(part->type, part->row(which), field, *id_in(cells, place));
            continue;
        }
        const auto& read = facts.read(place);
        if (read.why)
            complain(column, which, *read.why, read.found);
        else if (is_text)
            builder_.set_text(part->type, part->row(which), field, std::get<std::string>(read.content));
        else if (!builder_.set(part->type, part->row(which), field, read.content))
            complain(column, which, {diagnostic_code::number_out_of_range, {std::get<decimal>(read.content).to_string()}, {}}, json_reading::json_kind::number);
    }
}

/// Reads cells where they lie, if all rows of the table are these, and the cells are those of a column of the dataset.
bool array_reader::lend(const column_of_part& column, cell_facts& facts) {
    const auto& [part, field, cells, name] = column;
    const bool is_whole_table = part->size() > 0 && part->size() == row_counts_[part->type] && part->places.follow_one_another();
    const auto& held = cells.type();
    if (!is_whole_table || reinterpret_cast<std::uintptr_t>(cells.array().buffers[1]) % std::max<std::uintptr_t>(held.bytes, 1) != 0) return false;
    switch (field_of(column).type.base) {
    case model::base_type::integer:
    case model::base_type::decimal:
    case model::base_type::percent: {
        if (cells.has_dictionary() || held.bytes != sizeof(std::int64_t)) return false;
        const bool is_integer = field_of(column).type.base == model::base_type::integer;
        const bool are_decimals = held.kind == type_kind::decimal && held.scale >= 0 && held.scale <= (is_integer ? 0 : 18);
        if (held.kind != type_kind::signed_whole && !are_decimals) return false;
        lend_cells<std::int64_t>(column, held.scale, {-limits::whole_number_max, limits::whole_number_max}, facts);
        return true;
    }
    case model::base_type::date:
        if (cells.has_dictionary() || held.kind != type_kind::days) return false;
        lend_cells<std::int32_t>(column, 0, {first_day, last_day}, facts);
        return true;
    case model::base_type::scale:
        if (!cells.has_dictionary() || held.bytes != 1 || cells.dictionary().length() == 0 || !levels_stand_in_order(column, facts)) return false;
        lend_cells<std::uint8_t>(column, 0, {0, static_cast<std::uint8_t>(cells.dictionary().length() - 1)}, facts);
        return true;
    default: return false;
    }
}

/// A cell between the bounds is surely a fact; the others are read as if they were converted.
template <class Cell>
void array_reader::lend_cells(const column_of_part& column, int scale, lent_range<Cell> sure, cell_facts& facts) {
    const auto& [part, field, cells, name] = column;
    guong::column made;
    made.scale = scale;
    made.known.resize((part->size() + 63) / 64);
    const auto first = part->place_in_columns(0);
    const bool has_nulls = cells.has_validity() || (!part->is_plain && part->rows.has_validity());
    for (std::size_t which = 0; which < part->size(); ++which) {
        const auto place = first + static_cast<std::int64_t>(which);
        if (has_nulls && (part->is_null(which) || cells.is_null(place))) continue;
        const auto cell = cells.cell<Cell>(place);
        if (cell < sure.least || cell > sure.most) {
            const auto& read = facts.read(place);
            if (read.why) {
                complain(column, which, *read.why, read.found);
                continue;
            }
        }
        packed_facts::mark_known(made.known, static_cast<row_number>(which));
    }
    made.cells = cell_array<Cell>{{reinterpret_cast<const Cell*>(cells.place(first)), part->size()}, part->keeper};
    builder_.adopt(part->type, field, std::move(made));
}

/// Whether the values of a dictionary are the levels of the scale, the lowest first, so that its indices are ranks.
bool array_reader::levels_stand_in_order(const column_of_part& column, cell_facts& facts) {
    const auto values = column.cells.dictionary();
    for (std::int64_t place = 0; place < values.length(); ++place) {
        if (values.is_null(place)) return false;
        const auto& read = facts.read_value(place);
        if (read.why || std::get<level>(read.content).rank != place) return false;
    }
    return true;
}

records array_reader::finish() {
    for (auto& each : references_) follow(each);
    for (const auto& each : fact_columns_) read_facts(each);
    if (complaints_.any_refused()) spoil_refused();
    complaints_.tell();
    records read;
    read.refused = complaints_.take_refused();
    read.data = std::make_shared<const dataset>(builder_.build());
    for (const auto& part : parts_) {
        if (part.around != nullptr) continue;
        for (std::size_t which = 0; which < part.size(); ++which)
            if (!read.data->of(part.type).spoiled[part.row(which)]) read.roots.push_back({read.data, part.type, part.row(which)});
    }
    return read;
}

/// What stands inside a refused record is refused with it.
void array_reader::spoil_refused() {
    std::vector<std::vector<bool>> spoiled;
    for (const auto count : row_counts_) spoiled.emplace_back(count);
    for (const auto& part : parts_) {
        for (std::size_t which = 0; which < part.size(); ++which) {
            const auto* around = part.around;
            const bool is_refused = around != nullptr ? spoiled[around->type][around->row(part.around_rows[which])] : complaints_.is_refused(part, which);
            if (!is_refused) continue;
            spoiled[part.type][part.row(which)] = true;
            builder_.spoil(part.type, part.row(which));
        }
    }
    warn_of_refused_targets(spoiled);
}

/// Once for each record that is referred to.
void array_reader::warn_of_refused_targets(const std::vector<std::vector<bool>>& spoiled) {
    auto untold = spoiled;
    for (const auto& made : references_) {
        const auto& part = *made.from.part;
        const auto type = field_of(made.from).type.index;
        for (std::size_t next = 0; next < made.targets.size(); ++next) {
            const auto target = made.targets[next];
            const auto which = made.owners.empty() ? next : made.owners[next];
            if (target == no_row || spoiled[part.type][part.row(which)] || !untold[type][target]) continue;
            untold[type][target] = false;
            complaint why{diagnostic_code::refused_reference, {json_reading::shortened(builder_.id_of(type, target)), rules_->records[type].name}, {}};
            if (is_discreet(made.from)) why = json_reading::without_content(std::move(why), {"", 0, json_reading::json_kind::text});
            complaints_.warn(part, which, made.from.name, std::move(why));
        }
    }
}

} // namespace guong::inline v0::arrow
