/// `guong evaluate FILE RECORDS`

#include <guong/audit.hpp>
#include <guong/explanation.hpp>
#include <guong/rendering.hpp>

#include "commands.hpp"
#include "in_order.hpp"
#include "json_text.hpp"
#include "near.hpp"
#include "output.hpp"
#include "refused_lines.hpp"
#include "summary.hpp"
#include "wording.hpp"
#include "workload.hpp"

namespace cli {
namespace {

/// What one line says.
struct line {
    const std::string& record;
    const std::string& id;
    std::optional<std::string> criterion; ///< none where the rules only report values
    std::string_view verdict;             ///< then empty
    std::vector<std::string> unmet;
    std::vector<std::string> missing;
    std::string values; ///< those that the rules report, as a JSON object
    std::string near = {}; ///< sets of changes that make it eligible, as a JSON array; empty where they were not asked for
};

using line_writer = void (*)(const line&, std::string&);

void write_ndjson(const line& content, std::string& out) {
    out += R"({"record":)";
    append_json(out, content.record);
    out += R"(,"id":)";
    append_json_or_null(out, content.id);
    out += R"(,"criterion":)";
    append_json_or_null(out, content.criterion.value_or(""));
    out += R"(,"verdict":)";
    append_json_or_null(out, content.verdict);
    out += R"(,"unmet":)";
    append_json(out, content.unmet);
    out += R"(,"missing":)";
    append_json(out, content.missing);
    out += ",\"values\":" + content.values;
    if (!content.near.empty()) out += ",\"near\":" + content.near;
    out += "}\n";
}

void append_csv(std::string& out, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const auto letter : cell) out.append(letter == '"' ? 2 : 1, letter);
    out += '"';
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : "; ") + text;
    return all;
}

void write_csv(const line& content, std::string& out) {
    const auto unmet = joined(content.unmet);
    const auto missing = joined(content.missing);
    const auto criterion = content.criterion.value_or("");
    for (const std::string_view cell : {std::string_view{content.record}, std::string_view{content.id}, std::string_view{criterion},
                                        content.verdict, std::string_view{unmet}, std::string_view{missing},
                                        std::string_view{content.values == "{}" ? std::string_view{} : content.values}}) {
        append_csv(out, cell);
        out += ',';
    }
    out += '\n';
}

/// Writes the lines of records.
class line_maker {
public:
    line_maker(const workload& work, const options& chosen, line_writer write)
        : work_{work}, chosen_{chosen}, write_{write}, bits_{work.judge(chosen.jobs)},
          withheld_(work.model().definitions.size()) {
        if (!chosen.show_sensitive) withheld_ = guong::sensitive_definitions(work.model());
    }

    void append(const workload::task& task, std::string& out) const {
        if (task.criteria->empty()) append_values(task, out);
        for (const auto criterion : *task.criteria) append_verdict(task, criterion, out);
    }

private:
    [[nodiscard]] std::string values_of(const guong::record& candidate) const {
        std::string object = "{";
        for (const auto& [index, content] : guong::reported_values(*work_.engine, candidate.type, candidate.row)) {
            const auto& definition = work_.model().definitions[index];
            if (object.size() > 1) object += ',';
            append_json(object, definition.name);
            const bool is_withheld = withheld_[index] && content.why == guong::unknown_reason::none;
            object += ':' + (is_withheld ? std::string{guong::withheld_json} : guong::render_json(content, work_.model(), definition.type()));
        }
        return object + "}";
    }

    void append_verdict(const workload::task& task, guong::model::criterion_index criterion, std::string& out) const {
        const auto& [data, type, row] = task.candidate;
        const auto verdict = bits_.of(criterion, row);
        line content{work_.model().records[type].name,
                     work_.id_of(task.candidate),
                     work_.model().criteria[criterion].name,
                     to_string(verdict),
                     {},
                     {},
                     values_of(task.candidate)};
        // An outcome costs far more than its verdict, and mostly only what did not pass has reasons.
        if (chosen_.near > 0 && verdict == guong::verdict::eligible) return;
        const auto may_change = verdict == guong::verdict::undetermined || work_.engine->program().asks_what_is_known();
        if (may_change || verdict == guong::verdict::ineligible) {
            const guong::outcome outcome{work_.engine, criterion, row};
            if (chosen_.near > 0) {
                const auto found = changes_nearby(outcome, chosen_);
                if (found.sets.empty()) return;
                content.near = near_json(found, work_.language);
            }
            content.unmet = guong::unmet_items(outcome);
            if (may_change)
                for (auto& fact : guong::missing_facts(outcome)) content.missing.push_back(std::move(fact.at));
        }
        write_(content, out);
    }

