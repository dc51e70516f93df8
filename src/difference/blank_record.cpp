#include "blank_record.hpp"

#include <memory>
#include <optional>

namespace guong::inline v0::differing {

namespace {

constexpr int depth_max = 3;
constexpr std::size_t rows_max = 200;
constexpr std::int32_t days_of_depth = 40;

class record_builder {
public:
    /// Without a day nothing is known.
    record_builder(const model::ruleset& rules, std::optional<date> day) : rules_{rules}, builder_{rules}, day_{day} {}

    record build(model::record_index type) && {
        const auto row = add(type, 0);
        return {std::make_shared<const dataset>(builder_.build()), type, row};
    }

private:
    [[nodiscard]] bool has_room(int depth) const noexcept { return depth < depth_max && rows_ < rows_max; }

    row_number add(model::record_index type, int depth) {
        const auto row = builder_.add_row(type, {}, depth > 0).first;
        ++rows_;
        const auto& fields = rules_.records[type].fields;
        for (model::field_index field = 0; field < fields.size(); ++field) {
            const auto inner = fields[field].type.index;
            const bool is_reference = fields[field].type.base == model::base_type::record && !fields[field].type.list;
            if (is_reference && has_room(depth)) builder_.set_reference(type, row, field, add(inner, depth + 1));
            if (!day_ || is_reference) continue;
            if (!fields[field].type.list)
                fill(type, row, field, depth);
            else if (!fields[field].referring && has_room(depth))
                add_element(type, row, field, depth);
        }
        return row;
    }

    void add_element(model::record_index type, row_number row, model::field_index field, int depth) {
        const row_number element = add(rules_.records[type].fields[field].type.index, depth + 1);
        builder_.set_list(type, row, field, {&element, 1});
    }

    void fill(model::record_index type, row_number row, model::field_index field, int depth) {
        const auto& declared = rules_.records[type].fields[field];
        const auto content = plain_value(declared.type.base, field, depth);
        // What stands beside a fact is said where somebody knows it.
        if (is_known(content) && !declared.beside) static_cast<void>(builder_.set(type, row, field, content));
    }

    [[nodiscard]] value plain_value(model::base_type base, model::field_index field, int depth) const {
        constexpr std::int64_t some = 10;
        const auto before = static_cast<std::int32_t>(rules_.records.size()) + days_of_depth * (depth + 1) - static_cast<std::int32_t>(field);
        switch (base) {
        case model::base_type::boolean:
        case model::base_type::judgement: return true;
        case model::base_type::scale: return level{0};
        case model::base_type::integer:
        case model::base_type::decimal:
        case model::base_type::percent: return decimal{some};
        case model::base_type::date: return date{day_->days - before};
        case model::base_type::school_year: return school_year{static_cast<decltype(school_year::first)>(day_->civil().year - 1)};
        case model::base_type::text:
        case model::base_type::record:
        case model::base_type::duration: break;
        }
        return {};
    }

    const model::ruleset& rules_;
    dataset_builder builder_;
    std::optional<date> day_;
    std::size_t rows_ = 0;
};

} // namespace

record blank_record(const model::ruleset& rules, model::record_index type) { return record_builder{rules, std::nullopt}.build(type); }

record plain_record(const model::ruleset& rules, model::record_index type, date day) { return record_builder{rules, day}.build(type); }

} // namespace guong::inline v0::differing
