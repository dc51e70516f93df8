#pragma once

/// Functions of the host that came through the options of loading.

#include <memory>
#include <string>
#include <vector>

#include <guong.h>
#include <guong/host_function.hpp>
#include <guong/model.hpp>

namespace c_binding {

class c_function;

/// Those that a call handed over: whatever comes of it, each is released once.
class handed_functions {
public:
    explicit handed_functions(const guong_load_options* options) noexcept;
    handed_functions(const handed_functions&) = delete;
    handed_functions& operator=(const handed_functions&) = delete;
    ~handed_functions();

    /// As C++ knows them. What is wrong with one is told.
    [[nodiscard]] guong::host_functions registered(const guong_load_options& options);
    /// Tells them how the loaded rules declare them, before anybody can call one.
    void declare(const guong::model::ruleset& rules);

private:
    [[nodiscard]] std::shared_ptr<c_function> take_next();

    struct entry {
        std::string name;
        std::shared_ptr<c_function> function;
    };

    const guong_function* given_ = nullptr;
    size_t count_ = 0;
    size_t taken_ = 0;
    std::shared_ptr<std::vector<entry>> entries_; ///< shared with who tells of failures
};

} // namespace c_binding
