#include "value_words.hpp"

namespace guong::inline v0::phrasing {

namespace {

/// Digits in groups of three, where there are so many that a reader would have to count them; years of four digits stay whole.
std::string number_words(const decimal& number, const wording_table& words) {
    constexpr std::size_t ungrouped_digits_max = 4;
    constexpr std::size_t group_digits = 3;
    auto text = number.to_string();
    auto whole_end = text.find('.');
    if (whole_end == std::string::npos)
        whole_end = text.size();
    else
        text.replace(whole_end, 1, words.decimal_point);
    const std::size_t begin = text.front() == '-' ? 1 : 0;
    if (whole_end - begin <= ungrouped_digits_max) return text;
    for (auto at = whole_end; at > begin + group_digits;) text.insert(at -= group_digits, words.group_sign);
    return text;
}

} // namespace

std::string joined(const std::vector<std::string>& pieces, std::string_view between) {
    std::string text;
    for (const auto& piece : pieces) {
        if (piece.empty()) continue;
        if (!text.empty()) text += between;
        text += piece;
    }
    return text;
}

std::string words_of(const date& day, language which) {
    const auto& words = wording_in(which);
    const auto iso = day.to_string();
    const auto year_end = iso.size() - 6;
    const auto month = std::stoul(iso.substr(year_end + 1, 2));
    const auto of_month = std::stoul(iso.substr(year_end + 4, 2));
    // In Vietnamese documents days below 10 and the months 1 and 2 are written with two digits, so that they cannot be altered.
    const auto padded = [&](unsigned long number, unsigned long below) {
        return (words.short_numbers_padded && number < below ? "0" : "") + std::to_string(number);
    };
    const auto month_words = words.months.front().empty() ? padded(month, 3) : std::string{words.months[month - 1]};
    return filled(words.date, {padded(of_month, 10), month_words, std::to_string(std::stoul(iso.substr(0, year_end)))});
}

std::string words_of(const displayed_value& shown, language which) {
    const auto& words = wording_in(which);
    if (shown.disclosed == disclosure::withheld) return std::string{words.withheld};
    if (const auto* yes = std::get_if<bool>(&shown.content)) {
        if (shown.type == model::base_type::judgement) return std::string{*yes ? words.judged_met : words.judged_unmet};
        return std::string{*yes ? words.yes : words.no};
    }
    if (const auto* number = std::get_if<decimal>(&shown.content)) {
        const auto digits = number_words(*number, words);
        return shown.type == model::base_type::percent ? filled(words.percent, {digits}) : digits;
    }
    if (const auto* day = std::get_if<date>(&shown.content)) return words_of(*day, which);
    if (std::holds_alternative<level>(shown.content)) return shown.level.in(which);
    if (const auto* text = std::get_if<std::string>(&shown.content)) return filled(words.quoted, {*text});
    if (const auto* span_of_time = std::get_if<duration>(&shown.content)) {
        const auto& patterns = span_of_time->amount == 1 ? words.single_spans : words.spans;
        return filled(patterns[static_cast<std::size_t>(span_of_time->unit)], {std::to_string(span_of_time->amount)});
    }
    if (const auto* years = std::get_if<school_year>(&shown.content)) return filled(words.school_year, {years->to_string()});
    return std::string{words.not_known};
}

std::string record_words(const model::wording& label, const std::string& id, language which) { return joined({label.in(which), id}, " "); }

std::string entries_words(std::size_t count, language which) {
    const auto& words = wording_in(which);
    if (count == 0) return std::string{words.no_entries};
    return count == 1 ? std::string{words.one_entry} : filled(words.many_entries, {std::to_string(count)});
}

std::string words_of(const annotation& note, language which) {
    const auto& words = wording_in(which);
    const auto day = date::parse(note.on);
    const auto on = day ? words_of(*day, which) : note.on;
    std::vector<std::string> judged;
    if (!note.by.empty()) judged.push_back(filled(words.judged_by, {note.by}));
    if (!on.empty()) judged.push_back(filled(words.judged_on, {on}));
    std::vector<std::string> pieces{joined(judged, " ")};
    if (!note.reason.empty()) pieces.push_back(filled(words.reason, {note.reason}));
    if (!note.evidence.empty()) pieces.push_back(filled(words.evidence, {joined(note.evidence, ", ")}));
    return joined(pieces, "; ");
}

} // namespace guong::inline v0::phrasing
