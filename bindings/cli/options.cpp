#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <thread>

#include <CLI/CLI.hpp>

#include <guong/limits.hpp>
#include <guong/text.hpp>
#include <guong/version.hpp>

#include "wording.hpp"

namespace cli {
namespace {

constexpr unsigned jobs_max = 256;

/// What CLI11 fills; every value is still a text.
struct written {
    std::string rule_file;
    std::string as_of;
    std::string language;
    std::string keywords;
    std::string jobs;
    std::string near;
    std::vector<std::string> parameters;
};

/// The formats of a command, the default first.
const std::map<std::string, std::vector<std::string>>& formats() {
    static const std::map<std::string, std::vector<std::string>> choices{
        {"check", {"text", "json"}},
        {"evaluate", {"ndjson", "csv", "summary", "clauses", "text"}},
        {"explain", {"text", "json", "markdown", "html"}},
        {"graph", {"dot", "mermaid"}},
    };
    return choices;
}

std::string format_help(const std::string& command) {
    std::string text = "One of ";
    const auto& offered = formats().at(command);
    for (const auto& name : offered) text += name + (name == offered.back() ? "" : name == offered[offered.size() - 2] ? " or " : ", ");
    return text + "; " + offered.front() + " if not given";
}

// ---- which command takes what

/// An empty value is none: a script's variable that was never set must not pass for an option that was not given.
CLI::Option* one_value(CLI::App& command, const std::string& name, std::string& target, const std::string& help) {
    return command.add_option(name, target, help)->take_last()->check([](const std::string& text) {
        return text.empty() ? std::string{"empty"} : std::string{};
    });
}

CLI::Option* many_values(CLI::App& command, const std::string& name, std::vector<std::string>& target, const std::string& help) {
    return command.add_option(name, target, help)->type_size(1)->allow_extra_args(false);
}

void add_format(CLI::App& command, options& chosen) {
    one_value(command, "--format", chosen.format, format_help(command.get_name()))->type_name("FORMAT");
}

void add_rules(CLI::App& command, options& chosen, written& raw) {
    many_values(command, "--set", raw.parameters, "Give a parameter another value than the file does (repeatable)")
        ->type_name("PARAMETER=VALUE");
    one_value(command, "--root", chosen.root, "Folder that the rules may use files of; that of the rule file if not given")
        ->type_name("FOLDER");
    one_value(command, "--lang", raw.language, "Language of messages and labels; that of the rules if not given")->type_name("vi|en");
}

void add_criteria(CLI::App& command, options& chosen) {
    many_values(command, "--criterion", chosen.criteria, "This criterion alone (repeatable)")->type_name("NAME");
}

void add_records(CLI::App& command, options& chosen, written& raw) {
    command.add_option("FILE", raw.rule_file, "Rule file, or - for standard input")->required()->option_text(" ");
    command.add_option("RECORDS", chosen.records_file, "Records: .json or .ndjson, or - for standard input")->required()->option_text(" ");
    one_value(command, "--record", chosen.record_type, "RECORDS holds records of this type: one, an array, or one a line")
        ->type_name("TYPE");
    add_criteria(command, chosen);
    many_values(command, "--id", chosen.ids, "The record with this id alone (repeatable)")->type_name("ID");
    one_value(command, "--as-of", raw.as_of, "Reference date, 2025-08-01; none if not given")->type_name("DATE");
    one_value(command, "--jobs", raw.jobs, "Threads; as many as the machine has if not given")->type_name("N");
    command.add_flag("--strict", chosen.strict, "An unknown key in a record is an error");
    add_rules(command, chosen, raw);
}

void declare(CLI::App& application, options& chosen, written& raw) {
    application.set_help_flag("-h,--help", "Print this and exit");
    application.set_version_flag("--version", "guong " GUONG_VERSION, "Print the version and exit");
    application.allow_extras();

    auto& check = *application.add_subcommand("check", "Parse and check rule files, each a ruleset of its own");
    check.add_option("FILE", chosen.rule_files, "Rule files, or - for standard input")->required()->option_text("...");
    add_format(check, chosen);
    add_rules(check, chosen, raw);

    auto& evaluate = *application.add_subcommand("evaluate", "Give the verdict of each criterion for each record");
    add_records(evaluate, chosen, raw);
    add_format(evaluate, chosen);
    one_value(evaluate, "--near", raw.near, "Only those not eligible yet that at most N changes would make so, with the changes")->type_name("N");

    auto& explain = *application.add_subcommand("explain", "Say why, for each record");
    add_records(explain, chosen, raw);
    add_format(explain, chosen);
    explain.add_flag("--all", chosen.all_items, "Every item, not only those that decided");
    explain.add_flag("--changes{3}", chosen.change_sets, "The cheapest changes that make the record eligible: three sets, or `--changes=N`");

    auto& fmt = *application.add_subcommand("fmt", "Rewrite rule files in canonical form");
    fmt.add_option("FILE", chosen.rule_files, "Rule files; - reads standard input and writes standard output")
        ->required()
        ->option_text("...");
    fmt.add_flag("--check", chosen.check_only, "Write nothing; name the files that would change, and fail if there are any");
    one_value(fmt, "--keywords", raw.keywords, "Language of the keywords; that of each file's `language` line if not given")
        ->type_name("vi|en");
    one_value(fmt, "--lang", raw.language, "Language of messages; that of the rules if not given")->type_name("vi|en");

    auto& graph = *application.add_subcommand("graph", "Draw what the criteria depend on");
    graph.add_option("FILE", raw.rule_file, "Rule file, or - for standard input")->required()->option_text(" ");
    add_criteria(graph, chosen);
    add_format(graph, chosen);
    add_rules(graph, chosen, raw);

    auto& describe = *application.add_subcommand("describe", "Write the ruleset as a document to read and sign off, in Markdown");
    describe.add_option("FILE", raw.rule_file, "Rule file, or - for standard input")->required()->option_text(" ");
    add_rules(describe, chosen, raw);

    auto& codes = *application.add_subcommand("codes", "Say what a diagnostic means; without a code, list all of them");
    codes.add_option("CODE", chosen.code, "E0203, 203 or unknown-field")->option_text(" ");
    one_value(codes, "--lang", raw.language, "Language of the messages")->type_name("vi|en");

    for (auto* command : application.get_subcommands({})) command->allow_extras();
}

// ---- texts into values

guong::language language_of(const std::string& option, const std::string& text) {
    if (text == "vi") return guong::language::vi;
    if (text == "en") return guong::language::en;
    throw usage_error("`" + option + "` expects `vi` or `en`, not " + quoted(text));
}

guong::date date_of(const std::string& text) {
    if (const auto day = guong::date::parse(text)) return *day;
    throw usage_error("`--as-of` expects a day such as `2025-08-01`, not " + quoted(text));
}

unsigned jobs_of(const std::string& text) {
    unsigned number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= jobs_max) return number;
    throw usage_error("`--jobs` expects a number from 1 to " + std::to_string(jobs_max) + ", not " + quoted(text));
}

std::size_t near_of(const std::string& text) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= guong::limits::changes_max) return number;
    throw usage_error("`--near` expects a number from 1 to " + std::to_string(guong::limits::changes_max) + ", not " + quoted(text));
}

