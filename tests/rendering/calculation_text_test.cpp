#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "../support/golden.hpp"

namespace {

using namespace guong;
using nlohmann::json;

const std::string folder = "tests/rendering/explanations/";

/// The invented school of `school.guong`: one calculation of every kind.
struct school {
    guong::rules rules = load_text("school.guong", tests::read_repository_file(folder + "school.guong")).value();
    guong::records records = dataset_from_json(rules, tests::read_repository_file(folder + "school.json")).value();

    [[nodiscard]] explanation why(const std::string& id, std::optional<date> as_of = date::of(2025, 8, 1)) const {
        const auto engine = std::make_shared<const evaluator>(rules.program(), records.data, evaluation_options{as_of});
        const auto index = *rules.model().find_criterion("gv");
        return explain({engine, index, *records.data->find(rules.model().criteria[index].record, id)});
    }

    [[nodiscard]] json as_json(const std::string& id) const { return json::parse(render_json(why(id), language::vi)); }
};

std::string text(const explanation& why, language which, bool all_items = false) {
    text_options options;
    options.language = which;
    options.all_items = all_items;
    return render(why, options);
}

std::string difference(const std::string& file, const std::string& text) { return tests::golden_difference(folder + file, text); }

} // namespace

TEST_CASE("a calculated value that is not enough is said with all that went into it, in both languages") {
    const auto why = school{}.why("lan");
    CHECK(difference("lan.vi.txt", text(why, language::vi)) == "");
    CHECK(difference("lan.en.txt", text(why, language::en)) == "");
}

TEST_CASE("an item that is not applicable is shown with the condition that does not hold") {
    const auto why = school{}.why("hung");
    CHECK(difference("hung.vi.txt", text(why, language::vi)) == "");
    CHECK(difference("hung.en.txt", text(why, language::en)) == "");
}

TEST_CASE("what cannot be calculated is said with the reason") {
    const auto why = school{}.why("minh", std::nullopt);
    CHECK(difference("minh.all.vi.txt", text(why, language::vi, true)) == "");
    CHECK(difference("minh.all.en.txt", text(why, language::en, true)) == "");
}

TEST_CASE("a value that hangs on unknown facts is said within its bounds, with the entries in doubt") {
    const auto why = school{}.why("hoa");
    CHECK(difference("hoa.vi.txt", text(why, language::vi)) == "");
    CHECK(difference("hoa.en.txt", text(why, language::en)) == "");
}

TEST_CASE("the JSON of a calculated value has its parts, and the places of all facts that were read") {
    const auto items = school{}.as_json("lan")["because"]["children"];
    const auto& average = items[1];
    CHECK(average["actual"] == "khoảng 7,916667");
    CHECK(average["needed"] == "từ 8 trở lên");
    CHECK(average["at"] == json{"/subjects", "/subjects/0/mark", "/subjects/1/mark", "/subjects/2/mark"});
    CHECK(average["parts"] == json{"cách tính: trung bình cộng các giá trị của “Các học phần” = khoảng 7,916667", "tính từ Các học phần (3 mục): Học phần 1: 8,5; Học phần 2: 7,25; Học phần 3: 8"});
    CHECK(items[4]["at"].size() == 8); // the list, of each title whether it was revoked, and the year of those that count
}

TEST_CASE("the JSON of an explanation has the values that the rules report") {
    CHECK(school{}.as_json("hung")["values"] == json{{"reward", 3510000}, {"seniority", 17}});
    CHECK(school{}.as_json("minh")["values"]["seniority"].is_null());
}

TEST_CASE("in JSON the grounds of a reported value stand beside it, and what it waits for") {
    const auto known = school{}.as_json("hung")["value_grounds"]["reward"];
    CHECK(known["text"] == "3.510.000");
    CHECK(known["cite"] == "Điều 7");
    CHECK(known["parts"][0] == "cách tính: 2.340.000 × 1,5 = 3.510.000");
    CHECK(known["missing"] == json::array());
    const auto open = school{}.as_json("minh")["value_grounds"]["seniority"];
    CHECK(open["missing"] == json::parse(R"([{"at":"/posts/0/last","label":"Đến hết ngày"}])"));
}

TEST_CASE("in JSON an item that is not applicable has the condition beside it") {
    const auto item = school{}.as_json("hung")["because"]["children"][10];
    CHECK(item["status"] == "not_applicable");
    CHECK(item["applies_if"]["status"] == "unmet");
    CHECK(item["applies_if"]["at"] == json{"/leader"});
}

TEST_CASE("what was said once of a calculated value is not said again, and values that stand above are not told twice") {
    const auto rules = load_text("x.guong", "record r { n : integer }\nvalue half for r \"Half\" : n / 2 rounded down\ncriterion c for r {\n"
                                            "  a : half >= 5\n  b : half >= 6\n}")
                           .value();
    const auto candidate = record_from_json_text(rules, "r", R"({"n":9})").value();
    const auto why = explain(rules.criterion("c")->evaluate(candidate));
    const auto told = text(why, language::en);
    const std::string steps = "worked out: 9 / 2 = 4.5; rounded down = 4\n";
    CHECK(told.find(steps) != std::string::npos);
    CHECK(told.find(steps) == told.rfind(steps));
    CHECK(told.find("  Half: 4; needed: at least 6\n  worked out as above\n") != std::string::npos);
    CHECK(told.ends_with("Values:\n  Half: 4\n"));
    text_options options;
    options.values_told = true;
    CHECK(render(why, options).find("Values:") == std::string::npos);
}
