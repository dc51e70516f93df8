#include "from_syntax_expressions.hpp"

#include <utility>

#include <guong/limits.hpp>

#include "types.hpp"

namespace guong::inline v0::checking {

namespace {

std::int64_t number_in(const value& content) {
    if (const auto* year = std::get_if<school_year>(&content)) return year->first;
    return std::get<decimal>(content).coefficient();
}

value number_like(const value& content, std::int64_t number) {
    if (std::holds_alternative<school_year>(content)) return school_year{static_cast<std::int32_t>(number)};
    return decimal{number};
}

} // namespace

std::optional<model::number_range> expression_checker::check_range(const syntax::number_quantifier& written) {
    model::number_range made;
    made.name = written.number.text;
    auto first = check_operand(*written.first);
    auto last = check_operand(*written.last);
    if (!first || !last) return std::nullopt;
    const bool of_years = first->type.base == model::base_type::school_year;
    made.type = {of_years ? model::base_type::school_year : model::base_type::integer};
    for (auto [end, kept] : {std::pair{&*first, &made.first}, std::pair{&*last, &made.last}}) {
        if (end->type != made.type) {
            known_.report_finding(diagnostic_code::type_mismatch, end->where, {known_.type_words(made.type), known_.type_words(end->type)});
            return std::nullopt;
        }
        const auto* constant = std::get_if<model::constant>(&end->form);
        if (!constant || !is_known(constant->content)) {
            known_.report_finding(diagnostic_code::not_a_constant, end->where);
            return std::nullopt;
        }
        *kept = *constant;
    }
    if (number_in(made.first.content) <= number_in(made.last.content)) return made;
    const auto in_words = [&](const model::operand& end, const model::constant& content) {
        const auto* number = std::get_if<decimal>(&content.content);
        return content.parameter && number ? number->to_string() : known_.written_at(end.where);
    };
    known_.report_finding(diagnostic_code::range_reversed, join(first->where, last->where), {in_words(*first, made.first), in_words(*last, made.last)});
    return std::nullopt;
}

expression_checker::condition_or_nothing expression_checker::condition_of(const syntax::number_quantifier& written, span where) {
    using kind = syntax::quantifier::kind;
    if (known_.definitions.contains(written.number.text) || known_.parameters.contains(written.number.text)) {
        known_.report_finding(diagnostic_code::duplicate_name, written.number.where, {written.number.text});
        return std::nullopt;
    }
    auto range = check_range(written);
    if (!range) return std::nullopt;
    const auto first = number_in(range->first.content), last = number_in(range->last.content);
    const auto numbers = static_cast<std::size_t>(last - first) + 1;
    const auto ends = join(written.first->where, written.last->where);
    if (numbers > limits::range_numbers_max / steps_) { // those of ranges around it multiplied
        known_.report_finding(diagnostic_code::range_too_long, ends, {std::to_string(steps_ * numbers), std::to_string(limits::range_numbers_max)});
        return std::nullopt;
    }
    known_.range_bytes += numbers * (written.condition->where.end - written.condition->where.begin);
    if (known_.range_bytes > limits::range_bytes_max) {
        known_.report_finding(diagnostic_code::ranges_too_large, ends, {std::to_string(limits::range_bytes_max)});
        return std::nullopt;
    }
    model::group made;
    made.quantity = written.quantity == kind::some ? model::group::kind::any
                    : written.quantity == kind::every ? model::group::kind::all
                                                      : model::group::kind::none;
    const auto steps_around = steps_;
    steps_ *= numbers;
    for (auto number = first; number <= last; ++number) {
        const auto findings = known_.findings.findings.size();
        numbers_.push_back({range->name, range->type, number_like(range->first.content, number), scopes_.size() - 1});
        auto body = check_condition(*written.condition);
        numbers_.pop_back();
        if (!body) break;
        // What is suspicious with one number was so with the first.
        if (number != first) known_.findings.findings.resize(findings);
        made.children.push_back(std::move(*body));
    }
    steps_ = steps_around;
    if (made.children.size() < numbers) return std::nullopt;
    made.range = std::move(range);
    return model::condition{std::move(made), false, std::nullopt, where};
}

} // namespace guong::inline v0::checking
