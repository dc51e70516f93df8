#include <algorithm>
#include <stdexcept>
#include <utility>

#include "../evaluation/item_slots.hpp"
#include "made_arrays.hpp"

namespace guong::inline v0 {

namespace arrow {

namespace {

/// The records of a type at top level, those that were refused too.
std::vector<row_number> given_rows(const table& all) {
    std::vector<row_number> rows;
    for (row_number row = 0; row < all.row_count(); ++row)
        if (!all.inline_row[row]) rows.push_back(row);
    return rows;
}

/// Bits of which each is set where `is_known` holds for the row.
template <class IsKnown>
void add_validity(array_plan& plan, std::size_t count, IsKnown is_known) {
    std::vector<std::uint8_t> bits((count + 7) / 8);
    std::int64_t nulls = 0;
    for (std::size_t which = 0; which < count; ++which) {
        if (is_known(which))
            bits[which / 8] = static_cast<std::uint8_t>(bits[which / 8] | 1u << which % 8);
        else
            ++nulls;
    }
    plan.null_count = nulls;
    if (nulls == 0)
        plan.buffers.push_back(nullptr);
    else
        plan.keep(std::move(bits));
}

/// The same for all columns of a batch: rows, and which of them were refused.
class outcome_columns {
public:
    outcome_columns(const table& all, std::vector<std::string> words) : all_{all}, rows_{given_rows(all)}, words_{plan_of_texts(words)} {}

    /// A place among the words for each row; `code_of` gives it.
    template <class CodeOf>
    void add(std::string name, CodeOf code_of) {
        array_plan plan{"c", std::move(name), length(), 0, {}};
        add_validity(plan, rows_.size(), [&](std::size_t which) { return !all_.spoiled[rows_[which]]; });
        std::vector<std::int8_t> codes(rows_.size());
        std::transform(rows_.begin(), rows_.end(), codes.begin(), [&](row_number row) { return static_cast<std::int8_t>(code_of(row)); });
        plan.keep(std::move(codes));
        plan.dictionary.push_back(words_);
        columns_.push_back(std::move(plan));
    }

    void add_ids() {
        std::string bytes;
        std::vector<std::int64_t> offsets{0};
        for (const auto row : rows_) {
            bytes += all_.ids[row];
            offsets.push_back(static_cast<std::int64_t>(bytes.size()));
        }
        array_plan plan{"U", "id", length(), 0, {}};
        add_validity(plan, rows_.size(), [&](std::size_t which) { return !all_.ids[rows_[which]].empty(); });
        plan.keep(std::move(offsets));
        plan.keep(std::move(bytes));
        columns_.push_back(std::move(plan));
    }

    void give(ArrowSchema& schema, ArrowArray& array) && { arrow::give(plan_of_batch(length(), std::move(columns_)), schema, array); }

private:
    [[nodiscard]] std::int64_t length() const noexcept { return static_cast<std::int64_t>(rows_.size()); }

    const table& all_;
    std::vector<row_number> rows_;
    array_plan words_;
    std::vector<array_plan> columns_;
};

template <class Outcome, std::size_t Count>
std::vector<std::string> every_word(const Outcome (&all)[Count]) {
    std::vector<std::string> words;
    for (const auto each : all) words.emplace_back(to_string(each));
    return words;
}

std::vector<model::criterion_index> criteria_for(const model::ruleset& rules, model::record_index type) {
    std::vector<model::criterion_index> found;
    for (model::criterion_index each = 0; each < rules.criteria.size(); ++each)
        if (rules.criteria[each].record == type) found.push_back(each);
    return found;
}

} // namespace

} // namespace arrow

void verdicts_to_arrow(const evaluator& engine, model::record_index type, const arrow_verdict_options& options, ArrowSchema& schema, ArrowArray& array) {
    constexpr verdict all_verdicts[] = {verdict::ineligible, verdict::eligible, verdict::undetermined};
    const auto& rules = engine.program().model();
    const auto criteria = options.criteria.empty() ? arrow::criteria_for(rules, type) : options.criteria;
    for (const auto each : criteria)
        if (rules.criteria.at(each).record != type) throw std::invalid_argument{"the criterion is for records of another type"};
    arrow::outcome_columns columns{engine.data().of(type), arrow::every_word(all_verdicts)};
    if (options.ids) columns.add_ids();
    if (!criteria.empty()) { // none would stand for all
        const auto judged = evaluate(engine, criteria, std::max(options.jobs, 1u));
        for (const auto each : criteria) columns.add(rules.criteria[each].name, [&](row_number row) { return judged.of(each, row); });
    }
    std::move(columns).give(schema, array);
}

void statuses_to_arrow(const evaluator& engine, model::criterion_index criterion, unsigned jobs, ArrowSchema& schema, ArrowArray& array) {
    constexpr status all_statuses[] = {status::unmet, status::met, status::undetermined, status::not_applicable};
    const auto& code = engine.program();
    const auto type = code.model().criteria.at(criterion).record;
    const model::criterion_index asked[] = {criterion};
    const auto judged = evaluate(engine, asked, std::max(jobs, 1u));
    const auto& bits = judged.bits(code.unit_of(criterion));
    arrow::outcome_columns columns{engine.data().of(type), arrow::every_word(all_statuses)};
    for (auto& item : items_of(code, criterion)) {
        const auto status_in = [&](row_number row) { return status_of(item, [&](std::uint32_t slot) { return bits.at(slot, row); }); };
        columns.add(item.path, status_in);
    }
    std::move(columns).give(schema, array);
}

} // namespace guong::inline v0
