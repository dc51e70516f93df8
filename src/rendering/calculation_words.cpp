#include "calculation_words.hpp"

#include <cstdint>
#include <vector>

#include "reading_words.hpp"

namespace guong::inline v0::phrasing {

namespace {

/// Puts a calculation into the words of one language, as a person would write it down: with the numbers, and what comes out.
class calculation_phraser {
public:
    explicit calculation_phraser(language which) : which_{which}, words_{wording_in(which)} {}

    /// With the result of each step.
    [[nodiscard]] std::string steps(const calculation& how) const {
        using kind = calculation::kind;
        switch (how.what) {
        case kind::given: return given(how);
        case kind::rounding: return steps(how.parts.front()) + "; " + rounding_words(how) + result_after(how);
        case kind::branch:
            if (how.number == 0) return filled(words_.no_branch_held, {steps(how.parts.front())});
            return filled(words_.branch_held, {std::to_string(how.number), steps(how.parts.front())});
        case kind::fallback: return filled(words_.fallen_back, {inner(how.parts.front(), binding::loose), steps(how.parts.back())});
        default: return formula(how) + result_after(how);
        }
    }

    [[nodiscard]] std::string title(const calculation& how) const {
        return how.what == calculation::kind::rounding ? steps(how.parts.front()) + "; " + rounding_words(how) : without_result(how);
    }

private:
    /// How closely what stands beside it holds a part: a sum in a product needs brackets.
    enum class binding : std::uint8_t { loose, sum, product };

    [[nodiscard]] std::string given(const calculation& how) const {
        if (how.result) return words_of(*how.result, how.at_most, how.rounded, which_);
        return how.name.empty() ? std::string{words_.not_known} : filled(words_.quoted, {how.name.in(which_)});
    }

    [[nodiscard]] std::string result_after(const calculation& how) const {
        return how.result ? " = " + words_of(*how.result, how.at_most, how.rounded, which_) : std::string{};
    }

    /// A part of a formula: what needs words of its own is said behind its result.
    [[nodiscard]] std::string inner(const calculation& how, binding around) const {
        using kind = calculation::kind;
        switch (how.what) {
        case kind::given: return signed_apart(given(how), around);
        case kind::sum:
        case kind::shift: return around >= binding::sum ? '(' + formula(how) + ')' : formula(how);
        case kind::product: return around == binding::product ? '(' + formula(how) + ')' : formula(how);
        default: break;
        }
        const auto worded = title(how);
        if (!how.result) return '(' + worded + ')';
        return signed_apart(words_of(*how.result, how.at_most, how.rounded, which_), around) + " (" + worded + ')';
    }

    [[nodiscard]] std::string without_result(const calculation& how) const {
        const bool says_it = how.what == calculation::kind::branch || how.what == calculation::kind::fallback;
        return says_it ? steps(how) : formula(how);
    }

    /// A number below zero behind a sign stands in brackets.
    static std::string signed_apart(std::string number, binding around) {
        return around != binding::loose && number.starts_with('-') ? '(' + number + ')' : number;
    }

    [[nodiscard]] std::string formula(const calculation& how) const {
        using kind = calculation::kind;
        const auto list = filled(words_.quoted, {how.name.in(which_)});
        const auto part = [&](std::size_t i) { return inner(how.parts[i], binding::loose); };
        switch (how.what) {
        case kind::sum: return chain(how, binding::sum);
        case kind::product: return product(how);
        case kind::shift: return inner(how.parts[0], binding::loose) + (how.backwards ? " - " : " + ") + inner(how.parts[1], binding::sum);
        case kind::smallest: return filled(words_.smallest, {listed(how)});
        case kind::largest: return filled(words_.largest, {listed(how)});
        case kind::function_call: return how.parts.empty() ? list : filled(words_.function_of, {list, listed(how)});
        case kind::count: return filled(words_.number_of, {list});
        case kind::list_sum: return filled(words_.sum_of, {list});
        case kind::list_least: return filled(words_.least_of, {list});
        case kind::list_most: return filled(words_.most_of, {list});
        case kind::list_average: return filled(words_.average_of, {list});
        case kind::share: return filled(words_.share_of, {list});
        case kind::longest_run: return filled(words_.longest_run_of, {list});
        case kind::run_ending: return filled(words_.run_ending_in, {list, part(0)});
        case kind::blocks: return filled(words_.blocks_of, {list, std::to_string(how.number)});
        case kind::covered_time: return filled(words_.covered_by[static_cast<std::size_t>(how.time)], {list});
        case kind::elapsed: return filled(words_.elapsed[static_cast<std::size_t>(how.time)], {part(0), part(1)});
        case kind::year: return filled(words_.year_of, {part(0)});
        case kind::school_year: return filled(words_.school_year_of, {part(0), std::to_string(how.number)});
        case kind::text_length: return filled(words_.length_of, {part(0)});
        case kind::given:
        case kind::rounding:
        case kind::branch:
        case kind::fallback: break;
        }
        return given(how);
    }

    [[nodiscard]] std::string listed(const calculation& how) const {
        std::vector<std::string> parts;
        for (const auto& each : how.parts) parts.push_back(inner(each, binding::loose));
        return joined(parts, "; ");
    }

    [[nodiscard]] static bool is_per_cent(const calculation& how) { return how.result && how.result->type == model::base_type::percent; }

    /// `15% of 47` reads better than a product.
    [[nodiscard]] std::string product(const calculation& how) const {
        const bool is_share = how.parts.size() == 2 && is_per_cent(how.parts[0]) && !is_per_cent(how.parts[1]) && !how.parts[1].inverse;
        if (!is_share) return chain(how, binding::product);
        return filled(words_.per_cent_of, {inner(how.parts[0], binding::product), inner(how.parts[1], binding::product)});
    }

    [[nodiscard]] std::string chain(const calculation& how, binding around) const {
        std::string text;
        for (const auto& each : how.parts) {
            if (around == binding::sum)
                text += text.empty() ? (each.inverse ? "-" : "") : (each.inverse ? " - " : " + ");
            else if (!text.empty())
                text += each.inverse ? words_.divided : words_.times;
            // Behind a sign, brackets: `a - (b + c)`, `a / (b * c)`. At the beginning a sum may begin with a negative number.
            text += inner(each, text.empty() && around == binding::sum ? binding::loose : around);
        }
        return text;
    }

    [[nodiscard]] std::string rounding_words(const calculation& how) const {
        std::string text{words_.rounded[static_cast<std::size_t>(how.mode)]};
        if (how.step == decimal{1}) return text;
        if (how.step.coefficient() != 1 || how.step.scale() == 0) {
            const auto type = how.result ? how.result->type : model::base_type::decimal;
            return text + filled(words_.to_multiples, {words_of(displayed_value{how.step, type, {}, {}}, which_)});
        }
        return text + (how.step.scale() == 1 ? std::string{words_.to_one_place} : filled(words_.to_places, {std::to_string(how.step.scale())}));
    }

    language which_;
    const wording_table& words_;
};

} // namespace

std::string formula_of(const calculation& how, language which) {
    const bool chooses = how.what == calculation::kind::branch || how.what == calculation::kind::fallback;
    return chooses ? std::string{} : calculation_phraser{which}.title(how);
}

std::string words_of(const calculation& how, language which) { return calculation_phraser{which}.steps(how); }

} // namespace guong::inline v0::phrasing
