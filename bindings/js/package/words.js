/** What `guong.h` tells by number, in words. */

const languages = { rules: 0, en: 1, vi: 2 };
const formats = { json: 0, text: 1, markdown: 2, html: 3 };

/** By the status of a function, from 1. */
export const statuses = [
  "ok",
  "invalid argument",
  "rules refused",
  "records refused",
  "not found",
  "out of memory",
  "internal error",
];

const verdicts = ["ineligible", "eligible", "undetermined"];

/** `null` where the criterion is not for the record. */
export const verdictOf = (number) => verdicts[number] ?? null;

function numberOf(numbers, word, what) {
  if (Object.hasOwn(numbers, word)) return numbers[word];
  throw new RangeError(`\`${what}\` expects ${Object.keys(numbers).join(", ")}; not ${String(word)}`);
}

export const languageNumber = (word = "rules") => numberOf(languages, word, "language");
export const formatNumber = (word) => numberOf(formats, word, "format");
