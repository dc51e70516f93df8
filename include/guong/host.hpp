#pragma once

/// Objects of the host's own types as records: say once which member is which fact, and evaluate object after object, without JSON and without
/// allocating for each. An adapter: no stage uses it.
///
/// ```cpp
/// struct paper { int year; std::optional<std::string> journal; };
/// struct lecturer { std::string code; grade last_grade; std::optional<double> hours; std::vector<paper> papers; };
///
/// const auto papers = guong::struct_binding<paper>{"paper"}.fact("year", &paper::year).fact("journal", &paper::journal);
/// const auto lecturers = guong::struct_binding<lecturer>{"lecturer"}
///     .id(&lecturer::code)
///     .level("grade", &lecturer::last_grade, {{grade::good, "good"}, {grade::excellent, "excellent"}})
///     .fact("hours", &lecturer::hours)
///     .list("papers", &lecturer::papers, papers);
/// auto evaluator = guong::bind(rules, lecturers).value(); // or what does not fit the rules
/// if (evaluator.evaluate(exemplary, someone) == guong::verdict::eligible) …
/// ```

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <guong/diagnostic.hpp>
#include <guong/rules.hpp>

namespace guong::inline v0 {

namespace host {

class object_reader;

/// Takes the facts of one object. What a binding calls; hosts have no use for it.
class fact_writer {
public:
    explicit fact_writer(object_reader& reader) noexcept : reader_{&reader} {}

