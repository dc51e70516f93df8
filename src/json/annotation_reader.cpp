#include "annotation_reader.hpp"

#include <algorithm>
#include <array>

#include "words.hpp"

namespace guong::inline v0::json_reading {

namespace {

constexpr std::array<std::string_view, 5> annotation_keys{"value", "by", "on", "reason", "evidence"};

constexpr std::size_t companion_place(companion what) noexcept { return static_cast<std::size_t>(what); }

std::string read_remark(const tape& values, std::size_t at, const complaint_taker& complain) {
    if (values[at].kind == json_kind::text) return compose(values[at].text());
    if (values[at].kind != json_kind::null) complain(at, wrong_type(words_for_text, values[at]));
    return {};
}

std::string read_remark_day(const tape& values, std::size_t at, const complaint_taker& complain) {
    const auto& found = values[at];
    if (found.kind == json_kind::null) return {};
    if (found.kind == json_kind::text && date::parse(found.text())) return std::string{found.text()};
    complain(at, wrong_date(found));
    return {};
}

std::vector<std::string> read_evidence(const tape& values, std::size_t at, const complaint_taker& complain) {
    std::vector<std::string> evidence;
    if (values[at].kind != json_kind::array && values[at].kind != json_kind::null) complain(at, wrong_type(words_for_list, values[at]));
    if (values[at].kind != json_kind::array) return evidence;
    for (auto child = at + 1; child < values.end_of(at); child = values.next(child)) {
        if (values[child].kind == json_kind::text)
            evidence.push_back(compose(values[child].text()));
        else if (values[child].kind != json_kind::null)
            evidence.push_back(compose(values.compact(child)));
    }
    return evidence;
}

complaint unknown_annotation_key(std::string_view key, const std::string& owner) {
    complaint why{diagnostic_code::unknown_key, {shortened(key), owner}, {}};
    if (auto nearest = nearest_names(key, {annotation_keys.begin(), annotation_keys.end()}); !nearest.empty())
        why.help.push_back({phrase_id::did_you_mean, std::move(nearest)});
    return why;
}

} // namespace

bool annotated_fact::has_note() const noexcept {
    return !note.by.empty() || !note.on.empty() || !note.reason.empty() || !note.evidence.empty();
}

bool is_annotated(const tape& values, std::size_t at) noexcept {
    return std::any_of(annotation_keys.begin(), annotation_keys.end(),
                       [&](std::string_view key) { return values.find(at, key).has_value(); });
}

std::vector<std::string> documents_in_short(const tape& values, std::size_t at) {
    std::vector<std::string> documents;
    const auto words = [&](std::size_t node) { return compose(values[node].kind == json_kind::text ? values[node].text() : values.compact(node)); };
    for (auto child = at + 1; child < values.end_of(at); child = values.next(child)) {
        if (values[child].kind == json_kind::null) continue;
        if (values[child].kind != json_kind::object) {
            documents.push_back(words(child));
            continue;
        }
        std::string document;
        for (auto key = child + 1; key < values.end_of(child); key = values.next(key + 1)) {
            if (values[key + 1].kind == json_kind::null || values[key + 1].has_children()) continue;
            document += (document.empty() ? "" : ", ") + words(key + 1);
        }
        documents.push_back(document.empty() ? values.compact(child) : std::move(document));
    }
    return documents;
}

annotated_fact read_annotated(const tape& values, std::size_t at, const std::string& owner, const complaint_taker& complain) {
    annotated_fact read;
    std::array<bool, annotation_keys.size()> seen{};
    for (auto key = at + 1; key < values.end_of(at); key = values.next(key + 1)) {
        const auto value = key + 1;
        const auto which = static_cast<std::size_t>(std::find(annotation_keys.begin(), annotation_keys.end(), values[key].text()) -
                                                    annotation_keys.begin());
        if (which == annotation_keys.size()) {
            complain(value, unknown_annotation_key(values[key].text(), owner));
            continue;
        }
        if (std::exchange(seen[which], true)) {
            complain(value, {diagnostic_code::duplicate_key, {std::string{annotation_keys[which]}}, {}});
            continue;
        }
        const auto keep = [&](companion what, json_kind kind) {
            if (values[value].kind == kind) read.companions[companion_place(what)] = value;
        };
        switch (which) {
        case 0: read.value = value; break;
        case 1:
            read.note.by = read_remark(values, value, complain);
            keep(companion::judge, json_kind::text);
            break;
        case 2:
            read.note.on = read_remark_day(values, value, complain);
            if (!read.note.on.empty()) keep(companion::judging_day, json_kind::text);
            break;
        case 3:
            read.note.reason = read_remark(values, value, complain);
            keep(companion::reason, json_kind::text);
            break;
        default:
            read.note.evidence = read_evidence(values, value, complain);
            keep(companion::evidence, json_kind::array);
            break;
        }
    }
    return read;
}

} // namespace guong::inline v0::json_reading
