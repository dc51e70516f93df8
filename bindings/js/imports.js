// For emcc, which asks of every function that is imported where JavaScript has it; package/module.js has it.
mergeInto(LibraryManager.library, { read_used_file: () => 0, call_function: () => 0, release_function: () => {}, tell_failure: () => {} });
