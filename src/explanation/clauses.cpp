#include "clauses.hpp"

#include <utility>

namespace guong::inline v0::explaining {

namespace {

class clause_collector {
public:
    explicit clause_collector(const unit& code) : code_{code.code} { add_below(0, {}, {}); }
    std::vector<clause> take() { return std::move(found_); }

private:
    /// Whether there are some. Under `none`, items are met by not holding: those have no slot of their own that says so.
    bool add_below(std::uint32_t slot, const std::string& path, const std::vector<std::uint32_t>& around) {
        const auto& group = code_[slot];
        if (group.what != operation::all || group.negated) return false;
        bool any = false;
        for (std::uint32_t i = 0; i < group.size; ++i) {
            auto others = around;
            for (std::uint32_t other = 0; other < group.size; ++other)
                if (other != i) others.push_back(group.first + other);
            any = add_at(group.first + i, path, std::move(others)) || any;
        }
        return any;
    }

    bool add_at(std::uint32_t slot, const std::string& path, std::vector<std::uint32_t> others) {
        // The compiler put an item that may not be applicable beside the condition that says so, both under a group of its own.
        const bool is_put_beside = !code_[slot].origin && code_[slot].size == 2;
        const auto* condition = code_[is_put_beside ? code_[slot].first + 1 : slot].origin;
        if (!condition) return false;
        if (!condition->item) return !is_put_beside && add_below(slot, path, others);
        const auto place = found_.size();
        found_.push_back({slot, &*condition->item, path.empty() ? condition->item->name : path + '/' + condition->item->name, others, true});
        const auto own = found_.back().path;
        if (!is_put_beside && add_below(slot, own, others)) found_[place].is_innermost = false;
        return true;
    }

    const std::vector<instruction>& code_;
    std::vector<clause> found_;
};

} // namespace

std::vector<clause> clauses_of(const unit& code) { return clause_collector{code}.take(); }

} // namespace guong::inline v0::explaining
