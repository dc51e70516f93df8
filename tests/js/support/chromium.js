// A page in headless Chromium, which is told what to do over a pipe, in its DevTools protocol: no library is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const wait_ms = 100;
const waits_max = 600;

/** Messages to the browser, each ended by a zero, and its answers by their number. */
class Pipe {
  #out;
  #number = 0;
  #asked = new Map();

  constructor(out, back) {
    this.#out = out;
    let rest = "";
    back.setEncoding("utf8").on("data", (chunk) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop();
      for (const { id, result, error } of messages.map((each) => JSON.parse(each))) {
        const asked = this.#asked.get(id);
        this.#asked.delete(id);
        if (error) asked?.reject(new Error(error.message));
        else asked?.resolve(result);
      }
    });
  }

  ask(method, params = {}, sessionId = undefined) {
    const id = ++this.#number;
    this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }
}

/** A page that was opened. */
export class Page {
  static async open(address) {
    const page = new Page();
    page.folder = mkdtempSync(path.join(tmpdir(), "guong-page-"));
    const options = ["--headless", "--no-sandbox", "--remote-debugging-pipe", `--user-data-dir=${page.folder}`, ...quiet];
    page.browser = spawn("chromium", options, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    page.ended = new Promise((ended) => page.browser.once("exit", ended));
    page.pipe = new Pipe(page.browser.stdio[3], page.browser.stdio[4]);
    const { targetId } = await page.pipe.ask("Target.createTarget", { url: address });
    page.session = (await page.pipe.ask("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    return page;
  }

  /** What an expression gives there. */
  async value(expression) {
    const options = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await this.pipe.ask("Runtime.evaluate", options, this.session);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until an expression holds. */
  async until(expression) {
    for (let waits = 0; waits < waits_max; waits++) {
      if (await this.value(expression)) return;
      await wait(wait_ms);
    }
    throw new Error(`in vain was waited for: ${expression}`);
  }

  /** The page as PNG, in so many dots. */
  async picture(width, height) {
    await this.pipe.ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false }, this.session);
    const { data } = await this.pipe.ask("Page.captureScreenshot", { captureBeyondViewport: true }, this.session);
    return Buffer.from(data, "base64");
  }

  async close() {
    this.pipe.ask("Browser.close").catch(() => {});
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
