#pragma once

/// Records from JSON. An adapter: no stage uses it. The format is in `rules/README.md`, "Records".

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <guong/audit.hpp>
#include <guong/diagnostic.hpp>
#include <guong/records.hpp>
#include <guong/rules.hpp>

namespace guong::inline v0 {

struct json_options {
    bool strict = false; ///< an unknown key is an error that spoils the record, not a warning
};

/// One record from a parsed document. Inline objects become rows of their own; a reference by id dangles, since there is nothing to
/// refer to. A number that nlohmann/json holds as a double is taken by its shortest decimal text: give the text itself
/// (`record_from_json_text`) where more digits matter. A record with errors gives no value.
[[nodiscard]] result<record> record_from_json(const rules& rules, std::string_view type, const nlohmann::json& document, json_options options = {});
/// The same from text; numbers keep the digits that were written.
[[nodiscard]] result<record> record_from_json_text(const rules& rules, std::string_view type, std::string_view text, json_options options = {});

/// A dataset document (`{"student": […], …}`). Without a value only if the document as a whole cannot be read.
[[nodiscard]] result<records> dataset_from_json(const rules& rules, std::string_view text, json_options options = {});
/// One record or an array of records, of a given type.
[[nodiscard]] result<records> records_from_json(const rules& rules, std::string_view type, std::string_view text, json_options options = {});
/// One record a line; empty lines are passed over. A line that is no JSON spoils itself alone.
[[nodiscard]] result<records> records_from_ndjson(const rules& rules, std::string_view type, std::string_view text, json_options options = {});

/// Audits as `render_json` writes them: one, or one a line. Nothing is left out: a file that says too little or too much is no audit, and one of another
/// version is refused. Pure.
[[nodiscard]] result<std::vector<audit>> audits_from_json(std::string_view text);

} // namespace guong::inline v0
