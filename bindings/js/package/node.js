import { readFileSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { Engine } from "./engine.js";

export { Engine } from "./engine.js";
export { Evaluator, Outcome } from "./evaluation.js";
export { Records } from "./records.js";
export { GuongError, Report } from "./report.js";
export { Rules } from "./rules.js";

const withSlashes = (file) => file.split(path.sep).join("/");

/** `file` as the engine can follow it: it knows no folder above where names begin. */
function nameOf(file) {
  const name = path.normalize(file);
  return withSlashes(name.startsWith("..") ? path.resolve(name) : name);
}

/** What gives the texts of used files, all in `root`, also by way of symbolic links. */
function filesIn(root, name) {
  const folder = realpathSync(root);
  const start = name.startsWith("/") ? "/" : "";
  return (used) => {
    try {
      const file = realpathSync(start + used);
      const inside = path.relative(folder, file);
      return inside.startsWith("..") || path.isAbsolute(inside) ? undefined : readFileSync(file);
    } catch (fault) {
      if (fault.code === "ENOENT" || fault.code === "ENOTDIR") return undefined;
      throw fault;
    }
  };
}

/** An engine that reads rule files. */
export class NodeEngine extends Engine {
  /** Rules from a file, and those that it uses; none of these may lie outside of `root`, by default the folder of the file. */
  load(file, { root, ...options } = {}) {
    const name = nameOf(file);
    return this.loadText(name, readFileSync(file), { ...options, read: filesIn(root ?? path.dirname(file), name) });
  }
}

/** Opens the engine. `source` is the WebAssembly, or where it lies: by default beside this file. */
export async function open(source = new URL("./guong.wasm", import.meta.url)) {
  const isPlace = typeof source === "string" || source instanceof URL;
  return NodeEngine.start(isPlace ? await readFile(source) : source);
}
