// What a program in Node may write, and what the compiler must refuse. Nothing of it runs.
import { GuongError, Rules, open, type Explanation, type NodeEngine, type Verdict } from "guong";

const guong: NodeEngine = await open();
try {
  using rules = guong.load("scholarship.guong", { root: ".", settings: { average_min: 8 }, sensitive: ["average"] });
  using records = rules.records("student", [{ average: 9, conduct: undefined }]);
  using evaluator = rules.bind(records, { asOf: "2025-08-01" });
  const verdicts: (Verdict | null)[] = evaluator.verdicts("scholarship");
  using outcome = evaluator.evaluate("scholarship", verdicts.indexOf("eligible"));
  const why: Explanation = outcome.explain({ language: "vi", changeSets: 3 });
  const label: string = why.because.children?.[0]?.label ?? outcome.explanation({ format: "markdown", allItems: true });
  const failed: number = rules.runTests({ filter: label }).failed;
  rules.lines("student", new Uint8Array(failed));
  const functions = { workdays: (first: string, last: string) => (last < first ? null : 1), limit: () => 10n };
  guong.load("leave.guong", { functions, onFailure: ({ function: name, error }) => console.error(name, error), unanswered: true }).free();

  // @ts-expect-error: a promise is no answer
  guong.load("leave.guong", { functions: { workdays: async () => 1 } });
  // @ts-expect-error: no such language
  outcome.missing("fr");
  // @ts-expect-error: an object always comes as one, text by `explanation`
  outcome.explain({ format: "html" });
  // @ts-expect-error: rules are loaded
  new Rules();
  // @ts-expect-error: no such verdict
  if (outcome.verdict === "maybe") outcome.free();
} catch (fault) {
  if (fault instanceof GuongError && fault.status === "rules refused") {
    const code: string | null = fault.report.findings("en")[0]!.code;
    throw new Error(code ?? fault.message);
  }
}
