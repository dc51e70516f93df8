#include "reading_words.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "calculation_words.hpp"

namespace guong::inline v0::phrasing {

namespace {

std::string_view reason_words(unknown_reason why, const wording_table& words) {
    switch (why) {
    case unknown_reason::missing_fact: return words.facts_missing;
    case unknown_reason::division_by_zero: return words.division_by_zero;
    case unknown_reason::out_of_range: return words.out_of_range;
    case unknown_reason::empty_group: return words.empty_group;
    case unknown_reason::no_row: return words.no_row;
    case unknown_reason::several_rows: return words.several_rows;
    case unknown_reason::no_reference_date: return words.no_reference_date;
    case unknown_reason::not_in_force: return words.not_in_force;
    case unknown_reason::no_answer: return words.no_answer;
    case unknown_reason::function_failed: return words.function_failed;
    case unknown_reason::none: break;
    }
    return words.not_known;
}

/// Whether a bound is none: it comes from the number of elements of a list of which nothing is known.
bool is_open_end(const displayed_value& bound) {
    const auto* number = std::get_if<decimal>(&bound.content);
    return number && *number >= decimal{std::int64_t{std::numeric_limits<std::uint32_t>::max()}};
}

std::string tally_words(const evaluator::tally& counted, const wording_table& words) {
    const auto low = std::to_string(counted.at_least);
    return counted.at_least == counted.at_most ? low : filled(words.range, {low, std::to_string(counted.at_most)});
}

/// What of a list went into a value, in one language.
class list_phraser {
public:
    list_phraser(const reading& part, language which, std::size_t elements_max)
        : part_{part}, entries_{*part.entries}, which_{which}, words_{wording_in(which)}, elements_max_{elements_max} {}

    [[nodiscard]] std::string line() const {
        const auto size = std::to_string(entries_.size);
        const bool all_count = entries_.meant.at_least == entries_.size && entries_.meant.at_most == entries_.size;
        auto counted = all_count ? entries_words(entries_.size, which_) : filled(words_.counted_of, {tally_words(entries_.meant, words_), size});
        if (entries_.met) counted += ", " + filled(words_.so_many_met, {tally_words(*entries_.met, words_)});
        const auto head = filled(entries_.excluded ? words_.part_excluded : words_.part_list, {part_.subject.in(which_), counted});
        auto told = joined(sequence_words(), entries_.what == list_reading::kind::run ? ", " : "; ");
        if (entries_.what == list_reading::kind::run && !told.empty()) told = filled(words_.run, {told});
        const auto elements = entries_.what == list_reading::kind::unmet ? unmet_words() : joined(element_words(entries_.elements), "; ");
        const auto content = joined({std::move(told), elements, entries_.complete ? std::string{} : std::string{words_.cut_short}}, "; ");
        return joined({head, content}, ": ");
    }

private:
    [[nodiscard]] std::string title_of(const element_reading& element) const {
        const auto& label = element.label.in(which_);
        return label.empty() ? filled(words_.entry, {element.id}) : label + ' ' + element.id;
    }

    [[nodiscard]] std::string words_of_element(const element_reading& element) const {
        auto text = title_of(element);
        if (element.how)
            text += ": " + words_of(*element.how, which_);
        else if (element.actual)
            text += ": " + words_of(*element.actual, element.at_most, element.rounded, which_);
        else if (entries_.what == list_reading::kind::values)
            text += ": " + std::string{words_.not_known};
        const bool says_so = element.doubtful && entries_.what != list_reading::kind::unmet;
        return says_so ? filled(words_.doubtful, {text}) : text;
    }

    [[nodiscard]] std::vector<std::string> element_words(const std::vector<element_reading>& elements) const {
        std::vector<std::string> told;
        for (const auto& each : elements) {
            if (told.size() == elements_max_) {
                told.push_back(filled(words_.more_entries, {std::to_string(elements.size() - elements_max_)}));
                break;
            }
            told.push_back(words_of_element(each));
        }
        return told;
    }

