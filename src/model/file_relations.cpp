#include "file_relations.hpp"

namespace guong::inline v0::checking {

file_relations::file_relations(const rule_files& files)
    : below_(files.sources.size(), std::vector<bool>(files.sources.size(), false)) {
    for (const auto file : files.order) {
        for (const auto used : files.uses[file]) {
            below_[file][used] = true;
            for (std::size_t each = 0; each < below_.size(); ++each)
                if (below_[used][each]) below_[file][each] = true;
        }
    }
}

std::vector<bool> file_relations::protected_from(std::uint32_t file) const {
    std::vector<bool> files(below_.size());
    for (std::uint32_t each = 0; each < files.size(); ++each) files[each] = each != file && !builds_on(each, file);
    return files;
}

} // namespace guong::inline v0::checking
