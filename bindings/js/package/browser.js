import { Engine } from "./engine.js";

export { Engine } from "./engine.js";
export { Evaluator, Outcome } from "./evaluation.js";
export { Records } from "./records.js";
export { GuongError, Report } from "./report.js";
export { Rules } from "./rules.js";

/** Opens the engine. `source` is the WebAssembly, or where it lies: by default beside this file. */
export async function open(source = new URL("./guong.wasm", import.meta.url)) {
  if (typeof source !== "string" && !(source instanceof URL)) return Engine.start(source);
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source} cannot be read: ${answer.status} ${answer.statusText}`);
  return Engine.start(await answer.arrayBuffer());
}
