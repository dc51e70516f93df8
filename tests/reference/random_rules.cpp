#include "random_rules.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>

#include "random_schema.hpp"

namespace guong::reference {

namespace {

using model::base_type;

/// Calls of calls of calls are deep enough; deeper ones only cost time, since the reference evaluator remembers nothing.
constexpr std::size_t call_depth_max = 2;
constexpr std::size_t element_scopes_max = 2;
constexpr std::size_t hops_max = 2;

constexpr model::type integer{base_type::integer, 0, false};

/// A record type with its fields, or the plain value of a list's element.
struct scope {
    const schema_record* record = nullptr;
    model::type element_type{};
    std::string element_name;
};

/// What a path in the rule file leads to.
struct reachable {
    std::string text;
    model::type type;
    bool is_helper = false;
    std::size_t hops = 0;
    std::size_t scope = 0; ///< position of the scope it starts from
};

/// A condition or operand as text. An open one reaches as far as it can: it needs brackets in front of `and`, `or` and tests.
struct written_condition {
    std::string text;
    bool open = false;
};

struct callable {
    std::string name;
    const schema_record* record;
    std::size_t call_depth;
};

bool is_yes_or_no(model::type type) {
    return !type.list && (type.base == base_type::boolean || type.base == base_type::judgement);
}
bool is_number(model::type type) { return !type.list && (type.base == base_type::integer || type.base == base_type::decimal); }
bool is_reference(model::type type) { return !type.list && type.base == base_type::record; }
bool is_value(model::type type) { return !type.list && type.base != base_type::record; }
bool is_ordered(model::type type) { return is_value(type) && !is_yes_or_no(type) && type.base != base_type::text; }
bool comparable(model::type left, model::type right) {
    return left == right || (is_number(left) && is_number(right)) || (is_yes_or_no(left) && is_yes_or_no(right));
}

class rule_writer {
public:
    explicit rule_writer(dice& choices) : dice_{choices}, schema_{random_schema(choices)} {}

    std::string write() {
        add_declarations();
        std::vector<std::string> parts = schema_.declarations;
        dice_.shuffle(parts);
        std::string text = dice_.percent(50) ? "ruleset thử \"Quy tắc ngẫu nhiên\" { language vi }\n" : "";
        for (const auto& part : parts) text += part;
        return text;
    }

private:
    using predicate = std::function<bool(const reachable&)>;

    // Declarations

    void add_declarations() {
        const auto helpers = dice_.below(6);
        const auto criteria = 1 + dice_.below(5);
        for (std::size_t left = helpers + criteria; left > 0; --left) {
            call_depth_ = 0;
            if (criteria_.size() == criteria || (criteria_.size() + left > criteria && dice_.percent(40)))
                add_definition();
            else
                add_criterion();
        }
    }

    void add_definition() {
        const auto name = fresh("trợ_giúp");
        const auto several = dice_.percent(40);
        auto& home = schema_.records[dice_.below(schema_.records.size())];
        const schema_record shared{home.name, schema_.shared_fields, {}, {}};
        enter({several ? &shared : &home, {}, {}});
        auto records = home.name;
        if (several)
            for (const auto& other : schema_.records)
                if (other.name != home.name) records += ", " + other.name;
        const auto head = "define " + name + " for " + records + (dice_.percent(50) ? " \"Trợ giúp\"" : "") + " : ";
        std::optional<reachable> value;
        if (dice_.percent(40)) value = helper_value();
        const auto body = value ? value->text : condition(2).text;
        leave();
        schema_.declarations.push_back(head + body + "\n");
        for (auto& record : schema_.records) {
            if (!several && &record != &home) continue;
            if (value)
                record.helper_values.push_back({name, value->type});
            else
                record.helper_conditions.push_back(name);
        }
        helper_depth_.emplace_back(name, call_depth_);
    }

    std::optional<reachable> helper_value() {
        if (dice_.percent(40))
            if (auto counted = count()) return reachable{*counted, integer};
        return pick([](const reachable& each) { return is_value(each.type) && !is_yes_or_no(each.type); });
    }

