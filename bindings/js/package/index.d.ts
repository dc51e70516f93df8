/** The words of the engine. `rules` is the language of the ruleset. */
export type Language = "rules" | "en" | "vi";
export type Verdict = "eligible" | "ineligible" | "undetermined";
export type Status = "met" | "unmet" | "undetermined" | "not_applicable";

/** A text, or the bytes of one in UTF-8. */
export type Text = string | Uint8Array;
/** JSON as text, or what becomes it by `JSON.stringify`. Numbers of JavaScript have about 16 digits: give text where more matter. What is missing,
 * `undefined` or `null`, is unknown: neither false nor zero. */
export type Json = Text | object;

export interface Finding {
  /** `E0203`; `null` where an argument is wrong, which has no place. */
  code: string | null;
  severity: "error" | "warning";
  message: string;
  file?: string;
  /** From 1; columns count code points. */
  line?: number;
  column?: number;
  end_line?: number;
  end_column?: number;
  help?: string[];
}

/** What the engine had to say: findings in rules or records. */
export class Report {
  private constructor();
  /** For people, several lines; empty where there is nothing to say. */
  text(language?: Language): string;
  findings(language?: Language): Finding[];
}

/** Why something could not be done. `message` is the report as text. */
export class GuongError extends Error {
  private constructor();
  readonly status:
    | "invalid argument"
    | "rules refused"
    | "records refused"
    | "not found"
    | "out of memory"
    | "internal error";
  readonly report: Report;
}

/** Something that lives in the memory of the engine. It is freed some time after nobody holds it any more; who makes many frees them at once, by `free`
 * or by `using`. Any order will do: each keeps what it needs. After that, its methods throw a `TypeError`. */
export interface Freed {
  free(): void;
  [Symbol.dispose](): void;
}

/** What a function is given: `boolean`; `number` for integer, decimal and percent (of a hundred); `string` for text, a level by its name, a day
 * (`2025-03-01`) and a school year (`2024-2025`). */
export type Fact = boolean | number | string;
/** What it gives, likewise; a level also by its label. `undefined` or `null`: it has no answer, and what was asked stays unknown. A promise is none. */
export type Answer = Fact | bigint | undefined | null;
/** A function that rules may ask. For the same arguments it gives the same answer, and changes nothing that anybody sees. It is called only with facts that
 * are known; often, for explanations and searches try other facts: one that is slow should remember its answers. What it throws makes its answer unknown. */
export type HostFunction = (...facts: any[]) => Answer;

/** A call that came to nothing. */
export interface FunctionFailure {
  function: string;
  arguments: Fact[];
  /** What it threw; a `TypeError` if it gave what is not of the type that the rules declare. */
  error: unknown;
}

export interface LoadOptions {
  /** Other values than the file gives to its parameters, written as in a rule file: `3`, `80%`, `national`. */
  settings?: Record<string, string | number>;
  /** Fields that are sensitive though no file declares it: `income`, or `student.income`. */
  sensitive?: string[];
  /** The functions that rules may ask, by the names that rule files declare. They are held until all that was made of the rules is freed. */
  functions?: Record<string, HostFunction>;
  /** Is told of each call that failed, in the middle of the evaluation that made it, which then goes on. */
  onFailure?: (failure: FunctionFailure) => void;
  /** Rules may declare functions that are not given: these never answer, and what needs them is undetermined. By default such rules are refused. */
  unanswered?: boolean;
}

export interface TextOptions extends LoadOptions {
  /** The texts of used files by their paths from the root. */
  files?: Record<string, Text>;
  /** Instead of `files`: gives such a text, or nothing where there is none. What it throws is thrown by `loadText`. */
  read?: (path: string) => Text | undefined | null;
}

export interface RecordOptions {
  /** An unknown key is an error that spoils its record, not a warning. */
  strict?: boolean;
}

export interface EvaluationOptions {
  /** The reference date, `2025-08-01`. The engine reads no clock: rules that need a date and get none are undetermined. */
  asOf?: string;
  /** Outcomes tell what is sensitive: for those who are entitled to it. */
  showSensitive?: boolean;
}

export interface ExplainOptions {
  language?: Language;
  /** So many of the cheapest sets of changes that would make the record eligible; a bounded search. By default none are looked for. */
  changeSets?: number;
  /** How far each fact of an eligible record may move; likewise a search. */
  margins?: boolean;
}

export interface ExplanationOptions extends ExplainOptions {
  /** By default `text`; `markdown` and `html` are documents of their own. */
  format?: "json" | "text" | "markdown" | "html";
  /** Every item, not only those that decided; JSON has them all anyway. */
  allItems?: boolean;
}

export interface Node {
  id?: string;
  label?: string;
  cite?: string;
  status: Status;
  kind: string;
  text?: string;
  actual?: unknown;
  needed?: unknown;
  /** JSON Pointers into the record, or `TYPE/ID#POINTER` into another. */
  at?: string[];
  where?: { file: string; line: number };
  children?: Node[];
  [more: string]: unknown;
}

