#pragma once

/// The nine criteria by the C ABI: what a host pays that has the engine behind a shared library.

#include <string>
#include <vector>

#include <guong.h>

#include "lecturers.hpp"

namespace guong::bench {

/// Records that lie behind the ABI, read once.
class c_peer {
public:
    explicit c_peer(const std::vector<lecturer>& some);
    c_peer(const c_peer&) = delete;
    c_peer& operator=(const c_peer&) = delete;
    ~c_peer();

    /// With the bits of every condition, made and given back.
    [[nodiscard]] guong_verdict verdict(std::uint32_t row) const;
    /// Of a record that comes as JSON: read, bound, evaluated.
    [[nodiscard]] guong_verdict verdict_of_json(std::uint32_t row) const;
    /// Of all of them.
    void verdicts(std::vector<guong_verdict>& out) const;

private:
    guong_rules* rules_ = nullptr;
    guong_records* records_ = nullptr;
    guong_evaluator* evaluator_ = nullptr;
    std::vector<std::string> json_;
};

} // namespace guong::bench
