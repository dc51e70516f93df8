#pragma once

/// Reads object after object into one buffer that evaluators stay bound to.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <guong/host.hpp>

#include "bound_objects.hpp"

namespace guong::inline v0::host {

class object_reader {
public:
    object_reader(const rules& used, std::unique_ptr<bound_objects> bound, const evaluation_options& options);

    /// Whether all of it could be read.
    [[nodiscard]] bool read(const void* object);
    [[nodiscard]] verdict verdict_of(const criterion& asked) const;
    void run(const criterion& asked, slots& out) const;
    /// Nothing for those that could not be read.
    [[nodiscard]] std::vector<std::optional<verdict>> evaluate_all(const criterion& asked, const objects_in_a_row& objects);
    [[nodiscard]] record kept(const void* object) const;
    [[nodiscard]] const report& refusal() const noexcept { return refusal_; }
    [[nodiscard]] std::size_t binding_count() const noexcept { return binding_count_; }

    // What a plan says of the object that is being read.
    void put_yes_no(bool content);
    void put_number(decimal content);
    void put_text(std::string_view content);
    void put_day(date content);
    void put_years(school_year content);
    void put_choice(std::int64_t enumerator);
    void put_reference(const void* object);
    void begin_list(std::size_t count);
    void put_element(const void* object);
    void end_list();
    void put_elements(const void* first, std::size_t count, std::size_t stride);
    void refuse(diagnostic_code code, std::vector<std::string> arguments);
    [[nodiscard]] const std::string& field_name() const { return places_.back().field->plan->name; }

private:
    /// Where reading is: a field of a row, and in a list which element.
    struct place {
        bound_record* record = nullptr;
        row_number row = 0;
        const bound_field* field = nullptr;
        row_number first = 0; // of the elements
        std::size_t done = 0; // elements
        bool is_too_long = false; // the list: its elements are passed over
    };

    void bind();
    void find_places();
    row_number add_rows(model::record_index record, std::size_t count);
    /// Whether all of them could be read.
    [[nodiscard]] bool read_all(const objects_in_a_row& objects);
    void fill(const objects_in_a_row& objects);
    void read_objects(const objects_in_a_row& objects, bound_record& bound, row_number row);
    [[nodiscard]] std::string pointer() const;
    void require_own(const criterion& asked) const;
    void evaluate_one_by_one(const criterion& asked, const objects_in_a_row& objects, std::vector<std::optional<verdict>>& verdicts, report& refusals);
    [[nodiscard]] std::string id_of(const void* object) const;

    guong::program program_;
    std::unique_ptr<bound_objects> bound_;
    evaluation_options options_;
    std::optional<record_buffer> buffer_;
    std::optional<evaluator> engine_;
    std::size_t binding_count_ = 0;
    std::vector<place> places_; // from the object inwards
    report refusal_;
    const void* object_ = nullptr; // that is being read
    bool is_read_ = false;
    bool misfit_ = false;
    mutable slots scratch_;
};

} // namespace guong::inline v0::host
