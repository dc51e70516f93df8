#include <guong/explanation.hpp>

#include <algorithm>
#include <utility>

#include "atlas.hpp"
#include "sensitivity.hpp"

namespace guong::inline v0 {

namespace explaining {

namespace {

/// That nobody knows it is no secret.
void mask(displayed_value& shown) {
    if (shown.disclosed != disclosure::sensitive || !is_known(shown.content)) return;
    shown.content = {};
    shown.level = {};
    shown.disclosed = disclosure::withheld;
}

/// Nothing is left that was found: an open value is made of open ones alone, so that there is nothing to mask inside those.
void mask(reading& read) {
    if (read.disclosed != disclosure::sensitive) return;
    reading left;
    left.subject = std::move(read.subject);
    left.at = std::move(read.at);
    left.type = read.type;
    left.known = read.known;
    left.list = read.list;
    left.named = read.named;
    left.filtered = read.filtered;
    left.calculated = read.calculated;
    left.nameless = read.nameless;
    left.why = read.why == unknown_reason::none ? read.why : unknown_reason::missing_fact;
    left.disclosed = disclosure::withheld;
    read = std::move(left);
}

/// Which elements decided says what stands in the list, or what was counted.
bool is_withheld_list(const explanation_node& node) {
    return !node.readings.empty() && node.readings.front().list && node.readings.front().disclosed == disclosure::withheld;
}

void mask(explanation_node& node) {
    for (auto& each : node.readings) mask(each);
    for (auto& each : node.needed) mask(each);
    if (is_withheld_list(node)) node.children.clear();
    if (node.sensitive_record) node.record_id.clear();
    for (auto& each : node.applicability) mask(each);
    for (auto& each : node.children) mask(each);
}

void mask(value_reading& reported) {
    if (reported.found.disclosed == disclosure::sensitive) reported.in_words = {};
    mask(reported.found);
}

void mask(std::vector<said_fact>& facts) {
    for (auto& each : facts) {
        mask(each.content);
        for (auto& element : each.elements) mask(element);
    }
}

/// An id may tell what is withheld; the place of an element does not.
void withhold_names(fact_location& told) {
    for (auto& each : told.inside) each.element = place_in_list(each.at);
}

void mask(change& told) {
    if (told.to) mask(*told.to);
    if (told.disclosed == disclosure::sensitive) {
        if (told.from) told.from->disclosed = disclosure::sensitive;
        const bool is_removed = told.what == change::kind::remove;
        if (is_removed)
            for (auto& each : told.facts) each.content.disclosed = disclosure::sensitive;
        if (is_removed) told.element = place_in_list(told.at);
        withhold_names(told);
        told.disclosed = disclosure::withheld;
    }
    if (told.from) mask(*told.from);
    mask(told.facts);
}

/// A bound that hangs on a sensitive fact is as sensitive.
void mask(margin& told) {
    for (auto* bound : {&told.at_least, &told.at_most})
        if (*bound && (*bound)->disclosed == disclosure::sensitive) told.disclosed = disclosure::sensitive;
    if (told.disclosed != disclosure::sensitive) return;
    margin left{fact_location{std::move(told)}};
    withhold_names(left);
    left.disclosed = disclosure::withheld;
    left.serves = std::move(told.serves);
    told = std::move(left);
}

} // namespace

} // namespace explaining

explanation masked(explanation why) {
    explaining::mask(why.because);
    for (auto& each : why.values) explaining::mask(each);
    if (why.changes) why.changes = masked(*std::move(why.changes));
    if (why.margins) why.margins = masked(*std::move(why.margins));
    return why;
}

repairs masked(repairs found) {
    for (auto& set : found.sets)
        for (auto& each : set.changes) explaining::mask(each);
    return found;
}

margins masked(margins found) {
    for (auto& each : found.facts) explaining::mask(each);
    const auto is_open = [](const margin& each) { return each.disclosed == disclosure::open; };
    const auto withheld = std::stable_partition(found.facts.begin(), found.facts.end(), is_open);
    std::sort(withheld, found.facts.end(), [](const margin& left, const margin& right) { return left.at < right.at; });
    return found;
}

std::vector<bool> sensitive_definitions(const model::ruleset& rules) {
    const explaining::sensitivity secrets{rules};
    std::vector<bool> sensitive(rules.definitions.size());
    for (model::definition_index index = 0; index < sensitive.size(); ++index) sensitive[index] = secrets.of_definition(index);
    return sensitive;
}

} // namespace guong::inline v0
