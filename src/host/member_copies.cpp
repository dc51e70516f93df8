#include "member_copies.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include <guong/limits.hpp>

#include "../value/calendar.hpp"

namespace guong::inline v0::host {

namespace {

constexpr std::uint8_t no_rank = 0xff; // a scale has fewer levels
constexpr std::uint64_t enumerators_max = 256; // from the least to the greatest, so that ranks can be looked up by them

/// From one to a greater one; they may be further apart than signed numbers reach.
constexpr std::uint64_t distance(std::int64_t low, std::int64_t high) noexcept { return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low); }

} // namespace

struct member_copies::copying {
    enum class target { byte, number, day, level };

    template <class Integer, target Target>
    static bool run(std::span<const copied_member> members, const objects_in_a_row& objects, row_number row) {
        const auto* first = objects.first;
        if (objects.count == 1) { // by itself, as that is what most are
            for (const auto& member : members)
                if (!put<Integer, Target>(member, read<Integer>(first + member.offset), row)) return false;
            return true;
        }
        for (const auto& member : members)
            for (std::size_t i = 0; i < objects.count; ++i)
                if (!put<Integer, Target>(member, read<Integer>(objects[i] + member.offset), row + static_cast<row_number>(i))) return false;
        return true;
    }

    template <class Integer>
    static Integer read(const std::byte* at) {
        Integer content;
        std::memcpy(&content, at, sizeof content);
        return content;
    }

    template <class Integer, target Target>
    [[gnu::always_inline]] static bool put(const copied_member& member, Integer content, row_number row) {
        if constexpr (Target == target::byte) {
            write(member, row, static_cast<std::uint8_t>(content != 0));
        } else if constexpr (Target == target::level) {
            const auto index = static_cast<std::uint64_t>(content) - static_cast<std::uint64_t>(member.low);
            if (index >= member.rank_from_low.size() || member.rank_from_low[index] == no_rank) return false;
            write(member, row, member.rank_from_low[index]);
        } else {
            constexpr bool may_be_too_large = Target == target::day || sizeof(Integer) == sizeof(std::int64_t);
            if (may_be_too_large && !is_within(member, content)) return false;
            write(member, row, static_cast<std::conditional_t<Target == target::number, std::int64_t, std::int32_t>>(content));
        }
        return true;
    }

    template <class Cell>
    [[gnu::always_inline]] static void write(const copied_member& member, row_number row, Cell content) {
        auto* known = member.known; // first: a cell that is a byte could be anything, for all that the compiler knows
        static_cast<Cell*>(member.cells)[row] = content;
        if (known != nullptr) known[row / 64] |= std::uint64_t{1} << row % 64;
    }

    template <class Integer>
    static bool is_within(const copied_member& member, Integer content) {
        if constexpr (std::is_same_v<Integer, std::uint64_t>) return content <= static_cast<std::uint64_t>(member.high);
        else return content >= member.low && content <= member.high;
    }

    template <target Target>
    static copier of(const member_layout& layout) {
        switch (layout.width) {
        case 1: return layout.is_signed ? run<std::int8_t, Target> : run<std::uint8_t, Target>;
        case 2: return layout.is_signed ? run<std::int16_t, Target> : run<std::uint16_t, Target>;
        case 4: return layout.is_signed ? run<std::int32_t, Target> : run<std::uint32_t, Target>;
        case 8: return layout.is_signed ? run<std::int64_t, Target> : run<std::uint64_t, Target>;
        default: return nullptr;
        }
    }

    static copier of(const field_plan& plan) {
        switch (plan.kind) {
        case fact_kind::yes_no: return of<target::byte>(*plan.member);
        case fact_kind::whole: return of<target::number>(*plan.member);
        case fact_kind::day:
        case fact_kind::years: return of<target::day>(*plan.member);
        case fact_kind::choice: return of<target::level>(*plan.member);
        default: return nullptr;
        }
    }
};

bool member_copies::add(const field_plan& plan, const level_ranks& ranks, const cell_place& place) {
    if (!plan.member) return false;
    const auto copy = copying::of(plan);
    if (copy == nullptr) return false;
    copied_member made;
    made.place = &place;
    made.layout = &*plan.member;
    switch (plan.kind) {
    case fact_kind::whole: made.low = -limits::whole_number_max, made.high = limits::whole_number_max; break;
    case fact_kind::day: made.low = day_number(1, 1, 1), made.high = day_number(9999, 12, 31); break;
    case fact_kind::years: made.low = 1, made.high = limits::school_year_max; break;
    case fact_kind::choice:
        if (ranks.empty() || distance(ranks.front().first, ranks.back().first) >= enumerators_max) return false;
        made.low = ranks.front().first;
        made.rank_from_low.assign(distance(made.low, ranks.back().first) + 1, no_rank);
        for (const auto& [enumerator, rank] : ranks) made.rank_from_low[distance(made.low, enumerator)] = rank;
        break;
    default: break;
    }
    const auto alike = std::find_if(kinds_.begin(), kinds_.end(), [&](const auto& kind) { return kind.copy == copy; });
    (alike == kinds_.end() ? kinds_.emplace_back(members_alike{copy, {}}) : *alike).members.push_back(std::move(made));
    return true;
}

void member_copies::locate(const std::byte* object) {
    for (auto& kind : kinds_)
        for (auto& member : kind.members) member.offset = static_cast<const std::byte*>(member.layout->address(object)) - object;
    is_located_ = true;
}

void member_copies::find_places() {
    numbers_are_whole_ = true;
    for (auto& kind : kinds_)
        for (auto& member : kind.members) {
            member.cells = member.place->cells;
            member.known = member.place->always_known ? nullptr : member.place->known;
            numbers_are_whole_ = numbers_are_whole_ && member.place->scale == 0;
        }
}

bool member_copies::copy(const objects_in_a_row& objects, row_number row) {
    if (!numbers_are_whole_) return false;
    if (!is_located_) locate(objects.first);
    for (const auto& kind : kinds_)
        if (!kind.copy(kind.members, objects, row)) return false;
    return true;
}

} // namespace guong::inline v0::host
