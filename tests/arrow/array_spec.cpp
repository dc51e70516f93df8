#include "array_spec.hpp"

#include <deque>
#include <memory>
#include <utility>

namespace guong::tests {

namespace {

std::int64_t unreleased = 0;
bool released_twice = false;

/// What the structures of one array point at. The children have what they point at of their own.
template <class Structure>
struct given {
    array_spec spec;
    std::vector<const void*> buffers;
    std::deque<Structure> children;
    std::vector<Structure*> child_pointers;
    Structure dictionary{};
};

template <class Structure>
void release(Structure* structure) {
    if (structure->release == nullptr) {
        released_twice = true;
        return;
    }
    auto* content = static_cast<given<Structure>*>(structure->private_data);
    for (auto& each : content->children)
        if (each.release != nullptr) each.release(&each);
    if (content->dictionary.release != nullptr) content->dictionary.release(&content->dictionary);
    delete content;
    structure->release = nullptr;
    --unreleased;
}

template <class Structure>
given<Structure>* begin(const array_spec& spec, Structure& made) {
    auto* content = new given<Structure>;
    content->spec = spec;
    made = {};
    made.release = &release<Structure>;
    made.private_data = content;
    made.n_children = static_cast<std::int64_t>(spec.children.size());
    ++unreleased;
    return content;
}

template <class Structure, class Make>
void add_parts(given<Structure>* content, Structure& made, Make make) {
    for (const auto& each : content->spec.children) {
        make(each, content->children.emplace_back());
        content->child_pointers.push_back(&content->children.back());
    }
    made.children = content->child_pointers.data();
    if (content->spec.dictionary.empty()) return;
    make(content->spec.dictionary.front(), content->dictionary);
    made.dictionary = &content->dictionary;
}

void give_schema(const array_spec& spec, ArrowSchema& schema) {
    auto* content = begin(spec, schema);
    schema.format = content->spec.format.c_str();
    schema.name = content->spec.name.c_str();
    schema.flags = ARROW_FLAG_NULLABLE;
    add_parts(content, schema, give_schema);
}

void give_array(const array_spec& spec, ArrowArray& array) {
    auto* content = begin(spec, array);
    for (const auto& each : content->spec.buffers) content->buffers.push_back(each.empty() ? nullptr : each.data());
    array.length = spec.length;
    array.offset = spec.offset;
    array.null_count = -1;
    array.n_buffers = static_cast<std::int64_t>(spec.buffers.size());
    array.buffers = content->buffers.data();
    add_parts(content, array, give_array);
}

struct stream_content {
    std::vector<array_spec> specs;
    std::size_t next = 0;
    int fails_at = -1;
};

stream_content& content_of(ArrowArrayStream* stream) { return *static_cast<stream_content*>(stream->private_data); }

} // namespace

std::int64_t unreleased_structures() { return released_twice ? -1 : unreleased; }

void give(const array_spec& spec, ArrowSchema& schema, ArrowArray& array) {
    give_schema(spec, schema);
    give_array(spec, array);
}

arrow_batches batches_of(const array_spec& spec) {
    ArrowSchema schema;
    ArrowArray array;
    give(spec, schema, array);
    return {&schema, &array};
}

ArrowArrayStream stream_of(std::vector<array_spec> specs, int fails_at) {
    ArrowArrayStream stream{};
    stream.private_data = new stream_content{std::move(specs), 0, fails_at};
    ++unreleased;
    stream.get_schema = [](ArrowArrayStream* from, ArrowSchema* out) {
        give_schema(content_of(from).specs.front(), *out);
        return 0;
    };
    stream.get_next = [](ArrowArrayStream* from, ArrowArray* out) {
        auto& content = content_of(from);
        if (content.fails_at == static_cast<int>(content.next)) return 5;
        if (content.next == content.specs.size())
            *out = {};
        else
            give_array(content.specs[content.next++], *out);
        return 0;
    };
    stream.get_last_error = [](ArrowArrayStream*) { return "the disk is gone"; };
    stream.release = [](ArrowArrayStream* from) {
        delete static_cast<stream_content*>(from->private_data);
        from->release = nullptr;
        --unreleased;
    };
    return stream;
}

array_spec bits(std::string name, const std::vector<std::optional<bool>>& all, making how) {
    const auto lead = static_cast<std::size_t>(how.lead);
    array_spec made{"b", std::move(name), static_cast<std::int64_t>(all.size()), how.lead, {validity_of(all, how.lead), {}}};
    made.buffers[1].resize((all.size() + lead) / 8 + 1);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].value_or(true)) made.buffers[1][(i + lead) / 8] |= std::byte{1} << static_cast<int>((i + lead) % 8);
    return made;
}

