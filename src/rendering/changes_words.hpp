#pragma once

// What would make a record eligible, in words.

#include <string>
#include <vector>

#include <guong/explanation.hpp>

#include "../text/json_text.hpp"

namespace guong::inline v0::phrasing {

/// What would make a record eligible, for people.
struct told_changes {
    std::string heading;
    std::vector<std::string> points; ///< the sets in turn; where there is none, what stands in the way
    std::string remark;              ///< what else is to be said; may be empty
};

/// A fact and where it stands: `“Result” of entry 2 of “Prizes” in the record Unit k1`.
[[nodiscard]] std::string words_of(const fact_location& told, language which);
/// A value for scripts: levels by their labels.
void write_plain(json_writer& json, const displayed_value& shown, language which);

[[nodiscard]] told_changes words_of(const repairs& found, language which);
/// `[{"at","label","why"},…]`, where no set was found.
[[nodiscard]] std::string obstacles_json(const repairs& found, language which);

} // namespace guong::inline v0::phrasing
