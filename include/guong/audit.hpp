#pragma once

/// After the verdict, for the file: what it was reckoned from and by, so that it can be reckoned again and compared. An audit holds no fact of the
/// record but its id, unless the record is asked for (`canonical_record`), and no sensitive value unless that is asked for.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <guong/evaluation.hpp>

namespace guong::inline v0 {

/// A rule file, by its path from the root and the SHA-256 of its bytes.
struct audited_file {
    std::string name;
    std::string sha256;

    friend bool operator==(const audited_file&, const audited_file&) = default;
};

/// An item of the criterion, the criterion itself first, in the order of the rules.
struct audited_item {
    std::string path; ///< from the criterion down: `sv/sv2/b`
    guong::status status{};

    friend bool operator==(const audited_item&, const audited_item&) = default;
};

/// A value that the rules report.
struct audited_value {
    std::string name;
    std::optional<std::string> json; ///< as `render_json` writes it; nothing where it is withheld

    friend bool operator==(const audited_value&, const audited_value&) = default;
};

/// All that a verdict hangs on, and the verdict.
struct audit {
    std::string engine;                       ///< the version of the library
    std::string ruleset;
    std::vector<audited_file> files;          ///< the loaded file, and then those it uses
    std::optional<date> as_of;
    parameter_values parameters;              ///< that the host set, not the files
    std::string record_type;
    std::string record_id;
    std::vector<std::string> follows;         ///< `manager.leads`: the references and lists of records that the criterion reads, sorted
    std::string record_sha256;                ///< of `canonical_record`
    std::string criterion;
    guong::verdict verdict{};
    std::vector<audited_item> items;
    /// A letter for each condition, `1` true, `0` false, `?` unknown: first those of the criterion, each group before its children in the order of
    /// the rules, and an item behind the condition that says whether it applies; then those of the criteria, helpers and elements of lists (`some`, `every`,
    /// `no`) that they ask, in the order in which they are met, each of a record once.
    std::string bits;
    std::vector<audited_value> values;        ///< of this record type, in the order of the rules
    std::string records;                      ///< `canonical_record`, where the audit is to stand by itself; otherwise empty
};

struct audit_options {
    bool with_records = false;   ///< the audit holds the record and those it leads to, sensitive facts included
    bool show_sensitive = false; ///< values that hang on sensitive facts are not withheld
};

/// The audit of an outcome. Pure; the same outcome gives the same audit. Cost: linear in the conditions evaluated, for each of the records and elements
/// that are met, and in the facts of `canonical_record`. Safe from many threads.
[[nodiscard]] audit audit_of(const outcome& result, const audit_options& options = {});

/// The facts that an outcome hangs on, as one text that is the same for the same facts: a dataset in JSON that can be read again (`dataset_from_json`). It
/// holds the record and those that it leads to by the references and lists that the criterion reads (`audit::follows`), each with all its facts
/// but for other references and lists of records. How it is written, to the byte, stands in `bindings/cli/README.md`.
[[nodiscard]] std::string canonical_record(const outcome& result);

/// A way in which two audits of one case differ.
struct audit_difference {
    enum class kind : std::uint8_t {
        engine,         ///< another version of the library; by itself no reason to be worried
        rules,          ///< a rule file has other bytes, is new or is gone, or the ruleset has another name
        parameter,      ///< has another value
        reference_date,
        criterion,      ///< the rules have none of that name for the record type
        record_missing, ///< no record has the id
        record,         ///< its facts, or those of records that it leads to, are others, or others are followed
        verdict,
        item,           ///< the status of an item
        bits,           ///< of some condition; items may all be as they were
        value_reported, ///< of a value that the rules report
    };
    audit_difference::kind what{};
    std::string name;     ///< of the file, parameter, item or value
    std::string recorded; ///< empty for nothing
    std::string now;

    friend bool operator==(const audit_difference&, const audit_difference&) = default;
};

/// How a case that was evaluated again (`now`) differs from what was recorded; nothing is bit-exact. A value that one of them withholds is not compared.
[[nodiscard]] std::vector<audit_difference> compare(const audit& recorded, const audit& now);

/// Whether the verdict came about again exactly: nothing differs, but perhaps the version of the engine.
[[nodiscard]] bool is_exact(const std::vector<audit_difference>& differences) noexcept;

} // namespace guong::inline v0
