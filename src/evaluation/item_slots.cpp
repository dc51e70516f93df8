#include "item_slots.hpp"

namespace guong::inline v0 {

namespace listing_items {

namespace {

class item_lister {
public:
    explicit item_lister(const unit& of) : of_{of} {}

    void list(std::uint32_t slot, const std::string& path) {
        const auto& code = of_.code[slot];
        if (!is_group(code.what)) return;
        for (std::uint32_t i = 0; i < code.size; ++i) list_child(code.first + i, path);
    }

    std::vector<item_slot> found;

private:
    void list_child(std::uint32_t slot, const std::string& path) {
        const auto& code = of_.code[slot];
        if (!code.origin) {
            add_conditional(slot, path);
            return list(slot, path);
        }
        if (!code.origin->item) return list(slot, path);
        const auto inner = path + '/' + code.origin->item->name;
        // Told already, with the condition beside it.
        if (found.back().path != inner) found.push_back({inner, slot});
        list(slot, inner);
    }

    /// An item that may not be applicable stands behind the condition that says so, which may stand there turned round.
    void add_conditional(std::uint32_t slot, const std::string& path) {
        const auto& code = of_.code[slot];
        if (!is_group(code.what) || code.size != 2) return;
        const auto item = code.first + 1;
        const auto applies = of_.code[code.first].origin ? code.first : of_.code[code.first].first;
        if (!of_.code[item].origin || !of_.code[item].origin->item) return;
        found.push_back({path + '/' + of_.code[item].origin->item->name, item, item_slot::condition{applies, slot}});
    }

    const unit& of_;
};

} // namespace

} // namespace listing_items

std::vector<item_slot> items_of(const program& code, model::criterion_index criterion) {
    const auto& name = code.model().criteria[criterion].name;
    listing_items::item_lister lister{code.units()[code.unit_of(criterion)]};
    lister.found.push_back({name, 0});
    lister.list(0, name);
    return std::move(lister.found);
}

} // namespace guong::inline v0
