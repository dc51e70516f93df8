#include "from_syntax_refinements.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "from_syntax_expressions.hpp"
#include "influences.hpp"
#include "type_words.hpp"

namespace guong::inline v0::checking {

namespace {

using change = syntax::refinement::kind;

/// A condition inside a criterion, and how the criterion moves with it.
struct place {
    model::condition* at;
    direction moves = direction::along;
    std::optional<std::uint32_t> open_in{};  ///< the file that calls it or something around it open: what that file wrote may be loosened
    std::optional<span> turned_by;           ///< the group because of which the criterion does not move along
    model::group::kind turned_by_kind{};
};

bool is_item(const model::condition& condition) noexcept {
    return condition.item.has_value();
}

model::group* group_at(const place& here) noexcept {
    return std::get_if<model::group>(&here.at->form);
}

/// A group written in braces, rather than conditions joined by `and` or `or`.
bool holds_items(const model::condition& condition) noexcept {
    const auto* group = std::get_if<model::group>(&condition.form);
    return group && std::any_of(group->children.begin(), group->children.end(), is_item);
}

/// One child of the group at a place.
place inside(const place& here, model::condition& child) {
    const auto& group = *group_at(here);
    place next{&child, here.moves * moves_with_items(group.quantity), open_below(here.open_in, child.item), here.turned_by,
               here.turned_by_kind};
    if (here.at->negated) next.moves = next.moves * direction::against;
    if (next.moves != here.moves) next.turned_by = here.at->where, next.turned_by_kind = group.quantity;
    return next;
}

/// The item of a name. What an earlier file tightened stands, without a name, beside what was added: it is looked through.
std::optional<place> find_item(const place& here, const std::string& name) {
    auto* group = group_at(here);
    if (!group) return std::nullopt;
    for (auto& child : group->children)
        if (child.item && child.item->name == name) return inside(here, child);
    for (auto& child : group->children)
        if (!child.item)
            if (auto found = find_item(inside(here, child), name)) return found;
    return std::nullopt;
}

/// The names by which the items below a condition are called.
void list_items(const model::condition& around, std::vector<const model::item*>& items) {
    const auto* group = std::get_if<model::group>(&around.form);
    if (!group) return;
    for (const auto& child : group->children) {
        if (child.item)
            items.push_back(&*child.item);
        else
            list_items(child, items);
    }
}

/// A part of another file than the one that says `open`, which is not open itself.
const model::item* find_foreign(const model::condition& around, std::uint32_t file) {
    const auto* group = std::get_if<model::group>(&around.form);
    if (!group) return nullptr;
    for (const auto& child : group->children) {
        if (child.item && child.item->open) continue;
        if (child.item && child.item->where.source != file) return &*child.item;
        if (const auto* found = find_foreign(child, file)) return found;
    }
    return nullptr;
}

std::string words_of(const syntax::item_path& path) {
    std::string words;
    for (const auto& part : path.parts) words += (words.empty() ? "" : "/") + part.text;
    return words;
}

class criterion_refiner {
public:
    criterion_refiner(declared& known, model::criterion& criterion, const syntax::refinement& written)
        : known_{known}, criterion_{criterion}, written_{written} {}

    /// Whether the criterion is changed, and can only be stricter for it.
    bool refine() {
        const auto found = find_target();
        if (!found) return false;
        switch (written_.what) {
        case change::tightening: return tighten(*found);
        case change::addition: return add_to(*found);
        case change::replacement: replace(*found); break;
        }
        return false;
    }

private:
    std::optional<place> find_target() {
        place here{&criterion_.body, direction::along, open_below(std::nullopt, criterion_.body.item), std::nullopt, {}};
        std::string way = criterion_.name;
        for (std::size_t i = 1; i < written_.target.parts.size(); ++i) {
            const auto& part = written_.target.parts[i];
            auto next = find_item(here, part.text);
            if (!next) {
                report_unknown_item(part, way, *here.at);
                return std::nullopt;
            }
            here = *next;
            way += "/" + part.text;
        }
        return here;
    }

    void report_unknown_item(const syntax::name& part, const std::string& way, const model::condition& around) {
        std::vector<const model::item*> items;
        list_items(around, items);
        std::vector<std::string> names;
        for (const auto* item : items) names.push_back(item->name);
        declared::suggest(known_.report_finding(diagnostic_code::unknown_item, part.where, {part.text, way}), part.text, names, "");
    }

    bool tighten(place target) {
        if (const auto* group = group_at(target); group && holds_items(*target.at) && group->quantity == model::group::kind::none)
            return refuse_target(diagnostic_code::tightened_exclusion, target, {phrase_id::add_instead, {words_of(written_.target)}});
        auto added = added_items(*target.at);
        if (added.empty() || !may_move(target, direction::against)) return false;
        auto& group = as_requirements(*target.at);
        std::move(added.begin(), added.end(), std::back_inserter(group.children));
        return !target.open_in;
    }

