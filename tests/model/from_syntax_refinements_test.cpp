#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include <guong/rules.hpp>

namespace {

using guong::diagnostic_code;
using codes = std::vector<diagnostic_code>;
using texts = std::map<std::string, std::string>;

const std::string plan = R"(
scale grade { poor fair good }
record award { level : grade }
record person { marks : integer  rating : grade  good : boolean  barred : boolean  code : text  started : date  awards : list of award }
parameter many = 2 "How many are many" cite "Plan, II"
parameter most = 5
parameter code_wanted = "a"
parameter inside = "a"
parameter free = "a" "Free to choose" open
parameter high : grade = fair
parameter by_day { from 2020-01-01 = 2 from 2024-01-01 = 4 }
parameter service = 5 years
criterion c for person "C" cite "I" {
  a "Marks" cite "I.1" : marks >= many
  b "One of" any {
    x "Awards" : count of awards >= 1
    y "Code"   open : code = inside
  }
  bars "None of" none { barred "Barred" : barred }
  side exactly 1 of { low : marks < most high : marks >= most }
  e "Open" open any { f : good g : code = free }
  h : rating is high or better
  i : code != code_wanted
}
criterion single for person "Single" : good
criterion dated for person { now : marks >= by_day  past : marks >= by_day in force on 2021-01-01  long : started + service <= 2024-01-01 }
criterion other for person : not (meets shadow)
criterion shadow for person : good
)";

guong::result<guong::rules> load(texts files, const guong::parameter_values& overrides = {}) {
    files.emplace("plan", plan);
    return guong::load_text("unit", files.at("unit"), overrides, {{}, [&](const std::string& path) -> std::optional<std::string> {
                                                                     const auto found = files.find(path);
                                                                     if (found == files.end()) return std::nullopt;
                                                                     return found->second;
                                                                 }});
}

/// A unit's file on the plan.
guong::result<guong::rules> load_unit(const std::string& text, const guong::parameter_values& overrides = {}) {
    return load({{"unit", "use \"plan\"\n" + text}}, overrides);
}

codes codes_of(const guong::result<guong::rules>& rules) {
    codes found;
    for (const auto& finding : rules.report().findings) found.push_back(finding.code);
    return found;
}

codes unit_codes(const std::string& text) { return codes_of(load_unit(text)); }

const guong::model::parameter& parameter(const guong::rules& rules, const std::string& name) {
    return rules.model().parameters[*rules.model().find_parameter(name)];
}

/// A condition as its items: `(a b any(x y) none(barred))`; `·` is a condition without a name.
std::string shape(const guong::model::condition& condition) {
    const auto name = condition.item ? condition.item->name : "·";
    const auto* group = std::get_if<guong::model::group>(&condition.form);
    if (!group) return name;
    constexpr std::array<std::string_view, 5> kinds{"all", "any", "none", "at-least", "exactly"};
    std::string words = name + ":" + std::string{kinds[static_cast<std::size_t>(group->quantity)]} + "(";
    for (const auto& child : group->children) words += (&child == group->children.data() ? "" : " ") + shape(child);
    return words + ")";
}

std::string shape_of(const guong::rules& rules, const std::string& criterion) {
    return shape(rules.model().criteria[*rules.model().find_criterion(criterion)].body);
}

} // namespace

TEST_CASE("a parameter is set to a stricter value; it keeps its label, and the citation is that of the file that sets it") {
    const auto rules = load_unit("set many = 3 cite \"Decision 1\" note \"asked for by the council\"").value();
    CHECK(parameter(rules, "many").content == guong::value{guong::decimal{3}});
    CHECK(parameter(rules, "many").label.text == "How many are many");
    CHECK(parameter(rules, "many").cite == "Decision 1");
    CHECK(texts_in(parameter(rules, "many").notes, guong::language::en) == std::vector<std::string>{"asked for by the council"});
    CHECK(parameter(rules, "many").set_where->source == 0);
    CHECK_FALSE(parameter(rules, "most").set_where);
    CHECK(load_unit("set high = good"));
    CHECK(load_unit("set many = 2"));
}

TEST_CASE("a value that makes a criterion easier is refused, with the place where it does") {
    const auto rules = load_unit("set many = 1");
    REQUIRE(codes_of(rules) == codes{diagnostic_code::loosened_parameter});
    const auto& finding = rules.report().findings.front();
    CHECK(finding.arguments == std::vector<std::string>{"many", "2", "1"});
    REQUIRE(finding.labels.size() == 1);
    CHECK(finding.labels.front().where.source == 1);
    CHECK(unit_codes("set high = poor") == codes{diagnostic_code::loosened_parameter});
}

