#include "test_data.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace guong::inline v0::testing {

namespace {

/// What a record says once samples are taken into account, by field.
using facts_by_field = std::map<std::pair<model::field_index, int>, const model::given_fact*>;

constexpr int no_companion = -1;

int companion_number(const std::optional<companion>& beside) noexcept { return beside ? static_cast<int>(*beside) : no_companion; }

class test_data_builder {
public:
    explicit test_data_builder(const model::ruleset& rules) : rules_{rules}, builder_{rules}, sample_rows_(rules.samples.size()) {}

    test_data build(const model::test& test) {
        tested_ = builder_.add_row(test.record, {}, false).first;
        fill(test.record, tested_, test.like, test.facts);
        for (const auto& each : test.others) {
            if (const auto* record = std::get_if<model::given_record>(&each.form)) {
                const auto row = builder_.add_row(record->record, {}, false).first;
                fill(record->record, row, record->like, record->facts);
            } else if (const auto* sample = std::get_if<model::given_value::sample_record>(&each.form)) {
                static_cast<void>(row_of(sample->sample));
            }
        }
        for (const auto record : test.without) builder_.close(record);
        return {std::make_shared<const dataset>(builder_.build()), tested_, std::move(unfit_)};
    }

private:
    void collect(std::optional<model::sample_index> like, const std::vector<model::given_fact>& facts, facts_by_field& found) const {
        if (like) collect(rules_.samples[*like].like, rules_.samples[*like].facts, found);
        for (const auto& each : facts) found[{each.field, companion_number(each.beside)}] = &each;
    }

    void fill(model::record_index record, row_number row, std::optional<model::sample_index> like, const std::vector<model::given_fact>& facts) {
        facts_by_field found;
        collect(like, facts, found);
        std::map<model::field_index, annotation> notes;
        for (const auto& [place, fact] : found) {
            if (!fact->beside) {
                put(record, row, place.first, fact->content, fact->where);
                continue;
            }
            note(notes[place.first], *fact->beside, fact->content);
            if (const auto field = rules_.records[record].find(model::companionship{*fact->beside, place.first}))
                put(record, row, *field, fact->content, fact->where);
        }
        for (auto& [field, said] : notes) builder_.annotate(record, row, field, std::move(said));
    }

    void put(model::record_index record, row_number row, model::field_index field, const model::given_value& content, span where) {
        const auto type = rules_.records[record].fields[field].type;
        if (const auto* plain = std::get_if<value>(&content.form)) {
            if (is_known(*plain) && !builder_.set(record, row, field, *plain)) unfit_.push_back(where);
        } else if (const auto* list = std::get_if<model::given_value::list>(&content.form)) {
            std::vector<row_number> elements;
            for (const auto& each : list->elements) elements.push_back(element_row(type.index, each, where));
            builder_.set_list(record, row, field, elements);
        } else {
            builder_.set_reference(record, row, field, record_row(type.index, content));
        }
    }

    row_number element_row(model::record_index record, const model::given_value& content, span where) {
        if (!rules_.records[record].plain_element) return record_row(record, content);
        const auto row = builder_.add_row(record, {}, true).first;
        put(record, row, 0, content, where);
        return row;
    }

    row_number record_row(model::record_index record, const model::given_value& content) {
        if (const auto* sample = std::get_if<model::given_value::sample_record>(&content.form)) return row_of(sample->sample);
        if (std::holds_alternative<model::given_value::tested_record>(content.form)) return tested_;
        const auto& written = std::get<model::given_record>(content.form);
        const auto row = builder_.add_row(record, {}, true).first;
        fill(record, row, written.like, written.facts);
        return row;
    }

    /// The record of a sample itself: one, however often it is named, and also where it leads back to itself.
    row_number row_of(model::sample_index index) {
        if (sample_rows_[index]) return *sample_rows_[index];
        const auto& sample = rules_.samples[index];
        const auto row = builder_.add_row(sample.record, sample.name, false).first;
        sample_rows_[index] = row;
        fill(sample.record, row, sample.like, sample.facts);
        return row;
    }

    // What stands beside a fact

    void note(annotation& said, companion beside, const model::given_value& content) const {
        if (const auto* list = std::get_if<model::given_value::list>(&content.form)) {
            for (const auto& each : list->elements) said.evidence.push_back(document_words(each));
            return;
        }
        const auto* plain = std::get_if<value>(&content.form);
        if (!plain || !is_known(*plain)) return;
        switch (beside) {
        case companion::judge: said.by = std::get<std::string>(*plain); break;
        case companion::judging_day: said.on = std::get<date>(*plain).to_string(); break;
        case companion::reason: said.reason = std::get<std::string>(*plain); break;
        case companion::evidence: break;
        }
    }

    /// What a document says, in short.
    [[nodiscard]] std::string document_words(const model::given_value& document) const {
        facts_by_field found;
        std::string words;
        if (const auto* sample = std::get_if<model::given_value::sample_record>(&document.form))
            collect(sample->sample, {}, found);
        else if (const auto* record = std::get_if<model::given_record>(&document.form))
            collect(record->like, record->facts, found);
        for (const auto& [place, fact] : found) {
            const auto* plain = std::get_if<value>(&fact->content.form);
            if (!plain || place.second != no_companion) continue;
            if (const auto* text = std::get_if<std::string>(plain)) words += (words.empty() ? "" : ", ") + *text;
            if (const auto* day = std::get_if<date>(plain)) words += (words.empty() ? "" : ", ") + day->to_string();
            if (const auto* number = std::get_if<decimal>(plain)) words += (words.empty() ? "" : ", ") + number->to_string();
        }
        return words;
    }

    const model::ruleset& rules_;
    dataset_builder builder_;
    std::vector<std::optional<row_number>> sample_rows_;
    row_number tested_{};
    std::vector<span> unfit_;
};

} // namespace

test_data build_test_data(const model::ruleset& rules, const model::test& test) { return test_data_builder{rules}.build(test); }

} // namespace guong::inline v0::testing
