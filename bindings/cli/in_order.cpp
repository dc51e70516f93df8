#include "in_order.hpp"

#include <algorithm>
#include <future>
#include <optional>
#include <vector>

#include "output.hpp"
#include "progress.hpp"

namespace cli {
namespace {

constexpr std::size_t slice = 512;

} // namespace

void write_in_order(const std::string& what, std::size_t count, unsigned jobs, const std::function<void(std::size_t, std::string&)>& make) {
    // Where the texts themselves run over the terminal, they show the progress.
    std::optional<progress> shown;
    if (!output_is_terminal()) shown.emplace(what, count);

    const auto make_slice = [&](std::size_t begin) {
        std::string text;
        for (auto i = begin; i < std::min(begin + slice, count); ++i) make(i, text);
        return text;
    };
    const auto policy = jobs > 1 ? std::launch::async : std::launch::deferred;
    for (std::size_t begin = 0; begin < count; begin += slice * jobs) {
        std::vector<std::future<std::string>> slices;
        for (auto first = begin; first < std::min(begin + slice * jobs, count); first += slice)
            slices.push_back(std::async(policy, make_slice, first));
        for (auto& text : slices) write(text.get());
        if (shown) shown->advance(std::min(slice * jobs, count - begin));
    }
}

} // namespace cli
