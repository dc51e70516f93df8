#include "random_records.hpp"

#include <array>
#include <set>
#include <stdexcept>
#include <string_view>

#include "random_schema.hpp"

namespace guong::reference {

namespace {

using model::base_type;

class record_maker {
public:
    record_maker(dice& choices, const model::ruleset& rules, record_options options) : dice_{choices}, rules_{rules}, options_{options} {
        made_.tables.resize(rules.records.size());
        if (!choices.percent(70)) return;
        for (const auto& record : rules.records)
            for (const auto& field : record.fields)
                if (field.referring) said_.insert(&rules.records[field.type.index].fields[*field.referring]);
    }

    random_records make() {
        for (std::size_t record = 0; record < rules_.records.size(); ++record) add_top_level_rows(record);
        for (std::size_t record = 0; record < rules_.records.size(); ++record) fill_top_level_rows(record);
        return std::move(made_);
    }

private:
    void add_top_level_rows(std::size_t record) {
        const auto plain = rules_.records[record].plain_element;
        const auto count = plain ? 0 : dice_.below(options_.rows_max + 1);
        for (std::size_t row = 0; row < count; ++row) made_.tables[record].push_back({"r" + std::to_string(row), {}});
        top_level_.push_back(count);
    }

    /// Field by field, so that the elements of a field's lists stand side by side.
    void fill_top_level_rows(std::size_t record) {
        const auto& fields = rules_.records[record].fields;
        for (std::size_t row = 0; row < top_level_[record]; ++row) made_.tables[record][row].cells.resize(fields.size());
        for (std::size_t field = 0; field < fields.size(); ++field) {
            for (std::size_t row = 0; row < top_level_[record]; ++row) {
                auto content = cell(fields[field], 0); // may add rows to this table
                made_.tables[record][row].cells[field] = std::move(content);
            }
        }
    }

    void fill(std::size_t record, std::size_t row, std::size_t depth) {
        std::vector<random_cell> cells;
        for (const auto& field : rules_.records[record].fields) cells.push_back(cell(field, depth));
        made_.tables[record][row].cells = std::move(cells);
    }

    random_cell cell(const model::field& field, std::size_t depth) {
        const auto type = field.type;
        if (field.referring) return {}; // said by the records that refer to this one
        if (!said_.contains(&field) && dice_.percent(options_.unknown_percent)) return {};
        if (type.list) return list(type.index, depth);
        if (type.base != base_type::record) return fact(type);
        const auto target = other_row(type.index, depth);
        return target ? random_cell{*target} : random_cell{};
    }

    std::vector<row_number> list(std::size_t element, std::size_t depth) {
        const auto plain = rules_.records[element].plain_element;
        std::vector<row_number> rows;
        for (auto left = dice_.percent(3) ? 12 : dice_.below(4); left > 0; --left)
            if (const auto target = plain ? inside_row(element, depth) : other_row(element, depth)) rows.push_back(*target);
        return rows;
    }

    std::optional<row_number> other_row(std::size_t record, std::size_t depth) {
        const auto depth_max = options_.side_by_side ? std::size_t{1} : std::size_t{2};
        if (depth < depth_max && (options_.side_by_side || dice_.percent(25))) return inside_row(record, depth);
        if (top_level_[record] == 0) return std::nullopt;
        return static_cast<row_number>(dice_.below(top_level_[record]));
    }

    row_number inside_row(std::size_t record, std::size_t depth) {
        const auto row = made_.tables[record].size();
        made_.tables[record].push_back({});
        fill(record, row, depth + 1);
        return static_cast<row_number>(row);
    }

    value fact(model::type type) {
        const auto number = [&](std::size_t fraction_digits_max) {
            const auto digits = options_.has_long_numbers ? random_number_of_any_size(dice_, fraction_digits_max) : random_number(dice_, fraction_digits_max);
            return *decimal::parse(digits);
        };
        switch (type.base) {
        case base_type::boolean:
        case base_type::judgement: return dice_.percent(50);
        case base_type::integer: return number(0);
        case base_type::decimal: return number(2);
        case base_type::percent: return number(1);
        case base_type::text: return plain_text();
        case base_type::date: return random_date(dice_);
        case base_type::school_year: return school_year{random_school_year(dice_)};
        case base_type::scale: return level{static_cast<std::uint8_t>(dice_.below(rules_.scales[type.index].levels.size()))};
        case base_type::duration: // no field is a span of time
        case base_type::record: break;
        }
        return {};
    }

    /// What a rule file writes with escapes stands in a record without them.
    std::string plain_text() {
        std::string text;
        for (const auto letter : random_text(dice_))
            if (letter != '\\') text += letter;
        return text;
    }

    dice& dice_;
    const model::ruleset& rules_;
    record_options options_;
    random_records made_;
    std::vector<std::size_t> top_level_;
    std::set<const model::field*> said_; ///< references that no record leaves out, so that lists of those who refer are known
};

class json_writer {
public:
    json_writer(dice& choices, const model::ruleset& rules, const random_records& records) : dice_{choices}, rules_{rules}, records_{records} {}

    std::string write() {
        std::string text = "{";
        for (std::size_t record = 0; record < rules_.records.size(); ++record) {
            if (rules_.records[record].plain_element) continue;
            text += (text.size() > 1 ? ",\n " : "") + quoted(rules_.records[record].name) + ":[";
            std::string separator;
            for (const auto& row : records_.tables[record]) {
                if (row.id.empty()) break;
                text += separator + row_text(record, row);
                separator = ",\n  ";
            }
            text += "]";
        }
        return text + "}\n";
    }

private:
    static std::string quoted(std::string_view text) {
        std::string result = "\"";
        for (const auto letter : text) {
            if (letter == '"' || letter == '\\') result += '\\';
            result += letter;
        }
        return result + "\"";
    }

