#include "atlas.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "../text/json_text.hpp"

namespace guong::inline v0::explaining {

model::wording atlas::title(const place& at, model::field_index field) const {
    if (at.list && rules_->records[at.record].plain_element && field == 0) return wording_of(*at.list);
    return wording_of(this->field(at.record, field));
}

std::string atlas::pointer(const place& at, model::field_index field) const {
    if (const auto& beside = this->field(at.record, field).beside) {
        static constexpr std::array<std::string_view, 4> keys{"/by", "/on", "/reason", "/evidence"};
        return pointer(at, beside->of) + std::string{keys[static_cast<std::size_t>(beside->what)]};
    }
    // The value of a plain list element is the element itself: `/titles/0`, not `/titles/0/value`.
    if (rules_->records[at.record].plain_element) return at.pointer;
    const auto& declared = this->field(at.record, field);
    return at.pointer + '/' + json_pointer_token(declared.key.empty() ? declared.name : declared.key);
}

place atlas::arrive(model::record_index record, row_number row, std::string inside) const {
    if (record == root_record_ && row == root_) return root();
    const auto& table = data_->of(record);
    if (table.inline_row[row]) return {record, row, std::move(inside)};
    return {record, row, rules_->records[record].name + '/' + table.ids[row] + '#'};
}

std::optional<place> atlas::referenced(const place& at, model::field_index field) const {
    const auto target = data_->reference(at.record, at.row, field);
    if (!target) return std::nullopt;
    const auto& declared = this->field(at.record, field);
    auto found = arrive(declared.type.index, *target, pointer(at, field));
    found.sensitive = at.sensitive || declared.sensitive;
    return found;
}

place atlas::element(const place& at, model::field_index field, std::size_t index, model::record_index record, row_number row) const {
    auto found = arrive(record, row, pointer(at, field) + '/' + std::to_string(index));
    found.list = &this->field(at.record, field);
    found.sensitive = at.sensitive || found.list->sensitive;
    return found;
}

journey atlas::follow(const model::row_path& path, const frame& scopes) const {
    journey way{scopes[scopes.size() - 1 - path.depth], std::nullopt};
    for (const auto hop : path.hops) {
        auto next = referenced(way.last, hop);
        if (!next) {
            way.stuck_at = hop;
            return way;
        }
        way.last = std::move(*next);
    }
    return way;
}

std::string place_in_list(const std::string& pointer) {
    std::size_t place = 0;
    const auto* end = pointer.data() + pointer.size();
    const auto [read, failure] = std::from_chars(pointer.data() + pointer.rfind('/') + 1, end, place);
    return failure == std::errc{} && read == end ? std::to_string(place + 1) : std::string{};
}

model::wording wording_or(const model::wording& label, const std::string& name) {
    if (!label.empty()) return label;
    model::wording plain;
    plain.text = name;
    return plain;
}

model::wording reference_date_title() { return {{}, "Reference date", "Ngày xét"}; }

model::wording wording_of(const model::field& field) { return wording_or(field.label, field.name); }

std::vector<row_number> rows_of(const frame& scopes) {
    std::vector<row_number> rows;
    rows.reserve(scopes.size());
    for (const auto& scope : scopes) rows.push_back(scope.row);
    return rows;
}

} // namespace guong::inline v0::explaining
