// Judges applicants, one JSON record a line, and says why.     node main.js RULES APPLICANTS
import { readFileSync } from "node:fs";

import { GuongError, open } from "guong";

const [rulesFile, applicantsFile] = process.argv.slice(2);
const signs = { eligible: "✓", ineligible: "✗", undetermined: "?" };

/** One line that says why: what was not met, or what to ask for. */
function reasonOf(outcome) {
  if (outcome.verdict === "undetermined") return `ask for: ${outcome.missing("en").map(({ label }) => label).join(", ")}`;
  const { changes } = outcome.explain({ language: "en", changeSets: 1 });
  return outcome.verdict === "eligible" ? "all is met" : changes[0].map(({ text }) => text).join("; ");
}

function report(rules) {
  const applicants = rules.lines("applicant", readFileSync(applicantsFile));
  const evaluator = rules.bind(applicants);
  applicants.list().forEach(({ id }, number) => {
    const outcome = evaluator.evaluate("grant", number);
    console.log(`${signs[outcome.verdict]} ${id}: ${reasonOf(outcome)}`);
    outcome.free(); // at once: there may be many
  });
  for (const { at, error } of applicants.refused("en")) console.log(`! line ${Number(at.slice(1)) + 1} was refused: ${error}`);
}

const guong = await open();
try {
  report(guong.load(rulesFile));
} catch (fault) {
  if (!(fault instanceof GuongError)) throw fault;
  console.error(fault.report.text("en"));
  process.exitCode = 1;
}
