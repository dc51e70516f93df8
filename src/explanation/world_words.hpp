#pragma once

// What readers are told of records changed in thought: where a fact stands, what it says, which clauses fail.

#include <string>
#include <vector>

#include <guong/explanation.hpp>

#include "clauses.hpp"
#include "repair_world.hpp"

namespace guong::inline v0::explaining {

class world_words {
public:
    explicit world_words(repair_room& room) : room_{room}, clauses_{clauses_of(room.code().units()[room.unit()])} {}

    [[nodiscard]] fact_location location_of(data_row row, model::field_index field) const;
    [[nodiscard]] displayed_value displayed(const value& content, const model::type& type) const;
    /// The innermost clauses that are not met there.
    [[nodiscard]] std::vector<served_clause> unmet_in(const world& changed) const;

    /// From 0.
    [[nodiscard]] std::size_t index_of(const list_place& list, row_number element) const;
    /// Its id, or its place from 1.
    [[nodiscard]] std::string name_of_element(const list_place& list, row_number element) const;

private:
    [[nodiscard]] std::vector<enclosing_element> elements_around(const place& innermost) const;
    [[nodiscard]] const std::string& id_of(data_row row) const { return room_.engine().data().of(row.first).ids[row.second]; }

    repair_room& room_;
    std::vector<clause> clauses_;
};

} // namespace guong::inline v0::explaining
