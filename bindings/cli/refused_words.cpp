#include "refused_words.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "options.hpp"
#include "wording.hpp"

namespace cli {
namespace {

std::vector<std::string> command_names(const CLI::App& application) {
    std::vector<std::string> names;
    for (const auto* command : application.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* option : command.get_options())
        for (const auto& name : option->get_lnames()) names.push_back(name);
    return names;
}

[[noreturn]] void refuse_option(const CLI::App& owner, const std::string& called, const std::string& word, guong::language which) {
    const auto name = word.substr(word.find_first_not_of('-') == std::string::npos ? 0 : word.find_first_not_of('-'));
    const auto bare = name.substr(0, name.find('='));
    throw usage_error(say(which, {"{0} has no option {1}{2}", "{0} không có tùy chọn {1}{2}"},
                          {quoted(called), quoted(word.substr(0, word.find('='))), suggestion(bare, option_names(owner), which, "--")}));
}

[[noreturn]] void refuse_word(const CLI::App& application, const CLI::App* command, const std::string& word, guong::language which) {
    const auto is_option = word.size() > 1 && word.front() == '-';
    if (is_option && command != nullptr) refuse_option(*command, "guong " + command->get_name(), word, which);
    if (is_option) refuse_option(application, "guong", word, which);
    if (command == nullptr) {
        const auto commands = command_names(application);
        throw usage_error(say(which, {"no command {0}: expected {1}{2}", "không có lệnh {0}: cần {1}{2}"},
                              {quoted(word), alternatives(commands, which), suggestion(word, commands, which)}));
    }
    throw usage_error(say(which, {"`guong {0}` expects no further word, but found {1}", "`guong {0}` không nhận thêm từ nào nữa, nhưng gặp {1}"},
                          {command->get_name(), quoted(word)}));
}

/// What stands before the command is the program's own, and it has no options but two.
void refuse_word_before(const CLI::App& command, const std::string& word, guong::language which) {
    const auto name = word.substr(0, word.find('='));
    if (command.get_option_no_throw(name) != nullptr)
        throw usage_error(say(which, {"`{0}` stands behind the command: `guong {1} … {0}`", "`{0}` phải đứng sau lệnh: `guong {1} … {0}`"},
                              {name, command.get_name()}));
}

} // namespace

void refuse_extras(const CLI::App& application, const CLI::App* command, guong::language which) {
    for (const auto& word : application.remaining()) {
        if (word == "--") continue;
        if (command != nullptr) refuse_word_before(*command, word, which);
        refuse_word(application, nullptr, word, which);
    }
    if (command != nullptr)
        for (const auto& word : command->remaining())
            if (word != "--") refuse_word(application, command, word, which);
    if (command == nullptr)
        throw usage_error(say(which, {"expected a command: {0}", "cần một lệnh: {0}"}, {alternatives(command_names(application), which)}));
}

void refuse_missing_file(const CLI::App& command, bool rules_are_missing, guong::language which) {
    constexpr guong::bilingual rules{"`guong {0}` expects a rule file", "`guong {0}` cần một tệp quy định"};
    constexpr guong::bilingual audit{"`guong {0}` expects an audit and a rule file", "`guong {0}` cần một biên bản thẩm tra và một tệp quy định"};
    constexpr guong::bilingual records{"`guong {0}` expects a file of records behind the rule file",
                                       "`guong {0}` cần một tệp hồ sơ đứng sau tệp quy định"};
    constexpr guong::bilingual both{"`guong {0}` expects two rule files, the earlier one first", "`guong {0}` cần hai tệp quy định, bản trước đứng trước"};
    const bool replays = command.get_name() == "replay", compares = command.get_name() == "diff";
    throw usage_error(say(which, replays ? audit : compares ? both : rules_are_missing ? rules : records, {command.get_name()}));
}

void refuse_missing_value(const CLI::App& command, const CLI::ParseError& failure, guong::language which) {
    const std::string_view text = failure.what();
    const std::string name{text.substr(0, text.find(':'))};
    const auto* option = command.get_option_no_throw(name);
    if (option == nullptr) throw usage_error(failure.what());
    throw usage_error(say(which, {"{0} expects a value: {1}", "{0} cần một giá trị: {1}"}, {quoted(name), option->get_type_name()}));
}

} // namespace cli
