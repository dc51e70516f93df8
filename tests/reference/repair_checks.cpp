#include "repair_checks.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "altered_records.hpp"
#include "random_records.hpp"
#include "random_functions.hpp"
#include "random_rules.hpp"
#include "random_schema.hpp"
#include "support/environment.hpp"
#include "support/golden.hpp"

namespace guong::reference {

namespace {

using document = nlohmann::ordered_json;

struct broken_promise : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Carries changes out on a document, knowing only what the JSON form of changes says.
class changed_document {
public:
    changed_document(const model::ruleset& rules, document all, std::string type, std::string id)
        : rules_{rules}, all_(std::move(all)), type_{std::move(type)}, id_{std::move(id)} {}

    /// False where a document cannot hold it.
    bool carry_out(const document& changes) {
        try {
            write(changes);
        } catch (const beyond_document&) {
            return false;
        }
        return true;
    }

    [[nodiscard]] std::string text() const { return all_.dump(); }

private:
    /// What a list of the records that refer to this one has in it stands elsewhere, or in no place at all.
    struct beyond_document {};

    void write(const document& changes) {
        // Places in lists are those of the record as it stands: what is taken away goes last, from behind, before what is added.
        std::vector<document> removals, additions;
        for (const auto& each : changes) {
            const auto at = each["at"].get<std::string>();
            if (at.ends_with("/-"))
                additions.push_back(each);
            else if (each["to"].is_null())
                removals.push_back(each);
            else
                contents_of(place(at)) = each["to"];
        }
        const auto number = [](const document& each) {
            const auto at = each["at"].get<std::string>();
            return std::stoull(at.substr(at.rfind('/') + 1));
        };
        std::stable_sort(removals.begin(), removals.end(), [&](const document& a, const document& b) { return number(a) > number(b); });
        for (const auto& each : removals) {
            const auto at = each["at"].get<std::string>();
            auto& list = place(at.substr(0, at.rfind('/')));
            contents_of(list).erase(number(each));
        }
        for (const auto& each : additions) {
            const auto at = each["at"].get<std::string>();
            auto& list = contents_of(place(at.substr(0, at.size() - 2)));
            refuse_referring();
            if (!list.is_array()) list = document::array();
            for (std::size_t count = each.value("count", std::size_t{1}); count > 0; --count) list.push_back(each["to"]);
        }
    }

    void refuse_referring() const {
        if (rules_.records[where_.record].fields[*where_.field].referring) throw beyond_document{};
    }

    static document& contents_of(document& fact) { return fact.is_object() && fact.contains("value") ? fact["value"] : fact; }

    document& record(const std::string& type, const std::string& id) {
        for (auto& each : all_[type]) {
            const auto& written = each["id"];
            if ((written.is_string() ? written.get<std::string>() : written.dump()) == id) return each;
        }
        throw broken_promise{"no record " + type + "/" + id};
    }

    /// A place in the document, made where it is missing.
    document& place(const std::string& at) {
        auto type = type_, id = id_;
        auto pointer = at;
        if (const auto hash = at.find('#'); hash != std::string::npos) {
            const auto owner = at.substr(0, hash);
            type = owner.substr(0, owner.find('/'));
            id = owner.substr(owner.find('/') + 1);
            pointer = at.substr(hash + 1);
        }
        auto* here = &record(type, id);
        where_ = {*rules_.find_record(type), std::nullopt};
        for (std::size_t begin = 0; begin < pointer.size();) {
            const auto end = std::min(pointer.find('/', begin + 1), pointer.size());
            const auto token = pointer.substr(begin + 1, end - begin - 1);
            begin = end;
            if (const auto companion = companion_at(token))
                here = &beside(*here, token, *companion);
            else if (where_.field && rules_.records[where_.record].fields[*where_.field].type.list)
                here = &element(contents_of(*here), std::stoull(token));
            else
                here = &member(*here, token);
        }
        return *here;
    }

    /// What stands beside the fact that was come to, if the word is for that.
    [[nodiscard]] std::optional<model::field_index> companion_at(const std::string& token) const {
        static const std::vector<std::string> keys{"by", "on", "reason", "evidence"};
        const auto key = std::find(keys.begin(), keys.end(), token);
        if (key == keys.end() || !where_.field) return std::nullopt;
        return rules_.records[where_.record].find(model::companionship{static_cast<companion>(key - keys.begin()), *where_.field});
    }

