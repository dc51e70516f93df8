#include "judged_records.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include <guong/json.hpp>

#include "support/golden.hpp"
#include "support/meaning.hpp"

namespace guong_test {

namespace {

std::string json_of(const std::vector<std::string>& texts) { return nlohmann::json(texts).dump(); }

/// Rules and records that were read for them.
class court {
public:
    court(const judged_records& given, const std::string& rules_text, const guong::parameter_values& set = {})
        : rules_{guong::load_text(given.rules_path, rules_text, set).value()} {
        auto read = guong::dataset_from_json(rules_, guong::tests::read_repository_file(given.records_path), {.strict = true});
        if (!read.report().empty()) throw std::runtime_error{guong::render(read.report())};
        records_ = std::move(read).value();
        engine_ = std::make_shared<const guong::evaluator>(rules_.program(), records_.data, guong::evaluation_options{given.as_of});
    }

    template <class Function>
    void for_each_outcome(const Function& function) const {
        for (const auto& candidate : records_.roots) {
            const auto& criteria = rules_.model().criteria;
            for (std::size_t index = 0; index < criteria.size(); ++index) {
                if (criteria[index].record != candidate.type) continue;
                function(candidate, guong::outcome{engine_, static_cast<guong::model::criterion_index>(index), candidate.row});
            }
        }
    }

    [[nodiscard]] const std::string& id_of(const guong::record& candidate) const {
        return records_.data->of(candidate.type).ids[candidate.row];
    }

    [[nodiscard]] const std::string& name_of(const guong::outcome& judged) const { return rules_.model().criteria[judged.criterion()].name; }

    [[nodiscard]] std::map<std::string, std::string> values_of(const guong::record& candidate) const {
        std::map<std::string, std::string> values;
        for (const auto& [definition, content] : guong::reported_values(*engine_, candidate.type, candidate.row)) {
            const auto& declared = rules_.model().definitions[definition];
            values[declared.name] = guong::render_json(content, rules_.model(), declared.type());
        }
        return values;
    }

    [[nodiscard]] std::string line(const guong::record& candidate, const guong::outcome& judged) const {
        const auto& model = rules_.model();
        std::string values;
        for (const auto& [definition, content] : guong::reported_values(*engine_, candidate.type, candidate.row)) {
            const auto& declared = model.definitions[definition];
            values += (values.empty() ? "" : ",") + nlohmann::json(declared.name).dump() + ":" + guong::render_json(content, model, declared.type());
        }
        std::vector<std::string> missing;
        if (judged.verdict() == guong::verdict::undetermined)
            for (const auto& fact : guong::missing_facts(judged)) missing.push_back(fact.at);
        return R"({"record":)" + nlohmann::json(model.records[candidate.type].name).dump() + R"(,"id":)" +
               nlohmann::json(id_of(candidate)).dump() + R"(,"criterion":)" + nlohmann::json(name_of(judged)).dump() + R"(,"verdict":")" +
               std::string{guong::to_string(judged.verdict())} + R"(","unmet":)" + json_of(guong::unmet_items(judged)) + R"(,"missing":)" +
               json_of(missing) + R"(,"values":{)" + values + "}}\n";
    }

private:
    guong::rules rules_;
    guong::records records_;
    std::shared_ptr<const guong::evaluator> engine_;
};

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::string in_words(const guong::outcome& judged) {
    std::string words{guong::to_string(judged.verdict())};
    if (judged.verdict() == guong::verdict::ineligible) words += ": " + joined(guong::unmet_items(judged));
    if (judged.verdict() == guong::verdict::undetermined) {
        std::vector<std::string> missing;
        for (const auto& fact : guong::missing_facts(judged)) missing.push_back(fact.at);
        words += ": " + joined(missing);
    }
    return words;
}

std::string formatted(const judged_records& given, const std::string& text, std::optional<guong::language> keywords = std::nullopt) {
    return guong::format(guong::source{given.rules_path, text}, {keywords}).value();
}

} // namespace

std::string judged_records::rules_text() const { return guong::tests::read_repository_file(rules_path); }

