#include "from_syntax_expectations.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "types.hpp"

namespace guong::inline v0::checking {

namespace {

/// The items below a condition, as paths from it. What has no name of its own is looked through.
void list_item_paths(const model::condition& around, const std::vector<std::string>& path, std::vector<std::vector<std::string>>& found) {
    const auto* group = std::get_if<model::group>(&around.form);
    if (!group || group->range) return;
    for (const auto& child : group->children) {
        if (!child.item) {
            list_item_paths(child, path, found);
            continue;
        }
        auto own = path;
        own.push_back(child.item->name);
        found.push_back(own);
        list_item_paths(child, own, found);
    }
}

std::string path_words(const syntax::item_path& written) {
    std::string words;
    for (const auto& part : written.parts) words += (words.empty() ? "" : "/") + part.text;
    return words;
}

std::string joined_path(const std::string& criterion, const std::vector<std::string>& items) {
    std::string path = criterion;
    for (const auto& each : items) path += '/' + each;
    return path;
}

bool ends_with(const std::vector<std::string>& path, const std::vector<syntax::name>& parts) {
    if (parts.size() > path.size()) return false;
    return std::equal(parts.rbegin(), parts.rend(), path.rbegin(), [](const auto& part, const auto& item) { return part.text == item; });
}

/// Whether names lead to the item, from the first item on.
bool is_path_of(const std::vector<std::string>& path, const std::vector<syntax::name>& parts, std::size_t first) {
    return std::equal(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end(), path.begin(), path.end(),
                      [](const auto& part, const auto& item) { return part.text == item; });
}

/// Whether it is what a table gives that takes all its rows.
bool gives_all_rows(const model::definition& named, const model::ruleset& rules) {
    const auto* content = std::get_if<model::operand>(&named.body);
    if (const auto* other = content ? std::get_if<model::definition_value>(&content->form) : nullptr)
        return gives_all_rows(rules.definitions[other->definition], rules);
    const auto* table = model::table_of(named);
    return table && table->takes == model::choice::policy::all;
}

} // namespace

expectation_checker::expectation_checker(declared& known, model::record_index record) : known_{known}, record_{record}, given_{known, record} {
    std::vector<bool> is_whole(known.rules.criteria.size());
    for (const auto& step : known.rules.order)
        if (step.what == model::ruleset::step::kind::criterion) is_whole[step.index] = true;
    items_.resize(is_whole.size());
    for (std::size_t i = 0; i < is_whole.size(); ++i) {
        if (known.rules.criteria[i].record != record) continue;
        if (is_whole[i])
            list_item_paths(known.rules.criteria[i].body, {}, items_[i]);
        else
            all_known_ = false;
    }
}

std::optional<model::expectation> expectation_checker::check(const syntax::expectation& written, const std::optional<syntax::item_path>& target) {
    const auto& path = written.target ? written.target : target;
    if (!path) {
        known_.report_finding(diagnostic_code::target_missing, written.where);
        return std::nullopt;
    }
    auto found = find_target(*path, written);
    if (!found) return std::nullopt;
    model::expectation made;
    made.negated = written.negated;
    made.where = written.where;
    bool is_whole = take_outcome(*found, written, made);
    const bool is_reported = found->kind == target_kind::value && known_.rules.definitions[*found->target.definition].reported;
    for (const auto& each : written.reasons) {
        model::expected_reasons reasons{each.negated, {}, each.where};
        if (found->kind != target_kind::criterion) {
            known_.report_finding(diagnostic_code::grounds_of_criterion, each.where, {found->target.path});
            return std::nullopt;
        }
        for (const auto& item : each.items) {
            auto reason = reason_of(item, *found->target.criterion);
            if (reason)
                reasons.items.push_back(std::move(*reason));
            else
                is_whole = false;
        }
        std::sort(reasons.items.begin(), reasons.items.end());
        made.reasons.push_back(std::move(reasons));
    }
    for (const auto& each : written.missing) {
        model::expected_missing missing{each.negated, {}, each.where};
        if (found->kind != target_kind::criterion && !is_reported) {
            known_.report_finding(diagnostic_code::grounds_of_criterion, each.where, {found->target.path});
            return std::nullopt;
        }
        for (const auto& fact : each.facts) {
            auto way = missing_of(fact);
            if (way)
                missing.facts.push_back(std::move(*way));
            else
                is_whole = false;
        }
        made.missing.push_back(std::move(missing));
    }
    made.target = std::move(found->target);
    if (!is_whole) return std::nullopt;
    return made;
}

// Targets

std::vector<expectation_checker::candidate> expectation_checker::candidates(const syntax::item_path& written) const {
    std::vector<candidate> found;
    const auto& first = written.parts.front().text;
    const auto add_item = [&](model::criterion_index criterion, const std::vector<std::string>& items) {
        found.push_back({{joined_path(known_.rules.criteria[criterion].name, items), criterion, items, std::nullopt}, target_kind::item});
    };
    const auto criterion = known_.criteria.find(first);
    const bool is_here = criterion != known_.criteria.end() && known_.rules.criteria[criterion->second].record == record_;
    if (is_here && written.parts.size() == 1) found.push_back({{first, criterion->second, {}, std::nullopt}, target_kind::criterion});
    if (is_here && written.parts.size() > 1) {
        for (const auto& items : items_of(criterion->second))
            if (is_path_of(items, written.parts, 1)) add_item(criterion->second, items);
        if (!found.empty()) return found;
    }
    if (const auto named = known_.definitions.find(first); named != known_.definitions.end() && written.parts.size() == 1) {
        for (const auto index : named->second) {
            const auto& definition = known_.rules.definitions[index];
            if (definition.record != record_) continue;
            const bool is_value = std::holds_alternative<model::operand>(definition.body);
            found.push_back({{first, std::nullopt, {}, index}, is_value ? target_kind::value : target_kind::condition});
        }
    }
    for (model::criterion_index index = 0; index < items_.size(); ++index)
        for (const auto& items : items_[index])
            if (ends_with(items, written.parts)) add_item(index, items);
    return found;
}

bool expectation_checker::may_be(target_kind kind, const syntax::expectation& expected) {
    if (const auto* outcome = std::get_if<verdict>(&expected.outcome)) {
        if (*outcome == verdict::undetermined) return kind != target_kind::value;
        return kind == target_kind::criterion;
    }
    if (const auto* outcome = std::get_if<status>(&expected.outcome))
        return kind == target_kind::item || (kind == target_kind::condition && *outcome != status::not_applicable);
    if (std::holds_alternative<syntax::given_value>(expected.outcome)) return kind == target_kind::value;
    return kind == target_kind::criterion || kind == target_kind::value;
}

std::optional<expectation_checker::candidate> expectation_checker::find_target(const syntax::item_path& written, const syntax::expectation& expected) {
    auto found = candidates(written);
    if (found.empty()) return report_unknown(written);
    std::vector<candidate> fitting;
    std::copy_if(found.begin(), found.end(), std::back_inserter(fitting), [&](const candidate& each) { return may_be(each.kind, expected); });
    // A name alone is rather that of a criterion or helper than that of an item.
    const bool is_plain = !fitting.empty() && fitting.front().kind != target_kind::item;
    if (fitting.size() == 1 || is_plain) return std::move(fitting.front());
    if (fitting.size() > 1) return report_ambiguous(written, fitting);
    if (!all_known_ || known_.is_poisoned(written.parts.front().text)) return std::nullopt;
    constexpr std::array<std::string_view, 4> kinds{"a criterion", "an item", "a condition", "a calculated value"};
    constexpr std::array<std::string_view, 4> outcomes{"`eligible`, `ineligible`, `undetermined`", "`met`, `unmet`, `undetermined`, `not applicable`",
                                                       "`met`, `unmet`, `undetermined`", "`= …`, `!= …`, `is unknown`"};
    constexpr std::array<std::string_view, 4> in_vietnamese{"`đủ tiêu chuẩn`, `chưa đủ tiêu chuẩn`, `chưa đủ căn cứ`",
                                                            "`đạt`, `chưa đạt`, `chưa đủ căn cứ`, `không áp dụng`",
                                                            "`đạt`, `chưa đạt`, `chưa đủ căn cứ`", "`= …`, `!= …`, `là chưa biết`"};
    const auto kind = static_cast<std::size_t>(found.front().kind);
    known_.report_finding(diagnostic_code::wrong_outcome, expected.where,
                          {path_words(written), std::string{kinds[kind]}, std::string{outcomes[kind]}, std::string{in_vietnamese[kind]}});
    return std::nullopt;
}

std::nullopt_t expectation_checker::report_unknown(const syntax::item_path& written) {
    const auto& first = written.parts.front();
    const auto criterion = known_.criteria.find(first.text);
    if (known_.is_poisoned(first.text) || !all_known_) return std::nullopt;
    if (criterion != known_.criteria.end() && known_.rules.criteria[criterion->second].record != record_) {
        const auto& other = known_.rules.criteria[criterion->second];
        known_.report_finding(diagnostic_code::wrong_record_type, first.where,
                              {first.text, known_.rules.records[other.record].name, known_.rules.records[record_].name})
            .labels.push_back({other.where, {phrase_id::declared_here, {first.text}}});
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (model::criterion_index index = 0; index < items_.size(); ++index) {
        if (known_.rules.criteria[index].record != record_) continue;
        names.push_back(known_.rules.criteria[index].name);
        for (const auto& items : items_[index]) names.push_back(written.parts.size() == 1 ? items.back() : joined_path(known_.rules.criteria[index].name, items));
    }
    for (const auto& definition : known_.rules.definitions)
        if (definition.record == record_) names.push_back(definition.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    auto& finding = known_.report_finding(diagnostic_code::unknown_target, written.where, {path_words(written), known_.rules.records[record_].name});
    declared::suggest(finding, path_words(written), names, "");
    return std::nullopt;
}

std::nullopt_t expectation_checker::report_ambiguous(const syntax::item_path& written, const std::vector<candidate>& found) {
    auto& finding = known_.report_finding(diagnostic_code::ambiguous_target, written.where, {path_words(written)});
    std::string paths;
    for (const auto& each : found) paths += (paths.empty() ? "`" : ", `") + each.target.path + "`";
    finding.help.push_back({phrase_id::known_names, {"", std::move(paths)}});
    return std::nullopt;
}

// Outcomes

bool expectation_checker::take_outcome(const candidate& target, const syntax::expectation& written, model::expectation& made) {
    if (const auto* outcome = std::get_if<verdict>(&written.outcome)) {
        if (target.kind == target_kind::criterion)
            made.outcome = *outcome;
        else
            made.outcome = status::undetermined;
    } else if (const auto* item_status = std::get_if<status>(&written.outcome)) {
        made.outcome = *item_status;
    } else if (const auto* content = std::get_if<syntax::given_value>(&written.outcome)) {
        return take_value(known_.rules.definitions[*target.target.definition], *content, made);
    }
    return true;
}

bool expectation_checker::take_value(const model::definition& named, const syntax::given_value& written, model::expectation& made) {
    const bool takes_all = gives_all_rows(named, known_.rules);
    const auto* list = std::get_if<syntax::given_value::list>(&written.form);
    const model::type plain{named.type().base, named.type().index, false};
    if (!takes_all || !list) {
        auto content = given_.check_constant(written, plain, named.name);
        if (content) made.outcome = std::move(*content);
        return content.has_value();
    }
    std::vector<value> contents;
    for (const auto& each : list->elements)
        if (auto content = given_.check_constant(each, plain, named.name)) contents.push_back(std::move(*content));
    const bool is_whole = contents.size() == list->elements.size();
    made.outcome = std::move(contents);
    return is_whole;
}

// Reasons and missing facts

std::optional<std::string> expectation_checker::reason_of(const syntax::item_path& written, model::criterion_index criterion) {
    const auto& named = known_.rules.criteria[criterion];
    if (written.parts.size() == 1 && written.parts.front().text == named.name) return named.name;
    const std::size_t first = written.parts.size() > 1 && written.parts.front().text == named.name ? 1 : 0;
    std::vector<std::string> found, all;
    for (const auto& items : items_of(criterion)) {
        all.push_back(items.back());
        const bool is_meant = is_path_of(items, written.parts, first) || (first == 0 && ends_with(items, written.parts));
        if (is_meant) found.push_back(joined_path(named.name, items));
    }
    if (found.size() == 1) return std::move(found.front());
    if (!all_known_ && found.empty()) return std::nullopt;
    if (found.empty()) {
        auto& finding = known_.report_finding(diagnostic_code::unknown_item, written.where, {path_words(written), named.name});
        declared::suggest(finding, path_words(written), all, "");
        return std::nullopt;
    }
    auto& finding = known_.report_finding(diagnostic_code::ambiguous_target, written.where, {path_words(written)});
    std::string paths;
    for (const auto& each : found) paths += (paths.empty() ? "`" : ", `") + each + "`";
    finding.help.push_back({phrase_id::known_names, {"", std::move(paths)}});
    return std::nullopt;
}

std::optional<model::missing_path> expectation_checker::missing_of(const syntax::path& written) {
    model::missing_path made;
    made.words = known_.written_at(written.where);
    auto record = record_;
    for (std::size_t i = written.from_this ? 1 : 0; i < written.parts.size(); ++i) {
        const auto& name = written.parts[i];
        const auto& type = known_.rules.records[record];
        const auto field = type.find(name.text);
        if (!field) {
            if (known_.is_poisoned(name.text)) return std::nullopt;
            auto& finding = known_.report_finding(diagnostic_code::unknown_field, name.where, {name.text, type.name});
            declared::suggest(finding, name.text, declared::field_names(type), "`" + type.name + "`");
            return std::nullopt;
        }
        const auto& declared_field = type.fields[*field];
        made.steps.push_back({type.name, declared_field.key.empty() ? declared_field.name : declared_field.key});
        const bool is_last = i + 1 == written.parts.size();
        if (is_last && written.beside) {
            auto step = companion_step(written, record);
            if (!step) return std::nullopt;
            made.steps.push_back(std::move(*step));
        }
        if (is_last) break;
        const bool leads_on = declared_field.type.base == model::base_type::record && !known_.rules.records[declared_field.type.index].plain_element;
        if (!leads_on) {
            known_.report_finding(diagnostic_code::not_a_reference, name.where, {name.text});
            return std::nullopt;
        }
        record = declared_field.type.index;
    }
    return made;
}

std::optional<model::missing_path::step> expectation_checker::companion_step(const syntax::path& written, model::record_index record) {
    constexpr std::array<std::string_view, 4> keys{"by", "on", "reason", "evidence"};
    const auto place = given_.find_fact({written.beside, written.parts.back(), written.where}, record);
    if (!place) return std::nullopt;
    return model::missing_path::step{known_.rules.records[record].name, std::string{keys[static_cast<std::size_t>(*written.beside)]}};
}

} // namespace guong::inline v0::checking
