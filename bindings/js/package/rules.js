import { Evaluator } from "./evaluation.js";
import { Handle } from "./handle.js";
import { Records } from "./records.js";
import { nothingToSay } from "./report.js";
import { formatNumber, languageNumber } from "./words.js";

const criterionOf = ([name, title, cite, record]) => ({ name, title, cite, record });

/** What gives the texts of used files: a function, or an object from paths to texts. */
function readerOf({ files, read }) {
  if (files && read) throw new TypeError("`files` and `read` both say where used files come from: give one");
  return files ? (path) => (Object.hasOwn(files, path) ? files[path] : undefined) : read;
}

/** A ruleset that was checked and compiled. */
export class Rules extends Handle {
  /** What the engine had to say of them: warnings. */
  warnings = nothingToSay;

  static load(module, name, text, options = {}) {
    return module.within((frame) => {
      const settings = Object.entries(options.settings ?? {});
      const sensitive = options.sensitive ?? [];
      const names = frame.words(sensitive.flatMap((each) => frame.text(each)));
      const values = frame.words(settings.flatMap(([key, value]) => [...frame.text(key), ...frame.text(String(value))]));
      const source = [...frame.text(name), ...frame.text(text)];
      return module.reading(frame, readerOf(options), (reader) => {
        const functions = module.functions.offer(frame, options.functions, options.onFailure);
        const unanswered = options.unanswered ? 1 : 0;
        const how = frame.options(values, settings.length, 0, 0, names, sensitive.length, ...reader, ...functions, unanswered);
        const { address, report } = module.give(frame, "guong_rules_load_text", ...source, how);
        const rules = new Rules(module, "guong_rules_free", address);
        rules.warnings = report;
        return rules;
      });
    });
  }

  /** The criteria, in the order of the rules. */
  criteria(language) {
    return this.#rows("guong_rules_criteria", languageNumber(language)).map(criterionOf);
  }

  /** The criterion of that name. Throws where there is none, and says which is near. */
  criterion(name, language) {
    const [found] = this.module.within((frame) =>
      this.module.rows(frame, "guong_rules_find_criterion", this.address, ...frame.text(name), languageNumber(language)),
    );
    return criterionOf(found);
  }

  /** The files that the rules were read from: the loaded one, then those that it uses. */
  files() {
    return this.#rows("guong_rules_files").map(([file, sha256]) => ({ file, sha256 }));
  }

  /** Runs the tests that stand in the loaded file. */
  runTests(options = {}) {
    return JSON.parse(this.#testReport("json", options));
  }

  /** The same, in words: what failed, and how many passed. */
  testText(options = {}) {
    return this.#testReport("text", options);
  }

  /** One record; those that it refers to stand inside it. */
  record(type, record, options) {
    return Records.read(this, "guong_records_read_one", type, record, options);
  }

  /** Records of one type: an array of them. */
  records(type, records, options) {
    return Records.read(this, "guong_records_read_array", type, records, options);
  }

  /** Records of one type, one a line. */
  lines(type, lines, options) {
    return Records.read(this, "guong_records_read_lines", type, lines, options);
  }

  /** Records of several types, which refer to each other by `id`. */
  dataset(dataset, options) {
    return Records.read(this, "guong_records_read_dataset", undefined, dataset, options);
  }

  /** Binds the rules to records, and to the day as of which they are judged. */
  bind(records, options) {
    return Evaluator.bind(this, records, options);
  }

  /** What a criterion gives for one record: the short way for a record now and then. */
  evaluate(criterion, record, options = {}) {
    const records = this.record(this.criterion(criterion).record, record, options);
    const evaluator = this.bind(records, options);
    try {
      return evaluator.evaluate(criterion, 0);
    } finally {
      evaluator.free();
      records.free();
    }
  }

  #rows(name, ...words) {
    return this.module.within((frame) => this.module.rows(frame, name, this.address, ...words));
  }

  #testReport(format, { filter = "", language }) {
    return this.module.within((frame) => {
      const how = frame.options(formatNumber(format), languageNumber(language), ...frame.text(filter), 0);
      return this.module.text(frame, "guong_rules_run_tests", this.address, how, 0);
    });
  }
}
