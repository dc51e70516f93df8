#include "csv_table.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <csv.h> // libcsv

namespace {

struct csv_reading {
    std::vector<csv_row> rows;
    csv_row row;
};

void take_cell(void* content, std::size_t size, void* reading) {
    static_cast<csv_reading*>(reading)->row.emplace_back(static_cast<const char*>(content), size);
}

void take_row(int, void* reading) {
    auto& all = *static_cast<csv_reading*>(reading);
    all.rows.push_back(std::move(all.row));
    all.row.clear();
}

} // namespace

std::vector<csv_row> read_csv(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    csv_parser parser;
    if (!file || csv_init(&parser, CSV_STRICT) != 0) throw std::runtime_error{"cannot read " + path};
    csv_reading reading;
    const bool is_whole = csv_parse(&parser, text.data(), text.size(), take_cell, take_row, &reading) == text.size();
    csv_fini(&parser, take_cell, take_row, &reading);
    csv_free(&parser);
    if (!is_whole || reading.rows.empty()) throw std::runtime_error{path + " is no table of comma-separated values"};
    return std::move(reading.rows);
}

std::string to_csv(const csv_row& row) {
    std::string line;
    for (const auto& cell : row) {
        if (&cell != &row.front()) line += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char letter : cell) line.append(letter == '"' ? 2 : 1, letter);
        line += '"';
    }
    return line + '\n';
}
