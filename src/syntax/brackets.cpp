#include "brackets.hpp"

#include <utility>
#include <vector>

#include <guong/limits.hpp>

#include "landmarks.hpp"

namespace guong::inline v0::parsing {

namespace {

class bracket_pairer {
public:
    bracket_pairer(std::vector<token>& tokens, finding_list& findings) : tokens_{tokens}, findings_{findings} {}

    bool pair() {
        paired_.reserve(tokens_.size());
        for (const token& here : tokens_) {
            close_what_ends_before(here);
            place(here);
            if (depth() > limits::nesting_max) return refuse(here, limits::nesting_max, what_nests());
            if (negations_ > limits::negations_max) return refuse(here, limits::negations_max, "negations with `not`");
        }
        tokens_ = std::move(paired_);
        return true;
    }

private:
    /// An open bracket, and how deep the parser recurses inside it apart from brackets.
    struct open_bracket {
        std::uint32_t index = 0; ///< in `paired_`
        std::size_t weight = 0;  ///< the bracket, the `not`s before it, and each `where` or `satisfies` inside: they reach to its end
    };

    std::vector<token>& tokens_;
    finding_list& findings_;
    std::vector<token> paired_;
    std::vector<open_bracket> open_;
    std::size_t open_braces_ = 0;
    std::size_t weight_ = 0;         ///< of all that are open
    std::size_t outside_weight_ = 0; ///< of `where` and `satisfies` outside all brackets
    std::size_t negations_ = 0;      ///< `not`s one behind another, up to here
    std::size_t quantifier_negations_ = 0;

    [[nodiscard]] std::size_t depth() const noexcept { return weight_ + outside_weight_; }
    [[nodiscard]] bool in_bracket() const noexcept {
        return !open_.empty() && paired_[open_.back().index].kind == token_kind::bracket_open;
    }

    [[nodiscard]] bool in_list() const noexcept { return !open_.empty() && paired_[open_.back().index].kind == token_kind::list_open; }
    /// How many brackets are open around the lists that end here.
    [[nodiscard]] std::size_t outside_lists() const noexcept {
        std::size_t kept = open_.size();
        while (kept > 0 && paired_[open_[kept - 1].index].kind == token_kind::list_open) --kept;
        return kept;
    }
    /// Whether a list that is open here was not closed: the braces around it end, or another line of the test begins.
    [[nodiscard]] bool ends_list(const token& here) const noexcept {
        if (here.kind == token_kind::brace_close) return open_braces_ > 0;
        return here.in_test && here.first_on_line && is_test_line(here.meaning) && here.meaning != keyword::like;
    }

    bool refuse(const token& here, std::size_t most, std::string what) {
        findings_.add(diagnostic_code::nesting_too_deep, findings_.place(here.begin, here.end), {std::to_string(most), std::move(what)});
        return false;
    }

    /// What makes up the most of the depth.
    [[nodiscard]] std::string what_nests() const {
        return open_.size() * 2 >= depth() ? "brackets" : "conditions and values";
    }

    void close_what_ends_before(const token& here) {
        if (open_.empty()) return;
        const bool all_end = here.kind == token_kind::end || (here.first_on_line && begins_declaration(&here));
        if (all_end) return close_missing(here, 0);
        if (in_list() && ends_list(here)) return close_missing(here, outside_lists());
        if (!in_bracket()) return;
        // No condition holds a brace or an item, so a bracket that is open there was not closed.
        const bool brackets_end =
            here.kind == token_kind::brace_open || (here.kind == token_kind::brace_close && open_braces_ > 0) || begins_entry(&here);
        if (!brackets_end) return;
        std::size_t kept = open_.size();
        while (kept > 0 && paired_[open_[kept - 1].index].kind == token_kind::bracket_open) --kept;
        close_missing(here, kept);
    }

