#include <guong/testing.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <guong/formatting.hpp>

#include "written_values.hpp"

namespace guong::inline v0 {

namespace testing {

namespace {

std::string_view word_of(companion beside) noexcept {
    switch (beside) {
    case companion::judge: return "judge of ";
    case companion::judging_day: return "day of judging ";
    case companion::reason: return "reason behind ";
    case companion::evidence: return "evidence of ";
    }
    return {};
}

/// Writes a record, and what it leads to, as a test gives it.
class record_writer {
public:
    record_writer(const model::ruleset& rules, const record& told) : rules_{rules}, told_{told} {}

    /// `completion good, leads [collective { … }]`; empty where nothing is known.
    [[nodiscard]] std::string facts() { return facts_of(told_.type, told_.row); }

    /// Records that refer to the one that is tested: what makes its lists of those.
    [[nodiscard]] std::vector<std::string> others() {
        std::vector<std::string> lines;
        for (model::field_index index = 0; index < fields_of(told_.type).size(); ++index) {
            const auto& declared = fields_of(told_.type)[index];
            if (!declared.referring) continue;
            const auto elements = told_.data->elements(told_.type, told_.row, index);
            if (!elements) continue;
            const auto type = written_name(rules_.records[declared.type.index].name);
            if (elements->empty()) lines.push_back("with no " + type);
            for (const auto element : *elements) lines.push_back("with " + type + " { " + facts_of(declared.type.index, element) + " }");
        }
        return lines;
    }

private:
    [[nodiscard]] const std::vector<model::field>& fields_of(model::record_index record) const { return rules_.records[record].fields; }

    std::string facts_of(model::record_index record, row_number row) {
        open_.emplace(record, row);
        std::string text;
        for (model::field_index index = 0; index < fields_of(record).size(); ++index) {
            const auto content = content_of(record, row, index);
            if (content.empty()) continue;
            const auto& declared = fields_of(record)[index];
            const auto name = declared.beside
                                  ? std::string{word_of(declared.beside->what)} + written_name(fields_of(record)[declared.beside->of].name)
                                  : written_name(declared.name);
            text += (text.empty() ? "" : ", ") + name + ' ' + content;
        }
        open_.erase({record, row});
        return text;
    }

    /// Empty for what is unknown, and for what other records say.
    std::string content_of(model::record_index record, row_number row, model::field_index index) {
        const auto& declared = fields_of(record)[index];
        if (declared.type.list) return declared.referring ? std::string{} : list_of(record, row, index);
        if (declared.type.base == model::base_type::record) {
            const auto target = told_.data->reference(record, row, index);
            return target ? record_of(declared.type.index, *target) : std::string{};
        }
        const auto content = told_.data->fact(record, row, index);
        return is_known(content) ? literal_of(content, declared.type, rules_) : std::string{};
    }

    std::string list_of(model::record_index record, row_number row, model::field_index index) {
        const auto elements = told_.data->elements(record, row, index);
        if (!elements) return {};
        const auto element_type = fields_of(record)[index].type.index;
        std::string text = "[";
        for (const auto element : *elements) {
            const auto content = rules_.records[element_type].plain_element ? content_of(element_type, element, 0) : record_of(element_type, element);
            text += (text.size() > 1 ? ", " : "") + (content.empty() ? "unknown" : content);
        }
        return text + ']';
    }

    /// A record that leads back to one around it is that one only if it is the one that is tested.
    std::string record_of(model::record_index record, row_number row) {
        if (record == told_.type && row == told_.row) return "this";
        if (open_.contains({record, row})) return {};
        const auto inside = facts_of(record, row);
        return written_name(rules_.records[record].name) + (inside.empty() ? " { }" : " { " + inside + " }");
    }

    const model::ruleset& rules_;
    const record& told_;
    std::set<std::pair<model::record_index, row_number>> open_; ///< records around the place that is written
};

} // namespace

} // namespace testing

std::string written_test(const rules& tested, const record& told, const written_test_options& how) {
    const auto& rules = tested.model();
    testing::record_writer writer{rules, told};
    std::string text = "test " + testing::quoted_text(how.name) + " for " + testing::written_name(rules.records[told.type].name) + " {\n";
    if (how.options.as_of) text += "  as of " + how.options.as_of->to_string() + '\n';
    if (const auto facts = writer.facts(); !facts.empty()) text += "  given " + facts + '\n';
    for (const auto& line : writer.others()) text += "  " + line + '\n';
    for (const auto& expected : how.expected) text += "  expect " + expected + '\n';
    text += "}\n";
    const auto canonical = format(source{"test", text}, {how.keywords});
    return canonical ? *canonical : text;
}

} // namespace guong::inline v0
