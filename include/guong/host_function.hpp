#pragma once

/// Functions of the host that rules may ask: a rule file declares them (`function workdays gives integer { … }`), the host registers them.

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <guong/value.hpp>

namespace guong::inline v0 {

/// What a type of the host's language stands for among the types of the rules.
enum class host_type : std::uint8_t {
    boolean,     ///< `bool`: boolean
    whole,       ///< whole numbers: integer
    number,      ///< `decimal`: integer, decimal, percent (of a hundred)
    day,         ///< `date`: date
    level,       ///< `level`: a value of a scale, by its rank
    text,        ///< `std::string`, `std::string_view`: text; only as an argument
    school_year, ///< `school_year`: school_year
    // No type of C++ is one of these; languages that are bound to it have them.
    written, ///< what is written as a text: text, a level by its name, school_year
    any,     ///< not told: whatever the rule file declares
};

/// Of a function whose types are known before it is called.
struct host_signature {
    std::vector<host_type> arguments;
    host_type result{};
};

namespace host_calls {

template <class Type>
struct optional_of : std::false_type {
    using content = Type;
};
template <class Type>
struct optional_of<std::optional<Type>> : std::true_type {
    using content = Type;
};

template <class Type>
concept whole_number = std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char> && !std::same_as<Type, wchar_t> &&
                       !std::same_as<Type, char8_t> && !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;
template <class Type>
concept text = std::same_as<Type, std::string> || std::same_as<Type, std::string_view>;

template <class Type>
concept known_type = std::same_as<Type, bool> || whole_number<Type> || std::same_as<Type, decimal> || std::same_as<Type, date> ||
                     std::same_as<Type, level> || text<Type> || std::same_as<Type, school_year>;

template <known_type Type>
[[nodiscard]] constexpr host_type type_of() noexcept {
    if constexpr (std::same_as<Type, bool>) return host_type::boolean;
    else if constexpr (whole_number<Type>) return host_type::whole;
    else if constexpr (std::same_as<Type, decimal>) return host_type::number;
    else if constexpr (std::same_as<Type, date>) return host_type::day;
    else if constexpr (std::same_as<Type, level>) return host_type::level;
    else if constexpr (text<Type>) return host_type::text;
    else return host_type::school_year;
}

/// The argument as its C++ type; what does not fit is told, and then the value is unknown.
template <known_type Type>
[[nodiscard]] Type to_argument(const value& content) {
    if constexpr (whole_number<Type>) {
        const auto whole = std::get<decimal>(content).at_scale(0);
        if (!whole || !std::in_range<Type>(*whole)) throw std::out_of_range{"an argument does not fit the number type of the function"};
        return static_cast<Type>(*whole);
    } else if constexpr (text<Type>) {
        return Type{std::get<std::string>(content)};
    } else {
        return std::get<Type>(content);
    }
}

template <class Result>
[[nodiscard]] value to_value(Result answer) {
    if constexpr (optional_of<Result>::value) {
        return answer ? host_calls::to_value(*std::move(answer)) : value{};
    } else if constexpr (whole_number<Result>) {
        if (!std::in_range<std::int64_t>(answer)) throw std::out_of_range{"the answer does not fit"};
        return decimal{static_cast<std::int64_t>(answer)};
    } else {
        return answer;
    }
}

/// Result and arguments of what is called like a function; for what is not, or is so in several ways, nothing.
template <class Function>
struct shape_of;
template <class Result, class... Arguments>
struct shape_of<Result (*)(Arguments...)> {
    using result = typename optional_of<std::remove_cvref_t<Result>>::content;
    static constexpr bool is_typed = known_type<result> && !text<result> && (known_type<std::remove_cvref_t<Arguments>> && ...) &&
                                     (std::convertible_to<std::remove_cvref_t<Arguments>, Arguments> && ...);

