#include "c_peer.hpp"

#include <stdexcept>
#include <string_view>

namespace guong::bench {

namespace {

constexpr std::string_view lecturer_word = "lecturer"; ///< the name of the record type, and of the criterion

void require(guong_status status) {
    if (status != GUONG_OK) throw std::runtime_error{"the C ABI refuses the benchmark"};
}

std::string to_json(const lecturer& who) {
    static constexpr std::string_view completions[] = {"not_completed", "completed", "good", "excellent"};
    static constexpr std::string_view levels[] = {"unit", "academy", "ministry", "national"};
    std::string text{"{"};
    const auto add = [&](std::string_view name, const std::string& content) {
        if (text.size() > 1) text += ',';
        text.append(1, '"').append(name).append("\":").append(content);
    };
    const auto quoted = [](std::string_view word) { return '"' + std::string{word} + '"'; };
    const auto yes_no = [](bool yes) { return std::string{yes ? "true" : "false"}; };
    add("law_abiding", yes_no(who.law_abiding));
    add("ethics_ok", yes_no(who.ethics_ok));
    add("disciplined", yes_no(who.disciplined));
    add("completion", quoted(completions[static_cast<std::size_t>(who.completion)]));
    add("trust_votes", std::to_string(who.trust_votes));
    add("solutions", std::to_string(who.solutions));
    add("social_activities", std::to_string(who.social_activities));
    add("emulation_rank", std::to_string(who.emulation_rank));
    add("evidence_count", std::to_string(who.evidence_count));
    add("years_of_service", std::to_string(who.years_of_service));
    std::string awards;
    for (std::size_t index = 0; index < static_cast<std::size_t>(who.award_count); ++index) {
        const auto& each = who.awards[index];
        awards += (index > 0 ? "," : "") + std::string{R"({"level":)"} + quoted(levels[static_cast<std::size_t>(each.level)]) + R"(,"year":)" +
                  std::to_string(each.year) + '}';
    }
    add("awards", '[' + awards + ']');
    return text + '}';
}

guong_verdict verdict_behind(const guong_evaluator* evaluator, std::size_t row) {
    guong_outcome* outcome = nullptr;
    require(guong_evaluator_evaluate(evaluator, lecturer_word.data(), lecturer_word.size(), row, &outcome, nullptr));
    guong_verdict found{};
    require(guong_outcome_verdict(outcome, &found, nullptr));
    guong_outcome_free(outcome);
    return found;
}

} // namespace

c_peer::c_peer(const std::vector<lecturer>& some) {
    const std::string_view path{GUONG_BENCH_RULES};
    require(guong_rules_load(path.data(), path.size(), nullptr, &rules_, nullptr));
    std::string array;
    for (const auto& each : some) {
        json_.push_back(to_json(each));
        array += (array.empty() ? "[" : ",") + json_.back();
    }
    array += ']';
    require(guong_records_read_array(rules_, lecturer_word.data(), lecturer_word.size(), array.data(), array.size(), nullptr, &records_, nullptr));
    require(guong_evaluator_bind(rules_, records_, nullptr, &evaluator_, nullptr));
}

c_peer::~c_peer() {
    guong_evaluator_free(evaluator_);
    guong_records_free(records_);
    guong_rules_free(rules_);
}

guong_verdict c_peer::verdict(std::uint32_t row) const { return verdict_behind(evaluator_, row); }

guong_verdict c_peer::verdict_of_json(std::uint32_t row) const {
    const auto& json = json_[row];
    guong_records* record = nullptr;
    guong_evaluator* evaluator = nullptr;
    require(guong_records_read_one(rules_, lecturer_word.data(), lecturer_word.size(), json.data(), json.size(), nullptr, &record, nullptr));
    require(guong_evaluator_bind(rules_, record, nullptr, &evaluator, nullptr));
    const auto found = verdict_behind(evaluator, 0);
    guong_evaluator_free(evaluator);
    guong_records_free(record);
    return found;
}

void c_peer::verdicts(std::vector<guong_verdict>& out) const {
    out.resize(json_.size());
    require(guong_evaluator_verdicts(evaluator_, lecturer_word.data(), lecturer_word.size(), 1, out.data(), out.size(), nullptr));
}

} // namespace guong::bench
