#pragma once

/// Fields that the host calls sensitive, beside those that rule files declare so.

#include <string>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/model.hpp>

namespace guong::inline v0::importing {

/// Marks the fields that `names` name, each `FIELD` or `RECORD.FIELD`, with what is recorded beside them. A name that is none is reported.
void declare_sensitive(model::ruleset& rules, const std::vector<std::string>& names, report& findings);

} // namespace guong::inline v0::importing