    void yes_no(bool content);
    void whole(std::int64_t content);
    void whole(std::uint64_t content);
    void number(decimal content);
    void number(double content);
    void number(float content);
    void text(std::string_view content);
    void day(date content);
    /// As a calendar writes it; it may not exist.
    void day(civil_day content);
    void years(school_year content);
    /// An enumerator; which level it stands for, the binding says.
    void choice(std::int64_t enumerator);
    /// What stands in another object: reads it.
    void reference(const void* object);
    /// A list: first how many elements, then each of them in turn.
    void begin_list(std::size_t count);
    void element(const void* object);
    void end_list();
    /// All of them at once, where they lie so many bytes apart.
    void elements(const void* first, std::size_t count, std::size_t stride);

private:
    object_reader* reader_;
};

/// What a C++ type says, before it is known which field it goes to.
enum class fact_kind : std::uint8_t { yes_no, whole, number, text, day, years, choice, reference, list };

struct record_plan;

/// A member that lies in its object as an integer does: it is copied from there, without a call for each object.
struct member_layout {
    std::function<const void*(const void*)> address; ///< of the member in an object: as far from the object's own in all of them
    std::uint8_t width = 0;                          ///< in bytes
    bool is_signed = false;
};

/// How one fact is read from an object.
struct field_plan {
    std::string name;
    fact_kind kind{};
    bool always_known = false;                                ///< no object leaves it open
    std::vector<std::pair<std::int64_t, std::string>> levels; ///< what enumerators stand for
    std::function<void(const void*, fact_writer&)> read;
    std::optional<member_layout> member;       ///< where `read` would say nothing but what lies there
    std::shared_ptr<const record_plan> inside; ///< how elements, or what is referred to, are read
};

struct record_plan {
    std::string record; ///< empty for elements that are plain values
    std::vector<field_plan> fields;
    std::function<std::string(const void*)> id; ///< may be empty
};

template <class Fact>
concept text_pointer = std::same_as<Fact, const char*> || std::same_as<Fact, char*>;

/// What may be empty: `std::optional`, pointers, smart pointers.
template <class Fact>
concept maybe = requires(const Fact& fact) {
    { static_cast<bool>(fact) };
    { *fact };
} && !std::is_array_v<Fact> && (!std::convertible_to<const Fact&, std::string_view> || text_pointer<Fact>);

template <class Fact>
concept some_day = std::same_as<Fact, date> || std::convertible_to<Fact, std::chrono::sys_days>;

/// What a fact may be in C++. Characters are no numbers, and arrays of them may lack an end.
template <class Fact>
concept plain_fact = std::same_as<Fact, bool> ||
                     (std::integral<Fact> && sizeof(Fact) <= sizeof(std::int64_t) && !std::same_as<Fact, char> && !std::same_as<Fact, wchar_t> && !std::same_as<Fact, char8_t> &&
                      !std::same_as<Fact, char16_t> && !std::same_as<Fact, char32_t>) ||
                     std::same_as<Fact, float> || std::same_as<Fact, double> || std::same_as<Fact, decimal> || some_day<Fact> ||
                     std::same_as<Fact, school_year> || (std::convertible_to<const Fact&, std::string_view> && !std::is_array_v<Fact>);

template <class Type>
struct bare_fact {
    using type = Type;
    static constexpr bool is_maybe = maybe<Type>;
};
template <class Type>
    requires(maybe<Type> && !text_pointer<Type>)
struct bare_fact<Type> {
    using type = std::remove_cvref_t<decltype(*std::declval<const Type&>())>;
    static constexpr bool is_maybe = true;
};

template <class Fact>
[[nodiscard]] consteval fact_kind kind_of() {
    if constexpr (std::same_as<Fact, bool>) return fact_kind::yes_no;
    else if constexpr (std::integral<Fact>) return fact_kind::whole;
    else if constexpr (std::floating_point<Fact> || std::same_as<Fact, decimal>) return fact_kind::number;
    else if constexpr (some_day<Fact>) return fact_kind::day;
    else if constexpr (std::same_as<Fact, school_year>) return fact_kind::years;
    else return fact_kind::text;
}

template <plain_fact Fact>
void write_plain(fact_writer& out, const Fact& fact) {
    if constexpr (std::same_as<Fact, bool>) out.yes_no(fact);
    else if constexpr (std::signed_integral<Fact>) out.whole(static_cast<std::int64_t>(fact));
    else if constexpr (std::integral<Fact>) out.whole(static_cast<std::uint64_t>(fact));
    else if constexpr (std::floating_point<Fact> || std::same_as<Fact, decimal>) out.number(fact);
    else if constexpr (std::same_as<Fact, date>) out.day(fact);
    else if constexpr (std::same_as<Fact, std::chrono::year_month_day>) out.day(civil_day{static_cast<int>(fact.year()), static_cast<unsigned>(fact.month()), static_cast<unsigned>(fact.day())});
    else if constexpr (some_day<Fact>) out.day(date{static_cast<std::int32_t>(std::chrono::sys_days{fact}.time_since_epoch().count())});
    else if constexpr (std::same_as<Fact, school_year>) out.years(fact);
    else out.text(std::string_view{fact});
}

/// What an accessor gives of an object: a pointer to a member, to a member function, or any function of the object.
template <class Accessor, class Struct>
using given_by = std::remove_cvref_t<std::invoke_result_t<const Accessor&, const Struct&>>;

/// The integer that a fact lies in memory as; nothing for those that do not.
template <class Fact>
struct integer_of {};
template <std::integral Fact>
struct integer_of<Fact> {
    using type = Fact;
};
template <class Fact>
    requires std::is_enum_v<Fact>
struct integer_of<Fact> : std::underlying_type<Fact> {};
template <>
struct integer_of<date> {
    using type = decltype(date::days);
};
template <>
struct integer_of<school_year> {
    using type = decltype(school_year::first);
};

/// A pointer to a data member that has one place in all objects: not one of a virtual base.
template <class Struct, class Accessor>
inline constexpr bool is_member_of = false;
template <class Struct, class Fact, class Owner>
    requires(std::is_object_v<Fact> && requires(const Owner* owner) { static_cast<const Struct*>(owner); })
inline constexpr bool is_member_of<Struct, Fact Owner::*> = true;

template <class Struct, class Accessor>
[[nodiscard]] std::optional<member_layout> layout_of(Accessor accessor) {
    if constexpr (is_member_of<Struct, Accessor>) {
        using member_type = std::remove_reference_t<std::invoke_result_t<const Accessor&, const Struct&>>;
        if constexpr (requires { typename integer_of<std::remove_cv_t<member_type>>::type; } && !std::is_volatile_v<member_type>) {
            using integer = typename integer_of<std::remove_cv_t<member_type>>::type;
            static_assert(sizeof(integer) == sizeof(member_type));
            return member_layout{[accessor](const void* object) -> const void* { return std::addressof(std::invoke(accessor, *static_cast<const Struct*>(object))); },
                                 sizeof(integer), std::is_signed_v<integer>};
        }
    }
    return std::nullopt;
}

/// What the range holds that an accessor gives, perhaps.
template <class Accessor, class Struct>
using element_of = std::remove_cvref_t<std::ranges::range_value_t<const typename bare_fact<given_by<Accessor, Struct>>::type&>>;

/// Elements themselves, not what points to them, one behind the other.
template <class Range, class Element>
concept lies_in_a_row = std::ranges::contiguous_range<Range> && std::same_as<std::remove_cv_t<std::ranges::range_value_t<Range>>, Element>;

/// Reads what is there, if it is.
template <class Struct, class Accessor, class Write>
[[nodiscard]] std::function<void(const void*, fact_writer&)> reading(Accessor accessor, Write write) {
    return [accessor = std::move(accessor), write = std::move(write)](const void* object, fact_writer& out) {
        const auto& given = std::invoke(accessor, *static_cast<const Struct*>(object));
        using given_type = std::remove_cvref_t<decltype(given)>;
        if constexpr (text_pointer<given_type>) {
            if (given != nullptr) write(given, out);
        } else if constexpr (maybe<given_type>) {
            if (given) write(*given, out);
        } else {
            write(given, out);
        }
    };
}

} // namespace host

/// Which members of a C++ type are which facts of a record type. Accessors are pointers to members or to member functions, or functions of the
/// object; what they give is read at once and not kept, and what they throw passes through. An accessor that gives a `std::optional`, a pointer or a
/// smart pointer leaves the fact unknown where that is empty. A pointer to a data member that is a bool, an integer, an enumeration, a `date` or a
/// `school_year` is read quickest: such members are copied as they lie, the same one of all elements of a `std::vector` at a time; other accessors
/// are called for each object. Fields that are not bound are unknown too, and so is what cannot be bound: who judged a fact, and its evidence, and
/// lists of the records that refer to another (`list of … by …`), as one object does not show which these are. A type that holds its own kind is
/// bound as deep as bindings are put into one another. A value: make it once, share it between threads.
template <class Struct>
class struct_binding {
public:
    /// `record_type` is the name that the rule file gives it.
    explicit struct_binding(std::string record_type) { plan_.record = std::move(record_type); }

