#pragma once

/// References by id, kept until every record of the file is known: a record may refer to one that comes later.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <guong/dataset.hpp>

#include "../text/text_hash.hpp"

namespace guong::inline v0::json_reading {

class reference_book {
public:
    using id_number = std::uint32_t;
    using list_number = std::uint32_t;
    static constexpr list_number no_list = 0xffff'ffff;

    /// One place in the file that names another record.
    struct reference {
        std::uint32_t root{}; ///< the record at top level in which it stands
        std::uint32_t node{}; ///< its node on that record's tape
        model::record_index record{};
        row_number row{};
        model::field_index field{};
        id_number id{};
        list_number list = no_list; ///< for an element of a list
        std::uint32_t element{};
        bool discreet = false; ///< it stands in a sensitive field
    };
    /// A list of which some elements are references by id.
    struct list {
        std::uint32_t root{};
        model::record_index record{};
        row_number row{};
        model::field_index field{};
        std::size_t begin{};
        std::size_t size{};
    };

    explicit reference_book(std::size_t record_types) : numbers_(record_types) {}

    /// The number of an id (composed) of a record type; the same id has one number.
    [[nodiscard]] id_number number_of(model::record_index type, std::string_view id);
    [[nodiscard]] list_number add_list(std::uint32_t root, model::record_index record, row_number row, model::field_index field);
    void close_list(list_number which, std::span<const row_number> elements);
    void add(const reference& added) { references_.push_back(added); }

    /// Looks every id up.
    void resolve(const dataset_builder& builder);
    [[nodiscard]] const std::vector<reference>& references() const noexcept { return references_; }
    [[nodiscard]] std::optional<row_number> target(id_number id) const noexcept { return ids_[id].row; }
    [[nodiscard]] model::record_index type_of(id_number id) const noexcept { return ids_[id].type; }
    [[nodiscard]] const std::string& text_of(id_number id) const noexcept { return *ids_[id].text; }
    [[nodiscard]] std::size_t id_count() const noexcept { return ids_.size(); }

    /// Puts a row where a list's reference stands.
    void fill(const reference& filled, row_number row) noexcept { elements_[lists_[filled.list].begin + filled.element] = row; }
    [[nodiscard]] const std::vector<list>& lists() const noexcept { return lists_; }
    [[nodiscard]] std::span<const row_number> elements(const list& of) const noexcept {
        return std::span{elements_}.subspan(of.begin, of.size);
    }

private:
    struct named_record {
        model::record_index type{};
        const std::string* text{}; // a key of `numbers_`, which stays where it is
        std::optional<row_number> row;
    };

    std::vector<std::unordered_map<std::string, id_number, text_hash, std::equal_to<>>> numbers_; // by record type
    std::vector<named_record> ids_;
    std::vector<reference> references_;
    std::vector<list> lists_;
    std::vector<row_number> elements_;
};

} // namespace guong::inline v0::json_reading
