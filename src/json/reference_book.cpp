#include "reference_book.hpp"

namespace guong::inline v0::json_reading {

reference_book::id_number reference_book::number_of(model::record_index type, std::string_view id) {
    auto& numbers = numbers_[type];
    if (const auto known = numbers.find(id); known != numbers.end()) return known->second;
    const auto number = static_cast<id_number>(ids_.size());
    const auto added = numbers.emplace(std::string{id}, number).first;
    ids_.push_back({type, &added->first, std::nullopt});
    return number;
}

reference_book::list_number reference_book::add_list(std::uint32_t root, model::record_index record, row_number row,
                                                     model::field_index field) {
    lists_.push_back({root, record, row, field, 0, 0});
    return static_cast<list_number>(lists_.size() - 1);
}

void reference_book::close_list(list_number which, std::span<const row_number> elements) {
    lists_[which].begin = elements_.size();
    lists_[which].size = elements.size();
    elements_.insert(elements_.end(), elements.begin(), elements.end());
}

void reference_book::resolve(const dataset_builder& builder) {
    for (auto& each : ids_) each.row = builder.find(each.type, *each.text);
}

} // namespace guong::inline v0::json_reading
