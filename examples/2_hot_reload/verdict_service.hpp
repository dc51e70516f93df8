#pragma once

#include <string>
#include <string_view>

#include <httplib.h>

#include <guong/store.hpp>

/// Answers `GET /verdict?mark=5.5` by the rules that are in force at that moment: `eligible`.
class verdict_service {
public:
    explicit verdict_service(const guong::rule_store& store) : store_{store} {
        server_.Get("/verdict", [this](const httplib::Request& asked, httplib::Response& answer) { judge(asked, answer); });
    }

    [[nodiscard]] httplib::Server& server() noexcept { return server_; }

private:
    void judge(const httplib::Request& asked, httplib::Response& answer) const;

    const guong::rule_store& store_;
    httplib::Server server_;
};
