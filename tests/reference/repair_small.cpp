#include "repair_checks.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "dice.hpp"

namespace guong::reference {

namespace {

/// A record of few facts, of which each has few values: as JSON, `null` for unknown.
struct small_fact {
    std::string name;
    std::string type;
    std::vector<std::string> contents;
    std::string annotations;
    std::int64_t cost = 1;
    bool fixed = false;
};

const std::vector<std::string> element_contents{
    R"({"l":"low","k":false})", R"({"l":"low","k":true})",  R"({"l":"middle","k":false})",
    R"({"l":"middle","k":true})", R"({"l":"high","k":false})", R"({"l":"high","k":true})",
};

class small_case {
public:
    explicit small_case(std::uint64_t seed) : choices_{seed}, has_list_{choices_.percent(40)} {
        const std::vector<std::string> numbers{"0", "1", "2", "3", "4", "5"};
        facts_ = {{"a", "boolean", {"false", "true"}, {}}, {"g", "grade", {R"("low")", R"("middle")", R"("high")"}, {}}};
        if (has_list_) {
            facts_.push_back({"n", "integer", {"0", "1", "2", "3"}, {}});
        } else {
            facts_.push_back({"b", "boolean", {"false", "true"}, {}});
            facts_.push_back({"n", "integer", numbers, {}});
            facts_.push_back({"m", "integer", numbers, {}});
        }
        for (auto& fact : facts_) {
            if (choices_.percent(12)) {
                fact.annotations = " fixed";
                fact.fixed = true;
            } else if (choices_.percent(30)) {
                fact.cost = choices_.between(2, 3);
                fact.annotations = " costs " + std::to_string(fact.cost);
            }
        }
        if (choices_.percent(30)) list_cost_ = 2;
    }

    [[nodiscard]] std::string rules() {
        std::string text = "scale grade { low middle high }\nrecord part { l : grade  k : boolean }\nrecord r {";
        for (const auto& fact : facts_) text += "\n  " + fact.name + " : " + fact.type + fact.annotations;
        if (has_list_) text += "\n  parts : list of part" + (list_cost_ > 1 ? " costs " + std::to_string(list_cost_) : std::string{});
        return text + "\n}\ncriterion c for r " + group(2) + "\n";
    }

    void draw_record() {
        for (const auto& fact : facts_)
            present_.push_back(choices_.percent(15) ? fact.contents.size() : choices_.below(fact.contents.size()));
        for (std::size_t i = choices_.below(3); has_list_ && i > 0; --i) elements_.push_back(choices_.below(element_contents.size()));
    }

    /// The records that changes can make of it, the present one first, and what each costs.
    struct variant {
        std::string json;
        std::int64_t cost = 0;
    };
    [[nodiscard]] std::vector<variant> variants() const {
        std::vector<variant> all{{"", 0}};
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            std::vector<variant> further;
            for (const auto& before : all) {
                further.push_back({before.json + member(facts_[i].name, content(i, present_[i])), before.cost});
                for (std::size_t other = 0; other < facts_[i].contents.size() && !facts_[i].fixed; ++other)
                    if (other != present_[i]) further.push_back({before.json + member(facts_[i].name, content(i, other)), before.cost + facts_[i].cost});
            }
            all = std::move(further);
        }
        if (has_list_) all = with_lists(all);
        for (auto& each : all) each.json = "{" + each.json.substr(1) + "}";
        return all;
    }

private:
    static std::string member(const std::string& name, const std::string& content) { return ",\"" + name + "\":" + content; }
    [[nodiscard]] std::string content(std::size_t fact, std::size_t number) const {
        return number == facts_[fact].contents.size() ? "null" : facts_[fact].contents[number];
    }

    /// Each element stays, goes, or becomes another; and up to two are added.
    [[nodiscard]] std::vector<variant> with_lists(const std::vector<variant>& all) const {
        std::vector<variant> lists{{"", 0}};
        for (const auto element : elements_) {
            std::vector<variant> further;
            for (const auto& before : lists) {
                further.push_back({before.json + ',' + element_contents[element], before.cost});
                further.push_back({before.json, before.cost + list_cost_});
                for (std::size_t other = 0; other < element_contents.size(); ++other)
                    if (other != element) further.push_back({before.json + ',' + element_contents[other], before.cost + differences(element, other)});
            }
            lists = std::move(further);
        }
        std::vector<variant> longer = lists;
        for (std::size_t first = 0; first < element_contents.size(); ++first)
            for (std::size_t second = first; second <= element_contents.size(); ++second)
                for (const auto& before : lists) {
                    const bool two = second < element_contents.size();
                    longer.push_back({before.json + ',' + element_contents[first] + (two ? ',' + element_contents[second] : std::string{}),
                                      before.cost + (two ? 2 : 1) * list_cost_});
                }
        std::vector<variant> made;
        for (const auto& facts : all)
            for (const auto& list : longer)
                made.push_back({facts.json + ",\"parts\":[" + (list.json.empty() ? "" : list.json.substr(1)) + "]", facts.cost + list.cost});
        return made;
    }

