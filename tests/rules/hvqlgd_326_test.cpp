/// The rules of Plan 326/KH-HVQLGD and the invented academy beside them.

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <guong/guong.hpp>
#include <guong/json.hpp>

#include "judged_records.hpp"
#include "support/golden.hpp"

namespace {

const std::string rules_path = "rules/hvqlgd-326/exemplars.guong";
const std::string academy_path = "rules/hvqlgd-326/academy.json";
/// What `guong evaluate rules/hvqlgd-326/exemplars.guong rules/hvqlgd-326/academy.json` prints.
const std::string verdicts_path = "rules/hvqlgd-326/academy.verdicts.ndjson";

/// A sentence as the plan prints it, and where.
struct printed_sentence {
    std::string criterion;
    std::string item;
    std::string cite;
    std::string text;
};

/// A slip of the print that the rules mend.
struct mended_slip {
    std::string item;
    std::string printed;
    std::string mended;
};

const std::string general_definition =
    "Điển hình tiên tiến là các nhân tố mới, gương người tốt, việc tốt, tích cực đổi mới, sáng tạo và là nhân tố nổi trội, dẫn đầu "
    "trong quản lý, giảng dạy, học tập và các phong trào thi đua; trong đó có minh chứng, sản phẩm cụ thể, hiệu quả, đem lại lợi ích "
    "thiết thực, được đồng nghiệp, xã hội tôn vinh, học tập làm theo.";
const std::string observes_policy = "Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước.";
const std::string completed_well = "Hoàn thành tốt các nhiệm vụ được giao trở lên.";
const std::string mutual_aid =
    "Có tinh thần tương thân tương ái, giúp đỡ mọi người cùng tiến bộ; tích cực tham gia các hoạt động nhân đạo, từ thiện, các hoạt "
    "động xã hội khác nhằm thực hiện tốt công tác an sinh xã hội.";

const std::vector<printed_sentence> plan{
    {"tt", "tt1", "III.2.1, gạch đầu dòng 1",
     "Nội bộ đoàn kết, gương mẫu, chấp hành tốt đường lối, chủ trương của Đảng, chính sách, pháp luật của Nhà nước."},
    {"tt", "tt2", "III.2.1, gạch đầu dòng 2", "Hoàn thành xuất sắc các nhiệm vụ được giao."},
    {"tt", "tt3", "III.2.1, gạch đầu dòng 3",
     "Tổ chức thực hiện các phong trào thi đua thiết thực, đạt hiệu quả cao; có mô hình mới, cách làm hay, nhiều sáng kiến, giải pháp "
     "sáng tạo, mang lại hiệu quả thiết thực và là nhân tố nổi trội, tiêu biểu, dẫn đầu các phong trào thi đua."},
    {"tt", "tt4", "III.2.1, gạch đầu dòng 4",
     "Có nhiều giải pháp kiến tạo, hỗ trợ, phục vụ để mỗi nhà giáo, cán bộ quản lý giáo dục, sinh viên và học viên có môi trường sư "
     "phạm thuận lợi, phát huy tối đa phẩm chất, năng lực cá nhân."},
    {"tt", "tt5", "III.2.1, gạch đầu dòng 5", mutual_aid},
    {"ql", "ql1", "III.2.2.a, gạch đầu dòng 1", observes_policy},
    {"ql", "ql2", "III.2.2.a, gạch đầu dòng 2", completed_well},
    {"ql", "ql3", "III.2.2.a, gạch đầu dòng 3",
     "Có phẩm chất đạo đức tốt, gương mẫu, tâm huyết; có uy tín về chuyên môn; có ảnh hưởng trong ngành và địa phương; có tinh thần "
     "trách nhiệm cao, năng động, sáng tạo."},
    {"ql", "ql4", "III.2.2.a, gạch đầu dòng 4",
     "Tập thể do cá nhân lãnh đạo, quản lý phải đáp ứng các tiêu chuẩn của tập thể điển hình tiên tiến."},
    {"ql", "ql5", "III.2.2.a, gạch đầu dòng 5",
     "Có nhiều giải pháp đổi mới, sáng tạo trong công tác quản lý, thực hiện tốt nhiệm vụ chính trị và các hoạt động giáo dục, được "
     "tập thể ghi nhận; là nhân tố nổi trội, tiêu biểu, dẫn đầu trong các phong trào thi đua."},
    {"ql", "ql6", "III.2.2.a, gạch đầu dòng 6", mutual_aid},
    {"gv", "gv1", "III.2.2.b, gạch đầu dòng 1", observes_policy},
    {"gv", "gv2", "III.2.2.b, gạch đầu dòng 2", completed_well},
    {"gv", "gv3", "III.2.2.b, gạch đầu dòng 3",
     "Có phẩm chất đạo đức tốt, gương mẫu, tâm huyết, tận tụy với nghề, thương yêu học trò; có tài năng sư phạm; có uy tín về chuyên "
     "môn; được người học, đồng nghiệp và nhân dân kính trọng."},
    {"gv", "gv4", "III.2.2.b, gạch đầu dòng 4",
     "Có nhiều giải pháp đổi mới, sáng tạo trong việc nuôi dưỡng, giáo dục, giảng dạy, nghiên cứu khoa học đạt chất lượng, hiệu quả "
     "cao; tích cực tham gia các hoạt động xã hội."},
    {"gv", "gv5", "III.2.2.b, gạch đầu dòng 5",
     "Là nhân tố nổi trội, tiêu biểu, dẫn đầu trong các phong trào thi đua, góp phần tạo ra những chuyển biến tích cực, hiệu quả "
     "trong đơn vị, có sức lan tỏa tại địa phương và trong ngành."},
    {"nv", "nv1", "III.2.2.c, gạch đầu dòng 1",
     "gương mẫu, chấp hành tốt đường lối, chủ trương của Đảng, chính sách, pháp luật của Nhà nước."},
    {"nv", "nv2", "III.2.2.c, gạch đầu dòng 2", completed_well},
    {"nv", "nv3", "III.2.2.c, gạch đầu dòng 3",
     "Có giải pháp đổi mới, sáng tạo trong thực hiện nhiệm vụ được giao, đạt hiệu quả thiết thực, được tập thể ghi nhận."},
    {"sv", "sv1", "III.2.2.d, gạch đầu dòng 1",
     "Có phẩm chất đạo đức tốt, gương mẫu chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước."},
    {"sv", "sv2", "III.2.2.d, gạch đầu dòng 2",
     "Đạt thành tích xuất sắc trong học tập, rèn luyện, hoạt động trải nghiệm, sáng tạo, khởi nghiệp hoặc đoạt giải cao trong các kỳ "
     "thi quốc gia, quốc tế hoặc có sáng kiến trong nghiên cứu khoa học, kỹ thuật hoặc vượt khó, vươn lên học giỏi hoặc có hoặc hành "
     "động mưu trí, dũng cảm, nghĩa cử cao đẹp;"},
    {"sv", "sv3", "III.2.2.d, gạch đầu dòng 3",
     "Tham gia có hiệu quả các hoạt động tình nguyện, thiện nguyện vì cộng đồng được cơ quan, đơn vị, tổ chức có thẩm quyền ghi nhận."},
};

const std::vector<mended_slip> slips{
    {"nv1", "gương mẫu, chấp hành", "Gương mẫu, chấp hành"},
    {"sv2", "có hoặc hành động", "có hành động"}, // D2
    {"sv2", "nghĩa cử cao đẹp;", "nghĩa cử cao đẹp."},
};

guong::rules plan_rules(const guong::parameter_values& set = {}) {
    return guong::load_text(rules_path, guong::tests::read_repository_file(rules_path), set).value();
}

guong::records academy(const guong::rules& rules) {
    auto read = guong::dataset_from_json(rules, guong::tests::read_repository_file(academy_path), {.strict = true});
    REQUIRE(read.report().empty());
    return std::move(read).value();
}

/// Every candidate of the academy under the criterion of its group, by id.
std::map<std::string, guong::outcome> judge_academy(const guong::parameter_values& set = {}) {
    const auto rules = plan_rules(set);
    const auto records = academy(rules);
    const auto engine = std::make_shared<const guong::evaluator>(rules.program(), records.data);
    std::map<std::string, guong::outcome> outcomes;
    for (const auto& candidate : records.roots) {
        const auto& criteria = rules.model().criteria;
        const auto group = std::find_if(criteria.begin(), criteria.end(), [&](const auto& each) { return each.record == candidate.type; });
        REQUIRE(group != criteria.end());
        const auto& id = records.data->of(candidate.type).ids[candidate.row];
        outcomes.emplace(id, guong::outcome{engine, static_cast<guong::model::criterion_index>(group - criteria.begin()), candidate.row});
    }
    return outcomes;
}

std::string verdict_of(const std::map<std::string, guong::outcome>& outcomes, const std::string& id) {
    return std::string{guong::to_string(outcomes.at(id).verdict())};
}

const guong::model::condition* find_item(const guong::model::ruleset& rules, const std::string& criterion, const std::string& item) {
    const auto index = rules.find_criterion(criterion);
    if (!index) return nullptr;
    for (const auto& child : std::get<guong::model::group>(rules.criteria[*index].body.form).children)
        if (child.item && child.item->name == item) return &child;
    return nullptr;
}

std::string mend(const printed_sentence& sentence) {
    auto text = sentence.text;
    for (const auto& slip : slips) {
        if (slip.item != sentence.item) continue;
        const auto place = text.find(slip.printed);
        REQUIRE(place != std::string::npos);
        text.replace(place, slip.printed.size(), slip.mended);
    }
    return text;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

/// All notes of a rule file, as written, one a line.
class note_collector {
public:
    std::string collect(const guong::syntax::file& file) {
        for (const auto& declaration : file.declarations) std::visit([&](const auto& form) { add(form); }, declaration.form);
        return notes_;
    }

private:
    void add(const guong::syntax::annotations& annotations) {
        for (const auto& note : annotations.notes) notes_ += note.content.text + "\n";
    }
    void add(const guong::syntax::ruleset& form) { add(form.annotations); }
    void add(const guong::syntax::sample&) {}
    void add(const guong::syntax::test&) {}
    void add(const guong::syntax::scale& form) { add(form.annotations); }
    void add(const guong::syntax::parameter& form) { add(form.annotations); }
    void add(const guong::syntax::record& form) {
        add(form.annotations);
        for (const auto& field : form.fields) add(field.annotations);
    }
    void add(const guong::syntax::function& form) { add(form.annotations); }
    void add(const guong::syntax::definition& form) { add(form.annotations); }
    void add(const guong::syntax::table& form) { add(form.annotations); }
    void add(const guong::syntax::criterion& form) {
        add(form.annotations);
        add(form.body);
    }
    /// What builds on other files is no part of the plan.
    void add(const guong::syntax::use&) {}
    void add(const guong::syntax::setting&) {}
    void add(const guong::syntax::refinement&) {}
    void add(const guong::syntax::body& body) {
        const auto* group = std::get_if<guong::syntax::group>(&body);
        if (!group) return;
        for (const auto& item : group->items) {
            add(item.annotations);
            add(item.body);
        }
    }

    std::string notes_;
};

const guong::explanation_node* find_node(const guong::explanation_node& around, const std::string& id) {
    if (around.id == id) return &around;
    for (const auto& child : around.children)
        if (const auto* found = find_node(child, id)) return found;
    return nullptr;
}

const guong::explanation_node* find_record(const guong::explanation_node& around, const std::string& record_id) {
    if (around.record_id == record_id) return &around;
    for (const auto& child : around.children)
        if (const auto* found = find_record(child, record_id)) return found;
    return nullptr;
}

void erase_places(guong::explanation_node& node) {
    node.where = {};
    for (auto& child : node.children) erase_places(child);
}

/// Why each candidate of the academy is judged so, in both languages, without the lines of the rule file.
std::string reasons_under(const std::string& rules_text) {
    const auto rules = guong::load_text(rules_path, rules_text).value();
    const auto records = academy(rules);
    const auto engine = std::make_shared<const guong::evaluator>(rules.program(), records.data);
    std::string reasons;
    for (const auto& candidate : records.roots) {
        const auto& criteria = rules.model().criteria;
        for (std::size_t index = 0; index < criteria.size(); ++index) {
            if (criteria[index].record != candidate.type) continue;
            auto why = guong::explain({engine, static_cast<guong::model::criterion_index>(index), candidate.row});
            erase_places(why.because);
            why.sha256.clear();
            reasons += guong::render_json(why, guong::language::vi) + guong::render_json(why, guong::language::en);
        }
    }
    return reasons;
}

} // namespace

TEST_CASE("the plan's rules are correct, without a warning") {
    const auto loaded = guong::load_text(rules_path, guong::tests::read_repository_file(rules_path));
    CHECK(guong::render(loaded.report()) == "");
    CHECK(loaded.has_value());
}

TEST_CASE("all 22 sentences stand word for word as printed, with their clause, but for the mended slips") {
    const auto rules = plan_rules();
    CHECK(plan.size() == 22);
    for (const auto& sentence : plan) {
        CAPTURE(sentence.item);
        const auto* item = find_item(rules.model(), sentence.criterion, sentence.item);
        REQUIRE(item != nullptr);
        CHECK(item->item->sentence.in(guong::language::vi) == mend(sentence));
        CHECK(item->item->sentence.en != "");
        CHECK(item->item->cite == sentence.cite);
    }
}

TEST_CASE("every group is held to all of its bullets and to the general definition, and to nothing else") {
    const auto rules = plan_rules();
    CHECK(rules.model().criteria.size() == 5);
    std::size_t items = 0;
    for (const auto& criterion : rules.model().criteria) {
        CAPTURE(criterion.name);
        const auto& group = std::get<guong::model::group>(criterion.body.form);
        CHECK(group.quantity == guong::model::group::kind::all);
        items += group.children.size();
        const auto* definition = find_item(rules.model(), criterion.name, "dn");
        REQUIRE(definition != nullptr);
        CHECK(definition->item->sentence.in(guong::language::vi) == general_definition);
    }
    CHECK(items == plan.size() + 5);
}

TEST_CASE("a sentence that the plan prints for several groups is written once") {
    const auto text = guong::tests::read_repository_file(rules_path);
    for (const auto& sentence : {general_definition, observes_policy, completed_well, mutual_aid})
        CHECK(occurrences(text, "\"" + sentence + "\"") == 1);
}

TEST_CASE("every mended slip is noted") {
    const auto rules = plan_rules();
    for (const auto& slip : slips) {
        CAPTURE(slip.printed);
        const auto* item = find_item(rules.model(), slip.item.substr(0, 2), slip.item);
        REQUIRE(item != nullptr);
        const auto notes = texts_in(item->item->notes, guong::language::vi);
        CHECK(std::any_of(notes.begin(), notes.end(), [](const std::string& note) { return note.find("ản in ") != std::string::npos; }));
    }
}

TEST_CASE("every ambiguity from D1 to D16 is decided in a note or a parameter that names it") {
    const guong::source text{rules_path, guong::tests::read_repository_file(rules_path)};
    const auto notes = note_collector{}.collect(guong::parse(text).value());
    for (int number = 1; number <= 16; ++number) {
        const auto name = "D" + std::to_string(number);
        CAPTURE(name);
        bool named = false;
        for (auto at = notes.find(name); at != std::string::npos; at = notes.find(name, at + 1))
            named = named || !std::isdigit(static_cast<unsigned char>(notes[at + name.size()]));
        CHECK(named);
    }
}

TEST_CASE("the academy has sixty records or more, and every verdict occurs in every group") {
    const auto outcomes = judge_academy();
    CHECK(outcomes.size() >= 60);
    std::map<std::string, std::set<guong::verdict>> verdicts;
    for (const auto& [id, result] : outcomes) verdicts[result.model().criteria[result.criterion()].name].insert(result.verdict());
    CHECK(verdicts.size() == 5);
    for (const auto& group : verdicts) {
        CAPTURE(group.first);
        CHECK(group.second.size() == 3);
    }
}

TEST_CASE("every item is for some record the only one that is not met") {
    std::set<std::string> alone;
    for (const auto& [id, result] : judge_academy()) {
        const auto why = guong::explain(result);
        std::vector<const guong::explanation_node*> open;
        for (const auto& item : why.because.children)
            if (item.status != guong::status::met) open.push_back(&item);
        if (open.size() == 1 && open.front()->status == guong::status::unmet) alone.insert(why.criterion + "/" + open.front()->id);
    }
    for (const auto& sentence : plan) CHECK(alone.contains(sentence.criterion + "/" + sentence.item));
    for (const std::string group : {"tt", "ql", "gv", "nv", "sv"}) CHECK(alone.contains(group + "/dn"));
}

TEST_CASE("an excellent manager whose collective has completed its duties only well is ineligible, because of tt2 in it") {
    const auto outcomes = judge_academy();
    CHECK(verdict_of(outcomes, "m03") == "ineligible");
    CHECK(guong::unmet_items(outcomes.at("m03")) == std::vector<std::string>{"ql4"});
    const auto why = guong::explain(outcomes.at("m03"));
    const auto* unit = find_record(why.because, "k04");
    REQUIRE(unit != nullptr);
    const auto* completion = find_node(*unit, "tt2");
    REQUIRE(completion != nullptr);
    CHECK(completion->status == guong::status::unmet);
    CHECK(completion->decided);
}

TEST_CASE("a manager who leads nothing does not pass for it, and of several collectives all must meet their criteria") {
    const auto outcomes = judge_academy();
    CHECK(guong::unmet_items(outcomes.at("m07")) == std::vector<std::string>{"ql4"});
    CHECK(guong::unmet_items(outcomes.at("m13")) == std::vector<std::string>{"ql4"});
    CHECK(verdict_of(outcomes, "m02") == "eligible");
}

TEST_CASE("one judgement that nobody has made leaves the verdict undetermined and is listed as missing") {
    const auto outcomes = judge_academy();
    CHECK(verdict_of(outcomes, "l09") == "undetermined");
    const auto missing = guong::missing_facts(outcomes.at("l09"));
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().at == "/respected");
}