    void add_criterion() {
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
    std::string many_items() {
        const auto items = 65 + dice_.below(40);
        const std::vector<std::string> quantities{" all", " any", " none", " at least " + std::to_string(items / 3) + " of",
                                                  " exactly " + std::to_string(items / 2) + " of"};
        auto text = dice_.one_of(quantities) + " {\n";
        for (std::size_t item = 1; item < items; ++item) text += "  " + fresh("mục") + " : " + condition(0).text + "\n";
        return text + "  " + fresh("mục") + group(1) + "\n}";
    }

    std::string group(std::size_t depth) {
        static const std::vector<std::string> quantities{"", "", " all", " any", " none", " at least ", " exactly "};
        auto quantity = dice_.one_of(quantities);
        const auto size = 2 + dice_.below(4);
        if (!quantity.empty() && quantity.back() == ' ') quantity += threshold(size) + " of";
        auto text = quantity + " {\n";
        for (std::size_t item = 0; item < size; ++item) {
            text += std::string(2 * depth + 2, ' ') + fresh("mục") + (dice_.percent(60) ? " \"Một câu\" cite \"ý " + std::to_string(item) + "\"" : "");
            text += depth < 3 && dice_.percent(25) ? group(depth + 1) : " : " + condition(2).text;
            text += "\n";
        }
        return text + std::string(2 * depth, ' ') + "}";
    }

    // Scopes and paths

    void enter(scope inner) { scopes_.push_back(std::move(inner)); }
    void leave() { scopes_.pop_back(); }

    std::string fresh(std::string_view stem) { return std::string{stem} + "_" + std::to_string(++names_); }

    bool hidden(const std::string& name, std::size_t position) const {
        for (auto inner = position + 1; inner < scopes_.size(); ++inner)
            if (scopes_[inner].record && scopes_[inner].record->declares(name)) return true;
        return false;
    }

    void add_reachable(std::vector<reachable>& found, const std::string& prefix, const schema_record& record, std::size_t hops) const {
        for (const auto& value : record.helper_values)
            if (may_call(depth_of_helper(value.name))) found.push_back({prefix + value.name, value.type, true, hops});
        for (const auto& field : record.fields) {
            found.push_back({prefix + field.name, field.type, false, hops});
            if (is_reference(field.type) && hops < hops_max)
                add_reachable(found, prefix + field.name + ".", schema_.records[field.type.index], hops + 1);
        }
    }

    /// Everything that a path can lead to from here, by a spelling that means just that.
    std::vector<reachable> reach() {
        std::vector<reachable> all;
        for (std::size_t position = 0; position < scopes_.size(); ++position) {
            const auto& here = scopes_[position];
            if (!here.record) {
                all.push_back({here.element_name, here.element_type, false, 0, position});
                continue;
            }
            const auto named = !here.element_name.empty();
            std::vector<reachable> bare;
            add_reachable(bare, "", *here.record, 0);
            for (auto& each : bare) {
                each.scope = position;
                if (named && (hidden(first_name(each.text), position) || dice_.percent(50))) each.text = here.element_name + "." + each.text;
                if (named || !hidden(first_name(each.text), position)) all.push_back(std::move(each));
            }
        }
        return all;
    }

    static std::string first_name(const std::string& path) { return path.substr(0, path.find('.')); }

    std::optional<reachable> pick(const predicate& wanted) {
        std::vector<reachable> fitting;
        for (auto& each : reach())
            if (wanted(each)) fitting.push_back(std::move(each));
        if (fitting.empty()) return std::nullopt;
        if (dice_.percent(60)) prefer(fitting, [](const reachable& each) { return each.hops == 0; });
        if (dice_.percent(70)) prefer(fitting, [&](const reachable& each) { return each.scope + 1 == scopes_.size(); });
        const auto& chosen = dice_.one_of(fitting);
        if (chosen.is_helper) note_call(depth_of_helper(chosen.text.substr(chosen.text.rfind('.') + 1)));
        return chosen;
    }

    static void prefer(std::vector<reachable>& fitting, const predicate& preferred) {
        std::vector<reachable> better;
        std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(better), preferred);
        if (!better.empty()) fitting = std::move(better);
    }

    bool may_call(std::size_t depth) const { return depth < call_depth_max; }
    void note_call(std::size_t depth) { call_depth_ = std::max(call_depth_, depth + 1); }
    std::size_t depth_of_helper(const std::string& name) const {
        for (const auto& [helper, depth] : helper_depth_)
            if (helper == name) return depth;
        return call_depth_max;
    }