array_spec texts(std::string name, const std::vector<std::optional<std::string>>& all, making how, bool large) {
    array_spec made{large ? "U" : "u", std::move(name), static_cast<std::int64_t>(all.size()), how.lead, {validity_of(all, how.lead), {}, {}}};
    const auto add_offset = [&] {
        if (large)
            add_cell(made.buffers[1], static_cast<std::int64_t>(made.buffers[2].size()));
        else
            add_cell(made.buffers[1], static_cast<std::int32_t>(made.buffers[2].size()));
    };
    const auto add = [&](const std::string& text) {
        add_offset();
        for (const char each : text) made.buffers[2].push_back(static_cast<std::byte>(each));
    };
    for (std::int64_t i = 0; i < how.lead; ++i) add("rubbish");
    for (const auto& each : all) add(each.value_or("rubbish"));
    add_offset();
    return made;
}

array_spec text_views(std::string name, const std::vector<std::optional<std::string>>& all, making how) {
    constexpr std::size_t inline_max = 12;
    array_spec made{"vu", std::move(name), static_cast<std::int64_t>(all.size()), how.lead, {validity_of(all, how.lead), {}, {}, {}}};
    const auto add = [&](const std::string& text) {
        add_cell(made.buffers[1], static_cast<std::int32_t>(text.size()));
        char rest[inline_max] = {};
        const std::int32_t which = 0, offset = static_cast<std::int32_t>(made.buffers[2].size());
        if (text.size() <= inline_max) {
            std::memcpy(rest, text.data(), text.size());
        } else {
            std::memcpy(rest, text.data(), 4);
            std::memcpy(rest + 4, &which, sizeof which);
            std::memcpy(rest + 8, &offset, sizeof offset);
            for (const char each : text) made.buffers[2].push_back(static_cast<std::byte>(each));
        }
        for (const char each : rest) add_cell(made.buffers[1], each);
    };
    for (std::int64_t i = 0; i < how.lead; ++i) add("rubbish");
    for (const auto& each : all) add(each.value_or(""));
    if (made.buffers[1].empty()) add("");
    add_cell(made.buffers[3], static_cast<std::int64_t>(made.buffers[2].size()));
    return made;
}

array_spec lists(std::string name, const std::vector<std::optional<std::int64_t>>& sizes, array_spec elements, making how, bool large) {
    array_spec made{large ? "+L" : "+l", std::move(name), static_cast<std::int64_t>(sizes.size()), how.lead, {validity_of(sizes, how.lead), {}}};
    std::int64_t end = 0;
    const auto add_offset = [&] {
        if (large)
            add_cell(made.buffers[1], end);
        else
            add_cell(made.buffers[1], static_cast<std::int32_t>(end));
    };
    for (std::int64_t i = 0; i < how.lead; ++i) add_offset();
    for (const auto& each : sizes) {
        add_offset();
        end += each.value_or(0);
    }
    add_offset();
    elements.name = "item";
    made.children.push_back(std::move(elements));
    return made;
}

array_spec structs(std::string name, const std::vector<std::optional<bool>>& is_there, std::vector<array_spec> columns) {
    return {"+s", std::move(name), static_cast<std::int64_t>(is_there.size()), 0, {validity_of(is_there, 0)}, std::move(columns)};
}

array_spec dictionary(std::string name, const std::vector<std::optional<std::int8_t>>& indices, array_spec values, making how) {
    auto made = cells<std::int8_t>("c", std::move(name), indices, how);
    made.dictionary.push_back(std::move(values));
    return made;
}

array_spec nulls(std::string name, std::int64_t length) { return {"n", std::move(name), length}; }

array_spec slice(array_spec whole, std::int64_t begin, std::int64_t length) {
    whole.offset += begin;
    whole.length = length;
    return whole;
}

} // namespace guong::tests
