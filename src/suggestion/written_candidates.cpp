#include "written_candidates.hpp"

#include <utility>

#include <guong/testing.hpp>

#include "../difference/expected_words.hpp"
#include "../mutation/edited_rules.hpp"

namespace guong::inline v0::proposing {

namespace {

class candidate_reader {
public:
    candidate_reader(const std::vector<candidate>& written, const rules& tested, const parameter_values& overrides)
        : tested_{tested}, texts_{tested.model(), overrides} {
        for (std::size_t each = 0; each < written.size(); ++each) tests_.push_back(test_of(written[each], tested, std::to_string(each)));
    }

    std::vector<read_candidate> read() && {
        read(0, tests_.size());
        return std::move(found_);
    }

private:
    /// All at once; where some have errors, half of them at a time.
    void read(std::size_t begin, std::size_t end) {
        if (begin == end) return;
        const auto at = static_cast<std::uint32_t>(tested_.model().sources_text.front().bytes().size());
        std::string all = "\n";
        for (auto each = begin; each < end; ++each) all += tests_[each];
        if (const auto loaded = texts_.load_with({{0, at, at}, all})) return keep(*loaded, begin);
        if (end - begin == 1) return;
        const auto middle = begin + (end - begin) / 2;
        read(begin, middle);
        read(middle, end);
    }

    void keep(const rules& loaded, std::size_t begin) {
        const auto prepared = prepare_tests(loaded);
        const auto records = tested_records(loaded);
        for (std::size_t each = 0; each < prepared.size(); ++each)
            if (passes(prepared[each], tested_.program()))
                found_.push_back({begin + each, records[each], covering::outcomes_of(records[each], tested_.program())});
    }

    const rules& tested_;
    mutating::rule_texts_in_memory texts_;
    std::vector<std::string> tests_;
    std::vector<read_candidate> found_;
};

} // namespace

std::string test_of(const candidate& asked, const rules& tested, const std::string& name) {
    return written_test(tested, asked.data, {name, differing::expected_words(tested, asked.asked()), asked.options, tested.model().language});
}

std::vector<read_candidate> read_again(const std::vector<candidate>& written, const rules& tested, const parameter_values& overrides) {
    return candidate_reader{written, tested, overrides}.read();
}

} // namespace guong::inline v0::proposing
