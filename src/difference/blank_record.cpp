#include "blank_record.hpp"

#include <memory>

namespace guong::inline v0::differing {

namespace {

constexpr int depth_max = 3;
constexpr std::size_t rows_max = 200;

class blank_builder {
public:
    explicit blank_builder(const model::ruleset& rules) : rules_{rules}, builder_{rules} {}

    record build(model::record_index type) && {
        const auto row = add(type, 0);
        return {std::make_shared<const dataset>(builder_.build()), type, row};
    }

private:
    row_number add(model::record_index type, int depth) {
        const auto row = builder_.add_row(type, {}, depth > 0).first;
        ++rows_;
        const auto& fields = rules_.records[type].fields;
        for (model::field_index field = 0; field < fields.size(); ++field) {
            const bool is_reference = fields[field].type.base == model::base_type::record && !fields[field].type.list;
            if (is_reference && depth < depth_max && rows_ < rows_max) builder_.set_reference(type, row, field, add(fields[field].type.index, depth + 1));
        }
        return row;
    }

    const model::ruleset& rules_;
    dataset_builder builder_;
    std::size_t rows_ = 0;
};

} // namespace

record blank_record(const model::ruleset& rules, model::record_index type) { return blank_builder{rules}.build(type); }

} // namespace guong::inline v0::differing
