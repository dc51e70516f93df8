#include "canonical_record.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "../evaluation/value_json.hpp"
#include "../text/json_text.hpp"

namespace guong::inline v0::auditing {

namespace {

using data_row = std::pair<model::record_index, row_number>;

/// Fields by the bytes of their names; what stands beside a fact is written with the fact.
std::vector<std::vector<model::field_index>> sorted_fields(const model::ruleset& rules) {
    std::vector<std::vector<model::field_index>> orders;
    for (const auto& record : rules.records) {
        auto& order = orders.emplace_back();
        for (model::field_index field = 0; field < record.fields.size(); ++field)
            if (!record.fields[field].beside) order.push_back(field);
        std::sort(order.begin(), order.end(),
                  [&](auto left, auto right) { return record.fields[left].name < record.fields[right].name; });
    }
    return orders;
}

class canonical_writer {
public:
    canonical_writer(const model::ruleset& rules, const dataset& data, const followed_fields& follows)
        : rules_{rules}, data_{data}, follows_{follows}, order_{sorted_fields(rules)} {}

    std::string write(data_row root) {
        reach(root);
        // Texts of records may lead to more records.
        for (std::size_t next = 0; next < reached_.size(); ++next) {
            const auto row = reached_[next];
            tables_[rules_.records[row.first].name].emplace_back(id_of(row), object_of(row));
        }
        json_writer json;
        json.begin_object();
        for (auto& [name, records] : tables_) {
            std::sort(records.begin(), records.end());
            json.key(name).begin_array();
            for (const auto& [id, text] : records) json.raw(text);
            json.end_array();
        }
        return json.end_object().take();
    }

private:
    [[nodiscard]] const std::string& id_of(data_row row) const { return data_.of(row.first).ids[row.second]; }
    [[nodiscard]] const std::vector<model::field>& fields_of(data_row row) const { return rules_.records[row.first].fields; }
    [[nodiscard]] bool stands_inside(data_row row) const { return data_.of(row.first).inline_row[row.second]; }

    void reach(data_row row) {
        if (known_.insert(row).second) reached_.push_back(row);
    }

    std::string object_of(data_row row) {
        json_writer json;
        write_object(json, row);
        return json.take();
    }

    /// A record inside another stands where it is met first; elsewhere, and of records at top level, its id stands for it.
    void write_record(json_writer& json, data_row row) {
        if (!stands_inside(row)) {
            reach(row);
            if (!id_of(row).empty()) return void(json.text(id_of(row)));
        } else if (!id_of(row).empty() && !known_.insert(row).second) {
            return void(json.text(id_of(row)));
        }
        write_object(json, row);
    }

    void write_object(json_writer& json, data_row row) {
        json.begin_object();
        if (!id_of(row).empty()) {
            json.key("id");
            write_id(json, row);
        }
        for (const auto field : order_[row.first])
            if (!is_id(row, field)) write_field(json, row, field);
        json.end_object();
    }

    [[nodiscard]] bool is_id(data_row row, model::field_index field) const {
        const auto& declared = fields_of(row)[field];
        return !id_of(row).empty() && (declared.name == "id" || declared.key == "id");
    }

    /// A fact that is called id is the id of its record as well, and may be a number.
    void write_id(json_writer& json, data_row row) const {
        for (const auto field : order_[row.first]) {
            const auto& declared = fields_of(row)[field];
            const bool is_plain = !declared.type.list && declared.type.base != model::base_type::record;
            if (is_id(row, field) && is_plain && is_known(data_.fact(row.first, row.second, field))) return void(json.raw(fact_text(row, field)));
        }
        json.text(id_of(row));
    }

