#include "lua_peer.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>

#include <lua.hpp>

namespace guong::bench {

namespace {

// The struct is that of lecturers.hpp; the assertions below hold them together.
constexpr const char* script = R"lua(
local ffi = require "ffi"
local bit = require "bit"
ffi.cdef [[
typedef struct { uint8_t level; int32_t year; } award;
typedef struct {
    bool law_abiding, ethics_ok, disciplined;
    uint8_t completion;
    int32_t trust_votes, solutions, social_activities, emulation_rank, evidence_count, years_of_service, award_count;
    award awards[3];
} lecturer;
]]

local function awarded(who, first)
    for index = first, first + who.award_count - 1 do
        local award = who.awards[index]
        if award.level == 2 and award.year >= 2023 then return true end
    end
    return false
end

local function unmet(who, first)
    local mask = 0
    if not who.law_abiding then mask = mask + 1 end
    if who.completion < 2 then mask = mask + 2 end
    if not who.ethics_ok or who.disciplined then mask = mask + 4 end
    if who.trust_votes < 80 then mask = mask + 8 end
    if who.solutions < 2 then mask = mask + 16 end
    if who.social_activities < 1 then mask = mask + 32 end
    if who.emulation_rank > 3 and not awarded(who, first) then mask = mask + 64 end
    if who.evidence_count < 1 then mask = mask + 128 end
    if who.years_of_service < 1 then mask = mask + 256 end
    return mask
end

-- Lists of tables begin at 1, arrays of structs at 0.
local function of_table(who) return unmet(who, 1) end

local function over_structs(pointer, order, count, out)
    local lecturers = ffi.cast("const lecturer*", pointer)
    local places = ffi.cast("const uint32_t*", order)
    local masks = ffi.cast("uint32_t*", out)
    for index = 0, count - 1 do
        masks[index] = unmet(lecturers[places[index]], 0)
    end
end

return of_table, over_structs
)lua";

static_assert(sizeof(award) == 8 && offsetof(award, year) == 4);
static_assert(offsetof(lecturer, completion) == 3 && offsetof(lecturer, trust_votes) == 4);
static_assert(offsetof(lecturer, award_count) == 28 && offsetof(lecturer, awards) == 32 && sizeof(lecturer) == 56);

void set_boolean(lua_State* state, const char* name, bool content) {
    lua_pushboolean(state, content);
    lua_setfield(state, -2, name);
}

void set_integer(lua_State* state, const char* name, std::int32_t content) {
    lua_pushinteger(state, content);
    lua_setfield(state, -2, name);
}

void push_table(lua_State* state, const lecturer& who) {
    lua_newtable(state);
    set_boolean(state, "law_abiding", who.law_abiding);
    set_boolean(state, "ethics_ok", who.ethics_ok);
    set_boolean(state, "disciplined", who.disciplined);
    set_integer(state, "completion", static_cast<std::int32_t>(who.completion));
    set_integer(state, "trust_votes", who.trust_votes);
    set_integer(state, "solutions", who.solutions);
    set_integer(state, "social_activities", who.social_activities);
    set_integer(state, "emulation_rank", who.emulation_rank);
    set_integer(state, "evidence_count", who.evidence_count);
    set_integer(state, "years_of_service", who.years_of_service);
    set_integer(state, "award_count", who.award_count);
    lua_newtable(state);
    for (int index = 0; index < who.award_count; ++index) {
        const auto& each = who.awards[static_cast<std::size_t>(index)];
        lua_newtable(state);
        set_integer(state, "level", static_cast<std::int32_t>(each.level));
        set_integer(state, "year", each.year);
        lua_rawseti(state, -2, index + 1);
    }
    lua_setfield(state, -2, "awards");
}

void require(lua_State* state, int status) {
    if (status != 0) throw std::runtime_error(std::string{"LuaJIT: "} + lua_tostring(state, -1));
}

} // namespace

void lua_peer::closer::operator()(lua_State* state) const noexcept { lua_close(state); }

lua_peer::lua_peer(const std::vector<lecturer>& some) : state_{luaL_newstate()} {
    auto* state = state_.get();
    if (!state) throw std::runtime_error("LuaJIT: no memory");
    luaL_openlibs(state);
    require(state, luaL_loadstring(state, script));
    require(state, lua_pcall(state, 0, 2, 0));
    loop_ = luaL_ref(state, LUA_REGISTRYINDEX);
    function_ = luaL_ref(state, LUA_REGISTRYINDEX);
    for (const auto& each : some) {
        push_table(state, each);
        tables_.push_back(luaL_ref(state, LUA_REGISTRYINDEX));
    }
}

criteria_mask lua_peer::unmet_by_call(std::uint32_t index) {
    auto* state = state_.get();
    lua_rawgeti(state, LUA_REGISTRYINDEX, function_);
    lua_rawgeti(state, LUA_REGISTRYINDEX, tables_[index]);
    require(state, lua_pcall(state, 1, 1, 0));
    const auto mask = static_cast<criteria_mask>(lua_tointeger(state, -1));
    lua_pop(state, 1);
    return mask;
}

void lua_peer::unmet_in_lua(const std::vector<lecturer>& some, const std::vector<std::uint32_t>& order, std::vector<criteria_mask>& out) {
    auto* state = state_.get();
    lua_rawgeti(state, LUA_REGISTRYINDEX, loop_);
    lua_pushlightuserdata(state, const_cast<lecturer*>(some.data()));
    lua_pushlightuserdata(state, const_cast<std::uint32_t*>(order.data()));
    lua_pushinteger(state, static_cast<lua_Integer>(order.size()));
    lua_pushlightuserdata(state, out.data());
    require(state, lua_pcall(state, 4, 0, 0));
}

} // namespace guong::bench
