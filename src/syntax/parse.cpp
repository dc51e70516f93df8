#include <guong/syntax.hpp>

#include <utility>

#include "brackets.hpp"
#include "encoding.hpp"
#include "finding_list.hpp"
#include "grammar.hpp"
#include "lexer.hpp"
#include "parse_state.hpp"
#include "reading.hpp"

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

std::optional<reading> read(const source& text, finding_list& findings) {
    if (const auto fault = find_encoding_fault(text.bytes())) {
        report_encoding(findings, *fault);
        return std::nullopt;
    }
    reading made;
    made.sequence = read_tokens(text.bytes(), findings);
    if (made.sequence.tokens.size() == 1 && findings.error_count() == 0) {
        findings.add(diagnostic_code::empty_file, findings.place(0, 0));
    }
    if (made.sequence.tokens.size() == 1 || !pair_brackets(made.sequence, findings)) return std::nullopt;

    parse_state state{made.sequence, text.bytes(), findings};
    made.file = read_declarations(state);
    made.uses = state.take_uses();
    return made;
}

} // namespace parsing

result<syntax::file> parse(const source& text, std::uint32_t source_index) {
    parsing::finding_list findings{source_index};
    auto made = parsing::read(text, findings);
    if (!made) return std::move(findings).to_report(text);
    return {std::move(made->file), std::move(findings).to_report(text)};
}

} // namespace guong::inline v0
