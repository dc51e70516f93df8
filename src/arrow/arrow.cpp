#include <guong/arrow.hpp>

#include "../model/asked_names.hpp"
#include "array_reader.hpp"

namespace guong::inline v0 {

result<records> dataset_from_arrow(const rules& rules, std::span<const arrow_table> tables, arrow_options options) {
    arrow::array_reader reader{rules.model(), options};
    for (const auto& each : tables) {
        const auto type = record_type_of(rules.model(), each.type);
        if (!type) return type.report();
        reader.read_table(*type, each.rows.held());
    }
    if (reader.has_failed()) return reader.take_report();
    auto read = reader.finish();
    return {std::move(read), reader.take_report()};
}

result<records> records_from_arrow(const rules& rules, std::string_view type, arrow_batches rows, arrow_options options) {
    const arrow_table alone[] = {{std::string{type}, std::move(rows)}};
    return dataset_from_arrow(rules, alone, options);
}

} // namespace guong::inline v0
