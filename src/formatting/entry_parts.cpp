#include "entry_parts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include <guong/text.hpp>

namespace guong::inline v0::formatting {

namespace {

using parsing::keyword;
using parsing::token_kind;

constexpr std::size_t no_index = static_cast<std::size_t>(-1);

bool is_kind(const piece& here, token_kind kind) noexcept { return here.kind == kind; }

/// Of brackets and the square ones of lists.
bool opens_bracket(const piece& here) noexcept { return is_kind(here, token_kind::bracket_open) || is_kind(here, token_kind::list_open); }
bool closes_bracket(const piece& here) noexcept { return is_kind(here, token_kind::bracket_close) || is_kind(here, token_kind::list_close); }

int depth_change(const piece& here) noexcept {
    if (opens_bracket(here)) return 1;
    return closes_bracket(here) ? -1 : 0;
}

/// Whether the pieces directly between two braces begin entries; brackets are passed over.
bool holds_entries(const std::vector<piece>& pieces, std::size_t brace) noexcept {
    for (std::size_t index = brace + 1; index < pieces[brace].partner; ++index) {
        if (pieces[index].begins_entry) return true;
        if (is_kind(pieces[index], token_kind::brace_open) || opens_bracket(pieces[index])) index = pieces[index].partner;
    }
    return false;
}

bool is_written_on_lines(const std::vector<piece>& pieces, std::size_t brace) noexcept {
    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(brace);
    const auto last = pieces.begin() + static_cast<std::ptrdiff_t>(pieces[brace].partner);
    return std::any_of(first + 1, last + 1, [](const piece& each) { return each.first_on_line; });
}

/// Words that are annotations by themselves.
bool is_mark(keyword meaning) noexcept { return meaning == keyword::open || meaning == keyword::fixed || meaning == keyword::sensitive; }

/// How many pieces an annotation has that begins here: a word with its text, `cite "…"` or `costs 3`, perhaps with a language between them,
/// `when met en "…"`, or a mark alone; none if there is no such.
std::size_t annotation_size(std::span<const piece> parts, std::size_t index) noexcept {
    if (is_mark(parts[index].meaning)) return 1;
    if (parts[index].meaning == keyword::costs) return index + 1 < parts.size() && is_kind(parts[index + 1], token_kind::number) ? 2 : 0;
    if (!parsing::is_annotation(parts[index].meaning)) return 0;
    const bool says_language = parsing::is_saying(parts[index].meaning) && index + 1 < parts.size() && parsing::is_label_language(parts[index + 1].meaning);
    const std::size_t size = says_language ? 3 : 2;
    return index + size <= parts.size() && is_text(parts[index + size - 1]) ? size : 0;
}

/// A text behind a name, a value or `open`; behind a word or a sign it is a value itself.
bool is_label(std::span<const piece> parts, std::size_t index) noexcept {
    if (index == 0 || !is_text(parts[index]) || parts[index].is_content) return false;
    const piece& before = parts[index - 1];
    const bool is_value = before.kind >= token_kind::number && before.kind <= token_kind::text;
    return before.is_name || is_value || before.meaning == keyword::yes_value || before.meaning == keyword::no_value ||
           is_mark(before.meaning);
}

/// Where the annotations and the body of an entry begin.
struct shape {
    std::vector<std::size_t> labels;
    std::vector<std::size_t> annotations;
    std::size_t colon = no_index;
    std::size_t body = no_index; ///< behind the annotations; the colon, where none stand behind it
};

shape shape_of(std::span<const piece> parts) {
    shape found;
    int depth = 0;
    std::size_t behind_annotations = no_index;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        depth += depth_change(parts[index]);
        if (depth > 0 || (behind_annotations != no_index && index < behind_annotations)) continue;
        if (is_kind(parts[index], token_kind::colon) && found.colon == no_index) found.colon = index;
        if (const std::size_t size = annotation_size(parts, index); size > 0) {
            found.annotations.push_back(index);
            behind_annotations = index + size;
        } else if (is_label(parts, index)) {
            found.labels.push_back(index);
            behind_annotations = index + 1;
        }
    }
    const bool colon_is_last = found.colon != no_index && (behind_annotations == no_index || behind_annotations <= found.colon);
    if (colon_is_last) {
        found.body = found.colon;
    } else if (behind_annotations != no_index && behind_annotations < parts.size()) {
        found.body = behind_annotations;
    }
    return found;
}

/// What may join two parts of a line, those that hold them least together first.
enum class joint : std::uint8_t { applicability, connective, section, clause, sign, comma, none };

/// How a piece is joined to what stands before it.
joint joint_before(std::span<const piece> parts, std::size_t index) noexcept {
    switch (parts[index].meaning) {
    case keyword::conjunction:
    case keyword::disjunction: return joint::connective;
    case keyword::only_if:
    case keyword::unless: return joint::applicability;
    case keyword::excluding:
    case keyword::within:
    case keyword::ending_in:
    case keyword::choice_else:
    case keyword::choice_else_if:
    case keyword::or_else: return joint::section;
    case keyword::where:
    case keyword::satisfies:
    case keyword::over: return joint::clause;
    default: break;
    }
    const bool is_sum = is_kind(parts[index], token_kind::plus) || (is_kind(parts[index], token_kind::minus) && !parts[index].is_prefix);
    if (is_sum) return joint::sign;
    return is_kind(parts[index - 1], token_kind::comma) ? joint::comma : joint::none;
}

/// A line whose commas part what else would be lines of their own.
bool lists_facts(std::span<const piece> parts) noexcept {
    const keyword first = parts.front().meaning;
    return first == keyword::given_facts || first == keyword::expect;
}

/// A blank stands between two pieces unless one of them clings to the other.
bool cling(const piece& left, const piece& right) noexcept {
    if (is_kind(left, token_kind::dot) || is_kind(right, token_kind::dot)) return true;
    if (opens_bracket(left) || closes_bracket(right)) return true;
    if (is_kind(left, token_kind::brace_open) && is_kind(right, token_kind::brace_close)) return true;
    if (left.is_prefix || left.is_step || right.is_step) return true;
    return is_kind(right, token_kind::comma) || (left.is_name && is_kind(right, token_kind::bracket_open));
}

} // namespace