    /// What explanations and findings call an object that is evaluated; ids of objects inside it are not read.
    template <class Accessor>
        requires std::convertible_to<std::invoke_result_t<const Accessor&, const Struct&>, std::string_view>
    struct_binding& id(Accessor accessor) {
        plan_.id = [accessor = std::move(accessor)](const void* object) { return std::string{std::string_view{std::invoke(accessor, *static_cast<const Struct*>(object))}}; };
        return *this;
    }

    /// A plain fact. For `boolean` and judgements: bool. `integer`: any integer. `decimal`, `percent` (80 is 80 per cent): integers, `double` and
    /// `float` (taken by their shortest decimal text), `guong::decimal`. `date`: `guong::date`, `std::chrono::sys_days` and what converts to it, such
    /// as `year_month_day`. `school_year`: `guong::school_year`. `text`: whatever converts to `std::string_view` but arrays, in UTF-8.
    template <class Accessor>
    struct_binding& fact(std::string field, Accessor accessor) {
        using fact_type = host::bare_fact<host::given_by<Accessor, Struct>>;
        using content = typename fact_type::type;
        static_assert(!std::is_enum_v<content>, "an enumeration stands for the values of a scale: bind it with `level`, which says which is which");
        static_assert(!std::is_array_v<content>, "an array of characters may lack an end: bind an accessor that gives a `std::string_view`");
        // For those two enough was said.
        static_assert(std::is_enum_v<content> || std::is_array_v<content> || host::plain_fact<content>,
                      "no fact of a rule file is of this type: bind an accessor that gives one of those that the comment above names");
        auto& made = add(std::move(field), host::kind_of<typename fact_type::type>(), !fact_type::is_maybe);
        made.member = host::layout_of<Struct>(accessor);
        made.read = host::reading<Struct>(std::move(accessor), [](const auto& given, host::fact_writer& out) { host::write_plain(out, given); });
        return *this;
    }

    /// An enumeration (or integer) for a scale: which enumerator is which level, by name. An object whose enumerator is not among them is refused.
    template <class Accessor, class Enumeration = typename host::bare_fact<host::given_by<Accessor, Struct>>::type>
    struct_binding& level(std::string field, Accessor accessor, std::initializer_list<std::pair<Enumeration, std::string_view>> levels) {
        auto& made = add(std::move(field), host::fact_kind::choice, !host::maybe<host::given_by<Accessor, Struct>>);
        for (const auto& [enumerator, name] : levels) made.levels.emplace_back(static_cast<std::int64_t>(enumerator), std::string{name});
        made.member = host::layout_of<Struct>(accessor);
        made.read = host::reading<Struct>(std::move(accessor), [](const auto& given, host::fact_writer& out) { out.choice(static_cast<std::int64_t>(given)); });
        return *this;
    }

