#include "random_schema.hpp"

#include <algorithm>

namespace guong::reference {

namespace {

using model::base_type;

const std::vector<std::string> field_names{"tuổi",   "điểm",    "đạt",     "kỷ_luật", "xếp_loại", "ngày_nhận", "tên",     "giải",   "tập_thể",
                                           "level",  "rank",    "year",    "sáng_kiến", "lượng",  "tỉ_lệ",     "votes",   "uy_tín", "chức_vụ",
                                           "source", "language", "thành_viên"};

const std::vector<std::string> texts{"", "Hà Nội", "Huế", "trường Sa", "a", "b", "giải \\\"nhất\\\"", "Đà Nẵng"};

std::string repeated_name(std::string_view stem, std::size_t number) { return std::string{stem} + "_" + std::to_string(number); }

std::string type_text(const schema& declared, model::type type) {
    const auto plain = [&]() -> std::string {
        switch (type.base) {
        case base_type::boolean: return "boolean";
        case base_type::judgement: return "judgement";
        case base_type::integer: return "integer";
        case base_type::decimal: return "decimal";
        case base_type::percent: return "percent";
        case base_type::text: return "text";
        case base_type::date: return "date";
        case base_type::scale: return declared.scales[type.index].name;
        case base_type::record: return declared.records[type.index].name;
        }
        return {};
    };
    return (type.list ? "list of " : "") + plain();
}

void add_scales(dice& choices, schema& declared) {
    const auto count = 1 + choices.below(2);
    for (std::size_t index = 0; index < count; ++index) {
        schema_scale scale{repeated_name("thang", index), {}};
        const auto levels = 2 + choices.below(5);
        auto text = "scale " + scale.name + " \"Thang\" {\n";
        for (std::size_t rank = 0; rank < levels; ++rank) {
            scale.levels.push_back(repeated_name("bậc", index * 10 + rank));
            text += "  " + scale.levels.back() + (choices.percent(50) ? " \"Bậc " + std::to_string(rank) + "\"" : "") + "\n";
        }
        declared.scales.push_back(scale);
        declared.declarations.push_back(text + "}\n");
    }
}

void add_parameters(dice& choices, schema& declared) {
    const auto declare = [&](model::type type) {
        const schema_parameter parameter{repeated_name("tham_số", declared.parameters.size()), type};
        const auto needs_type = type.base == base_type::scale || type.base == base_type::decimal || choices.percent(30);
        declared.declarations.push_back("parameter " + parameter.name + (needs_type ? " : " + type_text(declared, type) : "") + " = " +
                                        random_literal(choices, declared, type) + " \"một tham số\" note \"để thử\"\n");
        declared.parameters.push_back(parameter);
    };
    declare({base_type::integer, 0, false});
    declare({base_type::scale, 0, false});
    const std::vector others{base_type::integer, base_type::decimal, base_type::percent, base_type::date, base_type::text, base_type::boolean};
    for (const auto base : others)
        if (choices.percent(50)) declare({base, 0, false});
    // A threshold of a group: at least 1, at most the fewest items that a group with a threshold has.
    declared.declarations.push_back("parameter ngưỡng = " + std::to_string(1 + choices.below(2)) + "\n");
}

model::type random_type(dice& choices, const schema& declared, std::size_t records) {
    static const std::vector plain{base_type::boolean, base_type::judgement, base_type::integer, base_type::decimal,
                                   base_type::percent, base_type::text,      base_type::date,    base_type::scale};
    const auto list = choices.percent(30);
    if (choices.percent(list ? 75 : 20)) return {base_type::record, static_cast<std::uint32_t>(choices.below(records)), list};
    const auto base = choices.one_of(plain);
    const auto index = base == base_type::scale ? choices.below(declared.scales.size()) : 0;
    return {base, static_cast<std::uint32_t>(index), list};
}

std::vector<schema_field> random_shared_fields(dice& choices, std::size_t records) {
    return {{"chung", {choices.percent(50) ? base_type::boolean : base_type::judgement, 0, false}},
            {"số_chung", {base_type::integer, 0, false}},
            {"thuộc", {base_type::record, static_cast<std::uint32_t>(choices.below(records)), false}},
            {"gồm", {base_type::record, static_cast<std::uint32_t>(choices.below(records)), true}}};
}

void add_records(dice& choices, schema& declared) {
    const auto count = 2 + choices.below(3);
    declared.shared_fields = random_shared_fields(choices, count);
    for (std::size_t index = 0; index < count; ++index) {
        schema_record record{repeated_name("hồ_sơ", index), declared.shared_fields, {}, {}};
        auto names = field_names;
        choices.shuffle(names);
        names.resize(3 + choices.below(9));
        for (const auto& name : names) record.fields.push_back({name, random_type(choices, declared, count)});
        choices.shuffle(record.fields);
        declared.records.push_back(std::move(record));
    }
    for (const auto& record : declared.records) {
        auto text = "record " + record.name + " \"Hồ sơ\" {\n";
        for (const auto& field : record.fields) {
            text += "  " + field.name + " : " + type_text(declared, field.type);
            if (choices.percent(50)) text += " \"Nhãn của " + field.name + "\"";
            if (choices.percent(20)) text += " key \"Khóa " + field.name + "\"";
            text += "\n";
        }
        declared.declarations.push_back(text + "}\n");
    }
}

} // namespace

bool schema_record::declares(const std::string& sought) const {
    const auto named = [&](const schema_field& field) { return field.name == sought; };
    return std::any_of(fields.begin(), fields.end(), named) || std::any_of(helper_values.begin(), helper_values.end(), named) ||
           std::find(helper_conditions.begin(), helper_conditions.end(), sought) != helper_conditions.end();
}

schema random_schema(dice& choices) {
    schema declared;
    add_scales(choices, declared);
    add_parameters(choices, declared);
    add_records(choices, declared);
    return declared;
}

std::string random_number(dice& choices, std::size_t fraction_digits_max) {
    if (choices.percent(2)) return choices.percent(50) ? "90000000000000000" : "-1000000000000";
    auto text = std::to_string(choices.between(-2, 12));
    const auto digits = choices.below(fraction_digits_max + 1);
    if (digits == 0) return text;
    text += ".";
    for (std::size_t digit = 0; digit < digits; ++digit) text += choices.percent(50) ? "5" : std::to_string(choices.below(10));
    return text;
}

std::string random_day(dice& choices) {
    const auto padded = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto year = std::to_string(choices.percent(5) ? 1955 : choices.between(2022, 2025));
    const auto month = padded(choices.between(1, 12));
    const auto day = padded(choices.between(1, 28));
    return choices.percent(50) ? year + "-" + month + "-" + day : day + "/" + month + "/" + year;
}

const std::string& random_text(dice& choices) { return choices.one_of(texts); }

std::string random_literal(dice& choices, const schema& declared, model::type type) {
    switch (type.base) {
    case base_type::boolean:
    case base_type::judgement: return choices.percent(50) ? "true" : "false";
    case base_type::integer: return random_number(choices, 0);
    case base_type::decimal: return random_number(choices, 3);
    case base_type::percent: return random_number(choices, 1) + "%";
    case base_type::text: return "\"" + random_text(choices) + "\"";
    case base_type::date: return random_day(choices);
    case base_type::scale: return choices.one_of(declared.scales[type.index].levels);
    case base_type::record: break;
    }
    return {};
}

} // namespace guong::reference
