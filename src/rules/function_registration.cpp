#include "function_registration.hpp"

#include <algorithm>
#include <utility>

#include <guong/text.hpp>

#include "../model/type_words.hpp"

namespace guong::inline v0::importing {

namespace {

using model::base_type;

bool fits(host_type offered, base_type declared, bool is_result) {
    if (offered == host_type::any) return true;
    if (offered == host_type::written) return declared == base_type::text || declared == base_type::scale || declared == base_type::school_year;
    switch (declared) {
    case base_type::boolean: return offered == host_type::boolean;
    case base_type::integer: return offered == host_type::whole || offered == host_type::number;
    case base_type::decimal:
    case base_type::percent: return offered == host_type::number || (is_result && offered == host_type::whole);
    case base_type::date: return offered == host_type::day;
    case base_type::scale: return offered == host_type::level;
    case base_type::text: return offered == host_type::text;
    case base_type::school_year: return offered == host_type::school_year;
    case base_type::duration:
    case base_type::judgement:
    case base_type::record: break; // functions are not declared with these
    }
    return false;
}

bool fits(const host_signature& offered, const model::function& declared) {
    const auto same = [](host_type given, const model::function_argument& argument) { return fits(given, argument.type.base, false); };
    return fits(offered.result, declared.result.base, true) && std::equal(offered.arguments.begin(), offered.arguments.end(), declared.arguments.begin(),
                                                                         declared.arguments.end(), same);
}

std::string_view words_of(host_type type) {
    switch (type) {
    case host_type::boolean: return "boolean";
    case host_type::whole: return "integer";
    case host_type::number: return "decimal";
    case host_type::day: return "date";
    case host_type::level: return "level";
    case host_type::text:
    case host_type::written: return "text";
    case host_type::any: return "any";
    case host_type::school_year: break;
    }
    return "school_year";
}

/// `(date, date) → integer`
template <class Arguments, class Words>
std::string signature_words(const Arguments& arguments, const std::string& result, Words words) {
    std::string text{"("};
    for (const auto& each : arguments) text += (text.size() > 1 ? ", " : "") + std::string{words(each)};
    return text + ") → " + result;
}

std::string words_of(const model::function& declared, const model::ruleset& rules) {
    const auto words = [&](model::type type) { return checking::type_text(rules, type, language::en); };
    return signature_words(declared.arguments, words(declared.result), [&](const auto& each) { return words(each.type); });
}

std::string words_of(const host_signature& offered) {
    return signature_words(offered.arguments, std::string{words_of(offered.result)}, [](host_type each) { return words_of(each); });
}

} // namespace

void register_functions(model::ruleset& rules, const host_functions& offered, unregistered_functions others, report& findings) {
    const auto add = [&](diagnostic_code code, span where, std::vector<std::string> arguments) -> diagnostic& {
        auto& finding = findings.findings.emplace_back();
        finding.code = code;
        finding.where = where;
        finding.arguments = std::move(arguments);
        return finding;
    };
    for (auto& declared : rules.functions) {
        const auto found = std::find_if(offered.entries().begin(), offered.entries().end(), [&](const auto& each) { return compose(each.name) == declared.name; });
        if (found == offered.entries().end() || !found->function) {
            if (others == unregistered_functions::unanswered) continue;
            std::vector<std::string> names;
            for (const auto& each : offered.entries()) names.push_back(each.name);
            auto& finding = add(diagnostic_code::unregistered_function, declared.where, {declared.name});
            if (auto near = nearest_names(declared.name, names); !near.empty()) finding.help.push_back({phrase_id::did_you_mean, std::move(near)});
            continue;
        }
        const auto& signature = found->function.signature();
        if (signature && !fits(*signature, declared)) {
            add(diagnostic_code::unfitting_function, declared.where, {declared.name, words_of(declared, rules), words_of(*signature)});
            continue;
        }
        declared.body = found->function;
        declared.listener = offered.failure_listener();
    }
}

} // namespace guong::inline v0::importing
