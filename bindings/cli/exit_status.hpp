#pragma once

namespace cli {

/// What the command tells the shell.
enum class exit_status : int {
    done = 0,              ///< whatever the verdicts
    rules_have_errors = 1, ///<
    differs = 1,           ///< of `replay`
    unusable = 2,          ///< the command line is wrong, or a file cannot be read
    records_were_bad = 3,  ///< some; the others were still evaluated
};

/// Thrown where a command cannot go on and the reason has been told already.
struct stop {
    exit_status status;
};

} // namespace cli
