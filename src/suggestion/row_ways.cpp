#include "row_ways.hpp"

#include <utility>

#include <guong/model_parts.hpp>

namespace guong::inline v0::proposing {

namespace {

model::condition all_of(std::vector<model::condition> parts) {
    model::group made;
    made.quantity = model::group::kind::all;
    made.children = std::move(parts);
    return {std::move(made), false, std::nullopt, {}};
}

model::condition opposite(model::condition of) {
    of.negated = !of.negated;
    return of;
}

class way_finder {
public:
    way_finder(const model::ruleset& rules, const covering::point_map& points) : rules_{rules}, places_{points.places_in(rules)} {}

    std::vector<row_way> find() && {
        for (const auto& each : rules_.definitions) {
            record_ = each.record;
            if (const auto* content = std::get_if<model::operand>(&each.body))
                enter(*content, is_known(*content));
            else
                enter(std::get<model::condition>(each.body));
        }
        for (const auto& each : rules_.criteria) {
            record_ = each.record;
            enter(each.body);
        }
        return std::move(found_);
    }

private:
    using conditions = std::vector<model::condition>;

    /// What equals itself is known. Of a list of values that cannot be asked.
    static conditions is_known(const model::operand& content) {
        const auto* choice = std::get_if<model::choice>(&content.form);
        if (choice && choice->takes == model::choice::policy::all) return {};
        return {{model::comparison{comparison_operator::equal, content, content}, false, std::nullopt, {}}};
    }

    void enter(const model::condition& here) {
        const bool is_of_elements = std::holds_alternative<model::quantifier>(here.form);
        if (is_of_elements) return;
        model::for_each_part(
            here, [&](const model::operand& part) { enter(part, is_known(part)); }, [&](const model::condition& part) { enter(part); });
    }

    void enter(const model::operand& here, const conditions& around) {
        if (const auto* choice = std::get_if<model::choice>(&here.form)) return enter(here, *choice, around);
        const auto& form = here.form;
        const bool is_of_elements = std::holds_alternative<model::count>(form) || std::holds_alternative<model::aggregate>(form) ||
                                    std::holds_alternative<model::share>(form) || std::holds_alternative<model::run>(form) ||
                                    std::holds_alternative<model::covered_time>(form);
        if (is_of_elements) return;
        model::for_each_part(
            here, [&](const model::operand& part) { enter(part, around); }, [](const model::condition&) {});
    }

    void enter(const model::operand& here, const model::choice& choice, const conditions& around) {
        using policy = model::choice::policy;
        const auto& rows = places_.rows.at(&here);
        const bool is_first_taken = choice.takes == policy::first || choice.takes == policy::only;
        auto before = around; // and none of the rows above
        for (std::size_t row = 0; row < choice.rows.size(); ++row) {
            auto here_too = is_first_taken ? before : around;
            here_too.push_back(choice.rows[row].when);
            add(rows[row], here_too);
            enter(choice.rows[row].content, here_too);
            before.push_back(opposite(choice.rows[row].when));
        }
        if (!choice.otherwise) return;
        add(rows.back(), before);
        enter(**choice.otherwise, before);
    }

    void add(covering::point_index row, const conditions& when) { found_.push_back({row, record_, all_of(when)}); }

    const model::ruleset& rules_;
    covering::point_map::places places_;
    model::record_index record_{};
    std::vector<row_way> found_;
};

} // namespace

std::vector<row_way> row_ways(const model::ruleset& rules, const covering::point_map& points) { return way_finder{rules, points}.find(); }

} // namespace guong::inline v0::proposing
