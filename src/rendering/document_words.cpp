#include "document_words.hpp"

#include <algorithm>

#include "explanation_words.hpp"

namespace guong::inline v0::phrasing {

namespace {

constexpr document_words english_document{
    .tag = "en",
    .summary = "Explanations",
    .record = "Record",
    .criterion = "Criterion",
    .verdict = "Verdict",
    .because = "Why",
    .one_explanation = "1 verdict",
    .many_explanations = "{0} verdicts",
    .advice = "This result is advice. Those in charge consider it and decide.",
    .to_summary = "To the summary",
};

constexpr document_words vietnamese_document{
    .tag = "vi",
    .summary = "Kết quả xét",
    .record = "Hồ sơ",
    .criterion = "Tiêu chuẩn",
    .verdict = "Kết luận",
    .because = "Lý do",
    .one_explanation = "1 kết luận",
    .many_explanations = "{0} kết luận",
    .advice = "Kết quả này để tham khảo; cấp có thẩm quyền xem xét, quyết định.",
    .to_summary = "Về bảng tóm tắt",
};

} // namespace

const document_words& document_words_in(language which) { return which == language::vi ? vietnamese_document : english_document; }

std::string counts_of(const std::vector<explanation_document>& all, const document_words& words) {
    auto text = all.size() == 1 ? std::string{words.one_explanation} : filled(words.many_explanations, {std::to_string(all.size())});
    std::vector<std::string> counts;
    for (const auto outcome : {verdict::eligible, verdict::ineligible, verdict::undetermined}) {
        const auto is_it = [&](const explanation_document& each) { return each.outcome == outcome; };
        const auto first = std::find_if(all.begin(), all.end(), is_it);
        if (first == all.end()) continue;
        counts.push_back(first->verdict + ": " + std::to_string(std::count_if(first, all.end(), is_it)));
    }
    return joined({std::move(text), joined(counts, "; ")}, " – ");
}

std::string title_of(std::span<const explanation> all, language which) {
    const auto has_other = [&](const explanation& each) { return each.sha256 != all.front().sha256; };
    return all.empty() || std::any_of(all.begin(), all.end(), has_other) ? std::string{} : all.front().ruleset_title.in(which);
}

std::string title_of(const section& part) {
    const auto& heading = part.heading;
    return heading.ends_with(':') ? heading.substr(0, heading.size() - 1) : heading;
}

} // namespace guong::inline v0::phrasing
