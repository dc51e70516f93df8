#include "option_values.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <thread>

#include <guong/limits.hpp>
#include <guong/text.hpp>

#include "wording.hpp"

namespace cli {
namespace {

constexpr std::size_t jobs_max = 256;

const std::map<std::string, std::vector<std::string>>& formats() {
    static const std::map<std::string, std::vector<std::string>> choices{
        {"check", {"text", "json"}},
        {"diff", {"text", "json"}},
        {"evaluate", {"ndjson", "csv", "summary", "clauses", "audit", "text"}},
        {"explain", {"text", "json", "markdown", "html"}},
        {"graph", {"dot", "mermaid"}},
        {"replay", {"text", "json"}},
        {"test", {"text", "json", "junit", "html", "lcov"}},
    };
    return choices;
}

guong::language language_of(const std::string& option, const std::string& text, guong::language which) {
    if (text == "vi") return guong::language::vi;
    if (text == "en") return guong::language::en;
    throw usage_error(say(which, {"`{0}` expects `vi` or `en`, not {1}", "`{0}` cần `vi` hoặc `en`, nhưng gặp {1}"}, {option, quoted(text)}));
}

guong::date date_of(const std::string& text, guong::language which) {
    if (const auto day = guong::date::parse(text)) return *day;
    throw usage_error(say(which, {"`--as-of` expects a day such as `2025-08-01`, not {0}", "`--as-of` cần một ngày, ví dụ `2025-08-01`, nhưng gặp {0}"},
                          {quoted(text)}));
}

/// A number from 1 on.
std::size_t number_of(const std::string& option, const std::string& text, std::size_t most, guong::language which) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= most) return number;
    throw usage_error(say(which, {"`{0}` expects a number from 1 to {1}, not {2}", "`{0}` cần một số từ 1 đến {1}, nhưng gặp {2}"},
                          {option, std::to_string(most), quoted(text)}));
}

guong::parameter_values parameters_of(const std::vector<std::string>& texts, guong::language which) {
    guong::parameter_values values;
    for (const auto& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            throw usage_error(say(which,
                                  {"`--set` expects PARAMETER=VALUE, such as `--set many=3`, not {0}",
                                   "`--set` cần THAM_SỐ=GIÁ_TRỊ, ví dụ `--set many=3`, nhưng gặp {0}"},
                                  {quoted(text)}));
        values[guong::compose(text.substr(0, equals))] = text.substr(equals + 1);
    }
    return values;
}

std::string format_of(const std::string& command, const std::string& text, guong::language which) {
    const auto choice = formats().find(command);
    if (choice == formats().end()) return {};
    const auto& offered = choice->second;
    if (text.empty()) return offered.front();
    if (std::find(offered.begin(), offered.end(), text) != offered.end()) return text;
    throw usage_error(say(which, {"`--format` of `guong {0}` expects {1}, not {2}{3}", "`--format` của `guong {0}` cần {1}, nhưng gặp {2}{3}"},
                          {command, alternatives(offered, which), quoted(text), suggestion(text, offered, which)}));
}

/// Options that are right each by itself.
void refuse_pairs(const options& chosen, guong::language which) {
    if (chosen.show_sensitive && !chosen.masked_fields.empty())
        throw usage_error(say(which, {"`--mask` withholds what `--show-sensitive` shows: leave one of them out",
                                     "`--mask` che điều mà `--show-sensitive` cho hiện: hãy bỏ một trong hai"}));
    if (chosen.with_records && chosen.format != "audit")
        throw usage_error(say(which, {"`--with-records` is for `--format audit` alone", "`--with-records` chỉ dùng cùng `--format audit`"}));
    if (chosen.near > 0 && chosen.format != "ndjson" && chosen.format != "text")
        throw usage_error(say(which, {"`--near` writes NDJSON or text", "`--near` chỉ viết ra dạng `ndjson` hoặc `text`"}));
    if (chosen.near == 0 && chosen.command == "evaluate" && chosen.format == "text")
        throw usage_error(say(which, {"`--format text` is for `--near` alone", "`--format text` chỉ dùng cùng `--near`"}));
}

} // namespace

const std::vector<std::string>& formats_of(const std::string& command) { return formats().at(command); }

void interpret(const written_options& raw, options& chosen, guong::language which) {
    if (!raw.language.empty()) chosen.language = language_of("--lang", raw.language, which);
    if (!raw.keywords.empty()) chosen.keywords = language_of("--keywords", raw.keywords, which);
    if (!raw.as_of.empty()) chosen.as_of = date_of(raw.as_of, which);
    const auto jobs = raw.jobs.empty() ? std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, jobs_max)
                                       : number_of("--jobs", raw.jobs, jobs_max, which);
    chosen.jobs = static_cast<unsigned>(jobs);
    chosen.parameters = parameters_of(raw.parameters, which);
    chosen.format = format_of(chosen.command, chosen.format, which);
    if (!raw.near.empty()) chosen.near = number_of("--near", raw.near, guong::limits::changes_max, which);
    refuse_pairs(chosen, which);
}

} // namespace cli
