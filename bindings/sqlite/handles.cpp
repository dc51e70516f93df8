#include "handles.hpp"

#include <new>

namespace sqlite_binding {

void require_done(guong_status status, const report& told) {
    if (status == GUONG_OK) return;
    if (status == GUONG_OUT_OF_MEMORY) throw std::bad_alloc{};
    guong_text* words = nullptr;
    guong_report_render(told.get(), GUONG_PLAIN_TEXT, GUONG_LANGUAGE_OF_RULES, &words);
    const text freed{words};
    auto content = view_of(freed);
    while (content.ends_with('\n')) content.remove_suffix(1);
    throw statement_error{std::string{content}};
}

} // namespace sqlite_binding
