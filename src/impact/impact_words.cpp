#include "impact_words.hpp"

namespace guong::inline v0::impacts {

namespace {

constexpr impact_phrases english_impact{
    .parts = {"ruleset", "use", "scale", "scale value", "parameter", "record", "field", "definition", "table", "function", "criterion", "item", "setting",
              "refinement"},
    .added = "+ {0} {1}  {2}",
    .removed = "- {0} {1}  {2}",
    .changed = "~ {0} {1}  {2}",
    .words_changed = "~ {0} {1}, in words alone  {2}",
    .before = "    - {0}",
    .after = "    + {0}",
    .nothing = "the rules say the same",
    .compared = "compared: {0} verdicts",
    .nobody = "nobody gets another verdict",
    .moved = "other verdicts: {0}",
    .from_to = "  {0}: {1} → {2}: {3}",
    .because_of = "because of",
    .item_moved = "    {0}: {1} → {2}",
    .clause = "  {0}: {1}",
    .record_moved = "{0}, {1}: {2} → {3}",
    .value_moved = "{0}, {1}: {2} → {3}",
    .without_id = "records without an id, not compared: {0}",
    .not_compared = "not compared, as only one version has them: {0}",
    .witness_name = "{0}: {1} before the change, {2} after it",
    .witness_found = "{0}: this record is {2} now, and was {1}",
    .witness_none = "{0}: no record gets another verdict, whatever is known of it",
    .witness_none_where_known = "{0}: no record that is known in full gets another verdict; none was found of which something is unknown",
    .witness_unclear = "{0}: no record was found that gets another verdict; that is no proof that there is none",
    .witness_not_compared = "{0}: not compared, as scales, records or the criterion are declared otherwise",
    .of_test = "    from the test “{0}”",
    .value_witness_name = "{0}: {1} before the change, {2} after it",
    .value_witness_found = "{1}, {0}: of this record it is {3} now, and was {2}",
    .value_witness_none = "{1}, {0}: no record gets another value, whatever is known of it",
    .value_witness_unclear = "{1}, {0}: no record was found that gets another value; that is no proof that there is none",
    .value_witness_not_compared = "{1}, {0}: not compared, as one version alone reports it, or scales, records or the value are declared otherwise",
    .titled = "{0} ({1})",
    .absent = "not there",
};

constexpr impact_phrases vietnamese_impact{
    .parts = {"bộ tiêu chuẩn", "tệp được dùng", "thang bậc", "bậc", "tham số", "đối tượng", "trường thông tin", "định nghĩa", "bảng",
              "hàm", "tiêu chuẩn", "tiêu chí", "giá trị đặt lại", "phần sửa đổi"},
    .added = "+ {0} {1}  {2}",
    .removed = "- {0} {1}  {2}",
    .changed = "~ {0} {1}  {2}",
    .words_changed = "~ {0} {1}, chỉ đổi lời văn  {2}",
    .before = "    - {0}",
    .after = "    + {0}",
    .nothing = "hai bản quy định như nhau",
    .compared = "đã so sánh: {0} kết luận",
    .nobody = "không ai đổi kết luận",
    .moved = "kết luận thay đổi: {0}",
    .from_to = "  {0}: {1} → {2}: {3}",
    .because_of = "do tiêu chí",
    .item_moved = "    {0}: {1} → {2}",
    .clause = "  {0}: {1}",
    .record_moved = "{0}, {1}: {2} → {3}",
    .value_moved = "{0}, {1}: {2} → {3}",
    .without_id = "hồ sơ không có mã nên không so sánh được: {0}",
    .not_compared = "không so sánh được vì chỉ có ở một bản: {0}",
    .witness_name = "{0}: {1} trước khi sửa, {2} sau khi sửa",
    .witness_found = "{0}: hồ sơ này nay {2}, trước đó {1}",
    .witness_none = "{0}: không hồ sơ nào đổi kết luận, dù biết hay chưa biết thông tin gì",
    .witness_none_where_known =
        "{0}: không hồ sơ nào đã biết đủ thông tin đổi kết luận; cũng chưa tìm được hồ sơ nào còn thiếu thông tin mà đổi",
    .witness_unclear = "{0}: chưa tìm được hồ sơ nào đổi kết luận; điều đó chưa chứng minh là không có",
    .witness_not_compared = "{0}: không so sánh được, vì thang bậc, đối tượng hoặc tiêu chuẩn được khai báo khác",
    .of_test = "    từ phép kiểm thử “{0}”",
    .value_witness_name = "{0}: {1} trước khi sửa, {2} sau khi sửa",
    .value_witness_found = "{1}, {0}: với hồ sơ này nay là {3}, trước đó là {2}",
    .value_witness_none = "{1}, {0}: không hồ sơ nào đổi giá trị, dù biết hay chưa biết thông tin gì",
    .value_witness_unclear = "{1}, {0}: chưa tìm được hồ sơ nào đổi giá trị; điều đó chưa chứng minh là không có",
    .value_witness_not_compared = "{1}, {0}: không so sánh được, vì chỉ một bản có giá trị này, hoặc thang bậc, đối tượng hay giá trị được khai báo khác",
    .titled = "{0} ({1})",
    .absent = "không có",
};

} // namespace

const impact_phrases& impact_phrases_in(language which) noexcept { return which == language::vi ? vietnamese_impact : english_impact; }

} // namespace guong::inline v0::impacts
