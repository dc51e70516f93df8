#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace cli {

/// Makes `count` texts with several threads and writes them to standard output in their order. `make` appends the text of one
/// number and is called from several threads at once.
void write_in_order(const std::string& what, std::size_t count, unsigned jobs, const std::function<void(std::size_t, std::string&)>& make);

} // namespace cli
