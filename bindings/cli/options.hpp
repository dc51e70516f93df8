#pragma once

/// The command line as data. Nothing here opens a file.

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <guong/model.hpp>
#include <guong/value.hpp>

namespace cli {

/// What was asked for. Each command reads the fields that it has options for; the others keep their defaults.
struct options {
    std::string command;
    std::string notice; ///< a text to print instead of doing anything: help or version

    std::vector<std::string> rule_files;
    std::string earlier_rule_file; ///< of `diff`: the version that `rule_file` is compared with
    std::string records_file; ///< empty where none is given, which `replay` and `diff` alone allow
    std::string audit_file;
    std::string record_type;
    std::string code;

    std::vector<std::string> criteria;
    std::vector<std::string> ids;
    guong::parameter_values parameters;
    std::optional<guong::date> as_of;
    std::optional<guong::language> language;
    std::string format;
    unsigned jobs = 1;
    bool strict = false;
    std::vector<std::string> masked_fields; ///< sensitive though no file declares it
    bool show_sensitive = false;
    bool with_records = false; ///< audits hold the records
    bool all_items = false;
    std::size_t change_sets = 0; ///< sets of changes to look for; none if 0
    bool margins = false;        ///< how far the facts of eligible records may move
    std::size_t near = 0;        ///< only records so many changes away; all if 0
    std::string filter;  ///< words in the names of the tests to run; empty for all
    bool watch = false;  ///< run again whenever a file changes
    bool coverage = false; ///< what tests show of the rules
    bool suggest = false;  ///< write the tests that are missing
    bool mutants = false;  ///< which changes of the rules no test notices
    std::vector<std::string> only_files; ///< rule files in which coverage, mutants and suggestions count; all if empty
    std::string output_file; ///< for a page of coverage; empty for standard output
    bool check_only = false;
    std::optional<guong::language> keywords; ///< to write
    std::string root; ///< the folder that rule files may use files of; empty for that of the rule file

    [[nodiscard]] const std::string& rule_file() const { return rule_files.front(); }
};

/// A command line that cannot be followed. The message is one line that says what was expected.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The language that `--lang` asks for in whichever words; English where none does. For what is said before the words are understood.
[[nodiscard]] guong::language language_asked_for(int count, const char* const* words);

[[nodiscard]] options parse(int count, const char* const* words);

} // namespace cli
