/// `guong_items(rules, criterion, json[, language[, as_of]])`: the items of a criterion, as the explanation tells them.

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cases.hpp"
#include "functions.hpp"
#include "table_function.hpp"

namespace sqlite_binding {
namespace {

enum argument : size_t { rules_path, criterion, json, language, as_of };
enum column : int { path, label, cite, status, words };

/// The cells of an item, in the order of the columns.
using item = std::vector<std::string>;

class item_rows final : public row_reader {
public:
    explicit item_rows(std::vector<item> items) : items_{std::move(items)} {}

    [[nodiscard]] size_t row_count() const override { return items_.size(); }
    void answer_cell(sqlite3_context* context, size_t row, int which) const override {
        answer(context, items_[row][static_cast<size_t>(which)]);
    }

private:
    std::vector<item> items_;
};

/// Items stand in groups; what stands below another condition belongs to another record, or criterion.
bool is_group(const nlohmann::json& node) {
    static const std::set<std::string> kinds{"all", "any", "none", "at_least", "exactly"};
    return kinds.count(node.at("kind")) != 0;
}

void add_items(const nlohmann::json& node, const std::string& above, std::vector<item>& items) {
    auto here = above;
    if (const std::string id = node.at("id"); !id.empty()) {
        here += (above.empty() ? "" : "/") + id;
        items.push_back({here, node.at("label"), node.at("cite"), node.at("status"), node.at("text")});
    }
    if (!is_group(node)) return;
    for (const auto& child : node.at("children")) add_items(child, here, items);
}

std::unique_ptr<row_reader> read_items(rules_shelf& shelf, std::span<sqlite3_value* const> given) {
    std::vector<item> items;
    if (const auto record = text_of(given[json])) {
        guong_explain_options options{};
        options.size = sizeof options;
        options.language = language_of(optional_text(given, language));
        const auto rules = shelf.find(require_text(given[rules_path], "path of the rules"));
        const auto judged = judge(*rules, require_text(given[criterion], "criterion"), *record, optional_text(given, as_of));
        const auto why = take<text>([&](auto out, auto told) { return guong_outcome_explain(judged.get(), &options, out, told); });
        add_items(nlohmann::json::parse(view_of(why)).at("because"), {}, items);
    }
    return std::make_unique<item_rows>(std::move(items));
}

constexpr table_function function{
    "guong_items",
    "CREATE TABLE x(path TEXT, label TEXT, cite TEXT, status TEXT, text TEXT, rules HIDDEN, criterion HIDDEN, json HIDDEN, language "
    "HIDDEN, as_of HIDDEN)",
    words + 1,
    3,
    5,
    read_items,
};

} // namespace

int register_item_table(sqlite3* connection, const std::shared_ptr<rules_shelf>& shelf) {
    return register_table_function(connection, shelf, function);
}

} // namespace sqlite_binding
