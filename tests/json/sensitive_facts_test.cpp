#include <doctest/doctest.h>

#include <string>

#include <guong/guong.hpp>
#include <guong/json.hpp>

namespace {

using namespace guong;

/// All that is said of a record that is refused.
std::string said_of(const std::string& facts, const std::string& mark) {
    const auto rules = load_text("x.guong", "scale grade { fair good }\nrecord unit { n : integer }\nrecord fault { grave : boolean }\nrecord p { n : integer" + mark +
                                                "  d : date" + mark + "  g : grade" + mark + "  t : text" + mark + "  j : judgement" + mark + "  u : unit" + mark +
                                                "  l : list of fault" + mark + "  open : integer }\ncriterion c for p : n > 1 and d after 2000-01-01 and g is good and t is \"x\" and "
                                                "j and u.n > 1 and open > 1 and some f in l satisfies f.grave").value();
    const auto read = dataset_from_json(rules, R"({"unit":[],"p":[{"id":"p1",)" + facts + "}]}");
    std::string all = render(read.report());
    for (const auto& each : read->refused) all += message(each.finding);
    return all;
}

const char* const wrong_facts[] = {
    R"("n":"secret")", R"("d":"secret")", R"("d":"21/06/1977")", R"("g":"secret")", R"("g":"goood")", R"("n":77.5)", R"("n":77e300)", R"("j":"secret")",
    R"("j":{"value":true,"by":77})", R"("j":{"value":true,"on":"secret"})", R"("u":"secret")", R"("l":["secret"])", R"("l":[{"grave":"secret"}])", R"("n":true)",
};

bool quotes(const std::string& text) {
    for (const auto* secret : {"secret", "77", "goood", "did you mean", "write"})
        if (text.find(secret) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("findings quote what stands in a fact, but not in a sensitive one") {
    for (const std::string facts : wrong_facts) {
        CAPTURE(facts);
        const auto open = said_of(facts, "");
        const auto sensitive = said_of(facts, " sensitive");
        CHECK_FALSE(open.empty());
        CHECK_FALSE(sensitive.empty());
        if (facts != R"("n":true)") CHECK(quotes(open));
        CHECK_FALSE(quotes(sensitive));
    }
}

TEST_CASE("behind a sensitive fact, findings quote again") {
    CHECK(said_of(R"("n":"secret","open":"shown")", " sensitive").find("shown") != std::string::npos);
    CHECK(said_of(R"("l":[{"grave":1}],"open":"shown")", " sensitive").find("shown") != std::string::npos);
}
