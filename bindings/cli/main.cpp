/// The command `guong`.

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <string_view>

#include "commands.hpp"
#include "output.hpp"
#include "wording.hpp"

namespace {

struct command {
    std::string_view name;
    cli::exit_status (*run)(const cli::options&);
};

constexpr std::array commands{
    command{"check", cli::check},   command{"evaluate", cli::evaluate}, command{"explain", cli::explain},
    command{"replay", cli::replay}, command{"test", cli::test},         command{"diff", cli::diff},
    command{"fmt", cli::fmt},       command{"graph", cli::graph},       command{"describe", cli::describe},
    command{"codes", cli::codes},
};

cli::exit_status run(const cli::options& chosen) {
    if (!chosen.notice.empty()) {
        cli::write(chosen.notice);
        return cli::exit_status::done;
    }
    for (const auto& each : commands)
        if (each.name == chosen.command) return each.run(chosen);
    return cli::exit_status::unusable;
}

cli::exit_status run_and_flush(int count, const char* const* words) {
    auto status = cli::exit_status::done;
    try {
        status = run(cli::parse(count, words));
    } catch (const cli::usage_error& failure) {
        cli::complain("guong: " + std::string{failure.what()} + "\n");
        status = cli::exit_status::unusable;
    } catch (const cli::stop& end) {
        status = end.status;
    }
    cli::flush_output();
    return status;
}

} // namespace

int main(int count, char** words) {
    // A reader that has seen enough (`guong codes | head`) is no failure; without the signal the write itself says so.
    std::signal(SIGPIPE, SIG_IGN);
    const auto which = cli::language_asked_for(count, words);
    try {
        return static_cast<int>(run_and_flush(count, words));
    } catch (const cli::output_failure& failure) {
        if (failure.reason == EPIPE) return static_cast<int>(cli::exit_status::done);
        const auto reason = cli::say(which, {"cannot write standard output: {0}", "không ghi được đầu ra chuẩn: {0}"}, {std::strerror(failure.reason)});
        cli::complain("guong: " + reason + "\n");
    } catch (const std::bad_alloc&) {
        // Words that are put together would need some.
        cli::complain(which == guong::language::vi ? "guong: không đủ bộ nhớ\n" : "guong: not enough memory\n");
    }
    return static_cast<int>(cli::exit_status::unusable);
}