/** Why; what is not named here is told in the schema of the command's `explain --format json`. */
export interface Explanation {
  guong: 1;
  ruleset: { name: string; title: string; source: string; sha256: string; [more: string]: unknown };
  as_of: string | null;
  record: { type: string; id: string | null };
  criterion: { name: string; title: string; cite: string };
  verdict: Verdict;
  because: Node;
  /** Paths of a smallest set of items that alone decides the verdict. */
  reasons: unknown[];
  /** Unknown facts that can still change the verdict. */
  missing: { at: string; label: string; [more: string]: unknown }[];
  /** Unknown facts that cannot. */
  irrelevant: unknown[];
  values: Record<string, unknown>;
  [more: string]: unknown;
}

export interface Criterion {
  name: string;
  title: string;
  cite: string;
  /** The record type that it is for. */
  record: string;
}

export interface TestOptions {
  language?: Language;
  /** Only tests with these words in their name, row or citation. */
  filter?: string;
}

export interface TestReport {
  guong: 1;
  suite: string;
  tests: {
    name: string;
    row: { number: number; cells: string } | null;
    record: string;
    cite: string;
    file: string;
    line: number;
    column: number;
    passed: boolean;
    failures: { expected: string; found: string; file: string; line: number; column: number }[];
    explanations: Explanation[];
  }[];
  passed: number;
  failed: number;
}

/** What a criterion gives for a record, and why. */
export class Outcome implements Freed {
  private constructor();
  readonly verdict: Verdict;
  /** The status of every item by its path, `sv/sv2/b`; the criterion first. */
  items(): { item: string; status: Status }[];
  /** Paths, below the criterion, of the innermost items that are not met. */
  unmet(): string[];
  /** The unknown facts that can still change the verdict, in the order in which to ask for them. A bounded search. */
  missing(language?: Language): { at: string; label: string }[];
  explain(options?: ExplainOptions): Explanation;
  explanation(options?: ExplanationOptions): string;
  free(): void;
  [Symbol.dispose](): void;
}

/** Rules that were bound to records and a reference date. Records are numbered from 0; the first is meant where no number is given. */
export class Evaluator implements Freed {
  private constructor();
  /** The verdict of a criterion on every record, and nothing else: the fast way for many. `null`: the criterion is for another type. */
  verdicts(criterion: string): (Verdict | null)[];
  evaluate(criterion: string, record?: number): Outcome;
  /** The values that the rules report of a record, by name; `null` is unknown, `{ masked: true }` withheld. */
  values(record?: number): Record<string, unknown>;
  /** The same as JSON, in which numbers have all their digits. */
  valuesText(record?: number): string;
  free(): void;
  [Symbol.dispose](): void;
}

/** Records that were read for a ruleset, numbered from 0 in the order of the document. */
export class Records implements Freed {
  private constructor();
  /** Warnings, and why records were refused. */
  readonly warnings: Report;
  /** How many there are, without those that were refused. */
  readonly length: number;
  /** `id` is empty where a record has none. */
  list(): { record: string; id: string }[];
  /** Those that were refused; `at` is a JSON Pointer into the document, and `fault` one to what is wrong there, mostly a field. */
  refused(language?: Language): { record: string; id: string; at: string; error: string; fault: string }[];
  free(): void;
  [Symbol.dispose](): void;
}

/** A ruleset that was checked and compiled. What fails throws a `GuongError`. */
export class Rules implements Freed {
  private constructor();
  readonly warnings: Report;
  criteria(language?: Language): Criterion[];
  /** Throws where there is none, and says which is near. */
  criterion(name: string, language?: Language): Criterion;
  /** The files that the rules were read from: the loaded one, then those that it uses. */
  files(): { file: string; sha256: string }[];
  /** Runs the tests that stand in the loaded file, not those of files that it uses. */
  runTests(options?: TestOptions): TestReport;
  /** The same, in words: what failed, and how many passed. */
  testText(options?: TestOptions): string;
  /** One record; those that it refers to stand inside it. Throws where anything is wrong with it. */
  record(type: string, record: Json, options?: RecordOptions): Records;
  /** An array of records of one type. One that is wrong is refused alone, here and below. */
  records(type: string, records: Json, options?: RecordOptions): Records;
  /** Records of one type, one a line. */
  lines(type: string, lines: Text, options?: RecordOptions): Records;
  /** `{ student: […], … }`, in which references lead to records by their `id`. */
  dataset(dataset: Json, options?: RecordOptions): Records;
  /** For many records: bind once, then ask. */
  bind(records: Records, options?: EvaluationOptions): Evaluator;
  /** For a record now and then: what a criterion gives for it. */
  evaluate(criterion: string, record: Json, options?: EvaluationOptions & RecordOptions): Outcome;
  free(): void;
  [Symbol.dispose](): void;
}

/** An instance of the engine, with memory of its own: for one thread, so that each worker opens another. */
export class Engine {
  protected constructor();
  /** `major.minor.patch` */
  readonly version: string;
  /** Rules from text. `name` is what reports call it, and its path from the root, from which on used files are named: without `.` and `..`. */
  loadText(name: string, text: Text, options?: TextOptions): Rules;
}

/** Opens the engine. `source` is the WebAssembly, as bytes or compiled, or where it lies: by default beside the package's own files. */
export function open(source?: string | URL | BufferSource | WebAssembly.Module): Promise<Engine>;
