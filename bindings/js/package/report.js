import { statuses } from "./words.js";

/** What the engine had to say: findings in rules or records, each with its place, or what was wrong with an argument. */
export class Report {
  #texts;
  #documents;

  /** `texts` and `documents` (JSON) by language. */
  constructor(texts, documents) {
    this.#texts = texts;
    this.#documents = documents;
  }

  /** For people, several lines; empty where there is nothing to say. */
  text(language = "rules") {
    return this.#in(this.#texts, language);
  }

  /** Each finding as an object; an empty array where there is nothing to say. */
  findings(language = "rules") {
    return JSON.parse(this.#in(this.#documents, language));
  }

  #in(words, language) {
    if (Object.hasOwn(words, language)) return words[language];
    throw new RangeError(`\`language\` expects ${Object.keys(words).join(", ")}; not ${String(language)}`);
  }
}

export const nothingToSay = new Report({ rules: "", en: "", vi: "" }, { rules: "[]", en: "[]", vi: "[]" });

/** Why something could not be done. `message` is the report as text. */
export class GuongError extends Error {
  constructor(status, report) {
    super(report.text() || statuses[status]);
    this.name = "GuongError";
    this.status = statuses[status];
    this.report = report;
  }
}