guong::parameter_values parameters_of(const std::vector<std::string>& texts) {
    guong::parameter_values values;
    for (const auto& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            throw usage_error("`--set` expects PARAMETER=VALUE, such as `--set many=3`, not " + quoted(text));
        values[guong::compose(text.substr(0, equals))] = text.substr(equals + 1);
    }
    return values;
}

std::string format_of(const std::string& command, const std::string& text) {
    const auto choice = formats().find(command);
    if (choice == formats().end()) return {};
    const auto& offered = choice->second;
    if (text.empty()) return offered.front();
    if (std::find(offered.begin(), offered.end(), text) != offered.end()) return text;
    throw usage_error("`--format` of `guong " + command + "` expects " + alternatives(offered) + ", not " + quoted(text) +
                      suggestion(text, offered));
}

void interpret(const written& raw, options& chosen) {
    if (!raw.language.empty()) chosen.language = language_of("--lang", raw.language);
    if (!raw.keywords.empty()) chosen.keywords = language_of("--keywords", raw.keywords);
    if (!raw.as_of.empty()) chosen.as_of = date_of(raw.as_of);
    chosen.jobs = raw.jobs.empty() ? std::clamp(std::thread::hardware_concurrency(), 1u, jobs_max) : jobs_of(raw.jobs);
    chosen.parameters = parameters_of(raw.parameters);
    chosen.format = format_of(chosen.command, chosen.format);
    if (!raw.near.empty()) chosen.near = near_of(raw.near);
    if (chosen.near > 0 && chosen.format != "ndjson" && chosen.format != "text") throw usage_error("`--near` writes NDJSON or text");
    if (chosen.near == 0 && chosen.command == "evaluate" && chosen.format == "text") throw usage_error("`--format text` is for `--near` alone");
}

