#include "coverage_points.hpp"

#include <algorithm>
#include <limits>

#include "../model/model_walk.hpp"

namespace guong::inline v0::covering {

namespace {

place_key key_of(span where, std::size_t form) { return {where.source, where.begin, where.end, form}; }
place_key key_of(const model::condition& here) { return key_of(here.where, here.form.index()); }

/// Rows have a place of their own in a table; the branches of an `if` stand where their conditions do.
place_key key_of_row(const model::operand& whole, const model::choice& choice, std::size_t row) {
    if (row == choice.rows.size()) return key_of(whole.where, choice.rows.size());
    return key_of(choice.rows[row].where, row);
}

bool is_bare_negation(const model::condition& here) {
    const auto* group = std::get_if<model::group>(&here.form);
    return group && group->quantity == model::group::kind::none && group->children.size() == 1 && !here.item && !group->range;
}

bool can_be_undetermined(const model::condition& here) {
    if (std::holds_alternative<model::knowledge>(here.form)) return false;
    if (const auto* comparison = std::get_if<model::comparison>(&here.form))
        return !std::holds_alternative<model::constant>(comparison->left.form) || !std::holds_alternative<model::constant>(comparison->right.form);
    const auto* group = std::get_if<model::group>(&here.form);
    if (!group) return true;
    return std::any_of(group->children.begin(), group->children.end(),
                       [](const model::condition& each) { return each.applicability || can_be_undetermined(each); });
}

/// In the order of the text, of one place the outer one first.
template <class Point>
bool stands_before(const Point& left, const Point& right) {
    return std::tuple{left.where.source, left.where.begin, right.where.end} < std::tuple{right.where.source, right.where.begin, left.where.end};
}

template <class Point>
std::map<place_key, point_index> settle(std::vector<std::pair<place_key, Point>> found, std::vector<Point>& points) {
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return stands_before(a.second, b.second); });
    std::map<place_key, point_index> known;
    for (auto& [key, point] : found)
        if (known.emplace(key, static_cast<point_index>(points.size())).second) points.push_back(std::move(point));
    return known;
}

covered_place place_at(const source_map& sources, span where, const walking::surroundings& around) {
    return {where, text_at(sources, where), around.item, around.cite};
}

bool is_ordering(comparison_operator operation) {
    return operation != comparison_operator::equal && operation != comparison_operator::not_equal;
}

/// The ends of the ranges that conditions ask for.
class edge_finder {
public:
    struct end {
        bool is_high;
        edge_side beyond;
        std::string bound;
    };

    explicit edge_finder(const source_map& sources) : sources_{sources} {}

    std::vector<end> ends_of(const instruction& code) const {
        if (!code.origin) return {};
        if (const auto* comparison = std::get_if<model::comparison>(&code.origin->form)) return ends_of_comparison(*comparison, code);
        if (const auto* interval = std::get_if<model::interval>(&code.origin->form))
            return {{false, edge_side::below, text_at(sources_, interval->low.where)},
                    // The upper end that does not count is itself on the other side.
                    {true, interval->excludes_high ? edge_side::below : edge_side::above, text_at(sources_, interval->high.where)}};
        if (const auto* group = std::get_if<model::group>(&code.origin->form)) return ends_of_group(*group);
        return {};
    }

private:
    [[nodiscard]] std::vector<end> ends_of_comparison(const model::comparison& comparison, const instruction& code) const {
        if (!is_ordering(comparison.operation)) return {};
        // The compiler puts a bound to the right that the author wrote to the left.
        const auto beyond = side_beyond(code);
        const auto& bound = beyond == side_of(comparison.operation) ? comparison.right : comparison.left;
        return {{false, beyond, text_at(sources_, bound.where)}};
    }

    static edge_side side_of(comparison_operator operation) {
        const bool is_below = operation == comparison_operator::greater_or_equal || operation == comparison_operator::less;
        return is_below ? edge_side::below : edge_side::above;
    }

    static edge_side side_beyond(const instruction& code) {
        if (code.what == operation::within) return is_known(code.low) ? edge_side::below : edge_side::above;
        const bool has_high = code.count_high != std::numeric_limits<std::uint32_t>::max();
        if (code.what == operation::count_within) return has_high ? edge_side::above : edge_side::below;
        return side_of(code.comparison);
    }

    static std::vector<end> ends_of_group(const model::group& group) {
        const auto bound = std::to_string(group.needed);
        std::vector<end> ends;
        const bool counts = group.quantity == model::group::kind::at_least || group.quantity == model::group::kind::exactly;
        if (counts && group.needed > 0) ends.push_back({false, edge_side::below, bound});
        if (group.quantity == model::group::kind::exactly && group.needed < group.children.size()) ends.push_back({true, edge_side::above, bound});
        return ends;
    }

    const source_map& sources_;
};

} // namespace

