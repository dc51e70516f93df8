#include <guong/impact.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "moved_value_words.hpp"

namespace guong::inline v0 {

namespace impacts {

namespace {

struct found_item {
    std::string path;
    const explanation_node* node = nullptr;
};

/// The items of a criterion with their paths, an outer one before those inside.
void collect_items(const explanation_node& node, const std::string& path, std::vector<found_item>& all) {
    all.push_back({path, &node});
    if (node.kind > node_kind::exactly) return; // what stands below a condition is no item of this criterion
    for (const auto& child : node.children)
        if (!child.id.empty() && child.kind != node_kind::element) collect_items(child, path + '/' + child.id, all);
}

struct both_sides {
    const explanation_node* before = nullptr;
    const explanation_node* after = nullptr;

    [[nodiscard]] std::optional<status> status_of(const explanation_node* node) const { return node ? std::optional{node->status} : std::nullopt; }
    [[nodiscard]] bool differs() const { return status_of(before) != status_of(after); }
};

/// The innermost items that stand otherwise.
std::vector<moved_item> moved_items(const explanation& before, const explanation& after) {
    std::vector<found_item> old_items, new_items;
    collect_items(before.because, before.criterion, old_items);
    collect_items(after.because, after.criterion, new_items);
    std::map<std::string, both_sides> by_path;
    for (const auto& each : old_items) by_path[each.path].before = each.node;
    for (const auto& each : new_items) by_path[each.path].after = each.node;
    std::vector<moved_item> moved;
    const auto add = [&](const std::string& path) {
        const auto& found = by_path.at(path);
        if (!found.differs()) return;
        const auto inside = path + '/';
        const bool is_innermost = std::none_of(by_path.begin(), by_path.end(), [&](const auto& other) {
            return other.first.starts_with(inside) && other.second.differs();
        });
        const auto& told = found.after ? *found.after : *found.before;
        if (is_innermost) moved.push_back({path, told.label, told.cite, found.status_of(found.before), found.status_of(found.after)});
    };
    for (const auto& each : new_items) add(each.path);
    for (const auto& each : old_items)
        if (!by_path.at(each.path).after) add(each.path);
    return moved;
}

class impact_finder {
public:
    impact_finder(const judged_records& before, const judged_records& after, const evaluation_options& options, unsigned jobs)
        : before_{before, options, jobs}, after_{after, options, jobs} {}

    impact find() {
        for (const auto& criterion : after_.model().criteria) compare(criterion);
        for (const auto& criterion : before_.model().criteria)
            if (!after_.model().find_criterion(criterion.name)) found_.not_compared.push_back(criterion.name);
        compare_values();
        count_unnamed();
        return std::move(found_);
    }

private:
    struct side {
        side(const judged_records& judged, const evaluation_options& options, unsigned jobs)
            : engine{std::make_shared<const evaluator>(judged.rules->program(), judged.data, options)}, bits{evaluate(*engine, {}, jobs)} {}
        [[nodiscard]] const model::ruleset& model() const { return engine->program().model(); }

        std::shared_ptr<const evaluator> engine;
        batch bits;
    };
    struct row_pair {
        row_number before{};
        row_number after{};
    };

    /// The records of a type that both sides have.
    [[nodiscard]] std::vector<row_pair> common_rows(model::record_index before, model::record_index after) const {
        std::vector<row_pair> pairs;
        const auto& old_data = before_.engine->data();
        const auto& new_data = after_.engine->data();
        for (const auto row : new_data.roots(after)) {
            const auto& id = new_data.of(after).ids[row];
            const auto same = id.empty() ? std::nullopt : old_data.find(before, id);
            if (same && !old_data.of(before).spoiled[*same]) pairs.push_back({*same, row});
        }
        return pairs;
    }

