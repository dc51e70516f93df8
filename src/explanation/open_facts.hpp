#pragma once

// The unknown facts that are met while an open question is put: each is numbered once, and noted with the items that ask for it.

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "atlas.hpp"
#include "formula_from_evaluation.hpp"
#include "trial_ground.hpp"

namespace guong::inline v0::explaining {

/// A row of the data, or one that is imagined behind an unknown reference or list.
struct scope {
    place at;
    relevance::fact_index imagined_by = relevance::nothing;

    [[nodiscard]] bool is_imagined() const noexcept { return imagined_by != relevance::nothing; }
    friend bool operator<(const scope& left, const scope& right) noexcept {
        return std::tie(left.at.record, left.at.row, left.imagined_by) < std::tie(right.at.record, right.at.row, right.imagined_by);
    }
};

/// Writes into a question, whose facts it adds to. Refers to it, the data and the atlas, which must outlive it.
class open_facts {
public:
    open_facts(const dataset& data, const atlas& places, open_question& into) : data_{data}, atlas_{places}, question_{into} {}

    /// The number of an unknown fact, which is asked for now.
    relevance::fact_index at(const scope& where, model::field_index field);
    /// That of the day that the host did not give: a fact like any other that nobody has recorded.
    relevance::fact_index reference_date();
    /// Of no meaning for facts of imagined records.
    [[nodiscard]] const data_fact& in_data(relevance::fact_index fact) const { return in_data_[fact]; }

    /// Which item asks.
    struct asker {
        std::string path;                            ///< the first is the criterion
        std::optional<settled_item> innermost_settled; ///< around it, or itself
    };
    [[nodiscard]] const asker& asking() const noexcept { return asking_; }
    void enter(const std::string& item, std::optional<status> settled);
    void return_to(asker outer) { asking_ = std::move(outer); }

private:
    relevance::fact_index numbered(const scope& where, model::field_index field);
    relevance::fact_index add(relevance::fact added, const data_fact& in_data, std::vector<missing_fact> to_record);
    void note_asker_of(relevance::fact_index fact);
    [[nodiscard]] std::vector<missing_fact> facts_to_record(const place& at, model::field_index field) const;
    [[nodiscard]] std::vector<missing_fact> references_unsaid(const place& at, model::field_index list, model::field_index referring) const;
    [[nodiscard]] relevance::domain domain_of(const model::type& type) const;

    const dataset& data_;
    const atlas& atlas_;
    open_question& question_;
    asker asking_;
    std::vector<data_fact> in_data_;
    std::optional<relevance::fact_index> reference_date_;
    std::map<std::tuple<model::record_index, row_number, model::field_index, relevance::fact_index>, relevance::fact_index> numbers_;
};

} // namespace guong::inline v0::explaining
