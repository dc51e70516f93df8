#include <numeric>

#include <guong/limits.hpp>

#include "../json/words.hpp"
#include "../text/json_text.hpp"
#include "array_reader.hpp"

namespace guong::inline v0::arrow {

namespace {

constexpr std::size_t rows_max = 0xffff'fff0; // numbers of rows, and some to spare

} // namespace

array_reader::array_reader(const model::ruleset& rules, arrow_options options)
    : rules_{&rules}, options_{options}, builder_{rules}, facts_{rules}, complaints_{rules}, row_counts_(rules.records.size()) {
    for (const auto& type : rules.records) keys_.emplace_back(type);
}

void array_reader::read_table(model::record_index type, const held_arrays& held) {
    const auto& name = rules_->records[type].name;
    complaints_.add_table(name);
    if (!given_.insert(type).second) complain_of_column(diagnostic_code::duplicate_key, {name}, name);
    builder_.close(type);
    ordinal_ = 0;
    if (held.schema->release == nullptr || held.schema->format == nullptr)
        complain_of_column(diagnostic_code::broken_array, {name, "it has no schema"}, name);
    else
        for (const auto& array : held.arrays) read_batch(type, {*held.schema, **array}, array);
    ++tables_;
}

void array_reader::read_batch(model::record_index type, const array_view& batch, const std::shared_ptr<const void>& keeper) {
    const auto& name = rules_->records[type].name;
    if (batch.type().kind != type_kind::record || batch.has_dictionary())
        return complain_of_column(diagnostic_code::unfitting_column, {name, "a struct for each record", words_of(batch.schema())}, name);
    if (const auto wrong = fault_of_itself(batch.schema(), batch.array())) return complain_of_column(diagnostic_code::broken_array, {name, *wrong}, name);
    auto* part = add_part(type, batch, keeper);
    part->table = tables_;
    part->first_ordinal = ordinal_;
    part->places.add({0, batch.length()});
    if (!read_part(*part, name)) return;
    ordinal_ += static_cast<std::uint32_t>(part->size());
    for (std::size_t which = 0; batch.has_validity() && which < part->size(); ++which)
        if (part->is_null(which)) complaints_.complain(*part, which, {}, json_reading::wrong_type(json_reading::record_words(rules_->records[type]), {}));
}

record_part* array_reader::add_part(model::record_index type, const array_view& rows, const std::shared_ptr<const void>& keeper) {
    return &parts_.emplace_back(type, rows, keeper);
}

/// The columns, then the rows, then what stands in them. False where there are too many rows.
bool array_reader::read_part(record_part& part, const std::string& path) {
    std::vector<column_of_part> columns;
    if (part.is_plain)
        columns.push_back({&part, 0, part.rows, part.column});
    else
        match_columns(part, path, columns);
    if (!add_rows(part)) return false;
    for (const auto& each : columns) read_column(part, each, part.is_plain ? path : path + '.' + each.name);
    return true;
}

void array_reader::match_columns(record_part& part, const std::string& path, std::vector<column_of_part>& matched) {
    auto& keys = keys_[part.type];
    std::vector<bool> seen(keys.slot_count());
    for (std::int64_t which = 0; which < part.rows.child_count(); ++which) {
        const auto cells = part.rows.child(which);
        const std::string name{cells.name()};
        const auto slot = keys.find(name, static_cast<std::size_t>(which));
        if (!slot) {
            warn_of_unknown_column(part, name);
            continue;
        }
        const auto column_path = path + '.' + json_reading::shortened(name);
        if (seen[*slot]) {
            complain_of_column(diagnostic_code::duplicate_key, {json_reading::shortened(name)}, column_path);
            continue;
        }
        seen[*slot] = true;
        if (!is_sound(cells, column_path)) continue;
        if (*slot == keys.id_slot() && can_be_ids(cells)) part.ids = cells;
        if (*slot < rules_->records[part.type].fields.size())
            matched.push_back({&part, *slot, cells, name});
        else if (!part.ids)
            complain_of_column(diagnostic_code::unfitting_column, {column_path, std::string{json_reading::words_for_id}, words_of(cells.schema())}, column_path);
    }
}

bool array_reader::add_rows(record_part& part) {
    auto& count = row_counts_[part.type];
    if (part.size() > rows_max - count) {
        const auto& name = rules_->records[part.type].name;
        complain_of_column(diagnostic_code::too_many_rows, {name, std::to_string(rows_max)}, name);
        return false;
    }
    part.first_row = static_cast<row_number>(count);
    count += part.size();
    if (part.ids) return add_rows_with_ids(part);
    static_cast<void>(builder_.add_rows(part.type, part.size(), part.around != nullptr));
    return true;
}

bool array_reader::add_rows_with_ids(record_part& part) {
    const auto& type = rules_->records[part.type];
    const std::string column{part.ids->name()};
    for (std::size_t which = 0; which < part.size(); ++which) {
        const auto place = part.place_in_columns(which);
        const bool is_said = !part.is_null(which) && !is_unknown(*part.ids, place);
        const auto id = is_said ? id_in(*part.ids, place) : std::nullopt;
        const bool is_first = builder_.add_row(part.type, id ? std::string_view{*id} : std::string_view{}, part.around != nullptr).second;
        if (!is_first) complaints_.complain(part, which, column, {diagnostic_code::duplicate_id, {json_reading::shortened(*id), type.name}, {}});
        if (is_said && !id)
            complaints_.complain(part, which, column, json_reading::wrong_type(json_reading::words_for_id, {"", 0, json_reading::json_kind::text}));
    }
    return true;
}

void array_reader::read_column(record_part& part, const column_of_part& column, const std::string& path) {
    const auto& field = field_of(column);
    if (column.cells.content_type().kind == type_kind::null) return; // all of it is unknown
    const bool is_id_text = !part.is_plain && column.field == keys_[part.type].id_slot() && field.type == model::type{model::base_type::text, 0, false};
    if (is_id_text && can_be_ids(column.cells)) return fact_columns_.push_back(column);
    if (!fits(column.cells, field.type, path)) return;
    if (field.type.list) return read_list(column, path);
    if (field.type.base != model::base_type::record) return fact_columns_.push_back(column);
    if (column.cells.type().kind == type_kind::record) return read_inline(column, path);
    references_.push_back({column, {}, {}});
}

record_part* array_reader::add_inner_part(const column_of_part& column, const array_view& rows) {
    const auto type = field_of(column).type.index;
    auto* inner = add_part(type, rows, column.part->keeper);
    inner->is_plain = rules_->records[type].plain_element;
    inner->discreet = is_discreet(column);
    inner->around = column.part;
    inner->column = column.name;
    return inner;
}

void array_reader::read_inline(const column_of_part& column, const std::string& path) {
    const auto& part = *column.part;
    auto* inner = add_inner_part(column, column.cells);
    for (std::size_t which = 0; which < part.size(); ++which) {
        const auto place = part.place_in_columns(which);
        if (part.is_null(which) || column.cells.is_null(place)) continue;
        inner->places.add({place, place + 1});
        inner->around_rows.push_back(static_cast<row_number>(which));
    }
    if (!read_part(*inner, path)) return;
    for (std::size_t which = 0; which < inner->size(); ++which)
        builder_.set_reference(part.type, part.row(inner->around_rows[which]), column.field, inner->row(which));
}

void array_reader::read_list(const column_of_part& column, const std::string& path) {
    const auto& part = *column.part;
    const auto elements = column.cells.child(0);
    const bool are_ids = !rules_->records[field_of(column).type.index].plain_element && elements.type().kind != type_kind::record;
    if (are_ids) return references_.push_back({column, {}, {}});
    auto* inner = add_inner_part(column, elements);
    inner->in_list = true;
    std::vector<std::pair<std::size_t, std::size_t>> known; // a row that has a list, and how many elements
    for (std::size_t which = 0; which < part.size(); ++which) {
        const auto run = elements_of(column, which);
        if (!run) continue;
        const auto count = static_cast<std::size_t>(run->end - run->begin);
        inner->places.add(*run);
        inner->around_rows.insert(inner->around_rows.end(), count, static_cast<row_number>(which));
        known.emplace_back(which, count);
    }
    if (!read_part(*inner, path)) return;
    std::vector<row_number> rows;
    auto next = inner->first_row;
    for (const auto& [which, count] : known) {
        rows.resize(count);
        std::iota(rows.begin(), rows.end(), next);
        builder_.set_list(part.type, part.row(which), column.field, rows);
        next += static_cast<row_number>(count);
    }
}

/// Nothing where the list is unknown, or too long, which is said.
std::optional<element_run> array_reader::elements_of(const column_of_part& column, std::size_t which) {
    const auto place = column.part->place_in_columns(which);
    if (column.part->is_null(which) || column.cells.is_null(place)) return std::nullopt;
    const auto run = column.cells.elements(place);
    if (run.end - run.begin <= static_cast<std::int64_t>(limits::list_elements_max)) return run;
    complaints_.complain(*column.part, which, column.name, {diagnostic_code::list_too_long, {std::to_string(limits::list_elements_max)}, {}});
    return std::nullopt;
}

bool array_reader::fits(const array_view& cells, model::type type, const std::string& path) {
    const auto refuse = [&](const array_view& found, model::type expected) {
        complain_of_column(diagnostic_code::unfitting_column, {path, json_reading::expected_words(*rules_, expected), words_of(found.schema())}, path);
        return false;
    };
    const auto is_struct = [](const array_view& held) { return held.type().kind == type_kind::record && !held.has_dictionary(); };
    if (!type.list) {
        const bool is_inline = type.base == model::base_type::record && is_struct(cells);
        return is_inline || can_say(cells, type) || refuse(cells, type);
    }
    if (!cells.type().is_list() || cells.has_dictionary()) return refuse(cells, type);
    const auto elements = cells.child(0);
    const auto& element = rules_->records[type.index];
    if (element.plain_element) {
        const auto plain = element.fields.front().type;
        return can_say(elements, plain) || refuse(elements, plain);
    }
    return is_struct(elements) || can_be_ids(elements) || refuse(elements, {model::base_type::record, type.index, false});
}

bool array_reader::is_sound(const array_view& cells, const std::string& path) {
    const auto wrong = fault_of(cells.schema(), cells.array());
    if (wrong) complain_of_column(diagnostic_code::broken_array, {path, *wrong}, path);
    return !wrong;
}

void array_reader::warn_of_unknown_column(const record_part& part, std::string_view name) {
    const auto& type = rules_->records[part.type].name;
    complaint why{diagnostic_code::unknown_key, {json_reading::shortened(name), type}, {}};
    if (!unknown_columns_.emplace(why.arguments[0], type).second) return;
    if (auto nearest = nearest_names(name, keys_[part.type].known_keys()); !nearest.empty()) why.help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    complaints_.complain_of_column(std::move(why), '/' + json_pointer_token(type), options_.strict);
}

void array_reader::complain_of_column(diagnostic_code code, std::vector<std::string> arguments, std::string_view path) {
    complaints_.complain_of_column({code, std::move(arguments), {}}, '/' + json_pointer_token(path.substr(0, path.find('.'))));
}

report array_reader::take_report() { return complaints_.take_report(); }

} // namespace guong::inline v0::arrow
