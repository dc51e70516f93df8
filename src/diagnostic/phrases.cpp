#include "phrases.hpp"

#include <array>
#include <stdexcept>

namespace guong::inline v0::catalogue {

namespace {

struct phrase_row {
    phrase_id id;
    std::string_view en;
    std::string_view vi;
};

// `{names}` stands for all arguments, each in backticks: "`a`, `b` or `c`".
constexpr auto phrase_rows = std::to_array<phrase_row>({
    {phrase_id::declared_here, "`{0}` is declared here", "`{0}` được khai báo ở đây"},
    {phrase_id::first_declared_here, "first declared here", "khai báo lần đầu ở đây"},
    {phrase_id::label_here, "`{0}` has a label", "`{0}` có nhãn"},
    {phrase_id::did_you_mean, "did you mean {names}?", "có phải ý bạn là {names}?"},
    {phrase_id::write_instead, "write `{0}`", "hãy viết `{0}`"},
    {phrase_id::hold_in_test, "write `with {0} { … this }`", "hãy viết `kèm theo {0} { … hồ sơ đang xét }`"},
    {phrase_id::known_names, "known names[ ({0})]: {1}", "các tên hiện có[ ({0})]: {1}"},
    {phrase_id::opened_here, "opened here", "mở ở đây"},
    {phrase_id::depends_on, "`{0}` depends on `{1}`", "`{0}` phụ thuộc vào `{1}`"},
    {phrase_id::this_is, "this is of type `{0}`", "giá trị này có kiểu `{0:word}`"},
    {phrase_id::put_brackets, "put brackets: `{0}`", "thêm ngoặc: `{0}`"},
    {phrase_id::add_satisfies, "add `satisfies` and a condition, or `meets` and a criterion",
     "thêm `thỏa mãn` và một điều kiện, hoặc `đáp ứng` và một tiêu chuẩn"},
    {phrase_id::remove_or_use, "use it or remove it", "hãy dùng đến hoặc bỏ đi"},
    {phrase_id::count_it, "write `count of {0}`, or `some x in {0} where …`",
     "hãy viết `số lượng {0}`, hoặc `có x trong {0} mà …`"},
    {phrase_id::quote_name, "to use it as a name, write it in backticks: {0}", "muốn dùng làm tên, hãy viết giữa hai dấu nháy ngược: {0}"},
    {phrase_id::save_as_utf8, "save the file as UTF-8", "hãy lưu tệp với bảng mã UTF-8"},
    {phrase_id::close_quotation, "close it with `\"`; a quotation ends on the line where it begins",
     "hãy đóng bằng dấu `\"`; câu trích phải kết thúc trên chính dòng đó"},
    {phrase_id::bracket_filter, "if this is not said of the element, put brackets round what stands behind `where`",
     "nếu điều này không nói về phần tử, hãy đặt phần đứng sau `mà` trong ngoặc"},
    {phrase_id::say_rounding, "add `rounded half up to 2 places`, or another way to round", "thêm `làm tròn đến 2 chữ số thập phân`, hoặc cách làm tròn khác"},
    {phrase_id::highest_is, "the highest value of {0} is `{1}`", "giá trị cao nhất của {0} là `{1}`"},
    {phrase_id::for_example, "for example `{0}`", "chẳng hạn `{0}`"},
    {phrase_id::write_both_halves, "`\\ud800` to `\\udfff` are halves of a letter: write the letter itself, or both halves, as in `\\ud83d\\ude00`",
     "`\\ud800` đến `\\udfff` chỉ là một nửa của một chữ: hãy viết chính chữ đó, hoặc đủ cả hai nửa, ví dụ `\\ud83d\\ude00`"},
    {phrase_id::begins_here, "in force from {0}", "có hiệu lực từ {0}"},
    {phrase_id::uses, "`{0}` uses `{1}`", "`{0}` dùng `{1}`"},
    {phrase_id::give_root, "name a folder that holds both files as the root: `--root FOLDER`",
     "hãy nêu thư mục gốc chứa cả hai tệp: `--root THƯ_MỤC`"},
    {phrase_id::set_instead, "to give the parameter of the used file another value, write `set {0} = …`",
     "muốn đặt giá trị khác cho tham số của tệp được dùng, hãy viết `đặt {0} = …`"},
    {phrase_id::refine_instead, "to make the criterion of the used file stricter, write `tighten {0} { … }`",
     "muốn quy định chặt chẽ hơn tiêu chuẩn của tệp được dùng, hãy viết `siết chặt {0} { … }`"},
    {phrase_id::set_here, "set here", "được đặt ở đây"},
    {phrase_id::easier_with, "with `{0}` instead of `{1}`, `{2}` is easier to meet here",
     "với `{0}` thay cho `{1}`, ở đây `{2}` dễ đạt hơn"},
    {phrase_id::neither_is_stricter, "for `{2}`, neither `{0}` nor `{1}` is the stricter value here",
     "đối với `{2}`, ở đây `{0}` và `{1}` không giá trị nào chặt chẽ hơn"},
    {phrase_id::one_is_enough, "not all of these have to be met, so one more makes it easier",
     "không cần đạt tất cả các tiêu chí này, nên thêm một tiêu chí thì dễ đạt hơn"},
    {phrase_id::must_not_be_met, "these must not be met, so what is harder to meet makes it easier",
     "các tiêu chí này không được xảy ra, nên siết chặt một tiêu chí thì dễ đạt hơn"},
    {phrase_id::exact_number, "an exact number of these has to be met, so either may make it easier",
     "phải đạt đúng một số tiêu chí này, nên không rõ thay đổi làm dễ hay khó hơn"},
    {phrase_id::asked_not_to_hold, "`{0}` asks that `{1}` be not met", "`{0}` đòi hỏi không đạt `{1}`"},
    {phrase_id::asked_unclearly, "whether `{0}` is met more easily with `{1}` or without it is not clear",
     "không rõ `{0}` dễ đạt hơn khi đạt hay khi không đạt `{1}`"},
    {phrase_id::open_allows, "only the file that declares it can allow this, with the word `open` behind `{0}` or behind what it stands in",
     "chỉ tệp khai báo mới cho phép được việc này, bằng cụm từ `cho phép thay đổi` sau `{0}` hoặc sau phần chứa nó"},
    {phrase_id::tighten_instead, "to ask for more, write `tighten {0} { … }`", "muốn đòi hỏi thêm, hãy viết `siết chặt {0} { … }`"},
    {phrase_id::add_instead, "to rule out more, write `add to {0} { … }`", "muốn loại trừ thêm, hãy viết `bổ sung vào {0} { … }`"},
    {phrase_id::this_row_too, "this row holds for them too", "dòng này cũng phù hợp với các giá trị đó"},
    {phrase_id::exclude_or_order, "let the rows exclude each other, or write `takes first row`",
     "hãy sửa để các dòng loại trừ nhau, hoặc viết `lấy dòng đầu tiên`"},
    {phrase_id::this_row_takes, "this row comes first", "dòng này đứng trước"},
    {phrase_id::report_or_count_rows, "report it by itself: `value … : {0}`; to ask how many rows hold, let another table say `takes count of rows`",
     "hãy nêu riêng: `giá trị … : {0}`; để hỏi có bao nhiêu dòng phù hợp, hãy lập một bảng khác với `lấy số dòng`"},
    {phrase_id::add_row_or_otherwise, "add a row for them, or `otherwise`", "hãy thêm dòng cho các giá trị đó, hoặc thêm `còn lại`"},
    {phrase_id::take_year, "write `year of {0}`", "hãy viết `năm của {0}`"},
    {phrase_id::say_unit, "did you mean `{0} years`, `{0} months` or `{0} days`?", "có phải ý bạn là `{0} năm`, `{0} tháng` hoặc `{0} ngày`?"},
    {phrase_id::meet_behind_satisfies, "if each `{1}` must meet `{2}`, write `{0} satisfies {1} meets {2}`",
     "nếu từng `{1}` phải đáp ứng `{2}`, hãy viết `{0} thỏa mãn {1} đáp ứng {2}`"},
    {phrase_id::say_element_or_this, "write `{0}.{1}` if that is meant, `this.{1}` for the one of the record itself",
     "nếu đúng ý, hãy viết `{0}.{1}`; nếu muốn nói của chính hồ sơ, hãy viết `hồ sơ đang xét.{1}`"},
    {phrase_id::say_element_or_other, "write `{0}.{1}` if that is meant, `{2}.{1}` for the one around it",
     "nếu đúng ý, hãy viết `{0}.{1}`; nếu muốn nói của phần tử bên ngoài, hãy viết `{2}.{1}`"},
    {phrase_id::choice_needs_else, "`if` chooses between values, and has its `else`; to ask a condition only in some cases, write `only if …` behind it",
     "`nếu` dùng để chọn giá trị, và phải có `nếu không thì`; muốn chỉ xét điều kiện trong một số trường hợp, hãy viết `chỉ khi …` sau điều kiện"},
    {phrase_id::take_over_elements, "say what is taken of each element: `sum of x.points over x in prizes`",
     "phải nói rõ lấy gì của từng phần tử: `tổng của x.điểm ở mỗi x trong các_giải`"},
    {phrase_id::bound_in_criterion, "a field has no bounds; let a criterion ask for them", "mục thông tin không có giới hạn; hãy đưa giới hạn vào một tiêu chuẩn"},
    {phrase_id::dates_in_braces, "values by date stand in braces: `{ from 2024-01-01 = … }`", "giá trị theo ngày đặt trong dấu ngoặc nhọn: `{ từ 2024-01-01 = … }`"},
    {phrase_id::add_spans_in_turn, "only years and months make one span of time; add others in turn: `+ 2 months + 15 days`",
     "chỉ năm và tháng gộp được thành một khoảng thời gian; các khoảng khác hãy cộng lần lượt: `+ 2 tháng + 15 ngày`"},
    {phrase_id::percent_behind_number, "`%` stands right behind a number, as in `80%`; there is no remainder of a division",
     "`%` phải viết liền sau một số, như `80%`; không có phép chia lấy dư"},
    {phrase_id::multiply_instead, "there are no powers; multiply: `n * n`", "không có phép lũy thừa; hãy nhân: `n * n`"},
    {phrase_id::bound_in_words, "write `at least …` or `at most …`", "hãy viết `ít nhất …` hoặc `không quá …`"},
    {phrase_id::write_brace_twice, "`{actual}` is what was found, `{needed}` what was asked for; a brace as a letter is written twice: `{{`",
     "`{thực tế}` là điều tìm thấy, `{yêu cầu}` là điều phải có; muốn viết dấu ngoặc nhọn thì viết hai lần: `{{`"},
    {phrase_id::write_unit, "write `{0} {1}`", "hãy viết `{0} {1:word}`"},
    {phrase_id::given_first_here, "given first here", "cho lần đầu ở đây"},
    {phrase_id::starts_from, "`{0}` starts from `{1}`", "`{0}` lấy theo `{1}`"},
    {phrase_id::bind_as_level, "bind it with `level`, which says what stands for which value of the scale `{0}`",
     "hãy gắn bằng `level`, ở đó nêu giá trị nào của chương trình ứng với bậc nào của thang bậc `{0}`"},
});

struct term_row {
    std::string_view en;
    std::string_view vi;
};

// Of two terms that begin alike the longer comes first.
constexpr auto term_rows = std::to_array<term_row>({
    // what may stand in a rule file
    {"conditions and values", "điều kiện và giá trị"},
    {"negations with `not`", "phép phủ định `không`"},
    {"brackets", "ngoặc"},
    {"the end of the file", "hết tệp"},
    {"the end of the line", "hết dòng"},
    {"a declaration", "một khai báo"},
    {"a condition", "một điều kiện"},
    {"an annotation", "chú dẫn"},
    {"a quotation", "câu trong ngoặc kép"},
    {"a sentence", "câu trích"},
    {"the sentence", "câu trích"},
    {"a label", "nhãn"},
    {"the label", "nhãn"},
    {"a type", "một kiểu"},
    {"a name", "một tên"},
    {"a comparison", "phép so sánh"},
    {"the name of a", "tên một"},
    {"a ruleset", "bộ tiêu chuẩn"},
    {"the ruleset", "bộ tiêu chuẩn"},
    {"a scale value", "bậc của thang bậc"},
    {"a scale", "thang bậc"},
    {"a parameter", "tham số"},
    {"a record type", "loại hồ sơ"},
    {"a record of type", "hồ sơ loại"},
    {"a record", "loại hồ sơ"},
    {"a definition", "định nghĩa"},
    {"a criterion", "tiêu chuẩn"},
    {"a group", "nhóm tiêu chí"},
    {"a field", "mục thông tin"},
    {"an item", "tiêu chí"},
    {"a setting", "lệnh đặt tham số"},
    {"a refinement", "phần quy định thêm"},
    {"a sample", "hồ sơ mẫu"},
    {"a test", "phép kiểm thử"},
    {"a fact", "một thông tin"},
    {"an expectation", "một kết quả mong đợi"},
    {"an outcome", "một kết quả"},
    {"a calculated value", "một giá trị tính ra"},
    {"sample", "hồ sơ mẫu"},
    {"parameter", "tham số"},
    {"function", "hàm"},
    {"definition", "định nghĩa"},
    {"table", "bảng"},
    {"fields of", "các mục thông tin của"},
    {"values of the scale", "các bậc của thang bậc"},
    // what is wrong with arrays
    {"a struct for each record", "mỗi hồ sơ một struct"},
    {"it has no schema", "không có lược đồ"},
    {"its schema has no format", "lược đồ không ghi định dạng"},
    {"its length or offset is negative", "độ dài hoặc vị trí bắt đầu là số âm"},
    {"its length or offset is beyond all memory", "độ dài hoặc vị trí bắt đầu vượt quá mọi bộ nhớ"},
    {"it has another number of children than its schema", "số mảng con khác với lược đồ"},
    {"a child is missing", "thiếu một mảng con"},
    {"its dictionary is missing, or its schema has none", "thiếu từ điển, hoặc lược đồ không có từ điển"},
    {"it has another number of buffers than its type", "số vùng đệm khác với kiểu của mảng"},
    {"its buffers are missing", "thiếu các vùng đệm"},
    {"its cells are missing", "thiếu các ô"},
    {"its offsets are negative", "vị trí trong mảng là số âm"},
    {"its offsets decrease", "các vị trí trong mảng giảm dần"},
    {"its offsets lead beyond its elements", "các vị trí vượt quá số phần tử"},
    {"a text is longer than 4 GiB", "một đoạn chữ dài hơn 4 GiB"},
    {"its texts are missing", "thiếu vùng đệm chứa chữ"},
    {"the sizes of its buffers are missing", "thiếu kích thước các vùng đệm"},
    {"a text has a negative size", "một đoạn chữ có độ dài âm"},
    {"a text stands in no buffer", "một đoạn chữ không nằm trong vùng đệm nào"},
    {"a text leads beyond its buffer", "một đoạn chữ vượt quá vùng đệm"},
    {"a list has not one child", "một danh sách không có đúng một mảng con"},
    {"it has fewer elements than its length asks for", "số phần tử ít hơn độ dài đòi hỏi"},
    {"a child is shorter than the struct", "một mảng con ngắn hơn struct"},
    {"it is nested too deep", "lồng nhau quá sâu"},
    {"it does not say why", "luồng không cho biết lý do"},
    {"timestamp in the time zone", "timestamp theo múi giờ"},
    // what may stand in a record
    {"the end of the text", "hết nội dung"},
    {"an object that holds a list for each record type", "một đối tượng gồm danh sách hồ sơ của từng loại"},
    {"an object", "một đối tượng"},
    {"a list of records", "danh sách hồ sơ"},
    {"a list", "một danh sách"},
    {"a text or a whole number", "chữ hoặc số nguyên"},
    {"a text of", "chữ gồm các ký tự"},
    {"a text", "chữ"},
    {"a SHA-256 in hexadecimal", "mã SHA-256 viết ở hệ thập lục phân"},
    {"no second key", "không có khóa thứ hai"},
    {"no key", "không có khóa"},
    {"the key", "khóa"},
    {"a whole number from", "một số nguyên từ"},
    {"a whole number", "một số nguyên"},
    {"a number from", "một số từ"},
    {"a number above", "một số lớn hơn"},
    {"a number", "một số"},
    {"a shorter record", "hồ sơ ngắn hơn"},
    {"a percentage such as", "phần trăm, ví dụ"},
    {"a date such as", "một ngày, ví dụ"},
    {"a school year such as", "một năm học, ví dụ"},
    {"a date", "một ngày"},
    {"a judgement such as", "một đánh giá, ví dụ"},
    {"a value of the scale", "một bậc của thang bậc"},
    {"a value", "một giá trị"},
    {"the id of a", "mã của một"},
    {"or the record itself", "hoặc ghi chính hồ sơ đó"},
    {"the number", "số"},
    {"the text", "chữ"},
    {"a key in quotes", "khóa trong ngoặc kép"},
    {"a closing quote", "dấu đóng ngoặc kép"},
    {"a closing bracket", "dấu đóng ngoặc"},
    {"the other half of a surrogate pair", "nửa còn lại của cặp mã thay thế"},
    {"a digit", "một chữ số"},
    {"four hexadecimal digits behind", "bốn chữ số thập lục phân sau"},
    {"any other text in", "chữ khác trong"},
    {"one of", "một trong"},
    {"behind", "sau"},
    {"line", "dòng"},
    {"column", "cột"},
    {"expected", "cần"},
    {"found", "nhưng gặp"},
    {"or", "hoặc"},
    {"to", "đến"},
});

// As in the rule language's own tables, which later stages have: a test compares them.
constexpr auto word_rows = std::to_array<term_row>({
    {"boolean", "đúng_sai"},
    {"judgement", "đánh_giá"},
    {"integer", "số_nguyên"},
    {"decimal", "số_thập_phân"},
    {"percent", "phần_trăm"},
    {"text", "chữ"},
    {"date", "ngày"},
    {"school_year", "năm_học"},
    {"days", "ngày"},
    {"months", "tháng"},
    {"years", "năm"},
    {"last_day", "ngày_cuối_tháng"},
    {"next_day", "ngày_kế_tiếp"},
    {"and", "và"},
    {"or", "hoặc"},
    {"not", "không"},
    {"takes sum of rows", "lấy tổng các dòng"},
    {"en", "tiếng Anh"},
    {"vi", "tiếng Việt"},
});

bool is_word_letter(char byte) noexcept {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

const term_row* term_at(std::string_view text, std::size_t offset) noexcept {
    if (offset > 0 && is_word_letter(text[offset - 1])) return nullptr;
    for (const term_row& row : term_rows) {
        if (!text.substr(offset).starts_with(row.en)) continue;
        const std::size_t end = offset + row.en.size();
        if (end == text.size() || !is_word_letter(text[end])) return &row;
    }
    return nullptr;
}

} // namespace

std::string_view phrase_template(phrase_id id, language which) {
    for (const phrase_row& row : phrase_rows) {
        if (row.id == id) return which == language::vi ? row.vi : row.en;
    }
    throw std::out_of_range("guong: no such phrase");
}

std::string translated_word(std::string_view word, language which) {
    constexpr std::string_view list_of = "list of ";
    if (which == language::en) return std::string{word};
    if (word.starts_with(list_of)) return "danh sách " + translated_word(word.substr(list_of.size()), which);
    for (const term_row& row : word_rows)
        if (row.en == word) return std::string{row.vi};
    return std::string{word};
}

std::string translated_argument(std::string_view argument, language which) {
    if (which == language::en) return std::string{argument};
    std::string words;
    char quote = 0; // what ends the author's word that is being copied
    for (std::size_t offset = 0; offset < argument.size();) {
        const char byte = argument[offset];
        const term_row* term = quote == 0 ? term_at(argument, offset) : nullptr;
        if (term != nullptr) {
            words += term->vi;
            offset += term->en.size();
            continue;
        }
        if (quote == 0 ? byte == '`' || byte == '"' : byte == quote) quote = quote == 0 ? byte : '\0';
        words.push_back(byte);
        ++offset;
    }
    return words;
}

} // namespace guong::inline v0::catalogue
