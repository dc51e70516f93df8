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
    .record_moved = "{0} {1}, {2}: {3} → {4}",
    .value_moved = "{0} {1}, {2}: {3} → {4}",
    .without_id = "records without an id, not compared: {0}",
    .not_compared = "not compared, as only one version has them: {0}",
    .witness_name = "{0}: {1} before the change, {2} after it",
    .witness_found = "{0}: this record is {2} now, and was {1}",
    .witness_none = "{0}: no record gets another verdict, whatever is known of it",
    .witness_none_where_known = "{0}: no record that is known in full gets another verdict; none was found of which something is unknown",
    .witness_unclear = "{0}: no record was found that gets another verdict; that is no proof that there is none",
    .witness_not_compared = "{0}: not compared, as scales, records or the criterion are declared otherwise",
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
    .record_moved = "{0} {1}, {2}: {3} → {4}",
    .value_moved = "{0} {1}, {2}: {3} → {4}",
    .without_id = "hồ sơ không có mã nên không so sánh được: {0}",
    .not_compared = "không so sánh được vì chỉ có ở một bản: {0}",
    .witness_name = "{0}: {1} trước khi sửa, {2} sau khi sửa",
    .witness_found = "{0}: hồ sơ này nay {2}, trước đó {1}",
    .witness_none = "{0}: không hồ sơ nào đổi kết luận, dù biết hay chưa biết thông tin gì",
    .witness_none_where_known =
        "{0}: không hồ sơ nào đã biết đủ thông tin đổi kết luận; cũng chưa tìm được hồ sơ nào còn thiếu thông tin mà đổi",
    .witness_unclear = "{0}: chưa tìm được hồ sơ nào đổi kết luận; điều đó chưa chứng minh là không có",
    .witness_not_compared = "{0}: không so sánh được, vì thang bậc, đối tượng hoặc tiêu chuẩn được khai báo khác",
    .absent = "không có",
};

} // namespace

const impact_phrases& impact_phrases_in(language which) noexcept { return which == language::vi ? vietnamese_impact : english_impact; }

} // namespace guong::inline v0::impacts