    // Operands

    std::string threshold(std::size_t items) {
        return dice_.percent(30) ? "ngưỡng" : std::to_string(1 + dice_.below(items));
    }

    /// A literal or a parameter of a type.
    std::string constant(model::type type) {
        std::vector<std::string> fitting;
        for (const auto& parameter : schema_.parameters)
            if (comparable(parameter.type, type)) fitting.push_back(parameter.name);
        if (!fitting.empty() && dice_.percent(30)) return dice_.one_of(fitting);
        if (type.base == base_type::integer && dice_.percent(10)) type.base = base_type::decimal;
        return random_literal(dice_, schema_, type);
    }

    written_condition other_side(model::type type) {
        if (is_number(type) && dice_.percent(10))
            if (auto counted = count()) return {*counted, true};
        if (dice_.percent(35))
            if (auto found = pick([&](const reachable& each) { return is_value(each.type) && comparable(each.type, type); })) return {found->text};
        return {constant(type)};
    }

    /// `count of LIST`, with a filter in brackets, so that a test may follow.
    std::optional<std::string> count() {
        const auto list = pick([](const reachable& each) { return each.type.list; });
        if (!list) return std::nullopt;
        if (scopes_.size() > element_scopes_max || dice_.percent(30)) return "count of " + list->text;
        const auto plain = list->type.base != base_type::record;
        const auto name = plain || dice_.percent(50) ? fresh("x") : std::string{};
        enter_element(*list, name);
        const auto filter = "(" + condition(1).text + ")";
        leave();
        return "count of " + (name.empty() ? "" : name + " in ") + list->text + " where " + filter;
    }

    void enter_element(const reachable& list, const std::string& name) {
        auto element = list.type;
        element.list = false;
        const auto* record = element.base == base_type::record ? &schema_.records[element.index] : nullptr;
        enter({record, element, name});
    }

    // Conditions

    written_condition condition(std::size_t depth) {
        for (;;) {
            const auto made = dice_.percent(depth > 0 ? 35 : 0) ? compound(depth) : simple(depth);
            if (made) return *made;
        }
    }

    std::string atom(std::size_t depth) {
        const auto made = condition(depth);
        return made.open || dice_.percent(20) ? "(" + made.text + ")" : made.text;
    }

    std::optional<written_condition> compound(std::size_t depth) {
        switch (dice_.below(5)) {
        case 0: return written_condition{"not " + atom(depth - 1)};
        case 1: return quantifier(depth);
        case 2: return quantifier(depth);
        default: break;
        }
        const auto connective = dice_.percent(50) ? " and " : " or ";
        auto text = atom(depth - 1);
        for (auto more = 1 + dice_.below(3); more > 0; --more) text += connective + atom(depth - 1);
        return written_condition{text, true};
    }