TEST_CASE("a value of which it cannot be told whether it is stricter is refused") {
    CHECK(unit_codes("set code_wanted = \"b\"") == codes{diagnostic_code::unclear_parameter});
    CHECK(unit_codes("set most = 6") == codes{diagnostic_code::unclear_parameter});
}

TEST_CASE("a parameter that is open takes any value of its type, and one that no criterion of the used files asks for too") {
    CHECK(load_unit("set free = \"z\""));
    CHECK(load_unit("set inside = \"z\"")); // all it bears on is open
    CHECK(unit_codes("set free = 3") == codes{diagnostic_code::type_mismatch});
    CHECK(load({{"unit", "use \"more\"\nset unused = 1\ncriterion d for person : marks >= unused"}, {"more", "use \"plan\"\nparameter unused = 9\n"}}));
}

TEST_CASE("what is set must be a parameter of a used file, once") {
    CHECK(unit_codes("set mani = 3") == codes{diagnostic_code::unknown_parameter});
    CHECK(unit_codes("parameter own = 2\nset own = 3\ncriterion d for person : marks >= own") == codes{diagnostic_code::not_from_used_file});
    CHECK(unit_codes("set many = 3\nset many = 4") == codes{diagnostic_code::set_twice});
    CHECK(codes_of(load({{"unit", "use \"left\"\nuse \"right\""}, {"left", "use \"plan\"\nset many = 3"}, {"right", "use \"plan\"\nset many = 4"}})) ==
          codes{diagnostic_code::set_twice});
}

TEST_CASE("files set in turn, each stricter than the one before") {
    const texts middle{{"unit", "use \"middle\"\nset many = 4"}, {"middle", "use \"plan\"\nset many = 3"}};
    CHECK(parameter(load(middle).value(), "many").content == guong::value{guong::decimal{4}});
    CHECK(codes_of(load({{"unit", "use \"middle\"\nset many = 2"}, {"middle", "use \"plan\"\nset many = 3"}})) ==
          codes{diagnostic_code::loosened_parameter});
}

TEST_CASE("what one file sets is open to the next only if it says so") {
    const auto set_again = [](const std::string& first) {
        return codes_of(load({{"unit", "use \"middle\"\nset free = \"y\""}, {"middle", "use \"plan\"\n" + first}}));
    };
    CHECK(set_again("set free = \"x\" open").empty());
    // All that it bears on in the plan is open, but not what the file in the middle has added.
    CHECK(set_again("set free = \"x\"").empty());
    CHECK(set_again("set free = \"x\"\nadd to c { z : code = free }") == codes{diagnostic_code::unclear_parameter});
    CHECK(set_again("set free = \"x\"\nadd to c/e { z : code = free }") == codes{diagnostic_code::unclear_parameter});
    CHECK(set_again("set free = \"x\"\nadd to c/e { z open : code = free }").empty());
}

TEST_CASE("a number of items that a file sets too high is shown where it is set") {
    const auto rules = load({{"unit", "use \"more\"\nset needed = 3"},
                             {"more", "use \"plan\"\nparameter needed = 2\ncriterion n for person at least needed of { v : good w : marks >= 1 }"}});
    REQUIRE(codes_of(rules) == codes{diagnostic_code::threshold_beyond_items});
    CHECK(rules.report().findings.front().labels.front().where.source == 0);
}

TEST_CASE("the host may set what it likes, behind what files set") {
    const auto rules = load_unit("set many = 3", {{"many", "1"}}).value();
    CHECK(parameter(rules, "many").content == guong::value{guong::decimal{1}});
    CHECK(parameter(rules, "many").overridden);
}

TEST_CASE("what a unit adds may use the parameter in any way") {
    CHECK(load_unit("set many = 3\ncriterion d for person : marks <= many\nadd to c { z : marks <= many }"));
}

TEST_CASE("items are added to a group whose items are all required, and to what is ruled out") {
    const auto rules = load_unit("add to c { z \"Z\" cite \"D\" : good }\nadd to c/bars { poor \"Poor\" : rating is poor }\ntighten c { w : good }").value();
    CHECK(shape_of(rules, "c") == "c:all(a b:any(x y) bars:none(barred poor) side:exactly(low high) e:any(f g) h i z w)");
}

