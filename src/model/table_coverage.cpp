#include "table_coverage.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <guong/limits.hpp>

#include "facts_read.hpp"
#include "simplest_value.hpp"
#include "table_boxes.hpp"
#include "type_words.hpp"

namespace guong::inline v0::checking {

namespace covering {

namespace {

using policy = model::choice::policy;

class table_check {
public:
    table_check(const model::definition& named, const model::operand& body, declared& known)
        : named_{named}, body_{body}, table_{std::get<model::choice>(body.form)}, known_{known},
          boxes_{boxes_of(table_, known.rules, table_space::likely)} {}

    void check() {
        report_empty_rows();
        if (table_.takes == policy::first) report_shadowed_rows();
        if (columns_are_free()) {
            if (table_.takes == policy::only) report_overlaps();
            // The sum and the number of no rows are 0.
            if (!table_.otherwise && (table_.takes == policy::only || table_.takes == policy::first)) report_gap();
        }
        if (comparisons_.none())
            known_.report_finding(diagnostic_code::table_too_large, body_.where, {named_.name});
    }

private:
    /// Whether every combination of values can come about.
    [[nodiscard]] bool columns_are_free() const {
        for (std::size_t column = 1; column < table_.inputs.size(); ++column)
            for (std::size_t other = 0; other < column; ++other)
                if (share_facts(table_.inputs[column], table_.inputs[other], known_.rules)) return false;
        return true;
    }

    void report_empty_rows() {
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const auto& possible = boxes_.rows[row].possible;
            const auto empty = std::find_if(possible.begin(), possible.end(), [](const value_set& values) { return values.empty(); });
            if (empty == possible.end()) continue;
            const auto& columns = table_.rows[row].columns;
            const auto cell = std::find(columns.begin(), columns.end(), static_cast<std::uint32_t>(empty - possible.begin()));
            const auto& cells = std::get<model::group>(table_.rows[row].when.form).children;
            known_.report_finding(diagnostic_code::row_never_matches, cells[static_cast<std::size_t>(cell - columns.begin())].where);
        }
    }

    void report_shadowed_rows() {
        for (std::size_t row = 1; row < table_.rows.size(); ++row) {
            if (is_empty(boxes_.rows[row].possible)) continue;
            box_remainder left{boxes_.space, boxes_.rows[row].possible, comparisons_};
            std::vector<label> shadows;
            for (std::size_t above = 0; above < row && !left.empty(); ++above)
                if (left.take_out(boxes_.rows[above].certain)) shadows.push_back({table_.rows[above].where, {phrase_id::this_row_takes, {}}});
            if (comparisons_.none()) return;
            if (!left.empty()) continue;
            known_.report_finding(diagnostic_code::row_shadowed, table_.rows[row].where).labels = std::move(shadows);
        }
    }

    void report_overlaps() {
        for (std::size_t row = 1; row < table_.rows.size(); ++row)
            for (std::size_t other = 0; other < row; ++other) {
                if (!comparisons_.take_one()) return;
                const auto both = shared(boxes_.rows[row].certain, boxes_.rows[other].certain);
                if (!both) continue;
                auto& finding = known_.report_finding(diagnostic_code::rows_overlap, table_.rows[row].where, {named_.name, words_of(*both)});
                finding.labels.push_back({table_.rows[other].where, {phrase_id::this_row_too, {}}});
                finding.help.push_back({phrase_id::exclude_or_order, {}});
                break; // one cause, one error
            }
    }

    void report_gap() {
        box_remainder left{boxes_.space, boxes_.space.all, comparisons_};
        for (const auto& row : boxes_.rows) left.take_out(row.possible);
        if (comparisons_.none() || left.empty()) return;
        auto& finding = known_.report_finding(diagnostic_code::table_gap, body_.where, {named_.name, words_of(widened(plainest(left.boxes())))});
        finding.help.push_back({phrase_id::add_row_or_otherwise, {}});
    }

    /// Whether a column of the box holds all that it can.
    [[nodiscard]] bool is_whole(const value_box& box, std::size_t column) const {
        return boxes_.space.without(column, boxes_.space.all[column], box[column]).empty();
    }

