#include "candidate_book.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <guong/testing.hpp>

namespace guong::inline v0::proposing {

namespace {

/// What a test would say of it: two that say the same are one.
std::string words_of(const candidate& one, const rules& tested) {
    const auto asked = one.criterion ? "c" + std::to_string(*one.criterion) : "v" + std::to_string(one.value.value_or(0));
    return written_test(tested, one.data, {asked, {}, one.options, language::en});
}

} // namespace

tested_record candidate::asked() const {
    tested_record made{{}, data.data, data.type, data.row, options};
    if (criterion) made.asked = {*criterion};
    if (value) made.asked_values = {*value};
    return made;
}

std::optional<candidate> with_fact(const candidate& whole, const differing::known_fact& fact, const value& content) {
    auto changed = std::make_shared<dataset>(*whole.data.data);
    if (!changed->replace(fact.type, fact.row, fact.field, content)) return std::nullopt;
    auto made = whole;
    made.data.data = std::move(changed);
    return made;
}

bool tells_apart(const candidate& one, const covering::asked_outcomes& told, const rules& changed) {
    return !covering::are_equal(told, covering::outcomes_of(one.asked(), changed.program()));
}

candidate_book::candidate_book(const rules& tested)
    : tested_{tested}, points_{tested.program()}, program_{tested.program(), points_.places_in(tested.model())} {}

void candidate_book::add(candidate made) {
    if (!known_.insert(words_of(made, tested_)).second) return;
    seen_.push_back(observe(made));
    told_.push_back(outcomes_of(made));
    found_.push_back(std::move(made));
}

const std::vector<part_of_candidate>& candidate_book::parts_of(std::size_t which) {
    const auto [known, is_new] = parts_.try_emplace(which);
    if (!is_new) return known->second;
    for (auto& part : differing::parts_known(tested_.model(), found_[which].data))
        if (const auto without = with_fact(found_[which], part, value{})) known->second.push_back({std::move(part), outcomes_of(*without)});
    return known->second;
}

covering::observation candidate_book::observe(const candidate& one) const { return covering::observe(one.asked(), program_, points_); }

covering::asked_outcomes candidate_book::outcomes_of(const candidate& one) const { return covering::outcomes_of(one.asked(), tested_.program()); }

bool candidate_book::is_told_apart(const rules& changed) const {
    for (std::size_t each = 0; each < found_.size(); ++each)
        if (tells_apart(found_[each], told_[each], changed)) return true;
    return false;
}

} // namespace guong::inline v0::proposing
