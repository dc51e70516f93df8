// Members that are copied as they lie say the same as what their binding would be asked for.

#include <guong/host.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/guong.hpp>

namespace {

constexpr const char* copied_rule_text = R"(
ruleset r { language en }
scale grade { low middle high }
record mark { points : integer  grade : grade  weight : decimal }
record pupil {
  here : boolean
  a : integer  b : integer  c : integer  d : integer  e : integer  f : integer  g : integer  h : decimal
  near : grade  far : grade  byte : grade
  born : date  since : school_year
  marks : list of mark  others : list of mark
}
criterion shown for pupil all {
  here : here
  a : a >= 3  b : b >= 3  c : c >= 3  d : d >= 3  e : e >= 3  f : f >= 3  g : g >= 3  h : h >= 3.5
  near : near is middle or better
  far : far is middle or better
  byte : byte is middle or better
  born : born before 2000-01-01
  since : since >= 2020-2021
  marks : some mark in marks where points >= 3 and grade is high and weight >= 0.5
  two : 2 <= count of mark in marks where points = -7
  others : every mark in others satisfies weight >= 1.25
}
)";

enum class near_level : std::int8_t { low = -3, middle = 5, high = 4 };
enum class far_level : std::int64_t { low = -1'000'000'000'000, middle = 7, high = 9'000'000'000'000'000'000 };
enum class byte_level : std::uint8_t { low = 0, middle = 128, high = 255 };

struct mark {
    std::int16_t points = 0;
    near_level grade = near_level::low;
    int weight = 0;
};

struct other_mark {
    double weight = 0;
};

struct named {
    virtual ~named() = default;
    std::int8_t a = 0;
};

struct shared {
    std::int32_t g = 0;
};

struct pupil : named, virtual shared {
    bool here = false;
    std::uint8_t b = 0;
    std::int16_t c = 0;
    std::uint16_t d = 0;
    std::int64_t e = 0;
    std::uint64_t f = 0;
    volatile int h = 0;
    near_level near_grade = near_level::low;
    far_level far_grade = far_level::low;
    byte_level byte_grade = byte_level::low;
    guong::date born;
    guong::school_year since;
    std::vector<mark> marks;
    std::array<other_mark, 2> others{};
};

const std::initializer_list<std::pair<near_level, std::string_view>> near_levels{{near_level::low, "low"}, {near_level::middle, "middle"}, {near_level::high, "high"}};
const std::initializer_list<std::pair<far_level, std::string_view>> far_levels{{far_level::low, "low"}, {far_level::middle, "middle"}, {far_level::high, "high"}};
const std::initializer_list<std::pair<byte_level, std::string_view>> byte_levels{{byte_level::low, "low"}, {byte_level::middle, "middle"}, {byte_level::high, "high"}};

/// `through` makes of a pointer to a member what the binding is given.
template <class Through>
guong::struct_binding<pupil> pupils(const Through& through) {
    guong::struct_binding<mark> marks{"mark"};
    marks.fact("points", through(&mark::points)).level("grade", through(&mark::grade), near_levels).fact("weight", through(&mark::weight));
    guong::struct_binding<other_mark> others{"mark"};
    others.fact("weight", through(&other_mark::weight));
    guong::struct_binding<pupil> made{"pupil"};
    made.fact("here", through(&pupil::here))
        .fact("a", through(&pupil::a))
        .fact("b", through(&pupil::b))
        .fact("c", through(&pupil::c))
        .fact("d", through(&pupil::d))
        .fact("e", through(&pupil::e))
        .fact("f", through(&pupil::f))
        .fact("g", through(&pupil::g))
        .fact("h", through(&pupil::h))
        .level("near", through(&pupil::near_grade), near_levels)
        .level("far", through(&pupil::far_grade), far_levels)
        .level("byte", through(&pupil::byte_grade), byte_levels)
        .fact("born", through(&pupil::born))
        .fact("since", through(&pupil::since))
        .list("marks", through(&pupil::marks), marks)
        .list("others", through(&pupil::others), others);
    return made;
}

constexpr auto as_it_is = [](auto member) { return member; };
constexpr auto by_a_call = [](auto member) { return [member](const auto& object) -> const auto& { return object.*member; }; };

