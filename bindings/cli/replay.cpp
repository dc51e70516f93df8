/// `guong replay AUDIT FILE [RECORDS]`

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <guong/audit.hpp>
#include <guong/json.hpp>
#include <guong/rendering.hpp>

#include "commands.hpp"
#include "findings.hpp"
#include "json_text.hpp"
#include "output.hpp"
#include "records_input.hpp"
#include "rules_input.hpp"
#include "wording.hpp"

namespace cli {
namespace {

using guong::audit_difference;

/// Evaluates cases again, each under the parameters and on the day that were recorded, unless the command line says otherwise. Rules and
/// records are read once for all cases under the same parameters.
class replayer {
public:
    explicit replayer(const options& chosen) : chosen_{chosen} {}

    [[nodiscard]] std::vector<audit_difference> differences(const guong::audit& recorded) {
        const auto& known = ground_of(recorded);
        const auto& rules = known.rules;
        const auto data = recorded_or_given(recorded, known);
        const auto criterion = rules.criterion(recorded.criterion);
        if (!criterion || rules.model().records[criterion->definition().record].name != recorded.record_type)
            return {{audit_difference::kind::criterion, recorded.criterion, {}, {}}};
        const auto row = row_of(recorded, *data, criterion->definition().record);
        if (!row) return {{audit_difference::kind::record_missing, recorded.record_id, {}, {}}};
        const auto as_of = chosen_.as_of ? chosen_.as_of : recorded.as_of;
        const auto outcome = criterion->evaluate({data, criterion->definition().record, *row}, {as_of});
        return guong::compare(recorded, guong::audit_of(outcome, {false, true}));
    }

    /// In which to speak: that of the rules, if the command line names none.
    [[nodiscard]] guong::language language(const guong::audit& recorded) {
        return chosen_.language ? *chosen_.language : ground_of(recorded).rules.model().language;
    }

private:
    struct ground {
        guong::rules rules;
        std::shared_ptr<const guong::dataset> data; ///< none where the audits hold the records
    };

    const ground& ground_of(const guong::audit& recorded) {
        auto asked = chosen_;
        asked.parameters = recorded.parameters;
        for (const auto& [name, content] : chosen_.parameters) asked.parameters[name] = content;
        const auto known = grounds_.find(asked.parameters);
        if (known != grounds_.end()) return known->second;
        ground made{require_rules(asked, guong::unregistered_functions::refused), nullptr};
        if (!asked.records_file.empty())
            made.data = require_records(made.rules, asked, asked.language.value_or(made.rules.model().language))->data;
        return grounds_.emplace(std::move(asked.parameters), std::move(made)).first->second;
    }

    [[nodiscard]] std::shared_ptr<const guong::dataset> recorded_or_given(const guong::audit& recorded, const ground& known) const {
        if (known.data) return known.data;
        if (recorded.records.empty())
            throw usage_error(say(chosen_.language.value_or(known.rules.model().language),
                                  {"the audit holds no records: give the file of records behind the rule file",
                                   "biên bản không kèm hồ sơ: hãy nêu tệp hồ sơ sau tệp quy định"}));
        const auto read = guong::dataset_from_json(known.rules, recorded.records);
        complain(read.report(), chosen_.language.value_or(known.rules.model().language));
        if (!read || read.report().has_errors()) throw stop{exit_status::unusable};
        return read->data;
    }

    /// A record without an id can be told from others where it is the only one of its type.
    static std::optional<guong::row_number> row_of(const guong::audit& recorded, const guong::dataset& data, guong::model::record_index type) {
        if (!recorded.record_id.empty()) return data.find(type, recorded.record_id);
        const auto roots = data.roots(type);
        return roots.size() == 1 ? std::optional{roots.front()} : std::nullopt;
    }

    const options& chosen_;
    std::map<guong::parameter_values, ground> grounds_;
};

std::vector<guong::audit> require_audits(const options& chosen) {
    const auto which = chosen.language.value_or(guong::language::en);
    const auto text = read_file(chosen.audit_file);
    if (!text) {
        complain(finding(guong::diagnostic_code::unreadable_file, {display_name(chosen.audit_file)}), which);
        throw stop{exit_status::unusable};
    }
    auto read = guong::audits_from_json(*text);
    if (read) return std::move(read).value();
    auto findings = std::move(read).report();
    for (auto& each : findings.findings) each.record = display_name(chosen.audit_file);
    complain(findings, which);
    throw stop{exit_status::unusable};
}

std::string text_of(const guong::audit& recorded, const std::vector<audit_difference>& differences, guong::language which) {
    const bool in_vietnamese = which == guong::language::vi;
    const std::string verdict = guong::is_exact(differences) ? (in_vietnamese ? "khớp hoàn toàn" : "exact") : (in_vietnamese ? "không khớp" : "differs");
    std::string out = recorded.record_type + (recorded.record_id.empty() ? "" : ' ' + recorded.record_id) + ", " + recorded.criterion + ": " + verdict + '\n';
    for (const auto& each : differences) out += "  – " + guong::render(each, which) + '\n';
    return out;
}

std::string json_of(const guong::audit& recorded, const std::vector<audit_difference>& differences) {
    std::string out = R"({"record":)";
    append_json(out, recorded.record_type);
    out += R"(,"id":)";
    append_json_or_null(out, recorded.record_id);
    out += R"(,"criterion":)";
    append_json(out, recorded.criterion);
    out += guong::is_exact(differences) ? R"(,"exact":true,"differences":[)" : R"(,"exact":false,"differences":[)";
    for (const auto& each : differences) out += (&each == differences.data() ? "" : ",") + guong::render_json(each);
    return out + "]}\n";
}

} // namespace

exit_status replay(const options& chosen) {
    replayer again{chosen};
    auto status = exit_status::done;
    for (const auto& recorded : require_audits(chosen)) {
        const auto differences = again.differences(recorded);
        write(chosen.format == "json" ? json_of(recorded, differences) : text_of(recorded, differences, again.language(recorded)));
        if (!guong::is_exact(differences)) status = exit_status::differs;
    }
    return status;
}

} // namespace cli
