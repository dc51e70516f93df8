/// Functions of the host: C gives and takes tagged values where C++ has types.

#include "functions.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include <guong/text.hpp>

#include "../declared_function.hpp"
#include "boundary.hpp"

namespace c_binding {

namespace {

guong_string string_of(std::string_view text) { return {text.data(), text.size()}; }

/// `content` as C sees it; texts lie in it and in the declaration.
guong_value tagged(const guong::value& content, const declared::type& type) {
    using guong::model::base_type;
    const auto whole = [&](guong_type tag, int64_t number) { return guong_value{tag, 0, number, {}}; };
    switch (type.base) {
    case base_type::boolean: return whole(GUONG_BOOLEAN, std::get<bool>(content));
    case base_type::date: return whole(GUONG_DATE, std::get<guong::date>(content).days);
    case base_type::school_year: return whole(GUONG_SCHOOL_YEAR, std::get<guong::school_year>(content).first);
    case base_type::text: return {GUONG_TEXT, 0, 0, string_of(std::get<std::string>(content))};
    case base_type::scale: {
        const auto rank = std::get<guong::level>(content).rank;
        return {GUONG_LEVEL, 0, rank, string_of(type.scale.levels[rank].name)};
    }
    default: {
        const auto number = std::get<guong::decimal>(content);
        return {type.base == base_type::integer ? GUONG_INTEGER : GUONG_DECIMAL, number.scale(), number.coefficient(), {}};
    }
    }
}

/// The arguments of a call. Few stand in place: were there no memory for them, it would seem that the function had failed.
class tagged_arguments {
public:
    tagged_arguments(std::span<const guong::value> contents, const declared::function& as) : size_{contents.size()} {
        if (size_ > few_.size()) many_.resize(size_);
        auto* values = many_.empty() ? few_.data() : many_.data();
        for (size_t i = 0; i < size_; ++i) values[i] = tagged(contents[i], as.arguments[i]);
    }

    [[nodiscard]] const guong_value* data() const noexcept { return many_.empty() ? few_.data() : many_.data(); }
    [[nodiscard]] size_t size() const noexcept { return size_; }

private:
    std::array<guong_value, 8> few_{};
    std::vector<guong_value> many_;
    size_t size_;
};

template <class Number>
Number require_in_range(int64_t number) {
    if (!std::in_range<Number>(number)) throw std::out_of_range{"the answer is out of range"};
    return static_cast<Number>(number);
}

/// What C answered; that it is of the declared type is seen to where the answer of every function is.
guong::value value_of(const guong_value& answer, const declared::type& wanted) {
    switch (answer.type) {
    case GUONG_UNKNOWN: return {};
    case GUONG_BOOLEAN: return answer.number != 0;
    case GUONG_INTEGER:
    case GUONG_DECIMAL:
        if (answer.scale < 0 || answer.scale > 18) throw std::out_of_range{"the answer has a scale that is not from 0 to 18"};
        return guong::decimal::of(answer.number, answer.scale);
    case GUONG_DATE: return guong::date{require_in_range<int32_t>(answer.number)};
    case GUONG_SCHOOL_YEAR: return guong::school_year{require_in_range<int32_t>(answer.number)};
    case GUONG_LEVEL:
        if (answer.text.size == 0) return guong::level{require_in_range<uint8_t>(answer.number)};
        [[fallthrough]];
    case GUONG_TEXT: return declared::value_of(text_of(answer.text, "the text of the answer"), wanted);
    default: throw std::domain_error{"the answer has a type of which there is none"};
    }
}

std::optional<guong::host_type> host_type_of(guong_type type) {
    switch (type) {
    case GUONG_ANY: return guong::host_type::any;
    case GUONG_BOOLEAN: return guong::host_type::boolean;
    case GUONG_INTEGER: return guong::host_type::whole;
    case GUONG_DECIMAL: return guong::host_type::number;
    case GUONG_DATE: return guong::host_type::day;
    case GUONG_LEVEL: return guong::host_type::level;
    case GUONG_TEXT: return guong::host_type::text;
    case GUONG_SCHOOL_YEAR: return guong::host_type::school_year;
    default: return std::nullopt;
    }
}

guong::host_signature signature_of(const guong_function& given) {
    const auto* types = array_of(given.types, given.type_count, "types");
    std::vector<guong::host_type> known;
    for (size_t i = 0; i < given.type_count; ++i) {
        const auto type = host_type_of(types[i]);
        if (!type) throw failure{GUONG_INVALID_ARGUMENT, "no type has the number " + std::to_string(types[i])};
        known.push_back(*type);
    }
    return {{known.begin() + 1, known.end()}, known.front()};
}

/// The members of options that are there, whatever else is wrong with them.
guong_load_options readable(const guong_load_options* options) noexcept {
    guong_load_options known{};
    if (options != nullptr) std::memcpy(&known, options, std::min(options->size, sizeof known));
    return known;
}

} // namespace

/// One function, as long as anything may call it.
class c_function {
public:
    explicit c_function(const guong_function& given) noexcept : given_{given} {}
    c_function(const c_function&) = delete;
    c_function& operator=(const c_function&) = delete;
    ~c_function() {
        if (given_.release != nullptr) given_.release(given_.context);
    }

