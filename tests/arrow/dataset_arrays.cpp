#include "dataset_arrays.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace guong::tests {

namespace {

/// A row, or nothing where no record stands.
using rows = std::vector<std::optional<row_number>>;

class array_maker {
public:
    array_maker(const dataset& data, const model::ruleset& rules, array_choice chosen) : data_{data}, rules_{rules}, chosen_{chosen} {}

    [[nodiscard]] array_spec records(std::string name, model::record_index type, const rows& of) const {
        std::vector<array_spec> columns;
        columns.push_back(ids(type, of));
        const auto& fields = rules_.records[type].fields;
        for (model::field_index field = 0; field < fields.size(); ++field) {
            if (fields[field].referring || fields[field].beside || fields[field].name == "id") continue;
            columns.push_back(column(type, field, of));
        }
        std::vector<std::optional<bool>> is_there;
        for (const auto& each : of) is_there.push_back(each ? std::optional{true} : std::nullopt);
        return structs(std::move(name), is_there, std::move(columns));
    }

private:
    [[nodiscard]] making how() const { return {chosen_.lead}; }
    [[nodiscard]] array_spec made_texts(std::string name, const std::vector<std::optional<std::string>>& all) const {
        return chosen_.plain ? texts(std::move(name), all, how()) : text_views(std::move(name), all, how());
    }

    [[nodiscard]] array_spec ids(model::record_index type, const rows& of) const {
        std::vector<std::optional<std::string>> all;
        for (const auto& each : of) {
            const auto id = each ? data_.of(type).ids[*each] : std::string{};
            all.push_back(id.empty() ? std::nullopt : std::optional{id});
        }
        return made_texts("id", all);
    }

    [[nodiscard]] array_spec column(model::record_index type, model::field_index field, const rows& of) const {
        const auto& declared = rules_.records[type].fields[field];
        if (declared.type.list) return list(type, field, of);
        if (declared.type.base == model::base_type::record) return reference(type, field, of);
        std::vector<value> facts;
        for (const auto& each : of) facts.push_back(each ? data_.fact(type, *each, field) : value{});
        return plain(declared, facts);
    }

    /// What `content_of` makes of each fact that is known.
    template <class Cell, class ContentOf>
    static std::vector<std::optional<Cell>> each_known(const std::vector<value>& facts, ContentOf content_of) {
        std::vector<std::optional<Cell>> all;
        for (const auto& each : facts) all.push_back(is_known(each) ? std::optional<Cell>{content_of(each)} : std::nullopt);
        return all;
    }

    [[nodiscard]] array_spec plain(const model::field& declared, const std::vector<value>& facts) const {
        switch (declared.type.base) {
        case model::base_type::boolean:
        case model::base_type::judgement: return bits(declared.name, each_known<bool>(facts, [](const value& each) { return std::get<bool>(each); }), how());
        case model::base_type::integer:
        case model::base_type::decimal:
        case model::base_type::percent: return numbers(declared, facts);
        case model::base_type::date: return days(declared, facts);
        case model::base_type::scale: return levels(declared, facts);
        case model::base_type::school_year:
            return made_texts(declared.name, each_known<std::string>(facts, [](const value& each) { return std::get<school_year>(each).to_string(); }));
        default: return made_texts(declared.name, each_known<std::string>(facts, [](const value& each) { return std::get<std::string>(each); }));
        }
    }

    [[nodiscard]] array_spec numbers(const model::field& declared, const std::vector<value>& facts) const {
        if (!chosen_.plain)
            return cells<double>("g", declared.name, each_known<double>(facts, [](const value& each) { return std::stod(std::get<decimal>(each).to_string()); }), how());
        int scale = 0;
        for (const auto& each : facts)
            if (is_known(each)) scale = std::max(scale, std::get<decimal>(each).scale());
        const auto units = each_known<std::int64_t>(facts, [scale](const value& each) { return std::get<decimal>(each).at_scale(scale).value(); });
        return cells<std::int64_t>(scale == 0 ? "l" : "d:18," + std::to_string(scale) + ",64", declared.name, units, how());
    }

