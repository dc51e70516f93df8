#include <guong/value.hpp>

namespace guong::inline v0 {

std::string_view to_string(verdict outcome) noexcept {
    switch (outcome) {
    case verdict::ineligible: return "ineligible";
    case verdict::eligible: return "eligible";
    case verdict::undetermined: break;
    }
    return "undetermined";
}

std::string_view to_string(status outcome) noexcept {
    switch (outcome) {
    case status::unmet: return "unmet";
    case status::met: return "met";
    case status::not_applicable: return "not_applicable";
    case status::undetermined: break;
    }
    return "undetermined";
}

} // namespace guong::inline v0
