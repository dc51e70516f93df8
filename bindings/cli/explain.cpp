/// `guong explain FILE RECORDS`

#include <guong/explanation.hpp>
#include <guong/rendering.hpp>

#include "commands.hpp"
#include "in_order.hpp"
#include "output.hpp"
#include "refused_lines.hpp"
#include "wording.hpp"
#include "workload.hpp"

namespace cli {
namespace {

constexpr guong::bilingual progress_title{"explaining", "đang giải thích"};
constexpr std::string_view separator = "\n────────────────────────────────────────\n\n";

/// Which criterion of which record each explanation is about.
struct subject {
    const workload::task* task;
    guong::model::criterion_index criterion;
};

std::vector<subject> subjects_of(const workload& work) {
    std::vector<subject> subjects;
    for (const auto& task : work.tasks)
        for (const auto criterion : *task.criteria) subjects.push_back({&task, criterion});
    return subjects;
}

guong::explanation explain_one(const workload& work, const subject& asked, const options& chosen) {
    const guong::outcome outcome{work.engine, asked.criterion, asked.task->candidate.row};
    auto why = guong::explain(outcome, {chosen.show_sensitive});
    if (chosen.change_sets > 0) {
        guong::change_options sought;
        sought.sets_max = chosen.change_sets;
        sought.show_sensitive = chosen.show_sensitive;
        why.changes = guong::find_changes(outcome, sought);
    }
    if (chosen.margins) {
        guong::margin_options sought;
        sought.show_sensitive = chosen.show_sensitive;
        why.margins = guong::find_margins(outcome, sought);
    }
    return why;
}

void write_text(const workload& work, const std::vector<subject>& subjects, const guong::text_options& how, const options& chosen) {
    write_in_order(say(work.language, progress_title), subjects.size(), chosen.jobs, [&](std::size_t number, std::string& out) {
        if (number != 0) out += separator;
        auto how_here = how;
        how_here.notes_told = number != 0;
        how_here.values_told = number != 0 && subjects[number - 1].task == subjects[number].task;
        out += guong::render(explain_one(work, subjects[number], chosen), how_here);
    });
}

void write_json(const workload& work, const std::vector<subject>& subjects, const options& chosen) {
    write_in_order(say(work.language, progress_title), subjects.size(), chosen.jobs, [&](std::size_t number, std::string& out) {
        out += guong::render_json(explain_one(work, subjects[number], chosen), work.language) + "\n";
    });
    for (const auto& refused : work.refused) write(refused_line(work, refused));
}

/// One document of all: its head counts the verdicts, so nothing is written before all are explained.
void write_document(const workload& work, const std::vector<subject>& subjects, const guong::text_options& how, const options& chosen) {
    std::vector<guong::explanation> all(subjects.size());
    write_in_order(say(work.language, progress_title), subjects.size(), chosen.jobs,
                   [&](std::size_t number, std::string&) { all[number] = explain_one(work, subjects[number], chosen); });
    write(chosen.format == "html" ? guong::render_html(all, how) : guong::render_markdown(all, how));
}

} // namespace

exit_status explain(const options& chosen) {
    const auto work = prepare(chosen);
    const auto subjects = subjects_of(*work);
    guong::text_options how;
    how.language = work->language;
    how.colour = output_has_colour();
    how.all_items = chosen.all_items;

    if (chosen.format == "json")
        write_json(*work, subjects, chosen);
    else if (chosen.format == "text")
        write_text(*work, subjects, how, chosen);
    else
        write_document(*work, subjects, how, chosen);
    return work->status();
}

} // namespace cli
