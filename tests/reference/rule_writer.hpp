#pragma once

/// Writes random rules: declarations in `random_rules.cpp`, what names may be used where in `rule_paths.cpp`, then values and conditions.

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random_schema.hpp"

namespace guong::reference {

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
    std::string_view beside = {}; ///< words in front of the path, where it leads to what stands beside a fact
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

inline bool is_yes_or_no(model::type type) {
    return !type.list && (type.base == model::base_type::boolean || type.base == model::base_type::judgement);
}
inline bool is_number(model::type type) {
    return !type.list && (type.base == model::base_type::integer || type.base == model::base_type::decimal);
}
inline bool is_amount(model::type type) { return is_number(type) || (!type.list && type.base == model::base_type::percent); }
inline bool is_reference(model::type type) { return !type.list && type.base == model::base_type::record; }
inline bool is_value(model::type type) { return !type.list && type.base != model::base_type::record; }
inline bool is_ordered(model::type type) { return is_value(type) && !is_yes_or_no(type) && type.base != model::base_type::text; }
inline bool comparable(model::type left, model::type right) {
    return left == right || (is_number(left) && is_number(right)) || (is_yes_or_no(left) && is_yes_or_no(right));
}

class rule_writer {
public:
    rule_writer(dice& choices, bool has_long_numbers) : dice_{choices}, schema_{random_schema(choices, has_long_numbers)} {}

    std::string write();

private:
    using predicate = std::function<bool(const reachable&)>;
    using maybe_text = std::optional<std::string>;

    // Declarations
    void add_declarations();
    void add_definition();
    void add_table();
    void add_criterion();
    struct declared_homes {
        std::vector<schema_record*> records;
        std::string names;
    };
    declared_homes enter_homes();
    std::optional<std::pair<std::string, model::type>> helper_value(bool is_reported);
    std::string table_body(model::type type);
    std::string cell(const std::pair<std::string, model::type>& input);
    std::string many_items();
    std::string group(std::size_t depth);
    std::string item_condition();

    // Scopes and paths
    void enter(scope inner) { scopes_.push_back(std::move(inner)); }
    void leave() { scopes_.pop_back(); }
    void enter_element(const reachable& list, const std::string& name);
    std::string fresh(std::string_view stem) { return std::string{stem} + "_" + std::to_string(++names_); }
    bool hidden(const std::string& name, std::size_t position) const;
    void add_reachable(std::vector<reachable>& found, const std::string& prefix, const schema_record& record, std::size_t hops) const;
    std::vector<reachable> reach();
    std::optional<reachable> pick(const predicate& wanted);
    static void prefer(std::vector<reachable>& fitting, const predicate& preferred);
    bool may_call(std::size_t depth) const;
    void note_call(std::size_t depth) { call_depth_ = std::max(call_depth_, depth + 1); }
    std::size_t depth_of_helper(const std::string& name) const;
    const callable* criterion_for(const schema_record& record);
    bool is_declared(const schema_record& record) const;

    // Values
    bool calculates() const { return !schema_.has_long_numbers; }
    std::string threshold(std::size_t items) { return dice_.percent(30) ? "ngưỡng" : std::to_string(1 + dice_.below(items)); }
    std::string constant(model::type type);
    written_condition other_side(model::type type);
    maybe_text count();
    model::type random_value_type();
    maybe_text path_of(model::type type);
    std::string value(model::type type, std::size_t depth);
    std::string leaf(model::type type);
    maybe_text calculation(model::type type, std::size_t depth);
    maybe_text any_calculation(model::type type, std::size_t depth);
    maybe_text calculation_of_number(model::type type, std::size_t depth);
    maybe_text calculation_of_percent(std::size_t depth);
    maybe_text calculation_of_day(std::size_t depth);
    maybe_text calculation_of_time(model::type type, std::size_t depth);
    std::string choice(model::type type, std::size_t depth);
    std::string rounding(const std::string& content);
    static std::string opposite(const std::string& content);
    maybe_text integer_to_divide_by();
    std::string percent_to_divide_by();
    std::string list_filter();
    std::string filter_before_meets(std::size_t depth);
    maybe_text over_list(const std::string& words, model::type type, std::size_t depth);
    std::string only_best();
    maybe_text stretch(std::size_t depth);
    maybe_text covered_time(model::type type, std::size_t depth);
    maybe_text run(std::size_t depth);
    maybe_text share(std::size_t depth);
    maybe_text dated_parameter(model::type type, std::size_t depth);

    // Conditions
    written_condition condition(std::size_t depth);
    std::string atom(std::size_t depth);
    std::optional<written_condition> compound(std::size_t depth);
    std::optional<written_condition> simple(std::size_t depth);
    std::optional<written_condition> fact();
    std::string comparing_word(model::type type);
    std::optional<written_condition> comparison();
    std::optional<written_condition> calculated(std::size_t depth);
    std::optional<written_condition> text_test(std::size_t depth);
    std::optional<written_condition> count_comparison();
    std::optional<written_condition> interval();
    std::string interval_words(const std::string& low, const std::string& high, const std::string& written_high);
    std::pair<std::string, std::string> ascending_bounds(model::type type);
    std::string option_list(model::type type);
    std::optional<written_condition> membership();
    std::optional<written_condition> knowledge();
    std::optional<written_condition> meeting();
    std::optional<written_condition> helper_condition();
    std::optional<written_condition> quantifier(std::size_t depth);
    std::optional<written_condition> number_quantifier();

    dice& dice_;
    schema schema_;
    schema_record shared_; ///< what helpers for several record types may use
    std::vector<scope> scopes_;
    std::vector<std::pair<std::string, model::type>> numbers_; ///< of ranges around what is written
    std::vector<callable> criteria_;
    std::vector<std::pair<std::string, std::size_t>> helper_depth_;
    std::size_t call_depth_ = 0;
    std::size_t calculation_depth_ = 0;
    std::size_t names_ = 0;
};

} // namespace guong::reference
