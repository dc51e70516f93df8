/// A nightly batch: applicants come as CSV from another system, and go out as CSV with the verdict, the reasons and what is missing.

#include <iostream>
#include <map>

#include <nlohmann/json.hpp>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "csv_table.hpp"

namespace {

using nlohmann::json;

/// A cell as a record writes it; an empty one is not known. What is no number or answer stays a text, which the engine refuses with the place.
json to_json(const std::string& column, const std::string& cell) {
    if (cell.empty()) return nullptr;
    if (column == "hoàn cảnh khó khăn") return cell == "có" ? json(true) : cell == "không" ? json(false) : json(cell);
    if (column == "hoạt động") {
        auto names = json::array();
        for (std::size_t at = 0; at <= cell.size();) {
            const auto end = std::min(cell.find(';', at), cell.size());
            names.push_back(cell.substr(at, end - at));
            at = end + 1;
        }
        return names;
    }
    if (column != "điểm trung bình") return cell;
    const auto number = json::parse(cell, nullptr, false);
    return number.is_number() ? number : json(cell);
}

/// One record a line, so that one which is wrong spoils itself alone.
std::string to_ndjson(const std::vector<csv_row>& table) {
    static const std::map<std::string, std::string> fields{{"mã", "id"},
                                                           {"điểm trung bình", "average"},
                                                           {"rèn luyện", "conduct"},
                                                           {"hoàn cảnh khó khăn", "hardship"},
                                                           {"hoạt động", "activities"}};
    const auto& columns = table.front();
    std::string lines;
    for (std::size_t row = 1; row < table.size(); ++row) {
        json record;
        for (std::size_t column = 0; column < std::min(columns.size(), table[row].size()); ++column)
            if (const auto field = fields.find(columns[column]); field != fields.end())
                record[field->second] = to_json(columns[column], table[row][column]);
        lines += record.dump() + '\n';
    }
    return lines;
}

std::string words(const std::vector<guong::missing_fact>& facts) {
    std::string all;
    for (const auto& fact : facts) all += (all.empty() ? "" : "; ") + fact.label.in(guong::language::vi);
    return all;
}

/// The sentences of the items that decided that a record is not eligible.
void add_unmet(const guong::explanation_node& node, std::string& all) {
    if (node.status != guong::status::unmet || !node.decided) return;
    const auto before = all.size();
    for (const auto& child : node.children) add_unmet(child, all);
    const bool is_innermost = all.size() == before && !node.id.empty();
    if (is_innermost) all += (all.empty() ? "" : "; ") + node.label.in(guong::language::vi) + (node.cite.empty() ? "" : " (" + node.cite + ')');
}

std::string reasons(const guong::explanation& why) {
    std::string all;
    for (const auto& item : why.because.children) add_unmet(item, all);
    return all;
}

struct answer {
    std::string verdict, reasons, missing, error;
};

/// By id, as refused records have no place among the others.
std::map<std::string, answer> judge(const guong::rules& rules, const std::string& ndjson) {
    const auto read = guong::records_from_ndjson(rules, "student", ndjson).value();
    const auto scholarship = rules.criterion("scholarship").value();
    const auto engine = std::make_shared<const guong::evaluator>(rules.program(), read.data);
    const auto verdicts = guong::evaluate(*engine);
    std::map<std::string, answer> answers;
    for (const auto& student : read.roots) {
        auto& told = answers[read.data->of(student.type).ids[student.row]];
        const auto verdict = verdicts.of(scholarship.index(), student.row);
        told.verdict = to_string(verdict);
        if (verdict == guong::verdict::eligible) continue; // an explanation costs far more than a verdict: only for those who need it
        const auto why = guong::explain(guong::outcome{engine, scholarship.index(), student.row});
        told.reasons = reasons(why);
        told.missing = words(why.missing);
    }
    for (const auto& each : read.refused) answers[each.id].error = each.pointer + ": " + message(each.finding, guong::language::vi);
    return answers;
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 3) {
        std::cerr << "usage: 3_nightly_batch RULES APPLICANTS.csv\n";
        return 2;
    }
    try {
        const auto rules = guong::load(arguments[1]).value();
        auto table = read_csv(arguments[2]);
        const auto answers = judge(rules, to_ndjson(table));
        table.front().insert(table.front().end(), {"kết luận", "lý do", "còn thiếu", "lỗi"});
        std::cout << to_csv(table.front());
        bool some_were_bad = false;
        for (std::size_t row = 1; row < table.size(); ++row) {
            const auto& told = answers.at(table[row].front());
            table[row].resize(table.front().size() - 4);
            table[row].insert(table[row].end(), {told.verdict, told.reasons, told.missing, told.error});
            std::cout << to_csv(table[row]);
            some_were_bad = some_were_bad || !told.error.empty();
        }
        return some_were_bad ? 3 : 0; // as the command does: a scheduler should notice
    } catch (const guong::error& problem) {
        std::cerr << guong::render(problem.report());
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
    }
    return 1;
}