// ---- what is wrong with the words themselves

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

[[noreturn]] void refuse_word(const CLI::App& application, const CLI::App* command, const std::string& word) {
    const auto is_option = word.size() > 1 && word.front() == '-';
    if (is_option) {
        const auto name = word.substr(word.find_first_not_of('-') == std::string::npos ? 0 : word.find_first_not_of('-'));
        const auto bare = name.substr(0, name.find('='));
        const auto& owner = command != nullptr ? *command : application;
        const auto of = command != nullptr ? "`guong " + command->get_name() + "`" : std::string{"`guong`"};
        throw usage_error(of + " has no option " + quoted(word.substr(0, word.find('='))) + suggestion(bare, option_names(owner), "--"));
    }
    if (command == nullptr) {
        const auto commands = command_names(application);
        throw usage_error("no command " + quoted(word) + ": expected " + alternatives(commands) + suggestion(word, commands));
    }
    throw usage_error("`guong " + command->get_name() + "` expects no further word, but found " + quoted(word));
}

/// What stands before the command is the program's own, and it has no options but two.
void refuse_word_before(const CLI::App& command, const std::string& word) {
    const auto name = word.substr(0, word.find('='));
    if (command.get_option_no_throw(name) != nullptr)
        throw usage_error(quoted(name) + " stands behind the command: `guong " + command.get_name() + " … " + name + "`");
}

void refuse_extras(const CLI::App& application, const CLI::App* command) {
    for (const auto& word : application.remaining()) {
        if (word == "--") continue;
        if (command != nullptr) refuse_word_before(*command, word);
        refuse_word(application, nullptr, word);
    }
    if (command != nullptr)
        for (const auto& word : command->remaining())
            if (word != "--") refuse_word(application, command, word);
    if (command == nullptr) throw usage_error("expected a command: " + alternatives(command_names(application)));
}

[[noreturn]] void refuse_missing_file(const CLI::App& command, const written& raw) {
    throw usage_error("`guong " + command.get_name() + "` expects " +
                      (raw.rule_file.empty() ? "a rule file" : "a file of records behind the rule file"));
}

[[noreturn]] void refuse_missing_value(const CLI::App& command, const CLI::ParseError& failure) {
    const std::string_view text = failure.what();
    const std::string name{text.substr(0, text.find(':'))};
    const auto* option = command.get_option_no_throw(name);
    if (option == nullptr) throw usage_error(failure.what());
    throw usage_error(quoted(name) + " expects a value: " + option->get_type_name());
}

} // namespace

options parse(int count, const char* const* words) {
    options chosen;
    written raw;
    CLI::App application{"Gương: criteria as text, verdicts with reasons", "guong"};
    declare(application, chosen, raw);
    const auto command = [&]() -> const CLI::App* {
        const auto commands = application.get_subcommands();
        return commands.empty() ? nullptr : commands.front();
    };
    try {
        application.parse(count, words);
    } catch (const CLI::CallForHelp&) {
        chosen.notice = command() != nullptr ? command()->help("guong") : application.help();
        return chosen;
    } catch (const CLI::CallForVersion&) {
        chosen.notice = application.version() + "\n";
        return chosen;
    } catch (const CLI::RequiredError&) {
        refuse_extras(application, command());
        refuse_missing_file(*command(), raw);
    } catch (const CLI::ArgumentMismatch& failure) {
        refuse_missing_value(command() != nullptr ? *command() : application, failure);
    } catch (const CLI::ValidationError& failure) {
        refuse_missing_value(command() != nullptr ? *command() : application, failure);
    } catch (const CLI::ParseError& failure) {
        throw usage_error(failure.what());
    }
    refuse_extras(application, command());
    chosen.command = command()->get_name();
    if (chosen.rule_files.empty()) chosen.rule_files = {raw.rule_file};
    if (chosen.records_file == "-" && chosen.rule_file() == "-")
        throw usage_error("rules and records cannot both come from standard input");
    interpret(raw, chosen);
    return chosen;
}

} // namespace cli
