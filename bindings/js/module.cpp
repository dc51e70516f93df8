/// What the module has beside the library for C: the ways to functions of JavaScript. What is imported has no address that JavaScript could know.

#include <guong.h>

extern "C" {

/// JavaScript gives the text of a used rule file, as `guong_read` says. It finds by `context` which rules are being loaded.
int32_t read_used_file(void* context, const char* path, size_t path_size, guong_string* out);
guong_read guong_js_reader(void);
guong_read guong_js_reader(void) { return read_used_file; }

/// JavaScript answers rules that ask a function, as `guong_call` says, which is told by `context`; and lets go of it.
int32_t call_function(void* context, const guong_value* arguments, size_t argument_count, guong_value* answer);
guong_call guong_js_caller(void);
guong_call guong_js_caller(void) { return call_function; }

using guong_release = void (*)(void* context);
void release_function(void* context);
guong_release guong_js_releaser(void);
guong_release guong_js_releaser(void) { return release_function; }

/// JavaScript hears of calls that failed, as `guong_on_failure` says.
void tell_failure(void* context, const char* function, size_t function_size, const guong_value* arguments, size_t argument_count, const char* reason,
                  size_t reason_size);
guong_on_failure guong_js_teller(void);
guong_on_failure guong_js_teller(void) { return tell_failure; }
}
