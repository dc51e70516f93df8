#include <guong/impact.hpp>

#include <algorithm>
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
    rule_entry compared;
    rule_place place;
};

void add_entries(const source& text, std::vector<twofold_entry>& all) {
    const auto as_written = parse(text);
    const auto canonical = format(text, {language::en});
    if (!as_written || !canonical) return; // what was loaded can be read
    const source formatted{text.name(), *canonical};
    const auto reformed = parse(formatted);
    auto written = entries_of(*as_written, text);
    auto compared = entries_of(*reformed, formatted);
    for (std::size_t i = 0; i < written.size() && i < compared.size(); ++i) {
        const auto where = text.locate(written[i].where.begin);
        all.push_back({std::move(written[i]), std::move(compared[i]), {text.name(), where}});
    }
}

std::vector<twofold_entry> twofold_entries_of(const rules& loaded) {
    std::vector<twofold_entry> all;
    for (const auto& text : loaded.model().sources_text) add_entries(text, all);
    return all;
}

using entry_key = std::pair<rule_part, std::string>;
entry_key key_of(const twofold_entry& entry) { return {entry.compared.part, entry.compared.path}; }

/// Which rows of two versions of a table stand in both, in the same order: of those that do, as many as can be.
class row_comparison {
public:
    row_comparison(const twofold_entry& before, const twofold_entry& after)
        : before_{before}, after_{after}, old_end_{old_rows().size()}, new_end_{new_rows().size()} {
        while (begin_ < std::min(old_end_, new_end_) && old_rows()[begin_] == new_rows()[begin_]) ++begin_;
        while (std::min(old_end_, new_end_) > begin_ && old_rows()[old_end_ - 1] == new_rows()[new_end_ - 1]) --old_end_, --new_end_;
        if (old_count() * new_count() <= pairs_max) count_common();
    }

    /// The rows that one version alone has, as its file writes them.
    void tell(rule_change& change) const {
        std::size_t i = 0, j = 0;
        while (i < old_count() || j < new_count()) {
            if (i < old_count() && j < new_count() && old_rows()[begin_ + i] == new_rows()[begin_ + j])
                ++i, ++j;
            else if (j == new_count() || (i < old_count() && common(i + 1, j) >= common(i, j + 1)))
                change.rows_before.push_back(before_.written.rows[begin_ + i++]);
            else
                change.rows_after.push_back(after_.written.rows[begin_ + j++]);
        }
    }

private:
    /// Of longer tables, what stands between their common beginning and end is told as if all of it were another.
    static constexpr std::size_t pairs_max = 4'000'000;

    [[nodiscard]] const std::vector<std::string>& old_rows() const noexcept { return before_.compared.rows; }
    [[nodiscard]] const std::vector<std::string>& new_rows() const noexcept { return after_.compared.rows; }
    [[nodiscard]] std::size_t old_count() const noexcept { return old_end_ - begin_; }
    [[nodiscard]] std::size_t new_count() const noexcept { return new_end_ - begin_; }

    /// How many rows from these two on are common.
    [[nodiscard]] std::size_t common(std::size_t i, std::size_t j) const { return common_.empty() ? 0 : common_[i * (new_count() + 1) + j]; }

    void count_common() {
        const auto width = new_count() + 1;
        common_.assign((old_count() + 1) * width, 0);
        for (auto i = old_count(); i-- > 0;)
            for (auto j = new_count(); j-- > 0;) {
                const bool is_common = old_rows()[begin_ + i] == new_rows()[begin_ + j];
                common_[i * width + j] = is_common ? common(i + 1, j + 1) + 1 : std::max(common(i + 1, j), common(i, j + 1));
            }
    }

    const twofold_entry& before_;
    const twofold_entry& after_;
    std::size_t begin_ = 0; ///< behind the rows at which both begin
    std::size_t old_end_;   ///< before those at which both end
    std::size_t new_end_;
    std::vector<std::size_t> common_;
};

rule_change change_at(rule_change::kind what, rule_change::matter about, const twofold_entry* before, const twofold_entry* after) {
    const auto& last = after ? *after : *before;
    rule_change made;
    made.what = what;
    made.about = about;
    made.part = last.written.part;
    made.path = last.written.path;
    made.cite = last.written.cite;
    if (before) made.before_where = before->place;
    if (after) made.after_where = after->place;
    return made;
}

/// Something that one version alone has.
rule_change change_of_one(rule_change::kind what, const twofold_entry* before, const twofold_entry* after) {
    auto made = change_at(what, rule_change::matter::rule, before, after);
    const auto& there = (after ? after : before)->written;
    (after ? made.after : made.before) = there.rule;
    (after ? made.rows_after : made.rows_before) = there.rows;
    return made;
}

/// Of a table, what stands around its rows is told only where that differs.
rule_change changed_rule(const twofold_entry& before, const twofold_entry& after) {
    auto made = change_at(rule_change::kind::changed, rule_change::matter::rule, &before, &after);
    row_comparison{before, after}.tell(made);
    if (before.compared.rule == after.compared.rule) return made;
    made.before = before.written.rule;
    made.after = after.written.rule;
    return made;
}

rule_change changed_words(const twofold_entry& before, const twofold_entry& after) {
    auto made = change_at(rule_change::kind::changed, rule_change::matter::words, &before, &after);
    made.before = before.written.words;
    made.after = after.written.words;
    return made;
}

bool say_the_same(const rule_entry& one, const rule_entry& other) { return one.rule == other.rule && one.rows == other.rows; }

} // namespace

} // namespace impacts

std::vector<rule_change> compare_rules(const rules& before, const rules& after) {
    using kind = rule_change::kind;
    const auto old_entries = impacts::twofold_entries_of(before), new_entries = impacts::twofold_entries_of(after);
    std::multimap<impacts::entry_key, const impacts::twofold_entry*> left; // an item may be tightened twice
    for (const auto& each : old_entries) left.emplace(impacts::key_of(each), &each);
    std::vector<rule_change> changes;
    for (const auto& each : new_entries) {
        const auto same = left.extract(impacts::key_of(each));
        if (same.empty()) {
            changes.push_back(impacts::change_of_one(kind::added, nullptr, &each));
            continue;
        }
        const auto& old = *same.mapped();
        if (!impacts::say_the_same(old.compared, each.compared)) changes.push_back(impacts::changed_rule(old, each));
        if (old.compared.words != each.compared.words) changes.push_back(impacts::changed_words(old, each));
    }
    std::set<const impacts::twofold_entry*> removed;
    for (const auto& [key, entry] : left) removed.insert(entry);
    for (const auto& each : old_entries)
        if (removed.contains(&each)) changes.push_back(impacts::change_of_one(kind::removed, &each, nullptr));
    return changes;
}

} // namespace guong::inline v0
