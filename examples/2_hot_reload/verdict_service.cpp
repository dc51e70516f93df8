#include "verdict_service.hpp"

#include <guong/json.hpp>

void verdict_service::judge(const httplib::Request& asked, httplib::Response& answer) const {
    // Whatever happens meanwhile, this request is judged by these rules from beginning to end.
    const auto rules = store_.current();
    // Nothing that a stranger sends becomes JSON unread.
    const auto mark = guong::decimal::parse(asked.get_param_value("mark"));
    if (!mark) {
        answer.status = 400;
        answer.set_content("mark: a number is needed", "text/plain");
        return;
    }
    const auto student = guong::record_from_json_text(rules, "student", "{\"mark\": " + mark->to_string() + "}").value();
    answer.set_content(std::string{to_string(rules.criterion("pass").value().evaluate(student).verdict())}, "text/plain");
}