    /// A list of records: any range with a size, of objects or of pointers to them that are not null.
    template <class Accessor, class Element>
    struct_binding& list(std::string field, Accessor accessor, const struct_binding<Element>& elements) {
        auto inside = std::make_shared<const host::record_plan>(elements.plan()); // first, as it may be this very one
        auto& made = add(std::move(field), host::fact_kind::list, !host::maybe<host::given_by<Accessor, Struct>>);
        made.inside = std::move(inside);
        made.read = host::reading<Struct>(std::move(accessor), [](const auto& given, host::fact_writer& out) {
            out.begin_list(std::ranges::size(given));
            if constexpr (host::lies_in_a_row<decltype(given), Element>) {
                out.elements(std::ranges::data(given), std::ranges::size(given), sizeof(Element));
            } else {
                for (const auto& each : given) {
                    if constexpr (host::maybe<std::remove_cvref_t<decltype(each)>>) out.element(std::addressof(static_cast<const Element&>(*each)));
                    else out.element(std::addressof(static_cast<const Element&>(each)));
                }
            }
            out.end_list();
        });
        return *this;
    }

    /// A list of plain values, such as `list of text`.
    template <class Accessor, class Element = host::element_of<Accessor, Struct>>
        requires host::plain_fact<Element>
    struct_binding& list(std::string field, Accessor accessor) {
        return list_of_values(std::move(field), std::move(accessor), struct_binding<Element>{""}.fact("value", [](const Element& each) -> const Element& { return each; }));
    }

    /// A list of levels: which enumerator is which, as for `level`.
    template <class Accessor, class Enumeration = host::element_of<Accessor, Struct>>
    struct_binding& levels(std::string field, Accessor accessor, std::initializer_list<std::pair<Enumeration, std::string_view>> levels) {
        return list_of_values(std::move(field), std::move(accessor), struct_binding<Enumeration>{""}.level("value", [](const Enumeration& each) { return each; }, levels));
    }

    /// Another record that this one refers to: an object, or what points to one.
    template <class Accessor, class Target>
    struct_binding& reference(std::string field, Accessor accessor, const struct_binding<Target>& target) {
        auto inside = std::make_shared<const host::record_plan>(target.plan());
        auto& made = add(std::move(field), host::fact_kind::reference, !host::maybe<host::given_by<Accessor, Struct>>);
        made.inside = std::move(inside);
        made.read = host::reading<Struct>(std::move(accessor), [](const Target& given, host::fact_writer& out) { out.reference(std::addressof(given)); });
        return *this;
    }

    [[nodiscard]] const host::record_plan& plan() const noexcept { return plan_; }

private:
    template <class Accessor, class Element>
    struct_binding& list_of_values(std::string field, Accessor accessor, const struct_binding<Element>& elements) {
        auto& made = add(std::move(field), host::fact_kind::list, !host::maybe<host::given_by<Accessor, Struct>>);
        made.inside = std::make_shared<const host::record_plan>(elements.plan());
        made.read = host::reading<Struct>(std::move(accessor), [](const auto& given, host::fact_writer& out) {
            out.begin_list(std::ranges::size(given));
            if constexpr (host::lies_in_a_row<decltype(given), Element>) {
                out.elements(std::ranges::data(given), std::ranges::size(given), sizeof(Element));
            } else {
                for (const auto& each : given) {
                    const Element& plain = each; // of std::vector<bool>, a copy
                    out.element(std::addressof(plain));
                }
            }
            out.end_list();
        });
        return *this;
    }

    host::field_plan& add(std::string field, host::fact_kind kind, bool always_known) {
        auto& made = plan_.fields.emplace_back();
        made.name = std::move(field);
        made.kind = kind;
        made.always_known = always_known;
        return made;
    }

    host::record_plan plan_;
};

namespace host {

/// Evaluates objects that some plan reads; `struct_evaluator` gives it types.
class object_evaluator {
public:
    [[nodiscard]] static result<object_evaluator> make(const rules& used, const record_plan& plan, const evaluation_options& options);

    object_evaluator(object_evaluator&&) noexcept;
    object_evaluator& operator=(object_evaluator&&) noexcept;
    ~object_evaluator();

