#include "random_rules.hpp"

#include "random_functions.hpp"
#include "rule_writer.hpp"

namespace guong::reference {

using model::base_type;

namespace {

constexpr std::size_t reported_places = 2;

/// In front of the colon of a row a name would be taken for that of an item.
std::string with_names_in_brackets(const std::string& written) {
    const auto is_name = written.front() != '"' && written.front() != '(' && written.front() != '-' && (written.front() < '0' || written.front() > '9');
    return is_name ? "(" + written + ")" : written;
}

} // namespace

std::string rule_writer::write() {
    add_declarations();
    if (calculates()) schema_.declarations.push_back(function_declarations());
    std::vector<std::string> parts = schema_.declarations;
    dice_.shuffle(parts);
    std::string text;
    if (dice_.percent(60)) {
        const std::string rule = dice_.percent(70) ? "\n  months end on " + std::string{dice_.percent(60) ? "next_day" : "last_day"} : "";
        text = "ruleset thử \"Quy tắc ngẫu nhiên\" {\n  language vi" + rule + "\n}\n";
    }
    for (const auto& part : parts) text += part;
    return text;
}

void rule_writer::add_declarations() {
    const auto helpers = dice_.below(7);
    const auto criteria = 1 + dice_.below(5);
    for (std::size_t left = helpers + criteria; left > 0; --left) {
        call_depth_ = 0;
        if (criteria_.size() < criteria && (criteria_.size() + left <= criteria || dice_.percent(60)))
            add_criterion();
        else if (calculates() && dice_.percent(35))
            add_table();
        else
            add_definition();
    }
}

/// The record types that a helper is for, and their names. What it may use are the fields that all of them have.
rule_writer::declared_homes rule_writer::enter_homes() {
    auto& home = schema_.records[dice_.below(schema_.records.size())];
    if (dice_.percent(60)) {
        enter({&home, {}, {}});
        return {{&home}, home.name};
    }
    shared_ = {home.name, schema_.shared_fields, {}, {}};
    enter({&shared_, {}, {}});
    declared_homes homes{{&home}, home.name};
    for (auto& other : schema_.records) {
        if (other.name == home.name) continue;
        homes.records.push_back(&other);
        homes.names += ", " + other.name;
    }
    return homes;
}

void rule_writer::add_definition() {
    const auto name = fresh("trợ_giúp");
    const auto homes = enter_homes();
    const auto label = dice_.percent(50) ? " \"Trợ giúp\"" : "";
    const auto is_reported = dice_.percent(35);
    const auto content = is_reported || dice_.percent(50) ? helper_value(is_reported) : std::nullopt;
    const auto body = content ? content->first : condition(2).text;
    leave();
    const auto* word = content && is_reported ? "value " : "define ";
    schema_.declarations.push_back(word + name + " for " + homes.names + label + " : " + body + "\n");
    for (auto* record : homes.records) {
        if (content)
            record->helper_values.push_back({name, content->second});
        else
            record->helper_conditions.push_back(name);
    }
    helper_depth_.emplace_back(name, call_depth_);
}

/// What is reported must come to an end behind the point.
std::optional<std::pair<std::string, model::type>> rule_writer::helper_value(bool is_reported) {
    if (!is_reported && dice_.percent(20))
        if (auto counted = count()) return std::pair{*counted, model::type{base_type::integer, 0, false}};
    if (calculates() && dice_.percent(75)) {
        auto type = random_value_type();
        auto content = value(type, 2);
        if (is_amount(type) && is_reported) content += " rounded half up to " + std::to_string(reported_places) + " places";
        if (type.base == base_type::integer) type.base = base_type::decimal;
        return std::pair{content, type};
    }
    const auto found = pick([](const reachable& each) { return is_value(each.type) && !is_yes_or_no(each.type); });
    if (!found) return std::nullopt;
    const auto rounded = is_reported && is_amount(found->type);
    return std::pair{found->text + (rounded ? " rounded half even to 3 places" : ""), found->type};
}

void rule_writer::add_table() {
    const auto name = fresh("bảng");
    const auto homes = enter_homes();
    auto type = random_value_type();
    auto body = table_body(type);
    leave();
    if (names_ % 8 == 5) {
        // It may be reported, and nothing else: numbers that may have no end behind the point are not.
        const auto begin = body.find("  takes ");
        if (begin != std::string::npos) body.erase(begin, body.find('\n', begin) + 1 - begin);
        if (!is_amount(type) && body.find("  row ") != std::string::npos) {
            body.insert(body.find("  row "), "  takes all rows\n");
            schema_.declarations.push_back("table " + name + " for " + homes.names + " {\n" + body + "}\nvalue " + fresh("các_dòng") + " for " + homes.names +
                                           " : " + name + "\n");
        }
        return;
    }
    schema_.declarations.push_back("table " + name + " for " + homes.names + " \"Bảng\" {\n" + body + "}\n");
    if (type.base == base_type::integer) type.base = base_type::decimal;
    if (body.find("takes count of rows") != std::string::npos) type = {base_type::integer, 0, false};
    for (auto* record : homes.records) record->helper_values.push_back({name, type});
    helper_depth_.emplace_back(name, call_depth_);
}

std::string rule_writer::table_body(model::type type) {
    static const std::vector<std::string> policies{"", "", "takes only row", "takes first row", "takes count of rows"};
    std::vector<std::pair<std::string, model::type>> inputs;
    std::string text;
    for (auto left = 1 + dice_.below(2); left > 0; --left) {
        auto of = random_value_type();
        while (of.base == base_type::scale && !path_of(of)) of = random_value_type();
        inputs.emplace_back(of.base == base_type::scale ? *path_of(of) : value(of, dice_.below(2)), of);
        text += (text.empty() ? "  given " : ", ") + inputs.back().first;
    }
    text += "\n";
    const auto has_name = type.base != base_type::duration;
    const auto given = type.base == base_type::integer ? model::type{base_type::decimal, 0, false} : type;
    if (has_name && dice_.percent(40)) text += "  gives " + type_text(schema_, given) + "\n";
    // Rows that exclude each other: where nobody knows which holds, the value lies between those of two.
    if (is_number(inputs.front().second) && inputs.size() == 1 && type.base != base_type::scale && names_ % 2 == 0)
        return text + "  row below 3 : " + constant(type) + "\n  row at least 3 : " + constant(type) + "\n  otherwise " + constant(type) + "\n";
    const auto policy = is_amount(type) && dice_.percent(35) ? std::string{"takes sum of rows"} : dice_.one_of(policies);
    if (!policy.empty()) text += "  " + policy + "\n";
    for (auto rows = 1 + dice_.below(4); rows > 0; --rows) {
        std::string cells;
        for (const auto& input : inputs) cells += (cells.empty() ? "" : ", ") + cell(input);
        text += "  row " + cells + " : " + value(type, 1) + "\n";
    }
    if (dice_.percent(60)) text += "  otherwise " + value(type, 1) + "\n";
    return text;
}

std::string rule_writer::cell(const std::pair<std::string, model::type>& input) {
    const auto type = input.second;
    if (dice_.percent(15)) return "any value";
    if (type.base == base_type::text && dice_.percent(30)) return dice_.percent(50) ? "starts with \"H\"" : "is blank";
    if (dice_.percent(15)) return "is one of (" + option_list(type);
    if (is_ordered(type) && dice_.percent(35)) {
        const auto [low, high] = ascending_bounds(type);
        return interval_words(low, high, with_names_in_brackets(high)).substr(1);
    }
    if (is_ordered(type) && type.base != base_type::scale && dice_.percent(70)) return comparing_word(type).substr(1) + with_names_in_brackets(other_side(type).text);
    return (dice_.percent(50) ? "is " : "") + with_names_in_brackets(constant(type));
}

void rule_writer::add_criterion() {
    const auto name = fresh("tiêu_chuẩn");
    const auto& record = dice_.one_of(schema_.records);
    enter({&record, {}, {}});
    const auto head = "criterion " + name + " for " + record.name + " \"Một tiêu chuẩn\" cite \"III\"";
    if (dice_.percent(12))
        schema_.declarations.push_back(head + many_items() + "\n");
    else if (dice_.percent(15))
        schema_.declarations.push_back(head + " : " + condition(3).text + "\n");
    else
        schema_.declarations.push_back(head + group(0) + "\n");
    leave();
    criteria_.push_back({name, &record, call_depth_});
}

/// More conditions than a word has bits.
std::string rule_writer::many_items() {
    const auto items = 65 + dice_.below(40);
    const std::vector<std::string> quantities{" all", " any", " none", " at least " + std::to_string(items / 3) + " of",
                                              " exactly " + std::to_string(items / 2) + " of"};
    auto text = dice_.one_of(quantities) + " {\n";
    for (std::size_t item = 1; item < items; ++item)
        text += "  " + fresh("mục") + " : " + condition(0).text + (dice_.percent(10) ? " unless " + condition(0).text : "") + "\n";
    return text + "  " + fresh("mục") + group(1) + "\n}";
}

std::string rule_writer::item_condition() { return (dice_.percent(12) ? " barred if " : " : ") + condition(2).text; }

std::string rule_writer::group(std::size_t depth) {
    static const std::vector<std::string> quantities{"", "", " all", " any", " none", " at least ", " exactly "};
    auto quantity = dice_.one_of(quantities);
    const auto size = 2 + dice_.below(4);
    if (!quantity.empty() && quantity.back() == ' ') quantity += threshold(size) + " of";
    auto text = quantity + " {\n";
    for (std::size_t item = 0; item < size; ++item) {
        text += std::string(2 * depth + 2, ' ') + fresh("mục") + (dice_.percent(60) ? " \"Một câu\" cite \"ý " + std::to_string(item) + "\"" : "");
        text += depth < 3 && dice_.percent(25) ? group(depth + 1) : item_condition();
        if (dice_.percent(15)) text += (dice_.percent(60) ? " only if " : " unless ") + condition(1).text;
        text += "\n";
    }
    return text + std::string(2 * depth, ' ') + "}";
}

std::string random_rules(dice& choices, bool has_long_numbers) { return rule_writer{choices, has_long_numbers}.write(); }

} // namespace guong::reference
