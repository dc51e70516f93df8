#include <guong/audit.hpp>

#include <algorithm>
#include <map>

namespace guong::inline v0 {

namespace auditing {

namespace {

using kind = audit_difference::kind;

/// What two audits say under the same names.
using said = std::map<std::string, std::string>;

class comparer {
public:
    void differ(kind what, const std::string& name, const std::string& recorded, const std::string& now) {
        if (recorded != now) found_.push_back({what, name, recorded, now});
    }
    void differ(kind what, const said& recorded, const said& now) {
        for (const auto& [name, content] : recorded) differ(what, name, content, at(now, name));
        for (const auto& [name, content] : now)
            if (!recorded.contains(name)) differ(what, name, {}, content);
    }

    [[nodiscard]] std::vector<audit_difference> take() { return std::move(found_); }

private:
    static std::string at(const said& all, const std::string& name) {
        const auto found = all.find(name);
        return found == all.end() ? std::string{} : found->second;
    }

    std::vector<audit_difference> found_;
};

said files_of(const audit& told) {
    said files;
    for (const auto& each : told.files) files.emplace(each.name, each.sha256);
    return files;
}

std::string follows_of(const audit& told) {
    std::string fields;
    for (const auto& each : told.follows) fields += (fields.empty() ? "" : ", ") + each;
    return fields;
}

said items_of(const audit& told) {
    said items;
    for (const auto& each : told.items) items.emplace(each.path, to_string(each.status));
    return items;
}

said values_of(const audit& told, const audit& other) {
    said values;
    for (const auto& each : told.values) {
        const auto beside = std::find_if(other.values.begin(), other.values.end(), [&](const audited_value& its) { return its.name == each.name; });
        const bool is_withheld = !each.json || (beside != other.values.end() && !beside->json);
        if (!is_withheld) values.emplace(each.name, *each.json);
    }
    return values;
}

} // namespace

} // namespace auditing

std::vector<audit_difference> compare(const audit& recorded, const audit& now) {
    using auditing::kind;
    auditing::comparer both;
    both.differ(kind::engine, {}, recorded.engine, now.engine);
    both.differ(kind::rules, recorded.ruleset, recorded.ruleset, now.ruleset);
    both.differ(kind::rules, auditing::files_of(recorded), auditing::files_of(now));
    both.differ(kind::parameter, recorded.parameters, now.parameters);
    const auto day = [](const audit& told) { return told.as_of ? told.as_of->to_string() : std::string{}; };
    both.differ(kind::reference_date, {}, day(recorded), day(now));
    both.differ(kind::record, {}, auditing::follows_of(recorded), auditing::follows_of(now));
    both.differ(kind::record, {}, recorded.record_sha256, now.record_sha256);
    both.differ(kind::verdict, {}, std::string{to_string(recorded.verdict)}, std::string{to_string(now.verdict)});
    both.differ(kind::item, auditing::items_of(recorded), auditing::items_of(now));
    both.differ(kind::bits, {}, recorded.bits, now.bits);
    both.differ(kind::value_reported, auditing::values_of(recorded, now), auditing::values_of(now, recorded));
    return both.take();
}

bool is_exact(const std::vector<audit_difference>& differences) noexcept {
    return std::all_of(differences.begin(), differences.end(),
                       [](const audit_difference& each) { return each.what == audit_difference::kind::engine; });
}

} // namespace guong::inline v0
