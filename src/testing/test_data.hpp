#pragma once

/// The records of one test as a dataset.

#include <memory>
#include <vector>

#include <guong/dataset.hpp>

namespace guong::inline v0::testing {

struct test_data {
    std::shared_ptr<const dataset> data;
    row_number row{};        ///< of the record that is tested
    std::vector<span> unfit; ///< facts whose number does not fit its column: they are left unknown
};

[[nodiscard]] test_data build_test_data(const model::ruleset& rules, const model::test& test);

} // namespace guong::inline v0::testing
