#include "audit_reader.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "file_reader.hpp"
#include "tape_from_json.hpp"
#include "words.hpp"

namespace guong::inline v0::json_reading {

namespace {

constexpr std::string_view audit_form = "1";

/// Thrown and caught in this file: the first fault ends the reading.
struct audit_fault {
    std::size_t at;
    complaint why;
};

class audit_reader {
public:
    explicit audit_reader(const tape& values) : values_{values} {}

    audit read() {
        require_version();
        require_keys(0, {"guong_audit", "engine", "ruleset", "as_of", "parameters", "record", "criterion", "verdict", "items", "bits", "values"},
                     "records");
        audit made;
        made.engine = text_under(0, "engine");
        read_ruleset(under(0, "ruleset"), made);
        made.as_of = day(under(0, "as_of"));
        each_member(under(0, "parameters"), [&](std::string key, std::size_t at) { made.parameters[std::move(key)] = text(at); });
        read_record(under(0, "record"), made);
        made.criterion = text_under(0, "criterion");
        made.verdict = one_of(under(0, "verdict"), std::array{verdict::eligible, verdict::ineligible, verdict::undetermined});
        each_element(under(0, "items"), [&](std::size_t at) { made.items.push_back(item(at)); });
        made.bits = bits(under(0, "bits"));
        each_member(under(0, "values"), [&](std::string key, std::size_t at) { made.values.push_back({std::move(key), reported(at)}); });
        if (const auto records = values_.find(0, "records")) made.records = dataset(*records);
        return made;
    }

private:
    [[noreturn]] static void refuse(std::size_t at, std::string expected) {
        throw audit_fault{at, {diagnostic_code::not_an_audit, {std::move(expected)}, {}}};
    }

    /// Before anything else: another version may have other keys.
    void require_version() const {
        require_object(0);
        const auto at = values_.find(0, "guong_audit");
        if (!at) refuse(0, "the key `guong_audit`");
        if (values_[*at].kind != json_kind::number) refuse(*at, "a number");
        if (values_[*at].text() != audit_form)
            throw audit_fault{*at, {diagnostic_code::audit_version, {shortened(values_[*at].text()), std::string{audit_form}}, {}}};
    }

    void require_object(std::size_t at) const {
        if (values_[at].kind != json_kind::object) refuse(at, "an object");
    }

    /// All of these keys, the optional one perhaps, and no other; none twice.
    void require_keys(std::size_t at, std::initializer_list<std::string_view> keys, std::string_view optional = {}) const {
        require_object(at);
        std::set<std::string_view> seen;
        for (auto key = at + 1; key < values_.end_of(at); key = values_.next(key + 1)) {
            const auto name = values_[key].text();
            if (name != optional && std::find(keys.begin(), keys.end(), name) == keys.end()) refuse(key + 1, "no key `" + shortened(name) + '`');
            if (!seen.insert(name).second) refuse(key + 1, "no second key `" + shortened(name) + '`');
        }
        for (const auto key : keys)
            if (!seen.contains(key)) refuse(at, "the key `" + std::string{key} + '`');
    }

    [[nodiscard]] std::size_t under(std::size_t at, std::string_view key) const { return *values_.find(at, key); }

    [[nodiscard]] std::string text(std::size_t at) const {
        if (values_[at].kind != json_kind::text) refuse(at, "a text");
        return std::string{values_[at].text()};
    }
    [[nodiscard]] std::string text_under(std::size_t at, std::string_view key) const { return text(under(at, key)); }
    [[nodiscard]] std::string text_or_nothing(std::size_t at) const { return values_[at].kind == json_kind::null ? std::string{} : text(at); }

    [[nodiscard]] std::string digest(std::size_t at) const {
        constexpr std::size_t digits = 64;
        auto found = text(at);
        if (found.size() != digits || found.find_first_not_of("0123456789abcdef") != std::string::npos) refuse(at, "a SHA-256 in hexadecimal");
        return found;
    }

    [[nodiscard]] std::string bits(std::size_t at) const {
        auto found = text(at);
        if (found.empty() || found.find_first_not_of("01?") != std::string::npos) refuse(at, "a text of `1`, `0` or `?`");
        return found;
    }

    [[nodiscard]] std::optional<date> day(std::size_t at) const {
        if (values_[at].kind == json_kind::null) return std::nullopt;
        const auto found = date::parse(text(at));
        if (!found) refuse(at, std::string{words_for_date});
        return found;
    }

