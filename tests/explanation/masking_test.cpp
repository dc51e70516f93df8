#include <doctest/doctest.h>

#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

const std::string head = R"(
ruleset r { language en }
record fault { grave : boolean }
record person {
  income : integer sensitive  members : integer  limit : integer  plain : integer  ethics : judgement sensitive
  faults : list of fault sensitive  notes : list of text sensitive
}
)";
const std::string facts = R"({"id":"p1","income":7771,"members":2,"limit":5,"plain":3,
  "ethics":{"value":false,"by":"Nguyễn Văn Mẫu","evidence":["7772"]},"faults":[{"id":"7773","grave":true}],"notes":["7774"]})";

outcome judged(const std::string& rest) {
    const auto rules = load_text("x.guong", head + rest).value();
    const auto candidate = record_from_json_text(rules, "person", facts).value();
    return rules.criterion("c")->evaluate(candidate);
}

/// Everything that an explanation is shown as.
std::string shown(const explanation& why) {
    text_options all;
    all.all_items = true;
    return render(why, all) + render_json(why, language::en) + render_json(why, language::vi);
}

bool tells(const explanation& why, std::string_view secret) { return shown(why).find(secret) != std::string::npos; }

explanation explained(const std::string& rest, bool show_sensitive = false) {
    const auto result = judged(rest);
    auto why = explain(result, {show_sensitive});
    change_options sought;
    sought.show_sensitive = show_sensitive;
    why.changes = find_changes(result, sought);
    return why;
}

} // namespace

TEST_CASE("what is sensitive stands in no format, unless it is asked for") {
    const struct {
        const char* rules;
        const char* secret;
    } cases[] = {
        {"criterion c for person : income <= 10", "7771"},
        {"criterion c for person : plain >= income", "7771"},
        {"criterion c for person : ethics", "Mẫu"},
        {"criterion c for person : ethics", "7772"},
        {"criterion c for person : no f in faults satisfies f.grave", "Fault 7773"},
        {"criterion c for person : no f in faults satisfies f.grave", "fault 7773"},
        {"criterion c for person : income / members <= 10", "3885.5"},
        {"define half for person : income / members\ncriterion c for person : half <= 10", "3885.5"},
        {"value twice for person : income * 2\ncriterion c for person : plain > 5", "15542"},
        {"value taken for person : if income > 5 then 4444 else 5\ncriterion c for person : plain > 5", "4444"},
        {"criterion c for person : limit >= income + plain", "7774"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.rules);
        CAPTURE(each.secret);
        CHECK_FALSE(tells(explained(each.rules), each.secret));
    }
    CHECK(tells(explained("criterion c for person : income <= 10", true), "7771"));
    CHECK(tells(explained("criterion c for person : ethics", true), "7772"));
    CHECK(tells(explained("value twice for person : income * 2\ncriterion c for person : plain > 5", true), "15542"));
}

TEST_CASE("what is withheld says so, and verdict, statuses, thresholds and what is open stay") {
    const auto why = explained("criterion c for person { a \"A\" : income <= 10  b \"B\" : plain >= 2 and members >= 1 }");
    CHECK(why.verdict == verdict::ineligible);
    const auto& first = why.because.children.at(0);
    CHECK(first.status == status::unmet);
    CHECK(first.readings.at(0).disclosed == disclosure::withheld);
    CHECK(first.readings.at(0).at == "/income");
    CHECK(first.readings.at(0).known);
    CHECK(first.needed.at(0).content == value{decimal{10}});
    CHECK(render(why, language::en).find("income: (withheld); needed: at most 10") != std::string::npos);
    CHECK(render(why, language::vi).find("income: (được bảo mật); cần: không quá 10") != std::string::npos);
    CHECK(why.because.children.at(1).children.at(0).readings.at(0).actual->content == value{decimal{3}});
    CHECK(render_json(*why.changes, language::en) == R"([[{"at":"/income","from":{"masked":true},"to":10,"text":"Change “income” from (withheld) to 10"}]])");
}

