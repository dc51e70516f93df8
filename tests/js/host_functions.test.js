// Functions of JavaScript that rules ask: those of tests/host/asked, and what is wrong with others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { GuongError, open } from "../../build/js/package/node.js";

const guong = await open();
const leave = "tests/host/asked/leave.guong";
const day = 864e5;
const levels = ["new", "settled", "senior"];

const functions = {
  workdays(first, last) {
    if (first < "2000") throw new Error(`no calendar of ${first.slice(0, 4)}`);
    if (last < first) return undefined;
    let count = 0;
    for (let each = Date.parse(first); each <= Date.parse(last); each += day) count += [1, 2, 3, 4, 5].includes(new Date(each).getUTCDay());
    return count;
  },
  day_after: (of) => new Date(Date.parse(of) + day).toISOString().slice(0, 10),
  promoted: (from, steps) => levels[levels.indexOf(from) + steps] ?? "",
  eighth: (share) => share / 8,
  year_after: (year) => year.split("-").map((each) => Number(each) + 1).join("-"),
  is_registered: (name) => (name === "" ? null : ["An", "Bình"].includes(name)),
};

/** The verdict of rules that ask `f`, which gives a value of that type, whether it is `wanted`; and what was told of its failures. */
function asked(declared, wanted, f, facts = {}) {
  const failures = [];
  const text = `scale grade { poor "Poor" good "Good" }
    record r { n : integer  x : decimal  on : date  year : school_year }
    function f gives ${declared[0]} { ${declared.slice(1).map((type, i) => `a${i} : ${type}`).join("  ")} }
    criterion c for r : f(${Object.keys(facts).join(", ")}) = ${wanted}`;
  const rules = guong.loadText("f.guong", text, { functions: { f }, onFailure: (failure) => failures.push(failure) });
  const { verdict } = rules.evaluate("c", facts);
  rules.free();
  return { verdict, failures };
}

const eligible = (...words) => assert.deepEqual(asked(...words), { verdict: "eligible", failures: [] });
function fails(message, ...words) {
  const { verdict, failures } = asked(...words);
  assert.equal(verdict, "undetermined");
  assert.equal(failures.length, 1);
  assert.match(failures[0].error.message, message);
}

test("functions are given and give every type, and the verdicts are those of every language", () => {
  const rules = guong.load(leave, { functions });
  const records = rules.dataset(readFileSync("tests/host/asked/leave.json"));
  const evaluator = rules.bind(records);
  const columns = rules.criteria().map(({ name }) => evaluator.verdicts(name));
  const lines = records.list().map(({ id }, record) => [id, ...columns.map((verdicts) => verdicts[record])].join(" "));
  assert.equal(lines.map((line) => `${line}\n`).join(""), readFileSync("tests/host/asked/verdicts.expected", "utf8"));
});

test("what a function throws is told, and the evaluation goes on", () => {
  const failures = [];
  const rules = guong.load(leave, { functions, onFailure: (failure) => failures.push(failure) });
  const outcome = rules.evaluate("short", { begun: "1999-12-31", ended: "2025-03-14" });
  assert.equal(outcome.verdict, "undetermined");
  assert.match(outcome.explanation({ language: "en" }), /the program that keeps these records failed to answer/);
  const [{ function: name, arguments: given, error }] = failures;
  assert.deepEqual([name, given, error.message], ["workdays", ["1999-12-31", "2025-03-14"], "no calendar of 1999"]);
  assert.equal(guong.load(leave, { functions }).evaluate("short", { begun: "1999-12-31", ended: "2025-03-14" }).verdict, "undetermined");
});

test("an answer is a number, a level by its name or label, a day or a school year as records write it, or nothing", () => {
  eligible(["decimal"], "0.1", () => 0.1);
  eligible(["decimal"], "0.0000001", () => 1e-7);
  eligible(["integer"], "100000000000000000", () => 1e17);
  eligible(["integer"], "9007199254740993", () => 9007199254740993n);
  eligible(["grade"], "good", () => "Good");
  eligible(["date"], "2024-02-29", () => "2024-02-29");
  eligible(["integer", "integer"], "-8", (n) => n - 1, { n: -7 });
  eligible(["school_year", "school_year"], "2024-2025", (year) => year, { year: "2024-2025" });
  eligible(["date", "date"], "0001-01-01", (on) => on, { on: "0001-01-01" });
  assert.deepEqual(asked(["integer"], "7", () => null), { verdict: "undetermined", failures: [] });
});

