#include "nested_record.hpp"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace guong::inline v0::differing {

namespace {

class record_nesting {
public:
    record_nesting(const model::ruleset& rules, const record& inner) : rules_{rules}, builder_{rules}, inner_{inner} {}

    record nest(const record& outer) && {
        const auto row = copy(outer, false);
        return {std::make_shared<const dataset>(builder_.build()), outer.type, row};
    }

private:
    [[nodiscard]] bool is_inside_inner(const record& whole) const { return whole.data == inner_.data; }

    row_number copy(const record& from, bool inside_another) {
        const auto known = copies_.find({from.data.get(), from.type, from.row});
        if (known != copies_.end()) return known->second;
        const auto row = builder_.add_row(from.type, {}, inside_another).first;
        copies_.emplace(std::tuple{from.data.get(), from.type, from.row}, row);
        const auto& fields = rules_.records[from.type].fields;
        for (model::field_index field = 0; field < fields.size(); ++field) copy_field(from, row, field, fields[field]);
        return row;
    }

    void copy_field(const record& from, row_number row, model::field_index field, const model::field& declared) {
        if (const auto* note = from.data->annotation_of(from.type, from.row, field)) builder_.annotate(from.type, row, field, *note);
        if (declared.type.list) {
            const auto elements = from.data->elements(from.type, from.row, field);
            if (!elements || declared.referring) return;
            std::vector<row_number> copied;
            for (const auto element : *elements) copied.push_back(copy_led_to({from.data, declared.type.index, element}));
            builder_.set_list(from.type, row, field, copied);
        } else if (declared.type.base == model::base_type::record) {
            const auto target = from.data->reference(from.type, from.row, field);
            if (target) builder_.set_reference(from.type, row, field, copy_led_to({from.data, declared.type.index, *target}));
        } else if (const auto content = from.data->fact(from.type, from.row, field); is_known(content)) {
            // Both fitted their columns; where they do not fit one, the fact stays unknown and the record is asked as it is.
            static_cast<void>(builder_.set(from.type, row, field, content));
        }
    }

    row_number copy_led_to(const record& target) {
        return copy(target.type == inner_.type && !is_inside_inner(target) ? inner_ : target, true);
    }

    const model::ruleset& rules_;
    dataset_builder builder_;
    const record& inner_;
    std::map<std::tuple<const dataset*, model::record_index, row_number>, row_number> copies_;
};

} // namespace

record with_inside(const model::ruleset& rules, const record& outer, const record& inner) { return record_nesting{rules, inner}.nest(outer); }

} // namespace guong::inline v0::differing
