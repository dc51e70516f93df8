#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <guong/guong.hpp>
#include <guong/limits.hpp>

namespace {

using guong::diagnostic_code;
using texts = std::map<std::string, std::string>;
using codes = std::vector<diagnostic_code>;

guong::load_options from(texts files) {
    return {{}, [files = std::move(files)](const std::string& path) -> std::optional<std::string> {
                const auto found = files.find(path);
                if (found == files.end()) return std::nullopt;
                return found->second;
            }};
}

/// Loads the first file of the host's memory, by its name.
guong::result<guong::rules> load(const std::string& name, const texts& files) {
    return guong::load_text(name, files.at(name), {}, from(files));
}

codes codes_of(const guong::report& findings) {
    codes found;
    for (const auto& finding : findings.findings) found.push_back(finding.code);
    return found;
}

/// `units/a.guong:2:5`
std::string place_of(const guong::report& findings, guong::span where) {
    const auto& file = findings.sources.at(where.source);
    const auto at = file.locate(where.begin);
    return file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

const std::string person = "record person { good : boolean  marks : integer }\n";
const std::string criterion = "criterion c for person : good\n";

/// A folder of the file system that goes with the test.
class folder {
public:
    explicit folder(const texts& files)
        : path_{std::filesystem::temp_directory_path() / ("guong_import_reading_test_" + std::to_string(std::random_device{}()))} {
        for (const auto& [name, text] : files) {
            std::filesystem::create_directories((path_ / name).parent_path());
            std::ofstream{path_ / name, std::ios::binary} << text;
        }
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

} // namespace

TEST_CASE("what a used file declares is known, also what that one uses") {
    const auto rules = load("units/a.guong", {{"units/a.guong", "use \"../plan.guong\"\n" + criterion},
                                              {"plan.guong", "use \"lists/person.guong\"\nparameter p = 2\n"},
                                              {"lists/person.guong", person}});
    REQUIRE(rules);
    CHECK(rules->model().criteria.front().name == "c");
    REQUIRE(rules->model().sources_text.size() == 3);
    CHECK(rules->model().sources_text[0].name() == "units/a.guong");
    CHECK(rules->model().sources_text[2].name() == "lists/person.guong");
}

TEST_CASE("the ruleset names the bytes of each file it is made of") {
    const auto rules = load("a.guong", {{"a.guong", "use \"b.guong\"\n" + criterion}, {"b.guong", person}}).value();
    CHECK(rules.model().sha256 == guong::sha256("use \"b.guong\"\n" + criterion));
    REQUIRE(rules.model().used_files.size() == 1);
    CHECK(rules.model().used_files.front().name == "b.guong");
    CHECK(rules.model().used_files.front().sha256 == guong::sha256(person));
}

TEST_CASE("a file that is reached twice is taken once") {
    const auto rules = load("a.guong", {{"a.guong", "use \"b.guong\"\nuse \"c.guong\"\nuse \"./x/../b.guong\"\n" + criterion},
                                        {"b.guong", "use \"person.guong\"\nparameter p = 1\n"},
                                        {"c.guong", "use \"person.guong\"\nparameter q = 1\n"},
                                        {"person.guong", person}});
    REQUIRE(rules);
    CHECK(rules->model().sources_text.size() == 4);
}

TEST_CASE("a circle shows each step where it is written") {
    const auto rules = load("a.guong", {{"a.guong", person + "use \"x/b.guong\"\n" + criterion},
                                        {"x/b.guong", "use \"c.guong\"\nparameter p = 1\n"},
                                        {"x/c.guong", "parameter q = 1\n\nuse \"../x/b.guong\"\n"}});
    REQUIRE_FALSE(rules);
    const auto& findings = rules.report();
    REQUIRE(codes_of(findings) == codes{diagnostic_code::use_cycle});
    const auto& cycle = findings.findings.front();
    CHECK(place_of(findings, cycle.where) == "x/c.guong:3:5");
    REQUIRE(cycle.labels.size() == 2);
    CHECK(place_of(findings, cycle.labels[0].where) == "x/b.guong:1:5");
    CHECK(place_of(findings, cycle.labels[1].where) == "x/c.guong:3:5");
}

TEST_CASE("a file that uses itself is the smallest circle") {
    const auto rules = load("a.guong", {{"a.guong", person + "use \"a.guong\"\n" + criterion}});
    REQUIRE(codes_of(rules.report()) == codes{diagnostic_code::use_cycle});
    CHECK(rules.report().findings.front().labels.size() == 1);
}

TEST_CASE("a file that is missing is one error, and what it would declare is none") {
    const auto rules = load("a.guong", {{"a.guong", "use \"person.guong\"\ncriterion c for person : good and meets d\n"
                                                    "record unit { size : integer }\ncriterion e for unit : size >= p\n"
                                                    "parameter q : rank = first\nset r = 3\ntighten f { x : good }\n"
                                                    "criterion g for unit : size = \"ten\"\n"}});
    CHECK(codes_of(rules.report()) == codes{diagnostic_code::unreadable_used_file, diagnostic_code::type_mismatch});
}

TEST_CASE("faults of all files are reported in one run, each in its own file") {
    const auto rules = load("a.guong", {{"a.guong", "use \"b.guong\"\ncriterion c for person : god\n"},
                                        {"b.guong", person + "criterion d for person : marks\ncriterion e for person : : good\n"}});
    const auto& findings = rules.report();
    REQUIRE(codes_of(findings) == codes{diagnostic_code::unknown_name, diagnostic_code::not_a_condition, diagnostic_code::unexpected_token});
    CHECK(place_of(findings, findings.findings[0].where) == "a.guong:2:26");
    CHECK(place_of(findings, findings.findings[1].where) == "b.guong:2:26");
    CHECK(place_of(findings, findings.findings[2].where) == "b.guong:3:26");
}

TEST_CASE("two files that declare one name clash, with both places") {
    const auto rules = load("a.guong", {{"a.guong", "use \"b.guong\"\nrecord person { good : boolean }\n" + criterion}, {"b.guong", person}});
    const auto& findings = rules.report();
    REQUIRE(codes_of(findings) == codes{diagnostic_code::duplicate_name});
    CHECK(place_of(findings, findings.findings.front().where) == "a.guong:2:8");
    CHECK(place_of(findings, findings.findings.front().labels.front().where) == "b.guong:1:8");
}

TEST_CASE("a text without a folder can use no file") {
    const auto rules = guong::load_text("a.guong", "use \"b.guong\"\n" + person + criterion);
    CHECK(codes_of(rules.report()) == codes{diagnostic_code::no_files_to_use});
}

TEST_CASE("as many files as the limit allows, and not one more") {
    const auto chain = [](std::size_t count) {
        texts files;
        for (std::size_t i = 1; i < count; ++i) files["f" + std::to_string(i)] = "use \"f" + std::to_string(i + 1) + "\"\n";
        files["f" + std::to_string(count)] = person + criterion;
        return load("f1", files);
    };
    CHECK(chain(guong::limits::rule_files_max));
    CHECK(codes_of(chain(guong::limits::rule_files_max + 1).report()) == codes{diagnostic_code::too_many_files});
}

TEST_CASE("files may be large together only up to a limit, which is reported once") {
    const std::string filling(guong::limits::rule_files_bytes_max / 3, ' ');
    texts files{{"a", "use \"b\"\nuse \"c\"\nuse \"d\"\nuse \"e\"\n" + criterion}, {"b", person + filling}};
    for (const std::string name : {"c", "d", "e"}) files[name] = "parameter p" + name + " = 1" + filling;
    CHECK(codes_of(load("a", files).report()) == codes{diagnostic_code::files_too_large});
}

TEST_CASE("files lie in the folder of the loaded one unless the host names another") {
    const folder here{{{"plan.guong", person}, {"units/a.guong", "use \"../plan.guong\"\n" + criterion}}};
    CHECK(codes_of(guong::load(here / "units/a.guong").report()) == codes{diagnostic_code::path_outside_root});
    const auto rules = guong::load(here / "units/a.guong", {}, {here.path(), {}});
    REQUIRE(rules);
    CHECK(rules->model().sources_text[1].name() == here / "plan.guong");
    CHECK(guong::load_text("units/a.guong", "use \"../plan.guong\"\n" + criterion, {}, {here.path(), {}}));
    CHECK(codes_of(guong::load(here / "plan.guong", {}, {here / "units", {}}).report()) == codes{diagnostic_code::file_outside_root});
}

TEST_CASE("a symbolic link does not lead out of the root, and leads to the same file") {
    const folder here{{{"plan.guong", person}, {"inside/a.guong", "use \"out.guong\"\n" + criterion}, {"inside/x/keep", ""}}};
    std::filesystem::create_symlink(here / "plan.guong", here / "inside/out.guong");
    std::filesystem::create_directory_symlink(here.path(), here / "inside/up");
    CHECK(codes_of(guong::load(here / "inside/a.guong").report()) == codes{diagnostic_code::path_outside_root});
    std::ofstream{here / "inside/b.guong"} << "use \"up/plan.guong\"\n" << criterion;
    CHECK(codes_of(guong::load(here / "inside/b.guong").report()) == codes{diagnostic_code::path_outside_root});
    std::ofstream{here / "c.guong"} << "use \"plan.guong\"\nuse \"inside/out.guong\"\nuse \"inside/up/plan.guong\"\n" << criterion;
    const auto rules = guong::load(here / "c.guong");
    REQUIRE(rules);
    CHECK(rules->model().sources_text.size() == 2);
}

TEST_CASE("a folder and what is no text are no rule files") {
    const folder here{{{"a.guong", "use \"x\"\nuse \"binary.guong\"\n" + criterion}, {"x/keep", ""}, {"binary.guong", std::string("\0\1\2\0", 4)}}};
    CHECK(codes_of(guong::load(here / "a.guong").report()) == codes{diagnostic_code::unreadable_used_file, diagnostic_code::binary_file});
}