    void write_field(json_writer& json, data_row row, model::field_index field) {
        const auto& declared = fields_of(row)[field];
        if (declared.referring) return reach_referring(row, field);
        const bool is_record = declared.type.base == model::base_type::record;
        const bool is_plain_list = is_record && rules_.records[declared.type.index].plain_element;
        if (is_record && !is_plain_list && !follows_.contains({row.first, field})) return;
        const auto content = content_of(row, field);
        const auto* note = data_.annotation_of(row.first, row.second, field);
        const auto evidence = evidence_of(row, field);
        if (!note && evidence.empty()) {
            if (!content.empty()) json.key(declared.name).raw(content);
            return;
        }
        json.key(declared.name).begin_object();
        if (note) write_remark(json, "by", note->by);
        if (!evidence.empty())
            json.key("evidence").raw(evidence);
        else if (note && !note->evidence.empty())
            json.key("evidence").texts(note->evidence);
        if (note) write_remark(json, "on", note->on);
        if (note) write_remark(json, "reason", note->reason);
        json.key("value").raw(content.empty() ? "null" : content).end_object();
    }

    static void write_remark(json_writer& json, std::string_view key, const std::string& remark) {
        if (!remark.empty()) json.key(key).text(remark);
    }

    /// Empty where it is unknown.
    std::string content_of(data_row row, model::field_index field) {
        const auto& type = fields_of(row)[field].type;
        json_writer json;
        if (type.list) {
            const auto elements = data_.elements(row.first, row.second, field);
            if (!elements) return {};
            json.begin_array();
            for (const auto element : *elements) write_element(json, {type.index, element});
            return json.end_array().take();
        }
        if (type.base != model::base_type::record) return fact_text(row, field);
        const auto target = data_.reference(row.first, row.second, field);
        if (!target) return {};
        write_record(json, {type.index, *target});
        return json.take();
    }

    void write_element(json_writer& json, data_row element) {
        if (!rules_.records[element.first].plain_element) return write_record(json, element);
        auto content = content_of(element, 0);
        const auto* note = data_.annotation_of(element.first, element.second, 0);
        if (!note) return void(json.raw(content.empty() ? "null" : content));
        json.begin_object();
        write_remark(json, "by", note->by);
        if (!note->evidence.empty()) json.key("evidence").texts(note->evidence);
        write_remark(json, "on", note->on);
        write_remark(json, "reason", note->reason);
        json.key("value").raw(content.empty() ? "null" : content).end_object();
    }

    [[nodiscard]] std::string fact_text(data_row row, model::field_index field) const {
        const auto content = data_.fact(row.first, row.second, field);
        if (!is_known(content)) return {};
        return value_writing::json_of(value_writing::by_name(content, rules_, fields_of(row)[field].type));
    }

    /// Documents that are records themselves: rules read them.
    std::string evidence_of(data_row row, model::field_index field) {
        const auto documents = rules_.records[row.first].find(model::companionship{companion::evidence, field});
        if (!documents) return {};
        const auto elements = data_.elements(row.first, row.second, *documents);
        if (!elements) return {};
        json_writer json;
        json.begin_array();
        for (const auto element : *elements) write_record(json, {fields_of(row)[*documents].type.index, element});
        return json.end_array().take();
    }

    /// The records that refer to this one say so themselves; where there is none, their type stands there without records.
    void reach_referring(data_row row, model::field_index field) {
        if (!follows_.contains({row.first, field})) return;
        const auto type = fields_of(row)[field].type.index;
        const auto elements = data_.elements(row.first, row.second, field);
        if (!elements) return;
        tables_[rules_.records[type].name];
        for (const auto element : *elements) reach({type, element});
    }

    const model::ruleset& rules_;
    const dataset& data_;
    const followed_fields& follows_;
    std::vector<std::vector<model::field_index>> order_;
    std::set<data_row> known_;
    std::vector<data_row> reached_;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> tables_; ///< by record type: ids with texts
};

} // namespace

std::string canonical_text(const model::ruleset& rules, const dataset& data, const followed_fields& follows, model::record_index record,
                           row_number row) {
    return canonical_writer{rules, data, follows}.write({record, row});
}

} // namespace guong::inline v0::auditing
