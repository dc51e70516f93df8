#include "trial_ground.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "../evaluation/bound_program.hpp"

namespace guong::inline v0::explaining {

namespace {

/// By record type: the fields that a program reads or goes along.
using field_sets = std::vector<std::set<model::field_index>>;

class used_fields {
public:
    explicit used_fields(const program& code) : rules_{code.model()}, fields_(rules_.records.size()) {
        for (const auto& access : code.accesses()) {
            add_path(access.row);
            add(access.row.end, access.field);
        }
        for (const auto& operand : code.operands())
            if (operand.what == operand_code::kind::call) add_path(operand.subject);
    }
    field_sets take() { return std::move(fields_); }

private:
    void add(model::record_index record, model::field_index field) {
        const auto& fields = rules_.records[record].fields;
        if (field >= fields.size()) return; // a call reads no field
        fields_[record].insert(field);
        if (fields[field].referring) fields_[fields[field].type.index].insert(*fields[field].referring);
    }
    void add_path(const model::row_path& path) {
        auto record = path.start;
        for (const auto hop : path.hops) {
            add(record, hop);
            record = rules_.records[record].fields[hop].type.index;
        }
    }

    const model::ruleset& rules_;
    field_sets fields_;
};

/// Finds the rows and copies them.
class row_copier {
public:
    row_copier(const evaluator& engine, const trial_ground::differences& edits)
        : rules_{engine.program().model()}, data_{engine.data()}, edits_{edits}, fields_{used_fields{engine.program()}.take()}, builder_{rules_} {}

    [[nodiscard]] bool reach(data_row root, std::size_t rows_max) {
        std::deque<data_row> waiting{root};
        rows_.emplace(root, 0);
        while (!waiting.empty()) {
            const auto [record, row] = waiting.front();
            waiting.pop_front();
            for_each_row_behind(record, row, [&](data_row next) {
                if (rows_.emplace(next, 0).second) waiting.push_back(next);
            });
            if (rows_.size() > rows_max) return false;
        }
        return true;
    }

    dataset copy() {
        for (auto& [row, made] : rows_) made = builder_.add_row(row.first, {}, true).first;
        for (const auto& [row, made] : rows_)
            for (const auto field : fields_[row.first]) copy_fact(row, made, field);
        add_measures();
        return builder_.build();
    }

    std::map<data_row, row_number> take_rows() { return std::move(rows_); }

private:
    [[nodiscard]] const model::field& field_at(model::record_index record, model::field_index field) const { return rules_.records[record].fields[field]; }

    template <class Visit>
    void for_each_row_behind(model::record_index record, row_number row, Visit visit) const {
        for (const auto field : fields_[record]) {
            const auto& type = field_at(record, field).type;
            if (type.list) {
                if (const auto elements = elements_of({record, row}, field))
                    for (const auto element : *elements) visit(data_row{type.index, element});
            } else if (is_fresh({record, row})) {
                continue;
            } else if (type.base == model::base_type::record) {
                if (const auto target = data_.reference(record, row, field)) visit(data_row{type.index, *target});
            }
        }
    }

    /// As the edits have it.
    [[nodiscard]] std::optional<std::vector<row_number>> elements_of(data_row row, model::field_index field) const {
        const auto known = is_fresh(row) ? std::nullopt : data_.elements(row.first, row.second, field);
        const auto edited = edits_.lists.find({row, field});
        if (!known && edited == edits_.lists.end()) return std::nullopt;
        std::vector<row_number> elements;
        if (known) elements.assign(known->begin(), known->end());
        if (edited == edits_.lists.end()) return elements;
        const auto& without = edited->second.without;
        const auto& fresh = edited->second.fresh;
        std::erase_if(elements, [&](row_number each) { return std::binary_search(without.begin(), without.end(), each); });
        elements.insert(elements.end(), fresh.begin(), fresh.end());
        return elements;
    }

    void copy_fact(data_row from, row_number to, model::field_index field) {
        const auto& declared = field_at(from.first, field);
        if (declared.type.list) {
            const auto elements = elements_of(from, field);
            if (!elements) return;
            if (declared.referring) { // the builder lists those that refer to it
                for (const auto element : *elements)
                    if (is_fresh({declared.type.index, element}))
                        builder_.set_reference(declared.type.index, rows_.at({declared.type.index, element}), *declared.referring, to);
                return;
            }
            std::vector<row_number> copies;
            for (const auto element : *elements) copies.push_back(rows_.at({declared.type.index, element}));
            builder_.set_list(from.first, to, field, copies);
        } else if (is_fresh(from)) {
            return;
        } else if (declared.type.base == model::base_type::record) {
            const auto target = data_.reference(from.first, from.second, field);
            if (target) builder_.set_reference(from.first, to, field, rows_.at({declared.type.index, *target}));
        } else if (const auto content = data_.fact(from.first, from.second, field); is_known(content)) {
            static_cast<void>(builder_.set(from.first, to, field, content)); // it fitted among more numbers than these
        }
    }

