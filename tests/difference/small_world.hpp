#pragma once

/// Random conditions over a few facts and one list, and every small record of them: what is proved must hold of each.

#include <string>
#include <utility>
#include <vector>

#include "reference/dice.hpp"

namespace small_world {

inline const char* const types = R"(
ruleset r { language en }
record stretch { from : date  to : date  good : boolean }
record servant { a : boolean  n : integer  leaves : list of stretch }
define served for servant : days covered by from to to over l in leaves
define last   for servant : most of to over l in leaves
define sum    for servant : sum of (if good then 1 else 0) over l in leaves
)";

/// A condition, and what may be written for it: here and there something is another condition.
using condition_pair = std::pair<std::string, std::string>;

class condition_writer {
public:
    explicit condition_writer(guong::reference::dice& choices) : choices_{choices} {}

    /// The body of a criterion.
    condition_pair body() {
        const std::string open = choices_.percent(70) ? "{ i : " : "any { i : ";
        auto both = joined({open, open}, whole(2));
        if (choices_.percent(50)) both = joined(joined(both, {" unless ", " unless "}), whole(1));
        both = joined(joined(both, {"  j : ", "  j : "}), whole(1));
        return joined(both, {" }", " }"});
    }

private:
    static condition_pair joined(const condition_pair& left, const condition_pair& right) { return {left.first + right.first, left.second + right.second}; }
    static condition_pair alike(const std::string& text) { return {text, text}; }

    condition_pair whole(int depth) {
        if (depth > 0 && choices_.percent(50)) return made_of(whole(depth - 1), whole(depth - 1));
        if (choices_.percent(55)) return changed(choices_.one_of(facts_));
        const auto word = choices_.below(3);
        const auto part = element(1);
        static const std::string begins[] = {"(some l in leaves where ", "(every l in leaves satisfies ", "(no l in leaves where "};
        return joined(joined(alike(begins[word]), part), alike(")"));
    }

    condition_pair element(int depth) {
        return depth > 0 && choices_.percent(50) ? made_of(element(depth - 1), element(depth - 1)) : changed(choices_.one_of(elements_));
    }

    condition_pair made_of(const condition_pair& left, const condition_pair& right) {
        if (choices_.percent(15)) return joined(joined(alike("not ("), left), alike(")"));
        const std::string word = choices_.percent(50) ? " and " : " or ";
        return joined(joined(joined(alike("("), left), joined(alike(word), right)), alike(")"));
    }

    /// A fact with its condition: what is unknown counts as unmet in the second, or it is turned round.
    condition_pair changed(const std::pair<std::string, std::string>& of) {
        const auto& [fact, condition] = of;
        if (!fact.empty() && choices_.percent(25)) return {condition, "(" + fact + " is known and " + condition + ")"};
        return {condition, choices_.percent(5) ? "not (" + condition + ")" : condition};
    }

    guong::reference::dice& choices_;
    std::vector<std::pair<std::string, std::string>> facts_{{"a", "a"}, {"n", "n >= 1"}, {"n", "n >= 2"}, {"", "n is known"}, {"", "served >= 2 days"},
                                                            {"", "last after 2020-01-01"}, {"", "sum >= 1"}, {"", "(served >= 1 days)"}};
    std::vector<std::pair<std::string, std::string>> elements_{{"good", "good"}, {"", "good is known"}, {"to", "to after 2020-01-01"}, {"", "to is known"}};
};

/// Every servant of those facts with two leaves at most, as JSON; with every list that is not known.
inline std::vector<std::string> records() {
    const std::vector<std::string> ends{"", R"(, "to": "2020-01-01")", R"(, "to": "2020-01-03")"}, goods{"", R"(, "good": true)", R"(, "good": false)"};
    std::vector<std::string> elements;
    for (const auto& end : ends)
        for (const auto& good : goods) elements.push_back(R"({"from": "2020-01-01")" + end + good + "}");
    std::vector<std::string> lists{"null", "[]"};
    for (std::size_t first = 0; first < elements.size(); ++first) {
        lists.push_back("[" + elements[first] + "]");
        for (auto second = first; second < elements.size(); ++second) lists.push_back("[" + elements[first] + ", " + elements[second] + "]");
    }
    std::vector<std::string> all;
    for (const std::string a : {"null", "true", "false"})
        for (const std::string n : {"null", "0", "1", "2"})
            for (const auto& list : lists) all.push_back(R"({"a": )" + a + R"(, "n": )" + n + R"(, "leaves": )" + list + "}");
    return all;
}

} // namespace small_world
