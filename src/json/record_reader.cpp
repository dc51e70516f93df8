#include "record_reader.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include <guong/limits.hpp>

#include "words.hpp"

namespace guong::inline v0::json_reading {

namespace {

/// The id that a node is, composed: a text, or a whole number with its digits as they were written.
std::optional<std::string> as_id(const json_node& found) {
    const auto text = found.text();
    if (found.kind == json_kind::text && !text.empty()) return compose(text);
    if (found.kind != json_kind::number) return std::nullopt;
    if (text.find_first_of(".eE") == std::string_view::npos) return std::string{text};
    const auto number = decimal::parse(text);
    if (!number || !number->is_whole()) return std::nullopt;
    return number->to_string();
}

} // namespace

record_reader::record_reader(const model::ruleset& rules, json_options options)
    : rules_{&rules}, options_{options}, builder_{rules}, facts_{rules}, refusals_{rules}, references_{rules.records.size()},
      owners_(rules.records.size()), complaint_taker_{[this](std::size_t at, complaint why) { complain(at, std::move(why)); }} {
    for (const auto& type : rules.records) {
        keys_.emplace_back(type);
        seen_in_.emplace_back(keys_.back().slot_count());
        for (const auto& field : type.fields) any_sensitive_ = any_sensitive_ || field.sensitive;
    }
}

void record_reader::read(const tape& values, model::record_index type, record_place place, std::optional<complaint> broken) {
    values_ = &values;
    root_ = refusals_.add_root(type, place);
    root_id_.clear();
    const auto fault = values.first_fault();
    const bool is_object = values[0].kind == json_kind::object;
    if (is_object && (broken || fault)) root_id_ = id_on(values, type);
    if (broken) complain(0, std::move(*broken));
    if (fault) complain_of_fault(*fault);
    if (is_object)
        refusals_.set_row(root_, read_object(type, 0, false));
    else if (!broken && !fault)
        complain(0, wrong_type(record_words(rules_->records[type]), values[0]));
}

/// Of a value that could not even be read it is not known in which field it stands.
void record_reader::complain_of_fault(std::size_t at) {
    discreet_ = any_sensitive_;
    complain(at, fault_of((*values_)[at]));
    discreet_ = false;
}

row_number record_reader::read_object(model::record_index type, std::size_t at, bool inside_another) {
    const auto first_match = matches_.size();
    match_keys(type, at);
    const auto id_at = id_node(type, first_match);
    const auto id = id_at ? as_id((*values_)[*id_at]) : std::nullopt;
    if (!inside_another) root_id_ = id.value_or("");
    const auto [row, is_first] = add_row(type, id ? std::string_view{*id} : std::string_view{}, inside_another);
    if (!is_first) complain(*id_at, {diagnostic_code::duplicate_id, {shortened(*id), rules_->records[type].name}, {}});
    const bool is_wrong_id = id_at && !id;
    if (is_wrong_id && !(*values_)[*id_at].is_fault()) complain(*id_at, wrong_type(words_for_id, (*values_)[*id_at]));
    for (auto next = first_match; next < matches_.size(); ++next) {
        const auto each = matches_[next];
        if (is_wrong_id && each.slot == keys_[type].id_slot() && !each.repeated) continue; // said already, and a field may be called id
        read_match(type, row, each, id ? std::string_view{*id} : std::string_view{});
    }
    matches_.resize(first_match);
    return row;
}

void record_reader::match_keys(model::record_index type, std::size_t at) {
    const auto& values = *values_;
    const auto object = ++objects_;
    std::size_t ordinal = 0;
    for (auto key = at + 1; key < values.end_of(at); key = values.next(key + 1), ++ordinal) {
        if (values[key].is_fault()) continue;
        const auto slot = keys_[type].find(values[key].text(), ordinal);
        matches_.push_back({key + 1, slot, slot && std::exchange(seen_in_[type][*slot], object) == object});
    }
}

std::optional<std::size_t> record_reader::id_node(model::record_index type, std::size_t first_match) const noexcept {
    for (auto next = first_match; next < matches_.size(); ++next) {
        if (matches_[next].slot != keys_[type].id_slot()) continue;
        const auto at = matches_[next].value;
        const bool is_annotated = (*values_)[at].kind == json_kind::object && keys_[type].id_slot() < rules_->records[type].fields.size();
        const auto inner = is_annotated ? values_->find(at, "value") : std::nullopt;
        const auto found = inner.value_or(at);
        if ((*values_)[found].kind == json_kind::null) return std::nullopt;
        return found;
    }
    return std::nullopt;
}

std::pair<row_number, bool> record_reader::add_row(model::record_index type, std::string_view id, bool inside_another) {
    owners_[type].push_back(root_);
    return builder_.add_row(type, id, inside_another);
}

void record_reader::read_match(model::record_index type, row_number row, match each, std::string_view id) {
    const auto& fields = rules_->records[type].fields;
    const auto& key = (*values_)[each.value - 1];
    if (!each.slot) {
        complain_of_unknown_key(type, each.value);
    } else if (each.repeated) {
        complain(each.value, {diagnostic_code::duplicate_key, {shortened(key.text())}, {}});
    } else if (*each.slot < fields.size()) {
        const bool is_id_text =
            *each.slot == keys_[type].id_slot() && fields[*each.slot].type == model::type{model::base_type::text, 0, false};
        if (is_id_text && !id.empty() && !(*values_)[each.value].has_children())
            builder_.set_text(type, row, *each.slot, id);
        else
            read_field({type, row, *each.slot}, each.value);
    }
}

void record_reader::read_field(target into, std::size_t at) {
    const auto& found = (*values_)[at];
    if (found.kind == json_kind::null || found.is_fault()) return;
    const bool discreet_around = std::exchange(discreet_, discreet_ || field_of(into).sensitive);
    read_content(into, at);
    discreet_ = discreet_around;
}

void record_reader::read_content(target into, std::size_t at) {
    const auto& found = (*values_)[at];
    const auto type = field_of(into).type;
    if (found.kind == json_kind::object && stands_for_annotated(type, at)) return read_annotated_field(into, at);
    if (type.list) return read_list(into, at);
    if (type.base == model::base_type::record) return read_reference(into, at);
    read_plain(into, at);
}

// In place of a record, `{"value": …}` may be the record itself, if that has such a field.
bool record_reader::stands_for_annotated(model::type type, std::size_t at) {
    if (type.list || type.base != model::base_type::record) return is_annotated(*values_, at);
    return values_->find(at, "value").has_value() && !keys_[type.index].find("value", SIZE_MAX);
}

void record_reader::read_annotated_field(target into, std::size_t at) {
    auto read = read_annotated(*values_, at, field_of(into).name, complaint_taker_);
    read_companions(into, read);
    if (read.has_note()) builder_.annotate(into.record, into.row, into.field, std::move(read.note));
    if (!read.value) return;
    const auto& content = (*values_)[*read.value];
    const auto type = field_of(into).type;
    if (content.kind == json_kind::object && (type.list || type.base != model::base_type::record))
        complain(*read.value, wrong_type(expected_words(*rules_, type), content));
    else
        read_field(into, *read.value);
}

// What is said beside a fact, where rules ask for it.
void record_reader::read_companions(target into, annotated_fact& read) {
    for (const auto what : {companion::judge, companion::judging_day, companion::reason, companion::evidence}) {
        const auto at = read.companions[static_cast<std::size_t>(what)];
        const auto field = at ? rules_->records[into.record].find(model::companionship{what, into.field}) : std::nullopt;
        if (!field) continue;
        if (what == companion::evidence) read.note.evidence = documents_in_short(*values_, *at);
        read_field({into.record, into.row, *field}, *at);
    }
}

void record_reader::read_plain(target into, std::size_t at) {
    const auto& found = (*values_)[at];
    const auto& field = field_of(into);
    value content;
    if (auto why = facts_.read(field.type, found, content)) return complain(at, std::move(*why));
    if (!builder_.set(into.record, into.row, into.field, content))
        complain(at, {diagnostic_code::number_out_of_range, {shortened(found.text())}, {}});
}

void record_reader::read_reference(target into, std::size_t at) {
    const auto& found = (*values_)[at];
    const auto type = field_of(into).type;
    if (found.kind == json_kind::object)
        builder_.set_reference(into.record, into.row, into.field, read_object(type.index, at, true));
    else if (const auto id = as_id(found))
        refer(into, *id, at, reference_book::no_list, 0);
    else
        complain(at, wrong_type(expected_words(*rules_, type), found));
}

void record_reader::read_list(target into, std::size_t at) {
    const auto& values = *values_;
    if (values[at].kind != json_kind::array) return complain(at, wrong_type(words_for_list, values[at]));
    if (element_count(at) > limits::list_elements_max)
        return complain(at, {diagnostic_code::list_too_long, {std::to_string(limits::list_elements_max)}, {}});
    const auto first_element = elements_.size();
    auto list = reference_book::no_list;
    for (auto child = at + 1; child < values.end_of(at); child = values.next(child)) {
        const auto row = read_element(into, child, elements_.size() - first_element, list);
        elements_.push_back(row);
    }
    const auto elements = std::span<const row_number>{elements_}.subspan(first_element);
    if (list == reference_book::no_list)
        builder_.set_list(into.record, into.row, into.field, elements);
    else
        references_.close_list(list, elements);
    elements_.resize(first_element);
}

// The row of an element; for a reference by id, which may come later, a row to be filled in.
row_number record_reader::read_element(target into, std::size_t at, std::size_t place, reference_book::list_number& list) {
    const auto& found = (*values_)[at];
    const auto type = field_of(into).type.index;
    if (rules_->records[type].plain_element) {
        const auto row = add_row(type, {}, true).first;
        read_field({type, row, 0}, at);
        return row;
    }
    if (found.kind == json_kind::object) return read_object(type, at, true);
    if (found.kind == json_kind::null) return add_row(type, {}, true).first;
    if (const auto id = as_id(found)) {
        if (list == reference_book::no_list) list = references_.add_list(root_, into.record, into.row, into.field);
        refer(into, *id, at, list, place);
    } else if (!found.is_fault()) {
        complain(at, wrong_type(expected_words(*rules_, {model::base_type::record, type, false}), found));
    }
    return 0;
}

void record_reader::refer(target into, const std::string& id, std::size_t at, reference_book::list_number list, std::size_t element) {
    const auto number = references_.number_of(field_of(into).type.index, id);
    references_.add(
        {root_, static_cast<std::uint32_t>(at), into.record, into.row, into.field, number, list, static_cast<std::uint32_t>(element), discreet_});
}

std::size_t record_reader::element_count(std::size_t at) const noexcept {
    std::size_t count = 0;
    for (auto child = at + 1; child < values_->end_of(at); child = values_->next(child)) ++count;
    return count;
}

void record_reader::complain(std::size_t at, complaint why) {
    const bool is_unknown_key = why.code == diagnostic_code::unknown_key;
    const auto weight = is_unknown_key ? unknown_key_weight() : severity::error;
    if (!refusals_.tells(root_, weight)) return refusals_.pass_over(weight);
    if (discreet_) why = without_content(std::move(why), (*values_)[at]);
    if (is_unknown_key && weight == severity::warning && !unknown_keys_.emplace(why.arguments.at(0), why.arguments.at(1)).second) return;
    refusals_.complain(root_, root_id_, values_->pointer_to(at), std::move(why), is_unknown_key && options_.strict);
}

// One unknown key is one warning, however many records have it; but where it spoils them, each is told why.
void record_reader::complain_of_unknown_key(model::record_index type, std::size_t at) {
    if (!refusals_.tells(root_, unknown_key_weight())) return refusals_.pass_over(unknown_key_weight());
    const auto key = (*values_)[at - 1].text();
    complaint why{diagnostic_code::unknown_key, {shortened(key), rules_->records[type].name}, {}};
    if (!options_.strict && unknown_keys_.count({why.arguments[0], why.arguments[1]}) != 0) return;
    if (auto nearest = nearest_names(key, keys_[type].known_keys()); !nearest.empty())
        why.help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    complain(at, std::move(why));
}

std::string record_reader::id_on(const tape& values, model::record_index type) {
    values_ = &values;
    match_keys(type, 0);
    const auto at = id_node(type, 0);
    matches_.clear();
    return at ? as_id(values[*at]).value_or("") : "";
}

records record_reader::finish(const tape_source& tape_of) {
    references_.resolve(builder_);
    follow_references(tape_of);
    if (refusals_.any_refused()) {
        warn_of_refused_targets(tape_of);
        spoil_refused_rows();
    }
    records read;
    read.data = std::make_shared<const dataset>(builder_.build());
    for (const auto& root : refusals_.roots())
        if (!root.refused) read.roots.push_back({read.data, root.type, root.row});
    read.refused = refusals_.take_refused();
    return read;
}

void record_reader::follow_references(const tape_source& tape_of) {
    for (const auto& from : references_.references()) {
        const auto row = references_.target(from.id);
        if (!row)
            complain_about(from, diagnostic_code::dangling_reference, tape_of);
        else if (from.list != reference_book::no_list)
            references_.fill(from, *row);
        else
            builder_.set_reference(from.record, from.row, from.field, *row);
    }
    for (const auto& list : references_.lists())
        if (!refusals_.roots()[list.root].refused) builder_.set_list(list.record, list.row, list.field, references_.elements(list));
}

void record_reader::complain_about(const reference_book::reference& from, diagnostic_code code, const tape_source& tape_of) {
    if (!refusals_.tells(from.root, severity_of(code))) return refusals_.pass_over(severity_of(code));
    const auto& root = refusals_.roots()[from.root];
    const auto& values = tape_of(root.place);
    const auto id = id_on(values, root.type);
    const auto& target_type = rules_->records[references_.type_of(from.id)].name;
    complaint why{code, {shortened(references_.text_of(from.id)), target_type}, {}};
    if (from.discreet) why = without_content(std::move(why), values[from.node]);
    refusals_.complain(from.root, id, values.pointer_to(from.node), std::move(why));
}

void record_reader::warn_of_refused_targets(const tape_source& tape_of) {
    std::vector<bool> warned(references_.id_count());
    for (const auto& from : references_.references()) {
        const auto row = references_.target(from.id);
        if (!row || warned[from.id] || refusals_.roots()[from.root].refused) continue;
        if (!refusals_.roots()[owners_[references_.type_of(from.id)][*row]].refused) continue;
        warned[from.id] = true;
        complain_about(from, diagnostic_code::refused_reference, tape_of);
    }
}

void record_reader::spoil_refused_rows() {
    for (model::record_index type = 0; type < owners_.size(); ++type)
        for (row_number row = 0; row < owners_[type].size(); ++row)
            if (refusals_.roots()[owners_[type][row]].refused) builder_.spoil(type, row);
}

} // namespace guong::inline v0::json_reading