    /// A row of each type that nothing leads to: its numbers have so many places that others can be tried, as far as there is room, and its
    /// texts are all those that can be. And one of which nothing is known: what is known of every row, evaluation does not ask again.
    void add_measures() {
        std::vector<row_number> measures, blanks;
        for (model::record_index record = 0; record < rules_.records.size(); ++record) {
            measures.push_back(builder_.add_row(record, {}, true).first);
            blanks.push_back(builder_.add_row(record, {}, true).first);
        }
        for (model::record_index record = 0; record < rules_.records.size(); ++record) {
            const auto measure = measures[record];
            // Lists of the records that refer to others are known only as long as each record says to which.
            for (const auto& declared : rules_.records[record].fields) {
                if (!declared.referring || !is_listed(record, declared)) continue;
                for (const auto& rows : {measures, blanks}) builder_.set_reference(declared.type.index, rows[declared.type.index], *declared.referring, measure);
            }
            for (const auto field : fields_[record]) {
                const auto& type = field_at(record, field).type;
                if (!type.list && type.base == model::base_type::text) // stored once: what stands in one row can be set in every other
                    for (const auto& text : edits_.texts) builder_.set_text(record, measure, field, text);
                if (type.list || (type.base != model::base_type::decimal && type.base != model::base_type::percent)) continue;
                for (const int places : {9, 6, 3})
                    if (builder_.set(record, measure, field, decimal::of(1, places))) break;
            }
        }
    }

    /// Such lists are known for all records or for none.
    [[nodiscard]] bool is_listed(model::record_index record, const model::field& declared) const {
        const auto field = static_cast<model::field_index>(&declared - rules_.records[record].fields.data());
        const auto& refused = data_.of(record).spoiled;
        const auto kept = std::find(refused.begin(), refused.end(), false);
        return kept == refused.end() || data_.elements(record, static_cast<row_number>(kept - refused.begin()), field).has_value();
    }

    const model::ruleset& rules_;
    const dataset& data_;
    const trial_ground::differences& edits_;
    field_sets fields_;
    dataset_builder builder_;
    std::map<data_row, row_number> rows_;
};

} // namespace

std::optional<trial_ground> trial_ground::around(const evaluator& engine, data_row root, std::size_t rows_max, const differences& edits) {
    row_copier copier{engine, edits};
    if (!copier.reach(root, rows_max)) return std::nullopt;
    trial_ground made;
    made.data_ = std::make_shared<dataset>(copier.copy());
    made.rows_ = copier.take_rows();
    made.originals_.resize(engine.program().model().records.size());
    for (const auto& [row, copy] : made.rows_) {
        auto& originals = made.originals_[row.first];
        originals.resize(std::max<std::size_t>(originals.size(), copy + std::size_t{1}));
        originals[copy] = row.second;
    }
    made.engine_ = std::make_unique<const evaluator>(engine.program(), made.data_, engine.options());
    return made;
}

void trial_ground::set_reference_date(std::optional<date> day) {
    engine_ = std::make_unique<const evaluator>(engine_->program(), data_, evaluation_options{day});
}

bool trial_ground::set(const data_fact& fact, const value& content) {
    if (!fact.is_reference_date) return set(fact.row, fact.field, content);
    const auto* day = std::get_if<date>(&content);
    set_reference_date(day ? std::optional{*day} : std::nullopt);
    return true;
}

bool trial_ground::set(data_row row, model::field_index field, const value& content) {
    const auto copy = rows_.find(row);
    return copy == rows_.end() || data_->replace(row.first, copy->second, field, content);
}

std::vector<row_number> trial_ground::copies_of(const std::vector<data_row>& scopes) const {
    std::vector<row_number> copies;
    for (const auto& row : scopes) copies.push_back(rows_.at(row));
    return copies;
}

truth trial_ground::outcome(std::uint32_t unit, std::uint32_t slot, const std::vector<data_row>& scopes) const {
    call_memory memory;
    const auto& instruction = engine_->bound().units[unit].code[slot];
    return with_frames(copies_of(scopes), &memory, [&](const guong::frame& innermost) {
        return instruction.what == operation::text_test ? test_text(engine_->bound(), instruction, innermost)
                                                        : compare_sides(engine_->bound(), instruction, innermost);
    });
}

operand_value trial_ground::value_of(std::uint32_t operand, const std::vector<data_row>& scopes) const {
    return engine_->value_of(operand, copies_of(scopes));
}

} // namespace guong::inline v0::explaining