    void append_values(const workload::task& task, std::string& out) const {
        const auto& candidate = task.candidate;
        write_({work_.model().records[candidate.type].name, work_.id_of(candidate), std::nullopt, {}, {}, {}, values_of(candidate)}, out);
    }

    const workload& work_;
    const options& chosen_;
    line_writer write_;
    guong::batch bits_;
    std::vector<bool> withheld_; ///< of each definition, whether its value is
};

void write_lines(const workload& work, const options& chosen, line_writer write_line) {
    const line_maker lines{work, chosen, write_line};
    write_in_order(say(work.language, {"writing verdicts", "đang ghi kết luận"}), work.tasks.size(), chosen.jobs,
                   [&](std::size_t number, std::string& out) { lines.append(work.tasks[number], out); });
}

void write_near_text(const workload& work, const options& chosen) {
    const auto bits = work.judge(chosen.jobs);
    write_in_order(say(work.language, {"looking for changes", "đang tìm những thay đổi cần có"}), work.tasks.size(), chosen.jobs, [&](std::size_t number, std::string& out) {
        const auto& [candidate, criteria] = work.tasks[number];
        for (const auto criterion : *criteria) {
            if (bits.of(criterion, candidate.row) == guong::verdict::eligible) continue;
            const guong::outcome outcome{work.engine, criterion, candidate.row};
            const auto found = changes_nearby(outcome, chosen);
            if (!found.sets.empty()) out += near_text(work, outcome, found);
        }
    });
}

/// Facts that nobody asked to see must not end up in a file.
void refuse_sensitive_records(const workload& work, const options& chosen) {
    if (!chosen.with_records || chosen.show_sensitive) return;
    for (const auto& record : work.model().records)
        for (const auto& field : record.fields)
            if (field.sensitive)
                throw usage_error(say(work.language,
                                      {"`--with-records` writes what is sensitive too, such as {0}: add `--show-sensitive` if those who get the file are entitled to it",
                                       "`--with-records` ghi cả thông tin cần bảo mật, chẳng hạn {0}: nếu người nhận tệp được phép xem, hãy thêm `--show-sensitive`"},
                                      {quoted(record.name + '.' + field.name)}));
}

void write_audits(const workload& work, const options& chosen) {
    refuse_sensitive_records(work, chosen);
    write_in_order(say(work.language, {"writing audits", "đang ghi biên bản thẩm tra"}), work.tasks.size(), chosen.jobs, [&](std::size_t number, std::string& out) {
        const auto& [candidate, criteria] = work.tasks[number];
        for (const auto criterion : *criteria) {
            const guong::outcome outcome{work.engine, criterion, candidate.row};
            out += guong::render_json(guong::audit_of(outcome, {chosen.with_records, chosen.show_sensitive})) + "\n";
        }
    });
}

std::string refused_csv(const workload& work, const guong::refused_record& refused) {
    std::string out;
    append_csv(out, work.model().records[refused.type].name);
    out += ',';
    append_csv(out, refused.id);
    out += ",,,,,,";
    append_csv(out, refused.pointer + ": " + message(refused.finding, work.language));
    return out + "\n";
}

} // namespace

exit_status evaluate(const options& chosen) {
    const auto work = prepare(chosen);
    if (chosen.format == "summary") {
        write(summary(*work, chosen.jobs));
    } else if (chosen.format == "clauses") {
        write(clauses_json(*work, chosen.jobs));
    } else if (chosen.format == "audit") {
        write_audits(*work, chosen);
    } else if (chosen.format == "text") {
        write_near_text(*work, chosen);
        for (const auto& refused : work->refused) write(refused_line(*work, refused));
    } else if (chosen.format == "csv") {
        write("record,id,criterion,verdict,unmet,missing,values,error\n");
        write_lines(*work, chosen, write_csv);
        for (const auto& refused : work->refused) write(refused_csv(*work, refused));
    } else {
        write_lines(*work, chosen, write_ndjson);
        for (const auto& refused : work->refused) write(refused_line(*work, refused));
    }
    return work->status();
}

} // namespace cli