    bool add_to(place target) {
        // Of a group that another file has tightened, the group as it was is meant.
        while (holds_items(*target.at) && !is_item(group_at(target)->children.front()) && holds_items(group_at(target)->children.front()))
            target = inside(target, group_at(target)->children.front());
        if (!holds_items(*target.at))
            return refuse_target(diagnostic_code::not_a_group, target, {phrase_id::tighten_instead, {words_of(written_.target)}});
        auto added = added_items(*target.at);
        if (added.empty() || !may_move(target, moves_with_addition(*group_at(target)))) return false;
        auto& children = group_at(target)->children;
        std::move(added.begin(), added.end(), std::back_inserter(children));
        return !target.open_in;
    }

    void replace(place target) {
        if (!target.open_in) {
            auto& finding = report_at_target(diagnostic_code::not_open);
            label_declared(finding, target);
            finding.help.push_back({phrase_id::open_allows, {words_of(written_.target)}});
            return;
        }
        auto& item = *target.at->item;
        if (const auto* foreign = find_foreign(*target.at, item.where.source)) {
            auto& finding = report_at_target(diagnostic_code::replaced_refinement);
            finding.labels.push_back({foreign->where, {phrase_id::declared_here, {foreign->name}}});
            return;
        }
        auto made = expression_checker{known_, criterion_.record}.check_body(written_.body, written_.target.parts.back(), written_.annotations,
                                                                                written_.applicability);
        if (!made) return;
        if (made->item->sentence.empty()) made->item->sentence = item.sentence;
        if (made->item->cite.empty()) made->item->cite = item.cite;
        *target.at = std::move(*made);
    }

    /// The items that are written, checked; none where one of them is broken or has a name that is taken.
    std::vector<model::condition> added_items(const model::condition& around) {
        std::vector<const model::item*> items;
        list_items(around, items);
        std::unordered_map<std::string, span> taken;
        for (const auto* item : items) taken.emplace(item->name, item->where);
        std::vector<model::condition> made;
        bool whole = true;
        for (const auto& item : std::get<syntax::group>(written_.body).items) {
            if (const auto [first, fresh] = taken.emplace(item.name.text, item.name.where); !fresh) {
                auto& finding = known_.report_finding(diagnostic_code::duplicate_item, item.name.where, {item.name.text});
                finding.labels.push_back({first->second, {phrase_id::first_declared_here, {}}});
                whole = false;
            }
            auto checked = expression_checker{known_, criterion_.record}.check_body(item.body, item.name, item.annotations, item.applicability);
            if (checked)
                made.push_back(std::move(*checked));
            else
                whole = false;
        }
        if (!whole) made.clear();
        return made;
    }

    /// The condition as a group whose items are all required: what it was before is the first of them.
    static model::group& as_requirements(model::condition& condition) {
        auto* group = std::get_if<model::group>(&condition.form);
        if (group && group->quantity == model::group::kind::all && holds_items(condition)) return *group;
        auto before = condition;
        before.item.reset();
        before.applicability.reset();
        condition.negated = false;
        condition.said.clear();
        auto& made = condition.form.emplace<model::group>();
        made.children.push_back(std::move(before));
        return made;
    }

    /// How a group moves when it gets one more item.
    static direction moves_with_addition(const model::group& group) noexcept {
        using quantity = model::group::kind;
        switch (group.quantity) {
        case quantity::all:
        case quantity::none: return direction::against;
        case quantity::any:
        case quantity::at_least: return direction::along;
        case quantity::exactly: break;
        }
        return direction::unclear;
    }

    /// Whether the condition at a place may move so; reported if not.
    bool may_move(const place& target, direction moves) {
        const auto criterion_moves = moves * target.moves;
        if (target.open_in || criterion_moves == direction::against) return true;
        const bool loosens = criterion_moves == direction::along;
        auto& finding = report_at_target(loosens ? diagnostic_code::loosened_item : diagnostic_code::unclear_item, criterion_.name);
        if (target.turned_by)
            finding.labels.push_back({*target.turned_by, {reason_of(target.turned_by_kind), {}}});
        else
            finding.labels.push_back({target.at->where, {reason_of(group_at(target)->quantity), {}}});
        if (!target.turned_by && loosens) finding.help.push_back({phrase_id::tighten_instead, {words_of(written_.target)}});
        finding.help.push_back({phrase_id::open_allows, {words_of(written_.target)}});
        return false;
    }

    static phrase_id reason_of(model::group::kind quantity) noexcept {
        using quantity_kind = model::group::kind;
        if (quantity == quantity_kind::exactly) return phrase_id::exact_number;
        return quantity == quantity_kind::none ? phrase_id::must_not_be_met : phrase_id::one_is_enough;
    }

    bool refuse_target(diagnostic_code code, const place& target, phrase help) {
        auto& finding = report_at_target(code);
        label_declared(finding, target);
        finding.help.push_back(std::move(help));
        return false;
    }

    diagnostic& report_at_target(diagnostic_code code, std::string more = {}) {
        std::vector<std::string> arguments{words_of(written_.target)};
        if (!more.empty()) arguments.push_back(std::move(more));
        return known_.report_finding(code, written_.target.where, std::move(arguments));
    }