TEST_CASE("facts of other routes are not missing where one route is satisfied") {
    const auto outcomes = judge_academy();
    CHECK(verdict_of(outcomes, "s02") == "eligible");
    CHECK(guong::missing_facts(outcomes.at("s02")).empty());
    CHECK(verdict_of(outcomes, "s17") == "eligible");
}

TEST_CASE("a grade average is compared exactly") {
    const auto outcomes = judge_academy();
    CHECK(verdict_of(outcomes, "s14") == "ineligible"); // 3.59
    CHECK(verdict_of(outcomes, "s15") == "eligible");   // 3.60
}

TEST_CASE("a person who belongs to two groups gets both verdicts") {
    const auto outcomes = judge_academy();
    CHECK(verdict_of(outcomes, "m13") == "ineligible");
    CHECK(verdict_of(outcomes, "l12") == "eligible");
}

TEST_CASE("a unit that decides an ambiguity otherwise sets a parameter") {
    CHECK(verdict_of(judge_academy({{"tt3_many", "3"}}), "k01") == "ineligible");
    CHECK(verdict_of(judge_academy({{"gv4_many", "1"}}), "l06") == "eligible");
    CHECK(verdict_of(judge_academy({{"documents_min", "0"}}), "k08") == "eligible");
    CHECK(verdict_of(judge_academy({{"sv2_a_areas", "5"}}), "s01") == "ineligible");
    CHECK(verdict_of(judge_academy({{"sv2_b_rank", "first"}}), "s02") != "eligible");
    CHECK(verdict_of(judge_academy({{"sv3_confirmations", "2"}}), "s01") == "ineligible");
    CHECK(verdict_of(judge_academy({{"review_year", "2023-2024"}}), "l04") == "eligible");
    const auto with_title = judge_academy({{"tt2_accepts_title", "true"}});
    CHECK(verdict_of(with_title, "k04") == "eligible");
    CHECK(verdict_of(with_title, "m03") == "eligible");
}