    document& beside(document& fact, const std::string& token, model::field_index field) {
        where_.field = field;
        if (!fact.is_object() || !fact.contains("value")) fact = document{{"value", fact}};
        return fact[token];
    }

    document& element(document& list, std::size_t number) {
        refuse_referring();
        const auto type = rules_.records[where_.record].fields[*where_.field].type.index;
        where_ = {type, rules_.records[type].plain_element ? std::optional<model::field_index>{0} : std::nullopt};
        return list[number];
    }

    /// Under whichever of its names the fact stands.
    document& member(document& outer, const std::string& token) {
        // A record is come to through the field that refers to it, or is the element of a list.
        auto& owner = where_.field ? contents_of(outer) : outer;
        if (where_.field) where_ = {rules_.records[where_.record].fields[*where_.field].type.index, std::nullopt};
        const auto& fields = rules_.records[where_.record].fields;
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const model::field& each) {
            return !each.beside && (each.key == token || (each.key.empty() && each.name == token));
        });
        if (field == fields.end()) throw broken_promise{"no field " + token + " of " + owner.dump()};
        where_.field = static_cast<model::field_index>(field - fields.begin());
        for (auto& [name, content] : owner.items())
            if (compose(name) == compose(field->name) || compose(name) == compose(field->key)) return content;
        return owner[token];
    }

    const model::ruleset& rules_;
    document all_;
    std::string type_;
    std::string id_;
    /// The record that the last place is in, and the field that it is of, if it is not the record.
    struct {
        model::record_index record{};
        std::optional<model::field_index> field;
    } where_;
};

class repair_checker {
public:
    repair_checker(rules checked, std::string json, std::optional<date> as_of, change_options options)
        : rules_{std::move(checked)}, json_{std::move(json)}, as_of_{as_of}, options_{options}, records_{dataset_from_json(rules_, json_).value()},
          engine_{std::make_shared<const evaluator>(rules_.program(), records_.data, evaluation_options{as_of_})} {}

    repair_tally check() {
        for (model::criterion_index criterion = 0; criterion < rules_.model().criteria.size(); ++criterion)
            for (const auto& root : records_.roots)
                if (root.type == rules_.model().criteria[criterion].record) check(criterion, root.row);
        return std::move(tally_);
    }

    /// One record alone.
    repair_tally check(const std::string& type, const std::string& id) {
        const auto record = *rules_.model().find_record(type);
        const auto row = records_.data->find(record, id);
        for (model::criterion_index criterion = 0; row && criterion < rules_.model().criteria.size(); ++criterion)
            if (record == rules_.model().criteria[criterion].record) check(criterion, *row);
        return std::move(tally_);
    }

private:
    void check(model::criterion_index criterion, row_number row) {
        const outcome judged{engine_, criterion, row};
        if (judged.verdict() == verdict::eligible) return;
        ++tally_.asked;
        const auto begin = std::chrono::steady_clock::now();
        const auto found = find_changes(judged, options_);
        tally_.milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        tally_.cut += !found.complete;
        if (found.sets.empty()) tally_.without += found.complete;
        tally_.with_sets += !found.sets.empty();
        const auto& record = rules_.model().records[rules_.model().criteria[criterion].record];
        const auto& id = records_.data->of(rules_.model().criteria[criterion].record).ids[row];
        const auto where = rules_.model().criteria[criterion].name + " for " + record.name + ' ' + id + ": ";
        const auto written = render_json(found, language::en);
        if (written != render_json(find_changes(judged, options_), language::en)) throw broken_promise{where + "asked again, it says something else"};
        std::int64_t last_cost = 0;
        for (const auto& set : found.sets) {
            if (set.cost < last_cost) throw broken_promise{where + "a cheaper set comes later"};
            last_cost = set.cost;
        }
        for (const auto& set : document::parse(written)) check_set(set, criterion, record.name, id, where);
    }

    void check_set(const document& set, model::criterion_index criterion, const std::string& type, const std::string& id, const std::string& where) {
        changed_document whole{rules_.model(), document::parse(json_), type, id};
        if (!whole.carry_out(set)) {
            ++tally_.out_of_reach;
            return;
        }
        ++tally_.sets;
        tally_.changes += set.size();
        if (verdict_of(whole, criterion, type, id) != verdict::eligible) throw broken_promise{where + "not eligible by " + set.dump()};
        if (set.size() > 8) return;
        for (std::size_t bits = 1; bits + 1 < std::size_t{1} << set.size(); ++bits) {
            auto part = document::array();
            for (std::size_t i = 0; i < set.size(); ++i)
                if (bits >> i & 1) part.push_back(set[i]);
            changed_document changed{rules_.model(), document::parse(json_), type, id};
            changed.carry_out(part);
            ++tally_.parts;
            if (verdict_of(changed, criterion, type, id) == verdict::eligible)
                throw broken_promise{where + part.dump() + " is enough of " + set.dump()};
        }
    }

