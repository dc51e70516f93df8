/// A host that answers what rules ask of it: its own calendar. It judges a whole file of records of two types, and says why not.

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using guong::date;

constexpr int calendar_year = 2025; // the only one that this house has settled
const std::array holidays = {*date::of(2025, 4, 30), *date::of(2025, 5, 1), *date::of(2025, 5, 2)};

bool is_workday(date day) {
    constexpr int days_in_week = 7, saturday = 2, sunday = 3; // 1970-01-01 was a Thursday
    const auto weekday = day.days % days_in_week;
    return weekday != saturday && weekday != sunday && std::find(holidays.begin(), holidays.end(), day) == holidays.end();
}

/// Pure: it changes nothing and always answers the same. Nothing where the calendar does not know: then the rules do not know either.
std::optional<int> workdays(date first, date last) {
    if (first.civil().year != calendar_year || last.civil().year != calendar_year) return std::nullopt;
    int count = 0;
    for (auto day = first; day <= last; ++day.days) count += is_workday(day);
    return count;
}

std::string content_of(const char* path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{std::string{"cannot read "} + path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 3) {
        std::cerr << "usage: 9_host_functions RULES RECORDS\n";
        return 2;
    }
    try {
        guong::load_options options;
        options.functions.add("workdays", workdays);
        const auto rules = guong::load(arguments[1], {}, options).value(); // refused here if it declares another workdays

        const auto read = guong::dataset_from_json(rules, content_of(arguments[2])).value();
        for (const auto& refused : read.refused) std::cout << refused.id << ": " << message(refused.finding, guong::language::en) << '\n';

        for (const auto* name : {"trusted", "granted"}) {
            const auto criterion = rules.criterion(name).value();
            for (const auto& candidate : read.roots) {
                if (!criterion.is_for(candidate)) continue; // the file has employees and applications
                const auto outcome = criterion.evaluate(candidate);
                std::cout << guong::render(guong::explain(outcome), guong::language::en) << '\n';
            }
        }
        return 0;
    } catch (const guong::error& problem) {
        std::cerr << guong::render(problem.report());
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
    }
    return 1;
}
