#include "suggestion_gaps.hpp"

#include "../coverage/coverage_points.hpp"

namespace guong::inline v0::proposing {

namespace {

const std::optional<test_index>& shown_first(const coverage& shown, const open_point& gap) {
    switch (gap.what) {
    case gap_kind::met: return shown.conditions[gap.index].met;
    case gap_kind::unmet: return shown.conditions[gap.index].unmet;
    case gap_kind::undetermined: return shown.conditions[gap.index].undetermined;
    case gap_kind::at_bound: return shown.edges[gap.index].at;
    case gap_kind::beside_bound: return shown.edges[gap.index].next;
    case gap_kind::row:
    case gap_kind::branch: return shown.rows[gap.index].hit;
    case gap_kind::version: return shown.versions[gap.index].used;
    default: return shown.clauses[gap.index].touched;
    }
}

} // namespace

std::vector<open_point> open_points(const coverage& shown) {
    std::vector<open_point> found;
    const auto add = [&](gap_kind what, std::size_t index) {
        if (closed_by(shown, {what, index}).empty()) found.push_back({what, index});
    };
    for (std::size_t each = 0; each < shown.conditions.size(); ++each) {
        add(gap_kind::met, each);
        add(gap_kind::unmet, each);
        if (shown.conditions[each].can_be_undetermined) add(gap_kind::undetermined, each);
        if (shown.conditions[each].must_decide) add(gap_kind::decides, each);
    }
    for (std::size_t each = 0; each < shown.edges.size(); ++each) add(gap_kind::at_bound, each), add(gap_kind::beside_bound, each);
    for (std::size_t each = 0; each < shown.rows.size(); ++each) add(shown.rows[each].is_branch ? gap_kind::branch : gap_kind::row, each);
    for (std::size_t each = 0; each < shown.versions.size(); ++each) add(gap_kind::version, each);
    for (std::size_t each = 0; each < shown.clauses.size(); ++each) add(gap_kind::clause, each);
    return found;
}

std::vector<test_index> closed_by(const coverage& shown, const open_point& gap) {
    if (gap.what == gap_kind::decides) {
        const auto& pair = shown.conditions[gap.index].decides;
        if (!pair) return {};
        return pair->met == pair->unmet ? std::vector{pair->met} : std::vector{pair->met, pair->unmet};
    }
    const auto& first = shown_first(shown, gap);
    return first ? std::vector{*first} : std::vector<test_index>{};
}

test_gap told(const coverage& shown, const open_point& gap) {
    switch (gap.what) {
    case gap_kind::at_bound:
    case gap_kind::beside_bound: {
        const auto& edge = shown.edges[gap.index];
        return {edge, gap.what, edge.bound, edge.beyond};
    }
    case gap_kind::row:
    case gap_kind::branch: return {shown.rows[gap.index], gap.what};
    case gap_kind::version: return {shown.versions[gap.index], gap.what};
    case gap_kind::clause: {
        const auto& clause = shown.clauses[gap.index];
        return {{clause.where, {}, clause.items.empty() ? std::string{} : clause.items.front(), clause.cite}, gap.what};
    }
    default: return {shown.conditions[gap.index], gap.what};
    }
}

test_gap told(const source_map& sources, const mutant& survivor) {
    test_gap made{{survivor.edit.where, covering::text_at(sources, survivor.edit.where), survivor.item, survivor.cite}, gap_kind::mutant};
    made.replacement = survivor.edit.replacement;
    return made;
}

} // namespace guong::inline v0::proposing
