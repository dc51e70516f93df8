#pragma once

/// From a rule file to all the files that it is made of.

#include <string>

#include <guong/model.hpp>

#include "rule_texts.hpp"

namespace guong::inline v0::importing {

/// The loaded file.
struct loaded_text {
    std::string identity;
    std::string path; ///< from the root
    source text;
};

/// The files that were read, and what was found wrong in their text and in what they use.
struct read_files {
    rule_files files;
    report findings;
};

/// Parses the loaded file, then those it uses, and so on; each is taken once. `find` may be empty: then using a file is an error.
[[nodiscard]] read_files read_all(loaded_text loaded, const text_finder& find);

/// Reads, checks and compiles a file that was read already, and those it uses.
[[nodiscard]] result<rules> load_found(loaded_text loaded, const text_finder& find, const parameter_values& overrides, const load_options& options);

} // namespace guong::inline v0::importing