    [[nodiscard]] bool read(const void* object);
    [[nodiscard]] verdict verdict_of(const criterion& asked) const;
    void run(const criterion& asked, slots& out) const;
    [[nodiscard]] std::vector<std::optional<verdict>> evaluate_all(const criterion& asked, const void* first, std::size_t count, std::size_t stride);
    [[nodiscard]] const report& refusal() const noexcept;
    [[nodiscard]] record kept(const void* object) const;
    [[nodiscard]] std::size_t binding_count() const noexcept;

private:
    explicit object_evaluator(std::unique_ptr<object_reader> reader) noexcept;

    std::unique_ptr<object_reader> reader_;
};

} // namespace host

/// Evaluates objects of one type, one after the other. It keeps its tables from one to the next: once it has seen the longest lists and texts and the
/// most digits, it allocates nothing, but for texts that may not be composed (NFC). Cost: a few nanoseconds for each fact, and the evaluation. One
/// for each thread; making one costs what binding rules to records costs. One that was moved from may only be destroyed or assigned to.
template <class Struct>
class struct_evaluator {
public:
    explicit struct_evaluator(host::object_evaluator made) noexcept : held_{std::move(made)} {}

    /// The verdict; nothing where the object could not be read, as `refusal` says. Throws `std::invalid_argument` for a criterion of other rules than
    /// the bound ones, or for another record type than the bound one.
    [[nodiscard]] std::optional<verdict> evaluate(const criterion& asked, const Struct& object) {
        if (!read(object)) return std::nullopt;
        return verdict_of(asked);
    }

    /// The verdicts of objects that lie in a row, as in a `std::vector`; nothing for each that could not be read, and `refusal` tells of all of those.
    /// Agrees with one after the other, and takes less time (tests/bench says how much): members are copied one kind after the other, and 64
    /// objects are evaluated at a time. Allocates the verdicts and the bits of conditions. Functions are asked of nested objects of the same type too. After it, none counts as read. Throws as `evaluate` does.
    [[nodiscard]] std::vector<std::optional<verdict>> evaluate_all(const criterion& asked, std::span<const Struct> objects) {
        return held_.evaluate_all(asked, objects.data(), objects.size(), sizeof(Struct));
    }

    /// Takes the facts of an object, for `verdict_of` and `run`; where several criteria are asked, it is read once. False where something cannot be a
    /// fact: a number with more digits than are kept (E0606), or that is none (E1008); text that is no UTF-8 (E0615); a day that is in no calendar of
    /// the years 1 to 9999 (E0613); an enumerator without a level (E1007); too long a list (E0609). After that, or where an accessor throws, nothing
    /// counts as read.
    [[nodiscard]] bool read(const Struct& object) { return held_.read(&object); }
    /// The verdict of a criterion for the object that was read last. Throws `std::invalid_argument` as `evaluate` does, and where none was read.
    [[nodiscard]] verdict verdict_of(const criterion& asked) const { return held_.verdict_of(asked); }
    /// Every condition of a criterion, likewise: see `evaluator::run`.
    void run(const criterion& asked, slots& out) const { held_.run(asked, out); }

    /// What was wrong with the object that was read last, or with those that `evaluate_all` met last.
    [[nodiscard]] const report& refusal() const noexcept { return held_.refusal(); }

    /// Reads an object, and keeps what it says as a record that stays as it is, for `criterion::evaluate` and explanations; nothing where it is
    /// refused. Copies its facts. The reference date is no part of it: give the same options again.
    [[nodiscard]] std::optional<record> kept(const Struct& object) {
        if (!read(object)) return std::nullopt;
        return held_.kept(&object);
    }

    /// How often the rules were bound so far: it stands still once nothing has to grow any more.
    [[nodiscard]] std::size_t binding_count() const noexcept { return held_.binding_count(); }

private:
    host::object_evaluator held_;
};

/// Checks a binding against the rules: that record types, fields and levels are there, and that each member can say what its field asks (E1001 to
/// E1006, E1009). What `rules::check` says of the options rides along as warnings. A field that nothing is bound to is no error: it is unknown. The
/// binding may go when this returns.
template <class Struct>
[[nodiscard]] result<struct_evaluator<Struct>> bind(const rules& used, const struct_binding<Struct>& binding, const evaluation_options& options = {}) {
    auto made = host::object_evaluator::make(used, binding.plan(), options);
    if (!made) return std::move(made).report();
    auto findings = made.report();
    for (auto& each : used.check(options).findings) findings.findings.push_back(std::move(each));
    return {struct_evaluator<Struct>{std::move(made).value()}, std::move(findings)};
}

} // namespace guong::inline v0
