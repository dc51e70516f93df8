import { Handle } from "./handle.js";
import { formatNumber, languageNumber, verdictOf } from "./words.js";

/** Rules that were bound to records and a reference date. */
export class Evaluator extends Handle {
  #count;

  static bind(rules, records, { asOf = "", showSensitive = false } = {}) {
    const { module } = rules;
    return module.within((frame) => {
      const options = frame.options(...frame.text(asOf), showSensitive ? 1 : 0);
      const { address } = module.give(frame, "guong_evaluator_bind", rules.address, records.address, options);
      const evaluator = new Evaluator(module, "guong_evaluator_free", address);
      evaluator.#count = records.length;
      return evaluator;
    });
  }

  /** The verdict of a criterion on every record, in their order; `null` where it is for records of another type. */
  verdicts(criterion) {
    return this.module.within((frame) => {
      const verdicts = frame.take(this.#count * 4);
      this.module.ask(frame, "guong_evaluator_verdicts", this.address, ...frame.text(criterion), 0, verdicts, this.#count);
      return Array.from(new Int32Array(this.module.memory.buffer, verdicts, this.#count), verdictOf);
    });
  }

  /** The values that the rules report of a record, by name. */
  values(record = 0) {
    return JSON.parse(this.valuesText(record));
  }

  /** The same as JSON, in which numbers have all their digits. */
  valuesText(record = 0) {
    const rows = this.module.within((frame) => this.module.rows(frame, "guong_evaluator_values", this.address, index(record)));
    return `{${rows.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`;
  }

  /** What a criterion gives for the record of that number. */
  evaluate(criterion, record = 0) {
    return this.module.within((frame) => {
      const words = [this.address, ...frame.text(criterion), index(record)];
      return new Outcome(this.module, "guong_outcome_free", this.module.give(frame, "guong_evaluator_evaluate", ...words).address);
    });
  }
}

/** What a criterion gives for a record, and why. */
export class Outcome extends Handle {
  get verdict() {
    return this.module.within((frame) => {
      const place = frame.take(4);
      this.module.ask(frame, "guong_outcome_verdict", this.address, place);
      return verdictOf(this.module.word(place));
    });
  }

  /** The status of every item by its path, the criterion first. */
  items() {
    return this.#rows("guong_outcome_items").map(([item, status]) => ({ item, status }));
  }

  /** Paths of the innermost items that are not met. */
  unmet() {
    return this.#rows("guong_outcome_unmet").map(([item]) => item);
  }

  /** The unknown facts that can still change the verdict, in the order in which to ask for them. */
  missing(language) {
    return this.#rows("guong_outcome_missing", languageNumber(language)).map(([at, label]) => ({ at, label }));
  }

  /** Why, as an object. */
  explain(options = {}) {
    return JSON.parse(this.explanation({ ...options, format: "json" }));
  }

  /** Why, as a text for people, or as a document. */
  explanation({ format = "text", language, allItems = false, changeSets = 0, margins = false } = {}) {
    return this.module.within((frame) => {
      const how = frame.options(formatNumber(format), languageNumber(language), allItems ? 1 : 0, index(changeSets), margins ? 1 : 0);
      return this.module.text(frame, "guong_outcome_explain", this.address, how);
    });
  }

  #rows(name, ...words) {
    return this.module.within((frame) => this.module.rows(frame, name, this.address, ...words));
  }
}

/** A number that C can count with. */
function index(number) {
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 32) return number;
  throw new RangeError(`a whole number from 0 on is expected, not ${String(number)}`);
}
