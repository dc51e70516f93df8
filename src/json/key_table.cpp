#include "key_table.hpp"

#include <guong/text.hpp>

namespace guong::inline v0::json_reading {

namespace {

constexpr std::size_t guesses_max = 256;

} // namespace

key_table::key_table(const model::record_type& type) : slot_count_{type.fields.size() + 1} {
    const auto add = [&](std::string key, std::size_t meaning) {
        if (!key.empty() && slots_.emplace(key, static_cast<slot>(meaning)).second) keys_.push_back(std::move(key));
    };
    // Which records refer to this one, those records say; what stands beside a fact has no key in the record.
    const auto is_given = [&](std::size_t field) { return !type.fields[field].referring && !type.fields[field].beside; };
    for (std::size_t field = 0; field < type.fields.size(); ++field)
        if (is_given(field)) add(compose(type.fields[field].name), field);
    for (std::size_t field = 0; field < type.fields.size(); ++field)
        if (is_given(field)) add(compose(type.fields[field].key), field);
    add("id", type.fields.size());
    id_slot_ = slots_.find("id")->second;
}

std::optional<key_table::slot> key_table::find(std::string_view key, std::size_t ordinal) {
    if (ordinal < guesses_.size() && !key.empty() && guesses_[ordinal].key == key) return guesses_[ordinal].meaning;
    const auto meaning = look_up(key);
    if (meaning && ordinal < guesses_max) {
        if (guesses_.size() <= ordinal) guesses_.resize(ordinal + 1);
        guesses_[ordinal] = {std::string{key}, *meaning};
    }
    return meaning;
}

std::optional<key_table::slot> key_table::look_up(std::string_view key) const {
    auto found = slots_.find(key);
    if (found == slots_.end()) found = slots_.find(compose(key));
    if (found == slots_.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string> key_table::known_keys() const { return keys_; }

} // namespace guong::inline v0::json_reading