std::string text_at(const source_map& sources, span where) {
    const auto bytes = sources.at(where.source).bytes().substr(where.begin, where.end - where.begin);
    std::string text;
    bool in_comment = false;
    for (const char byte : bytes) {
        const bool is_break = byte == '\n' || byte == '\r';
        if (byte == '#') in_comment = true;
        if (is_break) in_comment = false;
        const bool is_blank = is_break || byte == ' ' || byte == '\t';
        if (in_comment || (is_blank && (text.empty() || text.back() == ' '))) continue;
        text += is_blank ? ' ' : byte;
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

point_map::point_map(const program& code) {
    const auto& rules = code.model();
    blank_.sources = rules.sources_text;
    add_conditions(rules);
    add_versions(rules);
    add_edges(code, places_in(rules));
}

void point_map::add_conditions(const model::ruleset& rules) {
    std::vector<std::pair<place_key, covered_condition>> conditions;
    std::vector<std::pair<place_key, covered_row>> rows;
    struct clause_part {
        covered_place place;
        bool cited;
        place_key key;
        bool is_row;
    };
    std::vector<clause_part> parts;
    walking::model_visitor visitor;
    visitor.on_condition = [&](const model::condition& here, const walking::surroundings& around) {
        if (is_bare_negation(here)) return;
        covered_condition made{place_at(rules.sources_text, here.where, around)};
        made.is_group = std::holds_alternative<model::group>(here.form);
        made.can_be_undetermined = can_be_undetermined(here);
        made.must_decide = !made.is_group && !around.in_table;
        const bool is_cited = here.item ? !here.item->cite.empty() : around.is_helper && !around.cite.empty();
        if (here.item || is_cited) parts.push_back({made, is_cited, key_of(here), false});
        conditions.emplace_back(key_of(here), std::move(made));
    };
    visitor.on_choice = [&](const model::operand& whole, const model::choice& choice, const walking::surroundings& around) {
        const bool is_table = !choice.inputs.empty();
        for (std::uint32_t row = 0; row < choice.rows.size() + (choice.otherwise ? 1 : 0); ++row) {
            const bool is_last = row == choice.rows.size();
            covered_row made{place_at(rules.sources_text, is_last ? (**choice.otherwise).where : choice.rows[row].where, around)};
            made.number = is_last ? 0 : row + 1;
            made.is_branch = !is_table;
            const auto key = key_of_row(whole, choice, row);
            if (is_table && !around.cite.empty()) parts.push_back({made, true, key, true});
            rows.emplace_back(key, std::move(made));
        }
    };
    walking::walk_model(rules, visitor);
    conditions_ = settle(std::move(conditions), blank_.conditions);
    rows_ = settle(std::move(rows), blank_.rows);

    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return stands_before(a.place, b.place); });
    std::map<std::string, std::size_t> known;
    for (const auto& part : parts) {
        // Items without a place in the source are told by their own.
        const auto [found, is_new] = known.emplace(part.cited ? "c" + part.place.cite : "i" + part.place.item, clauses_.size());
        if (is_new) {
            clauses_.emplace_back();
            blank_.clauses.push_back({part.cited ? part.place.cite : std::string{}, {}, part.place.where, std::nullopt});
        }
        auto& items = blank_.clauses[found->second].items;
        if (std::find(items.begin(), items.end(), part.place.item) == items.end()) items.push_back(part.place.item);
        auto& grounds = clauses_[found->second];
        auto& points = part.is_row ? grounds.rows : grounds.conditions;
        points.push_back((part.is_row ? rows_ : conditions_).at(part.key));
    }
}

void point_map::add_edges(const program& code, const places& known) {
    const edge_finder finder{blank_.sources};
    std::map<edge_key, edge_finder::end> found;
    for (const auto& unit : code.units())
        for (const auto& each : unit.code)
            if (const auto point = known.conditions.find(each.origin); point != known.conditions.end())
                for (auto& end : finder.ends_of(each)) found.emplace(edge_key{point->second, end.is_high}, std::move(end));
    for (const auto& [key, end] : found) {
        edges_.emplace(key, blank_.edges.size());
        const covered_place& place = blank_.conditions[key.condition];
        blank_.edges.push_back({place, end.bound, end.beyond, std::nullopt, std::nullopt});
    }
}

void point_map::add_versions(const model::ruleset& rules) {
    for (model::parameter_index index = 0; index < rules.parameters.size(); ++index) {
        const auto& parameter = rules.parameters[index];
        for (const auto& version : parameter.dated) {
            versions_.emplace(std::pair{index, version.from}, blank_.versions.size());
            const auto& cite = version.cite.empty() ? parameter.cite : version.cite;
            blank_.versions.push_back(
                {{version.where, text_at(rules.sources_text, version.where), parameter.name, cite}, version.from, std::nullopt});
        }
    }
}

point_map::places point_map::places_in(const model::ruleset& rules) const {
    places found;
    walking::model_visitor visitor;
    visitor.on_condition = [&](const model::condition& here, const walking::surroundings&) {
        if (const auto known = conditions_.find(key_of(here)); known != conditions_.end()) found.conditions.emplace(&here, known->second);
    };
    visitor.on_choice = [&](const model::operand& whole, const model::choice& choice, const walking::surroundings&) {
        auto& rows = found.rows[&whole];
        for (std::size_t row = 0; row < choice.rows.size() + (choice.otherwise ? 1 : 0); ++row)
            rows.push_back(rows_.at(key_of_row(whole, choice, row)));
    };
    walking::walk_model(rules, visitor);
    return found;
}

} // namespace guong::inline v0::covering
