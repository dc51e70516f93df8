#include "fact_reader.hpp"

#include <guong/limits.hpp>

#include "words.hpp"

namespace guong::inline v0::json_reading {

namespace {

// `21/06/2023` means a day, but is not how records write it.
std::optional<date> day_month_year(std::string_view text) {
    if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
    std::string iso{text.substr(6)};
    iso.append("-").append(text.substr(3, 2)).append("-").append(text.substr(0, 2));
    return date::parse(iso);
}

// Most numbers in records are short and whole: those need none of the care that an exact decimal takes.
std::optional<decimal> parse_number(std::string_view text) noexcept {
    constexpr std::size_t short_digits = 18;
    std::int64_t whole = 0;
    for (const char byte : text) {
        if (text.size() > short_digits || byte < '0' || byte > '9') return decimal::parse(text);
        whole = whole * 10 + (byte - '0');
    }
    return text.empty() ? std::nullopt : std::optional{decimal{whole}};
}

std::string joined(const std::vector<model::scale_level>& levels) {
    std::string names;
    for (const auto& each : levels) {
        if (!names.empty()) names += ", ";
        names += '`' + each.name + '`';
    }
    return names;
}

std::vector<phrase> help_with_levels(const model::scale& scale, std::string_view written) {
    std::vector<std::string> names;
    for (const auto& each : scale.levels) {
        names.push_back(each.name);
        for (const auto* label : {&each.label.text, &each.label.en, &each.label.vi})
            if (!label->empty()) names.push_back(*label);
    }
    auto nearest = nearest_names(written, names);
    if (!nearest.empty()) return {{phrase_id::did_you_mean, std::move(nearest)}};
    return {{phrase_id::known_names, {"values of the scale `" + scale.name + '`', joined(scale.levels)}}};
}

} // namespace

complaint wrong_type(std::string_view expected, const json_node& found) {
    return {diagnostic_code::wrong_fact_type, {std::string{expected}, found_words(found)}, {}};
}

complaint wrong_date(const json_node& found) {
    if (found.kind != json_kind::text) return wrong_type(words_for_date, found);
    complaint why{diagnostic_code::fact_no_such_day, {shortened(found.text())}, {}};
    if (const auto meant = day_month_year(found.text())) why.help.push_back({phrase_id::write_instead, {'"' + meant->to_string() + '"'}});
    return why;
}

complaint fault_of(const json_node& found) {
    if (found.kind == json_kind::broken_text) return {diagnostic_code::record_not_utf8, {}, {{phrase_id::save_as_utf8, {}}}};
    if (found.kind == json_kind::unbounded_number) return {diagnostic_code::number_out_of_range, {shortened(found.text())}, {}};
    return {diagnostic_code::record_nesting_too_deep, {std::to_string(limits::record_nesting_max)}, {}};
}

complaint without_content(complaint why, const json_node& found) {
    switch (why.code) {
    case diagnostic_code::wrong_fact_type: why.arguments.back() = kind_words(found); break;
    case diagnostic_code::fact_no_such_day:
    case diagnostic_code::fact_not_on_scale:
    case diagnostic_code::number_out_of_range:
    case diagnostic_code::duplicate_id:
    case diagnostic_code::dangling_reference:
    case diagnostic_code::refused_reference: why.arguments.front() = "…"; break;
    default: return why;
    }
    std::erase_if(why.help, [](const phrase& each) { return each.id != phrase_id::known_names; });
    return why;
}

fact_reader::fact_reader(const model::ruleset& rules) : rules_{&rules} {
    for (const auto& scale : rules.scales) {
        auto& levels = levels_.emplace_back();
        const auto add = [&](const std::string& words, std::size_t rank) {
            if (!words.empty()) levels.try_emplace(compose(words), level{static_cast<std::uint8_t>(rank)});
        };
        for (std::size_t rank = 0; rank < scale.levels.size(); ++rank) add(scale.levels[rank].name, rank);
        for (std::size_t rank = 0; rank < scale.levels.size(); ++rank) {
            add(scale.levels[rank].label.text, rank);
            add(scale.levels[rank].label.en, rank);
            add(scale.levels[rank].label.vi, rank);
        }
    }
}

std::optional<complaint> fact_reader::read(model::type type, const json_node& found, value& content) const {
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement:
        if (found.kind != json_kind::yes && found.kind != json_kind::no) break;
        content = found.kind == json_kind::yes;
        return std::nullopt;
    case model::base_type::integer:
    case model::base_type::decimal:
    case model::base_type::percent: return read_number(type, found, content);
    case model::base_type::text:
        if (found.kind != json_kind::text) break;
        content = compose(found.text());
        return std::nullopt;
    case model::base_type::date:
        if (const auto day = found.kind == json_kind::text ? date::parse(found.text()) : std::nullopt) {
            content = *day;
            return std::nullopt;
        }
        return wrong_date(found);
    case model::base_type::school_year:
        if (const auto years = found.kind == json_kind::text ? school_year::parse(found.text()) : std::nullopt) {
            content = *years;
            return std::nullopt;
        }
        break;
    case model::base_type::scale: return read_level(type, found, content);
    case model::base_type::duration:
    case model::base_type::record: break;
    }
    return wrong_type(expected_words(*rules_, type), found);
}

std::optional<complaint> fact_reader::read_number(model::type type, const json_node& found, value& content) const {
    auto digits = found.text();
    const bool is_percentage_text = type.base == model::base_type::percent && found.kind == json_kind::text && digits.ends_with('%');
    if (is_percentage_text) digits.remove_suffix(1);
    if (found.kind != json_kind::number && !is_percentage_text) return wrong_type(expected_words(*rules_, type), found);
    const auto number = parse_number(digits);
    if (!number && !is_percentage_text) return complaint{diagnostic_code::number_out_of_range, {shortened(digits)}, {}};
    if (!number || (type.base == model::base_type::integer && !number->is_whole())) return wrong_type(expected_words(*rules_, type), found);
    content = *number;
    return std::nullopt;
}

std::optional<complaint> fact_reader::read_level(model::type type, const json_node& found, value& content) const {
    if (found.kind != json_kind::text) return wrong_type(expected_words(*rules_, type), found);
    const auto& levels = levels_[type.index];
    auto level = levels.find(found.text());
    if (level == levels.end()) level = levels.find(compose(found.text()));
    if (level != levels.end()) {
        content = level->second;
        return std::nullopt;
    }
    const auto& scale = rules_->scales[type.index];
    return complaint{diagnostic_code::fact_not_on_scale, {shortened(found.text()), scale.name}, help_with_levels(scale, found.text())};
}

} // namespace guong::inline v0::json_reading
