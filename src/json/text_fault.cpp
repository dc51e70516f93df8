#include "text_fault.hpp"

#include <algorithm>

#include <guong/text.hpp>

#include "../text/utf8.hpp"
#include "words.hpp"

namespace guong::inline v0::json_reading {

std::string fault_teller::words(const text_fault& fault, std::size_t end) {
    count_to(fault.offset);
    std::string said = "line " + std::to_string(line_) + ", column " + std::to_string(column_) + ": expected ";
    said += fault.expected;
    said += ", found ";
    const auto readable = text_.substr(0, end);
    if (fault.offset >= readable.size()) return said + "the end of the text";
    const auto here = utf8::decode(readable, fault.offset);
    return said + '`' + shortened(readable.substr(fault.offset, here.valid ? here.bytes : std::size_t{1})) + '`';
}

void fault_teller::count_to(std::size_t offset) {
    if (offset < counted_) {
        counted_ = 0;
        line_ = 1;
        column_ = 1;
    }
    const auto passed = text_.substr(counted_, offset - counted_);
    line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
    const auto last_break = passed.rfind('\n');
    if (last_break == std::string_view::npos)
        column_ += letter_count(passed);
    else
        column_ = letter_count(passed.substr(last_break + 1)) + 1;
    counted_ = offset;
}

} // namespace guong::inline v0::json_reading
