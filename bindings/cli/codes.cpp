/// `guong codes [CODE]`

#include <algorithm>
#include <utility>

#include <guong/diagnostic_codes.hpp>
#include <guong/text.hpp>

#include "commands.hpp"
#include "output.hpp"
#include "wording.hpp"

namespace cli {
namespace {

std::string padded(std::string_view text, std::size_t width) {
    return std::string{text} + std::string(width - std::min(width, guong::display_width(text)), ' ');
}

void list_all(guong::language which) {
    std::size_t width = 0;
    for (const auto& row : guong::diagnostic_catalogue()) width = std::max(width, row.slug.size());
    for (const auto& row : guong::diagnostic_catalogue())
        write(std::string{code_name(row.code)} + "  " + padded(row.slug, width) + "  " + std::string{row.message.in(which)} + "\n");
}

/// A paragraph under a heading, its lines set in.
std::string section(std::string_view heading, std::string_view body) {
    auto text = "\n" + std::string{heading} + "\n    ";
    for (const auto letter : body) {
        text += letter;
        if (letter == '\n') text += "    ";
    }
    return text + "\n";
}

void describe_one(const guong::diagnostic_description& row, guong::language which) {
    constexpr guong::bilingual error{"error", "lỗi"};
    constexpr guong::bilingual warning{"warning", "cảnh báo"};
    constexpr guong::bilingual cause{"Cause", "Nguyên nhân"};
    constexpr guong::bilingual example{"Example", "Ví dụ"};
    constexpr guong::bilingual cure{"Cure", "Cách sửa"};
    const auto kind = row.severity == guong::severity::error ? error : warning;
    write(std::string{code_name(row.code)} + " " + std::string{row.slug} + " (" + std::string{kind.in(which)} + ")\n    " +
          std::string{row.message.in(which)} + "\n");
    for (const auto& [heading, body] : {std::pair{cause, row.cause}, std::pair{example, row.example}, std::pair{cure, row.cure}})
        write(section(heading.in(which), body.in(which)));
}

[[noreturn]] void refuse(const std::string& code, guong::language which) {
    std::vector<std::string> slugs;
    for (const auto& row : guong::diagnostic_catalogue()) slugs.emplace_back(row.slug);
    throw usage_error(say(which,
                          {"no diagnostic {0}: expected a code such as `E0203` or a slug such as `unknown-field`{1}",
                           "không có thông báo {0}: cần một mã như `E0203` hoặc một tên như `unknown-field`{1}"},
                          {quoted(code), suggestion(code, slugs, which)}));
}

} // namespace

exit_status codes(const options& chosen) {
    const auto which = chosen.language.value_or(guong::language::en);
    if (chosen.code.empty()) {
        list_all(which);
        return exit_status::done;
    }
    const auto code = guong::find_diagnostic_code(chosen.code);
    if (!code) refuse(chosen.code, which);
    describe_one(guong::describe(*code), which);
    return exit_status::done;
}

} // namespace cli
