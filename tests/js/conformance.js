// Prints the lines of tests/conformance/README.md as the package for JavaScript gives them. Run in the repository.
import { readFileSync } from "node:fs";

import { open } from "../../build/js/package/node.js";

const guong = await open();

function printCase([name, rulesFile, recordsFile, root, asOf]) {
  const rules = guong.load(rulesFile, root ? { root } : {});
  const records = rules.dataset(readFileSync(recordsFile));
  const evaluator = rules.bind(records, { asOf });
  const criteria = rules.criteria();
  records.list().forEach(({ record, id }, number) => {
    for (const criterion of criteria.filter((each) => each.record === record)) {
      const outcome = evaluator.evaluate(criterion.name, number);
      const missing = outcome.missing().map(({ at }) => at);
      const columns = [name, record, id, criterion.name, outcome.verdict, outcome.unmet().join(","), missing.join(",")];
      console.log([...columns, evaluator.valuesText(number), outcome.explanation({ format: "json" })].join("\t"));
      outcome.free();
    }
  });
  for (const each of [evaluator, records, rules]) each.free();
}

const lines = readFileSync("tests/conformance/cases.tsv", "utf8").trimEnd().split("\n");
for (const line of lines) printCase(line.split("\t"));
