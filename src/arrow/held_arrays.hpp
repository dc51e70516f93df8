#pragma once

/// Structures of the C data interface as values: each is released once.

#include <memory>
#include <utility>
#include <vector>

#include <guong/arrow.hpp>

namespace guong::inline v0::arrow {

/// Owns one of the three structures. Only moved, as the interface has it: by copying its bytes and marking where it was as released.
template <class Structure>
class owned {
public:
    owned() noexcept = default;
    /// Takes it over from where a host keeps it.
    explicit owned(Structure& from) noexcept : content_{std::exchange(from, Structure{})} {}
    owned(owned&& other) noexcept : owned{other.content_} {}
    owned& operator=(owned&& other) noexcept {
        std::swap(content_, other.content_);
        return *this;
    }
    ~owned() {
        if (content_.release != nullptr) content_.release(&content_);
    }

    [[nodiscard]] const Structure& operator*() const noexcept { return content_; }
    [[nodiscard]] const Structure* operator->() const noexcept { return &content_; }
    /// For a function that fills it, or that asks a stream.
    [[nodiscard]] Structure& content() noexcept { return content_; }

private:
    Structure content_{};
};

/// Each array by itself, so that one is gone as soon as no column looks at it.
struct held_arrays {
    owned<ArrowSchema> schema;
    std::vector<std::shared_ptr<const owned<ArrowArray>>> arrays;
};

} // namespace guong::inline v0::arrow
