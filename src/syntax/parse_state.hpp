#pragma once

/// What the grammar needs besides tokens: places, findings, and where to go on after a fault. No template, nothing of Spirit.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <guong/syntax.hpp>

#include "finding_list.hpp"
#include "token.hpp"

namespace guong::inline v0::parsing {

/// What stands in a pair of braces, one behind another.
enum class entry_kind : std::uint8_t { item, field, level, ruleset_line, test_line };

/// What the grammar took a token for; keywords and signs are what they are.
struct token_use {
    bool is_name = false;
    bool is_type = false; ///< a name where a type is expected
    bool is_month_end = false; ///< a name where a rule for ends of months is expected
    bool is_step = false; ///< a `/` that leads from an item to one inside it, and divides nothing
    bool is_content = false; ///< a text that is the value of a fact, and no label
    bool begins_entry = false; ///< a declaration, or an item, field, value or line in its braces
};

class parse_state {
public:
    parse_state(const token_sequence& sequence, std::string_view bytes, finding_list& findings);

    /// Notes the use of a token, once nothing can make the grammar read it otherwise.
    void mark_name(const token* word) noexcept { use(word).is_name = true; }
    void mark_type(const token* word) noexcept { use(word).is_type = true; }
    void mark_month_end(const token* word) noexcept { use(word).is_month_end = true; }
    void mark_content(const token* text) noexcept { use(text).is_content = true; }
    void mark_step(const token* sign) noexcept { use(sign).is_step = true; }
    [[nodiscard]] std::vector<token_use> take_uses() noexcept { return std::move(uses_); }

    [[nodiscard]] const token* begin() const noexcept { return tokens_.data(); }
    [[nodiscard]] const token* end() const noexcept { return tokens_.data() + tokens_.size(); }

    [[nodiscard]] span place(const token* here) const noexcept { return findings_.place(here->begin, here->end); }
    /// The place of the tokens from `first` to before `last`.
    [[nodiscard]] span place(const token* first, const token* last) const noexcept;
    [[nodiscard]] std::string_view source_text(const token* here) const noexcept {
        return bytes_.substr(here->begin, here->end - here->begin);
    }
    [[nodiscard]] const token* partner(const token* bracket) const noexcept { return tokens_.data() + bracket->partner; }

    /// Says what was expected and what stands there instead, unless that follows from something reported already.
    void report_unexpected(const token* found, std::string_view expected);
    void report_reserved(const token* word);
    void report_not_a_path(span operand);
    void report_not_a_number(span value);
    void report_not_an_amount_of_time(const token* number);
    /// Reports braces with nothing between them, whose second one ends before `behind`. Anything else there is no matter.
    void check_content(const token* behind, std::string_view owner);
    /// What is repeated or misplaced is called by the author's words, or by the keyword.
    void report_repeated(std::string_view what, span again, span first);
    void report_repeated(keyword what, span again, span first);
    void report_misplaced(std::string_view annotation, std::string_view owner, span where);
    void report_misplaced(keyword annotation, std::string_view owner, span where);

    /// Where a list of entries goes on after a fault: at what looks like the next entry, at the brace that closes the list, or at the end
    /// of the file.
    [[nodiscard]] const token* next_entry(const token* fault, entry_kind kind) const noexcept;
    /// Where a declaration goes on after a fault before its body: at the `{` or `:` of the body; the fault itself if there is none.
    [[nodiscard]] const token* body_of_declaration(const token* fault) const noexcept;
    [[nodiscard]] const token* next_declaration(const token* fault) const noexcept;

    /// Reports what is no entry and skips it. False, with nothing done, where the list ends.
    bool skip_no_entry(const token*& here, std::string_view expected, entry_kind kind);
    /// Reports what begins no declaration and skips it. False at the end of the file.
    bool skip_no_declaration(const token*& here);

    /// Remembers where a declaration or an entry begins: after a fault Spirit does not say.
    void begin_declaration(const token* first) noexcept {
        declaration_begin_ = first;
        use(first).begins_entry = true;
    }
    void begin_entry(const token* first) noexcept {
        entry_begin_ = first;
        use(first).begins_entry = true;
    }
    /// Poisons the names that the broken entry or declaration, which reaches to before `last`, seems to introduce: mentioning one of them
    /// later is no new fault.
    void poison_entry(const token* last, entry_kind kind);
    void poison_declaration(const token* last);

    /// Whether the declaration that is being read has to be dropped.
    void drop_declaration() noexcept { declaration_dropped_ = true; }
    [[nodiscard]] bool take_dropped() noexcept;
    /// Ends a declaration. Whether to keep it.
    [[nodiscard]] bool finish_declaration() noexcept;

    [[nodiscard]] std::vector<syntax::name> take_poisoned() noexcept { return std::move(poisoned_); }

private:
    const std::vector<token>& tokens_;
    std::string_view bytes_;
    finding_list& findings_;
    std::vector<token_use> uses_; ///< for each token
    std::vector<syntax::name> poisoned_;
    const token* declaration_begin_ = nullptr;
    const token* entry_begin_ = nullptr;
    const token* reported_ = nullptr; ///< where the last unexpected token was reported
    bool declaration_dropped_ = false;
    /// Opening braces that were expected and not found, in this declaration and the one before: as many closing ones will be too many.
    std::size_t braces_missing_ = 0;
    std::size_t braces_missing_before_ = 0;

    [[nodiscard]] token_use& use(const token* here) noexcept { return uses_[static_cast<std::size_t>(here - tokens_.data())]; }
    [[nodiscard]] const token* last_token() const noexcept { return &tokens_.back(); }
    /// The next token, or what stands behind the pair of brackets that begins here.
    [[nodiscard]] const token* behind(const token* here) const noexcept;
    [[nodiscard]] bool is_silent_about(const token* found) const noexcept;
    [[nodiscard]] bool follows_from_reported(const token* found) const noexcept;
    [[nodiscard]] std::string found_words(const token* found) const;
    void report_stray_close(const token* found);
    /// Of brackets that hold a condition, by the closing one.
    void report_not_a_value(const token* closing);
    void poison(const token* first, const token* last);
    void report_unknown_declaration(const token* word);
};

} // namespace guong::inline v0::parsing
