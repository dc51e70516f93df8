#pragma once

/// Records of a document, altered at random: near to what people write, and near to eligible.

#include <string>

#include <nlohmann/json.hpp>

#include <guong/model.hpp>

#include "dice.hpp"

namespace guong::reference {

struct altered_record {
    nlohmann::ordered_json all; ///< the document, in which one record is otherwise
    std::string type;
    std::string id;
};

/// Draws a record of the type and alters a few of its facts, or of those inside it: a value becomes another of its type, a fact unknown, an element of
/// a list goes or is there twice.
[[nodiscard]] altered_record alter_record(dice& choices, const model::ruleset& rules, const nlohmann::ordered_json& all, model::record_index type);

} // namespace guong::reference
