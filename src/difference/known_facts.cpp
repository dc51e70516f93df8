#include "known_facts.hpp"

#include <set>
#include <utility>

#include "../explanation/atlas.hpp"

namespace guong::inline v0::differing {

namespace {

constexpr int places_deep_max = 4;

class fact_finder {
public:
    fact_finder(const model::ruleset& rules, const record& whole) : rules_{rules}, whole_{whole}, atlas_{rules, *whole.data, whole.type, whole.row} {}

    std::vector<known_fact> find(bool with_lists) && {
        add_row(atlas_.root(), 0);
        if (with_lists) found_.insert(found_.end(), lists_.begin(), lists_.end());
        return std::move(found_);
    }

private:
    void add_row(const explaining::place& at, int depth) {
        if (depth > places_deep_max || !seen_.emplace(at.record, at.row).second) return;
        const auto& fields = rules_.records[at.record].fields;
        for (model::field_index field = 0; field < fields.size(); ++field) {
            const auto type = fields[field].type;
            if (type.list)
                add_elements(at, field, depth);
            else if (type.base != model::base_type::record)
                add_fact(at, field);
            else if (const auto there = atlas_.referenced(at, field)) {
                lists_.push_back(known_at(at, field));
                add_row(*there, depth + 1);
            }
        }
    }

    void add_elements(const explaining::place& at, model::field_index field, int depth) {
        const auto elements = whole_.data->elements(at.record, at.row, field);
        if (!elements) return;
        lists_.push_back(known_at(at, field));
        const auto type = rules_.records[at.record].fields[field].type.index;
        for (std::size_t index = 0; index < elements->size(); ++index) add_row(atlas_.element(at, field, index, type, (*elements)[index]), depth + 1);
    }

    void add_fact(const explaining::place& at, model::field_index field) {
        if (is_known(whole_.data->fact(at.record, at.row, field))) found_.push_back(known_at(at, field));
    }

    [[nodiscard]] known_fact known_at(const explaining::place& at, model::field_index field) const {
        return {atlas_.pointer(at, field), at.record, at.row, field};
    }

    const model::ruleset& rules_;
    const record& whole_;
    explaining::atlas atlas_;
    std::set<std::pair<model::record_index, row_number>> seen_;
    std::vector<known_fact> found_;
    std::vector<known_fact> lists_; ///< and references
};

} // namespace

std::vector<known_fact> known_facts(const model::ruleset& rules, const record& whole) { return fact_finder{rules, whole}.find(false); }
std::vector<known_fact> parts_known(const model::ruleset& rules, const record& whole) { return fact_finder{rules, whole}.find(true); }

} // namespace guong::inline v0::differing
