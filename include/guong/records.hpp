#pragma once

/// What adapters read: many records, of which some may be refused.

#include <memory>
#include <string>
#include <vector>

#include <guong/dataset.hpp>
#include <guong/diagnostic.hpp>

namespace guong::inline v0 {

/// A record that was refused, for the line that a batch prints for it.
struct refused_record {
    model::record_index type{};
    std::string id;          ///< empty if it has none or none could be read
    std::string pointer;     ///< its place in the file: `/student/3`, `/3`; for NDJSON `/N`, N lines (from 0) down; for arrays `/student/3`
    diagnostic finding;      ///< the first error about it; `message(finding, which)` says it in a language
};

/// What could be read of a file of records: the good ones are in `data` though others were refused. A record that is no JSON inside, but
/// whose brackets and quotes still show where it ends, is refused alone like any other.
struct records {
    std::shared_ptr<const dataset> data;
    std::vector<record> roots; ///< the good records at top level, in the order of the file
    std::vector<refused_record> refused;
};

} // namespace guong::inline v0
