import { Module } from "./module.js";
import { Rules } from "./rules.js";

/** An instance of the engine, with memory of its own. For one thread; each worker opens another. */
export class Engine {
  #module;

  constructor(module) {
    this.#module = module;
  }

  /** `source` is the WebAssembly: its bytes, or compiled. */
  static async start(source) {
    return new this(await Module.start(source));
  }

  /** `major.minor.patch` */
  get version() {
    const number = this.#module.call("guong_version");
    return [Math.floor(number / 1e6), Math.floor(number / 1e3) % 1e3, number % 1e3].join(".");
  }

  /** Rules from text. `name` is what reports call it, and its path from the root. */
  loadText(name, text, options) {
    return Rules.load(this.#module, name, text, options);
  }
}
