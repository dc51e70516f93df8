#include "rule_writer.hpp"

namespace guong::reference {

using model::base_type;

namespace {

constexpr std::size_t element_scopes_max = 2;
constexpr std::size_t calculation_depth_max = 3;

constexpr model::type plain(base_type base) { return {base, 0, false}; }
constexpr auto integer = plain(base_type::integer);
constexpr auto percent = plain(base_type::percent);
constexpr auto day = plain(base_type::date);
constexpr auto text = plain(base_type::text);
constexpr model::type time(time_unit unit) { return {base_type::duration, static_cast<std::uint32_t>(unit), false}; }

} // namespace

// What needs no calculation

/// A literal or a parameter of a type.
std::string rule_writer::constant(model::type type) {
    std::vector<std::string> fitting;
    for (const auto& [name, its_type] : numbers_)
        if (comparable(its_type, type) && dice_.percent(60)) return name;
    for (const auto& parameter : schema_.parameters)
        if (comparable(parameter.type, type)) fitting.push_back(parameter.name);
    if (!fitting.empty() && dice_.percent(30)) return dice_.one_of(fitting);
    if (type.base == base_type::integer && dice_.percent(10)) type.base = base_type::decimal;
    return random_literal(dice_, schema_, type);
}

rule_writer::maybe_text rule_writer::path_of(model::type type) {
    const auto found = pick([&](const reachable& each) { return is_value(each.type) && comparable(each.type, type); });
    return found ? maybe_text{found->text} : std::nullopt;
}

written_condition rule_writer::other_side(model::type type) {
    if (is_number(type) && dice_.percent(10))
        if (auto counted = count()) return {*counted, true};
    if (dice_.percent(12)) return {value(type, 1)};
    if (dice_.percent(35))
        if (auto found = path_of(type)) return {*found};
    return {constant(type)};
}

/// `count of LIST`, with a filter in brackets, so that a test may follow.
rule_writer::maybe_text rule_writer::count() {
    const auto list = pick([](const reachable& each) { return each.type.list; });
    if (!list) return std::nullopt;
    if (scopes_.size() > element_scopes_max || dice_.percent(30)) return "count of " + list->text;
    const auto plain_values = list->type.base != base_type::record;
    const auto name = plain_values || dice_.percent(50) ? fresh("x") : std::string{};
    enter_element(*list, name);
    const auto filter = "(" + condition(1).text + ")";
    leave();
    return "count of " + (name.empty() ? "" : name + " in ") + list->text + " where " + filter;
}

model::type rule_writer::random_value_type() {
    static const std::vector<model::type> types{integer,
                                                integer,
                                                plain(base_type::decimal),
                                                plain(base_type::decimal),
                                                percent,
                                                percent,
                                                day,
                                                day,
                                                text,
                                                plain(base_type::scale),
                                                plain(base_type::school_year),
                                                time(time_unit::days),
                                                time(time_unit::months),
                                                time(time_unit::years)};
    return dice_.one_of(types);
}

/// A value of a level stands as a name that only its place makes a level: inside a calculation a field or parameter must say the scale.
std::string rule_writer::leaf(model::type type) {
    const auto is_level = type.base == base_type::scale;
    if (is_level || dice_.percent(65))
        if (auto found = path_of(type)) return *found;
    if (dice_.percent(20))
        if (auto dated = dated_parameter(type, 0)) return *dated;
    for (const auto& parameter : schema_.parameters)
        if (is_level && parameter.type == type) return parameter.name;
    return constant(type);
}

rule_writer::maybe_text rule_writer::dated_parameter(model::type type, std::size_t depth) {
    std::vector<std::string> fitting;
    for (const auto& parameter : schema_.dated_parameters)
        if (comparable(parameter.type, type)) fitting.push_back(parameter.name);
    if (fitting.empty()) return std::nullopt;
    const auto& name = dice_.one_of(fitting);
    return dice_.percent(50) ? name : "(" + name + " in force on " + value(day, depth) + ")";
}

/// In brackets where it is calculated, so that anything may follow.
std::string rule_writer::value(model::type type, std::size_t depth) {
    if (type.base == base_type::scale && type.index > 0 && !path_of(type)) return leaf(type); // no parameter has such a level
    if (calculation_depth_ >= calculation_depth_max || !calculates() || dice_.percent(depth == 0 ? 90 : 25)) return leaf(type);
    ++calculation_depth_;
    // Whatever is made of a choice whose condition is unknown, is known within bounds.
    auto made = depth == 0 ? choice(type, 0) : calculation(type, depth - 1);
    --calculation_depth_;
    return made ? "(" + *made + ")" : leaf(type);
}

// Calculations

rule_writer::maybe_text rule_writer::calculation(model::type type, std::size_t depth) {
    const auto picked = type.base == base_type::scale || type.base == base_type::text || is_yes_or_no(type);
    if (picked || dice_.percent(35)) return any_calculation(type, depth);
    if (is_number(type)) return calculation_of_number(type, depth);
    switch (type.base) {
    case base_type::percent: return calculation_of_percent(depth);
    case base_type::date: return calculation_of_day(depth);
    case base_type::duration: return calculation_of_time(type, depth);
    default: break;
    }
    // A school year.
    if (dice_.percent(50)) {
        const auto years = dice_.percent(40) ? "(" + count().value_or("1") + ")" : std::to_string(dice_.below(3));
        return leaf(type) + (dice_.percent(50) ? " + " : " - ") + years;
    }
    return "school year of " + value(day, depth) + " starting in month " + std::to_string(1 + dice_.below(12));
}

/// What picks one of several values: for any type.
rule_writer::maybe_text rule_writer::any_calculation(model::type type, std::size_t depth) {
    switch (dice_.below(is_ordered(type) ? 6 : 3)) {
    case 0: return value(type, depth) + " or else " + value(type, depth);
    case 1:
    case 2: return choice(type, depth);
    case 3:
    case 4: {
        auto made = std::string{dice_.percent(50) ? "smallest of (" : "largest of ("} + value(type, depth);
        for (auto more = dice_.percent(10) ? 0 : 1 + dice_.below(2); more > 0; --more) made += ", " + value(type, depth);
        return made + ")";
    }
    default: return over_list(dice_.percent(50) ? "least of " : "most of ", type, depth);
    }
}

std::string rule_writer::choice(model::type type, std::size_t depth) {
    auto made = "if " + condition(0).text + " then " + value(type, depth);
    if (dice_.percent(40)) made += " else if " + condition(0).text + " then " + value(type, depth);
    return made + " else " + value(type, depth);
}

std::string rule_writer::rounding(const std::string& content) {
    static const std::vector<std::string> modes{" rounded down", " rounded up", " rounded half up", " rounded half even"};
    static const std::vector<std::string> steps{"", " to 0 places", " to 1 places", " to 2 places", " to multiples of 5", " to multiples of 0.25", " to multiples of 0.3"};
    return content + dice_.one_of(modes) + dice_.one_of(steps);
}

std::string rule_writer::opposite(const std::string& content) { return content.front() == '-' ? "-(" + content + ")" : "-" + content; }

/// Numbers that divide are whole and small, lest sums of fractions grow beyond what the engine takes; now and then they are zero.
rule_writer::maybe_text rule_writer::integer_to_divide_by() {
    if (dice_.percent(30))
        if (auto counted = count()) return "(" + *counted + ")";
    if (dice_.percent(50))
        if (const auto found = pick([](const reachable& each) { return each.type == integer && !each.is_helper; })) return found->text;
    return (dice_.percent(15) ? "-" : "") + std::to_string(1 + dice_.below(12));
}

std::string rule_writer::percent_to_divide_by() {
    const auto some_percent = [&] { return std::to_string(1 + dice_.below(150)) + "%"; };
    if (dice_.percent(50)) return "(if " + condition(0).text + " then " + some_percent() + " else " + some_percent() + ")";
    return path_of(percent).value_or(some_percent());
}

rule_writer::maybe_text rule_writer::calculation_of_number(model::type type, std::size_t depth) {
    switch (dice_.below(16)) {
    case 0:
    case 1: {
        auto made = value(type, depth);
        for (auto more = 1 + dice_.below(2); more > 0; --more) made += (dice_.percent(60) ? " + " : " - ") + value(type, depth);
        return made;
    }
    case 2: return value(type, depth) + " * " + leaf(type);
    case 3:
    case 4: return value(type, depth) + " / " + *integer_to_divide_by();
    case 5: return rounding(value(type, depth));
    case 6: return opposite(value(type, depth));
    case 7:
        if (dice_.percent(50)) return std::to_string(5 * dice_.below(30)) + "% of " + value(type, depth);
        if (dice_.percent(50)) return value(type, depth) + " * " + leaf(percent);
        return scopes_.size() == 1 ? value(type, depth) + " / " + percent_to_divide_by() : std::to_string(1 + dice_.below(20)) + "% * " + value(type, depth);
    case 8: return "length of " + value(text, depth);
    case 9: return "year of " + value(day, depth);
    case 10:
    case 11: return run(depth);
    case 12: return count();
    case 13: return rounding(value(type, depth));
    case 14: return "hàm_số(" + (dice_.percent(50) ? "year of " + value(day, depth) : count().value_or("length of " + value(text, depth))) + ")";
    default: return over_list(dice_.percent(50) ? "sum of " : "average of ", type, depth);
    }
}

rule_writer::maybe_text rule_writer::calculation_of_percent(std::size_t depth) {
    switch (dice_.below(6)) {
    case 0: return value(percent, depth) + (dice_.percent(50) ? " + " : " - ") + value(percent, depth);
    case 1: return dice_.percent(50) ? value(percent, depth) + " * " + leaf(percent) : value(percent, depth) + " / " + *integer_to_divide_by();
    case 2: return dice_.percent(50) ? rounding(value(percent, depth)) : opposite(value(percent, depth));
    case 3: return over_list(dice_.percent(50) ? "sum of " : "average of ", percent, depth);
    default: return share(depth);
    }
}

rule_writer::maybe_text rule_writer::calculation_of_day(std::size_t depth) {
    if (dice_.percent(15)) return "reference date";
    if (dice_.percent(15)) return "hàm_ngày(" + value(day, depth) + ")";
    const auto unit = static_cast<time_unit>(dice_.below(3));
    auto made = value(day, depth) + (dice_.percent(50) ? " + " : " - ") + value(time(unit), dice_.percent(30) ? depth : 0);
    if (dice_.percent(20)) made += " - " + leaf(time(time_unit::days));
    return made;
}

rule_writer::maybe_text rule_writer::calculation_of_time(model::type type, std::size_t depth) {
    static const std::vector<std::string> units{"days", "months", "years"};
    const auto is_days = type.index == static_cast<std::uint32_t>(time_unit::days);
    switch (dice_.below(8)) {
    case 0: return value(type, depth) + (dice_.percent(50) ? " + " : " - ") + value(type, depth);
    case 1: return over_list("sum of ", type, depth);
    case 2:
    case 3:
    case 4: return covered_time(type, depth);
    case 5:
        if (is_days) return value(day, depth) + " - " + value(day, depth);
        break;
    case 6: return value(type, depth) + " * (" + count().value_or("2") + ")";
    default: break;
    }
    return units[type.index] + " from " + value(day, depth) + " to " + value(day, depth);
}

// Lists

std::string rule_writer::list_filter() { return dice_.percent(65) ? " where (" + condition(dice_.percent(25) ? 1 : 0).text + ")" : ""; }

/// In brackets, lest a `meets` behind it be taken for its own. A name alone might be what meets, in brackets too.
std::string rule_writer::filter_before_meets(std::size_t depth) {
    const auto made = condition(depth).text;
    return made.find(' ') == std::string::npos ? "(" + made + " and " + made + ")" : "(" + made + ")";
}

rule_writer::maybe_text rule_writer::over_list(const std::string& words, model::type type, std::size_t depth) {
    if (scopes_.size() > element_scopes_max) return std::nullopt;
    const auto list = pick([](const reachable& each) { return each.type.list; });
    if (!list) return std::nullopt;
    const auto name = fresh("x");
    enter_element(*list, name);
    const auto is_unnamed_level = type.base == base_type::scale && type.index > 0 && !path_of(type);
    auto made = words + (is_unnamed_level ? "" : value(type, depth)) + " over " + name + " in " + list->text;
    made += list_filter();
    if (words == "sum of ") made += only_best();
    leave();
    if (is_unnamed_level) return std::nullopt;
    return made;
}

/// Which of the values of a sum count: in the scope of an element, all of them or the best.
std::string rule_writer::only_best() {
    std::string made;
    const auto is_key = [](const reachable& each) { return is_value(each.type); };
    if (dice_.percent(35))
        if (const auto key = pick(is_key)) made += ", the most for each " + key->text;
    if (dice_.percent(30)) made += ", the " + (dice_.percent(20) ? "ngưỡng" : std::to_string(1 + dice_.below(3))) + " largest";
    return made;
}

rule_writer::maybe_text rule_writer::share(std::size_t depth) {
    if (scopes_.size() > element_scopes_max) return std::nullopt;
    const auto list = pick([](const reachable& each) { return each.type.list; });
    if (!list) return std::nullopt;
    const auto name = fresh("x");
    enter_element(*list, name);
    const auto* called = list->type.base == base_type::record && dice_.percent(35) ? criterion_for(schema_.records[list->type.index]) : nullptr;
    const auto filter = !called ? list_filter() : dice_.percent(50) ? " where " + filter_before_meets(0) : "";
    auto made = "share of " + name + " in " + list->text + filter;
    made += called ? " meets " + called->name : " satisfies " + condition(std::min<std::size_t>(depth, 1)).text;
    leave();
    return made;
}

rule_writer::maybe_text rule_writer::run(std::size_t depth) {
    if (scopes_.size() > element_scopes_max) return std::nullopt;
    const auto list = pick([](const reachable& each) { return each.type.list; });
    if (!list) return std::nullopt;
    const auto name = fresh("x");
    enter_element(*list, name);
    const auto number = pick([](const reachable& each) {
        return (each.type == integer && !each.is_helper) || each.type == plain(base_type::school_year);
    });
    const auto by_year = dice_.percent(10);
    const auto type = number && !by_year ? number->type : integer;
    const auto content = number && !by_year ? number->text : "year of " + value(day, depth);
    auto behind = " over " + name + " in " + list->text + list_filter();
    leave();
    if (dice_.percent(25)) return "blocks of " + std::to_string(1 + dice_.below(3)) + " consecutive " + content + behind;
    const auto ending = dice_.percent(50);
    if (ending) behind += " ending in " + (type == integer ? std::to_string(dice_.between(0, 9)) : leaf(type));
    if (dice_.percent(40)) behind += " with gaps of at most " + std::to_string(dice_.below(3));
    return (ending ? "run of " : "longest run of ") + content + behind;
}

rule_writer::maybe_text rule_writer::stretch(std::size_t depth) {
    const auto list = pick([](const reachable& each) { return each.type.list; });
    if (!list) return std::nullopt;
    const auto name = fresh("x");
    enter_element(*list, name);
    auto made = value(day, depth) + " to " + value(day, depth) + " over " + name + " in " + list->text;
    made += list_filter();
    leave();
    return made;
}

rule_writer::maybe_text rule_writer::covered_time(model::type type, std::size_t depth) {
    static const std::vector<std::string> units{"days", "months", "years"};
    if (scopes_.size() > element_scopes_max) return std::nullopt;
    const auto counted = stretch(depth);
    if (!counted) return std::nullopt;
    auto made = units[type.index] + " covered by " + *counted;
    for (auto more = dice_.percent(50) ? 0 : 1 + dice_.below(2); more > 0; --more) made += " excluding " + *stretch(0);
    if (dice_.percent(35)) made += " within " + value(day, 0) + " to " + value(day, depth);
    return made;
}

} // namespace guong::reference
