#include <doctest/doctest.h>

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

const char* const shop_rules = R"(
ruleset shop "Bán hàng" en "Shop" { source "Số 1" language vi }
record clerk "Nhân viên" { sales : integer "Doanh số"  honest : judgement "Trung thực" }
criterion best for clerk "Người bán hàng giỏi" en "Best clerk" cite "Điều 1" {
  many "Bán nhiều." cite "a" : sales >= 10
  honest "Trung thực." : honest
}
)";

json explained(const std::string& record, language which = language::vi, evaluation_options options = {}) {
    const auto rules = load_text("shop.guong", shop_rules).value();
    const auto candidate = record_from_json_text(rules, "clerk", record).value();
    return json::parse(render_json(explain(rules.criterion("best")->evaluate(candidate, options)), which));
}

std::vector<std::string> keys_of(const json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, content] : object.items()) keys.push_back(key);
    return keys;
}

} // namespace

TEST_CASE("the JSON of an explanation has the keys of the interface, and no others") {
    const auto why = explained(R"({"id":"c1","sales":9,"honest":true})");
    CHECK(keys_of(why) == std::vector<std::string>{"as_of", "because", "criterion", "guong", "irrelevant", "missing", "reasons", "record", "ruleset",
                                                     "values", "verdict"});
    CHECK(keys_of(why["ruleset"]) == std::vector<std::string>{"name", "notes", "sha256", "source", "title"});
    CHECK(keys_of(why["because"]) == std::vector<std::string>{"actual", "at", "children", "cite", "evidence", "id", "kind", "label",
                                                              "needed", "status", "text", "where"});
    CHECK(why["guong"] == 1);
    CHECK(why["ruleset"]["name"] == "shop");
    CHECK(why["ruleset"]["source"] == "Số 1");
    CHECK(why["ruleset"]["sha256"] == sha256(shop_rules));
    CHECK(why["as_of"].is_null());
    CHECK(why["record"] == json{{"type", "clerk"}, {"id", "c1"}});
    CHECK(why["criterion"] == json{{"name", "best"}, {"title", "Người bán hàng giỏi"}, {"cite", "Điều 1"}});
    CHECK(why["verdict"] == "ineligible");
    CHECK(why["missing"].empty());
    CHECK(why["reasons"] == json::array({"best/many"}));
}

TEST_CASE("every set of items that decides by itself is told, the smallest under a name of its own") {
    const auto bad = explained(R"({"sales":9,"honest":false})");
    CHECK(bad["reasons"] == json::array({"best/many"}));
    CHECK(bad["other_reasons"] == json::array({json::array({"best/honest"})}));
    CHECK(explained(R"({"sales":10,"honest":true})")["reasons"] == json::array({"best/many", "best/honest"}));
    const auto open = explained(R"({"sales":10})");
    CHECK(open["reasons"].empty());
    CHECK_FALSE(open.contains("other_reasons"));
}

TEST_CASE("a node says what it is, where it stands, what was read and what was needed") {
    const auto why = explained(R"({"sales":9,"honest":true})");
    CHECK(why["because"]["kind"] == "all");
    CHECK(why["because"]["status"] == "unmet");
    const auto node = why["because"]["children"][0];
    CHECK(node["id"] == "many");
    CHECK(node["label"] == "Bán nhiều.");
    CHECK(node["cite"] == "a");
    CHECK(node["status"] == "unmet");
    CHECK(node["kind"] == "condition");
    CHECK(node["text"] == "Doanh số: 9; cần: từ 10 trở lên");
    CHECK(node["actual"] == "9");
    CHECK(node["needed"] == "từ 10 trở lên");
    CHECK(node["at"] == json{"/sales"});
    CHECK(node["where"] == json{{"file", "shop.guong"}, {"line", 5}});
    CHECK(node["children"].empty());
}

TEST_CASE("evidence stands beside the fact that it shows") {
    const auto why = explained(R"({"sales":12,"honest":{"value":true,"evidence":["BB-01",{"file":"a.pdf"}]}})");
    CHECK(why["verdict"] == "eligible");
    CHECK(why["because"]["children"][1]["evidence"] == json{"BB-01", R"({"file":"a.pdf"})"});
}

TEST_CASE("missing facts are named by place and label, in the reader's language where there is one") {
    const auto why = explained(R"({"sales":12})", language::en, {date::of(2025, 8, 1)});
    CHECK(why["as_of"] == "2025-08-01");
    CHECK(why["record"]["id"].is_null());
    CHECK(why["criterion"]["title"] == "Best clerk");
    CHECK(why["verdict"] == "undetermined");
    CHECK(why["because"]["children"][1]["text"] == "Trung thực: not yet judged; needed: met");
    CHECK(why["missing"] == json::array({{{"at", "/honest"},
                                          {"label", "Trung thực"},
                                          {"asked_by", {"best/honest"}},
                                          {"can_make", {"eligible", "ineligible"}}}}));
    CHECK(why["irrelevant"].empty());
}

TEST_CASE("unknown facts that cannot change the verdict are told with the items that are settled") {
    const auto why = explained(R"({"sales":9})");
    CHECK(why["verdict"] == "ineligible");
    CHECK(why["missing"].empty());
    CHECK(why["irrelevant"] == json{"/honest"});
    CHECK(why["irrelevant_because"] == json::array({{{"at", "/honest"},
                                                     {"label", "Trung thực"},
                                                     {"settled_by", {{{"item", "best"}, {"status", "unmet"}}}}}}));
}

TEST_CASE("an explanation in JSON is one line") {
    const auto rules = load_text("shop.guong", shop_rules).value();
    const auto candidate = record_from_json_text(rules, "clerk", "{}").value();
    CHECK(render_json(explain(rules.criterion("best")->evaluate(candidate)), language::vi).find('\n') == std::string::npos);
}

TEST_CASE("every kind of node has its name") {
    const auto folder = std::string{"tests/rendering/explanations/"};
    const auto rules = load_text("office.guong", tests::read_repository_file(folder + "office.guong")).value();
    const auto records = dataset_from_json(rules, tests::read_repository_file(folder + "office.json")).value();
    const auto engine = std::make_shared<const evaluator>(rules.program(), records.data);
    const auto criterion = *rules.model().find_criterion("ql");
    const auto row = *records.data->find(*rules.model().find_record("manager"), "an");
    const auto why = json::parse(render_json(explain(outcome{engine, criterion, row}), language::vi));
    const auto& items = why["because"]["children"];
    std::vector<std::string> kinds;
    for (const auto& item : items) kinds.push_back(item["kind"]);
    CHECK(kinds == std::vector<std::string>{"all", "definition", "at_least", "every", "condition", "no", "none", "some"});
    CHECK(items[3]["children"][0]["kind"] == "element");
    CHECK(items[3]["children"][0]["id"] == "k1");
    CHECK(items[3]["children"][0]["children"][0]["kind"] == "meets");
    CHECK(items[3]["children"][0]["children"][0]["children"][0]["id"] == "tt");
}
