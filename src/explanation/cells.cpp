#include "cells.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace guong::inline v0::relevance {

namespace {

/// Facts that are compared with each other, directly or by way of others, share one line of values.
class cell_maker {
public:
    explicit cell_maker(const formula& form) : form_{form}, line_of_(form.facts.size()), tests_(form.facts.size()), trials_(form.facts.size()) {
        std::iota(line_of_.begin(), line_of_.end(), fact_index{0});
    }

    cell_table make() {
        join_lines();
        collect_points();
        add_count_points();
        table_.cells.resize(form_.facts.size());
        table_.outcomes.resize(form_.nodes.size());
        table_.tried_points.resize(form_.nodes.size());
        for (auto& [root, line] : lines_) cut(line);
        for (fact_index fact = 0; fact < form_.facts.size(); ++fact) settle_tests(fact);
        return std::move(table_);
    }

    std::uint64_t size() {
        join_lines();
        collect_points();
        std::uint64_t size = 0;
        for (const auto& [root, line] : lines_) {
            const std::uint64_t points = line.points.size() + (line.counted ? table_.count_limit : 0);
            const auto cells = (2 * points + 2) * (line.facts.size() + 1);
            for (const auto fact : line.facts) size += cells * (1 + ranges_of_tests(fact));
        }
        return size;
    }

private:
    struct value_line {
        std::vector<fact_index> facts;
        std::vector<decimal> points;
        bool counted = false;  ///< compared with a count
        bool compared = false; ///< its cells must keep their order: a comparison reads them
    };

    fact_index root_of(fact_index fact) {
        while (line_of_[fact] != fact) fact = line_of_[fact] = line_of_[line_of_[fact]];
        return fact;
    }

    void join_lines() {
        for (const auto& node : form_.nodes) {
            if (node.what != node::kind::comparison) continue;
            const auto* left = std::get_if<fact_side>(&node.sides[0]);
            const auto* right = std::get_if<fact_side>(&node.sides[1]);
            if (left && right) line_of_[root_of(left->fact)] = root_of(right->fact);
        }
        for (fact_index fact = 0; fact < form_.facts.size(); ++fact)
            if (form_.facts[fact].what == fact::kind::scalar) lines_[root_of(fact)].facts.push_back(fact);
    }

    void collect_points() {
        std::uint32_t largest_count = 0;
        const auto note_count = [&](std::size_t count) {
            if (count < unbounded) largest_count = std::max(largest_count, static_cast<std::uint32_t>(count));
        };
        for (node_index index = 0; index < form_.nodes.size(); ++index) {
            const auto& node = form_.nodes[index];
            if (node.what == node::kind::test) {
                auto& points = lines_[root_of(node.fact)].points;
                for (const auto& range : node.allowed) {
                    if (range.low) points.push_back(*range.low);
                    if (range.high) points.push_back(*range.high);
                }
                tests_[node.fact].push_back(index);
            } else if (node.what == node::kind::opaque) {
                collect_trials(index);
            } else if (node.what == node::kind::list) {
                note_count(node.needed.low);
                note_count(node.needed.high);
            } else if (node.what == node::kind::comparison) {
                collect_comparison(node);
                for (const auto& compared : node.sides)
                    if (const auto* count = std::get_if<count_side>(&compared)) note_count(form_.nodes[count->node].children.size());
            }
        }
        set_count_limit(largest_count);
    }

    void collect_trials(node_index index) {
        const auto& node = form_.nodes[index];
        const bool all_scalar = std::all_of(node.facts.begin(), node.facts.end(),
                                            [&](fact_index fact) { return form_.facts[fact].what == fact::kind::scalar; });
        if (!node.tried || !all_scalar) return;
        for (std::size_t i = 0; i < node.facts.size(); ++i) {
            auto& points = lines_[root_of(node.facts[i])].points;
            points.insert(points.end(), node.tried->points[i].begin(), node.tried->points[i].end());
            trials_[node.facts[i]].push_back({index, i});
        }
    }

    void collect_comparison(const node& node) {
        for (std::size_t i = 0; i < 2; ++i) {
            const auto* fact = std::get_if<fact_side>(&node.sides[i]);
            if (!fact) continue;
            auto& line = lines_[root_of(fact->fact)];
            line.compared = true;
            if (const auto* point = std::get_if<known_point>(&node.sides[1 - i])) line.points.push_back(point->content);
            if (std::holds_alternative<count_side>(node.sides[1 - i])) line.counted = true;
        }
    }

    /// Room above every number that counts are held against, so that each order among counts and facts can come about.
    void set_count_limit(std::uint32_t largest_count) {
        for (const auto& [root, line] : lines_)
            if (line.counted)
                for (const auto point : line.points)
                    if (point > decimal{largest_count} && point < decimal{1000})
                        largest_count = static_cast<std::uint32_t>(point.ceiling_at_scale(0));
        table_.count_limit = std::min(largest_count, unbounded - 4) + 3;
    }

    void add_count_points() {
        for (auto& [root, line] : lines_)
            if (line.counted)
                for (std::uint32_t count = 0; count <= table_.count_limit; ++count) line.points.emplace_back(std::int64_t{count});
    }

    [[nodiscard]] std::uint64_t ranges_of_tests(fact_index fact) const {
        std::uint64_t ranges = 0;
        for (const auto test : tests_[fact]) ranges += form_.nodes[test].allowed.size();
        return ranges + trials_[fact].size();
    }

