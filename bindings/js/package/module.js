import { Frame } from "./frame.js";
import { Functions } from "./functions.js";
import { GuongError, Report, nothingToSay } from "./report.js";
import { languageNumber } from "./words.js";

const decoder = new TextDecoder();
const notImplemented = { ofSystem: 38, ofWasi: 52 }; // ENOSYS

/** The module and its memory. Only this file, `frame.js` and `functions.js` know of addresses and statuses. */
export class Module {
  #functions;
  #broken = false;
  functions = new Functions(this); // that rules may ask
  #reading = []; // for the rules that are being loaded: the host's functions that give texts, and frames for these

  static async start(source) {
    const module = new Module();
    const compiled = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
    const instance = await WebAssembly.instantiate(compiled, module.#imports());
    module.#functions = instance.exports;
    module.memory = instance.exports.memory;
    module.#functions._initialize?.();
    return module;
  }

  /** Calls a function by its name in C, and gives what it returns as a number from 0 on. What the engine throws inside never comes here; what stops it,
   * such as too deep a recursion, leaves it unusable. */
  call(name, ...words) {
    this.#requireWhole();
    let answer;
    try {
      answer = this.#functions[name](...words) >>> 0; // addresses reach beyond 2^31
    } catch (fault) {
      this.#broken = true;
      throw new Error(`the engine was stopped: ${fault.message}`, { cause: fault });
    }
    this.#requireWhole(); // a function of the host that was called meanwhile may have called in again, and stopped it
    return answer;
  }

  #requireWhole() {
    if (this.#broken) throw new Error("the engine was stopped by an earlier fault: open another");
  }

  /** Calls a function that frees; does nothing where nothing can be called any more. */
  release(name, address) {
    if (!this.#broken) this.call(name, address);
  }

  /** Runs `work` with a frame. */
  within(work) {
    const frame = new Frame(this);
    try {
      return work(frame);
    } finally {
      if (!this.#broken) frame.free();
    }
  }

  /** Calls a function whose last argument is a report, and gives the report; throws where its status says so. */
  ask(frame, name, ...words) {
    const place = frame.take(4);
    const status = this.call(name, ...words, place);
    const report = this.#takeReport(this.word(place));
    if (status !== 0) throw new GuongError(status, report);
    return report;
  }

  /** The same of a function that gives something, before its report: its address. */
  give(frame, name, ...words) {
    const place = frame.take(4);
    const report = this.ask(frame, name, ...words, place);
    return { address: this.word(place), report };
  }

  /** The same of a function that gives a text. */
  text(frame, name, ...words) {
    return this.#takeText(this.give(frame, name, ...words).address);
  }

  /** The same of a function that gives a table: an array of arrays of cells. */
  rows(frame, name, ...words) {
    const { address } = this.give(frame, name, ...words);
    const size = frame.take(4);
    const cell = (row, column) => {
      const start = this.call("guong_table_cell", address, row, column, size);
      return this.decode(start, this.word(size));
    };
    const columns = [...Array(this.call("guong_table_column_count", address)).keys()];
    const rows = Array.from({ length: this.call("guong_table_row_count", address) }, (_, row) => columns.map((column) => cell(row, column)));
    this.call("guong_table_free", address);
    return rows;
  }

  word(address) {
    return new Uint32Array(this.memory.buffer, address, 1)[0];
  }

  /** Runs `work` while `read`, from a path to a text or `undefined`, may be asked for used files; `work` is handed the two members of load options. What
   * `read` throws is thrown here. */
  reading(frame, read, work) {
    if (!read) return work([0, 0]);
    const asked = { read, frame, fault: undefined };
    this.#reading.push(asked);
    try {
      return work([this.call("guong_js_reader"), this.#reading.length - 1]);
    } catch (fault) {
      throw asked.fault ?? fault;
    } finally {
      this.#reading.pop();
    }
  }

  #readUsedFile(context, path, pathSize, out) {
    const asked = this.#reading[context];
    try {
      const found = asked.read(this.decode(path, pathSize));
      if (found === undefined || found === null) return 0;
      new Uint32Array(this.memory.buffer, out, 2).set(asked.frame.text(found));
      return 1;
    } catch (fault) {
      asked.fault ??= fault;
      return 0;
    }
  }

  /** The text of so many bytes. */
  decode(address, size) {
    return decoder.decode(new Uint8Array(this.memory.buffer, address, size));
  }

  #takeText(address) {
    const content = this.decode(this.call("guong_text_data", address), this.call("guong_text_size", address));
    this.call("guong_text_free", address);
    return content;
  }

  #takeReport(address) {
    if (address === 0) return nothingToSay;
    const render = (format, language) =>
      this.within((frame) => {
        const place = frame.take(4);
        const status = this.call("guong_report_render", address, format, languageNumber(language), place);
        if (status !== 0) throw new RangeError("no memory to say what is wrong");
        return this.#takeText(this.word(place));
      });
    const inAll = (format) => ({ rules: render(format, "rules"), en: render(format, "en"), vi: render(format, "vi") });
    const report = new Report(inAll(1), inAll(0));
    this.call("guong_report_free", address);
    return report;
  }

  /** All that the module asks of its host. What only the C++ library names, to open and print, is answered with an error: there are no files. */
  #imports() {
    const unsigned = (work) => (...words) => work(...words.map((word) => word >>> 0)); // addresses come with a sign
    const own = {
      read_used_file: unsigned((...words) => this.#readUsedFile(...words)),
      call_function: unsigned((...words) => this.functions.call(...words)),
      release_function: unsigned((number) => this.functions.release(number)),
      tell_failure: unsigned((...words) => this.functions.tell(...words)),
      emscripten_notify_memory_growth: () => {},
    };
    const stop = () => {
      throw new Error("it ended itself");
    };
    return {
      env: new Proxy(own, { get: (_, name) => own[name] ?? (() => -notImplemented.ofSystem) }),
      wasi_snapshot_preview1: new Proxy({}, { get: (_, name) => (name === "proc_exit" ? stop : () => notImplemented.ofWasi) }),
    };
  }
}
