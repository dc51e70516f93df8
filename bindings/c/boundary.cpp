#include "boundary.hpp"

#include <new>
#include <stdexcept>

#include "handles.hpp"

namespace c_binding {
namespace {

/// Where there is no memory for a report, the status has to do.
guong_status tell_failure(guong_report** report, guong_status status, guong_report content) noexcept {
    if (!report) return status;
    try {
        *report = new guong_report{std::move(content)};
    } catch (const std::bad_alloc&) {
        *report = nullptr;
    }
    return status;
}

guong_status tell_words(guong_report** report, guong_status status, const char* words) noexcept {
    try {
        return tell_failure(report, status, {{}, words, guong::language::en});
    } catch (const std::bad_alloc&) {
        return status;
    }
}

guong_status tell_failure(guong_report** report, const failure& why) noexcept {
    if (why.findings().empty()) return tell_words(report, why.status(), why.what());
    try {
        return tell_failure(report, why.status(), {why.findings(), {}, why.language()});
    } catch (const std::bad_alloc&) {
        return why.status();
    }
}

} // namespace

guong_status status_of_exception(guong_report** report) noexcept {
    try {
        throw;
    } catch (const failure& why) {
        return tell_failure(report, why);
    } catch (const std::bad_alloc&) {
        return tell_words(report, GUONG_OUT_OF_MEMORY, "out of memory");
    } catch (const std::invalid_argument& why) {
        return tell_words(report, GUONG_INVALID_ARGUMENT, why.what());
    } catch (const std::exception& why) {
        return tell_words(report, GUONG_INTERNAL_ERROR, why.what());
    } catch (...) {
        return tell_words(report, GUONG_INTERNAL_ERROR, "something that is no std::exception was thrown");
    }
}

void tell(guong_report** report, guong::report findings, guong::language which) {
    if (report && !findings.empty()) *report = new guong_report{std::move(findings), {}, which};
}

std::string_view text_of(const char* data, size_t size, const char* name) {
    if (size == 0) return {};
    return {&require(data, name), size};
}

unsigned threads_of(uint32_t jobs) {
    constexpr uint32_t jobs_max = 256;
    if (jobs > jobs_max) throw failure{GUONG_INVALID_ARGUMENT, "`jobs` is greater than " + std::to_string(jobs_max)};
    return std::max(jobs, 1u);
}

guong::language language_of(guong_language asked, guong::language of_rules) {
    switch (asked) {
    case GUONG_LANGUAGE_OF_RULES: return of_rules;
    case GUONG_ENGLISH: return guong::language::en;
    case GUONG_VIETNAMESE: return guong::language::vi;
    default: throw failure{GUONG_INVALID_ARGUMENT, "no language has the number " + std::to_string(asked)};
    }
}

void require_known_options(const void* options, size_t size, size_t known) {
    if (size < sizeof size) throw failure{GUONG_INVALID_ARGUMENT, "the first member of options must be their size"};
    const auto* bytes = static_cast<const unsigned char*>(options);
    if (size > known && std::any_of(bytes + known, bytes + size, [](unsigned char byte) { return byte != 0; }))
        throw failure{GUONG_INVALID_ARGUMENT, "the options ask for something that this version of the library does not know"};
}

} // namespace c_binding