std::string verdict_lines(const judged_records& given, const std::string& rules_text, const guong::parameter_values& set) {
    const court judging{given, rules_text, set};
    std::string lines;
    judging.for_each_outcome([&](const auto& candidate, const auto& judged) { lines += judging.line(candidate, judged); });
    return lines;
}

std::string verdict_of(const judged_records& given, const std::string& id, const std::string& criterion, const guong::parameter_values& set) {
    const court judging{given, given.rules_text(), set};
    std::string found = "no such record or criterion";
    judging.for_each_outcome([&](const auto& candidate, const auto& judged) {
        if (judging.id_of(candidate) == id && judging.name_of(judged) == criterion) found = in_words(judged);
    });
    return found;
}

std::string value_of(const judged_records& given, const std::string& id, const std::string& name) {
    const court judging{given, given.rules_text()};
    std::string found = "no such record";
    judging.for_each_outcome([&](const auto& candidate, const auto&) {
        if (judging.id_of(candidate) == id) found = judging.values_of(candidate).at(name);
    });
    return found;
}

std::vector<std::string> criteria_without_every_verdict(const judged_records& given) {
    const court judging{given, given.rules_text()};
    std::map<std::string, std::set<guong::verdict>> verdicts;
    judging.for_each_outcome([&](const auto&, const auto& judged) { verdicts[judging.name_of(judged)].insert(judged.verdict()); });
    std::vector<std::string> lacking;
    for (const auto& [criterion, occurring] : verdicts)
        if (occurring.size() < 3) lacking.push_back(criterion);
    return lacking;
}

std::vector<std::string> items_never_alone(const judged_records& given) {
    const court judging{given, given.rules_text()};
    std::set<std::string> items, alone;
    judging.for_each_outcome([&](const auto&, const auto& judged) {
        const auto why = guong::explain(judged);
        std::vector<const guong::explanation_node*> open;
        for (const auto& item : why.because.children) {
            items.insert(why.criterion + "/" + item.id);
            if (item.status == guong::status::unmet || item.status == guong::status::undetermined) open.push_back(&item);
        }
        if (open.size() == 1 && open.front()->status == guong::status::unmet) alone.insert(why.criterion + "/" + open.front()->id);
    });
    std::vector<std::string> never;
    std::set_difference(items.begin(), items.end(), alone.begin(), alone.end(), std::back_inserter(never));
    return never;
}

std::vector<std::string> rows_without_effect(const judged_records& given) {
    const auto text = given.rules_text();
    const auto lines = verdict_lines(given, text);
    const auto file = guong::parse(guong::source{given.rules_path, text}).value();
    std::vector<std::string> without_effect;
    for (const auto& declaration : file.declarations) {
        const auto* table = std::get_if<guong::syntax::table>(&declaration.form);
        if (!table) continue;
        for (const auto& row : table->rows) {
            const auto written = text.substr(row.where.begin, row.where.end - row.where.begin);
            const auto rest = text.substr(0, row.where.begin) + text.substr(row.where.end);
            if (verdict_lines(given, rest) == lines) without_effect.push_back(table->name.text + ": " + written);
        }
    }
    return without_effect;
}

std::string twin_fault(const judged_records& given) {
    const auto text = given.rules_text();
    if (formatted(given, text) != text) return "not in canonical form";
    const auto in_english = formatted(given, text, guong::language::en);
    const auto in_vietnamese = formatted(given, text, guong::language::vi);
    if (in_english == in_vietnamese) return "the same in both languages";
    if (text != in_english && text != in_vietnamese) return "neither of the twins";
    for (const auto& twin : {in_english, in_vietnamese}) {
        if (formatted(given, twin, guong::language::en) != in_english) return "changed on the way to English";
        if (formatted(given, twin, guong::language::vi) != in_vietnamese) return "changed on the way to Vietnamese";
    }
    if (meaning_of(text).empty() || meaning_of(in_english) != meaning_of(in_vietnamese)) return "the trees differ";
    if (verdict_lines(given, in_english) != verdict_lines(given, in_vietnamese)) return "the verdicts differ";
    return {};
}

} // namespace guong_test
