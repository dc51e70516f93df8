#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <guong/limits.hpp>
#include <guong/rules.hpp>

namespace {

using guong::diagnostic;
using guong::diagnostic_code;

std::vector<diagnostic> findings_in(const std::string& text, const guong::parameter_values& overrides = {}) {
    std::vector<diagnostic> found;
    for (const auto& each : guong::load_text("rules.guong", text, overrides).report().findings)
        if (each.code != diagnostic_code::unused_declaration) found.push_back(each);
    return found;
}

const std::string groundwork = R"(
scale grade { poor fair good }
record award { level : grade }
record person {
  score : decimal  size : integer  votes : percent  rating : grade  born : date  active : boolean  trusted : judgement  post : text
  other : decimal  awards : list of award
}
)";

/// The findings about a table with these lines between its braces, each as its code and what it says.
std::vector<std::string> told(const std::string& table, const std::string& before = {}) {
    std::vector<std::string> words;
    for (const auto& each : findings_in(groundwork + before + "table t for person {\n" + table + "\n}\nvalue v for person : t\n"))
        words.push_back(std::string{guong::code_name(each.code)} + (each.arguments.size() > 1 ? " " + each.arguments[1] : std::string{}));
    return words;
}

using words = std::vector<std::string>;

} // namespace

TEST_CASE("a table that leaves nothing out is not spoken of") {
    CHECK(told("given score takes first row row from 8 to 10 : 3 row above 10 : 0 row below 8 : 1") == words{});
    CHECK(told("given score takes only row row from 5 to below 8 : 1 otherwise 0") == words{});
    CHECK(told("given active takes only row row true : 1 row false : 2") == words{});
    CHECK(told("given trusted, active takes first row row any value, true : 1 row false, any value : 2 row true, false : 3") == words{});
    CHECK(told("given rating takes only row row is good or better : 1 row is fair or worse : 2") == words{});
    CHECK(told("given score takes only row row any value : 1") == words{});
}

TEST_CASE("a gap between rows is named by a plain value in it") {
    CHECK(told("given score takes first row row at least 8 : 2 row from 5 to 7 : 1 row below 5 : 0") == words{"W0511 `score = 7.5`"});
    CHECK(told("given score takes first row row above 7.4 : 1 row below 7.4 : 0") == words{"W0511 `score = 7.4`"});
    CHECK(told("given score takes first row row at least 7.4 : 1 row at most 7.3 : 0") == words{"W0511 `score = 7.35`"});
    CHECK(told("given size takes only row row at least 8 : 1 row at most 7 : 0") == words{}); // whole numbers have nothing between
    CHECK(told("given born takes only row row before 2020-01-01 : 1 row after 2020-01-01 : 0") == words{"W0511 `born = 2020-01-01`"});
    CHECK(told("given rating, size takes only row row good, any value : 1 row poor, at least 3 : 2 row fair, any value : 3") ==
          words{"W0511 `rating = poor`, `size = 2`"});
    CHECK(told("given active takes only row row true : 1") == words{"W0511 `active = false`"});
}

TEST_CASE("a number has no end that its rows do not give it") {
    CHECK(told("given score takes first row row from 5 to 10 : 1 row below 5 : 0") == words{"W0511 `score = 10.01`"});
    CHECK(told("given score takes first row row at least 5 : 1") == words{"W0511 `score = 4.99`"});
    CHECK(told("given size takes first row row at least 5 : 1") == words{"W0511 `size = 4`"});
}

TEST_CASE("values that a column cannot have are no gap") {
    CHECK(told("given votes takes first row row from 50% to 100% : 1 row from 0% to below 50% : 0") == words{});
    CHECK(told("given votes takes first row row from 50% to 120% : 1 row below 50% : 0") == words{"W0511 `votes = 120.01%`"});
    CHECK(told("given count of awards takes first row row 0 : 0 row at least 1 : 1") == words{});
    CHECK(told("given length of post takes first row row from 0 to 9 : 0 row at least 10 : 1") == words{});
    CHECK(told("given share of a in awards satisfies level is good or better takes first row row at least 50% : 1 row below 50% : 0") == words{});
    CHECK(told("given years from born to 2025-01-01 takes first row row at least 18 years : 1 row from 0 years to below 18 years : 0") == words{});
    CHECK(told("given years from born to 2025-01-01 takes first row row at least 18 years : 1 row from 1 years to below 18 years : 0") ==
          words{"W0511 `years from born to 2025-01-01 = 0 years`"});
}