void mark_entries_of_their_own_lines(std::vector<piece>& pieces) {
    for (std::size_t brace = 0; brace < pieces.size(); ++brace) {
        if (!is_kind(pieces[brace], token_kind::brace_open) || holds_entries(pieces, brace) || !is_written_on_lines(pieces, brace))
            continue;
        for (std::size_t index = brace + 1; index < pieces[brace].partner; ++index) {
            if (index == brace + 1 || pieces[index].first_on_line) pieces[index].begins_entry = true;
            if (is_kind(pieces[index], token_kind::brace_open) || opens_bracket(pieces[index])) index = pieces[index].partner;
        }
    }
}

bool opens_block(const std::vector<piece>& pieces, std::size_t index) noexcept {
    const piece& here = pieces[index];
    if (!is_kind(here, token_kind::brace_open)) return false;
    const bool is_empty = here.partner == index + 1;
    return is_empty ? !here.trailing.empty() || !pieces[index + 1].above.empty() : holds_entries(pieces, index);
}

std::size_t end_of_header(const std::vector<piece>& pieces, std::size_t first) noexcept {
    int depth = 0;
    for (std::size_t index = first;; ++index) {
        const piece& here = pieces[index];
        if (is_kind(here, token_kind::end)) return index;
        const bool goes_on = index == first || depth > 0;
        if (!goes_on && (here.begins_entry || is_kind(here, token_kind::brace_close))) return index;
        if (is_kind(here, token_kind::brace_open)) {
            if (depth == 0 && opens_block(pieces, index)) return index + 1;
            index = here.partner;
        } else {
            depth += depth_change(here);
        }
    }
}

bool is_interrupted(std::span<const piece> parts) noexcept {
    for (std::size_t index = 1; index < parts.size(); ++index) {
        if (!parts[index].above.empty() || !parts[index - 1].trailing.empty()) return true;
    }
    return false;
}

bool holds_brace(std::span<const piece> parts) noexcept {
    return std::any_of(parts.begin(), parts.end(),
                       [](const piece& each) { return is_kind(each, token_kind::brace_open) || is_kind(each, token_kind::brace_close); });
}

std::string joined(std::span<const piece> parts) {
    std::string text;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (index > 0 && !cling(parts[index - 1], parts[index])) text += ' ';
        text += parts[index].text;
    }
    return text;
}

std::vector<cell> cells_of(std::span<const piece> parts) {
    const shape found = shape_of(parts);
    std::vector<std::pair<std::size_t, cell::kind>> begins = {{0, cell::kind::head}};
    for (const std::size_t index : found.labels) begins.emplace_back(index, cell::kind::label);
    for (const std::size_t index : found.annotations) begins.emplace_back(index, cell::kind::annotation);
    if (found.colon != no_index) begins.emplace_back(found.colon, cell::kind::colon);
    std::sort(begins.begin(), begins.end());
    std::vector<cell> cells;
    for (std::size_t index = 0; index < begins.size(); ++index) {
        const std::size_t end = index + 1 < begins.size() ? begins[index + 1].first : parts.size();
        cells.push_back({begins[index].second, joined(parts.subspan(begins[index].first, end - begins[index].first))});
    }
    return cells;
}

std::size_t width_of(const std::vector<cell>& cells) {
    std::size_t width = cells.size() - 1;
    for (const cell& each : cells) width += display_width(each.text);
    return width;
}

std::vector<std::span<const piece>> segments_of(std::span<const piece> parts) {
    const shape found = shape_of(parts);
    std::vector<std::size_t> begins = found.annotations;
    if (found.body != no_index) begins.push_back(found.body);
    std::sort(begins.begin(), begins.end());
    begins.push_back(parts.size());
    std::vector<std::span<const piece>> segments;
    std::size_t begin = 0;
    for (const std::size_t end : begins) {
        if (end > begin) segments.push_back(parts.subspan(begin, end - begin));
        begin = end;
    }
    return segments;
}

std::vector<std::size_t> breaks_of(std::span<const piece> parts) {
    std::map<std::pair<int, joint>, std::vector<std::size_t>> found; // by depth, and there by sort
    std::vector<int> depths{0}; // one for each bracket that is open
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const piece& here = parts[index];
        const auto sort = index == 0 ? joint::none : joint_before(parts, index);
        if (here.meaning == keyword::choice_then) --depths.back();
        const bool is_part = sort == joint::comma ? depths.size() > 1 || lists_facts(parts) : sort != joint::none;
        if (is_part) found[{depths.back(), sort}].push_back(index);
        if (opens_bracket(here) || is_kind(here, token_kind::brace_open)) depths.push_back(depths.back() + 1);
        if ((closes_bracket(here) || is_kind(here, token_kind::brace_close)) && depths.size() > 1) depths.pop_back();
        const bool opens_condition = here.meaning == keyword::where || here.meaning == keyword::satisfies || here.meaning == keyword::choice ||
                                     here.meaning == keyword::choice_else_if;
        if (opens_condition) ++depths.back();
    }
    return found.empty() ? std::vector<std::size_t>{} : found.begin()->second;
}

} // namespace guong::inline v0::formatting
