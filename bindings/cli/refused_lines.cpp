#include "refused_lines.hpp"

#include "json_text.hpp"

namespace cli {

std::string refused_line(const workload& work, const guong::refused_record& refused) {
    std::string out = R"({"record":)";
    append_json(out, work.model().records[refused.type].name);
    out += R"(,"id":)";
    append_json_or_null(out, refused.id);
    out += R"(,"at":)";
    append_json(out, refused.pointer);
    out += R"(,"error":)";
    append_json(out, message(refused.finding, work.language));
    return out + "}\n";
}

} // namespace cli
