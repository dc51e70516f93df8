#pragma once

/// The sets of changes that are found, against records that are changed accordingly and judged anew.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <guong/explanation.hpp>

namespace guong::reference {

struct repair_tally {
    std::size_t asked = 0;       ///< pairs of criterion and record that are not eligible
    std::size_t with_sets = 0;   ///< of them, those for which a set was found
    std::size_t without = 0;     ///< those for which there surely is none
    std::size_t cut = 0;         ///< those where the search met its bound
    std::size_t sets = 0;
    std::size_t changes = 0;
    std::size_t parts = 0;       ///< proper parts of sets that were judged
    std::size_t out_of_reach = 0; ///< sets that a document cannot hold as they are told: additions to lists of records that refer to this one
    std::size_t compared = 0;    ///< with all records that there are
    std::vector<double> milliseconds;
    std::string fault;           ///< empty if all holds; otherwise what does not, with rules and records

    void add(const repair_tally& other);
};

/// Random rules over random records: each set is carried out on the document and judged anew, and each part of it.
[[nodiscard]] repair_tally repair_random_records(std::uint64_t seed);
/// Small random rules over a small record: against every record that there is.
[[nodiscard]] repair_tally repair_small_record(std::uint64_t seed);
/// The records of a rule file in the repository: `rules/titles/titles.guong`, `rules/titles/academy.json`.
[[nodiscard]] repair_tally repair_examples(const std::string& rule_file, const std::string& records_file);
/// The same records altered at random, until so many of them are not eligible.
[[nodiscard]] repair_tally repair_altered_records(const std::string& rule_file, const std::string& records_file, std::uint64_t seed, std::size_t asked_min);

} // namespace guong::reference