TEST_CASE("texts are those that are named, and all others") {
    CHECK(told("given post takes only row row \"a\" : 1 row is not \"a\" : 2") == words{});
    CHECK(told("given post takes only row row \"a\" : 1 row \"b\" : 2") == words{"W0511 any other text in `post`"});
    CHECK(told("given post takes only row row is one of (\"a\", \"b\") : 1 row is not \"a\" : 2") == words{"E0430 `post = \"b\"`"});
}

TEST_CASE("where the only row is taken, no two may hold at once") {
    CHECK(told("given score takes only row row from 8 to 10 : 2 row from 5 to 8 : 1 otherwise 0") == words{"E0430 `score = 8`"});
    CHECK(told("given rating, score takes only row row is fair or better, from 5 to 10 : 2 row is not fair, from 8 to 9 : 1 otherwise 0") ==
          words{"E0430 `rating = good`, `score = 8`"});
    for (const auto* policy : {"first row", "sum of rows", "count of rows"})
        CHECK(told("given score takes " + std::string{policy} + " row from 8 to 10 : 2 row from 5 to 8 : 1 otherwise 0") == words{});

    const auto found = findings_in(groundwork + "table t for person {\n  given score\n  takes only row\n  row from 8 to 10 : 2\n"
                                                "  row from 5 to 8 : 1\n  otherwise 0\n}\nvalue v for person : t\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity() == guong::severity::error);
    REQUIRE(found[0].labels.size() == 1);
    CHECK(found[0].labels[0].where.begin < found[0].where.begin); // the row above
}

TEST_CASE("a row that those above leave nothing is told with them") {
    const auto found = findings_in(groundwork + "table t for person {\n  given score\n  takes first row\n  row at least 8 : 3\n  row at least 20 : 9\n"
                                                "  row below 5 : 1\n  row from 3 to 4 : 2\n  otherwise 0\n}\nvalue v for person : t\n");
    REQUIRE(found.size() == 2);
    for (const auto& each : found) {
        CHECK(each.code == diagnostic_code::row_shadowed);
        CHECK(each.labels.size() == 1);
    }
    CHECK(told("given score takes first row row at least 5 : 1 row below 5 : 2 row from 4 to 6 : 3") == words{"W0512"}); // by two together
    CHECK(told("given score takes sum of rows row at least 5 : 1 row at least 8 : 2") == words{});
}

TEST_CASE("a cell that no value meets is told") {
    CHECK(told("given count of awards takes first row row below 0 : 1 otherwise 0") == words{"W0513"});
    CHECK(told("given size takes sum of rows row from 3.2 to 3.8 : 1") == words{"W0513"});
    CHECK(told("given rating, size takes first row row above good, any value : 1 otherwise 0") == words{"W0513"});
    CHECK(told("given rating, size takes only row row is not one of (poor, fair, good), 5 : 1 otherwise 0") == words{"W0513"});
}

TEST_CASE("a parameter counts with the value that it has") {
    const std::string parameter = "parameter enough = 8\n";
    const std::string table = groundwork + parameter + "table t for person {\n  given score, size\n  takes only row\n  row at least enough, any value : 2\n"
                                                       "  row below 8, any value : 1\n}\nvalue v for person : t\n";
    CHECK(findings_in(table).empty());
    REQUIRE(findings_in(table, {{"enough", "7"}}).size() == 1);
    CHECK(findings_in(table, {{"enough", "7"}})[0].code == diagnostic_code::rows_overlap);
    REQUIRE(findings_in(table, {{"enough", "9"}}).size() == 1);
    CHECK(findings_in(table, {{"enough", "9"}})[0].code == diagnostic_code::table_gap);
}

TEST_CASE("of cells that compare with facts, only what is certain is told") {
    CHECK(told("given score, size takes only row row below other, 5 : 1 row at least 5, 5 : 2 otherwise 0") == words{});
    CHECK(told("given score, size takes first row row below other, 5 : 1 row at least 5, 5 : 2 otherwise 0") == words{});
    CHECK(told("given score, size takes only row row below other, 5 : 1 row at least 5, 6 : 2") == words{"W0511 `size = 4`"});
    CHECK(told("given post takes only row row starts with \"a\" : 1 row \"b\" : 2 otherwise 0") == words{});
}

TEST_CASE("where columns hang on the same facts, neither gaps nor overlaps are told") {
    CHECK(told("given born, year of born takes only row row before 2000-01-01, at least 2000 : 1 row any value, below 2000 : 2") == words{});
    CHECK(told("given score, score + other takes only row row at least 5, at least 6 : 1 row at least 4, at least 7 : 2") == words{});
    CHECK(told("given score, score + other takes first row row at least 5, any value : 1 row at least 6, at least 7 : 2") == words{"W0512"});
}

TEST_CASE("a misspelt value of a scale in a cell is an error with a suggestion") {
    const auto found = findings_in(groundwork + "table t for person { given rating, size takes only row row god, 5 : 1 otherwise 0 }\nvalue v for person : t\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == diagnostic_code::unknown_scale_value);
    REQUIRE(found[0].help.size() == 1);
    CHECK(found[0].help[0].arguments == words{"good"});
}

TEST_CASE("a table of too many rows is not searched, and that is said") {
    std::string rows = "given size takes only row\n";
    for (std::size_t row = 0; (row == 0 ? 0 : row * (row - 1) / 2) <= guong::limits::table_comparisons_max; ++row) rows += "row " + std::to_string(row) + " : 1\n";
    CHECK(told(rows + "otherwise 0") == words{"W0514"});
}

namespace {

// Brute force: all combinations of small whole numbers.

constexpr int lowest = -1, highest = 7; ///< the ends of the cells lie inside
using admitted = std::set<int>;

struct random_cell {
    std::string words;
    admitted values;
};

class random_table {
public:
    random_table(std::uint32_t seed, std::size_t columns) : random_{seed} {
        for (std::size_t row = 0, count = 2 + pick(4); row < count; ++row) {
            rows.emplace_back();
            for (std::size_t column = 0; column < columns; ++column) rows.back().push_back(cell());
        }
    }

    std::vector<std::vector<random_cell>> rows;

    [[nodiscard]] std::string text(const std::string& policy) const {
        std::string made = "record person {";
        std::string given;
        for (std::size_t column = 0; column < rows[0].size(); ++column) {
            made += " " + name(column) + " : integer ";
            given += (column == 0 ? "" : ", ") + name(column);
        }
        made += "}\ntable t for person {\ngiven " + given + "\ntakes " + policy + "\n";
        for (const auto& row : rows) {
            made += "row ";
            for (const auto& each : row) made += (&each == &row.front() ? "" : ", ") + each.words;
            made += " : 1\n";
        }
        return made + "}\nvalue v for person : t\n";
    }

    static std::string name(std::size_t column) { return std::string(1, static_cast<char>('a' + column)); }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>{0, below - 1}(random_); }
    int number() { return static_cast<int>(pick(5)); }

    template <class Test>
    static admitted where(Test test) {
        admitted values;
        for (int each = lowest; each <= highest; ++each)
            if (test(each)) values.insert(each);
        return values;
    }

    random_cell cell() {
        const auto low = number();
        const auto high = low + static_cast<int>(pick(3));
        const auto first = std::to_string(low), last = std::to_string(high);
        switch (pick(8)) {
        case 0: return {first, where([&](int each) { return each == low; })};
        case 1: return {"at least " + first, where([&](int each) { return each >= low; })};
        case 2: return {"below " + first, where([&](int each) { return each < low; })};
        case 3: return {"from " + first + " to " + last, where([&](int each) { return each >= low && each <= high; })};
        case 4: return {"is one of (" + first + ", " + std::to_string(low + 2) + ")", where([&](int each) { return each == low || each == low + 2; })};
        case 5: return {"!= " + first, where([&](int each) { return each != low; })};
        case 6: return {"not between " + first + " and " + last, where([&](int each) { return each < low || each > high; })};
        default: return {"any value", where([](int) { return true; })};
        }
    }

    std::mt19937 random_;
};

using combination = std::vector<int>;

bool covers(const std::vector<random_cell>& row, const combination& values) {
    for (std::size_t column = 0; column < row.size(); ++column)
        if (!row[column].values.contains(values[column])) return false;
    return true;
}

std::vector<combination> all_combinations(std::size_t columns) {
    std::vector<combination> all{{}};
    for (std::size_t column = 0; column < columns; ++column) {
        std::vector<combination> longer;
        for (const auto& each : all)
            for (int value = lowest; value <= highest; ++value) {
                longer.push_back(each);
                longer.back().push_back(value);
            }
        all = std::move(longer);
    }
    return all;
}

/// Whether a combination is one that the words name: "`a = 3`, `c = 0`".
bool is_named(const combination& values, const std::string& named) {
    for (std::size_t column = 0; column < values.size(); ++column) {
        const auto title = '`' + random_table::name(column) + " = ";
        if (const auto at = named.find(title); at != std::string::npos && std::stoi(named.substr(at + title.size())) != values[column]) return false;
    }
    return true;
}

/// Which row a finding is about: the table's rows stand on lines of their own, the first on the fifth.
std::size_t row_of(const diagnostic& finding, const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + finding.where.begin, '\n')) - 4;
}

} // namespace

