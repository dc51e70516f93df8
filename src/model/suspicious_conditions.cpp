#include "suspicious_conditions.hpp"

#include <map>
#include <set>
#include <tuple>

#include <guong/model_parts.hpp>

#include "../value/comparison.hpp"
#include "value_set.hpp"

namespace guong::inline v0::checking {

namespace {

using model::base_type;

/// What is compared: a field, or the count of a list without filter.
struct subject {
    model::field_path field;
    bool counted = false;

    friend bool operator==(const subject&, const subject&) = default;
    friend bool operator<(const subject& left, const subject& right) {
        const auto key = [](const subject& each) {
            return std::tie(each.field.field, each.field.row.depth, each.field.row.hops, each.counted);
        };
        return key(left) < key(right);
    }
};

/// A condition on one subject and constants alone: the values that meet it.
struct simple_condition {
    subject about;
    value_set admits;
};

/// The values for which a condition may hold, and those for which it surely does, whatever the other facts are.
struct admitted {
    value_set possible;
    value_set certain;

    [[nodiscard]] admitted opposite() const { return {certain.complement(), possible.complement()}; }
};

class suspicion {
public:
    explicit suspicion(declared& known) : known_{known} {}

    /// Reports the innermost suspicious conditions; says whether there was one.
    bool examine(const model::condition& condition) {
        bool found = condition.applicability && examine(**condition.applicability);
        report_more_than_all(condition);
        const auto* group = std::get_if<model::group>(&condition.form);
        const bool is_range = group && group->range;
        model::for_each_part(
            condition, [&](const model::operand& part) { found = examine(part) || found; },
            [&](const model::condition& part) {
                // What is asked of the other numbers of a range is the same again.
                if (!is_range || &part == &group->children.front()) found = examine(part) || found;
            });
        if (found) return true;
        return examine_alone(condition);
    }

    /// The conditions that a value is made of: filters, and what chooses.
    bool examine(const model::operand& operand) {
        bool found = false;
        const bool is_table = std::holds_alternative<model::choice>(operand.form) && !std::get<model::choice>(operand.form).inputs.empty();
        model::for_each_part(
            operand, [&](const model::operand& part) { found = examine(part) || found; },
            // Rows of tables are examined together.
            [&](const model::condition& part) { found = (!is_table && examine(part)) || found; });
        return found;
    }

private:
    /// A part of a whole that is compared with more than all of it.
    void report_more_than_all(const model::condition& condition) {
        const auto look_at = [&](const model::operand& part, const model::operand& limit) {
            const auto percentage = literal_of(limit);
            if (is_part_of_whole(part) && percentage && *percentage > decimal{100})
                known_.report_finding(diagnostic_code::percent_above_hundred, limit.where, {known_.written_at(limit.where)});
        };
        if (const auto* comparison = std::get_if<model::comparison>(&condition.form)) {
            look_at(comparison->left, comparison->right);
            look_at(comparison->right, comparison->left);
        }
        if (const auto* interval = std::get_if<model::interval>(&condition.form)) {
            look_at(interval->operand, interval->low);
            look_at(interval->operand, interval->high);
        }
    }

    /// What is added up or multiplied may well be more than all.
    static bool is_part_of_whole(const model::operand& operand) {
        if (const auto* rounding = std::get_if<model::rounding>(&operand.form)) return is_part_of_whole(*rounding->content);
        if (std::holds_alternative<model::share>(operand.form)) return true;
        return std::holds_alternative<model::field_path>(operand.form) && operand.type.base == base_type::percent;
    }

    bool examine_alone(const model::condition& condition) {
        for (const auto& [about, mentions] : subjects_of(condition)) {
            const auto domain = domain_of(about);
            const auto [possible, certain] = admits(condition, about, mentions);
            if (rounded(possible.intersection(domain), about).empty()) return report(diagnostic_code::never_met, condition);
            if (rounded(domain.intersection(certain.complement()), about).empty()) return report(diagnostic_code::never_fails, condition);
        }
        return false;
    }

    bool report(diagnostic_code code, const model::condition& condition) {
        const auto where = condition.where.begin == condition.where.end && condition.item ? condition.item->where : condition.where;
        known_.report_finding(code, where);
        return true;
    }

    [[nodiscard]] model::type type_of(const subject& about) const {
        if (about.counted) return {base_type::integer};
        return known_.rules.records[about.field.row.end].fields[about.field.field].type;
    }

    [[nodiscard]] value_set rounded(const value_set& values, const subject& about) const {
        const auto base = type_of(about).base;
        return base == base_type::decimal || base == base_type::percent ? values : values.whole();
    }

    [[nodiscard]] value_set domain_of(const subject& about) const {
        const auto type = type_of(about);
        if (about.counted) return value_set::that_compare(comparison_operator::greater_or_equal, decimal{0});
        if (type.base == base_type::scale)
            return value_set::between(decimal{0}, decimal{static_cast<std::int64_t>(known_.rules.scales[type.index].levels.size()) - 1});
        if (type.base == base_type::boolean || type.base == base_type::judgement) return value_set::between(decimal{0}, decimal{1});
        return value_set::all();
    }

