/// What the module has beside the library for C: the way to a function of JavaScript.

#include <guong.h>

extern "C" {

/// JavaScript gives the text of a used rule file, as `guong_read` says. It finds by `context` which rules are being loaded.
int32_t read_used_file(void* context, const char* path, size_t path_size, guong_string* out);

/// That function, for `guong_load_options`: what is imported has no address that JavaScript could know.
guong_read guong_js_reader(void);
guong_read guong_js_reader(void) { return read_used_file; }
}
