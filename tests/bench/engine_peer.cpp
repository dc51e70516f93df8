#include "engine_peer.hpp"

#include <guong/rules.hpp>

namespace guong::bench {

namespace {

/// Sets facts by the name of their field.
class row_writer {
public:
    row_writer(dataset_builder& builder, const model::ruleset& rules, model::record_index record)
        : builder_{builder}, fields_{rules.records[record]}, record_{record} {}

    void start(row_number row) { row_ = row; }
    void set(std::string_view name, const value& content) {
        if (!builder_.set(record_, row_, fields_.find(name).value(), content)) throw std::runtime_error("a number does not fit its column");
    }
    void set_list(std::string_view name, std::span<const row_number> rows) {
        builder_.set_list(record_, row_, fields_.find(name).value(), rows);
    }

private:
    dataset_builder& builder_;
    const model::record_type& fields_;
    model::record_index record_;
    row_number row_ = 0;
};

} // namespace

program lecturers_program() { return load(GUONG_BENCH_RULES).value().program(); }

std::shared_ptr<const dataset> to_dataset(const model::ruleset& rules, const std::vector<partly_known_lecturer>& some) {
    const auto lecturers = rules.find_record("lecturer").value();
    const auto awards = rules.find_record("award").value();
    dataset_builder builder{rules};
    builder.reserve(lecturers, some.size());
    row_writer lecturer_row{builder, rules, lecturers};
    row_writer award_row{builder, rules, awards};
    std::vector<row_number> list;
    for (const auto& [facts, known] : some) {
        const auto number = [](std::int32_t content) { return value{decimal{content}}; };
        const auto rank = [](auto content) { return value{level{static_cast<std::uint8_t>(content)}}; };
        const auto set = [known = known](row_writer& row, std::uint32_t bit, std::string_view name, const value& content) {
            if (known & bit) row.set(name, content);
        };
        lecturer_row.start(builder.add_row(lecturers, {}, false).first);
        set(lecturer_row, known_fact::law_abiding, "law_abiding", facts.law_abiding);
        set(lecturer_row, known_fact::ethics_ok, "ethics_ok", facts.ethics_ok);
        set(lecturer_row, known_fact::disciplined, "disciplined", facts.disciplined);
        set(lecturer_row, known_fact::completion, "completion", rank(facts.completion));
        set(lecturer_row, known_fact::trust_votes, "trust_votes", number(facts.trust_votes));
        set(lecturer_row, known_fact::solutions, "solutions", number(facts.solutions));
        set(lecturer_row, known_fact::social_activities, "social_activities", number(facts.social_activities));
        set(lecturer_row, known_fact::emulation_rank, "emulation_rank", number(facts.emulation_rank));
        set(lecturer_row, known_fact::evidence_count, "evidence_count", number(facts.evidence_count));
        set(lecturer_row, known_fact::years_of_service, "years_of_service", number(facts.years_of_service));
        if (!(known & known_fact::awards)) continue;
        list.clear();
        for (unsigned index = 0; index < static_cast<unsigned>(facts.award_count); ++index) {
            list.push_back(builder.add_row(awards, {}, true).first);
            award_row.start(list.back());
            set(award_row, known_fact::first_award_level << index, "level", rank(facts.awards[index].level));
            set(award_row, known_fact::first_award_year << index, "year", number(facts.awards[index].year));
        }
        lecturer_row.set_list("awards", list);
    }
    return std::make_shared<const dataset>(builder.build());
}

three_valued_mask engine_peer::mask_in(const batch& all, std::uint32_t row) const {
    three_valued_mask result;
    const auto& bits = all.bits(unit_);
    for (unsigned place = 0; place < criteria; ++place) {
        const auto outcome = bits.at(place + 1, row);
        result.unmet |= static_cast<criteria_mask>(outcome == truth::no) << place;
        result.unknown |= static_cast<criteria_mask>(outcome == truth::unknown) << place;
    }
    return result;
}

} // namespace guong::bench
