#include <guong/audit.hpp>

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include <guong/explanation.hpp>
#include <guong/version.hpp>

#include "../evaluation/item_slots.hpp"
#include "../evaluation/value_json.hpp"
#include "canonical_record.hpp"

namespace guong::inline v0 {

namespace auditing {

namespace {

using frame = std::vector<row_number>;

char letter_of(truth outcome) {
    if (outcome == truth::unknown) return '?';
    return outcome == truth::yes ? '1' : '0';
}

/// Writes down the bits of a criterion and of all that it asks.
class bit_recorder {
public:
    explicit bit_recorder(const outcome& result) : result_{result}, engine_{result.evaluator()}, code_{engine_.program()} {}

    void record(audit& into) {
        const auto truth_at = [&](std::uint32_t slot) { return result_.slots()[slot]; };
        for (auto& item : items_of(code_, result_.criterion())) {
            const auto found = status_of(item, truth_at);
            into.items.push_back({std::move(item.path), found});
        }
        reach(code_.unit_of(result_.criterion()), {result_.row()});
        while (!open_.empty()) {
            const auto [which, scopes] = std::move(open_.front());
            open_.pop_front();
            slots bits;
            engine_.recall(which, scopes, bits);
            visit(code_.units()[which], 0, nullptr, scopes, bits);
        }
        into.bits = std::move(letters_);
    }

private:
    void reach(std::uint32_t which, frame scopes) {
        if (seen_.emplace(which, scopes).second) open_.emplace_back(which, std::move(scopes));
    }

    /// Several instructions may stand for one condition.
    void visit(const unit& of, std::uint32_t slot, const model::condition* around, const frame& scopes, const slots& bits) {
        const auto& code = of.code[slot];
        if (code.origin && code.origin != around) letters_ += letter_of(bits[slot]);
        switch (code.what) {
        case operation::all:
        case operation::any:
        case operation::none:
        case operation::at_least:
        case operation::exactly:
            for (std::uint32_t i = 0; i < code.size; ++i) visit(of, code.first + i, code.origin, scopes, bits);
            break;
        case operation::call: reach_called(code, scopes); break;
        case operation::some:
        case operation::every:
        case operation::no: reach_elements(code, scopes); break;
        default: break;
        }
    }

    void reach_called(const instruction& code, const frame& scopes) {
        if (!code.origin) return reach(code.unit, scopes);
        const auto* meeting = std::get_if<model::meeting>(&code.origin->form);
        const auto* helper = std::get_if<model::definition_use>(&code.origin->form);
        if (!meeting && !helper) return;
        if (const auto row = engine_.follow(meeting ? meeting->subject : helper->subject, scopes)) reach(code.unit, {*row});
    }

    void reach_elements(const instruction& code, const frame& scopes) {
        if (code.unit == no_unit) return;
        const auto& read = code_.accesses()[code.access];
        const auto owner = engine_.follow(read.row, scopes);
        const auto elements = owner ? engine_.data().elements(read.row.end, *owner, read.field) : std::nullopt;
        if (!elements) return;
        auto inner = scopes;
        inner.emplace_back();
        for (const auto element : *elements) {
            inner.back() = element;
            reach(code_.unit_of_element(code.unit), inner);
        }
    }

    const outcome& result_;
    const evaluator& engine_;
    const program& code_;
    std::string letters_;
    std::deque<std::pair<std::uint32_t, frame>> open_;
    std::set<std::pair<std::uint32_t, frame>> seen_;
};

/// As a host writes it: `3`, `80`, `good`.
std::string setting_of(const model::parameter& set, const model::ruleset& rules) {
    const auto content = value_writing::by_name(set.content, rules, set.type);
    if (const auto* text = std::get_if<std::string>(&content)) return *text;
    if (const auto* day = std::get_if<date>(&content)) return day->to_string();
    if (const auto* years = std::get_if<school_year>(&content)) return years->to_string();
    return value_writing::json_of(content);
}

/// The loaded file is called from its own folder, wherever that lies.
std::vector<audited_file> files_of(const model::ruleset& rules) {
    std::vector<audited_file> files;
    if (!rules.sources_text.empty()) {
        const auto& name = rules.sources_text.front().name();
        files.push_back({name.substr(name.find_last_of("/\\") + 1), rules.sha256});
    }
    for (const auto& each : rules.used_files) files.push_back({each.name, each.sha256});
    return files;
}

std::vector<std::string> names_of(const followed_fields& follows, const model::ruleset& rules) {
    std::vector<std::string> names;
    for (const auto& [record, field] : follows) names.push_back(rules.records[record].name + '.' + rules.records[record].fields[field].name);
    std::sort(names.begin(), names.end());
    return names;
}

void add_values(audit& into, const outcome& result, const audit_options& options) {
    const auto& rules = result.model();
    const auto secret = options.show_sensitive ? std::vector<bool>(rules.definitions.size()) : sensitive_definitions(rules);
    for (auto& [index, content] : reported_values(result.evaluator(), rules.criteria[result.criterion()].record, result.row())) {
        const auto& definition = rules.definitions[index];
        audited_value made{definition.name, std::nullopt};
        if (!secret[index] || content.why != unknown_reason::none)
            made.json = value_writing::json_of(value_writing::by_name(std::move(content), rules, definition.type()));
        into.values.push_back(std::move(made));
    }
}

} // namespace

} // namespace auditing

audit audit_of(const outcome& result, const audit_options& options) {
    const auto& rules = result.model();
    const auto& criterion = rules.criteria[result.criterion()];
    const auto& data = result.evaluator().data();
    const auto follows = auditing::followed_by(rules, result.criterion());
    audit made;
    made.engine = GUONG_VERSION;
    made.ruleset = rules.name;
    made.files = auditing::files_of(rules);
    made.as_of = result.evaluator().options().as_of;
    for (const auto& each : rules.parameters)
        if (each.overridden) made.parameters[each.name] = auditing::setting_of(each, rules);
    made.record_type = rules.records[criterion.record].name;
    made.record_id = data.of(criterion.record).ids[result.row()];
    made.follows = auditing::names_of(follows, rules);
    auto facts = auditing::canonical_text(rules, data, follows, criterion.record, result.row());
    made.record_sha256 = sha256(facts);
    made.criterion = criterion.name;
    made.verdict = result.verdict();
    auditing::bit_recorder{result}.record(made);
    auditing::add_values(made, result, options);
    if (options.with_records) made.records = std::move(facts);
    return made;
}

std::string canonical_record(const outcome& result) {
    const auto& rules = result.model();
    return auditing::canonical_text(rules, result.evaluator().data(), auditing::followed_by(rules, result.criterion()),
                                    rules.criteria[result.criterion()].record, result.row());
}

} // namespace guong::inline v0