    static std::optional<subject> subject_of(const model::operand& operand) {
        if (const auto* field = std::get_if<model::field_path>(&operand.form)) return subject{*field};
        if (const auto* count = std::get_if<model::count>(&operand.form); count && !count->elements.filter) return subject{count->elements.list, true};
        return std::nullopt;
    }

    static std::optional<decimal> literal_of(const model::operand& operand) {
        const auto* constant = std::get_if<model::constant>(&operand.form);
        if (!constant || constant->parameter || !constant->standing_for.empty()) return std::nullopt;
        return as_number(constant->content);
    }

    /// Nothing where the condition is not one on a single subject and literals.
    static std::optional<simple_condition> simple(const model::condition& condition) {
        if (const auto* fact = std::get_if<model::fact>(&condition.form)) return simple_condition{{fact->field}, value_set::between(decimal{1}, decimal{1})};
        if (const auto* comparison = std::get_if<model::comparison>(&condition.form)) {
            if (auto about = subject_of(comparison->left))
                if (const auto limit = literal_of(comparison->right)) return simple_condition{*about, value_set::that_compare(comparison->operation, *limit)};
            if (auto about = subject_of(comparison->right))
                if (const auto limit = literal_of(comparison->left))
                    return simple_condition{*about, value_set::that_compare(mirrored(comparison->operation), *limit)};
        }
        if (const auto* interval = std::get_if<model::interval>(&condition.form)) {
            const auto about = subject_of(interval->operand);
            const auto low = literal_of(interval->low), high = literal_of(interval->high);
            if (!about || !low || !high) return std::nullopt;
            auto admits = value_set::between(*low, *high);
            if (interval->excludes_high) admits = admits.intersection(value_set::that_compare(comparison_operator::less, *high));
            return simple_condition{*about, std::move(admits)};
        }
        if (const auto* membership = std::get_if<model::membership>(&condition.form)) {
            const auto about = subject_of(membership->operand);
            std::vector<value_set> admitted;
            for (const auto& option : membership->options) {
                const auto number = as_number(option.content);
                if (!about || !number || option.parameter || !option.standing_for.empty()) return std::nullopt;
                admitted.push_back(value_set::between(*number, *number));
            }
            if (about) return simple_condition{*about, value_set::union_of(admitted)};
        }
        return std::nullopt;
    }

    /// The subjects of a condition; of a group, those that more than one child speaks of, each with these children: what a single child
    /// says, was examined with it.
    using subject_mentions = std::map<subject, std::vector<const model::condition*>>;
    static subject_mentions subjects_of(const model::condition& condition) {
        subject_mentions found;
        const auto* group = std::get_if<model::group>(&condition.form);
        if (!group) {
            if (const auto alone = simple(condition)) found[alone->about];
            return found;
        }
        for (const auto& child : group->children) {
            std::set<subject> mentioned;
            collect(child, mentioned);
            for (const auto& about : mentioned) found[about].push_back(&child);
        }
        std::erase_if(found, [](const auto& each) { return each.second.size() < 2; });
        return found;
    }

    static void collect(const model::condition& condition, std::set<subject>& mentioned) {
        if (const auto* group = std::get_if<model::group>(&condition.form))
            for (const auto& child : group->children) collect(child, mentioned);
        if (const auto alone = simple(condition)) mentioned.insert(alone->about);
    }

    /// `mentions` are the children of a group that speak of the subject.
    static admitted admits(const model::condition& condition, const subject& about, const std::vector<const model::condition*>& mentions) {
        const auto* group = std::get_if<model::group>(&condition.form);
        auto result = group ? admits(*group, about, mentions) : admits_alone(condition, about);
        return condition.negated ? result.opposite() : result;
    }

    static admitted admits_alone(const model::condition& condition, const subject& about) {
        if (const auto alone = simple(condition); alone && alone->about == about) return {alone->admits, alone->admits};
        return {value_set::all(), value_set::none()};
    }

    static admitted admits(const model::group& group, const subject& about, const std::vector<const model::condition*>& mentions) {
        using kind = model::group::kind;
        if (group.quantity == kind::at_least || group.quantity == kind::exactly) return {value_set::all(), value_set::none()};
        std::vector<value_set> possible, certain;
        for (const auto* child : mentions) {
            std::vector<const model::condition*> grandchildren;
            if (const auto* inner = std::get_if<model::group>(&child->form))
                for (const auto& each : inner->children) grandchildren.push_back(&each);
            auto one = admits(*child, about, grandchildren);
            possible.push_back(std::move(one.possible));
            certain.push_back(std::move(one.certain));
        }
        const bool is_every = group.quantity == kind::all;
        auto joined = is_every ? admitted{value_set::intersection_of(possible), value_set::intersection_of(certain)}
                               : admitted{value_set::union_of(possible), value_set::union_of(certain)};
        if (mentions.size() < group.children.size()) { // the other children may hold or fail
            if (is_every)
                joined.certain = value_set::none();
            else
                joined.possible = value_set::all();
        }
        return group.quantity == kind::none ? joined.opposite() : joined;
    }

    declared& known_;
};

} // namespace

void report_suspicious(declared& known) {
    suspicion search{known};
    for (const auto& definition : known.rules.definitions)
        std::visit([&](const auto& body) { search.examine(body); }, definition.body);
    for (const auto& criterion : known.rules.criteria) search.examine(criterion.body);
}

} // namespace guong::inline v0::checking
