#include "summary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <guong/explanation.hpp>

#include "json_text.hpp"
#include "wording.hpp"

namespace cli {
namespace {

constexpr std::size_t items_named_max = 3;
constexpr std::size_t column_count = 5;
using row = std::array<std::string, column_count>;

struct tally {
    std::size_t eligible = 0;
    std::size_t ineligible = 0;
    std::size_t undetermined = 0;
    std::map<std::string, std::size_t> unmet;

    void add(guong::verdict outcome) {
        ++(outcome == guong::verdict::eligible ? eligible : outcome == guong::verdict::ineligible ? ineligible : undetermined);
    }
};

std::string most_often(const std::map<std::string, std::size_t>& items) {
    std::vector<std::pair<std::string, std::size_t>> ranked(items.begin(), items.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) { return left.second > right.second; });
    std::string text;
    for (std::size_t i = 0; i < std::min(items_named_max, ranked.size()); ++i)
        text += (text.empty() ? "" : ", ") + ranked[i].first + " " + std::to_string(ranked[i].second);
    return text;
}

/// The criterion's own items that are unmet, whatever in them is to blame.
std::set<std::string> unmet_at_the_top(const guong::outcome& outcome) {
    std::set<std::string> items;
    for (const auto& path : guong::unmet_items(outcome)) items.insert(path.substr(0, path.find('/')));
    return items;
}

std::map<guong::model::criterion_index, tally> count(const workload& work, const guong::batch& bits) {
    std::map<guong::model::criterion_index, tally> tallies;
    for (const auto criterion : work.criteria) tallies[criterion];
    for (const auto& task : work.tasks) {
        for (const auto criterion : *task.criteria) {
            auto& sum = tallies[criterion];
            const auto outcome = bits.of(criterion, task.candidate.row);
            sum.add(outcome);
            if (outcome != guong::verdict::ineligible) continue;
            for (const auto& item : unmet_at_the_top({work.engine, criterion, task.candidate.row})) ++sum.unmet[item];
        }
    }
    return tallies;
}

/// Words to the left, numbers to the right.
std::string aligned(const std::vector<row>& rows) {
    std::array<std::size_t, column_count> widths{};
    for (const auto& cells : rows)
        for (std::size_t i = 0; i < column_count; ++i) widths[i] = std::max(widths[i], guong::display_width(cells[i]));
    std::string text;
    for (const auto& cells : rows) {
        std::string line;
        for (std::size_t i = 0; i < column_count; ++i) {
            const std::string blank(widths[i] - guong::display_width(cells[i]), ' ');
            const auto is_number = i >= 1 && i <= 3;
            line += (i == 0 ? "" : "  ") + (is_number ? blank + cells[i] : cells[i] + blank);
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

/// The clauses of a criterion, counted over the records that were asked about.
std::vector<guong::clause_count> counted_clauses(const workload& work, const guong::batch& bits, guong::model::criterion_index criterion) {
    std::vector<guong::row_number> rows;
    for (const auto& task : work.tasks)
        if (task.candidate.type == work.model().criteria[criterion].record) rows.push_back(task.candidate.row);
    return guong::count_clauses(work.rules.program(), bits, criterion, rows);
}

row verdict_heading(guong::language which) {
    if (which == guong::language::vi)
        return {"tiêu chuẩn", "đủ tiêu chuẩn", "chưa đủ tiêu chuẩn", "chưa đủ căn cứ", "tiêu chí hay không đạt nhất"};
    return {"criterion", "eligible", "ineligible", "undetermined", "unmet most often"};
}

row clause_heading(guong::language which) {
    if (which == guong::language::vi) return {"tiêu chí", "không đạt", "chỉ vì tiêu chí này", "chưa rõ", "căn cứ"};
    return {"clause", "unmet", "it alone", "undetermined", "cite"};
}

std::string clause_table(const workload& work, const guong::batch& bits) {
    std::vector<row> rows{clause_heading(work.language)};
    for (const auto criterion : work.criteria)
        for (const auto& each : counted_clauses(work, bits, criterion))
            rows.push_back({work.model().criteria[criterion].name + ' ' + each.item, std::to_string(each.unmet), std::to_string(each.alone),
                            std::to_string(each.undetermined), each.cite});
    return rows.size() > 1 ? "\n" + aligned(rows) : std::string{};
}

} // namespace

std::string clauses_json(const workload& work, unsigned jobs) {
    const auto bits = work.judge(jobs);
    std::string text;
    for (const auto criterion : work.criteria)
        for (const auto& each : counted_clauses(work, bits, criterion)) {
            text += R"({"criterion":)";
            append_json(text, work.model().criteria[criterion].name);
            text += R"(,"item":)";
            append_json(text, each.item);
            text += R"(,"cite":)";
            append_json(text, each.cite);
            text += R"(,"sentence":)";
            append_json(text, each.sentence.in(work.language));
            text += R"(,"unmet":)" + std::to_string(each.unmet) + R"(,"alone":)" + std::to_string(each.alone) + R"(,"undetermined":)" +
                    std::to_string(each.undetermined) + "}\n";
        }
    return text;
}

std::string summary(const workload& work, unsigned jobs) {
    const auto bits = work.judge(jobs);
    std::vector<row> rows{verdict_heading(work.language)};
    for (const auto& [criterion, sum] : count(work, bits))
        rows.push_back({work.model().criteria[criterion].name, std::to_string(sum.eligible), std::to_string(sum.ineligible),
                        std::to_string(sum.undetermined), most_often(sum.unmet)});
    auto text = aligned(rows) + clause_table(work, bits);
    if (!work.refused.empty()) text += say(work.language, {"records refused: {0}", "hồ sơ bị loại: {0}"}, {std::to_string(work.refused.size())}) + "\n";
    return text;
}

} // namespace cli
