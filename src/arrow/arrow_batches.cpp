#include <stdexcept>
#include <string>

#include "../json/words.hpp"
#include "held_arrays.hpp"

namespace guong::inline v0 {

namespace arrow {

namespace {

template <class Structure>
void require_live(const Structure* given, const char* what) {
    if (given == nullptr) throw std::invalid_argument{std::string{what} + " is null"};
    if (given->release == nullptr) throw std::invalid_argument{std::string{what} + " was released already"};
}

report failure_of_stream(owned<ArrowArrayStream>& stream) {
    const auto* said = stream->get_last_error(&stream.content());
    diagnostic finding;
    finding.code = diagnostic_code::array_stream_failed;
    finding.arguments = {said != nullptr ? json_reading::shortened(said) : std::string{"it does not say why"}};
    report alone;
    alone.findings.push_back(std::move(finding));
    return alone;
}

} // namespace

} // namespace arrow

arrow_batches::arrow_batches(ArrowSchema* schema, ArrowArray* array) {
    arrow::require_live(schema, "the schema");
    arrow::require_live(array, "the array");
    arrow::owned<ArrowSchema> taken_schema{*schema};
    arrow::owned<ArrowArray> taken_array{*array};
    auto held = std::make_shared<arrow::held_arrays>();
    held->schema = std::move(taken_schema);
    held->arrays.push_back(std::make_shared<const arrow::owned<ArrowArray>>(std::move(taken_array)));
    held_ = std::move(held);
}

result<arrow_batches> arrow_batches::from_stream(ArrowArrayStream* stream) {
    arrow::require_live(stream, "the stream");
    arrow::owned<ArrowArrayStream> taken{*stream};
    auto held = std::make_shared<arrow::held_arrays>();
    if (taken->get_schema(&taken.content(), &held->schema.content()) != 0) return arrow::failure_of_stream(taken);
    while (true) {
        arrow::owned<ArrowArray> next;
        if (taken->get_next(&taken.content(), &next.content()) != 0) return arrow::failure_of_stream(taken);
        if (next->release == nullptr) break; // there are no more
        held->arrays.push_back(std::make_shared<const arrow::owned<ArrowArray>>(std::move(next)));
    }
    return arrow_batches{std::move(held)};
}

} // namespace guong::inline v0
