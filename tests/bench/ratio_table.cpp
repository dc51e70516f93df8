#include "ratio_table.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace guong::bench {

namespace {

double median(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

template <class Named>
Named& find_or_add(std::vector<Named>& all, const std::string& name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Named& each) { return each.name == name; });
    return found == all.end() ? all.emplace_back(Named{name, {}}) : *found;
}

} // namespace

ratio_table::row& ratio_table::find(const std::string& full_name) {
    const auto slash = full_name.find('/');
    return find_or_add(find_or_add(groups_, full_name.substr(0, slash)).rows, full_name.substr(slash + 1));
}

void ratio_table::add(const std::string& full_name) { find(full_name); }

bool ratio_table::ReportContext(const Context&) { return true; }

void ratio_table::ReportRuns(const std::vector<Run>& runs) {
    for (const auto& run : runs) {
        if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
        const double records_a_second = run.counters.at("items_per_second");
        find(run.run_name.function_name).nanoseconds.push_back(1e9 / records_a_second);
    }
}

void ratio_table::Finalize() {
    auto& out = GetOutputStream();
    for (const auto& each : groups_) {
        if (std::all_of(each.rows.begin(), each.rows.end(), [](const row& who) { return who.nanoseconds.empty(); })) continue;
        // With a filter the yardstick may not have run: then there are times and no ratios.
        const auto yardstick = each.rows.front().nanoseconds.empty() ? 0.0 : median(each.rows.front().nanoseconds);
        out << '\n' << std::left << std::setw(76) << each.name << std::right << std::setw(12) << "ns a record" << std::setw(10) << "ratio" << '\n';
        for (const auto& who : each.rows) {
            if (who.nanoseconds.empty()) continue;
            const auto time = median(who.nanoseconds);
            out << std::left << std::setw(76) << "  " + who.name << std::right << std::fixed << std::setprecision(2) << std::setw(12) << time;
            if (yardstick > 0) out << std::setw(10) << time / yardstick;
            out << '\n';
        }
    }
}

} // namespace guong::bench
