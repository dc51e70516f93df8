#include "import_reading.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <guong/limits.hpp>

#include "import_paths.hpp"

namespace guong::inline v0::importing {

namespace {

class file_reader {
public:
    explicit file_reader(const text_finder& find) : find_{find} {}

    read_files read(loaded_text loaded) {
        add(std::move(loaded.identity), std::move(loaded.path), std::move(loaded.text));
        read_used(0);
        read_.findings.sources = read_.files.sources;
        return std::move(read_);
    }

private:
    /// A file that is being read, and its `use` of the one that follows.
    struct step {
        std::uint32_t file;
        span use;
    };

    struct used_index {
        std::uint32_t index;
        bool is_new; ///< its own uses are still to be followed
    };

    std::uint32_t add(std::string identity, std::string path, source text) {
        auto& files = read_.files;
        const auto index = static_cast<std::uint32_t>(files.sources.size());
        known_.emplace(std::move(identity), index);
        paths_.push_back(std::move(path));
        bytes_ += text.bytes().size();
        auto parsed = parse(text, index);
        files.sources.push_back(std::move(text));
        take_findings(parsed.report());
        // What a file declares that cannot be read as text at all is not known, as if the file were missing.
        if (!parsed) files.complete = false;
        files.trees.push_back(parsed ? std::move(parsed).value() : syntax::file{});
        files.uses.emplace_back();
        return index;
    }

    void take_findings(const report& found) {
        read_.findings.findings.insert(read_.findings.findings.end(), found.findings.begin(), found.findings.end());
        read_.findings.suppressed += found.suppressed;
    }

    void read_used(std::uint32_t file) {
        // By value: reading goes on to add trees.
        for (const auto& path : paths_used_by(file)) use(file, path);
        read_.files.order.push_back(file);
    }

    [[nodiscard]] std::vector<syntax::quotation> paths_used_by(std::uint32_t file) const {
        std::vector<syntax::quotation> paths;
        for (const auto& declaration : read_.files.trees[file].declarations)
            if (const auto* used = std::get_if<syntax::use>(&declaration.form)) paths.push_back(used->path);
        return paths;
    }

    void use(std::uint32_t file, const syntax::quotation& written) {
        const auto used = find(file, written);
        if (!used) {
            read_.files.complete = false;
            return;
        }
        steps_.push_back({file, written.where});
        const auto again = std::find_if(steps_.begin(), steps_.end(), [&](const step& each) { return each.file == used->index; });
        if (again != steps_.end()) {
            report_cycle(again);
        } else {
            auto& uses = read_.files.uses[file];
            if (std::find(uses.begin(), uses.end(), used->index) == uses.end()) uses.push_back(used->index);
            if (used->is_new) read_used(used->index);
        }
        steps_.pop_back();
    }

    /// The file that a path leads to, read now or before; nothing where that is reported as impossible.
    std::optional<used_index> find(std::uint32_t file, const syntax::quotation& written) {
        if (!find_) return refuse(diagnostic_code::no_files_to_use, written.where, {written.text});
        auto path = resolve_path(paths_[file], written.text);
        if (path.fault == path_fault::not_relative) return refuse(diagnostic_code::path_not_relative, written.where, {written.text});
        if (path.fault == path_fault::outside_root) return refuse_outside(written);
        auto text = find_(path.text);
        if (text.fault == text_fault::outside_root) return refuse_outside(written);
        if (text.fault == text_fault::missing) return refuse(diagnostic_code::unreadable_used_file, written.where, {written.text});
        if (const auto before = known_.find(text.identity); before != known_.end()) return used_index{before->second, false};
        if (known_.size() == limits::rule_files_max)
            return refuse_once(diagnostic_code::too_many_files, written.where, std::to_string(limits::rule_files_max));
        if (bytes_ + text.bytes.size() > limits::rule_files_bytes_max)
            return refuse_once(diagnostic_code::files_too_large, written.where, std::to_string(limits::rule_files_bytes_max));
        return used_index{add(std::move(text.identity), std::move(path.text), source{std::move(text.name), std::move(text.bytes)}), true};
    }

    diagnostic& report_finding(diagnostic_code code, span where, std::vector<std::string> arguments) {
        diagnostic finding;
        finding.code = code;
        finding.where = where;
        finding.arguments = std::move(arguments);
        return read_.findings.findings.emplace_back(std::move(finding));
    }

    std::nullopt_t refuse(diagnostic_code code, span where, std::vector<std::string> arguments) {
        report_finding(code, where, std::move(arguments));
        return std::nullopt;
    }

    std::nullopt_t refuse_outside(const syntax::quotation& written) {
        report_finding(diagnostic_code::path_outside_root, written.where, {written.text}).help.push_back({phrase_id::give_root, {}});
        return std::nullopt;
    }

    /// Where a limit is met, one finding says so.
    std::nullopt_t refuse_once(diagnostic_code code, span where, std::string limit) {
        if (!std::exchange(limit_reported_, true)) report_finding(code, where, {std::move(limit)});
        return std::nullopt;
    }

    /// The steps from the file that is used again to the one that uses it.
    void report_cycle(std::vector<step>::const_iterator first) {
        const auto name_of = [&](const step& each) { return read_.files.sources[each.file].name(); };
        auto& finding = report_finding(diagnostic_code::use_cycle, steps_.back().use, {name_of(*first)});
        for (auto from = first; from != steps_.end(); ++from) {
            const auto next = std::next(from) == steps_.cend() ? first : std::next(from);
            finding.labels.push_back({from->use, {phrase_id::uses, {name_of(*from), name_of(*next)}}});
        }
    }

    const text_finder& find_;
    read_files read_;
    std::unordered_map<std::string, std::uint32_t> known_; ///< files by identity
    std::vector<std::string> paths_;                       ///< from the root, by index
    std::vector<step> steps_;                              ///< from the loaded file to the one that is being read
    std::size_t bytes_ = 0;
    bool limit_reported_ = false;
};

} // namespace

read_files read_all(loaded_text loaded, const text_finder& find) {
    return file_reader{find}.read(std::move(loaded));
}

} // namespace guong::inline v0::importing
