#pragma once

/// The three streams of the process. The library prints nothing; what is printed passes through here.

#include <optional>
#include <string>
#include <string_view>

namespace cli {

/// Thrown where standard output takes no more: `reason` is the errno of the system.
struct output_failure {
    int reason;
};

/// Appends to standard output, which is written in large pieces.
void write(std::string_view text);
/// Hands the last piece to the system.
void flush_output();
/// From now on, what nobody reads any more is dropped and no failure: for a command whose exit status counts, though `| head` has seen enough.
void outlive_reader() noexcept;

/// Writes to standard error, at once.
void complain(std::string_view text);

/// Whether colour is wanted: the stream is a terminal, and neither `NO_COLOR` nor `TERM=dumb` speaks against it.
[[nodiscard]] bool output_has_colour();
[[nodiscard]] bool errors_have_colour();

[[nodiscard]] bool output_is_terminal();
[[nodiscard]] bool errors_are_terminal();

/// The bytes of a file, or of standard input for `-`; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

/// What a file is called in messages.
[[nodiscard]] std::string display_name(const std::string& path);

} // namespace cli