TEST_CASE("the committed verdicts of the academy are those of the library") {
    const auto outcomes = judge_academy();
    std::istringstream lines{guong::tests::read_repository_file(verdicts_path)};
    std::size_t compared = 0;
    for (std::string line; std::getline(lines, line); ++compared) {
        const auto committed = nlohmann::json::parse(line);
        CAPTURE(line);
        const auto& result = outcomes.at(committed.at("id").get<std::string>());
        CHECK(committed.at("criterion") == result.model().criteria[result.criterion()].name);
        CHECK(committed.at("verdict") == guong::to_string(result.verdict()));
        CHECK(committed.at("unmet") == guong::unmet_items(result));
        std::vector<std::string> missing;
        for (const auto& fact : guong::missing_facts(result)) missing.push_back(fact.at);
        CHECK(committed.at("missing") == missing);
    }
    CHECK(compared == outcomes.size());
}

TEST_CASE("the plan's rules stand in Vietnamese keywords, and their English twin means the same") {
    const auto text = guong::tests::read_repository_file(rules_path);
    CHECK(text.find("tiêu chuẩn ql áp dụng cho manager") != std::string::npos);
    CHECK(guong_test::twin_fault({rules_path, academy_path, verdicts_path, {}}) == "");
    const auto twin = guong::format(guong::source{rules_path, text}, {guong::language::en}).value();
    CHECK(twin.find("criterion ql for manager") != std::string::npos);
    CHECK(reasons_under(twin) == reasons_under(text));
}