    verdict verdict_of(const changed_document& changed, model::criterion_index criterion, const std::string& type, const std::string& id) const {
        const auto read = dataset_from_json(rules_, changed.text());
        if (!read.has_value()) throw broken_promise{"the changed records are refused: " + render(read.report()) + changed.text()};
        const auto row = read->data->find(*rules_.model().find_record(type), id);
        return outcome{std::make_shared<const evaluator>(rules_.program(), read->data, evaluation_options{as_of_}), criterion, row.value()}.verdict();
    }

    rules rules_;
    std::string json_;
    std::optional<date> as_of_;
    change_options options_;
    records records_;
    std::shared_ptr<const evaluator> engine_;
    repair_tally tally_;
};

} // namespace

void repair_tally::add(const repair_tally& other) {
    asked += other.asked;
    with_sets += other.with_sets;
    without += other.without;
    cut += other.cut;
    sets += other.sets;
    changes += other.changes;
    parts += other.parts;
    out_of_reach += other.out_of_reach;
    compared += other.compared;
    milliseconds.insert(milliseconds.end(), other.milliseconds.begin(), other.milliseconds.end());
    if (fault.empty()) fault = other.fault;
}

repair_tally repair_random_records(std::uint64_t seed) {
    dice choices{seed};
    const auto text = random_rules(choices, false);
    auto checked = load_text("random.guong", text, {}, with_random_functions());
    if (!checked.has_value()) return {}; // a table whose rows hold at once
    const auto as_of = choices.percent(65) ? std::optional{random_date(choices)} : std::nullopt;
    const record_options few{2, choices.one_of(std::vector<std::size_t>{0, 5, 15, 30}), false, choices.percent(30)};
    const auto json = to_json(choices, checked->model(), make_random_records(choices, checked->model(), few));
    try {
        return repair_checker{*checked, json, as_of, {3, 6, testing::number_from_environment("GUONG_REPAIR_TRIALS", 400)}}.check();
    } catch (const std::exception& difference) {
        repair_tally failed;
        failed.fault = "seed " + std::to_string(seed) + ": " + difference.what() + "\nreference date " + (as_of ? as_of->to_string() : "unknown") +
                       "\n--- rules\n" + text + "--- records\n" + json;
        return failed;
    }
}

repair_tally repair_examples(const std::string& rule_file, const std::string& records_file) {
    const auto checked = load_text(rule_file, tests::read_repository_file(rule_file)).value();
    try {
        return repair_checker{checked, tests::read_repository_file(records_file), date::of(2025, 8, 1), {3, limits::changes_max, testing::number_from_environment("GUONG_REPAIR_TRIALS", 400)}}.check();
    } catch (const std::exception& difference) {
        repair_tally failed;
        failed.fault = rule_file + ": " + difference.what();
        return failed;
    }
}

repair_tally repair_altered_records(const std::string& rule_file, const std::string& records_file, std::uint64_t seed, std::size_t asked_min) {
    const auto checked = load_text(rule_file, tests::read_repository_file(rule_file)).value();
    const auto all = document::parse(tests::read_repository_file(records_file));
    const change_options options{3, limits::changes_max, testing::number_from_environment("GUONG_REPAIR_TRIALS", limits::changes_trials_max)};
    dice choices{seed};
    repair_tally tally;
    while (tally.asked < asked_min && tally.fault.empty()) {
        const auto& criterion = choices.one_of(checked.model().criteria);
        const auto altered = alter_record(choices, checked.model(), all, criterion.record);
        const auto json = altered.all.dump();
        if (!dataset_from_json(checked, json).report().empty()) continue; // a fact that is refused
        try {
            tally.add(repair_checker{checked, json, date::of(2025, 8, 1), options}.check(altered.type, altered.id));
        } catch (const std::exception& difference) {
            tally.fault = rule_file + ", " + altered.type + ' ' + altered.id + ": " + difference.what() + '\n' + json;
        }
    }
    return tally;
}

} // namespace guong::reference
