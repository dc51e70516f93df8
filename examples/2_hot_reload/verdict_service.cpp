#include "verdict_service.hpp"

#include <guong/json.hpp>

void verdict_service::judge(const httplib::Request& asked, httplib::Response& answer) const {
    // Whatever happens meanwhile, this request is judged by these rules from beginning to end.
    const auto version = store_.version();
    const auto rules = store_.current();
    const auto student = guong::record_from_json_text(rules, "student", "{\"mark\": " + asked.get_param_value("mark") + "}");
    if (!student) {
        answer.status = 400;
        for (const auto& finding : student.report().findings) answer.body += guong::message(finding) + '\n';
        return;
    }
    const auto verdict = rules.criterion("pass").value().evaluate(*student).verdict();
    answer.set_content(std::string{to_string(verdict)} + ' ' + std::to_string(version), "text/plain");
}
