#pragma once

/// The nine criteria in LuaJIT, by both ways in which hosts embed it.

#include <memory>
#include <vector>

#include "lecturers.hpp"

struct lua_State;

namespace guong::bench {

class lua_peer {
public:
    /// Compiles the script, and keeps a table for each lecturer.
    explicit lua_peer(const std::vector<lecturer>& some);

    /// Calls the Lua function once for a lecturer, with the table that stands ready.
    [[nodiscard]] criteria_mask unmet_by_call(std::uint32_t index);

    /// One call: Lua runs over FFI structs in the given order and writes a mask for each.
    void unmet_in_lua(const std::vector<lecturer>& some, const std::vector<std::uint32_t>& order, std::vector<criteria_mask>& out);

private:
    struct closer {
        void operator()(lua_State* state) const noexcept;
    };
    std::unique_ptr<lua_State, closer> state_;
    int function_ = 0;      ///< registry references
    int loop_ = 0;
    std::vector<int> tables_;
};

} // namespace guong::bench