    [[nodiscard]] static host_signature signature()
        requires is_typed
    {
        return {{type_of<std::remove_cvref_t<Arguments>>()...}, type_of<result>()};
    }
    template <class Function>
    [[nodiscard]] static value call(const Function& function, std::span<const value> given)
        requires is_typed
    {
        return call_with(function, given, std::index_sequence_for<Arguments...>{});
    }

private:
    template <class Function, std::size_t... Index>
    static value call_with(const Function& function, [[maybe_unused]] std::span<const value> given, std::index_sequence<Index...>) {
        return host_calls::to_value<std::remove_cvref_t<Result>>(function(to_argument<std::remove_cvref_t<Arguments>>(given[Index])...));
    }
};
template <class Result, class... Arguments>
struct shape_of<Result (*)(Arguments...) noexcept> : shape_of<Result (*)(Arguments...)> {};
template <class Object, class Result, class... Arguments>
struct shape_of<Result (Object::*)(Arguments...) const> : shape_of<Result (*)(Arguments...)> {};
template <class Object, class Result, class... Arguments>
struct shape_of<Result (Object::*)(Arguments...) const noexcept> : shape_of<Result (*)(Arguments...)> {};
template <class Object, class Result, class... Arguments>
struct shape_of<Result (Object::*)(Arguments...) const&> : shape_of<Result (*)(Arguments...)> {};
template <class Object, class Result, class... Arguments>
struct shape_of<Result (Object::*)(Arguments...) const & noexcept> : shape_of<Result (*)(Arguments...)> {};
template <class Function>
    requires requires { sizeof(shape_of<decltype(&Function::operator())>); }
struct shape_of<Function> : shape_of<decltype(&Function::operator())> {};

/// It takes and gives types of the language.
template <class Function>
concept typed = shape_of<std::decay_t<Function>>::is_typed;
/// It takes values as they are.
template <class Function>
concept untyped = std::same_as<value, std::invoke_result_t<const Function&, std::span<const value>>>;

} // namespace host_calls

/// A function of the host. Pure: for the same arguments it gives the same answer, from whatever thread it is called, and changes nothing that anybody
/// sees. An evaluation calls it once for each place that asks it; explanations, changes, margins and searches for tests try other facts, so that it is
/// called hundreds or thousands of times, with values that no record holds: a function that is slow should remember its answers. Cheap to copy. It takes
/// and gives
/// - `bool`, whole numbers, `decimal`, `date`, `level`, `school_year`, and takes `std::string` or `std::string_view`. `std::optional` of a result
///   may answer nothing: then the value is unknown;
/// - or all arguments as `std::span<const value>`, which are known and of the declared types, and gives a `value`, which may be unknown.
///
/// An argument that is unknown makes the value unknown, and the function is not called. An exception, or an answer of another type than is declared,
/// makes it unknown too (`unknown_reason::function_failed`) and goes to `host_functions::on_failure`.
class host_function {
public:
    host_function() = default;
    template <class Function>
        requires(!std::same_as<std::decay_t<Function>, host_function> && (host_calls::untyped<std::decay_t<Function>> || host_calls::typed<Function>))
    host_function(Function function) : held_{std::make_shared<const held_function<std::decay_t<Function>>>(std::move(function))} { // NOLINT: stands for it
        if constexpr (!host_calls::untyped<std::decay_t<Function>>) signature_ = host_calls::shape_of<std::decay_t<Function>>::signature();
    }

    /// One that takes values as they are, and whose types the program knows only while it runs: a function of another language.
    template <class Function>
        requires host_calls::untyped<std::decay_t<Function>>
    host_function(Function function, host_signature signature) : host_function{std::move(function)} {
        signature_ = std::move(signature);
    }

    /// Whether there is one.
    [[nodiscard]] explicit operator bool() const noexcept { return held_ != nullptr; }
    /// Of a function that takes values as they are, nothing, unless it was told.
    [[nodiscard]] const std::optional<host_signature>& signature() const noexcept { return signature_; }
    /// Calls it; throws what it throws. There must be one, and as many arguments as it takes, all known.
    [[nodiscard]] value operator()(std::span<const value> arguments) const { return held_->call(arguments); }

private:
    struct held {
        virtual ~held() = default;
        [[nodiscard]] virtual value call(std::span<const value> arguments) const = 0;
    };
    template <class Function>
    struct held_function final : held {
        explicit held_function(Function content) : function{std::move(content)} {}
        [[nodiscard]] value call(std::span<const value> arguments) const override {
            if constexpr (host_calls::untyped<Function>) return function(arguments);
            else return host_calls::shape_of<Function>::call(function, arguments);
        }
        Function function;
    };

    std::shared_ptr<const held> held_;
    std::optional<host_signature> signature_;
};

/// A call that came to nothing.
struct function_failure {
    std::string_view function;
    std::span<const value> arguments;
    std::string_view message; ///< of the exception; empty for one that is no `std::exception`
};

/// The functions that a host offers to rules (`load_options::functions`). A value; copying it costs what its names cost.
class host_functions {
public:
    struct entry {
        std::string name;
        host_function function;
    };

    /// Offers a function under a name, as rule files declare it; instead of the one that had that name before.
    host_functions& add(std::string name, host_function function) {
        for (auto& each : entries_)
            if (each.name == name) {
                each.function = std::move(function);
                return *this;
            }
        entries_.push_back({std::move(name), std::move(function)});
        return *this;
    }

    /// Says of a function that cannot be offered what those take and give that can.
    template <class Function>
        requires(!std::convertible_to<Function, host_function>)
    host_functions& add(std::string, Function) {
        static_assert(std::convertible_to<Function, host_function>,
                      "a function for rules takes and gives `bool`, whole numbers, `guong::decimal` (not `double`), `guong::date`, `guong::level` or "
                      "`guong::school_year`, and takes texts but gives none; it is const, has no overloads and is no template, or it takes "
                      "`std::span<const guong::value>` and gives a `guong::value`");
        return *this;
    }

    /// Who is told of each call that failed, from the thread and in the middle of the evaluation that made it; must not throw.
    template <class Function>
        requires std::is_nothrow_invocable_v<const Function&, const function_failure&>
    host_functions& on_failure(Function told) {
        listener_ = std::make_shared<const held_listener<Function>>(std::move(told));
        return *this;
    }

    [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }

    struct listener {
        virtual ~listener() = default;
        virtual void hear(const function_failure& failure) const noexcept = 0;
    };
    [[nodiscard]] const std::shared_ptr<const listener>& failure_listener() const noexcept { return listener_; }

private:
    template <class Function>
    struct held_listener final : listener {
        explicit held_listener(Function content) : function{std::move(content)} {}
        void hear(const function_failure& failure) const noexcept override { function(failure); }
        Function function;
    };

    std::vector<entry> entries_;
    std::shared_ptr<const listener> listener_;
};

} // namespace guong::inline v0
