#include "altered_records.hpp"

#include <algorithm>
#include <vector>

#include <guong/text.hpp>
#include <guong/value.hpp>

namespace guong::reference {

namespace {

using document = nlohmann::ordered_json;

class record_alterer {
public:
    record_alterer(dice& choices, const model::ruleset& rules) : choices_{choices}, rules_{rules} {}

    void alter(document& record, model::record_index type) {
        const auto& fields = rules_.records[type].fields;
        std::vector<const model::field*> open;
        for (const auto& each : fields)
            if (!each.beside && !each.referring) open.push_back(&each);
        if (open.empty()) return;
        const auto& field = *choices_.one_of(open);
        auto& fact = written(record, field);
        auto& content = fact.is_object() && fact.contains("value") ? fact["value"] : fact;
        if (choices_.percent(12))
            content = nullptr;
        else if (field.type.list)
            alter_list(content, field.type.index);
        else if (field.type.base == model::base_type::record)
            alter_inside(content, field.type.index);
        else
            content = other(field.type, content);
    }

private:
    static document& written(document& record, const model::field& field) {
        for (auto& [name, content] : record.items())
            if (compose(name) == compose(field.name) || (!field.key.empty() && compose(name) == compose(field.key))) return content;
        return record[field.name];
    }

    void alter_inside(document& content, model::record_index type) {
        if (content.is_object()) alter(content, type);
    }

    void alter_list(document& list, model::record_index element) {
        if (!list.is_array() || list.empty()) {
            list = document::array();
            return;
        }
        const auto place = choices_.below(list.size());
        if (choices_.percent(30))
            list.erase(place);
        else if (choices_.percent(20))
            list.push_back(document{list[place]});
        else if (rules_.records[element].plain_element)
            list[place] = other(rules_.records[element].fields.front().type, list[place]);
        else
            alter_inside(list[place], element);
    }

    document other(model::type type, const document& present) {
        switch (type.base) {
        case model::base_type::boolean:
        case model::base_type::judgement: return present.is_boolean() ? !present.get<bool>() : choices_.percent(50);
        case model::base_type::scale: return choices_.one_of(rules_.scales[type.index].levels).name;
        case model::base_type::integer: return (present.is_number_integer() ? present.get<std::int64_t>() : 2) + choices_.between(-4, 4);
        case model::base_type::decimal:
        case model::base_type::percent: return choices_.between(0, 100);
        case model::base_type::date: {
            const auto day = present.is_string() ? date::parse(present.get<std::string>()) : std::nullopt;
            return date{(day ? *day : *date::of(2024, 9, 1)).days + static_cast<std::int32_t>(choices_.between(-700, 700))}.to_string();
        }
        case model::base_type::school_year: return school_year{static_cast<std::int32_t>(choices_.between(2019, 2025))}.to_string();
        case model::base_type::text: return choices_.percent(50) ? "" : "khác";
        default: return present;
        }
    }

    dice& choices_;
    const model::ruleset& rules_;
};

} // namespace

altered_record alter_record(dice& choices, const model::ruleset& rules, const nlohmann::ordered_json& all, model::record_index type) {
    altered_record made{all, rules.records[type].name, {}};
    auto& records = made.all[made.type];
    auto& drawn = records[choices.below(records.size())];
    made.id = drawn["id"].get<std::string>();
    record_alterer alterer{choices, rules};
    for (auto left = 1 + choices.below(4); left > 0; --left) alterer.alter(drawn, type);
    return made;
}

} // namespace guong::reference
