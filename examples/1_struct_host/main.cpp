/// A host that keeps applicants in structs of its own and evaluates them where they lie: no JSON, and nothing allocated for each.

#include <array>
#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/host.hpp>

namespace {

enum class level { beginner, basic, fluent };

struct stay {
    std::string country;
    int weeks;
};

struct applicant {
    std::string number;
    std::chrono::year_month_day born;
    std::optional<double> average; // nothing: not known yet
    level english;
    bool enrolled;
    std::vector<stay> stays;
};

/// Which member is which fact: said once.
guong::struct_binding<applicant> applicant_binding() {
    guong::struct_binding<stay> stays{"stay"};
    stays.fact("country", &stay::country).fact("weeks", &stay::weeks);
    guong::struct_binding<applicant> applicants{"applicant"};
    applicants.id(&applicant::number)
        .fact("born", &applicant::born)
        .fact("average", &applicant::average)
        .level("english", &applicant::english, {{level::beginner, "beginner"}, {level::basic, "basic"}, {level::fluent, "fluent"}})
        .fact("enrolled", &applicant::enrolled)
        .list("stays", &applicant::stays, stays);
    return applicants;
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::cerr << "usage: struct_host RULES\n";
        return 2;
    }
    using namespace std::chrono;
    const std::array applicants{
        applicant{"a1", year{2003} / 5 / 17, 8.25, level::basic, true, {{"Laos", 6}}},
        applicant{"a2", year{2001} / 1 / 2, std::nullopt, level::fluent, true, {}},
        applicant{"a3", year{1999} / 12 / 31, 7.4, level::fluent, true, {}},
    };
    try {
        const auto rules = guong::load(arguments[1]).value();
        const auto grant = rules.criterion("grant").value();
        auto evaluator = guong::bind(rules, applicant_binding()).value(); // throws where the structs and the rules do not fit
        for (const auto& each : applicants) {
            const auto verdict = evaluator.evaluate(grant, each);
            if (!verdict) { // a number that is none, text that is no UTF-8
                std::cerr << guong::render(evaluator.refusal());
                continue;
            }
            std::cout << each.number << ": " << to_string(*verdict) << '\n';
            if (*verdict == guong::verdict::eligible) continue;
            std::cout << guong::render(guong::explain(grant.evaluate(*evaluator.kept(each))), guong::language::en) << '\n';
        }
        return 0;
    } catch (const guong::error& problem) {
        std::cerr << guong::render(problem.report());
        return 1;
    }
}
