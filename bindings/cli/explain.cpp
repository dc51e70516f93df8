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

} // namespace

exit_status explain(const options& chosen) {
    const auto work = prepare(chosen);
    const auto subjects = subjects_of(*work);
    const auto as_json = chosen.format == "json";
    guong::text_options how;
    how.language = work->language;
    how.colour = output_has_colour();
    how.all_items = chosen.all_items;

    write_in_order(say(work->language, {"explaining", "đang giải thích"}), subjects.size(), chosen.jobs, [&](std::size_t number, std::string& out) {
        const auto& [task, criterion] = subjects[number];
        const guong::outcome outcome{work->engine, criterion, task->candidate.row};
        auto why = guong::explain(outcome, {chosen.show_sensitive});
        if (chosen.change_sets > 0) {
            guong::change_options sought;
            sought.sets_max = chosen.change_sets;
            sought.show_sensitive = chosen.show_sensitive;
            why.changes = guong::find_changes(outcome, sought);
        }
        if (as_json) {
            out += guong::render_json(why, how.language) + "\n";
        } else {
            if (number != 0) out += separator;
            auto how_here = how;
            how_here.notes_told = number != 0;
            how_here.values_told = number != 0 && subjects[number - 1].task == task;
            out += guong::render(why, how_here);
        }
    });
    if (as_json)
        for (const auto& refused : work->refused) write(refused_line(*work, refused));
    return work->status();
}

} // namespace cli
