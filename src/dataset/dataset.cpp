#include <guong/dataset.hpp>

#include "packed_facts.hpp"

namespace guong::inline v0 {

std::optional<row_number> dataset::find(model::record_index record, std::string_view id) const {
    return ids_.at(record).find(tables_.at(record).ids, compose(id));
}

std::vector<row_number> dataset::roots(model::record_index record) const {
    const auto& source = tables_.at(record);
    std::vector<row_number> found;
    for (row_number row = 0; row < source.row_count(); ++row)
        if (!source.inline_row[row] && !source.spoiled[row]) found.push_back(row);
    return found;
}

value dataset::fact(model::record_index record, row_number row, model::field_index field) const {
    const auto& source = tables_.at(record).columns.at(field);
    if (!packed_facts::is_known(source.known, row)) return {};
    switch (types_[record][field].base) {
    case model::base_type::boolean:
    case model::base_type::judgement: return std::get<cell_array<std::uint8_t>>(source.cells)[row] != 0;
    case model::base_type::scale: return level{std::get<cell_array<std::uint8_t>>(source.cells)[row]};
    case model::base_type::integer:
    case model::base_type::decimal:
    case model::base_type::percent: return decimal::of(std::get<cell_array<std::int64_t>>(source.cells)[row], source.scale);
    case model::base_type::school_year: return school_year{std::get<cell_array<std::int32_t>>(source.cells)[row]};
    case model::base_type::date: return date{std::get<cell_array<std::int32_t>>(source.cells)[row]};
    case model::base_type::text: return texts_[std::get<cell_array<std::uint32_t>>(source.cells)[row]];
    case model::base_type::record:
    case model::base_type::duration: break;
    }
    return {};
}

std::optional<row_number> dataset::reference(model::record_index record, row_number row, model::field_index field) const {
    const auto& source = tables_.at(record).columns.at(field);
    if (!packed_facts::is_known(source.known, row)) return std::nullopt;
    return std::get<cell_array<std::uint32_t>>(source.cells)[row];
}

std::optional<std::span<const row_number>> dataset::elements(model::record_index record, row_number row, model::field_index field) const {
    const auto& source = tables_.at(record).columns.at(field);
    if (!packed_facts::is_known(source.known, row)) return std::nullopt;
    const auto& lists = std::get<list_column>(source.cells);
    return std::span{lists.elements}.subspan(lists.begins[row], lists.begins[row + 1] - lists.begins[row]);
}

const annotation* dataset::annotation_of(model::record_index record, row_number row, model::field_index field) const {
    const auto found = annotations_.find(packed_facts::annotation_key(record, row, field));
    return found == annotations_.end() ? nullptr : &found->second;
}

std::optional<std::uint32_t> dataset::find_text(std::string_view composed) const { return text_numbers_.find(texts_, composed); }

bool dataset::replace(model::record_index record, row_number row, model::field_index field, const value& content) {
    auto& target = tables_.at(record).columns.at(field);
    const auto bit = std::uint64_t{1} << row % 64;
    if (const auto* answer = std::get_if<bool>(&content)) {
        std::get<cell_array<std::uint8_t>>(target.cells).own()[row] = *answer;
    } else if (const auto* rank = std::get_if<level>(&content)) {
        std::get<cell_array<std::uint8_t>>(target.cells).own()[row] = rank->rank;
    } else if (const auto* number = std::get_if<decimal>(&content)) {
        const auto units = number->at_scale(target.scale);
        if (!units) return false;
        std::get<cell_array<std::int64_t>>(target.cells).own()[row] = *units;
    } else if (const auto* day = std::get_if<date>(&content)) {
        std::get<cell_array<std::int32_t>>(target.cells).own()[row] = day->days;
    } else if (const auto* years = std::get_if<school_year>(&content)) {
        std::get<cell_array<std::int32_t>>(target.cells).own()[row] = years->first;
    } else if (const auto* text = std::get_if<std::string>(&content)) {
        const auto known_text = text_numbers_.find(texts_, *text);
        if (!known_text) return false;
        std::get<cell_array<std::uint32_t>>(target.cells).own()[row] = *known_text;
    } else {
        target.known[row / 64] &= ~bit;
        return true;
    }
    target.known[row / 64] |= bit;
    return true;
}

} // namespace guong::inline v0
