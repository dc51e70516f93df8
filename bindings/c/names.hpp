#pragma once

/// Names that the caller gives.

#include <string_view>

#include <guong/rules.hpp>

namespace c_binding {

/// Fails with GUONG_NOT_FOUND where there is none of that name, and says which is near.
[[nodiscard]] guong::criterion require_criterion(const guong::rules& rules, std::string_view name);
/// The same of a record type.
guong::model::record_index require_record_type(const guong::rules& rules, std::string_view name);

} // namespace c_binding