    /// Puts in what closes all but the outermost `kept` brackets, and reports them together: they are missing at one place.
    void close_missing(const token& before, std::size_t kept) {
        constexpr std::size_t labels_max = 3;
        const token& innermost = paired_[open_.back().index];
        auto& finding = findings_.add(diagnostic_code::unclosed_bracket, findings_.place(before.begin, before.end),
                                      {innermost.kind == token_kind::brace_open  ? "{"
                                       : innermost.kind == token_kind::list_open ? "["
                                                                                 : "("});
        for (std::size_t index = open_.size(); index > kept && finding.labels.size() < labels_max; --index) {
            const token& opening = paired_[open_[index - 1].index];
            finding.labels.push_back({findings_.place(opening.begin, opening.end), {phrase_id::opened_here, {}}});
        }
        while (open_.size() > kept) {
            token closing;
            closing.kind = closing_of(paired_[open_.back().index].kind);
            closing.begin = closing.end = before.begin;
            closing.inserted = closing.reported = true;
            close(closing);
        }
    }

    [[nodiscard]] static token_kind closing_of(token_kind opening) noexcept {
        if (opening == token_kind::list_open) return token_kind::list_close;
        return opening == token_kind::brace_open ? token_kind::brace_close : token_kind::bracket_close;
    }

    void place(const token& here) {
        follow_prefixes(here);
        switch (here.kind) {
        case token_kind::brace_open:
        case token_kind::bracket_open:
        case token_kind::list_open: return open(here);
        case token_kind::brace_close:
        case token_kind::bracket_close:
        case token_kind::list_close: return close(here);
        default: paired_.push_back(here);
        }
    }

    /// Counts what nests without brackets: `not`, values made of values, and the conditions behind `where` and `satisfies`, which reach to the end of an item.
    void follow_prefixes(const token& here) {
        const std::size_t negations_before = std::exchange(negations_, here.meaning == keyword::negation ? negations_ + 1 : 0);
        const bool is_quantifier = here.meaning == keyword::some || here.meaning == keyword::every || here.meaning == keyword::no;
        if (is_quantifier) quantifier_negations_ = negations_before;
        if (opens_value(here.meaning)) add_weight(1);
        if (here.meaning == keyword::where || here.meaning == keyword::satisfies) {
            add_weight(1 + std::exchange(quantifier_negations_, 0));
        } else if (here.kind == token_kind::bracket_open) {
            pending_negations_ = negations_before;
        } else if (here.kind == token_kind::colon || here.kind == token_kind::brace_open) {
            forget_prefixes();
        }
    }

    void add_weight(std::size_t more) {
        (open_.empty() ? outside_weight_ : open_.back().weight) += more;
        if (!open_.empty()) weight_ += more;
    }

    /// An item begins: what reached to the end of the one before ends.
    void forget_prefixes() {
        if (open_.empty()) {
            outside_weight_ = 0;
        } else {
            weight_ -= std::exchange(open_.back().weight, 1) - 1;
        }
    }

    void open(const token& here) {
        const std::size_t weight = 1 + std::exchange(pending_negations_, 0);
        open_.push_back({static_cast<std::uint32_t>(paired_.size()), weight});
        weight_ += weight;
        if (here.kind == token_kind::brace_open) ++open_braces_;
        paired_.push_back(here);
    }

    void close(const token& here) {
        const bool matches = !open_.empty() && closing_of(paired_[open_.back().index].kind) == here.kind;
        const auto index = static_cast<std::uint32_t>(paired_.size());
        token& placed = paired_.emplace_back(here);
        if (!matches) {
            placed.kind = token_kind::stray_close;
            return;
        }
        const open_bracket opening = open_.back();
        open_.pop_back();
        weight_ -= opening.weight;
        if (here.kind == token_kind::brace_close) --open_braces_;
        placed.partner = opening.index;
        paired_[opening.index].partner = index;
    }

    std::size_t pending_negations_ = 0; ///< `not`s right before the bracket that is about to open
};

} // namespace

bool pair_brackets(token_sequence& sequence, finding_list& findings) {
    return bracket_pairer{sequence.tokens, findings}.pair();
}

} // namespace guong::inline v0::parsing