    static void label_declared(diagnostic& finding, const place& target) {
        finding.labels.push_back({target.at->item->where, {phrase_id::declared_here, {target.at->item->name}}});
    }

    declared& known_;
    model::criterion& criterion_;
    const syntax::refinement& written_;
};

/// The value in the words of a rule file.
std::string words_of(const value& content, model::type type, const model::ruleset& rules) {
    if (const auto* number = std::get_if<decimal>(&content)) return number->to_string() + (type.base == model::base_type::percent ? "%" : "");
    if (const auto* flag = std::get_if<bool>(&content)) return *flag ? "true" : "false";
    if (const auto* day = std::get_if<date>(&content)) return day->to_string();
    if (const auto* rank = std::get_if<level>(&content)) return rules.scales[type.index].levels[rank->rank].name;
    if (const auto* text = std::get_if<std::string>(&content)) return "\"" + *text + "\"";
    if (const auto* time = std::get_if<duration>(&content)) return std::to_string(time->amount) + " " + std::string{unit_words(time->unit)};
    if (const auto* year = std::get_if<school_year>(&content)) return year->to_string();
    return {};
}

/// Spans of time have an order only within one unit.
direction from_to(const value& before, const value& after) noexcept {
    const auto* first = std::get_if<duration>(&before);
    const auto* second = std::get_if<duration>(&after);
    if (first && second && first->unit != second->unit) return direction::unclear;
    return before < after ? direction::along : direction::against;
}

class setting_checker {
public:
    setting_checker(declared& known, const applied_setting& setting)
        : known_{known}, setting_{setting}, parameter_{known.rules.parameters[setting.parameter]} {}

    void check(const std::vector<bool>& files) {
        if (setting_.was_open) return;
        const auto influences = influences_of_parameter(setting_.parameter, known_.rules, files);
        if (!report_where(direction::along, influences)) report_where(direction::unclear, influences);
    }

private:
    /// Reports the first of the values before that the new one moves a criterion from in this way. Whether there was one.
    bool report_where(direction wanted, const std::vector<influence>& influences) {
        for (const auto& before : setting_.before) {
            if (before == setting_.after) continue;
            std::vector<influence> places;
            for (const auto& each : influences)
                if (each.moves * from_to(before, setting_.after) == wanted) places.push_back(each);
            if (places.empty()) continue;
            report(wanted == direction::along, before, places);
            return true;
        }
        return false;
    }

    void report(bool loosens, const value& before_value, const std::vector<influence>& places) {
        const auto reason = loosens ? phrase_id::easier_with : phrase_id::neither_is_stricter;
        const auto before = words_of(before_value, parameter_.type, known_.rules);
        const auto after = words_of(setting_.after, parameter_.type, known_.rules);
        auto& finding = known_.report_finding(loosens ? diagnostic_code::loosened_parameter : diagnostic_code::unclear_parameter,
                                              join(setting_.written->parameter.where, setting_.written->content.where),
                                              {parameter_.name, before, after});
        constexpr std::size_t places_max = 3;
        for (std::size_t i = 0; i < std::min(places.size(), places_max); ++i)
            finding.labels.push_back({places[i].where, {reason, {after, before, known_.rules.criteria[places[i].criterion].name}}});
        finding.help.push_back({phrase_id::open_allows, {parameter_.name}});
    }

    declared& known_;
    const applied_setting& setting_;
    const model::parameter& parameter_;
};

} // namespace

void refine(declared& known, model::criterion_index criterion, const syntax::refinement& written, std::vector<made_stricter>& stricter) {
    if (criterion_refiner{known, known.rules.criteria[criterion], written}.refine()) stricter.push_back({&written, criterion});
}

void check_settings(declared& known, const file_relations& relations, const std::vector<applied_setting>& settings) {
    for (const auto& setting : settings)
        setting_checker{known, setting}.check(relations.protected_from(setting.written->parameter.where.source));
}

void check_dependents(declared& known, const file_relations& relations, const std::vector<made_stricter>& stricter) {
    for (const auto& each : stricter) {
        const auto files = relations.protected_from(each.written->word.source);
        for (const auto& influence : influences_of_criterion(each.criterion, known.rules, files)) {
            if (influence.moves == direction::along) continue;
            const bool loosens = influence.moves == direction::against;
            const auto& dependent = known.rules.criteria[influence.criterion].name;
            auto& finding = known.report_finding(loosens ? diagnostic_code::loosened_item : diagnostic_code::unclear_item,
                                                 each.written->target.where, {words_of(each.written->target), dependent});
            const auto& criterion = known.rules.criteria[each.criterion].name;
            finding.labels.push_back({influence.where, {loosens ? phrase_id::asked_not_to_hold : phrase_id::asked_unclearly, {dependent, criterion}}});
            finding.help.push_back({phrase_id::open_allows, {words_of(each.written->target)}});
            break; // the first place is enough to mend the change
        }
    }
}

} // namespace guong::inline v0::checking
