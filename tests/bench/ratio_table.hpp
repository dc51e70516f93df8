#pragma once

/// What a run of benchmarks comes to: medians, and ratios to the yardstick of each group.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace guong::bench {

/// Prints nothing until all is done, and then a table. A benchmark is named `group/who`; the first of a group is its yardstick.
class ratio_table : public benchmark::BenchmarkReporter {
public:
    /// The rows of the table, in the order in which they are added: the runs themselves come in random order.
    void add(const std::string& full_name);

    bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;
    void Finalize() override;

private:
    struct row {
        std::string name;
        std::vector<double> nanoseconds; ///< for each record, of each repetition
    };
    struct group {
        std::string name;
        std::vector<row> rows;
    };
    row& find(const std::string& full_name);

    std::vector<group> groups_;
};

} // namespace guong::bench