    /// What one of the words of scripts means.
    template <class Meaning, std::size_t Count>
    [[nodiscard]] Meaning one_of(std::size_t at, const std::array<Meaning, Count>& meanings) const {
        const auto word = text(at);
        std::string expected;
        for (const auto meaning : meanings) {
            if (word == to_string(meaning)) return meaning;
            expected += (expected.empty() ? "`" : ", `") + std::string{to_string(meaning)} + '`';
        }
        refuse(at, "one of " + expected);
    }

    template <class Visit>
    void each_element(std::size_t at, Visit visit) const {
        if (values_[at].kind != json_kind::array) refuse(at, std::string{words_for_list});
        for (auto child = at + 1; child < values_.end_of(at); child = values_.next(child)) visit(child);
    }

    template <class Visit>
    void each_member(std::size_t at, Visit visit) const {
        require_object(at);
        for (auto key = at + 1; key < values_.end_of(at); key = values_.next(key + 1)) visit(std::string{values_[key].text()}, key + 1);
    }

    void read_ruleset(std::size_t at, audit& made) const {
        require_keys(at, {"name", "files"});
        made.ruleset = text_under(at, "name");
        each_element(under(at, "files"), [&](std::size_t file) {
            require_keys(file, {"name", "sha256"});
            made.files.push_back({text_under(file, "name"), digest(under(file, "sha256"))});
        });
    }

    void read_record(std::size_t at, audit& made) const {
        require_keys(at, {"type", "id", "follows", "sha256"});
        made.record_type = text_under(at, "type");
        made.record_id = text_or_nothing(under(at, "id"));
        each_element(under(at, "follows"), [&](std::size_t name) { made.follows.push_back(text(name)); });
        made.record_sha256 = digest(under(at, "sha256"));
    }

    [[nodiscard]] audited_item item(std::size_t at) const {
        require_keys(at, {"item", "status"});
        return {text_under(at, "item"),
                one_of(under(at, "status"), std::array{status::met, status::unmet, status::undetermined, status::not_applicable})};
    }

    /// Nothing where it is withheld.
    [[nodiscard]] std::optional<std::string> reported(std::size_t at) const {
        const bool is_withheld = values_[at].kind == json_kind::object && values_.find(at, "masked");
        return is_withheld ? std::nullopt : std::optional{values_.compact(at)};
    }

    [[nodiscard]] std::string dataset(std::size_t at) const {
        require_object(at);
        return values_.compact(at);
    }

    const tape& values_;
};

/// Where lines are read, the place of the line stands before the pointer.
report refusal_of(const audit_fault& fault, const tape& values, const std::string& line) {
    return json_reading::report_of(fault.why, line + values.pointer_to(fault.at));
}

result<audit> read_audit(const tape& values, const std::string& line) {
    try {
        if (const auto broken = values.first_fault()) throw audit_fault{*broken, fault_of(values[*broken])};
        return audit_reader{values}.read();
    } catch (const audit_fault& fault) {
        return refusal_of(fault, values, line);
    }
}

/// Of a text that is no JSON as a whole: whether its first line is, so that its lines are read.
bool has_lines(std::string_view text) {
    tape first;
    const auto end = text.find('\n');
    return end != std::string_view::npos && !read_text(text.substr(0, end), first);
}

result<std::vector<audit>> read_lines(std::string_view text) {
    std::vector<audit> made;
    fault_teller places{text};
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            tape values;
            if (auto fault = read_text(line, values)) {
                fault->offset += begin;
                return json_reading::report_of({diagnostic_code::not_json, {places.words(*fault, end)}, {}});
            }
            auto read = read_audit(values, '/' + std::to_string(number));
            if (!read) return read.report();
            made.push_back(std::move(read).value());
        }
        begin = end + 1;
    }
    return made;
}

} // namespace

result<std::vector<audit>> read_audits(std::string_view text) {
    tape values;
    const auto fault = read_text(text, values);
    if (fault && has_lines(text)) return read_lines(text);
    if (fault) return report_of({diagnostic_code::not_json, {fault_teller{text}.words(*fault)}, {}});
    auto read = read_audit(values, {});
    if (!read) return read.report();
    std::vector<audit> made;
    made.push_back(std::move(read).value());
    return made;
}

} // namespace guong::inline v0::json_reading
