#include <guong/model.hpp>

#include <algorithm>

namespace guong::inline v0::model {

namespace {

template <class Declared>
std::optional<std::uint32_t> index_by_name(const std::vector<Declared>& declared, std::string_view name) {
    const auto composed = compose(name);
    const auto found = std::find_if(declared.begin(), declared.end(), [&](const Declared& each) { return each.name == composed; });
    if (found == declared.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - declared.begin());
}

// What is empty was not written, and no spelling.
bool is_spelling_of(std::string_view wanted, const wording& label) {
    return !wanted.empty() && (wanted == label.text || wanted == label.en || wanted == label.vi);
}

} // namespace

const std::string& wording::in(language which) const noexcept {
    const auto& translated = which == language::vi ? vi : en;
    return translated.empty() ? text : translated;
}

std::vector<std::string> texts_in(const std::vector<wording>& all, language which) {
    std::vector<std::string> texts;
    for (const auto& each : all)
        if (const auto& text = each.in(which); !text.empty()) texts.push_back(text);
    return texts;
}

std::optional<level> scale::find(std::string_view name_or_label) const {
    const auto wanted = compose(name_or_label);
    for (std::size_t rank = 0; rank < levels.size(); ++rank) {
        const auto& each = levels[rank];
        if (wanted == each.name || is_spelling_of(wanted, each.label)) return level{static_cast<std::uint8_t>(rank)};
    }
    return std::nullopt;
}

const std::string& function::title(language which) const noexcept { return label.empty() ? name : label.in(which); }
const std::string& field::title(language which) const noexcept { return label.empty() ? name : label.in(which); }

std::optional<field_index> record_type::find(std::string_view wanted) const {
    const auto found = index_by_name(fields, wanted);
    return found && !fields[*found].beside ? found : std::nullopt; // those beside others come last
}

std::optional<field_index> record_type::find(companionship wanted) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const field& each) { return each.beside == wanted; });
    if (found == fields.end()) return std::nullopt;
    return static_cast<field_index>(found - fields.begin());
}

std::optional<record_index> ruleset::find_record(std::string_view wanted) const { return index_by_name(records, wanted); }

std::optional<criterion_index> ruleset::find_criterion(std::string_view wanted) const { return index_by_name(criteria, wanted); }

std::optional<parameter_index> ruleset::find_parameter(std::string_view wanted) const { return index_by_name(parameters, wanted); }

} // namespace guong::inline v0::model
