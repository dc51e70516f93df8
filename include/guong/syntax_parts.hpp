#pragma once

/// The smallest parts of the tree of a rule file: names, texts, literals, and paths of both.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/value.hpp>

namespace guong::inline v0 {

/// A value on the heap that copies deeply: lets a tree be a value.
template <class T>
class box {
public:
    box() : held_{std::make_unique<T>()} {}
    box(T content) : held_{std::make_unique<T>(std::move(content))} {} // NOLINT: a box stands for its value
    box(const box& other) : held_{std::make_unique<T>(*other.held_)} {}
    box(box&& other) noexcept : held_{std::move(other.held_)} {}
    box& operator=(box other) noexcept {
        held_ = std::move(other.held_);
        return *this;
    }
    ~box() = default;

    T& operator*() noexcept { return *held_; }
    const T& operator*() const noexcept { return *held_; }
    T* operator->() noexcept { return held_.get(); }
    const T* operator->() const noexcept { return held_.get(); }

private:
    std::unique_ptr<T> held_;
};

} // namespace guong::inline v0

namespace guong::inline v0::syntax {

/// A name as written, composed; the original spelling stands in the source under `where`.
struct name {
    std::string text;
    span where;
};

/// A quoted text without its quotes, composed.
struct quotation {
    std::string text;
    span where;
};

/// `when unmet "…"`, `when met en "…"`: what explanations say of an item in one status. `{actual}` and `{needed}` stand for what was found
/// and what was asked for.
struct saying {
    status when{};
    std::optional<guong::language> tongue; ///< nothing for that of the ruleset
    quotation content;
};

/// What may stand behind a declared name, in any order: `"label"`, `en "…"`, `vi "…"`, `cite "…"`, `note "…"`, `key "…"`, `when met "…"`.
struct annotations {
    std::optional<quotation> label; ///< in the language of the ruleset: for a criterion or item, the sentence of the source
    std::optional<quotation> label_en;
    std::optional<quotation> label_vi;
    std::optional<quotation> cite;
    std::optional<quotation> key; ///< fields only: the key in records
    std::vector<quotation> notes;
    std::vector<saying> said; ///< of criteria and items
    std::optional<span> open; ///< of parameters, settings, criteria and items: the word `open`, which lets files that build on this one change it
};

/// `true`, `12`, `8.5`, `80%`, `2023-06-21`, `"text"`, `15 years`, `2023-2024`.
struct literal {
    enum class kind : std::uint8_t { boolean, number, percent, date, text, duration, school_year };
    literal::kind form{};
    value content;
    span where;
};

/// `completion`, `unit.completion`, `prize.level`: also a parameter, a helper or a scale value until names are resolved.
/// `judge of ethics`, `evidence of unit.completion`: what was recorded beside the fact.
struct path {
    std::vector<name> parts;
    span where;
    std::optional<companion> beside;
    bool from_this = false; ///< the first part is the word `this`: the record that the declaration is for, also inside lists
};

/// `gv/gv2/a`: a criterion, and the items on the way down from it.
struct item_path {
    std::vector<name> parts;
    span where;
};

} // namespace guong::inline v0::syntax