    [[nodiscard]] array_spec days(const model::field& declared, const std::vector<value>& facts) const {
        if (chosen_.plain)
            return cells<std::int32_t>("tdD", declared.name, each_known<std::int32_t>(facts, [](const value& each) { return std::get<date>(each).days; }), how());
        constexpr std::int64_t microseconds_a_day = 86'400'000'000;
        return cells<std::int64_t>("tsu:", declared.name,
                                   each_known<std::int64_t>(facts, [](const value& each) { return std::get<date>(each).days * microseconds_a_day; }), how());
    }

    [[nodiscard]] array_spec levels(const model::field& declared, const std::vector<value>& facts) const {
        const auto& scale = rules_.scales[declared.type.index];
        if (!chosen_.plain)
            return made_texts(declared.name, each_known<std::string>(facts, [&](const value& each) { return scale.levels[std::get<level>(each).rank].name; }));
        std::vector<std::optional<std::string>> names;
        for (const auto& each : scale.levels) names.emplace_back(each.name);
        const auto ranks = each_known<std::int8_t>(facts, [](const value& each) { return static_cast<std::int8_t>(std::get<level>(each).rank); });
        return dictionary(declared.name, ranks, texts("", names), how());
    }

    /// By id where all have one and stand at top level; otherwise the records themselves.
    [[nodiscard]] bool has_ids(model::record_index type, const rows& of) const {
        return std::all_of(of.begin(), of.end(), [&](const auto& each) { return !each || !data_.of(type).inline_row[*each]; });
    }

    [[nodiscard]] array_spec reference(model::record_index type, model::field_index field, const rows& of) const {
        const auto& declared = rules_.records[type].fields[field];
        rows targets;
        for (const auto& each : of) targets.push_back(each ? data_.reference(type, *each, field) : std::nullopt);
        if (std::all_of(targets.begin(), targets.end(), [](const auto& each) { return !each; })) return nulls(declared.name, static_cast<std::int64_t>(of.size()));
        if (!has_ids(declared.type.index, targets)) return records(declared.name, declared.type.index, targets);
        auto made = ids(declared.type.index, targets);
        made.name = declared.name;
        return made;
    }

    [[nodiscard]] array_spec list(model::record_index type, model::field_index field, const rows& of) const {
        const auto& declared = rules_.records[type].fields[field];
        const auto& element = rules_.records[declared.type.index];
        rows all;
        std::vector<std::optional<std::int64_t>> sizes;
        for (const auto& each : of) {
            const auto found = each ? data_.elements(type, *each, field) : std::nullopt;
            sizes.push_back(found ? std::optional{static_cast<std::int64_t>(found->size())} : std::nullopt);
            if (found) all.insert(all.end(), found->begin(), found->end());
        }
        array_spec elements;
        if (element.plain_element)
            elements = column(declared.type.index, 0, all);
        else if (all.empty())
            elements = nulls("", 0);
        else if (has_ids(declared.type.index, all))
            elements = ids(declared.type.index, all);
        else
            elements = records("", declared.type.index, all);
        return lists(declared.name, sizes, std::move(elements), how(), !chosen_.plain);
    }

    const dataset& data_;
    const model::ruleset& rules_;
    array_choice chosen_;
};

} // namespace

array_spec array_of_records(const dataset& data, const model::ruleset& rules, model::record_index record, array_choice chosen) {
    const auto roots = data.roots(record);
    rows of(static_cast<std::size_t>(chosen.rows_before), roots.empty() ? std::nullopt : std::optional{roots.back()});
    of.insert(of.end(), roots.begin(), roots.end());
    return slice(array_maker{data, rules, chosen}.records("", record, of), chosen.rows_before, static_cast<std::int64_t>(roots.size()));
}

std::vector<arrow_table> tables_of(const dataset& data, const model::ruleset& rules, array_choice chosen) {
    std::vector<arrow_table> tables;
    for (model::record_index record = 0; record < rules.records.size(); ++record)
        if (!data.roots(record).empty()) tables.push_back({rules.records[record].name, batches_of(array_of_records(data, rules, record, chosen))});
    return tables;
}

} // namespace guong::tests