    static std::int64_t differences(std::size_t element, std::size_t other) { return (element / 2 != other / 2) + (element % 2 != other % 2); }

    std::string group(std::size_t depth) {
        const auto count = 2 + choices_.below(3);
        static const std::vector<std::string> plain{"all", "any", "all", "any", "none"};
        auto text = choices_.percent(70) ? choices_.one_of(plain)
                                         : (choices_.percent(60) ? "at least " : "exactly ") + std::to_string(1 + choices_.below(count)) + " of";
        text += " {";
        for (std::size_t i = 0; i < count; ++i) {
            text += " i" + std::to_string(i);
            text += depth > 0 && choices_.percent(45) ? ' ' + group(depth - 1) : " : " + condition(1);
            if (choices_.percent(8)) text += " only if " + condition(0);
            text += '\n';
        }
        return text + "}";
    }

    std::string number() { return std::to_string(choices_.between(0, has_list_ ? 3 : 5)); }
    std::string comparison() {
        static const std::vector<std::string> signs{">=", "<=", ">", "<", "="};
        return ' ' + choices_.one_of(signs) + ' ';
    }
    std::string condition(std::size_t depth) {
        if (depth > 0 && choices_.percent(30)) {
            static const std::vector<std::string> words{" and ", " or "};
            return "(" + condition(depth - 1) + choices_.one_of(words) + condition(depth - 1) + ")";
        }
        if (choices_.percent(10)) return "not (" + condition(0) + ")";
        return has_list_ && choices_.percent(45) ? on_list() : on_facts();
    }

    std::string on_facts() {
        static const std::vector<std::string> levels{"low", "middle", "high"};
        switch (choices_.below(has_list_ ? 5 : 9)) {
        case 0: return "a";
        case 1: return "g" + comparison() + choices_.one_of(levels);
        case 2: return "n" + comparison() + number();
        case 3: return "n between 0 and " + number();
        case 4: return "g is known";
        case 5: return "b";
        case 6: return "m" + comparison() + number();
        case 7: return "n" + comparison() + "m";
        default: return "n + m" + comparison() + std::to_string(choices_.between(2, 9));
        }
    }

    std::string on_list() {
        static const std::vector<std::string> inner{"part.k", "part.l >= middle", "part.l = high", "(part.k and part.l >= middle)", "not part.k",
                                                    "(part.k or part.l = high)"};
        static const std::vector<std::string> inside{"(k)", "(l >= middle)", "(k and l = high)"};
        switch (choices_.below(5)) {
        case 0: return "some part in parts satisfies " + choices_.one_of(inner);
        case 1: return "every part in parts satisfies " + choices_.one_of(inner);
        case 2: return "no part in parts satisfies " + choices_.one_of(inner);
        case 3: return "count of parts" + comparison() + std::to_string(choices_.below(3));
        default: return "count of parts where " + choices_.one_of(inside) + comparison() + std::to_string(choices_.below(3));
        }
    }

    dice choices_;
    bool has_list_;
    std::vector<small_fact> facts_;
    std::vector<std::size_t> present_;
    std::vector<std::size_t> elements_;
    std::int64_t list_cost_ = 1;
};

} // namespace

repair_tally repair_small_record(std::uint64_t seed) {
    repair_tally tally;
    small_case drawn{seed};
    const auto text = drawn.rules();
    drawn.draw_record();
    const auto checked = load_text("small.guong", text);
    if (!checked.has_value()) {
        tally.fault = "seed " + std::to_string(seed) + "\n" + text + render(checked.report());
        return tally;
    }
    const auto all = drawn.variants();
    std::string json;
    for (const auto& each : all) json += (json.empty() ? "[" : ",\n") + each.json;
    const auto read = records_from_json(*checked, "r", json + "]").value();
    const auto engine = std::make_shared<const evaluator>(checked->program(), read.data);
    const outcome present{engine, 0, read.roots.front().row};
    if (present.verdict() == verdict::eligible) return tally;
    ++tally.asked;
    std::optional<std::int64_t> cheapest;
    std::string best;
    const auto judged = evaluate(*engine);
    for (std::size_t i = 0; i < all.size(); ++i)
        if ((!cheapest || all[i].cost < *cheapest) && judged.of(0, read.roots[i].row) == verdict::eligible) {
            cheapest = all[i].cost;
            best = all[i].json;
        }
    const auto found = find_changes(present, {3, limits::changes_max, 4'000});
    tally.cut += !found.complete;
    tally.with_sets += !found.sets.empty();
    tally.sets += found.sets.size();
    tally.without += found.sets.empty() && found.complete;
    tally.compared += found.complete;
    // It may know of more values than these records have, but never of fewer.
    if (found.complete && cheapest && (found.sets.empty() || found.sets.front().cost > *cheapest))
        tally.fault = "seed " + std::to_string(seed) + "\n" + text + all.front().json + "\nbest " + std::to_string(*cheapest) + ": " + best + "\nfound " +
                      render_json(found, language::en);
    return tally;
}

} // namespace guong::reference