TEST_CASE("gaps, overlaps and shadowed rows agree with trying all combinations") {
    for (std::uint32_t seed = 0; seed < 600; ++seed) {
        const std::size_t columns = 1 + seed % 3;
        const random_table table{seed, columns};
        const auto all = all_combinations(columns);
        const auto covered = [&](const combination& values) {
            return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return covers(row, values); });
        };
        for (const auto* policy : {"only row", "first row"}) {
            const auto text = table.text(policy);
            CAPTURE(text);
            std::map<std::size_t, std::string> overlaps;
            std::set<std::size_t> shadowed;
            std::string gap;
            for (const auto& each : findings_in(text)) {
                if (each.code == diagnostic_code::table_gap) gap = each.arguments[1];
                if (each.code == diagnostic_code::rows_overlap) overlaps[row_of(each, text)] = each.arguments[1];
                if (each.code == diagnostic_code::row_shadowed) shadowed.insert(row_of(each, text));
            }
            CHECK(gap.empty() == std::all_of(all.begin(), all.end(), covered));
            for (const auto& values : all)
                if (!gap.empty() && is_named(values, gap)) CHECK_FALSE(covered(values));
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                bool overlaps_above = false, is_reached = false, named_in_two = false;
                for (const auto& values : all) {
                    if (!covers(table.rows[row], values)) continue;
                    const auto above = std::count_if(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(row),
                                                     [&](const auto& other) { return covers(other, values); });
                    overlaps_above = overlaps_above || above > 0;
                    is_reached = is_reached || above == 0;
                    named_in_two = named_in_two || (above > 0 && overlaps.contains(row) && is_named(values, overlaps[row]));
                }
                const bool only = std::string{policy} == "only row";
                CHECK(overlaps.contains(row) == (only && overlaps_above));
                CHECK(named_in_two == overlaps.contains(row));
                CHECK(shadowed.contains(row) == (!only && !is_reached));
            }
        }
    }
}

