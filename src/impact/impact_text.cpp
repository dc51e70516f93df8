#include <guong/impact.hpp>

#include <map>
#include <utility>

#include "../rendering/value_words.hpp"
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

std::string_view pattern_of_value(witness::kind what, const impact_phrases& words) noexcept {
    switch (what) {
    case witness::kind::found: return words.value_witness_found;
    case witness::kind::none: return words.value_witness_none;
    case witness::kind::not_compared: return words.value_witness_not_compared;
    case witness::kind::none_where_known:
    case witness::kind::unclear: break;
    }
    return words.value_witness_unclear;
}

/// What people call it, with the name in the rules behind.
std::string titled(const model::wording& title, const std::string& name, language which) {
    return title.empty() ? name : filled(impact_phrases_in(which).titled, {title.in(which), name});
}

std::string words_of_test(const std::string& of_test, const std::string& test, language which) {
    std::string text;
    if (!of_test.empty()) text += filled(impact_phrases_in(which).of_test, {of_test}) + '\n';
    if (!test.empty()) text += '\n' + test + '\n';
    return text;
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
        ++ways[{titled(each.title, each.criterion, which), {each.before, each.after}}];
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

std::string record_named(const model::wording& label, const std::string& type, const std::string& id, language which) {
    return phrasing::record_words(label.empty() ? model::wording{type, {}, {}} : label, id, which);
}

std::string verdict_words(const moved_verdict& told, language which) {
    const auto& words = impact_phrases_in(which);
    const auto before = words_of(told.before, which), after = words_of(told.after, which);
    auto text = filled(words.record_moved, {record_named(told.record_label, told.record, told.id, which), titled(told.title, told.criterion, which), before, after}) + '\n';
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
        text += phrasing::filled(words.value_moved, {impacts::record_named(each.record_label, each.record, each.id, options.language),
                                                     impacts::titled(each.label, each.name, options.language), each.words_before.in(options.language),
                                                     each.words_after.in(options.language)}) + '\n';
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
        const auto criterion = impacts::titled(each.title, each.criterion, options.language);
        text += phrasing::filled(impacts::pattern_of(each.what, words), {criterion, before, after}) + '\n';
        text += impacts::words_of_test(each.of_test, each.test, options.language);
    }
    return text;
}

std::string render(const std::vector<value_witness>& told, const text_options& options) {
    std::string text;
    for (const auto& each : told) {
        const auto label = impacts::titled(each.label, each.name, options.language);
        text += phrasing::filled(impacts::pattern_of_value(each.what, impacts::impact_phrases_in(options.language)),
                                 {label, each.record_label.empty() ? each.record : each.record_label.in(options.language), each.words_before.in(options.language), each.words_after.in(options.language)}) + '\n';
        text += impacts::words_of_test(each.of_test, each.test, options.language);
    }
    return text;
}

} // namespace guong::inline v0