    std::string row_text(std::size_t record, const random_row& row) {
        const auto& fields = rules_.records[record].fields;
        std::string text = "{";
        if (!row.id.empty()) text += "\"id\":" + quoted(row.id);
        for (std::size_t index = 0; index < fields.size(); ++index) {
            const auto& cell = row.cells[index];
            if (fields[index].referring || fields[index].beside) continue;
            if (std::holds_alternative<std::monostate>(cell) && !is_said(record, row, index) && dice_.percent(50)) continue;
            const auto& key = !fields[index].key.empty() && dice_.percent(50) ? fields[index].key : fields[index].name;
            if (text.size() > 1) text += ",";
            text += quoted(key) + ":";
            text += cell_text(record, row, index);
        }
        return text + "}";
    }

    /// Whether something is known of what stands beside a fact.
    bool is_said(std::size_t record, const random_row& row, std::size_t index) const {
        const auto& fields = rules_.records[record].fields;
        for (std::size_t other = 0; other < fields.size(); ++other)
            if (fields[other].beside && fields[other].beside->of == index && !std::holds_alternative<std::monostate>(row.cells[other])) return true;
        return false;
    }

    /// A fact with what stands beside it.
    std::string cell_text(std::size_t record, const random_row& row, std::size_t index) {
        const auto& type = rules_.records[record];
        const auto content = cell_text(type.fields[index].type, row.cells[index]);
        const bool has_evidence = type.find(model::companionship{companion::evidence, static_cast<model::field_index>(index)}).has_value();
        if (!is_said(record, row, index)) {
            const bool is_fact = std::holds_alternative<value>(row.cells[index]);
            return is_fact && !has_evidence && dice_.percent(10) ? "{\"value\":" + content + ",\"evidence\":[\"QĐ 12\"]}" : content;
        }
        static constexpr std::array<std::string_view, 4> keys{",\"by\":", ",\"on\":", ",\"reason\":", ",\"evidence\":"};
        auto text = "{\"value\":" + content;
        for (std::size_t other = 0; other < type.fields.size(); ++other) {
            const auto& beside = type.fields[other].beside;
            if (!beside || beside->of != index || std::holds_alternative<std::monostate>(row.cells[other])) continue;
            text += std::string{keys[static_cast<std::size_t>(beside->what)]} + cell_text(type.fields[other].type, row.cells[other]);
        }
        return text + "}";
    }

    std::string cell_text(model::type type, const random_cell& cell) {
        if (const auto* content = std::get_if<value>(&cell)) return fact_text(type, *content);
        if (const auto* row = std::get_if<row_number>(&cell)) return other_row_text(type.index, *row);
        if (const auto* rows = std::get_if<std::vector<row_number>>(&cell)) {
            std::string text;
            for (const auto row : *rows) {
                if (!text.empty()) text += ",";
                text += other_row_text(type.index, row);
            }
            return "[" + text + "]";
        }
        return "null";
    }

    std::string other_row_text(std::size_t record, row_number number) {
        const auto& row = records_.tables[record][number];
        const auto& type = rules_.records[record];
        if (type.plain_element) return cell_text(record, row, 0);
        return row.id.empty() ? row_text(record, row) : quoted(row.id);
    }

    std::string fact_text(model::type type, const value& content) {
        if (const auto* yes = std::get_if<bool>(&content)) return *yes ? "true" : "false";
        if (const auto* day = std::get_if<date>(&content)) return quoted(day->to_string());
        if (const auto* years = std::get_if<school_year>(&content)) return quoted(years->to_string());
        if (const auto* text = std::get_if<std::string>(&content)) return quoted(*text);
        if (const auto* grade = std::get_if<level>(&content)) {
            const auto& declared = rules_.scales[type.index].levels[grade->rank];
            return quoted(!declared.label.text.empty() && dice_.percent(50) ? declared.label.text : declared.name);
        }
        const auto digits = std::get<decimal>(content).to_string();
        return type.base == base_type::percent && dice_.percent(50) ? quoted(digits + "%") : digits;
    }

    dice& dice_;
    const model::ruleset& rules_;
    const random_records& records_;
};

} // namespace

random_records make_random_records(dice& choices, const model::ruleset& rules, record_options options) {
    return record_maker{choices, rules, options}.make();
}

dataset to_dataset(dice& choices, const model::ruleset& rules, const random_records& records, std::size_t spoiled_percent) {
    dataset_builder builder{rules};
    for (model::record_index record = 0; record < records.tables.size(); ++record) {
        builder.close(record);
        for (const auto& row : records.tables[record]) builder.add_row(record, row.id, row.id.empty());
    }
    for (model::record_index record = 0; record < records.tables.size(); ++record) {
        for (row_number number = 0; number < records.tables[record].size(); ++number) {
            const auto& row = records.tables[record][number];
            for (model::field_index field = 0; field < row.cells.size(); ++field) {
                const auto& cell = row.cells[field];
                if (const auto* target = std::get_if<row_number>(&cell)) builder.set_reference(record, number, field, *target);
                if (const auto* rows = std::get_if<std::vector<row_number>>(&cell)) builder.set_list(record, number, field, *rows);
                const auto* content = std::get_if<value>(&cell);
                if (content && !builder.set(record, number, field, *content)) throw std::runtime_error("a random number does not fit its column");
            }
            if (!row.id.empty() && choices.percent(spoiled_percent)) builder.spoil(record, number);
        }
    }
    return builder.build();
}

std::string to_json(dice& choices, const model::ruleset& rules, const random_records& records) {
    return json_writer{choices, rules, records}.write();
}

} // namespace guong::reference
