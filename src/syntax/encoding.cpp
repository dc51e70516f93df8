#include "encoding.hpp"

#include <algorithm>
#include <array>

#include <guong/limits.hpp>
#include <guong/text.hpp>

#include "../text/utf8.hpp"

namespace guong::inline v0::parsing {

namespace {

/// Enough of a file to tell what it is.
constexpr std::size_t sample_bytes = 64u << 10;

bool is_control_byte(char byte) noexcept {
    const auto code = static_cast<unsigned char>(byte);
    return (code < 0x20 && !(code >= '\t' && code <= '\r')) || code == 0x7F;
}

/// UTF-16 without a mark: in text of mostly Latin letters one byte of each pair is often zero, and always the same one.
bool looks_like_utf16(std::string_view bytes) noexcept {
    const std::string_view sample = bytes.substr(0, 1024);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t offset = 0; offset < sample.size(); ++offset) {
        if (sample[offset] == '\0') ++zeros[offset % 2];
    }
    const std::size_t most = std::max(zeros[0], zeros[1]);
    return std::min(zeros[0], zeros[1]) == 0 && sample.size() >= 4 && most * 8 >= sample.size();
}

std::optional<encoding_fault> find_wide_encoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    const auto foreign = [](const char* name, std::size_t mark_bytes) {
        return encoding_fault{diagnostic_code::foreign_encoding, name, 0, mark_bytes};
    };
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return foreign("UTF-32", 4);
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return foreign("UTF-16", 2);
    if (looks_like_utf16(bytes)) return foreign("UTF-16", 1);
    return std::nullopt;
}

struct byte_census {
    std::array<std::size_t, 256> counts{}; ///< of bytes that are no UTF-8
    std::size_t invalid = 0;
    std::size_t letters = 0; ///< valid code points beyond ASCII
    std::size_t controls = 0;

    [[nodiscard]] std::size_t of(std::string_view bytes) const noexcept {
        std::size_t sum = 0;
        for (const char byte : bytes) sum += counts[static_cast<unsigned char>(byte)];
        return sum;
    }
};

byte_census count_bytes(std::string_view sample) noexcept {
    byte_census census;
    for (std::size_t offset = 0; offset < sample.size();) {
        const utf8::unit here = utf8::decode(sample, offset);
        if (!here.valid) {
            ++census.invalid;
            ++census.counts[static_cast<unsigned char>(sample[offset])];
        } else if (here.bytes > 1) {
            ++census.letters;
        } else if (is_control_byte(sample[offset])) {
            ++census.controls;
        }
        offset += here.bytes;
    }
    return census;
}

/// The old Vietnamese encodings, by bytes that are frequent in one and rare in the others; empty if it is none of them.
std::string_view name_of_legacy_encoding(const byte_census& census) noexcept {
    struct legacy {
        std::string_view name;
        std::string_view frequent;
    };
    static constexpr std::array<legacy, 3> encodings = {{
        {"TCVN3", "\xA7\xA8\xA9\xAA\xAB\xAC\xAD\xAE\xB5\xB6\xB7\xB8\xB9\xBB\xBC\xBD\xBE"},
        {"Windows-1258", "\xCC\xD0\xD2\xDE\xEC\xF0\xF2\xFD"},
        {"VNI", "\xD1\xE5\xE4\xEF\xF1\xF6\xF8\xFB"},
    }};
    constexpr std::size_t enough_evidence = 8;
    if (census.invalid < enough_evidence || census.letters * 4 > census.invalid) return {};
    const auto best = std::max_element(encodings.begin(), encodings.end(), [&](const legacy& left, const legacy& right) {
        return census.of(left.frequent) < census.of(right.frequent);
    });
    return census.of(best->frequent) * 4 >= census.invalid ? best->name : std::string_view{};
}

} // namespace

std::size_t byte_order_mark_bytes(std::string_view bytes) noexcept {
    return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::optional<encoding_fault> find_encoding_fault(std::string_view bytes) {
    if (bytes.size() > limits::source_bytes_max) {
        return encoding_fault{diagnostic_code::file_too_large, std::to_string(limits::source_bytes_max), 0, 0};
    }
    if (auto wide = find_wide_encoding(bytes)) return wide;
    if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
        return encoding_fault{diagnostic_code::binary_file, {}, zero, zero + 1};
    }
    const auto invalid = first_invalid_utf8(bytes);
    if (!invalid) return std::nullopt;
    const byte_census census = count_bytes(bytes.substr(0, sample_bytes));
    constexpr std::size_t controls_in_text_share = 32;
    if (census.controls * controls_in_text_share > std::min(bytes.size(), sample_bytes)) {
        return encoding_fault{diagnostic_code::binary_file, {}, *invalid, *invalid + 1};
    }
    if (const std::string_view name = name_of_legacy_encoding(census); !name.empty()) {
        return encoding_fault{diagnostic_code::foreign_encoding, std::string{name}, *invalid, *invalid + 1};
    }
    return encoding_fault{diagnostic_code::not_utf8, {}, *invalid, *invalid + 1};
}

} // namespace guong::inline v0::parsing
