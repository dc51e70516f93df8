#include <guong/rendering.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include "../text/utf8.hpp"
#include "explanation_document.hpp"
#include "value_words.hpp"

namespace guong::inline v0 {

namespace phrasing {

namespace {

/// Terminal colours; empty where none are wanted.
struct colours {
    std::string_view bold, good, bad, open, faint, end;
};
constexpr colours with_colours{"\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"};
constexpr colours without_colours{};

/// Lines, two spaces deeper for each level.
class text_writer {
public:
    text_writer(const explanation_document& told, bool coloured) : told_{told}, colours_{coloured ? with_colours : without_colours} {}

    std::string write() {
        const auto verdict = in_colour(colours_.bold, told_.verdict);
        line(0, joined({verdict, utf8::printable(told_.record)}, ": "));
        for (const auto& each : told_.head) {
            line(0, each.name + ": " + utf8::printable(each.text));
            write_entries(each.inside, 1);
        }
        text_ += '\n';
        write_entries(told_.because, 0);
        for (const auto& each : told_.sections) write_section(each);
        return std::move(text_);
    }

private:
    /// What comes from rules and records is made printable before it comes here.
    void line(std::size_t depth, std::string_view content) {
        text_.append(depth * 2, ' ');
        text_ += content;
        text_ += '\n';
    }

    [[nodiscard]] std::string in_colour(std::string_view colour, std::string_view content) const {
        std::string made{colour};
        made += content;
        return made += colours_.end;
    }

    [[nodiscard]] std::string_view colour_of(answer::kind what) const {
        switch (what) {
        case answer::kind::good: return colours_.good;
        case answer::kind::bad: return colours_.bad;
        case answer::kind::open: return colours_.open;
        case answer::kind::neutral: break;
        }
        return colours_.faint;
    }

    void write_entries(const std::vector<entry>& entries, std::size_t depth) {
        for (const auto& each : entries) {
            write_line(each, depth);
            write_entries(each.inside, depth + 1);
        }
    }

    void write_line(const entry& said, std::size_t depth) {
        const auto text = utf8::printable(said.text);
        if (said.what == entry::kind::item) {
            const auto mark = in_colour(colour_of(said.got->what), joined({std::string{said.got->sign}, std::string{said.got->words}}, " "));
            const auto cite = said.aside.empty() ? std::string{} : '(' + utf8::printable(said.aside) + ')';
            line(depth, mark + " – " + joined({utf8::printable(said.name), text, cite}, " "));
        } else if (said.what == entry::kind::statement) {
            line(depth, text);
        } else {
            line(depth, in_colour(colours_.faint, text));
        }
    }

    void write_section(const section& part) {
        text_ += '\n';
        line(0, part.heading);
        for (std::size_t i = 0; i < part.entries.size(); ++i) {
            line(1, point(part, i));
            write_entries(part.entries[i].inside, 2);
        }
        for (const auto& remark : part.remarks) line(1, remark);
    }

    [[nodiscard]] std::string point(const section& part, std::size_t index) const {
        const auto& said = part.entries[index];
        const auto text = utf8::printable(said.text);
        const auto aside = utf8::printable(said.aside);
        if (part.what == section::kind::values) return utf8::printable(said.name) + (aside.empty() ? "" : " (" + aside + ')') + ": " + text;
        const auto begin = part.numbered ? std::to_string(index + 1) + ". " : std::string{"– "};
        return begin + text + (aside.empty() ? std::string{} : "  " + in_colour(colours_.faint, aside));
    }

    const explanation_document& told_;
    colours colours_;
    std::string text_;
};

} // namespace

} // namespace phrasing

std::string render(const explanation& why, const text_options& options) {
    const auto told = phrasing::document_of(why, options, phrasing::origins::told);
    return phrasing::text_writer{told, options.colour}.write();
}

std::string render(const explanation& why, language which) {
    text_options options;
    options.language = which;
    return render(why, options);
}

} // namespace guong::inline v0