TEST_CASE("an item that is tightened is met only if what it was and what is added are") {
    const auto rules = load_unit("tighten c/a { more \"More\" cite \"D\" : marks >= 8 }\ntighten c/b { fine : good }\ntighten single { s : marks >= 1 }").value();
    CHECK(shape_of(rules, "c") ==
          "c:all(a:all(· more) b:all(·:any(x y) fine) bars:none(barred) side:exactly(low high) e:any(f g) h i)");
    CHECK(shape_of(rules, "single") == "single:all(· s)");
    const auto& body = rules.model().criteria.front().body;
    const auto& a = std::get<guong::model::group>(body.form).children.front();
    CHECK(a.item->sentence.text == "Marks");
    CHECK(a.item->cite == "I.1");
    CHECK(std::get<guong::model::group>(a.form).children.back().item->cite == "D");
    CHECK(std::get<guong::model::group>(a.form).children.back().item->where.source == 0);
}

TEST_CASE("a file may tighten what another has tightened, by the same names") {
    const auto rules = load({{"unit", "use \"middle\"\ntighten c/b { v : marks >= 1 }\ntighten c/b/x { u : good }"},
                             {"middle", "use \"plan\"\ntighten c/b { fine : good }"}})
                           .value();
    CHECK(shape_of(rules, "c") == "c:all(a b:all(·:any(x:all(· u) y) fine v) bars:none(barred) side:exactly(low high) e:any(f g) h i)");
    const std::string middle = "use \"plan\"\ntighten c/a { more : good }\ntighten c/b { fine : good }";
    CHECK(load({{"unit", "use \"middle\"\nadd to c/a { z : marks >= 1 }"}, {"middle", middle}}));
    CHECK(codes_of(load({{"unit", "use \"middle\"\nadd to c/b { z : marks >= 1 }"}, {"middle", middle}})) == codes{diagnostic_code::loosened_item});
}

TEST_CASE("one more way, and a harder condition where it must not be met, are refused") {
    CHECK(unit_codes("add to c/b { z : good }") == codes{diagnostic_code::loosened_item});
    CHECK(unit_codes("tighten c/bars/barred { z : good }") == codes{diagnostic_code::loosened_item});
    CHECK(unit_codes("add to c/side { z : good }") == codes{diagnostic_code::unclear_item});
    CHECK(unit_codes("tighten c/side/low { z : good }") == codes{diagnostic_code::unclear_item});
    CHECK(unit_codes("tighten c/bars { z : good }") == codes{diagnostic_code::tightened_exclusion});
    CHECK(unit_codes("add to c/a { z : good }") == codes{diagnostic_code::not_a_group});
    CHECK(unit_codes("add to single { z : good }") == codes{diagnostic_code::not_a_group});
}

TEST_CASE("a stricter criterion is refused where another file asks that it be not met") {
    const auto rules = load_unit("tighten shadow { z : marks >= 1 }");
    REQUIRE(codes_of(rules) == codes{diagnostic_code::loosened_item});
    CHECK(rules.report().findings.front().arguments == std::vector<std::string>{"shadow", "other"});
    // What the unit itself asks for is its own affair.
    CHECK(load_unit("tighten single { z : marks >= 1 }\ncriterion d for person : not (meets single)"));
}

TEST_CASE("what is open may be replaced and loosened, and so may all that stands in it") {
    CHECK(shape_of(load_unit("replace c/e \"New\" : good").value(), "c").find(" e ") != std::string::npos);
    CHECK(shape_of(load_unit("add to c/e { z : marks >= 9 }").value(), "c").find("e:any(f g z)") != std::string::npos);
    CHECK(load_unit("replace c/e/f : marks >= 1"));
    CHECK(load_unit("replace c/b/y : good"));
    CHECK(unit_codes("replace c/b/x : good") == codes{diagnostic_code::not_open});
    CHECK(unit_codes("replace c : good") == codes{diagnostic_code::not_open});
}

TEST_CASE("a replacement keeps the sentence and the citation unless it has its own") {
    const auto sentence = [](const std::string& text) {
        const auto rules = load_unit(text).value();
        for (const auto& child : std::get<guong::model::group>(rules.model().criteria.front().body.form).children)
            if (child.item->name == "e") return child.item->sentence.text;
        return std::string{};
    };
    CHECK(sentence("replace c/e : good") == "Open");
    CHECK(sentence("replace c/e \"New\" : good") == "New");
}

TEST_CASE("a replacement does not undo what another file has added") {
    const std::string middle = "use \"plan\"\ntighten c/e { z : good }";
    CHECK(codes_of(load({{"unit", "use \"middle\"\nreplace c/e : good"}, {"middle", middle}})) == codes{diagnostic_code::replaced_refinement});
    CHECK(codes_of(load({{"unit", "use \"middle\"\nuse \"side\""}, {"middle", middle}, {"side", "use \"plan\"\nreplace c/e : good"}})) ==
          codes{diagnostic_code::replaced_refinement});
    CHECK(load({{"unit", "use \"middle\"\nreplace c/e : good"}, {"middle", "use \"plan\"\ntighten c/e { z open : good }"}}));
}

