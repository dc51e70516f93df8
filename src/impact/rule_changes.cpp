#include <guong/impact.hpp>

#include <map>
#include <set>
#include <utility>

#include <guong/formatting.hpp>

#include "rule_entries.hpp"

namespace guong::inline v0 {

namespace impacts {

namespace {

/// An entry as its file writes it, and the same with the keywords of one language, to be compared.
struct twofold_entry {
    rule_entry written;
    std::string rule;
    rule_place place;
};

void add_entries(const source& text, std::vector<twofold_entry>& all) {
    const auto as_written = parse(text);
    const auto canonical = format(text, {language::en});
    if (!as_written || !canonical) return; // what was loaded can be read
    const source formatted{text.name(), *canonical};
    const auto reformed = parse(formatted);
    auto written = entries_of(*as_written, text);
    const auto compared = entries_of(*reformed, formatted);
    for (std::size_t i = 0; i < written.size() && i < compared.size(); ++i) {
        const auto where = text.locate(written[i].where.begin);
        all.push_back({std::move(written[i]), compared[i].rule, {text.name(), where}});
    }
}

std::vector<twofold_entry> twofold_entries_of(const rules& loaded) {
    std::vector<twofold_entry> all;
    for (const auto& text : loaded.model().sources_text) add_entries(text, all);
    return all;
}

using entry_key = std::pair<rule_part, std::string>;
entry_key key_of(const twofold_entry& entry) { return {entry.written.part, entry.written.path}; }

rule_change change_of(rule_change::kind what, rule_change::matter about, const twofold_entry* before, const twofold_entry* after) {
    const auto& last = after ? *after : *before;
    rule_change made{what, about, last.written.part, last.written.path, last.written.cite, {}, {}, {}, {}};
    const auto said = [&](const twofold_entry& entry) { return about == rule_change::matter::words ? entry.written.words : entry.written.rule; };
    if (before) {
        made.before = said(*before);
        made.before_where = before->place;
    }
    if (after) {
        made.after = said(*after);
        made.after_where = after->place;
    }
    return made;
}

} // namespace

} // namespace impacts

std::vector<rule_change> compare_rules(const rules& before, const rules& after) {
    using kind = rule_change::kind;
    using matter = rule_change::matter;
    const auto old_entries = impacts::twofold_entries_of(before), new_entries = impacts::twofold_entries_of(after);
    std::multimap<impacts::entry_key, const impacts::twofold_entry*> left; // an item may be tightened twice
    for (const auto& each : old_entries) left.emplace(impacts::key_of(each), &each);
    std::vector<rule_change> changes;
    for (const auto& each : new_entries) {
        const auto same = left.extract(impacts::key_of(each));
        if (same.empty()) {
            changes.push_back(impacts::change_of(kind::added, matter::rule, nullptr, &each));
            continue;
        }
        const auto& old = *same.mapped();
        if (old.rule != each.rule) changes.push_back(impacts::change_of(kind::changed, matter::rule, &old, &each));
        if (old.written.words != each.written.words) changes.push_back(impacts::change_of(kind::changed, matter::words, &old, &each));
    }
    std::set<const impacts::twofold_entry*> removed;
    for (const auto& [key, entry] : left) removed.insert(entry);
    for (const auto& each : old_entries)
        if (removed.contains(&each)) changes.push_back(impacts::change_of(kind::removed, matter::rule, &each, nullptr));
    return changes;
}

} // namespace guong::inline v0
