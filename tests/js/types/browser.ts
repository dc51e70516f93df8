// What a program in a browser may write, and what the compiler must refuse. Nothing of it runs.
import { Engine, open } from "./node_modules/guong/index.js";

const guong: Engine = await open(new URL("https://example.org/guong.wasm"));
const texts: Record<string, string> = { "base.guong": "" };
guong.loadText("unit.guong", 'use "base.guong"', { files: texts });
guong.loadText("unit.guong", 'use "base.guong"', { read: (path) => texts[path] }).free();

// @ts-expect-error: a browser has no files
guong.load("scholarship.guong");