namespace {

/// Whether a table says of itself that some row holds whatever its inputs are.
bool covers(const std::string& content) {
    const auto rules = guong::load_text("rules.guong", groundwork + "table t for person { " + content + " }\nvalue v for person : t\n").value();
    const auto& all = rules.model().definitions;
    const auto table = std::find_if(all.begin(), all.end(), [](const auto& each) { return each.name == "t"; });
    return guong::model::table_of(*table)->covers_all;
}

} // namespace

TEST_CASE("a table whose rows cover all that its columns may be is known to") {
    CHECK(covers("given score takes only row row at least 8 : 1 row below 8 : 0"));
    CHECK(covers("given size takes only row row at least 8 : 1 row at most 7 : 0"));
    CHECK(covers("given active takes only row row true : 1 row false : 0"));
    CHECK(covers("given rating, size takes first row row is fair or better, any value : 1 row any value, any value : 0"));
    CHECK(covers("given post takes only row row \"a\" : 1 row is not \"a\" : 2"));
    CHECK(covers("given count of awards takes first row row 0 : 0 row at least 1 : 1"));
    CHECK_FALSE(covers("given score takes only row row at least 8 : 1 row below 7.99 : 0"));
    CHECK_FALSE(covers("given score takes only row row at least 8 : 1 otherwise 0"));
    // A cell that is not compared with a constant may not hold.
    CHECK_FALSE(covers("given score takes first row row at least size : 1 row below size : 0"));
    CHECK_FALSE(covers("given post takes first row row starts with \"a\" : 1 row \"b\" : 0"));
}

TEST_CASE("what records may say beyond what is likely is covered only where rows speak of it") {
    CHECK_FALSE(covers("given votes takes first row row from 50% to 100% : 1 row from 0% to below 50% : 0")); // 120% is no gap, but can be
    CHECK(covers("given votes takes first row row at least 50% : 1 row below 50% : 0"));
    CHECK_FALSE(covers("given years from born to 2025-01-01 takes first row row at least 18 years : 1 row from 0 years to below 18 years : 0"));
}
