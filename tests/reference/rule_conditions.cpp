#include "rule_writer.hpp"

namespace guong::reference {

using model::base_type;

namespace {

constexpr std::size_t element_scopes_max = 2;
constexpr model::type integer{base_type::integer, 0, false};

} // namespace

written_condition rule_writer::condition(std::size_t depth) {
    for (;;) {
        const auto made = dice_.percent(depth > 0 ? 35 : 0) ? compound(depth) : simple(depth);
        if (made) return *made;
    }
}

std::string rule_writer::atom(std::size_t depth) {
    const auto made = condition(depth);
    return made.open || dice_.percent(20) ? "(" + made.text + ")" : made.text;
}

std::optional<written_condition> rule_writer::compound(std::size_t depth) {
    switch (dice_.below(5)) {
    case 0: return written_condition{"not " + atom(depth - 1)};
    case 1: return quantifier(depth);
    case 2: return names_ % 16 == 7 ? number_quantifier() : quantifier(depth);
    default: break;
    }
    const auto connective = dice_.percent(50) ? " and " : " or ";
    auto text = atom(depth - 1);
    for (auto more = 1 + dice_.below(3); more > 0; --more) text += connective + atom(depth - 1);
    return written_condition{text, true};
}

std::optional<written_condition> rule_writer::simple(std::size_t depth) {
    if (calculates() && dice_.percent(35)) return dice_.percent(18) ? text_test(depth) : calculated(depth);
    switch (dice_.below(12)) {
    case 0: return fact();
    case 1:
    case 2:
    case 3:
    case 4: return comparison();
    case 5: return interval();
    case 6: return membership();
    case 7: return knowledge();
    case 8: return meeting();
    case 9: return helper_condition();
    case 10: return count_comparison();
    default: return depth > 0 || dice_.percent(20) ? quantifier(depth) : fact();
    }
}

std::optional<written_condition> rule_writer::fact() {
    if (dice_.percent(4))
        for (const auto& parameter : schema_.parameters)
            if (parameter.type.base == base_type::boolean) return written_condition{parameter.name};
    const auto found = pick([](const reachable& each) { return is_yes_or_no(each.type) && !each.is_helper; });
    if (!found) return std::nullopt;
    return written_condition{found->text};
}

std::string rule_writer::comparing_word(model::type type) {
    static const std::vector<std::string> equality{" = ", " != ", " is ", " is not ", " ≠ "};
    static const std::vector<std::string> order{" < ", " <= ", " > ", " >= ", " ≤ ", " ≥ "};
    static const std::vector<std::string> days{" before ", " after ", " on or before ", " on or after "};
    static const std::vector<std::string> amounts{" below ", " above ", " at most ", " at least "};
    if (type.base == base_type::date && dice_.percent(60)) return dice_.one_of(days);
    if (is_ordered(type) && type.base != base_type::date && type.base != base_type::scale && dice_.percent(30)) return dice_.one_of(amounts);
    return dice_.one_of(is_ordered(type) && dice_.percent(70) ? order : equality);
}

std::optional<written_condition> rule_writer::comparison() {
    const auto yes_or_no_too = dice_.percent(20);
    const auto found = pick([&](const reachable& each) { return is_value(each.type) && (yes_or_no_too || !is_yes_or_no(each.type)); });
    if (!found) return std::nullopt;
    if (found->type.base == base_type::scale && dice_.percent(50)) {
        const auto negated = dice_.percent(30) ? " is not " : " is ";
        return written_condition{found->text + negated + other_side(found->type).text + (dice_.percent(50) ? " or better" : " or worse")};
    }
    // A bare level is looked up in the scale of what stands to its left.
    if (found->type.base != base_type::scale && dice_.percent(15))
        return written_condition{constant(found->type) + comparing_word(found->type) + found->text};
    const auto right = other_side(found->type);
    return written_condition{found->text + comparing_word(found->type) + right.text, right.open};
}

std::optional<written_condition> rule_writer::count_comparison() {
    auto counted = count();
    if (!counted) return std::nullopt;
    const auto words = std::vector<std::string>{" = ", " != ", " < ", " <= ", " > ", " >= "};
    const auto small = [&] { return std::to_string(dice_.below(4)); };
    const auto negated = dice_.percent(30) ? " not " : " ";
    switch (dice_.below(6)) {
    case 0: return written_condition{small() + dice_.one_of(words) + *counted, true};
    case 1: return written_condition{"(" + *counted + ")" + negated + "between " + small() + " and " + std::to_string(4 + dice_.below(3))};
    case 2: return written_condition{"(" + *counted + ") is" + negated + "one of (" + small() + ", " + small() + ")"};
    case 3: return written_condition{*counted + dice_.one_of(words) + other_side(integer).text, true};
    default: return written_condition{*counted + dice_.one_of(words) + small()};
    }
}

/// A test of a calculated value.
std::optional<written_condition> rule_writer::calculated(std::size_t depth) {
    const auto type = dice_.percent(4) ? model::type{base_type::boolean, 0, false} : random_value_type();
    auto left = value(type, 2);
    if (type.base == base_type::duration && left.front() != '(') left = "(" + left + ")"; // lest `from` be read with the unit before it
    if (is_ordered(type) && dice_.percent(20)) {
        auto [low, high] = ascending_bounds(type);
        // The checker refuses literals that stand the wrong way round.
        const auto bound = type.base != base_type::scale && dice_.percent(25) ? value(type, 1) : std::string{};
        if (bound.starts_with('(') && !bound.starts_with("(-")) (dice_.percent(50) ? low : high) = bound;
        return written_condition{left + interval_words(low, high, high)};
    }
    if (dice_.percent(12)) return written_condition{left + (dice_.percent(30) ? " is not one of (" : " is one of (") + option_list(type)};
    if (type.base == base_type::scale && dice_.percent(50))
        return written_condition{left + (dice_.percent(30) ? " is not " : " is ") + constant(type) + (dice_.percent(50) ? " or better" : " or worse")};
    const auto right = dice_.percent(50) ? constant(type) : value(type, std::min<std::size_t>(depth, 1));
    return written_condition{left + comparing_word(type) + right};
}

std::optional<written_condition> rule_writer::text_test(std::size_t depth) {
    static const std::vector<std::string> words{" starts with ", " ends with ", " contains "};
    const model::type type{base_type::text, 0, false};
    const auto content = value(type, 1 + std::min<std::size_t>(depth, 1));
    if (dice_.percent(30)) return written_condition{content + (dice_.percent(40) ? " is not blank" : " is blank")};
    static const std::vector<std::string> pieces{"\"H\"", "\"a\"", "\"ế\"", "\"\"", "\" \"", "\"Nội\""};
    return written_condition{content + dice_.one_of(words) + (dice_.percent(60) ? dice_.one_of(pieces) : value(type, 1))};
}

std::optional<written_condition> rule_writer::interval() {
    const auto found = pick([](const reachable& each) { return is_ordered(each.type); });
    if (!found) return std::nullopt;
    auto bounds = ascending_bounds(found->type);
    // A bound that is a field may be the wrong way round for some record: then nothing lies between.
    if (dice_.percent(35)) (dice_.percent(50) ? bounds.first : bounds.second) = *path_of(found->type);
    return written_condition{found->text + interval_words(bounds.first, bounds.second, bounds.second)};
}

/// An interval that excludes its end must not end where it begins. `written_high` is how the end is written.
std::string rule_writer::interval_words(const std::string& low, const std::string& high, const std::string& written_high) {
    if (dice_.percent(35)) return " from " + low + (low != high && dice_.percent(70) ? " to below " : " to ") + written_high;
    return (dice_.percent(30) ? " not between " : " between ") + low + " and " + written_high;
}

std::pair<std::string, std::string> rule_writer::ascending_bounds(model::type type) {
    if (type.base == base_type::scale) {
        const auto& levels = schema_.scales[type.index].levels;
        const auto low = dice_.below(levels.size());
        return {levels[low], levels[low + dice_.below(levels.size() - low)]};
    }
    if (type.base == base_type::date) {
        const auto year = std::to_string(dice_.between(2022, 2023));
        return {year + "-0" + std::to_string(1 + dice_.below(9)) + "-15", "31/12/" + std::to_string(dice_.between(2023, 2025))};
    }
    if (type.base == base_type::school_year) {
        const auto first = dice_.between(2020, 2023), last = dice_.between(2024, 2026);
        return {std::to_string(first) + "-" + std::to_string(first + 1), std::to_string(last) + "-" + std::to_string(last + 1)};
    }
    if (type.base == base_type::duration) {
        static const std::vector<std::string> units{" days", " months", " years"};
        static constexpr std::int64_t sizes[] = {300, 10, 1};
        const auto size = sizes[type.index];
        return {std::to_string(dice_.between(0, size)) + units[type.index], std::to_string(dice_.between(size + 1, 3 * size)) + units[type.index]};
    }
    const std::string unit = type.base == base_type::percent ? "%" : "";
    const std::string part = type.base == base_type::decimal && dice_.percent(50) ? ".25" : "";
    return {std::to_string(dice_.between(0, 5)) + part + unit, std::to_string(dice_.between(6, 11)) + part + unit};
}

std::string rule_writer::option_list(model::type type) {
    auto text = constant(type);
    for (auto more = dice_.below(5); more > 0; --more) text += ", " + constant(type);
    return text + ")";
}

std::optional<written_condition> rule_writer::membership() {
    const auto found = pick([](const reachable& each) { return is_value(each.type); });
    if (!found) return std::nullopt;
    return written_condition{found->text + (dice_.percent(30) ? " is not one of (" : " is one of (") + option_list(found->type)};
}

std::optional<written_condition> rule_writer::knowledge() {
    const auto found = pick([](const reachable& each) { return !each.is_helper; });
    if (!found) return std::nullopt;
    return written_condition{found->text + (dice_.percent(30) ? " is not known" : " is known")};
}

std::optional<written_condition> rule_writer::meeting() {
    const auto& innermost = scopes_.back();
    // A helper for several record types must not call a criterion of one of them for its own row.
    const auto own = innermost.record && (scopes_.size() > 1 || is_declared(*innermost.record));
    if (own && dice_.percent(30))
        if (const auto* called = criterion_for(*innermost.record)) return written_condition{"meets " + called->name};
    if (own && !innermost.element_name.empty() && dice_.percent(30))
        if (const auto* called = criterion_for(*innermost.record)) return written_condition{innermost.element_name + " meets " + called->name};
    const auto found = pick([](const reachable& each) { return is_reference(each.type); });
    if (!found) return std::nullopt;
    const auto* called = criterion_for(schema_.records[found->type.index]);
    if (!called) return std::nullopt;
    return written_condition{found->text + " meets " + called->name};
}

std::optional<written_condition> rule_writer::helper_condition() {
    const auto found = pick([&](const reachable& each) { return is_reference(each.type); });
    const auto through_reference = found && dice_.percent(50);
    const auto position = dice_.percent(40) ? 0 : dice_.below(scopes_.size());
    const auto* record = through_reference ? &schema_.records[found->type.index] : scopes_[position].record;
    if (!record || record->helper_conditions.empty()) return std::nullopt;
    const auto& helper = dice_.one_of(record->helper_conditions);
    if (!may_call(depth_of_helper(helper))) return std::nullopt;
    const auto& element = scopes_[position].element_name;
    if (!through_reference && element.empty() && hidden(helper, position)) return std::nullopt;
    note_call(depth_of_helper(helper));
    if (through_reference) return written_condition{found->text + "." + helper};
    return written_condition{element.empty() || (!hidden(helper, position) && dice_.percent(50)) ? helper : element + "." + helper};
}

std::optional<written_condition> rule_writer::quantifier(std::size_t depth) {
    static const std::vector<std::string> words{"some", "every", "no"};
    if (scopes_.size() > element_scopes_max) return std::nullopt;
    const auto list = pick([](const reachable& each) { return each.type.list; });
    if (!list) return std::nullopt;
    const auto& word = dice_.one_of(words);
    const auto name = fresh("x");
    auto text = word + " " + name + " in " + list->text;
    const auto inner = depth > 0 ? depth - 1 : 0;
    enter_element(*list, name);
    const auto* called = list->type.base == base_type::record && dice_.percent(35) ? criterion_for(schema_.records[list->type.index]) : nullptr;
    const auto filtered = dice_.percent(50);
    if (filtered) text += " where " + (called ? filter_before_meets(inner) : atom(inner));
    if (called)
        text += " meets " + called->name;
    else if (!filtered || word == "every" || dice_.percent(40))
        text += " satisfies " + condition(inner).text;
    leave();
    return written_condition{text, true};
}

/// Over a few numbers or school years, of which little is asked: it is asked of each.
std::optional<written_condition> rule_writer::number_quantifier() {
    static const std::vector<std::string> words{"some", "every", "no"};
    if (!numbers_.empty()) return std::nullopt;
    const auto name = fresh("k");
    const auto first = dice_.between(0, 3), last = first + dice_.between(0, 2);
    const auto of_years = dice_.percent(25);
    const auto end = [&](std::int64_t number) {
        return of_years ? std::to_string(2021 + number) + "-" + std::to_string(2022 + number) : std::to_string(number);
    };
    auto text = dice_.one_of(words) + " " + name + " in " + end(first) + " to " + end(last) + " satisfies ";
    numbers_.emplace_back(name, model::type{of_years ? base_type::school_year : base_type::integer, 0, false});
    text += condition(0).text;
    numbers_.pop_back();
    return written_condition{text, true};
}

} // namespace guong::reference
