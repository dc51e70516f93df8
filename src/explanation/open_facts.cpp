#include "open_facts.hpp"

#include <algorithm>
#include <utility>

#include <guong/limits.hpp>

namespace guong::inline v0::explaining {

using relevance::fact_index;

fact_index open_facts::at(const scope& where, model::field_index field) {
    const auto fact = numbered(where, field);
    note_asker_of(fact);
    return fact;
}

void open_facts::enter(const std::string& item, std::optional<status> settled) {
    asking_.path += (asking_.path.empty() ? "" : "/") + item;
    if (settled) asking_.innermost_settled = settled_item{asking_.path, *settled};
}

void open_facts::note_asker_of(fact_index fact) {
    const auto add_once = [](auto& all, const auto& one) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    if (asking_.innermost_settled) {
        add_once(question_.settled_by[fact], *asking_.innermost_settled);
        return;
    }
    question_.is_asked_openly[fact] = true;
    for (auto& each : question_.facts[fact]) add_once(each.asked_by, asking_.path);
}

fact_index open_facts::numbered(const scope& where, model::field_index field) {
    const auto key = std::tuple{where.at.record, where.is_imagined() ? 0 : where.at.row, field, where.imagined_by};
    const auto [found, is_new] = numbers_.try_emplace(key, static_cast<fact_index>(question_.form.facts.size()));
    if (!is_new) return found->second;
    const auto& declared = atlas_.field(where.at.record, field);
    relevance::fact added;
    added.what = declared.type.list                               ? relevance::fact::kind::list
                 : declared.type.base == model::base_type::record ? relevance::fact::kind::reference
                                                                  : relevance::fact::kind::scalar;
    added.values = domain_of(declared.type);
    added.holder = where.imagined_by;
    return add(added, {{where.at.record, where.at.row}, field, declared.type},
               where.is_imagined() ? std::vector<missing_fact>{} : facts_to_record(where.at, field));
}

fact_index open_facts::reference_date() {
    if (!reference_date_) {
        const model::type type{model::base_type::date};
        relevance::fact added;
        added.values = domain_of(type);
        reference_date_ = add(added, {{}, {}, type, true}, {missing_fact{std::string{reference_date_pointer}, reference_date_title()}});
    }
    note_asker_of(*reference_date_);
    return *reference_date_;
}

fact_index open_facts::add(relevance::fact added, const data_fact& in_data, std::vector<missing_fact> to_record) {
    in_data_.push_back(in_data);
    question_.facts.push_back(std::move(to_record));
    question_.settled_by.emplace_back();
    question_.is_asked_openly.push_back(false);
    return question_.form.add(added);
}

std::vector<missing_fact> open_facts::facts_to_record(const place& at, model::field_index field) const {
    std::vector<missing_fact> unsaid;
    const auto& declared = atlas_.field(at.record, field);
    if (declared.referring) unsaid = references_unsaid(at, field, *declared.referring);
    if (unsaid.empty()) unsaid.push_back(missing_fact{atlas_.pointer(at, field), atlas_.title(at, field)});
    return unsaid;
}

/// The references of the records that do not say what they refer to, as far as these can be told apart.
std::vector<missing_fact> open_facts::references_unsaid(const place& at, model::field_index list, model::field_index referring) const {
    std::vector<missing_fact> unsaid;
    const auto record = atlas_.field(at.record, list).type.index;
    const auto& rows = data_.of(record);
    for (row_number row = 0; row < rows.row_count(); ++row) {
        if (rows.ids[row].empty() || rows.spoiled[row] || data_.reference(record, row, referring)) continue;
        const auto other = atlas_.element(at, list, 0, record, row);
        unsaid.push_back(missing_fact{atlas_.pointer(other, referring), wording_of(atlas_.field(record, referring))});
    }
    return unsaid;
}

relevance::domain open_facts::domain_of(const model::type& type) const {
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement: return {true, 0, 1};
    case model::base_type::scale: return {true, 0, static_cast<std::int64_t>(atlas_.rules().scales[type.index].levels.size()) - 1};
    case model::base_type::integer: return {true, -limits::whole_number_max, limits::whole_number_max};
    case model::base_type::school_year: return {true, 1, limits::school_year_max};
    case model::base_type::date: return {true, date::of(1, 1, 1)->days, date::of(9999, 12, 31)->days};
    default: return {};
    }
}

} // namespace guong::inline v0::explaining
