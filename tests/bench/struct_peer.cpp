#include "struct_peer.hpp"

#include <span>
#include <stdexcept>

namespace guong::bench {

namespace {

struct_binding<lecturer> lecturer_binding() {
    struct_binding<award> awards{"award"};
    awards
        .level("level", &award::level,
               {{award_level::unit, "unit"}, {award_level::academy, "academy"}, {award_level::ministry, "ministry"}, {award_level::national, "national"}})
        .fact("year", &award::year);
    struct_binding<lecturer> made{"lecturer"};
    made.fact("law_abiding", &lecturer::law_abiding)
        .fact("ethics_ok", &lecturer::ethics_ok)
        .fact("disciplined", &lecturer::disciplined)
        .level("completion", &lecturer::completion,
               {{completion::not_completed, "not_completed"}, {completion::completed, "completed"}, {completion::good, "good"}, {completion::excellent, "excellent"}})
        .fact("trust_votes", &lecturer::trust_votes)
        .fact("solutions", &lecturer::solutions)
        .fact("social_activities", &lecturer::social_activities)
        .fact("emulation_rank", &lecturer::emulation_rank)
        .fact("evidence_count", &lecturer::evidence_count)
        .fact("years_of_service", &lecturer::years_of_service)
        .list("awards", [](const lecturer& who) { return std::span{who.awards}.first(static_cast<std::size_t>(who.award_count)); }, awards);
    return made;
}

} // namespace

struct_peer::struct_peer(const program& code) : asked_{code, 0}, evaluator_{bind(rules{code}, lecturer_binding()).value()} {}

evaluator::words struct_peer::bits(const lecturer& who) {
    if (!evaluator_.read(who)) throw std::runtime_error("a lecturer was refused");
    evaluator_.run(asked_, found_);
    return {found_.is_true.front(), found_.is_known.front()};
}

} // namespace guong::bench
