/// The guide for rule authors, `rules/README.md`: what it shows is what happens.

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "support/golden.hpp"
#include "support/meaning.hpp"

namespace {

/// The reference date of all verdicts and values that the guide shows.
const guong::evaluation_options on_the_day{guong::date::of(2025, 6, 30)};

/// A fenced block. Its first line is three backticks and the words that say what it is: `guong`, `guong E0309`, `json`, `text verdicts`.
struct block {
    std::string what;
    std::string text;
    std::size_t line = 0;
};

std::vector<block> blocks_of_guide() {
    std::istringstream guide{guong::tests::read_repository_file("rules/README.md")};
    std::vector<block> blocks;
    bool inside = false;
    std::size_t number = 0;
    for (std::string line; std::getline(guide, line);) {
        ++number;
        if (line.starts_with("```")) {
            if (!inside) blocks.push_back({line.substr(3), {}, number});
            inside = !inside;
        } else if (inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

/// A block that begins with `ruleset` is a whole file. Any other stands behind the groundwork.
std::string whole_file(const block& shown, const std::vector<block>& blocks) {
    if (shown.text.starts_with("ruleset")) return shown.text;
    const auto groundwork = std::find_if(blocks.begin(), blocks.end(), [](const block& each) { return each.what == "guong groundwork"; });
    REQUIRE(groundwork != blocks.end());
    return groundwork->text + "\n" + shown.text;
}

/// The guide shows functions that no program offers here: its tests say what they answer.
guong::load_options without_functions() {
    guong::load_options options;
    options.others = guong::unregistered_functions::unanswered;
    return options;
}

guong::result<guong::rules> load(const block& shown, const std::vector<block>& blocks) {
    return guong::load_text("employees.guong", whole_file(shown, blocks), {}, without_functions());
}

/// A block `guong file NAME` is a file of that name beside the others.
guong::result<guong::rules> load_file(const std::string& name, const std::vector<block>& blocks) {
    const auto read = [&](const std::string& path) -> std::optional<std::string> {
        const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const block& each) { return each.what == "guong file " + path; });
        if (found == blocks.end()) return std::nullopt;
        return found->text;
    };
    return guong::load_text(name, read(name).value(), {}, {{}, read});
}

std::string codes_in(const guong::report& findings) {
    std::string codes;
    for (const auto& finding : findings.findings) codes += (codes.empty() ? "" : " ") + std::string{guong::code_name(finding.code)};
    return codes;
}

/// The rules and records that the guide shows last before one of its outputs.
struct example {
    guong::rules rules;
    guong::records records;

    [[nodiscard]] std::vector<guong::outcome> outcomes(guong::evaluation_options options = {}) const {
        std::vector<guong::outcome> all;
        for (const auto& candidate : records.roots)
            for (const auto& criterion : rules.model().criteria)
                if (criterion.record == candidate.type) all.push_back(rules.criterion(criterion.name)->evaluate(candidate, options));
        return all;
    }
};

example example_before(std::size_t output, const std::vector<block>& blocks) {
    const auto last = [&](std::string_view what) -> const block& {
        for (auto at = output; at-- > 0;)
            if (blocks[at].what == what) return blocks[at];
        throw std::runtime_error{"no block before"};
    };
    auto rules = load(last("guong"), blocks).value();
    auto records = guong::dataset_from_json(rules, last("json").text);
    REQUIRE(records.report().empty());
    return {std::move(rules), std::move(records).value()};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string id_of(const guong::outcome& result) {
    return result.evaluator().data().of(result.model().criteria[result.criterion()].record).ids[result.row()];
}

std::string verdict_line(const guong::outcome& result) {
    std::string line = id_of(result) + " " + std::string{guong::to_string(result.verdict())};
    std::vector<std::string> why;
    if (result.verdict() == guong::verdict::ineligible) why = guong::unmet_items(result);
    if (result.verdict() == guong::verdict::undetermined)
        for (const auto& fact : guong::missing_facts(result)) why.push_back(fact.at);
    return line + (why.empty() ? "" : ": " + joined(why)) + "\n";
}

/// The values that the rules report for each record, a line each.
std::string value_lines(const example& shown) {
    std::string lines;
    const auto& rules = shown.rules.model();
    const guong::evaluator engine{shown.rules.program(), shown.records.data, on_the_day};
    for (const auto& candidate : shown.records.roots)
        for (const auto& [index, content] : guong::reported_values(engine, candidate.type, candidate.row)) {
            const auto& definition = rules.definitions[index];
            lines += engine.data().of(candidate.type).ids[candidate.row] + " " + definition.name + " = " +
                     guong::render_json(content, rules, definition.type()) + "\n";
        }
    return lines;
}

/// The types that names have in a checked ruleset: all that the checker makes of words that `meaning_of` passes over.
std::string types_of(const guong::model::ruleset& rules) {
    std::string words;
    const auto add = [&](const auto& named) {
        words += " " + named.name + ":" + std::to_string(static_cast<int>(named.type.base)) + "/" + std::to_string(named.type.index) +
                 (named.type.list ? "*" : "");
    };
    for (const auto& record : rules.records)
        for (const auto& field : record.fields) add(field);
    for (const auto& parameter : rules.parameters) add(parameter);
    return words;
}

} // namespace

TEST_CASE("every rule text in the guide is correct, without a warning") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (const auto& each : blocks) {
        if (each.what != "guong" && each.what != "guong groundwork") continue;
        CAPTURE(each.line);
        const auto loaded = each.what == "guong" ? load(each, blocks) : guong::load_text("groundwork.guong", each.text);
        CHECK(guong::render(loaded.report()) == "");
        ++checked;
    }
    CHECK(checked >= 10);
}

TEST_CASE("every mistake in the guide is reported under the number that the guide gives, and no other is") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (const auto& each : blocks) {
        if (!each.what.starts_with("guong E0") && !each.what.starts_with("guong W0")) continue;
        CAPTURE(each.line);
        const auto code = each.what.substr(each.what.find(' ') + 1);
        const auto reported = codes_in(load(each, blocks).report());
        INFO(reported);
        CHECK(reported.find(code) != std::string::npos);
        CHECK(reported.find_first_not_of(code + " ") == std::string::npos);
        ++checked;
    }
    CHECK(checked >= 10);
}