    void declare(declared::function as) { declaration_ = std::move(as); }
    [[nodiscard]] const declared::function& declaration() const noexcept { return declaration_; }

    [[nodiscard]] guong::value call(std::span<const guong::value> contents) const {
        const tagged_arguments arguments{contents, declaration_};
        guong_value answer{};
        const auto is_answered = given_.call(given_.context, arguments.data(), arguments.size(), &answer) != 0;
        if (!is_answered) throw std::runtime_error{std::string{text_of(answer.text, "the text of the answer")}};
        return value_of(answer, declaration_.result);
    }

private:
    guong_function given_;
    declared::function declaration_;
};

handed_functions::handed_functions(const guong_load_options* options) noexcept {
    const auto known = readable(options);
    given_ = known.functions;
    count_ = given_ != nullptr ? known.function_count : 0;
}

handed_functions::~handed_functions() {
    for (; taken_ < count_; ++taken_)
        if (given_[taken_].release != nullptr) given_[taken_].release(given_[taken_].context);
}

std::shared_ptr<c_function> handed_functions::take_next() {
    auto taken = std::make_shared<c_function>(given_[taken_]);
    ++taken_; // only now: without memory it is still to be released here
    return taken;
}

guong::host_functions handed_functions::registered(const guong_load_options& options) {
    guong::host_functions functions;
    static_cast<void>(array_of(options.functions, options.function_count, "functions"));
    entries_ = std::make_shared<std::vector<entry>>();
    while (taken_ < count_) {
        const auto& given = given_[taken_];
        auto function = take_next();
        if (given.call == nullptr) throw failure{GUONG_INVALID_ARGUMENT, "`call` of a function is NULL"};
        auto name = guong::compose(text_of(given.name, "name"));
        const auto call = [function](std::span<const guong::value> contents) { return function->call(contents); };
        functions.add(name, given.type_count == 0 ? guong::host_function{call} : guong::host_function{call, signature_of(given)});
        entries_->push_back({std::move(name), std::move(function)});
    }
    if (options.on_failure != nullptr)
        functions.on_failure([tell = options.on_failure, context = options.failure_context,
                              entries = entries_](const guong::function_failure& failed) noexcept {
            const auto found = std::find_if(entries->rbegin(), entries->rend(), [&](const entry& each) { return each.name == failed.function; });
            const auto told = [&](const guong_value* arguments, size_t count) {
                tell(context, failed.function.data(), failed.function.size(), arguments, count, failed.message.data(), failed.message.size());
            };
            try {
                const tagged_arguments arguments{failed.arguments, found->function->declaration()};
                told(arguments.data(), arguments.size());
            } catch (const std::bad_alloc&) {
                told(nullptr, 0);
            }
        });
    return functions;
}

void handed_functions::declare(const guong::model::ruleset& rules) {
    for (const auto& each : rules.functions)
        for (auto& [name, function] : *entries_)
            if (name == each.name) function->declare(declared::function_of(each, rules));
}

} // namespace c_binding
