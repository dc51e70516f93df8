#include "random_schema.hpp"

#include <algorithm>

namespace guong::reference {

namespace {

using model::base_type;

const std::vector<std::string> field_names{"tuổi",   "điểm",    "đạt",     "kỷ_luật", "xếp_loại", "ngày_nhận", "tên",     "giải",   "tập_thể",
                                           "level",  "rank",    "year",    "sáng_kiến", "lượng",  "tỉ_lệ",     "votes",   "uy_tín", "chức_vụ",
                                           "source", "language", "thành_viên"};

const std::vector<std::string> texts{"", "  ", "Hà Nội", "Huế", "trường Sa", "a", "b", "giải \\\"nhất\\\"", "Đà Nẵng"};

std::string repeated_name(std::string_view stem, std::size_t number) { return std::string{stem} + "_" + std::to_string(number); }

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

void add_dated_parameters(dice& choices, schema& declared) {
    const std::vector bases{base_type::integer, base_type::decimal, base_type::percent, base_type::date, base_type::scale, base_type::text};
    for (auto left = 1 + choices.below(2); left > 0; --left) {
        const schema_parameter parameter{repeated_name("theo_ngày", declared.dated_parameters.size()), {choices.one_of(bases), 0, false}};
        auto text = "parameter " + parameter.name + " : " + type_text(declared, parameter.type) + " \"theo thời gian\" {\n";
        auto year = 2020 + choices.below(3);
        for (auto entries = 1 + choices.below(3); entries > 0; --entries) {
            text += "  from " + std::to_string(year) + "-0" + std::to_string(1 + choices.below(9)) + "-01 = " +
                    random_literal(choices, declared, parameter.type) + (choices.percent(50) ? " cite \"điều 1\"" : "") + "\n";
            year += 1 + choices.below(2);
        }
        declared.declarations.push_back(text + "}\n");
        declared.dated_parameters.push_back(parameter);
    }
}

void add_parameters(dice& choices, schema& declared) {
    const auto declare = [&](model::type type) {
        const schema_parameter parameter{repeated_name("tham_số", declared.parameters.size()), type};
        const auto needs_type = type.base == base_type::scale || type.base == base_type::decimal ||
                                (type.base != base_type::duration && choices.percent(30));
        declared.declarations.push_back("parameter " + parameter.name + (needs_type ? " : " + type_text(declared, type) : "") + " = " +
                                        random_literal(choices, declared, type) + " \"một tham số\" note \"để thử\"\n");
        declared.parameters.push_back(parameter);
    };
    declare({base_type::integer, 0, false});
    declare({base_type::scale, 0, false});
    const std::vector others{base_type::integer, base_type::decimal, base_type::percent,  base_type::date,
                             base_type::text,    base_type::boolean, base_type::duration, base_type::school_year};
    for (const auto base : others)
        if (choices.percent(50)) declare({base, base == base_type::duration ? static_cast<std::uint32_t>(choices.below(3)) : 0, false});
    add_dated_parameters(choices, declared);
    // A threshold of a group: at least 1, at most the fewest items that a group with a threshold has.
    declared.declarations.push_back("parameter ngưỡng = " + std::to_string(1 + choices.below(2)) + "\n");
}

model::type random_type(dice& choices, const schema& declared, std::size_t records) {
    static const std::vector plain{base_type::boolean, base_type::judgement, base_type::integer, base_type::decimal,
                                   base_type::percent, base_type::text,      base_type::date,    base_type::scale,
                                   base_type::school_year};
    const auto list = choices.percent(30);
    if (choices.percent(list ? 75 : 20)) return {base_type::record, static_cast<std::uint32_t>(choices.below(records)), list};
    const auto base = choices.one_of(plain);
    const auto index = base == base_type::scale ? choices.below(declared.scales.size()) : 0;
    return {base, static_cast<std::uint32_t>(index), list};
}

std::vector<schema_field> random_shared_fields(dice& choices, std::size_t records) {
    return {{"chung", {choices.percent(50) ? base_type::boolean : base_type::judgement, 0, false}},
            {"số_chung", {base_type::integer, 0, false}},
            {"ngày_đầu", {base_type::date, 0, false}},
            {"ngày_cuối", {base_type::date, 0, false}},
            {"niên_khóa", {base_type::school_year, 0, false}},
            {"ghi", {base_type::text, 0, false}},
            {"thuộc", {base_type::record, static_cast<std::uint32_t>(choices.below(records)), false}},
            {"gồm", {base_type::record, static_cast<std::uint32_t>(choices.below(records)), true}}};
}

/// Every record belongs to one of the type that the shared reference leads to; that type lists those that do.
void add_referring_lists(dice& choices, schema& declared) {
    const auto owner = std::find_if(declared.shared_fields.begin(), declared.shared_fields.end(), [](const auto& field) { return field.name == "thuộc"; });
    auto& fields = declared.records[owner->type.index].fields;
    for (std::uint32_t other = 0; other < declared.records.size(); ++other)
        if (other == 0 || choices.percent(50))
            fields.push_back({repeated_name("các_thành_phần", other), {base_type::record, other, true}, "thuộc"});
}

void add_records(dice& choices, schema& declared) {
    const auto count = 2 + choices.below(3);
    declared.shared_fields = random_shared_fields(choices, count);
    for (std::size_t index = 0; index < count; ++index) {
        schema_record record{repeated_name("hồ_sơ", index), declared.shared_fields, {}, {}};
        auto names = field_names;
        choices.shuffle(names);
        names.resize(3 + choices.below(9));
        for (const auto& name : names) {
            record.fields.push_back({name, random_type(choices, declared, count)});
            if (choices.percent(15)) record.fields.back().evidence = static_cast<std::uint32_t>(choices.below(count));
        }
        choices.shuffle(record.fields);
        declared.records.push_back(std::move(record));
    }
    add_referring_lists(choices, declared);
    for (const auto& record : declared.records) {
        auto text = "record " + record.name + " \"Hồ sơ\" {\n";
        for (const auto& field : record.fields) {
            text += "  " + field.name + " : " + type_text(declared, field.type);
            if (!field.referring.empty()) text += " by " + field.referring;
            if (field.evidence) text += " evidenced by " + declared.records[*field.evidence].name;
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
        case base_type::school_year: return "school_year";
        case base_type::scale: return declared.scales[type.index].name;
        case base_type::record: return declared.records[type.index].name;
        case base_type::duration: break; // has no name
        }
        return {};
    };
    return (type.list ? "list of " : "") + plain();
}

schema random_schema(dice& choices, bool has_long_numbers) {
    schema declared;
    declared.has_long_numbers = has_long_numbers;
    add_scales(choices, declared);
    add_parameters(choices, declared);
    add_records(choices, declared);
    return declared;
}

std::string random_number(dice& choices, std::size_t fraction_digits_max) {
    auto text = std::to_string(choices.between(-2, 12));
    const auto digits = choices.below(fraction_digits_max + 1);
    if (digits == 0) return text;
    text += ".";
    for (std::size_t digit = 0; digit < digits; ++digit) text += choices.percent(50) ? "5" : std::to_string(choices.below(10));
    return text;
}

std::string random_number_of_any_size(dice& choices, std::size_t fraction_digits_max) {
    if (choices.percent(2)) return choices.percent(50) ? "90000000000000000" : "-1000000000000";
    return random_number(choices, fraction_digits_max);
}

date random_date(dice& choices) {
    const auto year = static_cast<int>(choices.between(2022, 2025));
    if (choices.percent(15)) return *date::of(year, 2, year == 2024 && choices.percent(70) ? 29 : 28);
    const auto month = static_cast<unsigned>(choices.between(1, 12));
    if (choices.percent(25)) // the end of a month
        for (unsigned last = 31;; --last)
            if (const auto found = date::of(year, month, last)) return *found;
    return *date::of(year, month, choices.percent(25) ? 1 : static_cast<unsigned>(choices.between(1, 28)));
}

std::int32_t random_school_year(dice& choices) { return static_cast<std::int32_t>(choices.between(2020, 2026)); }

std::string random_day(dice& choices) {
    const auto iso = random_date(choices).to_string();
    return choices.percent(50) ? iso : iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

const std::string& random_text(dice& choices) { return choices.one_of(texts); }

std::string random_literal(dice& choices, const schema& declared, model::type type) {
    static const std::vector<std::string> units{" days", " months", " years"};
    const auto number = [&](std::size_t fraction_digits_max) {
        return declared.has_long_numbers ? random_number_of_any_size(choices, fraction_digits_max) : random_number(choices, fraction_digits_max);
    };
    switch (type.base) {
    case base_type::boolean:
    case base_type::judgement: return choices.percent(50) ? "true" : "false";
    case base_type::integer: return number(0);
    case base_type::decimal: return number(3);
    case base_type::percent: return random_number(choices, 1) + "%";
    case base_type::text: return "\"" + random_text(choices) + "\"";
    case base_type::date: return random_day(choices);
    case base_type::scale: return choices.one_of(declared.scales[type.index].levels);
    case base_type::duration: {
        static constexpr std::size_t longest[] = {400, 30, 3};
        return std::to_string(choices.below(longest[type.index])) + units[type.index];
    }
    case base_type::school_year: {
        const auto first = random_school_year(choices);
        return std::to_string(first) + "-" + std::to_string(first + 1);
    }
    case base_type::record: break;
    }
    return {};
}

} // namespace guong::reference