TEST_CASE("every example of the guide reads alike with Vietnamese keywords") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (const auto& each : blocks) {
        if (each.what != "guong" && !each.what.starts_with("guong ")) continue;
        const std::string text = whole_file(each, blocks);
        const auto turned = guong::format(guong::source{"employees.guong", text}, {guong::language::vi});
        if (!turned) continue; // syntax errors shown on purpose
        CAPTURE(*turned);
        CHECK(guong_test::meaning_of(*turned) == guong_test::meaning_of(text));
        const auto english = guong::load_text("employees.guong", text, {}, without_functions());
        const auto vietnamese = guong::load_text("employees.guong", *turned, {}, without_functions());
        CHECK(codes_in(english.report()) == codes_in(vietnamese.report()));
        REQUIRE(english.has_value() == vietnamese.has_value());
        if (english) CHECK(types_of(english->model()) == types_of(vietnamese->model()));
        ++checked;
    }
    CHECK(checked >= 20);
}

TEST_CASE("files of the guide that build on others are correct, without a warning") {
    const auto blocks = blocks_of_guide();
    const std::string file = "guong file ";
    std::size_t checked = 0;
    for (const auto& each : blocks) {
        if (!each.what.starts_with(file)) continue;
        CAPTURE(each.line);
        CHECK(guong::render(load_file(each.what.substr(file.size()), blocks).report()) == "");
        ++checked;
    }
    CHECK(checked >= 2);
}

TEST_CASE("each version of a whole file decides by its own rules on records of the common types") {
    const auto blocks = blocks_of_guide();
    const auto verdict_by = [&](const std::string& file) {
        const auto rules = load_file(file, blocks).value();
        const auto records = guong::dataset_from_json(rules, R"({"petition": [{"id": "1", "received": "2024-07-01", "pages": 20, "signed": true}]})").value();
        return rules.criterion("accepted")->evaluate(records.roots.front()).verdict();
    };
    CHECK(verdict_by("rules-2021.guong") == guong::verdict::eligible);
    CHECK(verdict_by("rules-2024.guong") == guong::verdict::ineligible);
}

TEST_CASE("the verdicts that the guide shows are those that its rules give for its records") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (blocks[at].what != "text verdicts") continue;
        CAPTURE(blocks[at].line);
        std::string lines;
        for (const auto& each : example_before(at, blocks).outcomes(on_the_day)) lines += verdict_line(each);
        CHECK(lines == blocks[at].text);
        ++checked;
    }
    CHECK(checked >= 2);
}

TEST_CASE("the values that the guide shows are those that its rules report for its records") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (blocks[at].what != "text values") continue;
        CAPTURE(blocks[at].line);
        CHECK(value_lines(example_before(at, blocks)) == blocks[at].text);
        ++checked;
    }
    CHECK(checked >= 7);
}

TEST_CASE("the explanations in the guide are word for word those of the library") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (!blocks[at].what.starts_with("text explain ")) continue;
        CAPTURE(blocks[at].line);
        std::istringstream words{blocks[at].what.substr(std::string_view{"text explain "}.size())};
        std::string id, language;
        words >> id >> language;
        for (const auto& each : example_before(at, blocks).outcomes()) {
            if (id_of(each) != id) continue;
            CHECK(guong::render(guong::explain(each), language == "vi" ? guong::language::vi : guong::language::en) == blocks[at].text);
            ++checked;
        }
    }
    CHECK(checked >= 2);
}

TEST_CASE("the report in the guide is word for word that of the library") {
    const auto blocks = blocks_of_guide();
    const auto named = [&](std::string_view what) {
        const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const block& each) { return each.what == what; });
        REQUIRE(found != blocks.end());
        return *found;
    };
    const auto loaded = load(named("guong broken"), blocks);
    CHECK_FALSE(loaded.has_value());
    CHECK(guong::render(loaded.report()) == named("text check").text);
}

TEST_CASE("what the guide shows of two versions is word for word what the library says of them") {
    const auto blocks = blocks_of_guide();
    std::size_t checked = 0;
    for (const auto& each : blocks) {
        if (!each.what.starts_with("text diff ")) continue;
        CAPTURE(each.line);
        std::istringstream words{each.what.substr(std::string_view{"text diff "}.size())};
        std::string earlier, later;
        words >> earlier >> later;
        const auto before = load_file(earlier, blocks).value(), after = load_file(later, blocks).value();
        CHECK(guong::render(guong::compare_rules(before, after), {}) + '\n' + guong::render(guong::find_witnesses(before, after), {}) +
                  guong::render(guong::find_value_witnesses(before, after), {}) == each.text);
        ++checked;
    }
    CHECK(checked == 1);
}