TEST_CASE("an unknown sensitive fact is still missing") {
    const auto rules = load_text("x.guong", head + "criterion c for person : income <= 10").value();
    const auto why = explain(rules.criterion("c")->evaluate(record_from_json_text(rules, "person", R"({"id":"p1"})").value()));
    REQUIRE(why.missing.size() == 1);
    CHECK(why.missing.front().at == "/income");
    CHECK(render(why, language::en).find("income: not known") != std::string::npos);
}

TEST_CASE("masking an explanation afterwards is the same as asking for a masked one, and twice is once") {
    const std::string rest = "value twice for person : income * 2\ncriterion c for person { a : income / members <= 10  b : ethics  d : no f in faults where f.grave }";
    const auto open = explained(rest, true);
    CHECK(shown(masked(open)) == shown(explained(rest)));
    CHECK(shown(masked(masked(open))) == shown(masked(open)));
    CHECK(shown(open) != shown(masked(open)));
}

TEST_CASE("what a fact is to become is withheld where it could be reckoned back to a sensitive one") {
    const auto to = [](const std::string& rest) { return explained(rest).changes->sets.at(0).changes.at(0).to->disclosed; };
    CHECK(to("criterion c for person : plain * 1000 >= 9000") == disclosure::open);
    CHECK(to("criterion c for person : plain >= 9 and income > 5") == disclosure::open);
    CHECK(to("criterion c for person : ethics") == disclosure::open);
}

TEST_CASE("margins of what is sensitive stand behind all others, wherever their bounds are") {
    const auto places = [](int secret) {
        const auto rules = load_text("x.guong", "record p { open : integer secret : integer sensitive other : integer }\n"
                                                "criterion c for p : open > 3 and other > 3 and secret > 3").value();
        const auto said = "{\"open\": 50, \"other\": 9, \"secret\": " + std::to_string(secret) + "}";
        const auto found = find_margins(rules.criterion("c")->evaluate(record_from_json_text(rules, "p", said).value()));
        std::string all;
        for (const auto& each : found.facts) all += each.at + (each.at_least ? ">" : "");
        return all;
    };
    CHECK(places(4) == "/other>/open>/secret");
    CHECK(places(40'000) == "/other>/open>/secret");
}

TEST_CASE("definitions that hang on a sensitive fact are told from others") {
    const auto rules = load_text("x.guong", head + "define a for person : income * 2\ndefine b for person : members * 2\ndefine d for person : a + 1\n"
                                                   "criterion c for person : a > b and d > 1").value();
    CHECK(sensitive_definitions(rules.model()) == std::vector<bool>{true, false, true});
}

TEST_CASE("a host calls a field sensitive by its name, in all record types or in one; a name that is none is an error") {
    const auto sensitive = [](std::vector<std::string> names) {
        load_options how;
        how.sensitive = std::move(names);
        return load_text("x.guong", "record a { n : integer m : integer }\nrecord b { n : integer }\ncriterion c for a : n > 1 and m > 1\ncriterion d for b : n > 1", {}, how);
    };
    const auto is_sensitive = [](const rules& loaded, const char* record, const char* field) {
        const auto& type = loaded.model().records[*loaded.model().find_record(record)];
        return type.fields[*type.find(field)].sensitive;
    };
    const auto everywhere = sensitive({"n"}).value();
    CHECK(is_sensitive(everywhere, "a", "n"));
    CHECK(is_sensitive(everywhere, "b", "n"));
    CHECK_FALSE(is_sensitive(everywhere, "a", "m"));
    const auto in_one = sensitive({"b.n"}).value();
    CHECK_FALSE(is_sensitive(in_one, "a", "n"));
    CHECK(is_sensitive(in_one, "b", "n"));
    const auto none = sensitive({"b.m"});
    REQUIRE_FALSE(none);
    CHECK(none.report().findings.front().code == diagnostic_code::no_such_field);
}
