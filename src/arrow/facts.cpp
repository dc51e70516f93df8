#include "facts.hpp"

#include <cmath>

#include <guong/limits.hpp>

#include "../json/words.hpp"
#include "../value/shortest_decimal.hpp"
#include "decimal_cells.hpp"

namespace guong::inline v0::arrow {

namespace cells_as_facts {

namespace {

using json_reading::json_kind;
using json_reading::json_node;

json_node node_of(json_kind kind, std::string_view text) noexcept { return {text.data(), static_cast<std::uint32_t>(text.size()), kind}; }

/// Where a dictionary's index leads; nothing where it leads out of it.
std::optional<std::int64_t> place_in_dictionary(const array_view& indices, std::int64_t at) noexcept {
    const auto place = indices.whole(at);
    if (!place || *place < 0 || *place >= indices.dictionary().length()) return std::nullopt;
    return place;
}

/// What a cell that is a number holds, and its digits where it is none that can be kept.
struct read_number {
    std::optional<decimal> content;
    std::string digits;
    bool is_finite = true;
};

template <class Float>
read_number floating_in(Float content) {
    if (const auto exact = shortest_decimal(content)) return {exact, {}, true};
    return {std::nullopt, shortest_digits(content), std::isfinite(content)};
}

read_number number_in(const array_view& cells, std::int64_t at) {
    const auto& type = cells.type();
    if (type.kind == type_kind::floating) return type.bytes == 4 ? floating_in(cells.cell<float>(at)) : floating_in(cells.cell<double>(at));
    if (type.kind == type_kind::decimal) {
        const std::span bytes{cells.place(at), type.bytes};
        if (const auto exact = decimal_of(bytes, type.scale)) return {exact, {}, true};
        return {std::nullopt, digits_of_decimal(bytes, type.scale), true};
    }
    const auto whole = cells.whole(at);
    if (whole && *whole <= limits::whole_number_max && *whole >= -limits::whole_number_max) return {decimal{*whole}, {}, true};
    return {std::nullopt, whole ? std::to_string(*whole) : std::to_string(cells.cell<std::uint64_t>(at)), true};
}

bool can_say_plainly(const array_type& held, model::base_type base) noexcept {
    switch (base) {
    case model::base_type::boolean:
    case model::base_type::judgement: return held.kind == type_kind::bits;
    case model::base_type::integer:
    case model::base_type::decimal: return held.is_number();
    case model::base_type::percent: return held.is_number() || held.is_text();
    case model::base_type::date:
        return held.kind == type_kind::days || held.kind == type_kind::milliseconds || held.kind == type_kind::timestamp || held.is_text();
    case model::base_type::text:
    case model::base_type::scale:
    case model::base_type::school_year: return held.is_text();
    case model::base_type::record: return held.is_text() || held.is_whole();
    case model::base_type::duration: break; // no field is a span of time
    }
    return false;
}

/// What is behind a dictionary that can be read, or the array itself.
std::optional<array_type> readable_type(const array_view& cells) noexcept {
    if (!cells.has_dictionary()) return cells.type();
    if (!cells.type().is_whole() || cells.schema().dictionary->dictionary != nullptr) return std::nullopt;
    return cells.content_type();
}

} // namespace

} // namespace cells_as_facts

bool can_say(const array_view& cells, model::type type) noexcept {
    const auto held = cells_as_facts::readable_type(cells);
    return held && (held->kind == type_kind::null || cells_as_facts::can_say_plainly(*held, type.base));
}

bool can_be_ids(const array_view& cells) noexcept { return can_say(cells, {model::base_type::record, 0, false}); }

bool is_unknown(const array_view& cells, std::int64_t at) noexcept {
    if (cells.is_null(at)) return true;
    if (!cells.has_dictionary()) return false;
    const auto place = cells_as_facts::place_in_dictionary(cells, at);
    return place && cells.dictionary().is_null(*place);
}

std::optional<std::string> id_in(const array_view& cells, std::int64_t at) {
    if (cells.has_dictionary()) {
        const auto place = cells_as_facts::place_in_dictionary(cells, at);
        return place ? id_in(cells.dictionary(), *place) : std::nullopt;
    }
    if (cells.type().is_text()) {
        const auto text = cells.text(at);
        return text.empty() || first_invalid_utf8(text) ? std::nullopt : std::optional{compose(text)};
    }
    const auto whole = cells.whole(at);
    return whole ? std::to_string(*whole) : std::to_string(cells.cell<std::uint64_t>(at));
}

cell_facts::cell_facts(const json_reading::fact_reader& reader, const model::ruleset& rules, const model::field& field, const array_view& cells)
    : reader_{&reader}, rules_{&rules}, field_{&field}, cells_{cells} {
    if (cells.has_dictionary()) of_dictionary_.resize(static_cast<std::size_t>(cells.dictionary().length()));
}

const read_fact& cell_facts::read(std::int64_t at) {
    if (!cells_.has_dictionary()) {
        read_cell(cells_, at, last_);
        return last_;
    }
    const auto place = cells_as_facts::place_in_dictionary(cells_, at);
    if (!place) {
        last_ = {{}, complaint{diagnostic_code::no_such_dictionary_value, {field_->name}, {}}, json_reading::json_kind::null};
        return last_;
    }
    return read_value(*place);
}

const read_fact& cell_facts::read_value(std::int64_t place) {
    auto& known = of_dictionary_[static_cast<std::size_t>(place)];
    if (!known) read_cell(cells_.dictionary(), place, known.emplace());
    return *known;
}

void cell_facts::read_cell(const array_view& cells, std::int64_t at, read_fact& into) const {
    into.why.reset();
    const auto& type = cells.type();
    switch (type.kind) {
    case type_kind::bits: into.content = cells.is_yes(at); return;
    case type_kind::days: return read_day(cells.cell<std::int32_t>(at), into);
    case type_kind::milliseconds: return read_time(cells.cell<std::int64_t>(at), 86'400'000, into);
    case type_kind::timestamp: return read_time(cells.cell<std::int64_t>(at), type.units_a_day, into);
    case type_kind::text:
    case type_kind::text_view: return read_text(cells.text(at), into);
    default: return read_number(cells, at, into);
    }
}

void cell_facts::read_text(std::string_view text, read_fact& into) const {
    if (first_invalid_utf8(text)) {
        into.found = json_reading::json_kind::broken_text;
        into.why = complaint{diagnostic_code::record_not_utf8, {}, {}};
        return;
    }
    into.found = json_reading::json_kind::text;
    into.why = reader_->read(field_->type, cells_as_facts::node_of(into.found, text), into.content);
}

void cell_facts::read_day(std::int64_t days, read_fact& into) const {
    if (days >= first_day && days <= last_day) {
        into.content = date{static_cast<std::int32_t>(days)};
        return;
    }
    into.found = json_reading::json_kind::number;
    into.why = complaint{diagnostic_code::fact_no_such_day, {std::to_string(days) + " days from 1970-01-01"}, {}};
}

void cell_facts::read_time(std::int64_t units, std::int64_t units_a_day, read_fact& into) const {
    auto days = units / units_a_day, within = units % units_a_day;
    if (within < 0) {
        within += units_a_day;
        --days;
    }
    read_day(days, into);
    if (into.why || within == 0) return;
    into.why = complaint{diagnostic_code::day_with_time, {field_->name}, {}};
}

void cell_facts::read_number(const array_view& cells, std::int64_t at, read_fact& into) const {
    into.found = json_reading::json_kind::number;
    auto number = cells_as_facts::number_in(cells, at);
    if (!number.is_finite) {
        into.why = complaint{diagnostic_code::not_a_number, {field_->name}, {}};
    } else if (!number.content) {
        into.why = complaint{diagnostic_code::number_out_of_range, {json_reading::shortened(number.digits)}, {}};
    } else if (field_->type.base == model::base_type::integer && !number.content->is_whole()) {
        const auto digits = number.content->to_string();
        into.why = json_reading::wrong_type(json_reading::expected_words(*rules_, field_->type), cells_as_facts::node_of(into.found, digits));
    } else {
        into.content = *number.content;
    }
}

} // namespace guong::inline v0::arrow