    std::optional<written_condition> simple(std::size_t depth) {
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

    std::optional<written_condition> fact() {
        if (dice_.percent(4))
            for (const auto& parameter : schema_.parameters)
                if (parameter.type.base == base_type::boolean) return written_condition{parameter.name};
        const auto found = pick([](const reachable& each) { return is_yes_or_no(each.type) && !each.is_helper; });
        if (!found) return std::nullopt;
        return written_condition{found->text};
    }

    std::string comparing_word(model::type type) {
        static const std::vector<std::string> equality{" = ", " != ", " is ", " is not ", " ≠ "};
        static const std::vector<std::string> order{" < ", " <= ", " > ", " >= ", " ≤ ", " ≥ "};
        static const std::vector<std::string> days{" before ", " after ", " on or before ", " on or after "};
        if (type.base == base_type::date && dice_.percent(60)) return dice_.one_of(days);
        return dice_.one_of(is_ordered(type) && dice_.percent(70) ? order : equality);
    }

    std::optional<written_condition> comparison() {
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

    std::optional<written_condition> count_comparison() {
        auto counted = count();
        if (!counted) return std::nullopt;
        const auto words = std::vector<std::string>{" = ", " != ", " < ", " <= ", " > ", " >= "};
        const auto small = [&] { return std::to_string(dice_.below(4)); };
        const auto negated = dice_.percent(30) ? " not " : " ";
        switch (dice_.below(6)) {
        case 0: return written_condition{small() + dice_.one_of(words) + *counted, true};
        case 1: return written_condition{*counted + negated + "between " + small() + " and " + std::to_string(4 + dice_.below(3))};
        case 2: return written_condition{*counted + " is" + negated + "one of (" + small() + ", " + small() + ")"};
        case 3: return written_condition{*counted + dice_.one_of(words) + other_side(integer).text, true};
        default: return written_condition{*counted + dice_.one_of(words) + small()};
        }
    }

    std::optional<written_condition> interval() {
        const auto found = pick([](const reachable& each) { return is_ordered(each.type); });
        if (!found) return std::nullopt;
        const auto field_of_type = [&](const reachable& each) { return is_value(each.type) && comparable(each.type, found->type); };
        auto bounds = ascending_bounds(found->type);
        // A bound that is a field may be the wrong way round for some record: then nothing lies between.
        if (dice_.percent(35)) (dice_.percent(50) ? bounds.first : bounds.second) = pick(field_of_type)->text;
        return written_condition{found->text + (dice_.percent(30) ? " not between " : " between ") + bounds.first + " and " + bounds.second};
    }

    std::pair<std::string, std::string> ascending_bounds(model::type type) {
        if (type.base == base_type::scale) {
            const auto& levels = schema_.scales[type.index].levels;
            const auto low = dice_.below(levels.size());
            return {levels[low], levels[low + dice_.below(levels.size() - low)]};
        }
        if (type.base == base_type::date) {
            const auto year = std::to_string(dice_.between(2022, 2023));
            return {year + "-0" + std::to_string(1 + dice_.below(9)) + "-15", "31/12/" + std::to_string(dice_.between(2023, 2025))};
        }
        const std::string unit = type.base == base_type::percent ? "%" : "";
        const std::string part = type.base == base_type::decimal && dice_.percent(50) ? ".25" : "";
        return {std::to_string(dice_.between(0, 5)) + part + unit, std::to_string(dice_.between(6, 11)) + part + unit};
    }

    std::optional<written_condition> membership() {
        const auto found = pick([](const reachable& each) { return is_value(each.type); });
        if (!found) return std::nullopt;
        auto text = found->text + (dice_.percent(30) ? " is not one of (" : " is one of (") + constant(found->type);
        for (auto more = dice_.below(5); more > 0; --more) text += ", " + constant(found->type);
        return written_condition{text + ")"};
    }

    std::optional<written_condition> knowledge() {
        const auto found = pick([](const reachable& each) { return !each.is_helper; });
        if (!found) return std::nullopt;
        return written_condition{found->text + (dice_.percent(30) ? " is not known" : " is known")};
    }

    const callable* criterion_for(const schema_record& record) {
        std::vector<const callable*> fitting;
        for (const auto& each : criteria_)
            if (each.record->name == record.name && may_call(each.call_depth)) fitting.push_back(&each);
        if (fitting.empty()) return nullptr;
        const auto* chosen = dice_.one_of(fitting);
        note_call(chosen->call_depth);
        return chosen;
    }

    std::optional<written_condition> meeting() {
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

    bool is_declared(const schema_record& record) const {
        return &record >= schema_.records.data() && &record < schema_.records.data() + schema_.records.size();
    }

    std::optional<written_condition> helper_condition() {
        const auto found = pick([&](const reachable& each) { return is_reference(each.type); });
        const auto through_reference = found && dice_.percent(50);
        const auto position = dice_.below(scopes_.size());
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

    std::optional<written_condition> quantifier(std::size_t depth) {
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
        // In brackets, lest a `satisfies` or `meets` behind it be taken for its own.
        if (filtered) text += " where " + (called ? "(" + condition(inner).text + ")" : atom(inner));
        if (called)
            text += " meets " + called->name;
        else if (!filtered || word == "every" || dice_.percent(40))
            text += " satisfies " + condition(inner).text;
        leave();
        return written_condition{text, true};
    }

    dice& dice_;
    schema schema_;
    std::vector<scope> scopes_;
    std::vector<callable> criteria_;
    std::vector<std::pair<std::string, std::size_t>> helper_depth_;
    std::size_t call_depth_ = 0;
    std::size_t names_ = 0;
};

} // namespace

std::string random_rules(dice& choices) { return rule_writer{choices}.write(); }

} // namespace guong::reference