test("an answer of another type, or out of range, is a failure", () => {
  fails(/not of the type/, ["integer"], "7", () => 7.5);
  fails(/not of the type/, ["integer"], "7", () => true);
  fails(/not of the type/, ["integer"], "7", () => "7");
  fails(/means nothing of the type/, ["grade"], "good", () => "best");
  fails(/means nothing of the type/, ["date"], "2024-02-29", () => "2023-02-29");
  fails(/NaN/, ["decimal"], "7", () => NaN);
  fails(/too many digits/, ["integer"], "7", () => 1e19);
  fails(/too many digits/, ["integer"], "7", () => 2n ** 63n);
  fails(/scale/, ["decimal"], "7", () => 1e-19);
  fails(/\[object Date\]/, ["date"], "2024-02-29", () => new Date());
  fails(/\[object Promise\]/, ["integer"], "7", async () => 7);
});

test("an argument is never a number that is only near", () => {
  const text = (n) => `{"n": ${n}}`;
  const failures = [];
  const rules = guong.loadText("f.guong", "record r { n : integer }\nfunction f gives integer { n : integer }\ncriterion c for r : f(n) >= 0", {
    functions: { f: (n) => n },
    onFailure: ({ error }) => failures.push(error),
  });
  assert.equal(rules.evaluate("c", text("9007199254740992")).verdict, "eligible");
  assert.equal(rules.evaluate("c", text("9007199254740993")).verdict, "undetermined");
  assert.match(failures[0].message, /more digits/);
});

test("rules whose functions are not given are refused, unless they may stay without an answer", () => {
  const { is_registered, ...others } = functions;
  assert.throws(
    () => guong.load(leave, { functions: others }),
    (fault) => fault instanceof GuongError && fault.report.findings()[0].code === "E1020",
  );
  const rules = guong.load(leave, { functions: others, unanswered: true });
  assert.equal(rules.evaluate("registered", { name: "An" }).verdict, "undetermined");
  assert.equal(rules.evaluate("short", { begun: "2025-03-03", ended: "2025-03-14" }).verdict, "eligible");
  assert.throws(() => guong.load(leave, { functions: { ...functions, is_registered: true } }), TypeError);
});

test("a function may itself evaluate rules, and ask others", () => {
  const inner = guong.load(leave, { functions });
  const outer = guong.load(leave, {
    functions: {
      ...functions,
      is_registered: (name) => inner.evaluate("registered", { name }).verdict === "eligible",
      promoted: (from) => inner.evaluate("senior", { standing: "senior" }).verdict && from,
    },
  });
  assert.equal(outer.evaluate("registered", { name: "An" }).verdict, "eligible");
  assert.equal(outer.evaluate("senior", { standing: "senior" }).verdict, "eligible");
});

test("a function that asks for itself without end comes to nothing, and stops that engine at most", async () => {
  const fresh = await open();
  const rules = fresh.load(leave, {
    functions: { ...functions, is_registered: (name) => ({ eligible: true, ineligible: false })[rules.evaluate("registered", { name }).verdict] },
  });
  try {
    assert.equal(rules.evaluate("registered", { name: "An" }).verdict, "undetermined");
  } catch (fault) {
    assert.match(fault.message, /was stopped/);
  }
  assert.equal(guong.load(leave, { functions }).evaluate("registered", { name: "An" }).verdict, "eligible");
});

test("functions are let go of with the last that was made of the rules", async () => {
  const fresh = await open();
  const held = async () => {
    const registered = { is_registered: () => true };
    const rules = fresh.load(leave, { functions: registered, unanswered: true });
    const outcome = rules.evaluate("registered", { name: "An" });
    rules.free();
    outcome.explain();
    outcome.free();
    return new WeakRef(registered.is_registered);
  };
  const reference = await held();
  await new Promise((done) => setTimeout(done));
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  assert.equal(reference.deref(), undefined);
});
