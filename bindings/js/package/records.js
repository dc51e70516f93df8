import { Handle } from "./handle.js";
import { nothingToSay } from "./report.js";
import { languageNumber } from "./words.js";

/** JSON, or its bytes, of what a program holds. Where more digits matter than a number has, give JSON as text. */
function jsonOf(content) {
  if (typeof content === "string" || content instanceof Uint8Array) return content;
  return JSON.stringify(content, (key, value) => {
    // As JSON it would be `null`: unknown, and nobody would have been told.
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`\`${key}\` is ${value}, which no record can hold`);
    return value;
  });
}

/** Records that were read for a ruleset, numbered from 0. */
export class Records extends Handle {
  /** What the engine had to say of them: warnings, and why records were refused. */
  warnings = nothingToSay;

  static read(rules, name, type, content, { strict = false } = {}) {
    const { module } = rules;
    return module.within((frame) => {
      const ofType = type === undefined ? [] : frame.text(type);
      const { address, report } = module.give(
        frame,
        name,
        rules.address,
        ...ofType,
        ...frame.text(jsonOf(content)),
        frame.options(strict ? 1 : 0),
      );
      const records = new Records(module, "guong_records_free", address);
      records.warnings = report;
      return records;
    });
  }

  /** How many there are, without those that were refused. */
  get length() {
    return this.module.call("guong_records_count", this.address);
  }

  /** Which they are, in the order of their numbers; `id` is empty where a record has none. */
  list() {
    return this.#rows("guong_records_list").map(([record, id]) => ({ record, id }));
  }

  /** Those that were refused, with their place in the document, what is wrong, and the place of that. */
  refused(language) {
    return this.#rows("guong_records_refused", languageNumber(language)).map(([record, id, at, error, fault]) => ({ record, id, at, error, fault }));
  }

  #rows(name, ...words) {
    return this.module.within((frame) => this.module.rows(frame, name, this.address, ...words));
  }
}
