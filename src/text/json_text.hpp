#pragma once

/// JSON text, written piece by piece without a document in memory.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guong::inline v0 {

/// `text` as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD, so that the result is always valid JSON.
[[nodiscard]] std::string json_quoted(std::string_view text);

/// A key as a token of a JSON Pointer (RFC 6901).
[[nodiscard]] std::string json_pointer_token(std::string_view key);

/// Writes one JSON value on one line. Commas and colons come by themselves:
/// `json_writer w; w.begin_object().key("id").text("k1").key("n").number(2).end_object(); w.take()` gives `{"id":"k1","n":2}`.
class json_writer {
public:
    json_writer& begin_object();
    json_writer& end_object();
    json_writer& begin_array();
    json_writer& end_array();
    /// The key of the value that comes next; only inside an object.
    json_writer& key(std::string_view name);

    json_writer& text(std::string_view content);
    json_writer& number(std::int64_t content);
    json_writer& boolean(bool content);
    json_writer& null();
    /// A value that is JSON text already: a decimal, or what another writer wrote.
    json_writer& raw(std::string_view json);
    /// An array of strings.
    json_writer& texts(const std::vector<std::string>& contents);

    /// What was written; the writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    void separate();

    std::string json_;
    bool follows_value_ = false; ///< a comma is due before the next value or key
};

} // namespace guong::inline v0
