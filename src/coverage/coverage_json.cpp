#include <guong/coverage.hpp>

#include "../text/json_text.hpp"

namespace guong::inline v0 {

namespace covering {

namespace {

constexpr std::int64_t coverage_form = 1;

class coverage_json_writer {
public:
    explicit coverage_json_writer(const coverage& told) : told_{told} {}

    std::string write() {
        json_.begin_object().key("guong").number(coverage_form).key("tests").texts(told_.tests).key("totals");
        write_totals(told_.totals());
        json_.key("files").begin_array();
        for (std::uint32_t source = 0; source < told_.sources.size(); ++source) write_file(source);
        json_.end_array().key("clauses").begin_array();
        for (const auto& each : told_.clauses) {
            json_.begin_object().key("cite").text(each.cite).key("items").texts(each.items)
                .key("file").text(told_.sources.at(each.where.source).name());
            write_position(each.where);
            write_test("touched", each.touched);
            json_.end_object();
        }
        json_.end_array().end_object();
        return json_.take();
    }

private:
    void write_totals(const coverage_totals& totals) {
        const auto write = [&](std::string_view name, const covered_share& share) {
            json_.key(name).begin_object().key("shown").number(static_cast<std::int64_t>(share.shown))
                .key("of").number(static_cast<std::int64_t>(share.of));
            json_.end_object();
        };
        json_.begin_object();
        write("met", totals.met);
        write("unmet", totals.unmet);
        write("undetermined", totals.undetermined);
        write("decides", totals.decides);
        write("edges", totals.edges);
        write("rows", totals.rows);
        write("versions", totals.versions);
        write("clauses", totals.clauses);
        json_.key("impossible").number(static_cast<std::int64_t>(totals.impossible)).end_object();
    }

    void write_file(std::uint32_t source) {
        json_.begin_object().key("file").text(told_.sources[source].name()).key("totals");
        write_totals(told_.totals_of(source));
        write_all("conditions", told_.conditions, source, [&](const covered_condition& each) {
            json_.key("group").boolean(each.is_group).key("can_be_undetermined").boolean(each.can_be_undetermined);
            write_test("met", each.met);
            write_test("unmet", each.unmet);
            write_test("undetermined", each.undetermined);
            json_.key("must_decide").boolean(each.must_decide).key("cannot_decide").boolean(each.cannot_decide).key("decides");
            if (each.decides)
                json_.begin_object().key("met").number(each.decides->met).key("unmet").number(each.decides->unmet).end_object();
            else
                json_.null();
        });
        write_all("edges", told_.edges, source, [&](const covered_edge& each) {
            json_.key("bound").text(each.bound).key("beyond").text(each.beyond == edge_side::below ? "below" : "above");
            write_test("at", each.at);
            write_test("next", each.next);
        });
        write_all("rows", told_.rows, source, [&](const covered_row& each) {
            json_.key("number").number(each.number).key("branch").boolean(each.is_branch);
            write_test("hit", each.hit);
        });
        write_all("versions", told_.versions, source, [&](const covered_version& each) {
            json_.key("from").text(each.from.to_string());
            write_test("used", each.used);
        });
        json_.end_object();
    }

    template <class Place, class Write>
    void write_all(std::string_view name, const std::vector<Place>& all, std::uint32_t source, Write write) {
        json_.key(name).begin_array();
        for (const auto& each : all) {
            if (each.where.source != source) continue;
            json_.begin_object();
            write_position(each.where);
            json_.key("text").text(each.text).key("item").text(each.item).key("cite").text(each.cite);
            write(each);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_position(span where) {
        const auto at = told_.sources.at(where.source).locate(where.begin);
        json_.key("line").number(at.line).key("column").number(at.column);
    }

    /// The index of a test, or null.
    void write_test(std::string_view name, const std::optional<test_index>& test) {
        json_.key(name);
        if (test)
            json_.number(*test);
        else
            json_.null();
    }

    const coverage& told_;
    json_writer json_;
};

} // namespace

} // namespace covering

std::string render_json(const coverage& told) { return covering::coverage_json_writer{told}.write(); }

} // namespace guong::inline v0