/// Two evaluators of the same objects: by copies, and by calls.
struct both_ways {
    guong::rules rules = guong::load_text("r.guong", copied_rule_text).value();
    guong::criterion shown = rules.criterion("shown").value();
    guong::struct_evaluator<pupil> copying = guong::bind(rules, pupils(as_it_is)).value();
    guong::struct_evaluator<pupil> calling = guong::bind(rules, pupils(by_a_call)).value();

    /// What the conditions come to, or what is wrong with the object.
    static std::string said(guong::struct_evaluator<pupil>& evaluator, const guong::criterion& asked, const pupil& each) {
        if (!evaluator.read(each)) return guong::render(evaluator.refusal());
        guong::slots bits;
        evaluator.run(asked, bits);
        std::string made;
        for (std::size_t word = 0; word < bits.is_true.size(); ++word) made += std::to_string(bits.is_true[word]) + '/' + std::to_string(bits.is_known[word]) + ' ';
        return made;
    }
    std::string copied(const pupil& each) { return said(copying, shown, each); }
    std::string called(const pupil& each) { return said(calling, shown, each); }
};

pupil some_pupil() {
    pupil made;
    made.here = true;
    made.marks = {{3, near_level::high, 1}, {-7, near_level::low, 0}, {-7, near_level::middle, 2}};
    made.others = {other_mark{1.5}, other_mark{1.25}};
    return made;
}

template <class Member>
void check_values(both_ways& both, Member member) {
    auto each = some_pupil();
    using content = std::remove_cvref_t<decltype(each.*member)>;
    for (const auto value : {std::numeric_limits<content>::min(), content{}, content{2}, content{3}, content{4}, std::numeric_limits<content>::max()}) {
        each.*member = value;
        CAPTURE(static_cast<long double>(value));
        CHECK(both.copied(each) == both.called(each));
    }
}

} // namespace

TEST_CASE("integers of every size are copied as they are read") {
    both_ways both;
    check_values(both, &pupil::a);
    check_values(both, &pupil::b);
    check_values(both, &pupil::c);
    check_values(both, &pupil::d);
    check_values(both, &pupil::e);
    check_values(both, &pupil::f);
    check_values(both, &pupil::g);
    check_values(both, &pupil::h);
}