TEST_CASE("what a file puts into an open place is not open itself") {
    const std::string middle = "use \"plan\"\nreplace c/e { f : good  k any { v : good  w : marks >= 1 } }";
    CHECK(codes_of(load({{"unit", "use \"middle\"\nreplace c/e : good"}, {"middle", middle}})) == codes{diagnostic_code::not_open});
    CHECK(codes_of(load({{"unit", "use \"middle\"\nadd to c/e/k { z : good }"}, {"middle", middle}})) == codes{diagnostic_code::loosened_item});
    CHECK(load({{"unit", "use \"middle\"\ntighten c/e { z : marks >= 2 }"}, {"middle", middle}}));
}

TEST_CASE("changes name what there is, in files that are used") {
    CHECK(unit_codes("tighten d { z : good }") == codes{diagnostic_code::unknown_criterion});
    CHECK(unit_codes("tighten c/q { z : good }") == codes{diagnostic_code::unknown_item});
    CHECK(unit_codes("tighten c/b/x/q { z : good }") == codes{diagnostic_code::unknown_item});
    CHECK(unit_codes("criterion own for person : good\ntighten own { z : good }") == codes{diagnostic_code::not_from_used_file});
    CHECK(unit_codes("tighten c { a : good }") == codes{diagnostic_code::duplicate_item});
    CHECK(unit_codes("tighten c/b { x : good }") == codes{diagnostic_code::duplicate_item});
    CHECK(unit_codes("tighten c { z : goot }\nset high = none_such") == codes{diagnostic_code::unknown_name, diagnostic_code::unknown_scale_value});
}

TEST_CASE("declaring again what a used file declares is a clash, and helps to a change") {
    const auto rules = load_unit("parameter many = 3\ncriterion single for person : good");
    REQUIRE(codes_of(rules) == codes{diagnostic_code::duplicate_name, diagnostic_code::duplicate_name});
    CHECK(rules.report().findings[0].help.front().id == guong::phrase_id::set_instead);
    CHECK(rules.report().findings[1].help.front().id == guong::phrase_id::refine_instead);
}

TEST_CASE("a change can close a circle of criteria") {
    CHECK(unit_codes("criterion d for person : meets single\ntighten single { z : meets d }") == codes{diagnostic_code::dependency_cycle});
}

TEST_CASE("only the loaded file answers for what nothing uses") {
    CHECK(unit_codes("parameter spare = 1") == codes{diagnostic_code::unused_declaration});
    CHECK(codes_of(load({{"unit", "use \"middle\""}, {"middle", "use \"plan\"\nparameter spare = 1"}})).empty());
}

TEST_CASE("one value may replace those by day if it is as strict as each of them") {
    const auto rules = load_unit("set by_day = 4").value();
    CHECK(parameter(rules, "by_day").dated.empty());
    CHECK(parameter(rules, "by_day").content == guong::value{guong::decimal{4}});
    const auto loosened = load_unit("set by_day = 3");
    REQUIRE(codes_of(loosened) == codes{diagnostic_code::loosened_parameter});
    CHECK(loosened.report().findings.front().arguments == std::vector<std::string>{"by_day", "4", "3"});
}

TEST_CASE("a span of time is set in its own unit") {
    CHECK(load_unit("set service = 6 years"));
    const auto loosened = load_unit("set service = 4 years");
    REQUIRE(codes_of(loosened) == codes{diagnostic_code::loosened_parameter});
    CHECK(loosened.report().findings.front().arguments == std::vector<std::string>{"service", "5 years", "4 years"});
    CHECK(unit_codes("set service = 72 months") == codes{diagnostic_code::type_mismatch});
}

TEST_CASE("what is added and what replaces may apply only in some cases") {
    const auto rules = load_unit("tighten c { n : good only if marks >= 1 }\nreplace c/b/y : good unless barred").value();
    const auto& items = std::get<guong::model::group>(rules.model().criteria[0].body.form).children;
    CHECK(items.back().applicability);
    CHECK(std::get<guong::model::group>(items[1].form).children[1].applicability);
}

TEST_CASE("an item that is tightened applies where it applied") {
    const std::string text = "record r { a : boolean  b : boolean }\ncriterion c for r { x : a only if b }";
    const auto rules = load({{"other", text}, {"unit", "use \"other\"\ntighten c/x { more : b }"}}).value();
    const auto& item = std::get<guong::model::group>(rules.model().criteria[0].body.form).children.front();
    CHECK(item.applicability);
    CHECK(shape(item) == "x:all(· more)");
    CHECK_FALSE(std::get<guong::model::group>(item.form).children.front().applicability);
}
