#include <guong/impact.hpp>

#include <map>
#include <utility>

#include "../testing/test_words.hpp"
#include "impact_words.hpp"

namespace guong::inline v0 {

namespace impacts {

namespace {

using phrasing::filled;
using testing::words_of;

std::string_view pattern_of(witness::kind what, const impact_phrases& words) noexcept {
    switch (what) {
    case witness::kind::found: return words.witness_found;
    case witness::kind::none: return words.witness_none;
    case witness::kind::none_where_known: return words.witness_none_where_known;
    case witness::kind::unclear: return words.witness_unclear;
    case witness::kind::not_compared: return words.witness_not_compared;
    }
    return {};
}

std::string_view pattern_of(const rule_change& told, const impact_phrases& words) {
    if (told.what == rule_change::kind::added) return words.added;
    if (told.what == rule_change::kind::removed) return words.removed;
    return told.about == rule_change::matter::words ? words.words_changed : words.changed;
}

std::string named(const moved_item& told) { return told.path + (told.cite.empty() ? "" : " (" + told.cite + ')'); }

/// How many move from where to where, and how many because of each clause.
std::string counts_of(const impact& told, language which) {
    const auto& words = impact_phrases_in(which);
    std::map<std::pair<std::string, std::pair<verdict, verdict>>, std::size_t> ways;
    std::map<std::string, std::size_t> clauses;
    for (const auto& each : told.verdicts) {
        ++ways[{each.criterion, {each.before, each.after}}];
        for (const auto& item : each.because) ++clauses[named(item)];
    }
    std::string text;
    for (const auto& [way, count] : ways) {
        const auto& [criterion, verdicts] = way;
        text += filled(words.from_to, {criterion, words_of(verdicts.first, which), words_of(verdicts.second, which), std::to_string(count)}) + '\n';
    }
    text += std::string{words.because_of} + ":\n";
    for (const auto& [clause, count] : clauses) text += filled(words.clause, {clause, std::to_string(count)}) + '\n';
    return text;
}

std::string status_words(std::optional<status> found, language which) {
    return found ? words_of(*found, which) : std::string{impact_phrases_in(which).absent};
}

std::string verdict_words(const moved_verdict& told, language which) {
    const auto& words = impact_phrases_in(which);
    const auto before = words_of(told.before, which), after = words_of(told.after, which);
    auto text = filled(words.record_moved, {told.record, told.id, told.criterion, before, after}) + '\n';
    for (const auto& each : told.because)
        text += filled(words.item_moved, {named(each), status_words(each.before, which), status_words(each.after, which)}) + '\n';
    return text;
}

} // namespace

} // namespace impacts

std::string render(const std::vector<rule_change>& changes, const text_options& options) {
    const auto& words = impacts::impact_phrases_in(options.language);
    if (changes.empty()) return std::string{words.nothing} + '\n';
    std::string text;
    for (const auto& each : changes) {
        const auto& place = each.after_where ? *each.after_where : *each.before_where;
        const auto part = words.parts[static_cast<std::size_t>(each.part)];
        text += phrasing::filled(impacts::pattern_of(each, words), {part, each.path, testing::place_words(place.file, place.where)}) + '\n';
        if (!each.before.empty()) text += phrasing::filled(words.before, {each.before}) + '\n';
        if (!each.after.empty()) text += phrasing::filled(words.after, {each.after}) + '\n';
        for (const auto& row : each.rows_before) text += phrasing::filled(words.before, {row}) + '\n';
        for (const auto& row : each.rows_after) text += phrasing::filled(words.after, {row}) + '\n';
    }
    return text;
}

std::string render(const impact& told, const text_options& options) {
    const auto& words = impacts::impact_phrases_in(options.language);
    auto text = phrasing::filled(words.compared, {std::to_string(told.compared)}) + '\n';
    if (told.verdicts.empty())
        text += std::string{words.nobody} + '\n';
    else
        text += phrasing::filled(words.moved, {std::to_string(told.verdicts.size())}) + '\n' + impacts::counts_of(told, options.language) + '\n';
    for (const auto& each : told.verdicts) text += impacts::verdict_words(each, options.language);
    for (const auto& each : told.values)
        text += phrasing::filled(words.value_moved, {each.record, each.id, each.name, each.before, each.after}) + '\n';
    if (told.without_id > 0) text += phrasing::filled(words.without_id, {std::to_string(told.without_id)}) + '\n';
    std::string names;
    for (const auto& each : told.not_compared) names += (names.empty() ? "" : ", ") + each;
    if (!names.empty()) text += phrasing::filled(words.not_compared, {names}) + '\n';
    return text;
}

std::string render(const std::vector<witness>& told, const text_options& options) {
    const auto& words = impacts::impact_phrases_in(options.language);
    std::string text;
    for (const auto& each : told) {
        const auto before = testing::words_of(each.before, options.language), after = testing::words_of(each.after, options.language);
        text += phrasing::filled(impacts::pattern_of(each.what, words), {each.criterion, before, after}) + '\n';
        if (!each.test.empty()) text += '\n' + each.test + '\n';
    }
    return text;
}

} // namespace guong::inline v0
