#pragma once

/// Where C ends and C++ begins: no exception passes, and every argument is looked at before it is used.

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <guong.h>
#include <guong/diagnostic.hpp>

namespace c_binding {

/// Why a function fails: a status, with findings or with words about an argument.
class failure : public std::exception {
public:
    failure(guong_status status, std::string words) : status_{status}, words_{std::move(words)} {}
    failure(guong_status status, guong::report findings, guong::language which)
        : status_{status}, findings_{std::move(findings)}, language_{which} {}

    [[nodiscard]] const char* what() const noexcept override { return words_.c_str(); }
    [[nodiscard]] guong_status status() const noexcept { return status_; }
    [[nodiscard]] const guong::report& findings() const noexcept { return findings_; }
    [[nodiscard]] guong::language language() const noexcept { return language_; }

private:
    guong_status status_;
    std::string words_;
    guong::report findings_;
    guong::language language_ = guong::language::en;
};

/// What the exception that is being handled comes to, told in `report` where the caller wants one.
[[nodiscard]] guong_status status_of_exception(guong_report** report) noexcept;

/// Tells warnings, or nothing.
void tell(guong_report** report, guong::report findings, guong::language which);

/// Does the work of a function that gives a handle, the result of `make`. Nobody is left with half of it: `*out` is set at the end.
template <class Handle, class Make>
guong_status give(Handle** out, guong_report** report, Make make) noexcept {
    if (report) *report = nullptr;
    if (out) *out = nullptr;
    try {
        if (!out) throw failure{GUONG_INVALID_ARGUMENT, "`out` is NULL"};
        *out = make().release();
        return GUONG_OK;
    } catch (...) {
        return status_of_exception(report);
    }
}

/// Does the work of a function that gives no handle.
template <class Work>
guong_status fill(guong_report** report, Work work) noexcept {
    if (report) *report = nullptr;
    try {
        work();
        return GUONG_OK;
    } catch (...) {
        return status_of_exception(report);
    }
}

/// What a handle stands for; fails where it is NULL.
template <class Handle>
const Handle& require(const Handle* handle, const char* name) {
    if (!handle) throw failure{GUONG_INVALID_ARGUMENT, std::string{"`"} + name + "` is NULL"};
    return *handle;
}

/// A text in.
[[nodiscard]] std::string_view text_of(const char* data, size_t size, const char* name);
[[nodiscard]] inline std::string_view text_of(guong_string text, const char* name) { return text_of(text.data, text.size, name); }

/// An array in.
template <class Element>
const Element* array_of(const Element* elements, size_t count, const char* name) {
    return count == 0 ? nullptr : &require(elements, name);
}

[[nodiscard]] guong::language language_of(guong_language asked, guong::language of_rules);

/// How many threads may work, where the caller says 0 for one.
[[nodiscard]] unsigned jobs_of(uint32_t asked);

/// Fails unless what a caller's options say behind the first `known` bytes is zero: it was compiled for a later version then.
void require_known_options(const void* options, size_t size, size_t known);

/// Options as this version knows them, from a caller that was compiled with fewer members, as many, or more.
template <class Options>
Options options_of(const Options* given) {
    Options known{};
    if (!given) return known;
    require_known_options(given, given->size, sizeof known);
    std::memcpy(&known, given, std::min(given->size, sizeof known));
    return known;
}

} // namespace c_binding