    void compare(const model::criterion& criterion) {
        const auto& type = after_.model().records[criterion.record].name;
        const auto old_index = before_.model().find_criterion(criterion.name);
        const auto* old_criterion = old_index ? &before_.model().criteria[*old_index] : nullptr;
        if (!old_criterion || before_.model().records[old_criterion->record].name != type) {
            found_.not_compared.push_back(criterion.name);
            return;
        }
        const auto new_index = static_cast<model::criterion_index>(&criterion - after_.model().criteria.data());
        for (const auto& [old_row, new_row] : common_rows(old_criterion->record, criterion.record)) {
            ++found_.compared;
            const auto was = before_.bits.of(*old_index, old_row), is = after_.bits.of(new_index, new_row);
            if (was == is) continue;
            const auto why_before = explain(outcome{before_.engine, *old_index, old_row}),
                       why_after = explain(outcome{after_.engine, new_index, new_row});
            found_.verdicts.push_back({type, why_after.record_id, criterion.name, was, is, moved_items(why_before, why_after),
                                       after_.model().records[criterion.record].label, criterion.title});
        }
    }

    void count_unnamed() {
        const auto& data = after_.engine->data();
        for (model::record_index type = 0; type < after_.model().records.size(); ++type)
            for (const auto row : data.roots(type)) found_.without_id += data.of(type).ids[row].empty();
    }

    /// Values that only one version reports.
    void note_values_of_one(const model::ruleset& rules, const model::ruleset& others) {
        for (const auto& each : rules.definitions) {
            const bool is_in_both = std::any_of(others.definitions.begin(), others.definitions.end(), [&](const model::definition& other) {
                return other.reported && other.name == each.name && others.records[other.record].name == rules.records[each.record].name;
            });
            if (each.reported && !is_in_both) found_.not_compared.push_back(each.name);
        }
    }

    void compare_values() {
        note_values_of_one(after_.model(), before_.model());
        note_values_of_one(before_.model(), after_.model());
        const auto sensitive_before = sensitive_definitions(before_.model()), sensitive = sensitive_definitions(after_.model());
        for (model::record_index after = 0; after < after_.model().records.size(); ++after) {
            const auto before = before_.model().find_record(after_.model().records[after].name);
            if (!before || !reports(after)) continue;
            for (const auto& rows : common_rows(*before, after)) compare_values(*before, after, rows, sensitive_before, sensitive);
        }
    }

    [[nodiscard]] bool reports(model::record_index record) const {
        const auto& all = after_.model().definitions;
        return std::any_of(all.begin(), all.end(), [&](const model::definition& each) { return each.reported && each.record == record; });
    }

    void compare_values(model::record_index before, model::record_index after, const row_pair& rows, const std::vector<bool>& sensitive_before,
                        const std::vector<bool>& sensitive) {
        struct told_value {
            std::string json;
            model::wording words;
        };
        const auto told = [](const model::ruleset& rules, const reported_value& each) {
            const auto type = rules.definitions[each.definition].type();
            return told_value{render_json(each.content, rules, type), words_of_value(each.content, type, rules)};
        };
        std::map<std::string, told_value> was;
        for (const auto& each : reported_values(*before_.engine, before, rows.before))
            if (!sensitive_before[each.definition]) was.emplace(before_.model().definitions[each.definition].name, told(before_.model(), each));
        const auto& type = after_.model().records[after];
        for (const auto& each : reported_values(*after_.engine, after, rows.after)) {
            const auto& definition = after_.model().definitions[each.definition];
            const auto old = was.find(definition.name);
            if (old == was.end() || sensitive[each.definition]) continue;
            auto is = told(after_.model(), each);
            if (is.json == old->second.json) continue;
            found_.values.push_back({type.name, after_.engine->data().of(after).ids[rows.after], definition.name, definition.label, old->second.json,
                                     std::move(is.json), type.label, std::move(old->second.words), std::move(is.words)});
        }
    }

    side before_;
    side after_;
    impact found_;
};

} // namespace

} // namespace impacts

impact find_impact(const judged_records& before, const judged_records& after, const evaluation_options& options, unsigned jobs) {
    return impacts::impact_finder{before, after, options, jobs}.find();
}

} // namespace guong::inline v0
