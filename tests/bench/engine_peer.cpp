#include "engine_peer.hpp"

#include <stdexcept>
#include <string_view>

#include <guong/rules.hpp>

namespace guong::bench {

namespace {

void set(dataset_builder& builder, model::record_index record, row_number row, model::field_index field, const value& content) {
    if (!builder.set(record, row, field, content)) throw std::runtime_error("a number does not fit its column");
}

/// A field of lecturers: where it stands in the rules, which bit says that it is known, and how a host's record gives it.
struct field_reader {
    model::field_index field;
    std::uint32_t known_bit;
    value (*read)(const lecturer&);
};

value number(std::int32_t content) { return decimal{content}; }

std::vector<field_reader> lecturer_fields(const model::record_type& type) {
    std::vector<field_reader> readers;
    const auto add = [&](std::string_view name, std::uint32_t known_bit, value (*read)(const lecturer&)) {
        readers.push_back({type.find(name).value(), known_bit, read});
    };
    add("law_abiding", known_fact::law_abiding, [](const lecturer& who) -> value { return who.law_abiding; });
    add("ethics_ok", known_fact::ethics_ok, [](const lecturer& who) -> value { return who.ethics_ok; });
    add("disciplined", known_fact::disciplined, [](const lecturer& who) -> value { return who.disciplined; });
    add("completion", known_fact::completion, [](const lecturer& who) -> value { return level{static_cast<std::uint8_t>(who.completion)}; });
    add("trust_votes", known_fact::trust_votes, [](const lecturer& who) { return number(who.trust_votes); });
    add("solutions", known_fact::solutions, [](const lecturer& who) { return number(who.solutions); });
    add("social_activities", known_fact::social_activities, [](const lecturer& who) { return number(who.social_activities); });
    add("emulation_rank", known_fact::emulation_rank, [](const lecturer& who) { return number(who.emulation_rank); });
    add("evidence_count", known_fact::evidence_count, [](const lecturer& who) { return number(who.evidence_count); });
    add("years_of_service", known_fact::years_of_service, [](const lecturer& who) { return number(who.years_of_service); });
    return readers;
}

} // namespace

program lecturers_program() { return load(GUONG_BENCH_RULES).value().program(); }

std::shared_ptr<const dataset> to_dataset(const model::ruleset& rules, const std::vector<partly_known_lecturer>& some) {
    const auto lecturers = rules.find_record("lecturer").value();
    const auto awards = rules.find_record("award").value();
    const auto fields = lecturer_fields(rules.records[lecturers]);
    const auto award_list = rules.records[lecturers].find("awards").value();
    const auto award_level = rules.records[awards].find("level").value();
    const auto award_year = rules.records[awards].find("year").value();
    dataset_builder builder{rules};
    builder.reserve(lecturers, some.size());
    std::vector<row_number> list;
    for (const auto& [facts, known] : some) {
        const auto row = builder.add_row(lecturers, {}, false).first;
        for (const auto& each : fields)
            if (known & each.known_bit) set(builder, lecturers, row, each.field, each.read(facts));
        if (!(known & known_fact::awards)) continue;
        list.clear();
        for (unsigned index = 0; index < static_cast<unsigned>(facts.award_count); ++index) {
            const auto& each = facts.awards[index];
            list.push_back(builder.add_row(awards, {}, true).first);
            if (known & known_fact::first_award_level << index)
                set(builder, awards, list.back(), award_level, level{static_cast<std::uint8_t>(each.level)});
            if (known & known_fact::first_award_year << index) set(builder, awards, list.back(), award_year, number(each.year));
        }
        builder.set_list(lecturers, row, award_list, list);
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
