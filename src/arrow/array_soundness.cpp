#include <cstring>

#include <guong/limits.hpp>

#include "array_view.hpp"

namespace guong::inline v0::arrow {

namespace soundness {

namespace {

using fault = std::optional<std::string>;

constexpr std::int64_t length_max = std::int64_t{1} << 48; // products of it with the size of a cell fit

constexpr std::int64_t text_bytes_max = 0xffff'ffff;

/// Buffers that are there for every array of a kind; of string views there are more.
std::int64_t buffer_count(const array_type& type) noexcept {
    switch (type.kind) {
    case type_kind::null: return 0;
    case type_kind::record:
    case type_kind::fixed_list: return 1;
    case type_kind::text:
    case type_kind::text_view: return 3;
    default: return 2;
    }
}

fault fault_of_shape(const ArrowSchema& schema, const ArrowArray& array) {
    if (schema.format == nullptr) return "its schema has no format";
    const auto type = type_of(schema.format);
    if (array.length < 0 || array.offset < 0) return "its length or offset is negative";
    if (array.length > length_max || array.offset > length_max) return "its length or offset is beyond all memory";
    if (array.n_children != schema.n_children || array.n_children < 0) return "it has another number of children than its schema";
    for (std::int64_t which = 0; which < array.n_children; ++which)
        if (schema.children == nullptr || array.children == nullptr || schema.children[which] == nullptr || array.children[which] == nullptr ||
            schema.children[which]->format == nullptr)
            return "a child is missing";
    if ((schema.dictionary == nullptr) != (array.dictionary == nullptr)) return "its dictionary is missing, or its schema has none";
    if (type.kind == type_kind::other) return std::nullopt; // nobody reads it
    const auto needed = buffer_count(type);
    if (type.kind == type_kind::text_view ? array.n_buffers < needed : array.n_buffers != needed) return "it has another number of buffers than its type";
    if (needed > 0 && array.buffers == nullptr) return "its buffers are missing";
    if (needed > 1 && array.length > 0 && array.buffers[1] == nullptr) return "its cells are missing";
    return std::nullopt;
}

/// The offsets of texts or lists, as many as there are rows and one.
fault fault_of_offsets(const array_view& owner, std::optional<std::int64_t> end_max) {
    if (owner.length() == 0) return std::nullopt; // then there may be none at all
    auto last = owner.offset_of(0);
    if (last < 0) return "its offsets are negative";
    for (std::int64_t at = 1; at <= owner.length(); ++at) {
        const auto next = owner.offset_of(at);
        if (next < last) return "its offsets decrease";
        last = next;
    }
    if (end_max && last > *end_max) return "its offsets lead beyond its elements";
    return std::nullopt;
}

fault fault_of_texts(const array_view& texts) {
    if (auto wrong = fault_of_offsets(texts, std::nullopt)) return wrong;
    for (std::int64_t at = 0; at < texts.length(); ++at)
        if (texts.offset_of(at + 1) - texts.offset_of(at) > text_bytes_max) return "a text is longer than 4 GiB";
    if (texts.length() > 0 && texts.offset_of(texts.length()) > 0 && texts.array().buffers[2] == nullptr) return "its texts are missing";
    return std::nullopt;
}

/// Behind the buffers of texts stands one with their sizes.
fault fault_of_views(const array_view& texts) {
    const auto& array = texts.array();
    const auto buffers = array.n_buffers - 3;
    const auto* sizes = static_cast<const std::byte*>(array.buffers[array.n_buffers - 1]);
    if (buffers > 0 && sizes == nullptr) return "the sizes of its buffers are missing";
    for (std::int64_t at = 0; at < array.length; ++at) {
        if (texts.is_null(at)) continue;
        std::int32_t parts[4] = {};
        std::memcpy(parts, static_cast<const std::byte*>(array.buffers[1]) + (array.offset + at) * 16, sizeof parts);
        const auto [size, prefix, which, offset] = parts;
        if (size < 0) return "a text has a negative size";
        if (size <= 12) continue;
        if (which < 0 || which >= buffers || offset < 0 || array.buffers[2 + which] == nullptr) return "a text stands in no buffer";
        std::int64_t there_are = 0;
        std::memcpy(&there_are, sizes + std::int64_t{which} * 8, sizeof there_are);
        if (std::int64_t{offset} + size > there_are) return "a text leads beyond its buffer";
    }
    return std::nullopt;
}

fault fault_of_list(const array_view& list) {
    if (list.child_count() != 1) return "a list has not one child";
    const auto there_are = list.child(0).length();
    if (list.type().kind == type_kind::list) return fault_of_offsets(list, there_are);
    const auto size = list.type().list_size;
    if (size > 0 && list.array().offset + list.length() > there_are / size) return "it has fewer elements than its length asks for";
    return std::nullopt;
}

fault fault_of_all(const ArrowSchema& schema, const ArrowArray& array, std::size_t depth) {
    if (depth > limits::record_nesting_max) return "it is nested too deep";
    if (auto wrong = fault_of_itself(schema, array)) return wrong;
    for (std::int64_t which = 0; which < array.n_children; ++which)
        if (auto wrong = fault_of_all(*schema.children[which], *array.children[which], depth + 1)) return wrong;
    if (schema.dictionary == nullptr) return std::nullopt;
    return fault_of_all(*schema.dictionary, *array.dictionary, depth + 1);
}

} // namespace

} // namespace soundness

std::optional<std::string> fault_of_itself(const ArrowSchema& schema, const ArrowArray& array) {
    if (auto wrong = soundness::fault_of_shape(schema, array)) return wrong;
    const array_view whole{schema, array};
    switch (whole.type().kind) {
    case type_kind::text: return soundness::fault_of_texts(whole);
    case type_kind::text_view: return soundness::fault_of_views(whole);
    case type_kind::list:
    case type_kind::fixed_list: return soundness::fault_of_list(whole);
    case type_kind::record:
        for (std::int64_t which = 0; which < array.n_children; ++which)
            if (array.children[which]->length < array.offset + array.length) return "a child is shorter than the struct";
        return std::nullopt;
    default: return std::nullopt;
    }
}

std::optional<std::string> fault_of(const ArrowSchema& schema, const ArrowArray& array) { return soundness::fault_of_all(schema, array, 0); }

} // namespace guong::inline v0::arrow