    /// Those that do not meet the condition, and then those of which that is not known.
    [[nodiscard]] std::string unmet_words() const {
        auto unmet = entries_.elements;
        const auto open_begin = std::stable_partition(unmet.begin(), unmet.end(), [](const element_reading& each) { return !each.doubtful; });
        const std::vector<element_reading> open(open_begin, unmet.end());
        unmet.erase(open_begin, unmet.end());
        const auto said = [&](std::string_view pattern, const std::vector<element_reading>& elements) {
            return elements.empty() ? std::string{} : filled(pattern, {joined(element_words(elements), ", ")});
        };
        return joined({said(words_.unmet_entries, unmet), said(words_.open_entries, open)}, "; ");
    }

    [[nodiscard]] std::vector<std::string> sequence_words() const {
        const auto& sequence = entries_.sequence;
        const std::size_t step = entries_.what == list_reading::kind::days ? 2 : 1;
        const auto count = sequence.size() / step;
        std::vector<std::string> told;
        for (std::size_t i = 0; i < count; ++i) {
            if (told.size() == elements_max_) {
                told.push_back(filled(words_.more_entries, {std::to_string(count - elements_max_)}));
                break;
            }
            const auto first = words_of(sequence[i * step], which_);
            told.push_back(step == 1 ? first : filled(words_.day_range, {first, words_of(sequence[i * step + 1], which_)}));
        }
        return told;
    }

    const reading& part_;
    const list_reading& entries_;
    language which_;
    const wording_table& words_;
    std::size_t elements_max_;
};

std::string words_of_row(const reading& part, language which) {
    const auto& words = wording_in(which);
    const auto& row = *part.row;
    const auto place = row.file + ':' + std::to_string(row.where.line) + ':' + std::to_string(row.where.column);
    return filled(words.table_row, {std::to_string(row.number), part.subject.in(which), filled(words.in_rules, {place})});
}

} // namespace

std::string words_of(const displayed_value& actual, const std::optional<displayed_value>& at_most, bool rounded, language which) {
    const auto& words = wording_in(which);
    const auto least = words_of(actual, which);
    if (at_most && is_open_end(*at_most)) return filled(words.number[static_cast<std::size_t>(comparison_operator::greater_or_equal)], {least});
    const auto text = at_most ? filled(words.range, {least, words_of(*at_most, which)}) : least;
    return rounded ? filled(words.about, {text}) : text;
}

std::string subject_of(const reading& read, language which) {
    if (!read.nameless || !read.how) return read.subject.in(which);
    auto formula = formula_of(*read.how, which);
    return formula.empty() ? std::string{wording_in(which).calculated_value} : formula;
}

std::string words_of(const reading& read, language which, bool count_alone) {
    const auto& words = wording_in(which);
    if (read.calculated && !read.known) return std::string{reason_words(read.why, words)};
    if (!read.known) return std::string{read.type == model::base_type::judgement && !read.list ? words.not_judged : words.not_known};
    if (read.disclosed == disclosure::withheld) return std::string{words.withheld};
    if (read.rows) {
        std::vector<std::string> told;
        for (const auto& each : *read.rows) told.push_back(words_of(each, std::nullopt, read.rounded, which));
        return told.empty() ? std::string{words.no_values} : joined(told, "; ");
    }
    if (read.list) {
        if (!read.counted) return std::string{words.known};
        const bool is_settled = read.counted->at_least == read.counted->at_most;
        return count_alone || !is_settled ? tally_words(*read.counted, words) : entries_words(read.counted->at_least, which);
    }
    return read.actual ? words_of(*read.actual, read.at_most, read.rounded, which) : std::string{words.known};
}

std::string words_of_part(const reading& part, language which, std::size_t elements_max) {
    const auto& words = wording_in(which);
    if (part.row) return words_of_row(part, which);
    if (part.entries) return list_phraser{part, which, elements_max}.line();
    auto content = part.how ? words_of(*part.how, which) : words_of(part, which);
    std::vector<std::string> grounds;
    if (part.in_force_from) grounds.push_back(filled(words.in_force_from, {words_of(*part.in_force_from, which)}));
    grounds.push_back(part.cite);
    if (const auto why = joined(grounds, "; "); !why.empty()) content += " (" + why + ')';
    if (part.nameless && part.how) return filled(words.part_nameless, {content});
    return filled(words.part, {part.subject.in(which), content});
}

} // namespace guong::inline v0::phrasing