    static void sort_unique(std::vector<decimal>& points) {
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
    }

    /// Whole numbers that stand for the gaps between the points: as many in each as there are facts, or all there are.
    static std::vector<decimal> whole_numbers(const std::vector<decimal>& points, const domain& values, std::size_t facts) {
        std::vector<decimal> chosen;
        auto next = values.lowest;
        const auto take_until = [&](std::int64_t end) { // the gap from next to end - 1
            for (std::size_t taken = 0; taken < facts && next < end; ++taken, ++next) chosen.emplace_back(next);
        };
        for (const auto point : points) {
            if (point < decimal{values.lowest}) continue;
            if (point > decimal{values.highest}) break;
            const auto last = point.floor_at_scale(0);
            take_until(point.is_whole() ? last : last + 1);
            if (point.is_whole()) chosen.push_back(point);
            next = std::max(next, last + 1);
        }
        take_until(values.highest + 1);
        return chosen;
    }

    void cut(value_line& line) {
        sort_unique(line.points);
        auto stops = line.points;
        for (const auto fact : line.facts) {
            if (!form_.facts[fact].values.whole) continue;
            const auto numbers = whole_numbers(line.points, form_.facts[fact].values, line.facts.size());
            for (const auto number : numbers) table_.cells[fact].push_back({number, 0});
            stops.insert(stops.end(), numbers.begin(), numbers.end());
        }
        sort_unique(stops);
        // Something below the lowest point; any number will do.
        stops.insert(stops.begin(), stops.empty() ? decimal{0} : decimal{stops.front().floor_at_scale(0) - 1});
        for (const auto fact : line.facts) {
            if (form_.facts[fact].values.whole) continue;
            for (const auto stop : stops)
                for (std::uint32_t steps = 0; steps <= line.facts.size(); ++steps) table_.cells[fact].push_back({stop, steps});
        }
    }

    static bool holds(const node& test, const position& value) {
        return std::any_of(test.allowed.begin(), test.allowed.end(), [&](const point_range& range) {
            return (!range.low || value >= position{*range.low, 0}) && (!range.high || value <= position{*range.high, 0});
        });
    }

    /// Finds the outcomes of a fact's tests; cells that all tests take alike are one cell, unless comparisons need them.
    void settle_tests(fact_index fact) {
        if (form_.facts[fact].what != fact::kind::scalar) return;
        auto& cells = table_.cells[fact];
        if (!lines_[root_of(fact)].compared) {
            std::map<std::vector<std::uint32_t>, position> kinds;
            for (const auto& cell : cells) {
                std::vector<std::uint32_t> signature;
                for (const auto test : tests_[fact]) signature.push_back(holds(form_.nodes[test], cell));
                for (const auto& read : trials_[fact]) signature.push_back(tried_point(read, cell));
                kinds.emplace(std::move(signature), cell);
            }
            cells.clear();
            for (const auto& [signature, cell] : kinds) cells.push_back(cell);
        }
        for (const auto test : tests_[fact])
            for (const auto& cell : cells) table_.outcomes[test].push_back(holds(form_.nodes[test], cell) ? truth::yes : truth::no);
        for (const auto& read : trials_[fact]) {
            auto& of_node = table_.tried_points[read.node];
            of_node.resize(form_.nodes[read.node].facts.size());
            for (const auto& cell : cells) of_node[read.place].push_back(tried_point(read, cell));
        }
    }

    /// Where a fact stands among those of a condition that was tried.
    struct trial {
        node_index node;
        std::size_t place;
    };

    [[nodiscard]] std::uint32_t tried_point(const trial& read, const position& value) const {
        const auto& table = *form_.nodes[read.node].tried;
        const auto& points = table.points[read.place];
        const auto above = std::upper_bound(points.begin(), points.end(), value,
                                            [](const position& one, const decimal& point) { return one < position{point, 0}; });
        if (above == points.begin()) return cell_table::untried;
        if (!table.holds_between && position{above[-1], 0} != value) return cell_table::untried;
        return static_cast<std::uint32_t>(above - points.begin());
    }

    const formula& form_;
    std::vector<fact_index> line_of_;
    std::vector<std::vector<node_index>> tests_; ///< by fact
    std::vector<std::vector<trial>> trials_;     ///< by fact
    std::map<fact_index, value_line> lines_;
    cell_table table_;
};

} // namespace

truth compare(comparison_operator operation, const position_range& left, const position_range& right) noexcept {
    const auto decided = [](bool always, bool never) { return always ? truth::yes : never ? truth::no : truth::unknown; };
    switch (operation) {
    case comparison_operator::equal:
        return decided(left.low == right.high && left.high == right.low, left.high < right.low || right.high < left.low);
    case comparison_operator::not_equal:
        return decided(left.high < right.low || right.high < left.low, left.low == right.high && left.high == right.low);
    case comparison_operator::less: return decided(left.high < right.low, left.low >= right.high);
    case comparison_operator::less_or_equal: return decided(left.high <= right.low, left.low > right.high);
    case comparison_operator::greater: return decided(left.low > right.high, left.high <= right.low);
    case comparison_operator::greater_or_equal: return decided(left.low >= right.high, left.high < right.low);
    }
    return truth::unknown;
}

cell_table cells_of(const formula& form) { return cell_maker{form}.make(); }

std::uint64_t size_of_cells(const formula& form) { return cell_maker{form}.size(); }

} // namespace guong::inline v0::relevance
