#pragma once

/// Files of records.

#include <guong/json.hpp>

#include "options.hpp"

namespace cli {

/// Reads the file of records in the form that its name and `--record` say. Findings are told on standard error. There is a value;
/// errors in the report are about some of the records. Throws `usage_error` where the form cannot be known and `stop` where the file as
/// a whole cannot be read.
[[nodiscard]] guong::result<guong::records> require_records(const guong::rules& rules, const options& chosen, guong::language which);

/// The same file for two versions of the rules; what is wrong with it is told as the later one sees it.
struct records_of_both {
    guong::records before;
    guong::records after;
    bool some_were_bad = false;
};
[[nodiscard]] records_of_both require_records(const guong::rules& before, const guong::rules& after, const options& chosen, guong::language which);

} // namespace cli
