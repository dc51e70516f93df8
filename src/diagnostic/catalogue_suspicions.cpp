#include "catalogue.hpp"

namespace guong::inline v0::catalogue {

std::vector<diagnostic_description> suspicion_rows() {
    using enum diagnostic_code;
    return {
        {never_met, "never-met", severity::warning,
         {"this condition can never be met",
          "điều kiện này không bao giờ được đáp ứng"},
         {"No value of the field lies within all that is asked of it.",
          "Không giá trị nào của mục thông tin thỏa mãn được hết những điều đòi hỏi ở nó."},
         in_both("criterion c for student : age >= 18 and age < 16"),
         {"Correct a bound, or use `or` if either was meant.",
          "Hãy sửa một mức, hoặc dùng `hoặc` nếu chỉ cần một trong hai."}},
        {never_fails, "never-fails", severity::warning,
         {"this condition can never fail",
          "điều kiện này lúc nào cũng được đáp ứng"},
         {"Every value that the field can have meets it, so it decides nothing.",
          "Mọi giá trị mà mục thông tin có thể có đều thỏa mãn điều kiện này, nên nó không phân biệt được gì."},
         {"criterion c for student : study is fair or better       # fair is the lowest",
          "criterion c for student : study is fair or better       # fair là bậc thấp nhất"},
         {"Correct the bound, or remove the condition.",
          "Hãy sửa mức, hoặc bỏ điều kiện."}},
        {repeated_option, "repeated-option", severity::warning,
         {"the option `{0}` stands there twice",
          "lựa chọn `{0}` được ghi hai lần"},
         {"The second changes nothing. Often another value was meant.",
          "Lần ghi thứ hai không thay đổi gì. Thường là định ghi một giá trị khác."},
         in_both("criterion c for student : rank is one of (first, second, first)"),
         {"Remove it, or write the value that was meant.",
          "Hãy bỏ bớt, hoặc viết giá trị đúng ý."}},
        {point_in_thousands, "point-in-thousands", severity::warning,
         {"`{0}` is read as {1}: what stands behind a point is a fraction",
          "`{0}` được đọc là {1}: phần sau dấu chấm là phần thập phân"},
         {"In Vietnamese a point often separates thousands. Here it separates the fraction, as in `8.5`, and thousands are written without a "
          "sign.",
          "Trong tiếng Việt, dấu chấm thường dùng để tách hàng nghìn. Ở đây dấu chấm tách phần thập phân, như `8.5`, còn hàng nghìn viết liền "
          "không có dấu."},
         in_both("record unit { staff : integer }\ncriterion c for unit : staff >= 1.000"),
         {"Write `1000`; if the fraction is meant, leave out zeros at its end.",
          "Hãy viết `1000`; nếu đúng là phần thập phân thì bỏ các số không ở cuối."}},
        {percent_above_hundred, "percent-above-hundred", severity::warning,
         {"`{0}` is more than the whole, which is 100%",
          "`{0}` vượt quá toàn bộ là 100%"},
         {"A share of a group is never more than 100%, and hardly any other percentage that a record gives.",
          "Tỷ lệ trong một nhóm không bao giờ quá 100%, và các phần trăm khác ghi trong hồ sơ hầu như cũng vậy."},
         in_both("criterion c for unit : (share of m in members satisfies active) >= 120%"),
         {"Correct the percentage.",
          "Hãy sửa lại phần trăm."}},
        {table_gap, "table-gap", severity::warning,
         {"no row of the table `{0}` covers {1}",
          "không dòng nào của bảng `{0}` phù hợp với {1}"},
         {"For these values the table has no value, and what needs it is undetermined. Where several columns are named, the values meet; a "
          "column that is not named may have any value. Numbers have no end unless the rows say `10 or more` in some way, such as `above 8`.",
          "Với các giá trị này bảng không cho giá trị nào, nên những gì cần đến bảng thì chưa đủ căn cứ. Khi nêu nhiều cột thì đó là các giá trị "
          "có cùng lúc; cột không nêu thì giá trị nào cũng được. Số không có giới hạn trên, trừ khi có dòng nói “từ 10 trở lên” theo cách nào "
          "đó, chẳng hạn `trên 8`."},
         in_both("table points for student {\n  given score\n  takes first row\n  row from 8 to 10 : 2\n  row from 5 to 7 : 1\n"
                 "  row below 5 : 0\n}"),
         {"Add a row, widen one, or say with `otherwise` what holds in all other cases.",
          "Hãy thêm một dòng, nới rộng một dòng, hoặc dùng `còn lại` để nói giá trị trong mọi trường hợp khác."}},
        {row_shadowed, "row-shadowed", severity::warning,
         {"this row is never taken: those above take all that it would",
          "dòng này không bao giờ được chọn: các dòng trên đã bao hết các trường hợp của nó"},
         {"The table takes the first row that holds, and wherever this one holds, one above it holds too.",
          "Bảng lấy dòng phù hợp đầu tiên, mà hễ dòng này phù hợp thì một dòng ở trên cũng phù hợp."},
         in_both("table points for student {\n  given score\n  takes first row\n  row at least 5 : 1\n  row at least 8 : 2\n  otherwise 0\n}"),
         {"Put the narrower row first, or remove it.",
          "Hãy đưa dòng hẹp hơn lên trước, hoặc bỏ dòng đó."}},
        {row_never_matches, "row-never-matches", severity::warning,
         {"no value meets this cell, so its row never holds",
          "không giá trị nào thỏa mãn ô này, nên dòng không bao giờ phù hợp"},
         {"The cell asks for values that the column cannot have: a level above the highest, a count below 0, a whole number between two "
          "neighbours.",
          "Ô này đòi những giá trị mà cột không thể có: bậc cao hơn bậc cao nhất, số lượng dưới 0, số nguyên nằm giữa hai số liền nhau."},
         in_both("table points for unit {\n  given count of members\n  takes first row\n  row below 0 : 1\n  otherwise 0\n}"),
         {"Correct the cell, or remove the row.",
          "Hãy sửa ô, hoặc bỏ dòng."}},
        {table_too_large, "table-too-large", severity::warning,
         {"the table `{0}` is too large to be searched for gaps and overlaps",
          "bảng `{0}` quá lớn nên không kiểm tra được chỗ trống và chỗ trùng nhau"},
         {"Rows over many columns cut the values into so many pieces that not all pairs were compared. The table works all the same.",
          "Các dòng trên nhiều cột chia giá trị thành quá nhiều mảnh nên không so sánh được hết mọi cặp. Bảng vẫn dùng được bình thường."},
         in_both("table points for student {\n  given a, b, c, d, e, f, g, h, …\n  …\n}"),
         {"Make several tables of fewer columns, or add `otherwise` and read the rows yourself.",
          "Hãy chia thành vài bảng ít cột hơn, hoặc thêm `còn lại` rồi tự đọc soát các dòng."}},
    };
}

} // namespace guong::inline v0::catalogue