TEST_CASE("whole numbers of more than 18 digits, days and school years of no calendar are refused when copied too") {
    both_ways both;
    const auto check_both = [&](bool is_fact, auto change) {
        auto each = some_pupil();
        change(each);
        CHECK(both.copying.read(each) == is_fact);
        CHECK(both.copied(each) == both.called(each));
    };
    check_both(true, [](pupil& p) { p.e = 999'999'999'999'999'999; });
    check_both(false, [](pupil& p) { p.e = 1'000'000'000'000'000'000; });
    check_both(true, [](pupil& p) { p.e = -999'999'999'999'999'999; });
    check_both(false, [](pupil& p) { p.e = -1'000'000'000'000'000'000; });
    check_both(true, [](pupil& p) { p.f = 999'999'999'999'999'999; });
    check_both(false, [](pupil& p) { p.f = 1'000'000'000'000'000'000; });
    const auto first = *guong::date::of(1, 1, 1), last = *guong::date::of(9999, 12, 31);
    check_both(true, [&](pupil& p) { p.born = first; });
    check_both(false, [&](pupil& p) { p.born = {first.days - 1}; });
    check_both(true, [&](pupil& p) { p.born = last; });
    check_both(false, [&](pupil& p) { p.born = {last.days + 1}; });
    check_both(true, [](pupil& p) { p.since = {1}; });
    check_both(false, [](pupil& p) { p.since = {0}; });
    check_both(true, [](pupil& p) { p.since = {9998}; });
    check_both(false, [](pupil& p) { p.since = {9999}; });
}

TEST_CASE("enumerators are copied by the level that they stand for") {
    both_ways both;
    auto each = some_pupil();
    for (const auto level : {-128, -4, -3, -2, 3, 4, 5, 6, 127}) {
        each.near_grade = static_cast<near_level>(level);
        CAPTURE(level);
        CHECK(both.copied(each) == both.called(each));
    }
    each = some_pupil();
    for (const auto level : {far_level::low, far_level::middle, far_level::high, far_level{8}}) {
        each.far_grade = level;
        CHECK(both.copied(each) == both.called(each));
    }
    each = some_pupil();
    for (const auto level : {byte_level::low, byte_level::middle, byte_level::high, byte_level{127}, byte_level{254}}) {
        each.byte_grade = level;
        CHECK(both.copied(each) == both.called(each));
    }
}

TEST_CASE("enumerators as far apart as can be") {
    enum class edge : std::int64_t { least = std::numeric_limits<std::int64_t>::min(), middle = 0, most = std::numeric_limits<std::int64_t>::max() };
    struct held {
        edge grade = edge::middle;
    };
    const auto rules = guong::load_text("r.guong", "scale grade { low middle high }\nrecord held { grade : grade }\ncriterion c for held : grade is middle or better\n").value();
    const auto criterion = rules.criterion("c").value();
    for (const auto top : {edge::most, edge{1}}) {
        auto evaluator = guong::bind(rules, guong::struct_binding<held>{"held"}.level("grade", &held::grade, {{edge::least, "low"}, {edge::middle, "middle"}, {top, "high"}})).value();
        CHECK(evaluator.evaluate(criterion, {edge::least}) == guong::verdict::ineligible);
        CHECK(evaluator.evaluate(criterion, {edge::middle}) == guong::verdict::eligible);
        CHECK(evaluator.evaluate(criterion, {top}) == guong::verdict::eligible);
        CHECK_FALSE(evaluator.read({edge{2}}));
    }
}

TEST_CASE("arrays of a fixed size are lists") {
    struct held {
        mark marks[2] = {};
        int numbers[3] = {};
    };
    const auto rules = guong::load_text("r.guong", "record mark { points : integer }\nrecord held { marks : list of mark  numbers : list of integer }\n"
                                                   "criterion c for held : some m in marks where m.points >= 3 and some n in numbers where n >= 5\n").value();
    auto marks = guong::struct_binding<mark>{"mark"}.fact("points", &mark::points);
    auto evaluator = guong::bind(rules, guong::struct_binding<held>{"held"}.list("marks", &held::marks, marks).list("numbers", &held::numbers)).value();
    const auto criterion = rules.criterion("c").value();
    held each;
    each.marks[1].points = 3;
    each.numbers[2] = 5;
    CHECK(evaluator.evaluate(criterion, each) == guong::verdict::eligible);
    each.numbers[2] = 4;
    CHECK(evaluator.evaluate(criterion, each) == guong::verdict::ineligible);
}

TEST_CASE("elements that lie in a row say where they are wrong, and what the fields behind it are") {
    both_ways both;
    auto each = some_pupil();
    CHECK(both.copied(each) == both.called(each));
    each.marks[1].grade = near_level{9};
    each.marks[2].grade = near_level{-100};
    each.others[1].weight = std::numeric_limits<double>::infinity();
    CHECK_FALSE(both.copying.read(each));
    const auto told = guong::render(both.copying.refusal());
    CHECK(told == both.called(each));
    for (const auto* place : {"/marks/1/grade", "/marks/2/grade", "/others/1/weight"}) CHECK(told.find(place) != std::string::npos);
    each.marks.clear();
    each.others = {};
    CHECK(both.copied(each) == both.called(each));
}

TEST_CASE("a whole number beside others with digits behind the point in its column") {
    both_ways both;
    auto each = some_pupil();
    each.others = {other_mark{0.125}, other_mark{1.5}}; // the same column as the weights of marks
    for (const auto weight : {0, 1, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
        each.marks[0].weight = weight;
        CHECK(both.copied(each) == both.called(each));
    }
    each.others = {};
    CHECK(both.copied(each) == both.called(each));
}

TEST_CASE("what is copied: members that have one place in every object") {
    const auto is_copied = [](auto binding, std::string_view name) {
        for (const auto& field : binding.plan().fields)
            if (field.name == name) return field.member.has_value();
        FAIL("no such field");
        return false;
    };
    const auto all = pupils(as_it_is);
    for (const auto* name : {"here", "a", "b", "c", "d", "e", "f", "near", "far", "byte", "born", "since"}) CHECK(is_copied(all, name));
    for (const auto* name : {"g", "h", "marks"}) CHECK_FALSE(is_copied(all, name)); // of a virtual base; volatile; a list
    CHECK_FALSE(is_copied(pupils(by_a_call), "here"));
}
