import { Engine, LoadOptions, Rules } from "./index.js";

export * from "./index.js";

export interface FileOptions extends LoadOptions {
  /** The folder that no used file may lie outside of; by default that of the loaded file. */
  root?: string;
}

/** An engine that reads rule files. */
export class NodeEngine extends Engine {
  protected constructor();
  /** Rules from a file, and those that it uses. */
  load(file: string, options?: FileOptions): Rules;
}

/** Opens the engine. `source` is the WebAssembly, as bytes or compiled, or where it lies: by default beside the package's own files. */
export function open(source?: string | URL | BufferSource | WebAssembly.Module): Promise<NodeEngine>;
