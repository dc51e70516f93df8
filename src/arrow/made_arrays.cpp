#include "made_arrays.hpp"

#include <deque>
#include <utility>

#include "held_arrays.hpp"

namespace guong::inline v0::arrow {

namespace giving {

namespace {

/// What stands behind a structure that was given away: children of it are released with it, unless the receiver has moved them out.
template <class Structure>
struct given_content {
    std::string format;
    std::string name;
    std::vector<const void*> buffers;
    std::vector<std::shared_ptr<const void>> keepers;
    std::deque<owned<Structure>> children;
    std::vector<Structure*> child_pointers;
    owned<Structure> dictionary;
};

template <class Structure>
void release_given(Structure* given) {
    delete static_cast<given_content<Structure>*>(given->private_data);
    given->release = nullptr;
}

/// What schemas and arrays have in common.
template <class Structure, class Make>
Structure made_with(std::unique_ptr<given_content<Structure>> content, const array_plan& plan, Make make_part) {
    for (const auto& each : plan.children) {
        auto& part = content->children.emplace_back(); // first, so that nothing is lost where there is no memory
        part.content() = make_part(each);
        content->child_pointers.push_back(&part.content());
    }
    Structure made{};
    made.n_children = static_cast<std::int64_t>(plan.children.size());
    made.children = content->child_pointers.empty() ? nullptr : content->child_pointers.data();
    if (!plan.dictionary.empty()) {
        content->dictionary.content() = make_part(plan.dictionary.front());
        made.dictionary = &content->dictionary.content();
    }
    made.release = &release_given<Structure>;
    made.private_data = content.release();
    return made;
}

ArrowSchema schema_of(const array_plan& plan) {
    auto content = std::make_unique<given_content<ArrowSchema>>();
    content->format = plan.format;
    content->name = plan.name;
    const auto* format = content->format.c_str();
    const auto* name = content->name.c_str();
    auto made = made_with(std::move(content), plan, schema_of);
    made.format = format;
    made.name = name;
    made.flags = ARROW_FLAG_NULLABLE;
    return made;
}

ArrowArray array_of(const array_plan& plan) {
    auto content = std::make_unique<given_content<ArrowArray>>();
    content->buffers = plan.buffers;
    content->keepers = plan.keepers;
    auto* buffers = content->buffers.data();
    auto made = made_with(std::move(content), plan, array_of);
    made.length = plan.length;
    made.null_count = plan.null_count;
    made.n_buffers = static_cast<std::int64_t>(plan.buffers.size());
    made.buffers = buffers;
    return made;
}

} // namespace

} // namespace giving

array_plan plan_of_texts(const std::vector<std::string>& texts) {
    std::string bytes;
    std::vector<std::int32_t> offsets{0};
    for (const auto& each : texts) {
        bytes += each;
        offsets.push_back(static_cast<std::int32_t>(bytes.size()));
    }
    array_plan plan{"u", {}, static_cast<std::int64_t>(texts.size()), 0, {nullptr}};
    plan.keep(std::move(offsets));
    plan.keep(std::move(bytes));
    return plan;
}

array_plan plan_of_batch(std::int64_t length, std::vector<array_plan> columns) {
    array_plan plan{"+s", {}, length, 0, {nullptr}};
    plan.children = std::move(columns);
    return plan;
}

void give(const array_plan& plan, ArrowSchema& schema, ArrowArray& array) {
    auto made = giving::schema_of(plan);
    owned<ArrowSchema> held{made}; // until there is an array too
    array = giving::array_of(plan);
    schema = std::exchange(held.content(), ArrowSchema{});
}

} // namespace guong::inline v0::arrow