    /// The box to name: between the ends that rows speak of, if there is one, and with few columns to name.
    [[nodiscard]] const value_box& plainest(const std::vector<value_box>& boxes) const {
        const auto cost = [&](const value_box& box) {
            std::pair<std::size_t, std::size_t> open_and_named{0, 0};
            for (std::size_t column = 0; column < box.size(); ++column) {
                if (is_whole(box, column)) continue;
                ++open_and_named.second;
                if (!lies_between_ends(box[column])) ++open_and_named.first;
            }
            return open_and_named;
        };
        return *std::min_element(boxes.begin(), boxes.end(), [&](const auto& left, const auto& right) { return cost(left) < cost(right); });
    }

    /// One combination of the box; columns that make no difference hold all they can.
    [[nodiscard]] value_box widened(const value_box& gap) const {
        auto found = gap;
        for (std::size_t column = 0; column < gap.size(); ++column) {
            const auto chosen = simplest_value(gap[column]);
            found[column] = value_set::between(chosen, chosen);
        }
        for (std::size_t column = found.size(); column-- > 0;) {
            auto kept = std::exchange(found[column], boxes_.space.all[column]);
            const bool meets_row = std::any_of(boxes_.rows.begin(), boxes_.rows.end(),
                                               [&](const row_boxes& row) { return shared(found, row.possible).has_value(); });
            if (meets_row) found[column] = std::move(kept);
        }
        return found;
    }

    /// A combination in the words of the file: "`score = 7.5`, `conduct = fair`". Columns that hold all they can are left out, unless all do.
    [[nodiscard]] std::string words_of(const value_box& box) const {
        std::string words, all_words;
        const auto add = [](std::string& list, const std::string& piece) { list += (list.empty() ? "" : ", ") + piece; };
        for (std::size_t column = 0; column < box.size(); ++column) {
            const auto piece = words_of(column, simplest_value(box[column]));
            add(all_words, piece);
            if (!is_whole(box, column)) add(words, piece);
        }
        return words.empty() ? all_words : words;
    }

    [[nodiscard]] std::string words_of(std::size_t column, const decimal& chosen) const {
        const auto& input = table_.inputs[column];
        const auto title = known_.written_at(input.where);
        if (input.type.base != model::base_type::text) return '`' + title + " = " + value_words(input.type, chosen) + '`';
        const auto place = static_cast<std::size_t>(chosen.coefficient());
        const auto& texts = boxes_.texts[column];
        return place < texts.size() ? '`' + title + " = \"" + texts[place] + "\"`" : "any other text in `" + title + '`';
    }

    [[nodiscard]] std::string value_words(model::type type, const decimal& number) const {
        const auto whole = static_cast<std::int32_t>(number.floor_at_scale(0));
        switch (type.base) {
        case model::base_type::boolean:
        case model::base_type::judgement: return whole != 0 ? "true" : "false";
        case model::base_type::percent: return number.to_string() + '%';
        case model::base_type::date: return date{whole}.to_string();
        case model::base_type::scale: return known_.rules.scales[type.index].levels[static_cast<std::size_t>(whole)].name;
        case model::base_type::duration: return number.to_string() + ' ' + std::string{unit_words(static_cast<time_unit>(type.index))};
        case model::base_type::school_year: return school_year{whole}.to_string();
        default: return number.to_string();
        }
    }

    const model::definition& named_;
    const model::operand& body_;
    const model::choice& table_;
    declared& known_;
    table_boxes boxes_;
    comparisons_left comparisons_{limits::table_comparisons_max};
};

bool covers_all(const model::choice& table, const model::ruleset& rules) {
    const auto boxes = boxes_of(table, rules, table_space::possible);
    comparisons_left comparisons{limits::table_comparisons_max};
    box_remainder left{boxes.space, boxes.space.all, comparisons};
    for (const auto& row : boxes.rows)
        if (!left.empty()) left.take_out(row.certain);
    return left.empty() && !comparisons.none();
}

} // namespace

} // namespace covering

void report_table_coverage(declared& known) {
    std::unordered_set<std::string> seen; // a table for several record types is several definitions
    for (const auto& definition : known.rules.definitions) {
        if (table_of(definition) && seen.insert(definition.name).second)
            covering::table_check{definition, std::get<model::operand>(definition.body), known}.check();
    }
}

void note_table_coverage(model::ruleset& rules) {
    for (auto& definition : rules.definitions) {
        if (!table_of(definition)) continue;
        auto& table = std::get<model::choice>(std::get<model::operand>(definition.body).form);
        table.covers_all = covering::covers_all(table, rules);
    }
}

} // namespace guong::inline v0::checking
