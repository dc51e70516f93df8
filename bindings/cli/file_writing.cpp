#include "file_writing.hpp"

#include <cstdlib>
#include <memory>

#include <sys/stat.h>
#include <unistd.h>

namespace cli {
namespace {

/// A new file beside another one, removed again unless it takes that one's place. Six letters X are what `mkstemp` makes a name of.
class file_beside {
public:
    explicit file_beside(const std::string& path) : path_{path + "." + std::string(6, 'X')}, descriptor_{mkstemp(path_.data())} {}
    file_beside(const file_beside&) = delete;
    file_beside& operator=(const file_beside&) = delete;
    ~file_beside() {
        if (descriptor_ < 0) return;
        close(descriptor_);
        if (!in_place_) unlink(path_.c_str());
    }

    [[nodiscard]] bool is_open() const noexcept { return descriptor_ >= 0; }

    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return fsync(descriptor_) == 0;
    }

    [[nodiscard]] bool take_permissions(const struct stat& from) const { return fchmod(descriptor_, from.st_mode) == 0; }

    [[nodiscard]] bool take_place(const std::string& path) { return in_place_ = rename(path_.c_str(), path.c_str()) == 0; }

private:
    std::string path_;
    int descriptor_;
    bool in_place_ = false;
};

} // namespace

bool replace_file(const std::string& path, std::string_view bytes) {
    const std::unique_ptr<char, void (*)(void*)> target{realpath(path.c_str(), nullptr), &std::free};
    struct stat before {};
    if (!target || stat(target.get(), &before) != 0 || !S_ISREG(before.st_mode) || access(target.get(), W_OK) != 0) return false;
    file_beside fresh{target.get()};
    return fresh.is_open() && fresh.write(bytes) && fresh.take_permissions(before) && fresh.take_place(target.get());
}

} // namespace cli
