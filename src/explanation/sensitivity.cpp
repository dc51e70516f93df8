#include "sensitivity.hpp"

#include <algorithm>
#include <variant>

#include <guong/model_parts.hpp>

#include "../model/paths_read.hpp"

namespace guong::inline v0::explaining {

/// Gathers what an operand or a condition reads. Of helpers and criteria it takes what was gathered before.
class sensitivity::collector {
public:
    collector(const sensitivity& known, facts_read& into) : known_{known}, into_{into} {}

    template <class Whole>
    void collect(const Whole& written) {
        model_reading::visit_paths(written, *this);
    }

    void path(const model::field_path& read) {
        const bool is_secret = known_.of(read);
        into_.sensitive = into_.sensitive || is_secret;
        const bool leads_on = known_.rules_.records[read.row.end].fields[read.field].type.base == model::base_type::record;
        if (!leads_on) (is_secret ? into_.secret : into_.open).emplace(read.row.end, read.field);
    }
    void helper(const model::row_path& subject, model::definition_index which) { add(subject, known_.definitions_[which]); }
    void criterion(const model::row_path& subject, model::criterion_index which) { add(subject, known_.criteria_[which]); }

private:
    void add(const model::row_path& subject, const facts_read& other) {
        into_.open.insert(other.open.begin(), other.open.end());
        into_.secret.insert(other.secret.begin(), other.secret.end());
        into_.sensitive = into_.sensitive || other.sensitive || known_.of(subject);
    }

    const sensitivity& known_;
    facts_read& into_;
};

sensitivity::sensitivity(const model::ruleset& rules)
    : rules_{rules}, any_{std::any_of(rules.records.begin(), rules.records.end(), [](const model::record_type& record) {
          return std::any_of(record.fields.begin(), record.fields.end(), [](const model::field& field) { return field.sensitive; });
      })} {
    if (!any_) return;
    definitions_.resize(rules.definitions.size());
    criteria_.resize(rules.criteria.size());
    for (const auto& [what, index] : rules.order) {
        if (what == model::ruleset::step::kind::definition)
            std::visit([&, at = index](const auto& body) { collector{*this, definitions_[at]}.collect(body); }, rules.definitions[index].body);
        else
            collector{*this, criteria_[index]}.collect(rules.criteria[index].body);
    }
    for (const auto& each : rules.criteria) note_entangled(each.body);
    for (const auto& each : rules.definitions)
        if (const auto* body = std::get_if<model::condition>(&each.body)) note_entangled(*body);
}

bool sensitivity::of(const model::row_path& path) const {
    auto record = path.start;
    for (const auto hop : path.hops) {
        const auto& reference = rules_.records[record].fields[hop];
        if (reference.sensitive) return true;
        record = reference.type.index;
    }
    return false;
}

bool sensitivity::of(const model::field_path& path) const {
    return any_ && (rules_.records[path.row.end].fields[path.field].sensitive || of(path.row));
}

bool sensitivity::of(const model::operand& written) const {
    if (!any_) return false;
    facts_read read;
    collector{*this, read}.collect(written);
    return read.sensitive;
}

/// Conditions that compare several facts; those inside calculations too.
void sensitivity::note_entangled(const model::condition& condition) {
    facts_read together;
    bool compares = false;
    model::for_each_part(
        condition,
        [&](const model::operand& part) {
            compares = true;
            collector{*this, together}.collect(part);
        },
        [&](const model::condition& part) { note_entangled(part); });
    if (compares) note_entangled(together);
    if (condition.applicability) note_entangled(**condition.applicability);
}

void sensitivity::note_entangled(const facts_read& together) {
    if (!together.sensitive) return;
    entangled_.insert(together.open.begin(), together.open.end());
    // What a function of the host answers may tell a fact by the value that is proposed in its place, even one fact alone.
    if (together.secret.size() > 1 || !rules_.functions.empty()) entangled_.insert(together.secret.begin(), together.secret.end());
}

} // namespace guong::inline v0::explaining
