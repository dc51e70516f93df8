#include "options.hpp"

#include <string_view>

#include <CLI/CLI.hpp>

#include <guong/version.hpp>

#include "option_values.hpp"
#include "refused_words.hpp"
#include "wording.hpp"

namespace cli {
namespace {

std::string format_help(const std::string& command) {
    std::string text = "One of ";
    const auto& offered = formats_of(command);
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

void add_rules(CLI::App& command, options& chosen, written_options& raw) {
    many_values(command, "--set", raw.parameters, "Give a parameter another value than the file does (repeatable)")
        ->type_name("PARAMETER=VALUE");
    one_value(command, "--root", chosen.root, "Folder that the rules may use files of; that of the rule file if not given")
        ->type_name("FOLDER");
    one_value(command, "--lang", raw.language, "Language of messages and labels; that of the rules if not given")->type_name("vi|en");
}

void add_criteria(CLI::App& command, options& chosen) {
    many_values(command, "--criterion", chosen.criteria, "This criterion alone (repeatable)")->type_name("NAME");
}

CLI::Option* add_records_file(CLI::App& command, options& chosen, const std::string& help) {
    one_value(command, "--record", chosen.record_type, "RECORDS holds records of this type: one, an array, or one a line")
        ->type_name("TYPE");
    return command.add_option("RECORDS", chosen.records_file, help);
}

void add_as_of(CLI::App& command, written_options& raw, const std::string& help) { one_value(command, "--as-of", raw.as_of, help)->type_name("DATE"); }

void add_replay(CLI::App& command, options& chosen, written_options& raw) {
    command.add_option("AUDIT", chosen.audit_file, "What `guong evaluate --format audit` wrote, or - for standard input")->required()->option_text(" ");
    command.add_option("FILE", raw.rule_file, "Rule file, or - for standard input")->required()->option_text(" ");
    add_records_file(command, chosen, "Records; those that the audit holds if not given")->option_text(" ");
    add_format(command, chosen);
    add_as_of(command, raw, "Another reference date than was recorded");
    add_rules(command, chosen, raw);
}

void add_diff(CLI::App& command, options& chosen, written_options& raw) {
    command.add_option("OLD", chosen.earlier_rule_file, "Rule file as it was")->required()->option_text(" ");
    command.add_option("NEW", raw.rule_file, "Rule file as it is now, or - for standard input")->required()->option_text(" ");
    add_records_file(command, chosen, "Records to look at; without them, one is looked for that tells the rules apart")->option_text(" ");
    add_criteria(command, chosen);
    add_format(command, chosen);
    add_as_of(command, raw, "Reference date, 2025-08-01; none if not given");
    one_value(command, "--jobs", raw.jobs, "Threads; as many as the machine has if not given")->type_name("N");
    add_rules(command, chosen, raw);
}

void add_records(CLI::App& command, options& chosen, written_options& raw) {
    command.add_option("FILE", raw.rule_file, "Rule file, or - for standard input")->required()->option_text(" ");
    add_records_file(command, chosen, "Records: .json or .ndjson, or - for standard input")->required()->option_text(" ");
    add_criteria(command, chosen);
    many_values(command, "--id", chosen.ids, "The record with this id alone (repeatable)")->type_name("ID");
    add_as_of(command, raw, "Reference date, 2025-08-01; none if not given");
    one_value(command, "--jobs", raw.jobs, "Threads; as many as the machine has if not given")->type_name("N");
    command.add_flag("--strict", chosen.strict, "An unknown key in a record is an error");
    many_values(command, "--mask", chosen.masked_fields, "Withhold what stands in this field as if it were declared `sensitive` (repeatable)")
        ->type_name("FIELD");
    command.add_flag("--show-sensitive", chosen.show_sensitive, "Show what is sensitive, to readers who are entitled to it");
    add_rules(command, chosen, raw);
}

void declare(CLI::App& application, options& chosen, written_options& raw) {
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
    evaluate.add_flag("--with-records", chosen.with_records, "With `--format audit`: each audit holds the record and those that it leads to");

    auto& replay = *application.add_subcommand("replay", "Evaluate again what an audit recorded, and say whether it is exact");
    add_replay(replay, chosen, raw);

    auto& explain = *application.add_subcommand("explain", "Say why, for each record");
    add_records(explain, chosen, raw);
    add_format(explain, chosen);
    explain.add_flag("--all", chosen.all_items, "Every item, not only those that decided");
    explain.add_flag("--changes{3}", chosen.change_sets, "The cheapest changes that make the record eligible: three sets, or `--changes=N`");
    explain.add_flag("--margins", chosen.margins, "Of eligible records: on which facts that hangs, and how far each may move");

    auto& test = *application.add_subcommand("test", "Run the tests in rule files");
    test.add_option("FILE", chosen.rule_files, "Rule files, or - for standard input")->required()->option_text("...");
    one_value(test, "--filter", chosen.filter, "Only tests with these words in their name, row or citation")->type_name("TEXT");
    add_criteria(test, chosen);
    one_value(test, "--jobs", raw.jobs, "Threads; as many as the machine has if not given")->type_name("N");
    add_format(test, chosen);
    test.add_flag("--coverage", chosen.coverage, "Tell too which conditions, edges, rows and clauses the tests show, and which not");
    test.add_flag("--mutants", chosen.mutants, "Change the rules in one place after the other, and tell which changes no test notices");
    test.add_flag("--suggest", chosen.suggest, "Write the tests that are missing, to be put into a rule file once a person has confirmed them; nothing else on standard output");
    many_values(test, "--only", chosen.only_files, "Of coverage, mutants and suggestions, what stands in this rule file alone (repeatable)")->type_name("FILE");
    one_value(test, "--output", chosen.output_file, "File for `--format html` or `lcov`; standard output if not given")->type_name("FILE");
    test.add_flag("--watch", chosen.watch, "Run again whenever one of the files changes, until interrupted");
    add_rules(test, chosen, raw);

    auto& diff = *application.add_subcommand("diff", "Say what a change of the rules changes, and who gets another verdict");
    add_diff(diff, chosen, raw);

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

} // namespace

guong::language language_asked_for(int count, const char* const* words) {
    constexpr std::string_view joined = "--lang=";
    auto which = guong::language::en;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--") break;
        const auto value = word.starts_with(joined)              ? word.substr(joined.size())
                           : word == "--lang" && i + 1 < count ? std::string_view{words[i + 1]}
                                                                 : std::string_view{};
        if (value == "vi") which = guong::language::vi;
        if (value == "en") which = guong::language::en;
    }
    return which;
}

options parse(int count, const char* const* words) {
    const auto which = language_asked_for(count, words);
    options chosen;
    written_options raw;
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
        refuse_extras(application, command(), which);
        refuse_missing_file(*command(), raw.rule_file.empty(), which);
    } catch (const CLI::ArgumentMismatch& failure) {
        refuse_missing_value(command() != nullptr ? *command() : application, failure, which);
    } catch (const CLI::ValidationError& failure) {
        refuse_missing_value(command() != nullptr ? *command() : application, failure, which);
    } catch (const CLI::ParseError& failure) {
        throw usage_error(failure.what()); // CLI11's own words, for what it alone looks at
    }
    refuse_extras(application, command(), which);
    chosen.command = command()->get_name();
    if (chosen.rule_files.empty()) chosen.rule_files = {raw.rule_file};
    if (chosen.audit_file == "-" && (chosen.records_file == "-" || chosen.rule_file() == "-"))
        throw usage_error(say(which, {"the audit and another file cannot both come from standard input",
                                     "biên bản thẩm tra và tệp khác không thể cùng đọc từ đầu vào chuẩn"}));
    if (chosen.records_file == "-" && chosen.rule_file() == "-")
        throw usage_error(say(which, {"rules and records cannot both come from standard input",
                                     "quy định và hồ sơ không thể cùng đọc từ đầu vào chuẩn"}));
    interpret(raw, chosen, which);
    return chosen;
}

} // namespace cli
