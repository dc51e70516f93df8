#pragma once

/// What stands under a key, as a fact of a type.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/model.hpp>

#include "../text/text_hash.hpp"
#include "tape.hpp"

namespace guong::inline v0::json_reading {

/// What is wrong with something in a record, before it is said of which.
struct complaint {
    diagnostic_code code{};
    std::vector<std::string> arguments;
    std::vector<phrase> help;
};

[[nodiscard]] complaint wrong_type(std::string_view expected, const json_node& found);
/// The same for what should be a date: a text that is no day, or something else.
[[nodiscard]] complaint wrong_date(const json_node& found);
/// That a value is a fault: no UTF-8, beyond every range, nested too deep.
[[nodiscard]] complaint fault_of(const json_node& found);

/// The same about a sensitive fact: what stands there is not quoted, nor named by what is near it.
[[nodiscard]] complaint without_content(complaint why, const json_node& found);

class fact_reader {
public:
    explicit fact_reader(const model::ruleset& rules);

    /// Reads a fact that is no list and no reference into `content`, or says what is wrong with it. `found` is not null.
    [[nodiscard]] std::optional<complaint> read(model::type type, const json_node& found, value& content) const;

private:
    using level_index = std::unordered_map<std::string, level, text_hash, std::equal_to<>>;

    [[nodiscard]] std::optional<complaint> read_number(model::type type, const json_node& found, value& content) const;
    [[nodiscard]] std::optional<complaint> read_level(model::type type, const json_node& found, value& content) const;

    const model::ruleset* rules_;
    std::vector<level_index> levels_; // of each scale, by name and by label
};

} // namespace guong::inline v0::json_reading
