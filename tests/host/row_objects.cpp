#include "row_objects.hpp"

namespace guong::tests {

namespace {

const row_object& object_of(const void* some) { return *static_cast<const row_object*>(some); }

const column& column_of(const row_object& object, model::field_index field) { return object.data->of(object.record).columns[field]; }

bool is_known(const row_object& object, model::field_index field) {
    return column_of(object, field).known[object.row / 64] >> object.row % 64 & 1;
}

template <class Cell>
Cell cell(const row_object& object, model::field_index field) {
    return std::get<cell_array<Cell>>(column_of(object, field).cells)[object.row];
}

void read_plain(const row_object& object, model::field_index field, model::base_type base, host::fact_writer& out) {
    switch (base) {
    case model::base_type::boolean:
    case model::base_type::judgement: return out.yes_no(cell<std::uint8_t>(object, field) != 0);
    case model::base_type::scale: return out.choice(cell<std::uint8_t>(object, field));
    case model::base_type::integer: return out.whole(cell<std::int64_t>(object, field));
    case model::base_type::decimal:
    case model::base_type::percent: return out.number(decimal::of(cell<std::int64_t>(object, field), column_of(object, field).scale));
    case model::base_type::date: return out.day(date{cell<std::int32_t>(object, field)});
    case model::base_type::school_year: return out.years({cell<std::int32_t>(object, field)});
    case model::base_type::text: return out.text(object.data->texts()[cell<std::uint32_t>(object, field)]);
    default: return;
    }
}

host::fact_kind kind_of(model::type type) {
    if (type.list) return host::fact_kind::list;
    switch (type.base) {
    case model::base_type::boolean:
    case model::base_type::judgement: return host::fact_kind::yes_no;
    case model::base_type::integer: return host::fact_kind::whole;
    case model::base_type::text: return host::fact_kind::text;
    case model::base_type::date: return host::fact_kind::day;
    case model::base_type::school_year: return host::fact_kind::years;
    case model::base_type::scale: return host::fact_kind::choice;
    case model::base_type::record: return host::fact_kind::reference;
    default: return host::fact_kind::number;
    }
}

void read_list(const row_object& object, model::record_index record, model::field_index field, model::record_index elements, host::fact_writer& out) {
    const auto rows = *object.data->elements(record, object.row, field);
    out.begin_list(rows.size());
    for (const auto row : rows) {
        const row_object element{object.data, elements, row};
        out.element(&element);
    }
    out.end_list();
}

host::field_plan plan_of_field(const model::ruleset& rules, model::record_index record, model::field_index index, int depth) {
    const auto& field = rules.records[record].fields[index];
    host::field_plan made;
    made.name = field.name;
    made.kind = kind_of(field.type);
    const auto type = field.type;
    if (type.base == model::base_type::scale && !type.list)
        for (std::size_t rank = 0; rank < rules.scales[type.index].levels.size(); ++rank)
            made.levels.emplace_back(static_cast<std::int64_t>(rank), rules.scales[type.index].levels[rank].name);
    if (type.list || type.base == model::base_type::record) {
        auto inside = plan_of(rules, type.index, depth - 1);
        if (rules.records[type.index].plain_element) inside.record.clear();
        made.inside = std::make_shared<const host::record_plan>(std::move(inside));
    }
    made.read = [record, index, type](const void* some, host::fact_writer& out) {
        const auto& object = object_of(some);
        if (!is_known(object, index)) return;
        if (type.list) return read_list(object, record, index, type.index, out);
        if (type.base != model::base_type::record) return read_plain(object, index, type.base, out);
        const row_object target{object.data, type.index, cell<std::uint32_t>(object, index)};
        out.reference(&target);
    };
    return made;
}

} // namespace

host::record_plan plan_of(const model::ruleset& rules, model::record_index record, int depth) {
    host::record_plan made;
    made.record = rules.records[record].name;
    const auto& fields = rules.records[record].fields;
    for (model::field_index index = 0; index < fields.size(); ++index) {
        const auto& field = fields[index];
        const bool leads_on = field.type.list || field.type.base == model::base_type::record;
        if (field.referring || field.beside || (leads_on && depth == 0)) continue;
        made.fields.push_back(plan_of_field(rules, record, index, depth));
    }
    return made;
}

} // namespace guong::tests
