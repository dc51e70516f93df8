#include <guong/syntax.hpp>

#include <utility>

#include "brackets.hpp"
#include "encoding.hpp"
#include "finding_list.hpp"
#include "grammar.hpp"
#include "lexer.hpp"
#include "parse_state.hpp"

namespace guong::inline v0 {

namespace parsing {

namespace {

void report_encoding(finding_list& findings, const encoding_fault& fault) {
    std::vector<std::string> arguments;
    if (!fault.argument.empty()) arguments.push_back(fault.argument);
    const span where = findings.place(static_cast<std::uint32_t>(fault.begin), static_cast<std::uint32_t>(fault.end));
    auto& finding = findings.add(fault.code, where, std::move(arguments));
    const bool is_text = fault.code == diagnostic_code::not_utf8 || fault.code == diagnostic_code::foreign_encoding;
    if (is_text) finding.help.push_back({phrase_id::save_as_utf8, {}});
}

} // namespace

} // namespace parsing

result<syntax::file> parse(const source& text, std::uint32_t source_index) {
    parsing::finding_list findings{source_index};
    if (const auto fault = parsing::find_encoding_fault(text.bytes())) {
        parsing::report_encoding(findings, *fault);
        return std::move(findings).to_report(text);
    }
    auto sequence = parsing::read_tokens(text.bytes(), findings);
    if (sequence.tokens.size() == 1 && findings.error_count() == 0) {
        findings.add(diagnostic_code::empty_file, findings.place(0, 0));
    }
    if (sequence.tokens.size() == 1 || !parsing::pair_brackets(sequence, findings)) return std::move(findings).to_report(text);

    parsing::parse_state state{sequence, text.bytes(), findings};
    auto file = parsing::read_declarations(state);
    return {std::move(file), std::move(findings).to_report(text)};
}

} // namespace guong::inline v0
